//! Whether every page, question and block can be reached: the form is walked with every combination of answers that its conditions can tell apart.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, Months, NaiveDate};
use serde_json::{Value, json};

use crate::condition::{bound, is_answer};
use crate::fault::Faults;
use crate::load_form::LoadedForm;
use crate::{Answers, Condition, Form, Item, Kind, Question};

/// More combinations than this are not walked; such a page is taken to be reachable.
const MOST_COMBINATIONS: usize = 200_000;

/// Any day does: dates are tried on both sides of every bound.
pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 15).unwrap_or(NaiveDate::MIN)
}

pub(crate) fn check(loaded: &LoadedForm, faults: &Faults) {
    let walk = Walk::of(&loaded.form);
    for page in &loaded.form.pages {
        let line = |name: &str| loaded.lines.get(name).copied().unwrap_or(1);
        let page_line = line(&format!("page {}", page.name));
        if !walk.reaches(page.shown_when.as_ref(), None) {
            faults.add(
                "form.toml",
                page_line,
                format!("the page \"{}\" can never be shown: its condition cannot hold", page.name),
            );
            continue;
        }
        for item in &page.items {
            if !walk.reaches(page.shown_when.as_ref(), item.shown_when()) {
                faults.add(
                    "form.toml",
                    line(item.name()),
                    format!("\"{}\" can never be shown: its condition cannot hold", item.name()),
                );
            }
            let Item::Block(block) = item else { continue };
            for question in
                block.questions.iter().filter(|question| !walk.reaches_in_block(&block.name, question))
            {
                faults.add(
                    "form.toml",
                    line(&question.name),
                    format!("\"{}\" can never be shown: its condition cannot hold", question.name),
                );
            }
        }
    }
}

/// Every combination of answers that these conditions can tell apart, as they would be sent; `None` when there are too many.
pub(crate) fn combinations(form: &Form, conditions: &[&Condition]) -> Option<Vec<Answers>> {
    let walk = Walk::with(form, conditions);
    if walk.looks_at_counted(conditions) {
        return None;
    }
    let (names, count) = walk.names(conditions)?;
    Some((0..count).map(|number| form.pruned(&walk.answers(&names, number), today())).collect())
}

struct Walk<'a> {
    form: &'a Form,
    /// Question or block → conditions under which it is shown, its page's included.
    shown: BTreeMap<&'a str, Vec<&'a Condition>>,
    /// Question or block → the values that conditions can tell apart.
    values: BTreeMap<&'a str, Vec<Value>>,
    /// Question of a block → the block.
    inside: BTreeMap<&'a str, &'a str>,
}

impl<'a> Walk<'a> {
    fn of(form: &'a Form) -> Self {
        Self::with(form, &[])
    }

    /// The walk that tells apart what other conditions than the form's own ask about, too.
    fn with(form: &'a Form, more: &[&Condition]) -> Self {
        let mut walk =
            Self { form, shown: BTreeMap::new(), values: BTreeMap::new(), inside: BTreeMap::new() };
        let mut conditions = Vec::new();
        for page in &form.pages {
            for item in &page.items {
                let outer: Vec<&Condition> = page.shown_when.iter().chain(item.shown_when()).collect();
                conditions.extend(outer.iter().copied());
                walk.shown.insert(item.name(), outer.clone());
                let Item::Block(block) = item else { continue };
                for question in &block.questions {
                    conditions.extend(question.shown_when.as_ref());
                    walk.inside.insert(&question.name, &block.name);
                    walk.shown.insert(
                        &question.name,
                        outer.iter().copied().chain(question.shown_when.as_ref()).collect(),
                    );
                }
            }
        }
        conditions.extend(more.iter().copied());
        for question in form.questions() {
            walk.values.insert(&question.name, values(question, &conditions));
        }
        for item in form.pages.iter().flat_map(|page| &page.items) {
            if let Item::Block(block) = item {
                let counts = (0..=block.max.min(6)).map(|count| Value::Array(vec![json!({}); count]));
                walk.values.insert(&block.name, counts.collect());
            }
        }
        walk
    }

