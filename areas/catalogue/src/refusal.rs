//! Why a typed answer is not one, and the words that say so beside the field.

use text::{Arg, Words};

use crate::{Form, Question};

/// Why a typed answer is not one: a key of the catalogue's words with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Key, such as `catalogue-answer-snils-control`.
    pub key: &'static str,
    /// Values.
    pub args: Vec<(&'static str, String)>,
}

/// The argument that names the field.
const FIELD: &str = "field";

/// Nothing was answered where an answer is needed.
const MISSING: &str = "catalogue-answer-missing";

/// The answers do not go together; the service's own words `rule-NAME` say why.
pub(crate) const RULE: &str = "catalogue-answer-rule";

impl Refusal {
    pub(crate) fn plain(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    pub(crate) fn of(key: &'static str, name: &'static str, value: impl ToString) -> Self {
        Self { key, args: vec![(name, value.to_string())] }
    }

    /// Nothing was answered where an answer is needed.
    #[must_use]
    pub fn missing() -> Self {
        Self::plain(MISSING)
    }

    /// Whether nothing was answered; the service's own words `QUESTION-missing` say it better.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.key == MISSING
    }

    /// The part of a date that is wrong, `day`, `month` or `year`, when only one is.
    #[must_use]
    pub fn part(&self) -> Option<&str> {
        self.args.iter().find(|(name, _)| *name == "part").map(|(_, value)| value.as_str())
    }

    /// The same refusal of one field among the several of a question: `certificate` of a child.
    pub(crate) fn at(mut self, field: &'static str) -> Self {
        self.args.push((FIELD, field.to_owned()));
        self
    }

    /// The field that is wrong of a question that stands in `field`: `child-certificate`.
    #[must_use]
    pub fn field_of(&self, field: &str) -> String {
        match self.args.iter().find(|(name, _)| *name == FIELD) {
            Some((_, part)) => format!("{field}-{part}"),
            None => field.to_owned(),
        }
    }

    /// In words, naming the question.
    #[must_use]
    pub fn words(&self, t: &Words, label: &str) -> String {
        let mut args: Vec<(&str, Arg)> = vec![("label", Arg::Text(label.to_owned()))];
        for (name, value) in &self.args {
            let arg = match value.parse() {
                Ok(number) if *name != "year" => Arg::Number(number),
                _ => Arg::Text(value.clone()),
            };
            args.push((name, arg));
        }
        t.with(self.key, &args)
    }
}

impl Question {
    /// A refusal in words: the service's own when the answer is missing, otherwise the catalogue's. `service` are the service's words, `t` the page's.
    #[must_use]
    pub fn complaint(&self, refusal: &Refusal, service: &Words, t: &Words) -> String {
        let own = format!("{}-missing", self.name);
        if refusal.is_missing() && service.has(&own) {
            return service.get(&own);
        }
        if refusal.key == RULE
            && let Some((_, rule)) = refusal.args.first()
        {
            return service.get(&format!("rule-{rule}"));
        }
        refusal.words(t, &self.label(service))
    }

    /// The question's short name: `QUESTION-short` when the service gives one, else its label.
    #[must_use]
    pub fn label(&self, service: &Words) -> String {
        let short = format!("{}-short", self.name);
        if service.has(&short) { service.get(&short) } else { service.get(&self.name) }
    }
}

impl Form {
    /// The words of a gap found by [`Form::gaps`], for the summary and beside the field.
    #[must_use]
    pub fn complaint(&self, field: &str, refusal: &Refusal, service: &Words, t: &Words) -> String {
        match self.question(field) {
            Some(question) => question.complaint(refusal, service, t),
            None => refusal.words(t, &service.get(field)),
        }
    }
}
