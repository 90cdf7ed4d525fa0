//! What is another between two revisions of a service, in words: for the person, for the officers, for the letter.

mod limits;
mod told;

use std::collections::BTreeMap;

use text::Lang;

use crate::diff::limits::Limit;
use crate::diff::told::Told;
use crate::{Block, Condition, Item, Question, Service, Step};

/// Whom a change concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Concerns {
    /// Whoever applies.
    Person,
    /// Whoever decides.
    Officers,
    /// What is issued.
    Letter,
}

/// One change in words, in English as everything an operator reads at the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Whom it concerns.
    pub concerns: Concerns,
    /// What is another.
    pub words: String,
}

/// Collects changes.
struct Changes(Vec<Change>);

impl Changes {
    fn add(&mut self, concerns: Concerns, words: impl Into<String>) {
        self.0.push(Change { concerns, words: words.into() });
    }

    /// The same for what is written in words already.
    fn words(&mut self, concerns: Concerns, what: &str, (before, after): (String, String)) {
        if before != after {
            self.add(concerns, format!("{what}: {before} is now {after}"));
        }
    }

    fn value<T: Told>(&mut self, concerns: Concerns, what: &str, (before, after): (T, T)) {
        self.words(concerns, what, (before.told(), after.told()));
    }

    /// Whole lines: one for one is changed, else each that has come and each that has gone.
    fn lines(&mut self, concerns: Concerns, what: &str, (before, after): (Vec<String>, Vec<String>)) {
        let gone: Vec<&String> = before.iter().filter(|line| !after.contains(line)).collect();
        let fresh: Vec<&String> = after.iter().filter(|line| !before.contains(line)).collect();
        match (&gone[..], &fresh[..]) {
            ([gone], [fresh]) => self.add(concerns, format!("{what}: {gone} is now {fresh}")),
            ([], []) if before != after => {
                self.add(concerns, format!("{what}, in another order: {}", after.join("; ")));
            }
            _ => {
                gone.iter().for_each(|line| self.add(concerns, format!("{what}: {line} is gone")));
                fresh.iter().for_each(|line| self.add(concerns, format!("{what}: {line} is new")));
            }
        }
    }

    /// The limits that differ, each on a line of its own.
    fn limits(&mut self, concerns: Concerns, whose: &str, before: &[Limit], after: &[Limit]) {
        for ((name, before), (_, after)) in before.iter().zip(after) {
            self.words(concerns, &format!("{whose}, {name}"), (before.clone(), after.clone()));
        }
    }

    /// What has come and what has gone, by name.
    fn names(&mut self, concerns: Concerns, what: &str, before: &[&str], after: &[&str]) {
        for name in after.iter().filter(|name| !before.contains(name)) {
            self.add(concerns, format!("{what} \"{name}\" is new"));
        }
        for name in before.iter().filter(|name| !after.contains(name)) {
            self.add(concerns, format!("{what} \"{name}\" is gone"));
        }
        let kept = |list: &[&str], other: &[&str]| -> Vec<String> {
            list.iter().filter(|name| other.contains(name)).map(ToString::to_string).collect()
        };
        if kept(before, after) != kept(after, before) {
            self.add(concerns, format!("{what}s stand in another order: {}", after.join(", ")));
        }
    }
}

/// Everything that differs, the person's changes first.
#[must_use]
pub fn differences(before: &Service, after: &Service) -> Vec<Change> {
    let mut changes = Changes(Vec::new());
    head(&mut changes, before, after);
    form(&mut changes, before, after);
    steps(&mut changes, before, after);
    words(&mut changes, before, after);
    letters(&mut changes, before, after);
    changes.0.sort_by_key(|change| change.concerns);
    changes.0
}

