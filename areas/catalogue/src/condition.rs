//! When something is shown: a closed set of words over the answers given so far.

use std::fmt;

use chrono::{Days, Months, NaiveDate};
use serde_json::Value;

use crate::Answers;

/// When something is shown or true: a closed set of words.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// All of them.
    All(Vec<Condition>),
    /// Any of them.
    Any(Vec<Condition>),
    /// Not that.
    Not(Box<Condition>),
    /// The answer is this, or this is among the chosen.
    Is(String, Value),
    /// The answer is one of these, or one of these is among the chosen.
    OneOf(String, Vec<Value>),
    /// There is an answer.
    Answered(String),
    /// The number, or how many were chosen or entered, is at least this.
    AtLeast(String, i64),
    /// The number, or how many were chosen or entered, is at most this.
    AtMost(String, i64),
    /// The date is before this one: an ISO date, `today`, or so long before or after today: `today-30d`, `today+1y`.
    Before(String, String),
    /// The date is after this one, written in the same way.
    After(String, String),
    /// The person born on that date is at least so many years old.
    AgeAtLeast(String, i64),
    /// The person born on that date is not so many years old yet.
    AgeBelow(String, i64),
}

/// The answers a condition looks at: inside an entry of a block, the entry's own come first.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub form: &'a Answers,
    pub entry: Option<&'a Answers>,
}

impl<'a> Scope<'a> {
    pub(crate) fn get(&self, question: &str) -> Option<&'a Value> {
        let own = self.entry.and_then(|entry| part_of(entry, question));
        own.or_else(|| part_of(self.form, question)).filter(|value| is_answer(value))
    }
}

/// The answer of a question; with a point in the name that part of it: `child.birth_date`. What a check has said stands under its whole
/// name: `check:residence.kind`.
pub(crate) fn part_of<'a>(answers: &'a Answers, name: &str) -> Option<&'a Value> {
    let part = || name.split_once('.').and_then(|(question, part)| answers.get(question)?.get(part));
    answers.get(name).or_else(part)
}

/// Whether a value counts as an answer: null, empty text and empty lists do not.
pub(crate) fn is_answer(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        _ => true,
    }
}

impl Condition {
    /// Whether it holds for these answers today. Without an answer every word about a question is false.
    #[must_use]
    pub fn holds(&self, answers: &Answers, today: NaiveDate) -> bool {
        self.holds_in(Scope { form: answers, entry: None }, today)
    }

    pub(crate) fn holds_in(&self, scope: Scope<'_>, today: NaiveDate) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.holds_in(scope, today)),
            Self::Any(parts) => parts.iter().any(|part| part.holds_in(scope, today)),
            Self::Not(part) => !part.holds_in(scope, today),
            Self::Is(question, wanted) => scope.get(question).is_some_and(|answer| same(answer, wanted)),
            Self::OneOf(question, wanted) => {
                scope.get(question).is_some_and(|answer| wanted.iter().any(|one| same(answer, one)))
            }
            Self::Answered(question) => scope.get(question).is_some(),
            Self::AtLeast(question, least) => amount(scope.get(question)).is_some_and(|n| n >= *least),
            Self::AtMost(question, most) => amount(scope.get(question)).is_some_and(|n| n <= *most),
            Self::Before(question, day) => {
                date(scope.get(question)).zip(bound(day, today)).is_some_and(|(date, day)| date < day)
            }
            Self::After(question, day) => {
                date(scope.get(question)).zip(bound(day, today)).is_some_and(|(date, day)| date > day)
            }
            Self::AgeAtLeast(question, years) => {
                age(scope.get(question), today).is_some_and(|age| age >= *years)
            }
            Self::AgeBelow(question, years) => {
                age(scope.get(question), today).is_some_and(|age| age < *years)
            }
        }
    }

    /// The names of the questions it looks at, each once, in the order they are written.
    #[must_use]
    pub fn questions(&self) -> Vec<&str> {
        let mut names = Vec::new();
        self.collect(&mut names);
        names
    }

    fn collect<'a>(&'a self, names: &mut Vec<&'a str>) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.collect(names)),
            Self::Not(part) => part.collect(names),
            Self::Is(name, _)
            | Self::OneOf(name, _)
            | Self::Answered(name)
            | Self::AtLeast(name, _)
            | Self::AtMost(name, _)
            | Self::Before(name, _)
            | Self::After(name, _)
            | Self::AgeAtLeast(name, _)
            | Self::AgeBelow(name, _) => {
                if !names.contains(&name.as_str()) {
                    names.push(name);
                }
            }
        }
    }
}

