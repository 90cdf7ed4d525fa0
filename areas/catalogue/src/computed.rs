//! Values that are counted from the answers: sums, counts, ages, differences of dates, products with a fixed rate.

use chrono::NaiveDate;
use serde_json::{Value, json};
use text::Words;

use crate::condition::{age_on, is_answer, part_of};
use crate::{Answers, Condition, Form, units};

/// A value that is counted: it can be used in conditions, stands on the check page and in the letter.
#[derive(Clone, Debug, PartialEq)]
pub struct Computed {
    /// Its name, unique in the whole form; also the key of its words.
    pub name: String,
    /// Whether it is money, in kopecks.
    pub is_money: bool,
    /// What is counted, when it is no money: a name of [`crate::UNITS`].
    pub unit: Option<String>,
    /// How it is counted.
    pub rule: Rule,
    /// When it is counted; always, when there is no condition.
    pub when: Option<Condition>,
    /// The item after which all it is counted from has been asked.
    pub(crate) after: String,
}

/// How a value is counted. A source is a question, `block.question` for all entries of a block, `question.part`, or `today`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// All numbers together; none without any.
    Sum(Vec<String>),
    /// How many entries a block has, how many options were chosen, how many files there are; 0 without an answer.
    Count(String),
    /// Full years today of who was born on that day.
    Age(String),
    /// From the first date to the second, in days, full months or full years; never negative.
    Between(Span, String, String),
    /// The numbers multiplied, times the rate, divided by `per`, to the nearest whole.
    Product {
        /// The numbers.
        of: Vec<String>,
        /// The rate.
        rate: i64,
        /// What the rate is for; 100 for percents.
        per: i64,
    },
}

/// What a difference of dates is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// Days.
    Days,
    /// Full months.
    Months,
    /// Full years.
    Years,
}

impl Rule {
    /// What it is counted from.
    #[must_use]
    pub fn sources(&self) -> Vec<&str> {
        match self {
            Self::Sum(of) | Self::Product { of, .. } => of.iter().map(String::as_str).collect(),
            Self::Count(of) | Self::Age(of) => vec![of],
            Self::Between(_, from, to) => vec![from, to],
        }
    }

    fn count(&self, answers: &Answers, today: NaiveDate) -> Option<i64> {
        match self {
            Self::Sum(of) => {
                let numbers: Vec<i64> = of.iter().flat_map(|source| numbers(answers, source)).collect();
                (!numbers.is_empty()).then(|| numbers.iter().fold(0, |sum: i64, n| sum.saturating_add(*n)))
            }
            Self::Count(of) => {
                let list = answers.get(of).and_then(Value::as_array);
                i64::try_from(list.map_or(0, Vec::len)).ok()
            }
            Self::Age(of) => age_on(date(answers, of, today)?, today),
            Self::Between(span, from, to) => {
                Some(between(*span, date(answers, from, today)?, date(answers, to, today)?))
            }
            Self::Product { of, rate, per } => product(answers, of, *rate, *per),
        }
    }
}

fn between(span: Span, from: NaiveDate, to: NaiveDate) -> i64 {
    let months = || {
        use chrono::Datelike;
        let months =
            i64::from(to.year() - from.year()) * 12 + i64::from(to.month()) - i64::from(from.month());
        if to.day() < from.day() { months - 1 } else { months }
    };
    let count = match span {
        Span::Days => (to - from).num_days(),
        Span::Months => months(),
        Span::Years => to.years_since(from).map_or(0, i64::from),
    };
    count.max(0)
}

fn product(answers: &Answers, of: &[String], rate: i64, per: i64) -> Option<i64> {
    let mut product = i128::from(rate);
    for source in of {
        let numbers = numbers(answers, source);
        if numbers.is_empty() {
            return None;
        }
        product = product.checked_mul(numbers.iter().map(|n| i128::from(*n)).sum())?;
    }
    let per = i128::from(per.max(1));
    i64::try_from((product * 2 + per).div_euclid(per * 2)).ok()
}

/// The numbers of a source: one, or one of each entry of a block.
fn numbers(answers: &Answers, source: &str) -> Vec<i64> {
    if let Some(number) = answers.get(source).and_then(Value::as_i64) {
        return vec![number];
    }
    let Some((block, question)) = source.split_once('.') else { return Vec::new() };
    let entries = answers.get(block).and_then(Value::as_array).into_iter().flatten();
    entries.filter_map(|entry| entry.get(question)?.as_i64()).collect()
}

