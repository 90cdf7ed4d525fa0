//! A public service and its steps.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Months, NaiveDate};
use serde_json::{Value, json};
use text::{Lang, Words};
use web::{AuthLevel, Proofing};

use crate::shown::shown_known;
use crate::{Answers, Competence, Condition, Fee, Form, Item, LastDay, Silence, Step, Update};

/// A public service at one revision: one folder.
pub struct Service {
    /// `no-criminal-record`.
    pub code: String,
    /// SHA-256 of the folder's files without the examples, hex: the revision.
    pub revision: String,
    /// Code of the agency that provides it; its name is in the words `agency`.
    pub agency: String,
    /// For which answers another agency has the case; the first that fits decides.
    pub competences: Vec<Competence>,
    /// For which answers it cannot wait; the officers see such a case first.
    pub urgent: Option<Condition>,
    /// `certificates`, `housing`…: the kind it is found under.
    pub kind: String,
    /// Level an applicant needs.
    pub level: Proofing,
    /// How strongly the applicant must have signed in.
    pub sign_in: AuthLevel,
    /// The lines of the fee, the first that fits decides; none is free.
    pub fees: Vec<Fee>,
    /// Term in working days; 0 is at once, or in calendar days.
    pub term_working_days: u32,
    /// Term in calendar days; 0 is at once, or in working days.
    pub term_calendar_days: u32,
    /// Working days within which an officer answers a message; left out, the portal's policy says it.
    pub answer_days: Option<u32>,
    /// What happens when the agency does not answer in time; the words are `silence`.
    pub silence: Option<Silence>,
    /// How long the result is valid.
    pub result_valid_months: Option<u32>,
    /// Names of what is needed: words `need-NAME`.
    pub needs: Vec<String>,
    /// Names of questions people ask: words `faq-NAME` and `faq-NAME-answer`.
    pub faq: Vec<String>,
    /// Regions whose people it is for: words `region-NAME`; empty is everywhere.
    pub regions: Vec<String>,
    /// What happens in life that it is for: words `catalogue-event-NAME`.
    pub life_events: Vec<String>,
    /// The last day on which it can be asked for, once or every year.
    pub apply_until: Option<LastDay>,
    /// Once, the person must come: words `in-person` and `in-person-note`.
    pub in_person: bool,
    /// Sending may be confirmed by the password of the account too; by a code from an SMS always.
    pub by_password: bool,
    /// Place in the catalogue, smaller is earlier.
    pub order: i64,
    /// The steps after submission, in order.
    pub steps: Vec<Step>,
    /// What it changes in the profile once an application has ended well.
    pub updates: Vec<Update>,
    /// The form.
    pub form: Form,
    /// The letters by name: `result.typ` has none, `result-NAME.typ` is called `NAME`.
    pub letters: BTreeMap<String, String>,
    /// The folder's files as they are, to be kept with the applications that use this revision.
    pub files: BTreeMap<String, String>,
    pub(crate) book: Arc<text::Book>,
}

/// What a letter tells.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    /// The answers.
    pub answers: &'a Answers,
    /// The registers' answers by step.
    pub checks: &'a BTreeMap<String, Value>,
    /// What the officer typed for the letter.
    pub officer: &'a Answers,
    /// The payment: `number`, `kopecks`, `on`.
    pub payment: Option<&'a Value>,
}

impl Service {
    /// Whether it is for what has happened in somebody's life.
    pub(crate) fn is_for(&self, event: &str) -> bool {
        self.life_events.iter().any(|own| own == event)
    }

    /// The service's own words. services/README.md lists the keys.
    #[must_use]
    pub fn words(&self, lang: Lang) -> Words {
        Words::new(self.book.clone(), lang)
    }

    /// The Typst text of a letter.
    #[must_use]
    pub fn template(&self, letter: &str) -> &str {
        self.letters.get(letter).map_or("", String::as_str)
    }

    /// The last day on which a result issued on `day` is good; nothing when it is good for ever.
    #[must_use]
    pub fn result_valid_until(&self, day: NaiveDate) -> Option<NaiveDate> {
        day.checked_add_months(Months::new(self.result_valid_months?))
    }

    /// A letter's title: the words `document-title`, or `document-title-LETTER`, else the service's own.
    #[must_use]
    pub fn letter_title(&self, letter: &str, words: &Words) -> String {
        let key =
            if letter.is_empty() { "document-title".to_owned() } else { format!("document-title-{letter}") };
        if words.has(&key) { words.get(&key) } else { words.get("title") }
    }

    /// The data of the letters, in Russian words `t`, as services/README.md promises: `full_name`, `birth_date`, `applicant`, `answers`, `values`, `checks`.
    /// `profile(name)` is what is known of the person.
    #[must_use]
    pub fn letter(&self, told: &Told<'_>, profile: impl Fn(&str) -> Option<Value>, t: &Words) -> Value {
        let (answers, checks) = (told.answers, told.checks);
        let mut applicant = Answers::new();
        for name in PROFILE.iter().map(|(name, _)| *name) {
            if let Some(value) = known(name, &profile) {
                applicant.insert(name.to_owned(), shown_known(name, &value));
            }
        }
        self.put_stated(&mut applicant, (answers, &profile), t);
        json!({
            "full_name": applicant.get("full_name").cloned().unwrap_or_else(|| json!("")),
            "birth_date": applicant.get("birth_date").cloned().unwrap_or_else(|| json!("")),
            "applicant": applicant,
            "answers": self.shown_answers(answers, t),
            "values": answers,
            "checks": checks,
            "officer": self.shown_officer(told.officer, t),
            "officer_values": told.officer,
            "payment": told.payment,
        })
    }

    /// What the person has stated otherwise than the profile has it holds in a letter: it is what was examined and approved.
    fn put_stated(
        &self,
        applicant: &mut Answers,
        (answers, profile): (&Answers, &impl Fn(&str) -> Option<Value>),
        t: &Words,
    ) {
        let words = self.words(t.lang);
        let mut is_renamed = false;
        for item in self.form.pages.iter().flat_map(|page| &page.items) {
            let Item::Question(question) = item else { continue };
            let name = question.prefill.as_deref().and_then(|from| from.strip_prefix("profile."));
            let Some((name, stated)) = name.zip(answers.get(&question.name)) else { continue };
            if question.prefilled(profile).is_none_or(|known| known != *stated) {
                applicant.insert(name.to_owned(), json!(question.shown(stated, &words, t)));
                is_renamed |= ["surname", "name", "patronymic"].contains(&name);
            }
        }
        if is_renamed {
            let part =
                |name: &str| applicant.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
            let parts = ["surname", "name", "patronymic"].map(part);
            let whole: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            applicant.insert("full_name".to_owned(), json!(whole.join(" ")));
        }
    }

    /// What the officer typed, in words, by the name of the value.
    fn shown_officer(&self, officer: &Answers, t: &Words) -> Answers {
        let words = self.words(t.lang);
        let values = self.steps.iter().flat_map(Step::values);
        let typed = values.filter_map(|value| Some((value, officer.get(&value.name)?)));
        typed.map(|(value, given)| (value.name.clone(), json!(value.shown(given, &words, t)))).collect()
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
        for computed in &self.form.computed {
            if let Some(value) = answers.get(&computed.name) {
                shown.insert(computed.name.clone(), json!(computed.shown(value, t)));
            }
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
            (crate::Kind::Address { .. }, Value::String(line)) => Some(json!({"line": line, "postcode": ""})),
            (_, value) => Some(value),
        }
    }
}