/// In words, as an operator reads them at the terminal: `purpose is "other" and (not children is answered)`.
impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joined = |f: &mut fmt::Formatter<'_>, parts: &[Self], word: &str| {
            for (place, part) in parts.iter().enumerate() {
                if place > 0 {
                    write!(f, " {word} ")?;
                }
                match part {
                    Self::All(_) | Self::Any(_) | Self::Not(_) => write!(f, "({part})")?,
                    _ => write!(f, "{part}")?,
                }
            }
            Ok(())
        };
        // What a check said has a name of its own: «check:NAME».
        let name = |name: &str| {
            name.strip_prefix("check:").map_or(name.to_owned(), |check| format!("check {check}"))
        };
        match self {
            Self::All(parts) => joined(f, parts, "and"),
            Self::Any(parts) => joined(f, parts, "or"),
            Self::Not(part) => write!(f, "not {part}"),
            Self::Is(question, value) => write!(f, "{} is {value}", name(question)),
            Self::OneOf(question, values) => {
                let values: Vec<String> = values.iter().map(ToString::to_string).collect();
                write!(f, "{} is one of {}", name(question), values.join(", "))
            }
            Self::Answered(question) => write!(f, "{} is answered", name(question)),
            Self::AtLeast(question, n) => write!(f, "{} is at least {n}", name(question)),
            Self::AtMost(question, n) => write!(f, "{} is at most {n}", name(question)),
            Self::Before(question, day) => write!(f, "{} is before {day}", name(question)),
            Self::After(question, day) => write!(f, "{} is after {day}", name(question)),
            Self::AgeAtLeast(question, years) => write!(f, "{} is {years} years ago or more", name(question)),
            Self::AgeBelow(question, years) => write!(f, "{} is less than {years} years ago", name(question)),
        }
    }
}

fn same(answer: &Value, wanted: &Value) -> bool {
    answer == wanted || answer.as_array().is_some_and(|chosen| chosen.contains(wanted))
}

fn amount(answer: Option<&Value>) -> Option<i64> {
    match answer? {
        Value::Array(list) => i64::try_from(list.len()).ok(),
        other => other.as_i64(),
    }
}

fn date(answer: Option<&Value>) -> Option<NaiveDate> {
    answer?.as_str()?.parse().ok()
}

/// The day that a bound means: `2026-12-31`, `today`, `today-30d`, `today+6m`, `today-18y`.
pub(crate) fn bound(day: &str, today: NaiveDate) -> Option<NaiveDate> {
    let Some(shift) = day.strip_prefix("today") else { return day.parse().ok() };
    if shift.is_empty() {
        return Some(today);
    }
    let (sign, rest) = shift.split_at_checked(1)?;
    let (count, unit) = rest.split_at_checked(rest.len().checked_sub(1)?)?;
    if !count.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let count: u32 = count.parse().ok().filter(|count| *count <= 9_999)?;
    let months = match unit {
        "d" if sign == "+" => return today.checked_add_days(Days::new(count.into())),
        "d" if sign == "-" => return today.checked_sub_days(Days::new(count.into())),
        "m" => Months::new(count),
        "y" => Months::new(count * 12),
        _ => return None,
    };
    match sign {
        "+" => today.checked_add_months(months),
        "-" => today.checked_sub_months(months),
        _ => None,
    }
}

fn age(born: Option<&Value>, today: NaiveDate) -> Option<i64> {
    age_on(date(born)?, today)
}

