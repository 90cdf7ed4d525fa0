//! A public service and its steps.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Months, NaiveDate};
use serde_json::{Value, json};
use text::{Lang, Words};
use web::{AuthLevel, Proofing};

use crate::shown::shown_known;
use crate::{Answers, Form, Item};

/// A public service at one revision: one folder.
pub struct Service {
    /// `no-criminal-record`.
    pub code: String,
    /// SHA-256 of the folder's files without the examples, hex: the revision.
    pub revision: String,
    /// Code of the agency that provides it; its name is in the words `agency`.
    pub agency: String,
    /// `certificates`, `housing`…: the kind it is found under.
    pub kind: String,
    /// Level an applicant needs.
    pub level: Proofing,
    /// How strongly the applicant must have signed in.
    pub sign_in: AuthLevel,
    /// Fee; 0 is free.
    pub fee_kopecks: i64,
    /// Term in working days; 0 is at once.
    pub term_working_days: u32,
    /// How long the result is valid.
    pub result_valid_months: Option<u32>,
    /// Names of what is needed: words `need-NAME`.
    pub needs: Vec<String>,
    /// Names of questions people ask: words `faq-NAME` and `faq-NAME-answer`.
    pub faq: Vec<String>,
    /// Regions whose people it is for: words `region-NAME`; empty is everywhere.
    pub regions: Vec<String>,
    /// The last day on which it can be asked for.
    pub apply_until: Option<NaiveDate>,
    /// Once, the person must come: words `in-person` and `in-person-note`.
    pub in_person: bool,
    /// Place in the catalogue, smaller is earlier.
    pub order: i64,
    /// The steps after submission, in order.
    pub steps: Vec<Step>,
    /// The form.
    pub form: Form,
    /// `result.typ`.
    pub result: String,
    /// The folder's files as they are, to be kept with the applications that use this revision.
    pub files: BTreeMap<String, String>,
    pub(crate) book: Arc<text::Book>,
}

/// One durable step.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Step {
    /// Ask a register; its answer is kept beside the statement.
    Check {
        /// Name within the service.
        name: String,
        /// The register's code: the path under the registers' address.
        register: String,
        /// What is sent: parameter → answer name or `profile.…`.
        send: BTreeMap<String, String>,
        /// The answer's field that must be true to go on by itself; else the step refuses with `reason-<name>` when there is no review step.
        passes_when: Option<String>,
    },
    /// An officer decides.
    Review {
        /// Name within the service.
        name: String,
    },
    /// The document is made.
    Issue {
        /// Name within the service.
        name: String,
    },
}

impl Step {
    /// Name within the service; its words are `step-NAME` and `step-NAME-note`.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Check { name, .. } | Self::Review { name } | Self::Issue { name } => name,
        }
    }
}

/// Where an application goes after a step is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Onward {
    /// To the step at this place.
    Step(usize),
    /// Refused by the check of this name; the words are `reason-NAME`.
    Refused(String),
    /// All steps are done.
    Done,
}

impl Service {
    /// The service's own words. services/README.md lists the keys.
    #[must_use]
    pub fn words(&self, lang: Lang) -> Words {
        Words::new(self.book.clone(), lang)
    }

    /// Where the application goes after the step at `place`; for a check with the register's `answer`, for other steps with anything.
    #[must_use]
    pub fn onward(&self, place: usize, answer: &Value) -> Onward {
        let rest = self.steps.get(place + 1..).unwrap_or_default();
        if let Some(Step::Check { name, passes_when: Some(field), .. }) = self.steps.get(place) {
            let passes = answer.get(field) == Some(&Value::Bool(true));
            if !passes && !rest.iter().any(|step| matches!(step, Step::Review { .. })) {
                return Onward::Refused(name.clone());
            }
        }
        if rest.is_empty() { Onward::Done } else { Onward::Step(place + 1) }
    }

    /// What the check at `place` sends to its register; `profile(name)` is what is known of the person.
    #[must_use]
    pub fn query(&self, place: usize, answers: &Answers, profile: impl Fn(&str) -> Option<Value>) -> Value {
        let Some(Step::Check { send, .. }) = self.steps.get(place) else { return json!({}) };
        let mut query = Answers::new();
        for (parameter, source) in send {
            let value = match source.strip_prefix("profile.") {
                Some(name) => known(name, &profile),
                None => answers.get(source).cloned(),
            };
            if let Some(value) = value.filter(crate::condition::is_answer) {
                query.insert(parameter.clone(), value);
            }
        }
        Value::Object(query)
    }