fn date(answers: &Answers, source: &str, today: NaiveDate) -> Option<NaiveDate> {
    if source == "today" {
        return Some(today);
    }
    part_of(answers, source).filter(|value| is_answer(value))?.as_str()?.parse().ok()
}

impl Computed {
    /// Its short name: `NAME-short` when the service gives one, else its label.
    #[must_use]
    pub fn label(&self, service: &Words) -> String {
        let short = format!("{}-short", self.name);
        if service.has(&short) { service.get(&short) } else { service.get(&self.name) }
    }

    /// As people read it.
    #[must_use]
    pub fn shown(&self, value: &Value, t: &Words) -> String {
        match (value.as_i64(), &self.unit) {
            (Some(kopecks), _) if self.is_money => t.money(kopecks),
            (Some(number), Some(unit)) => units::shown(number, unit, t),
            (Some(number), None) => number.to_string(),
            (None, _) => String::new(),
        }
    }
}

impl Form {
    /// Counts what can be counted once this item was asked.
    pub(crate) fn count_after(&self, item: &str, kept: &mut Answers, today: NaiveDate) {
        for computed in self.computed.iter().filter(|computed| computed.after == item) {
            let counts = computed.when.as_ref().is_none_or(|when| when.holds(kept, today));
            match computed.rule.count(kept, today).filter(|_| counts) {
                Some(number) => kept.insert(computed.name.clone(), json!(number)),
                None => kept.remove(&computed.name),
            };
        }
    }

    /// The answers as given, hidden ones included, with what is counted from those that are shown.
    #[must_use]
    pub fn counted(&self, mut answers: Answers, today: NaiveDate) -> Answers {
        if self.computed.is_empty() {
            return answers;
        }
        let kept = self.pruned(&answers, today);
        for computed in &self.computed {
            match kept.get(&computed.name) {
                Some(value) => answers.insert(computed.name.clone(), value.clone()),
                None => answers.remove(&computed.name),
            };
        }
        answers
    }

    /// What is counted once the items of this page were asked.
    pub fn counted_on<'a>(&'a self, page: &'a crate::FormPage) -> impl Iterator<Item = &'a Computed> {
        let on = |computed: &&Computed| page.items.iter().any(|item| item.name() == computed.after);
        self.computed.iter().filter(on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-11-24".parse().unwrap()
    }

    fn count(rule: Rule, answers: Value) -> Option<i64> {
        rule.count(answers.as_object().unwrap(), today())
    }

    fn names(list: &[&str]) -> Vec<String> {
        list.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn sums_take_questions_and_entries_of_blocks() {
        let answers = json!({"own": 100, "incomes": [{"amount": 20}, {"amount": 3}, {"kind": "x"}]});
        assert_eq!(count(Rule::Sum(names(&["own", "incomes.amount"])), answers), Some(123));
        assert_eq!(count(Rule::Sum(names(&["own"])), json!({})), None, "nothing was answered");
    }

    #[test]
    fn counts_and_ages_and_differences() {
        assert_eq!(count(Rule::Count("people".into()), json!({"people": [{}, {}]})), Some(2));
        assert_eq!(count(Rule::Count("people".into()), json!({})), Some(0));
        assert_eq!(count(Rule::Age("born".into()), json!({"born": "2012-11-24"})), Some(14));
        let stay = json!({"stay": {"from": "2026-01-31", "to": "2026-02-28"}});
        let between = |span| Rule::Between(span, "stay.from".into(), "stay.to".into());
        assert_eq!(count(between(Span::Days), stay.clone()), Some(28));
        assert_eq!(count(between(Span::Months), stay), Some(0));
        let since = Rule::Between(Span::Years, "since".into(), "today".into());
        assert_eq!(count(since, json!({"since": "2020-11-25"})), Some(5));
    }

    #[test]
    fn a_product_is_rounded_to_the_nearest_whole() {
        let percent = Rule::Product { of: names(&["cost"]), rate: 13, per: 100 };
        assert_eq!(count(percent.clone(), json!({"cost": 150})), Some(20), "19.5");
        assert_eq!(count(percent, json!({})), None);
        let both = Rule::Product { of: names(&["area", "people"]), rate: 2, per: 1 };
        assert_eq!(count(both, json!({"area": 30, "people": 2})), Some(120));
    }
}