    /// Every question on which these conditions depend, directly or through the conditions of those questions.
    fn depends_on(&self, conditions: &[&Condition]) -> BTreeSet<&'a str> {
        let question = |name: &str| name.split('.').next().unwrap_or(name).to_owned();
        let mut open: Vec<String> = conditions.iter().flat_map(|c| c.questions()).map(question).collect();
        let mut found: BTreeSet<&'a str> = BTreeSet::new();
        while let Some(name) = open.pop() {
            let Some((name, shown)) = self.shown.get_key_value(name.as_str()) else { continue };
            if found.insert(name) {
                open.extend(shown.iter().flat_map(|c| c.questions()).map(question));
            }
        }
        found
    }

    fn reaches(&self, page: Option<&Condition>, item: Option<&Condition>) -> bool {
        let conditions: Vec<&Condition> = page.into_iter().chain(item).collect();
        self.any(&conditions, &|answers| conditions.iter().all(|condition| condition.holds(answers, today())))
    }

    fn reaches_in_block(&self, block: &str, question: &Question) -> bool {
        let Some(condition) = &question.shown_when else { return true };
        let conditions = self.shown.get(question.name.as_str()).cloned().unwrap_or_default();
        let outer: Vec<&Condition> = self.shown.get(block).cloned().unwrap_or_default();
        self.any(&conditions, &|answers| {
            let entry = answers
                .get(block)
                .and_then(Value::as_array)
                .and_then(|list| list.first())
                .and_then(Value::as_object);
            let scope = crate::condition::Scope { form: answers, entry };
            outer.iter().all(|condition| condition.holds(answers, today()))
                && condition.holds_in(scope, today())
        })
    }

    /// Whether some combination of answers makes it true; what is hidden is pruned as in a real form.
    fn any(&self, conditions: &[&Condition], holds: &dyn Fn(&Answers) -> bool) -> bool {
        if conditions.is_empty() || self.looks_at_counted(conditions) {
            return true;
        }
        let Some((names, count)) = self.names(conditions) else { return true };
        (0..count).any(|number| holds(&self.form.pruned(&self.answers(&names, number), today())))
    }

    /// The questions on which the conditions depend, and how many combinations of their values there are; `None` when there are too many.
    fn names(&self, conditions: &[&Condition]) -> Option<(Vec<&'a str>, usize)> {
        let mut names: Vec<&str> = self.depends_on(conditions).into_iter().collect();
        // A block is put in place before the answers inside its first entry.
        names.sort_by_key(|name| self.inside.contains_key(name));
        let count = names.iter().map(|name| self.values[name].len()).try_fold(1_usize, usize::checked_mul);
        count.filter(|count| *count <= MOST_COMBINATIONS).map(|count| (names, count))
    }

    /// The combination of this number.
    fn answers(&self, names: &[&str], mut number: usize) -> Answers {
        let mut answers = Answers::new();
        for name in names {
            let values = &self.values[name];
            self.put(&mut answers, name, &values[number % values.len()]);
            number /= values.len();
        }
        answers
    }

    /// A value that is counted can be anything here: how it comes about is not walked.
    fn looks_at_counted(&self, conditions: &[&Condition]) -> bool {
        let counted = |name: &str| self.form.computed.iter().any(|computed| computed.name == name);
        let of = |condition: &&Condition| condition.questions().into_iter().any(counted);
        conditions.iter().any(of)
            || self
                .depends_on(conditions)
                .iter()
                .any(|name| self.shown.get(name).is_some_and(|shown| shown.iter().any(of)))
    }

    fn put(&self, answers: &mut Answers, name: &str, value: &Value) {
        if !is_answer(value) {
            return;
        }
        let Some(block) = self.inside.get(name) else {
            answers.insert(name.to_owned(), value.clone());
            return;
        };
        let entries = answers.entry(*block).or_insert_with(|| json!([{}]));
        if let Some(entry) = entries.get_mut(0).and_then(Value::as_object_mut) {
            entry.insert(name.to_owned(), value.clone());
        }
    }
}