    /// The last day on which a result issued on `day` is good; nothing when it is good for ever.
    #[must_use]
    pub fn result_valid_until(&self, day: NaiveDate) -> Option<NaiveDate> {
        day.checked_add_months(Months::new(self.result_valid_months?))
    }

    /// The data of `result.typ`, in Russian words `t`, as services/README.md promises: `full_name`, `birth_date`, `applicant`, `answers`, `values`, `checks`.
    /// `checks` are the registers' answers by step; `profile(name)` is what is known of the person.
    #[must_use]
    pub fn letter(
        &self,
        answers: &Answers,
        checks: &BTreeMap<String, Value>,
        profile: impl Fn(&str) -> Option<Value>,
        t: &Words,
    ) -> Value {
        let mut applicant = Answers::new();
        for name in PROFILE.iter().map(|(name, _)| *name) {
            if let Some(value) = known(name, &profile) {
                applicant.insert(name.to_owned(), shown_known(name, &value));
            }
        }
        json!({
            "full_name": applicant.get("full_name").cloned().unwrap_or_else(|| json!("")),
            "birth_date": applicant.get("birth_date").cloned().unwrap_or_else(|| json!("")),
            "applicant": applicant,
            "answers": self.shown_answers(answers, t),
            "values": answers,
            "checks": checks,
        })
    }

    /// The answers in words, by question; a block is a list of objects. What is not answered is absent.
    fn shown_answers(&self, answers: &Answers, t: &Words) -> Answers {
        let words = self.words(t.lang);
        let mut shown = Answers::new();
        for item in self.form.pages.iter().flat_map(|page| &page.items) {
            let Some(given) = answers.get(item.name()) else { continue };
            let value = match item {
                Item::Question(question) => json!(question.shown(given, &words, t)),
                Item::Block(block) => {
                    let entry = |entry: &Answers| -> Value {
                        let asked = block.questions.iter().filter_map(|q| Some((q, entry.get(&q.name)?)));
                        asked.map(|(q, given)| (q.name.clone(), json!(q.shown(given, &words, t)))).collect()
                    };
                    given.as_array().into_iter().flatten().filter_map(Value::as_object).map(entry).collect()
                }
            };
            shown.insert(item.name().to_owned(), value);
        }
        shown
    }
}

/// What may stand after `profile.`, with the kinds of question it fits.
pub(crate) const PROFILE: &[(&str, &[&str])] = &[
    ("surname", &["name", "text"]),
    ("name", &["name", "text"]),
    ("patronymic", &["name", "text"]),
    ("full_name", &["name", "text"]),
    ("sex", &["choice", "text"]),
    ("birth_date", &["date"]),
    ("snils", &["snils"]),
    ("inn", &["inn"]),
    ("passport", &["passport"]),
    ("passport_series", &["text"]),
    ("passport_number", &["text"]),
    ("passport_issued_on", &["date"]),
    ("passport_issuer", &["text", "long_text"]),
    ("registration_address", &["address"]),
    ("actual_address", &["address"]),
    ("phone", &["phone"]),
    ("email", &["email"]),
];

/// A known value by its name; the passport is put together from series and number.
pub(crate) fn known(name: &str, profile: &impl Fn(&str) -> Option<Value>) -> Option<Value> {
    if let Some(value) = profile(name) {
        return Some(value);
    }
    let text = |name: &str| profile(name)?.as_str().map(ToOwned::to_owned);
    match name {
        "passport" => {
            let both = format!("{}{}", text("passport_series")?, text("passport_number")?);
            Some(json!(both.chars().filter(char::is_ascii_digit).collect::<String>()))
        }
        "full_name" => {
            let parts = ["surname", "name", "patronymic"].iter().filter_map(|part| text(part));
            let full = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
            (!full.is_empty()).then(|| json!(full))
        }
        _ => None,
    }
}

impl crate::Question {
    /// The answer this question is filled with from what is known; `profile(name)` is the value by the name after `profile.`.
    /// A plain text where an address is asked becomes the address's line.
    #[must_use]
    pub fn prefilled(&self, profile: impl Fn(&str) -> Option<Value>) -> Option<Value> {
        let name = self.prefill.as_deref()?.strip_prefix("profile.")?;
        let value = known(name, &profile).filter(crate::condition::is_answer)?;
        match (&self.kind, value) {
            (crate::Kind::Address, Value::String(line)) => Some(json!({"line": line, "postcode": ""})),
            (_, value) => Some(value),
        }
    }
}
