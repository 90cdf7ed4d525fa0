//! The prover of the course: every way through the steps and the fee is walked with every combination of answers and register answers
//! that their conditions can tell apart.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::fault::Faults;
use crate::{Answers, Condition, Course, Onward, Service, Step, reach};

mod fees;
mod updates;

/// More combinations than this are not walked; such a course is taken to be sound.
const MOST_WAYS: usize = 100_000;

/// Where the steps and the fees stand in `service.toml`.
#[derive(Default)]
pub(crate) struct Lines {
    pub(crate) steps: Vec<usize>,
    pub(crate) fees: Vec<usize>,
    pub(crate) agencies: Vec<usize>,
    pub(crate) updates: Vec<usize>,
}

/// Reports steps that no application comes to, lines of the fee that nobody pays, and registers' answers that lead nowhere.
pub(crate) fn check(service: &Service, lines: &Lines, faults: &Faults) {
    paid(service, lines, faults);
    patient(service, lines, faults);
    possible(service, lines, faults);
    updates::check(service, lines, faults);
    fees::check(service, lines, faults);
    let steps = service.steps.iter().filter_map(Step::when);
    let fees = service.fees.iter().filter_map(|fee| fee.when.as_ref());
    let agencies = service.competences.iter().map(|line| &line.when);
    let conditions: Vec<&Condition> = steps.chain(fees).chain(agencies).collect();
    let said = said(service, &conditions);
    let answers = reach::combinations(&service.form, &conditions)
        .filter(|answers| answers.len().checked_mul(said.len()).is_some_and(|ways| ways <= MOST_WAYS));
    let Some(answers) = answers else {
        // Too many ways to walk them together: each condition is walked alone.
        alone(service, lines, faults);
        return;
    };
    let mut seen = Seen::default();
    for answers in &answers {
        for checks in &said {
            seen.walk(service, &Course { answers, checks, day: reach::today() });
        }
    }
    seen.report(service, lines, faults);
}

/// Conditions that no single answer can make true.
fn possible(service: &Service, lines: &Lines, faults: &Faults) {
    let steps = service.steps.iter().map(Step::when).zip(&lines.steps);
    let fees = service.fees.iter().map(|fee| fee.when.as_ref()).zip(&lines.fees);
    let agencies = service.competences.iter().map(|line| Some(&line.when)).zip(&lines.agencies);
    let updates = service.updates.iter().map(|update| update.when.as_ref()).zip(&lines.updates);
    for (when, line) in steps.chain(fees).chain(agencies).chain(updates) {
        for message in when.into_iter().flat_map(|when| reach::never(&service.form, when)) {
            faults.add("service.toml", *line, message);
        }
    }
}

/// Steps and lines of the fee whose own condition cannot hold.
fn alone(service: &Service, lines: &Lines, faults: &Faults) {
    let of_registers = |when: &Condition| when.questions().iter().any(|name| name.contains(':'));
    let cannot = |when: Option<&Condition>| {
        when.is_some_and(|when| !of_registers(when) && !reach::may_hold(&service.form, when))
    };
    for (place, step) in service.steps.iter().enumerate().filter(|(_, step)| cannot(step.when())) {
        let message = format!("the step \"{}\" never runs: its condition cannot hold", step.name());
        faults.add("service.toml", line(&lines.steps, place), message);
    }
    for (place, fee) in service.fees.iter().enumerate().filter(|(_, fee)| cannot(fee.when.as_ref())) {
        let message = format!("the fee \"{}\" is never asked for: its condition cannot hold", fee.name);
        faults.add("service.toml", line(&lines.fees, place), message);
    }
}

fn line(lines: &[usize], place: usize) -> usize {
    lines.get(place).copied().unwrap_or(1)
}

/// A fee that no step asks for would never be paid, and a payment of nothing would be asked for.
fn paid(service: &Service, lines: &Lines, faults: &Faults) {
    let costs = service.fees.iter().any(|fee| fee.kopecks > 0 || fee.from.is_some());
    let pays = service.steps.iter().position(|step| matches!(step, Step::Pay { .. }));
    match (costs, pays) {
        (true, None) => {
            let message = "there is a fee and no step of kind \"pay\" asks for it";
            faults.add("service.toml", line(&lines.fees, 0), message);
        }
        (false, Some(place)) => {
            let message = "a step of kind \"pay\" asks for a fee, and there is none";
            faults.add("service.toml", line(&lines.steps, place), message);
        }
        _ => {}
    }
}

/// An officer without a term could let an application wait for ever, and silence without a term means nothing.
fn patient(service: &Service, lines: &Lines, faults: &Faults) {
    if service.has_term() {
        return;
    }
    if let Some(place) = service.steps.iter().position(|step| matches!(step, Step::Review { .. })) {
        let message = format!(
            "the step \"{}\" can wait for ever: an officer decides, and \"term_working_days\" is 0",
            service.steps[place].name()
        );
        faults.add("service.toml", line(&lines.steps, place), message);
    }
}

