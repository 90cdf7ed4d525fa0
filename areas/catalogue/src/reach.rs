//! Whether every page, question and block can be reached: the form is walked with every combination of answers that its conditions can tell apart.
//! A value that is counted is walked as if it were answered: what it can be at all, on both sides of every bound.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, Months, NaiveDate};
use serde_json::{Value, json};

use crate::condition::{bound, is_answer};
use crate::fault::Faults;
use crate::load_form::LoadedForm;
use crate::{Ages, Answers, Block, Computed, Condition, Form, FormPage, Item, Kind, Question, Rule};

/// More combinations than this are not walked; such a page is taken to be reachable.
const MOST_COMBINATIONS: usize = 200_000;

/// Any day does: dates are tried on both sides of every bound.
pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 15).unwrap_or(NaiveDate::MIN)
}

pub(crate) fn check(loaded: &LoadedForm, faults: &Faults) {
    let form = answered(&loaded.form);
    let rules: Vec<&Condition> = loaded.form.rules.iter().map(|rule| &rule.refused_when).collect();
    let walk = Walk::with(&form, &rules);
    impossible::in_form(&walk, loaded, faults);
    for rule in loaded.form.rules.iter().filter(|rule| !walk.reaches(None, Some(&rule.refused_when))) {
        let at = loaded.lines.get(&format!("rule {}", rule.name)).copied().unwrap_or(1);
        let message = format!("the rule \"{}\" refuses nobody: its condition cannot hold", rule.name);
        faults.add("form.toml", at, message);
    }
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
    let form = answered(form);
    let walk = Walk::with(&form, conditions);
    let (names, count) = walk.names(conditions)?;
    let small = walk.only(&names);
    let mut all: Vec<Answers> =
        (0..count).map(|number| small.pruned(&walk.answers(&names, number), today())).collect();
    // Hidden answers do not count: many combinations come to the same.
    let mut seen = BTreeSet::new();
    all.retain(|answers| seen.insert(Value::Object(answers.clone()).to_string()));
    Some(all)
}

/// Whether some combination of answers makes a condition true; taken to be so when there are too many to walk.
pub(crate) fn may_hold(form: &Form, condition: &Condition) -> bool {
    let form = answered(form);
    Walk::with(&form, &[condition]).any(&[condition], &|answers| condition.holds(answers, today()))
}

/// The form with a question for each value that is counted, right after what it is counted from.
fn answered(form: &Form) -> Form {
    let mut pages: Vec<FormPage> = Vec::new();
    for page in &form.pages {
        let mut part = FormPage { items: Vec::new(), ..page.clone() };
        for item in &page.items {
            part.items.push(item.clone());
            let counted: Vec<Item> = form
                .computed
                .iter()
                .filter(|computed| computed.after == item.name())
                .map(|computed| Item::Question(counted(form, computed)))
                .collect();
            if !counted.is_empty() {
                pages.push(part);
                // It is counted also while its page is hidden.
                pages.push(FormPage { name: page.name.clone(), shown_when: None, items: counted });
                part = FormPage { items: Vec::new(), ..page.clone() };
            }
        }
        pages.push(part);
    }
    let (eligibility, rules) = (form.eligibility.clone(), form.rules.clone());
    Form { pages, computed: Vec::new(), eligibility, registers: Vec::new(), rules }
}

/// A counted value as a number within what it can be.
fn counted(form: &Form, computed: &Computed) -> Question {
    let item = |name: &str| form.pages.iter().flat_map(|page| &page.items).find(|item| item.name() == name);
    let limits = |source: &str| {
        let found = form.question(source).map(|question| &question.kind);
        match found {
            Some(Kind::Number { min, max, .. }) => Some((*min, *max)),
            Some(Kind::Money) => Some((0, i64::MAX)),
            _ => None,
        }
    };
    let (min, max) = match &computed.rule {
        Rule::Age(_) => (0, 150),
        Rule::Between(..) => (0, i64::MAX),
        Rule::Count(of) => match item(of) {
            Some(Item::Block(block)) => (0, i64::try_from(block.max).unwrap_or(i64::MAX)),
            Some(Item::Question(question)) => (0, most_chosen(&question.kind)),
            None => (0, i64::MAX),
        },
        // What may be left out counts for nothing; entries of a block come several times.
        Rule::Sum(of) => of.iter().fold((0_i64, 0_i64), |(low, high), source| {
            let (min, max) = limits(source).unwrap_or((i64::MIN, i64::MAX));
            let times = match source.split_once('.').and_then(|(block, _)| item(block)) {
                Some(Item::Block(Block { max, .. })) => i64::try_from(*max).unwrap_or(i64::MAX),
                _ => 1,
            };
            let bound = |limit: i64| limit.saturating_mul(times);
            (low.saturating_add(bound(min).min(0)), high.saturating_add(bound(max).max(0)))
        }),
        Rule::Product { .. } => (i64::MIN, i64::MAX),
    };
    let kind = Kind::Number { min, max, unit: None };
    let (name, shown_when) = (computed.name.clone(), computed.when.clone());
    Question { name, kind, required: false, shown_when, prefill: None }
}