fn head(changes: &mut Changes, before: &Service, after: &Service) {
    let rubles = |service: &Service| -> Vec<String> {
        let line = |fee: &crate::Fee| {
            let name = if fee.name.is_empty() { "for everybody" } else { fee.name.as_str() };
            let when = fee.when.as_ref().map_or_else(String::new, |when| format!(" when {when}"));
            match &fee.from {
                Some(from) => format!("{name} as much as \"{from}\"{when}"),
                None => format!("{name} {}.{:02} ₽{when}", fee.kopecks / 100, fee.kopecks % 100),
            }
        };
        service.fees.iter().map(line).collect()
    };
    let person = Concerns::Person;
    changes.lines(person, "the fee", (rubles(before), rubles(after)));
    changes.value(person, "the term in working days", (before.term_working_days, after.term_working_days));
    changes.value(person, "the term in calendar days", (before.term_calendar_days, after.term_calendar_days));
    changes.value(person, "the working days to answer a message", (before.answer_days, after.answer_days));
    changes.value(person, "what silence means", (before.silence, after.silence));
    changes.value(person, "the account level that is needed", (before.level.code(), after.level.code()));
    changes.value(person, "the sign-in that is needed", (before.sign_in, after.sign_in));
    let last_day =
        |service: &Service| service.apply_until.map_or_else(|| "none".to_owned(), |day| day.to_string());
    changes.words(person, "the last day to apply", (last_day(before), last_day(after)));
    let months = (before.result_valid_months, after.result_valid_months);
    changes.value(person, "the months for which the result is valid", months);
    changes.value(person, "the kind in the catalogue", (&before.kind, &after.kind));
    changes.value(person, "that the person must come", (before.in_person, after.in_person));
    let by_password = (before.by_password, after.by_password);
    changes.value(person, "that a password confirms the sending", by_password);
    changes.value(Concerns::Officers, "the agency", (&before.agency, &after.agency));
    let lines = |service: &Service| -> Vec<String> {
        service.competences.iter().map(|line| format!("{} when {}", line.agency, line.when)).collect()
    };
    changes.lines(Concerns::Officers, "the other agencies", (lines(before), lines(after)));
    let urgent =
        |service: &Service| service.urgent.as_ref().map_or_else(|| "nothing".to_owned(), ToString::to_string);
    changes.words(Concerns::Officers, "what cannot wait", (urgent(before), urgent(after)));
    let updates =
        |service: &Service| -> Vec<String> { service.updates.iter().map(ToString::to_string).collect() };
    changes.lines(person, "what it changes in the profile", (updates(before), updates(after)));
    for (what, before, after) in [
        ("what is needed", &before.needs, &after.needs),
        ("the answered question", &before.faq, &after.faq),
        ("the region", &before.regions, &after.regions),
    ] {
        let [before, after] = [before, after].map(|list| list.iter().map(String::as_str).collect::<Vec<_>>());
        changes.names(person, what, &before, &after);
    }
}

fn form(changes: &mut Changes, before: &Service, after: &Service) {
    let [old, new] = [before, after]
        .map(|service| service.form.pages.iter().map(|page| page.name.as_str()).collect::<Vec<_>>());
    changes.names(Concerns::Person, "the page", &old, &new);
    let (old, new) = (questions(before), questions(after));
    let [old_names, new_names] = [&old, &new].map(|all| all.keys().copied().collect::<Vec<_>>());
    changes.names(Concerns::Person, "the question", &old_names, &new_names);
    for (name, (page, question)) in &new {
        let Some((old_page, old)) = old.get(name) else { continue };
        let what = |part: &str| format!("the question \"{name}\", {part}");
        changes.value(Concerns::Person, &what("its page"), (*old_page, *page));
        kind(changes, name, old, question);
        changes.value(Concerns::Person, &what("required"), (old.required, question.required));
        let shown = |question: &Question| when_words(question.shown_when.as_ref());
        changes.words(Concerns::Person, &what("when it is shown"), (shown(old), shown(question)));
        changes.value(Concerns::Person, &what("filled from"), (&old.prefill, &question.prefill));
    }
    blocks(changes, before, after);
    let rules = |service: &Service| -> Vec<String> {
        let rule = |rule: &crate::Demand| format!("{} when {}", rule.name, rule.refused_when);
        service.form.rules.iter().map(rule).collect()
    };
    changes.lines(Concerns::Person, "what is refused in the form", (rules(before), rules(after)));
}

/// The kind of a question, else each of its limits and options that differs.
fn kind(changes: &mut Changes, name: &str, before: &Question, after: &Question) {
    let whose = format!("the question \"{name}\"");
    let [old, new] = [before, after].map(|question| limits::kind_name(&question.kind).to_owned());
    if old != new {
        return changes.words(Concerns::Person, &format!("{whose}, its kind"), (old, new));
    }
    let [old, new] = [before, after].map(|question| limits::of_kind(&question.kind));
    changes.limits(Concerns::Person, &whose, &old, &new);
    let [old, new] = [before, after]
        .map(|question| limits::options(&question.kind).iter().map(String::as_str).collect::<Vec<_>>());
    changes.names(Concerns::Person, &format!("{whose}, option"), &old, &new);
}

/// How many entries the blocks have.
fn blocks(changes: &mut Changes, before: &Service, after: &Service) {
    let (old, new) = (blocks_of(before), blocks_of(after));
    for block in new {
        let Some(old) = old.iter().find(|old| old.name == block.name) else { continue };
        let entries =
            |block: &Block| [("at least", block.min.to_string()), ("at most", block.max.to_string())];
        let whose = format!("the entries of \"{}\"", block.name);
        changes.limits(Concerns::Person, &whose, &entries(old), &entries(block));
    }
}

fn blocks_of(service: &Service) -> Vec<&Block> {
    let items = service.form.pages.iter().flat_map(|page| &page.items);
    items
        .filter_map(|item| match item {
            Item::Block(block) => Some(block),
            Item::Question(_) => None,
        })
        .collect()
}