/// Every combination of what the registers can say, as far as anything depends on it.
fn said(service: &Service, conditions: &[&Condition]) -> Vec<BTreeMap<String, Value>> {
    let mut all = vec![BTreeMap::new()];
    for step in &service.steps {
        let Step::Check { name, passes_when, .. } = step else { continue };
        let mut answers: Vec<Answers> = vec![Answers::new()];
        if let Some(field) = passes_when {
            answers = [true, false].map(|passed| Answers::from_iter([(field.clone(), json!(passed))])).into();
        }
        let begins = crate::step::field_name(name, "");
        let mut named = BTreeSet::new();
        conditions.iter().flat_map(|condition| condition.questions()).for_each(|question| {
            named.extend(question.strip_prefix(&begins).map(|field| (field.to_owned(), question.to_owned())));
        });
        for (field, question) in named {
            let mut values = Vec::new();
            conditions.iter().for_each(|condition| reach::mentioned(condition, &question, &mut values));
            answers = with_each(&answers, &field, &values);
        }
        all = all
            .iter()
            .flat_map(|earlier| {
                answers.iter().map(|answer| {
                    let mut more = earlier.clone();
                    more.insert(name.clone(), Value::Object(answer.clone()));
                    more
                })
            })
            .take(MOST_WAYS)
            .collect();
    }
    all
}

/// Each answer with each value of a field, and without it.
fn with_each(answers: &[Answers], field: &str, values: &[Value]) -> Vec<Answers> {
    let with = |answer: &Answers, value: &Value| {
        let mut more = answer.clone();
        more.insert(field.to_owned(), value.clone());
        more
    };
    let without = answers.iter().cloned();
    without.chain(answers.iter().flat_map(|answer| values.iter().map(|value| with(answer, value)))).collect()
}

/// What some application has come to.
#[derive(Default)]
struct Seen {
    steps: BTreeSet<usize>,
    fees: BTreeSet<String>,
    agencies: BTreeSet<usize>,
    refusing: BTreeSet<String>,
    /// Steps that were on the way of every application that came past them.
    skipped: BTreeSet<usize>,
}

impl Seen {
    fn walk(&mut self, service: &Service, course: &Course<'_>) {
        self.fees.extend(service.fee(course.answers, course.day).map(|fee| fee.name.to_owned()));
        let competent = |line: &crate::Competence| line.when.holds(course.answers, course.day);
        self.agencies.extend(service.competences.iter().position(competent));
        // A check that comes later has not answered yet.
        let mut checks = BTreeMap::new();
        let mut known = Course { checks: &checks, ..*course };
        let mut place = service.next(0, &known);
        let mut from = 0;
        while let Some(here) = place {
            self.skipped.extend(from..here);
            self.steps.insert(here);
            from = here + 1;
            let name = service.steps[here].name();
            if let Some(answer) = course.checks.get(name) {
                checks.insert(name.to_owned(), answer.clone());
            }
            known = Course { checks: &checks, ..*course };
            place = match service.onward(here, &known) {
                Onward::Step(next) => Some(next),
                Onward::Done => None,
                Onward::Refused(name) => {
                    self.refusing.insert(name);
                    return;
                }
            };
        }
        self.skipped.extend(from..service.steps.len());
    }

    fn report(&self, service: &Service, lines: &Lines, faults: &Faults) {
        for (place, step) in service.steps.iter().enumerate() {
            let at = line(&lines.steps, place);
            // A fee that is counted is something as soon as the form is filled in.
            let owes = service.fee_range().is_some_and(|(_, most)| most > 0);
            if matches!(step, Step::Pay { .. }) && !owes {
                continue;
            }
            if !self.steps.contains(&place) {
                let message = format!("the step \"{}\" never runs: its condition cannot hold", step.name());
                faults.add("service.toml", at, message);
            } else if step.when().is_some() && !self.skipped.contains(&place) {
                let message =
                    format!("the condition of the step \"{}\" always holds: leave it out", step.name());
                faults.add("service.toml", at, message);
            }
        }
        for (place, competence) in service.competences.iter().enumerate() {
            if !self.agencies.contains(&place) {
                let message = format!(
                    "no application goes to \"{}\" by this line: its condition cannot hold, or a line before it fits too",
                    competence.agency
                );
                faults.add("service.toml", line(&lines.agencies, place), message);
            }
        }
        let unpaid = |fee: &&crate::Fee| !self.fees.contains(&fee.name);
        for fee in service.fees.iter().filter(unpaid) {
            let place = service.fees.iter().position(|one| one.name == fee.name).unwrap_or(0);
            let message = format!("the fee \"{}\" is never asked for: its condition cannot hold", fee.name);
            faults.add("service.toml", line(&lines.fees, place), message);
        }
    }
}

/// The checks that refuse some application by themselves: they need the words `reason-NAME`.
pub(crate) fn refusing(steps: &[Step]) -> Vec<&str> {
    let always = |step: &Step| matches!(step, Step::Review { when: None, .. });
    let refuses = |(place, step): &(usize, &Step)| {
        matches!(step, Step::Check { passes_when: Some(_), .. })
            && !steps.iter().skip(*place).any(|later| always(later) || follows(later, step.name()))
    };
    steps.iter().enumerate().filter(refuses).map(|(_, step)| step.name()).collect()
}

/// Whether a review runs at least whenever this check has failed.
fn follows(step: &Step, check: &str) -> bool {
    let Step::Review { when: Some(when), .. } = step else { return false };
    let failed = Condition::Is(crate::step::passed_name(check), json!(false));
    match when {
        Condition::Any(parts) => parts.contains(&failed),
        other => *other == failed,
    }
}