/// How many answers a question can have at most.
fn most_chosen(kind: &Kind) -> i64 {
    let most = match kind {
        Kind::Choices { options } => options.len(),
        Kind::File { max_files, .. } => *max_files,
        _ => return i64::MAX,
    };
    i64::try_from(most).unwrap_or(i64::MAX)
}

mod impossible;
pub(crate) use impossible::never;

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
        if conditions.is_empty() {
            return true;
        }
        let Some((names, count)) = self.names(conditions) else { return true };
        let small = self.only(&names);
        (0..count).any(|number| holds(&small.pruned(&self.answers(&names, number), today())))
    }

    /// The form with nothing but these questions and blocks: what the others answer changes nothing here.
    fn only(&self, names: &[&str]) -> Form {
        let is_named = |item: &Item| {
            names.contains(&item.name()) || item.questions().iter().any(|q| names.contains(&q.name.as_str()))
        };
        let part = |page: &FormPage| FormPage {
            items: page.items.iter().filter(|item| is_named(item)).cloned().collect(),
            ..page.clone()
        };
        let pages = self.form.pages.iter().map(part).filter(|page| !page.items.is_empty()).collect();
        Form { pages, ..Form::default() }
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
                Kind::Date { ages, .. } if *ages != Ages::default() => json!(born(*ages)),
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

/// The birth date of somebody who is just old enough.
pub(crate) fn born(ages: Ages) -> String {
    let years = u32::try_from(ages.at_least.unwrap_or(0)).unwrap_or(0);
    today().checked_sub_months(Months::new(years.saturating_mul(12))).unwrap_or_else(today).to_string()
}

/// Answers of a question with several fields: one with something in each, and one more for every value that a condition tells apart in one.
fn parts(question: &Question, conditions: &[&Condition]) -> Vec<Value> {
    let day = json!(today().to_string());
    let birth = match &question.kind {
        Kind::Child { ages, .. } => json!(born(*ages)),
        _ => day.clone(),
    };
    let plain = json!({
        "line": "x", "postcode": "x", "region": "77", "plate": "x", "vin": "x", "make": "x", "name": "x", "inn": "x",
        "ogrn": "x", "certificate": "x", "birth_date": birth, "from": day, "to": day,
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
    values.retain(|value| whole(&question.kind, value));
    values
}

/// Whether an answer of several fields could be given: no day to come where the past is asked for, a child as young as it is asked.
fn whole(kind: &Kind, value: &Value) -> bool {
    let day =
        |part: &str| value.get(part).and_then(Value::as_str).and_then(|text| text.parse::<NaiveDate>().ok());
    match kind {
        Kind::Child { ages, .. } => {
            day("birth_date").is_some_and(|born| born <= today() && ages.fit(born, today()) == (true, true))
        }
        Kind::Period { past: true, .. } => {
            ["from", "to"].iter().all(|part| day(part).is_some_and(|day| day <= today()))
        }
        _ => true,
    }
}

/// What a person could really answer: numbers within limits, no future where the past is asked for.
fn fits(kind: &Kind, value: &Value) -> bool {
    match kind {
        Kind::Number { min, max, .. } => value.as_i64().is_some_and(|number| (*min..=*max).contains(&number)),
        Kind::Money => value.as_i64().is_some_and(|kopecks| kopecks >= 0),
        Kind::Date { past, ages } => {
            let date = value.as_str().and_then(|text| text.parse::<NaiveDate>().ok());
            date.is_some_and(|date| (!past || date <= today()) && ages.fit(date, today()) == (true, true))
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