/// A condition in words; without one it is so always.
fn when_words(when: Option<&Condition>) -> String {
    when.map_or_else(|| "always".to_owned(), |when| format!("when {when}"))
}

/// Every question with its page; those of blocks too.
fn questions(service: &Service) -> BTreeMap<&str, (&str, &Question)> {
    let mut all = BTreeMap::new();
    for page in &service.form.pages {
        for question in page.items.iter().flat_map(Item::questions) {
            all.insert(question.name.as_str(), (page.name.as_str(), question));
        }
    }
    all
}

fn steps(changes: &mut Changes, before: &Service, after: &Service) {
    let [old, new] = [before, after].map(|service| service.steps.iter().map(Step::name).collect::<Vec<_>>());
    changes.names(Concerns::Officers, "the step", &old, &new);
    for step in &after.steps {
        let Some(old) = before.steps.iter().find(|old| old.name() == step.name()) else { continue };
        let name = step.name();
        if std::mem::discriminant(old) != std::mem::discriminant(step) {
            changes.add(Concerns::Officers, format!("the step \"{name}\" is of another kind"));
            continue;
        }
        let what = |part: &str| format!("the step \"{name}\", {part}");
        let when = |step: &Step| when_words(step.when());
        changes.words(Concerns::Officers, &what("when it runs"), (when(old), when(step)));
        let days = (old.within_days(), step.within_days());
        changes.value(Concerns::Person, &what("the days the person has"), days);
        of_kind(changes, name, old, step);
        let values = |step: &Step| step.values().iter().map(|value| value.name.clone()).collect::<Vec<_>>();
        changes.lines(Concerns::Officers, &what("what the officer types"), (values(old), values(step)));
    }
}

/// What only steps of one kind have.
fn of_kind(changes: &mut Changes, name: &str, before: &Step, after: &Step) {
    let whose = format!("the step \"{name}\"");
    let what = |part: &str| format!("{whose}, {part}");
    match (before, after) {
        (
            Step::Check { register: old_register, send: old_send, passes_when: old_passes, .. },
            Step::Check { register, send, passes_when, .. },
        ) => {
            let asked = (old_register, register);
            changes.value(Concerns::Person, &what("the register that is asked"), asked);
            let sent = |send: &BTreeMap<String, String>| -> Vec<String> {
                send.iter().map(|(parameter, from)| format!("\"{parameter}\" from {from}")).collect()
            };
            let told = (sent(old_send), sent(send));
            changes.lines(Concerns::Person, &what("what it is told of the person"), told);
            changes.value(Concerns::Officers, &what("what makes it pass"), (old_passes, passes_when));
        }
        (Step::Review { two_officers: old, .. }, Step::Review { two_officers, .. }) => {
            changes.value(Concerns::Officers, &what("two officers"), (old, two_officers));
        }
        (Step::Visit { hours: old, .. }, Step::Visit { hours, .. }) => {
            changes.limits(Concerns::Person, &whose, &limits::of_hours(old), &limits::of_hours(hours));
        }
        _ => {}
    }
}

fn words(changes: &mut Changes, before: &Service, after: &Service) {
    for (file, lang) in [("ru.ftl", Lang::Ru), ("en.ftl", Lang::En)] {
        let keys = |service: &Service| -> Vec<String> {
            let text = service.files.get(file).cloned().unwrap_or_default();
            crate::service_words::names(&text)
        };
        let (old, new) = (before.words(lang), after.words(lang));
        let kept = keys(before);
        for key in keys(after).iter().filter(|key| kept.contains(key)) {
            let [was, is] = [old.get(key), new.get(key)];
            if was != is {
                changes.add(Concerns::Person, format!("{file}, {key}: «{was}» is now «{is}»"));
            }
        }
    }
}

fn letters(changes: &mut Changes, before: &Service, after: &Service) {
    for (name, text) in &after.letters {
        let file = crate::load_steps::letter_file(name);
        match before.letters.get(name) {
            None => changes.add(Concerns::Letter, format!("the letter {file} is new")),
            Some(old) if old != text => {
                let old: Vec<&str> = old.lines().collect();
                let fresh: Vec<&str> = text.lines().filter(|line| !old.contains(line)).collect();
                let gone = old.iter().filter(|line| !text.lines().any(|new| new == **line));
                changes.add(Concerns::Letter, format!("the letter {file} is another"));
                gone.for_each(|line| changes.add(Concerns::Letter, format!("{file} - {line}")));
                fresh.iter().for_each(|line| changes.add(Concerns::Letter, format!("{file} + {line}")));
            }
            Some(_) => {}
        }
    }
    for name in before.letters.keys().filter(|name| !after.letters.contains_key(*name)) {
        let file = crate::load_steps::letter_file(name);
        changes.add(Concerns::Letter, format!("the letter {file} is gone"));
    }
}
