//! What a form demands of answers that are each fine by themselves: ages, and what may not be together.

use chrono::NaiveDate;

use crate::condition::age_on;
use crate::refusal::RULE;
use crate::{Answers, Condition, Form, Refusal};

/// How old somebody must be today, in full years; the age is reached on the day of birth itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ages {
    /// At least so old.
    pub at_least: Option<i64>,
    /// Younger than this.
    pub under: Option<i64>,
}

impl Ages {
    /// Whether who was born on that day is old enough, and young enough.
    #[must_use]
    pub fn fit(self, born: NaiveDate, today: NaiveDate) -> (bool, bool) {
        let age = age_on(born, today);
        let is = |bound: Option<i64>, fits: fn(i64, i64) -> bool| {
            bound.is_none_or(|bound| age.is_some_and(|age| fits(age, bound)))
        };
        (is(self.at_least, |age, bound| age >= bound), is(self.under, |age, bound| age < bound))
    }
}

/// Answers that each may be given, and not together: who answers so is refused beside a question.
#[derive(Clone, Debug)]
pub struct Demand {
    /// Its name; its words are `rule-NAME`.
    pub name: String,
    /// The question beside which it is said.
    pub question: String,
    /// When the answers are refused; it looks at the whole form.
    pub refused_when: Condition,
}

impl Form {
    /// The rules that the answers break, each beside its question; what is not answered breaks none.
    pub(crate) fn broken(&self, kept: &Answers, today: NaiveDate) -> Vec<(String, String, Refusal)> {
        let is_broken =
            |rule: &&Demand| kept.contains_key(&rule.question) && rule.refused_when.holds(kept, today);
        let told = |rule: &Demand| {
            let page = self.page_of(&rule.question)?.name.clone();
            Some((page, rule.question.clone(), Refusal::of(RULE, "rule", &rule.name)))
        };
        self.rules.iter().filter(is_broken).filter_map(told).collect()
    }
}