/// The values of a question that conditions can tell apart, no answer first.
fn values(question: &Question, conditions: &[&Condition]) -> Vec<Value> {
    let mut values = vec![Value::Null];
    match &question.kind {
        Kind::YesNo => values.extend([json!(true), json!(false)]),
        Kind::Choice { options } => values.extend(options.iter().map(|option| json!(option))),
        Kind::Choices { options } => {
            values.extend(options.iter().map(|option| json!([option])));
            values.extend((2..=options.len()).map(|count| json!(options[..count])));
        }
        Kind::File { .. } => values.push(json!([{"file": "x", "name": "x", "size": 1}])),
        Kind::Address { .. }
        | Kind::Vehicle { .. }
        | Kind::Organisation
        | Kind::Child { .. }
        | Kind::Period { .. } => values.extend(parts(question, conditions)),
        kind => {
            let mut found = Vec::new();
            conditions.iter().for_each(|condition| mentioned(condition, &question.name, &mut found));
            found.push(match kind {
                Kind::Date { .. } => json!("2000-01-01"),
                Kind::Number { min, .. } => json!(min),
                Kind::Money => json!(0),
                _ => json!("x"),
            });
            found.retain(|value| fits(kind, value));
            found.sort_by_key(ToString::to_string);
            found.dedup();
            values.extend(found);
        }
    }
    values
}

/// Answers of a question with several fields: one with something in each, and one more for every value that a condition tells apart in one.
fn parts(question: &Question, conditions: &[&Condition]) -> Vec<Value> {
    let day = json!(today().to_string());
    let plain = json!({
        "line": "x", "postcode": "x", "region": "77", "plate": "x", "vin": "x", "make": "x", "name": "x", "inn": "x",
        "ogrn": "x", "certificate": "x", "birth_date": day, "from": day, "to": day,
    });
    let mut values = vec![plain.clone()];
    for part in
        ["region", "plate", "vin", "make", "name", "inn", "ogrn", "certificate", "birth_date", "from", "to"]
    {
        let mut found = Vec::new();
        let name = format!("{}.{part}", question.name);
        conditions.iter().for_each(|condition| mentioned(condition, &name, &mut found));
        for value in found {
            let mut one = plain.clone();
            one[part] = value;
            values.push(one);
        }
    }
    values
}

/// What a person could really answer: numbers within limits, no future where the past is asked for.
fn fits(kind: &Kind, value: &Value) -> bool {
    match kind {
        Kind::Number { min, max, .. } => value.as_i64().is_some_and(|number| (*min..=*max).contains(&number)),
        Kind::Money => value.as_i64().is_some_and(|kopecks| kopecks >= 0),
        Kind::Date { past } => {
            let date = value.as_str().and_then(|text| text.parse::<NaiveDate>().ok());
            date.is_some_and(|date| !past || date <= today())
        }
        _ => value.is_string(),
    }
}

/// Values on both sides of every bound that a condition puts on a question.
pub(crate) fn mentioned(condition: &Condition, name: &str, found: &mut Vec<Value>) {
    let date = |date: Option<NaiveDate>| date.map(|date| json!(date.to_string()));
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| mentioned(part, name, found))
        }
        Condition::Not(part) => mentioned(part, name, found),
        Condition::Is(question, value) if question == name => found.push(value.clone()),
        Condition::OneOf(question, values) if question == name => found.extend(values.iter().cloned()),
        Condition::AtLeast(question, n) | Condition::AtMost(question, n) if question == name => {
            found.extend((-1..=1).map(|step| json!(n.saturating_add(step))));
        }
        Condition::Before(question, day) | Condition::After(question, day) if question == name => {
            let day = bound(day, today());
            found.extend(date(day));
            found.extend(date(day.and_then(|day: NaiveDate| day.checked_add_days(Days::new(1)))));
            found.extend(date(day.and_then(|day: NaiveDate| day.checked_sub_days(Days::new(1)))));
        }
        Condition::AgeAtLeast(question, years) | Condition::AgeBelow(question, years) if question == name => {
            let months = Months::new(u32::try_from(years.saturating_mul(12)).unwrap_or(0));
            let born = today().checked_sub_months(months);
            found.extend(date(born));
            found.extend(date(born.and_then(|born| born.checked_add_days(Days::new(1)))));
        }
        _ => {}
    }
}