/// Full years on `today`; somebody born on 29 February comes of age on 1 March of a common year. Nobody's age is negative.
pub(crate) fn age_on(born: NaiveDate, today: NaiveDate) -> Option<i64> {
    today.years_since(born).map(i64::from)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn answers(value: Value) -> Answers {
        value.as_object().unwrap().clone()
    }
    fn is(question: &str, value: Value) -> Condition {
        Condition::Is(question.into(), value)
    }

    #[test]
    fn a_condition_on_a_question_without_an_answer_is_false() {
        let none = answers(json!({"text": "", "list": [], "nothing": null}));
        let today = day("2026-11-24");
        for question in ["text", "list", "nothing", "absent"] {
            let q = || question.to_owned();
            for condition in [
                is(question, json!("")),
                Condition::OneOf(q(), vec![json!("")]),
                Condition::Answered(q()),
                Condition::AtLeast(q(), 0),
                Condition::AtMost(q(), 0),
                Condition::Before(q(), "today".into()),
                Condition::After(q(), "today".into()),
                Condition::AgeAtLeast(q(), 0),
                Condition::AgeBelow(q(), 99),
            ] {
                assert!(!condition.holds(&none, today), "{condition:?}");
            }
        }
    }

    #[test]
    fn an_age_is_reached_on_the_birthday() {
        let born = answers(json!({"born": "2012-11-24", "leap": "2012-02-29"}));
        let fourteen = Condition::AgeAtLeast("born".into(), 14);
        assert!(!fourteen.holds(&born, day("2026-11-23")));
        assert!(fourteen.holds(&born, day("2026-11-24")));
        let leap = Condition::AgeAtLeast("leap".into(), 14);
        assert!(!leap.holds(&born, day("2026-02-28")));
        assert!(leap.holds(&born, day("2026-03-01")));
        assert!(!Condition::AgeBelow("born".into(), 14).holds(&born, day("2010-01-01")), "not born yet");
    }

    #[test]
    fn a_day_may_be_said_from_today_on() {
        let today = day("2026-11-24");
        for (said, meant) in [
            ("today", "2026-11-24"),
            ("today-30d", "2026-10-25"),
            ("today+1y", "2027-11-24"),
            ("today-6m", "2026-05-24"),
            ("2020-02-29", "2020-02-29"),
        ] {
            assert_eq!(bound(said, today), Some(day(meant)), "{said}");
        }
        for wrong in
            ["today-", "today-d", "today*3d", "today-3w", "todaу", "tomorrow", "today-1й", "today+99999d"]
        {
            assert_eq!(bound(wrong, today), None, "{wrong}");
        }
        let filed = answers(json!({"filed": "2026-10-24"}));
        assert!(Condition::Before("filed".into(), "today-30d".into()).holds(&filed, today));
        assert!(!Condition::Before("filed".into(), "today-31d".into()).holds(&filed, today));
    }

    #[test]
    fn a_part_of_an_answer_is_asked_about_by_its_name() {
        let given = answers(json!({"child": {"name": "Орлова Вера", "birth_date": "2016-05-30"}}));
        let below = Condition::AgeBelow("child.birth_date".into(), 14);
        assert!(below.holds(&given, day("2026-11-24")));
        assert!(!below.holds(&given, day("2031-11-24")));
    }

    #[test]
    fn an_entry_of_a_block_answers_before_the_form() {
        let form = answers(json!({"relation": "spouse", "other": "x"}));
        let entry = answers(json!({"relation": "child"}));
        let scope = Scope { form: &form, entry: Some(&entry) };
        assert!(is("relation", json!("child")).holds_in(scope, day("2026-01-01")));
        assert!(is("other", json!("x")).holds_in(scope, day("2026-01-01")));
    }

    fn any_condition() -> impl Strategy<Value = Condition> {
        let name = prop_oneof![Just("a".to_owned()), Just("b".to_owned()), Just("c".to_owned())];
        let leaf = (name, -3_i64..4, 0..7).prop_map(|(q, n, kind)| match kind {
            0 => Condition::Is(q, json!(n)),
            1 => Condition::OneOf(q, vec![json!(n), json!(n + 1)]),
            2 => Condition::Answered(q),
            3 => Condition::AtLeast(q, n),
            4 => Condition::AtMost(q, n),
            5 => Condition::AgeBelow(q, n),
            _ => Condition::Before(q, "today".into()),
        });
        leaf.prop_recursive(4, 24, 3, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..3).prop_map(Condition::All),
                proptest::collection::vec(inner.clone(), 0..3).prop_map(Condition::Any),
                inner.prop_map(|part| Condition::Not(Box::new(part))),
            ]
        })
    }

    fn any_answers() -> impl Strategy<Value = Answers> {
        let value = prop_oneof![
            Just(Value::Null),
            (-3_i64..4).prop_map(|n| json!(n)),
            (2000_i32..2030, 1_u32..13, 1_u32..29)
                .prop_map(|(y, m, d)| json!(format!("{y:04}-{m:02}-{d:02}"))),
            proptest::collection::vec(-3_i64..4, 0..3).prop_map(|list| json!(list)),
        ];
        proptest::collection::btree_map("[abc]", value, 0..4).prop_map(|map| map.into_iter().collect())
    }

    proptest! {
        #[test]
        fn not_all_is_any_not(parts in proptest::collection::vec(any_condition(), 0..4), given in any_answers()) {
            let today = day("2026-11-24");
            let not = |part: &Condition| Condition::Not(Box::new(part.clone()));
            let negated: Vec<Condition> = parts.iter().map(not).collect();
            let left = Condition::Not(Box::new(Condition::All(parts))).holds(&given, today);
            prop_assert_eq!(left, Condition::Any(negated).holds(&given, today));
        }

        #[test]
        fn only_the_questions_it_names_matter(condition in any_condition(), given in any_answers()) {
            let today = day("2026-11-24");
            let names: Vec<String> = condition.questions().into_iter().map(ToOwned::to_owned).collect();
            let mut fewer = given.clone();
            fewer.retain(|name, _| names.contains(name));
            prop_assert_eq!(condition.holds(&given, today), condition.holds(&fewer, today));
        }

        #[test]
        fn at_least_and_at_most_leave_no_gap(n in -3_i64..4, given in any_answers()) {
            let today = day("2026-11-24");
            let counted = given.get("a").is_some_and(|v| is_answer(v) && (v.is_i64() || v.is_array()));
            let low = Condition::AtMost("a".into(), n).holds(&given, today);
            let high = Condition::AtLeast("a".into(), n + 1).holds(&given, today);
            prop_assert_eq!(low ^ high, counted);
        }
    }
}
