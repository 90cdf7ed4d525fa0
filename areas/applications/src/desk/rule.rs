//! A rule: for which answers a new case of a service goes where (PLUS-15, APP-16). Only answers that are no personal data can be looked
//! at: a choice (a priority, a topic), yes or no, a number, and of an address its region.

use std::collections::BTreeMap;

use catalogue::{Answers, Condition, Kind, Question, Service, region_codes, region_name};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use text::Words;
use web::Fields;

/// A rule as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Rule {
    pub name: String,
    /// Question → any of these options; `yes` and `no` for a question of yes or no, codes of regions for an address.
    pub options: BTreeMap<String, Vec<String>>,
    /// Question → from, to.
    pub numbers: BTreeMap<String, (Option<i64>, Option<i64>)>,
    /// What was typed as from and to, before it is kept.
    #[serde(skip)]
    pub typed: BTreeMap<String, [String; 2]>,
    /// Where it goes: a unit, an officer, a label; each may be empty.
    pub unit: String,
    pub officer: String,
    pub label: String,
}

/// The questions of a service a rule may look at, blocks left out.
pub(crate) fn questions(service: &Service) -> Vec<&Question> {
    let items = service.form.pages.iter().flat_map(|page| &page.items);
    let own = items.filter_map(|item| match item {
        catalogue::Item::Question(question) => Some(question),
        catalogue::Item::Block(_) => None,
    });
    own.filter(|question| {
        matches!(
            question.kind,
            Kind::Choice { .. }
                | Kind::Choices { .. }
                | Kind::YesNo
                | Kind::Number { .. }
                | Kind::Address { region: true }
        )
    })
    .collect()
}

/// The options of a question with their words.
pub(crate) fn options(question: &Question, service: &Words, t: &Words) -> Vec<(String, String)> {
    match &question.kind {
        Kind::Choice { options } | Kind::Choices { options } => options
            .iter()
            .map(|option| (option.clone(), service.get(&format!("{}-{option}", question.name))))
            .collect(),
        Kind::YesNo => {
            ["yes", "no"].map(|word| (word.to_owned(), t.get(&format!("applications-{word}")))).to_vec()
        }
        Kind::Address { region: true } => region_codes()
            .map(|code| (code.to_owned(), region_name(code, t.lang).unwrap_or(code).to_owned()))
            .collect(),
        _ => Vec::new(),
    }
}

impl Rule {
    /// What was typed: `option-QUESTION` as often as options are ticked, `from-QUESTION`, `to-QUESTION`, and where to.
    pub(crate) fn read(service: &Service, form: &Fields) -> Self {
        let mut rule = Self {
            name: form.get("name").to_owned(),
            unit: super::label::one_line(form.get("unit")),
            officer: form.get("officer").to_owned(),
            label: super::label::one_line(form.get("label")),
            ..Self::default()
        };
        for question in questions(service) {
            let name = &looked_at(question);
            let valid = valid_options(question);
            let ticked = form.all(&format!("option-{name}")).into_iter().map(ToOwned::to_owned);
            let ticked: Vec<String> = ticked.filter(|option| valid.contains(option)).collect();
            if !ticked.is_empty() {
                rule.options.insert(name.clone(), ticked);
            }
            let typed = ["from", "to"].map(|end| form.get(&format!("{end}-{name}")).to_owned());
            let [from, to] = [&typed[0], &typed[1]].map(|end| end.parse::<i64>().ok());
            if matches!(question.kind, Kind::Number { .. }) && (from.is_some() || to.is_some()) {
                rule.numbers.insert(name.clone(), (from, to));
            }
            rule.typed.insert(name.clone(), typed);
        }
        rule
    }

    /// Whether it says where to.
    pub(crate) fn leads_somewhere(&self) -> bool {
        !(self.unit.is_empty() && self.officer.is_empty() && self.label.is_empty())
    }

    /// Whether a case with these answers is meant; a rule without conditions means every case of its service.
    pub(crate) fn fits(&self, answers: &Answers, today: NaiveDate) -> bool {
        self.condition().holds(answers, today)
    }

    fn condition(&self) -> Condition {
        let value = |option: &String| match option.as_str() {
            "yes" => vec![json!("yes"), Value::Bool(true)],
            "no" => vec![json!("no"), Value::Bool(false)],
            other => vec![json!(other)],
        };
        let options = self.options.iter().map(|(question, options)| {
            Condition::OneOf(question.clone(), options.iter().flat_map(value).collect())
        });
        let numbers = self.numbers.iter().flat_map(|(question, (from, to))| {
            let from = from.map(|least| Condition::AtLeast(question.clone(), least));
            let to = to.map(|most| Condition::AtMost(question.clone(), most));
            from.into_iter().chain(to)
        });
        Condition::All(options.chain(numbers).collect())
    }

    /// The rule as a sentence's parts: «Цель: для школы или для суда».
    pub(crate) fn in_words(&self, service: &Service, t: &Words) -> Vec<String> {
        let words = service.words(t.lang);
        let mut parts = Vec::new();
        for question in questions(service) {
            let (label, name) = (label(question, &words, t), looked_at(question));
            if let Some(ticked) = self.options.get(&name) {
                let all = options(question, &words, t);
                let named = ticked.iter().filter_map(|code| all.iter().find(|(option, _)| option == code));
                let named: Vec<&str> = named.map(|(_, words)| words.as_str()).collect();
                parts.push(format!(
                    "{label}: {}",
                    named.join(&format!(" {} ", t.get("applications-rule-or")))
                ));
            }
            if let Some((from, to)) = self.numbers.get(&name) {
                let from = from.map(|from| t.with1("applications-rule-from", "n", from));
                let to = to.map(|to| t.with1("applications-rule-to", "n", to));
                let ends: Vec<String> = from.into_iter().chain(to).collect();
                parts.push(format!("{label}: {}", ends.join(" ")));
            }
        }
        if parts.is_empty() { vec![t.get("applications-rule-always")] } else { parts }
    }
}

/// What of a question's answer a rule looks at, as conditions name it: of an address the region and nothing else.
pub(crate) fn looked_at(question: &Question) -> String {
    match question.kind {
        Kind::Address { .. } => format!("{}.region", question.name),
        _ => question.name.clone(),
    }
}

/// How it is called: «Адрес: регион».
pub(crate) fn label(question: &Question, service: &Words, t: &Words) -> String {
    let label = question.label(service);
    match question.kind {
        Kind::Address { .. } => t.with1("applications-rule-region", "address", label),
        _ => label,
    }
}

fn valid_options(question: &Question) -> Vec<String> {
    match &question.kind {
        Kind::Choice { options } | Kind::Choices { options } => options.clone(),
        Kind::YesNo => vec!["yes".to_owned(), "no".to_owned()],
        Kind::Address { region: true } => region_codes().map(ToOwned::to_owned).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(value: Value) -> Answers {
        value.as_object().unwrap().clone()
    }

    #[test]
    fn of_an_address_only_the_region_counts() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let rule = Rule {
            options: [("address.region".to_owned(), vec!["33".to_owned(), "77".to_owned()])].into(),
            ..Rule::default()
        };
        let at =
            |region: &str| answers(json!({"address": {"line": "ул. 33", "postcode": "", "region": region}}));
        assert!(rule.fits(&at("33"), today) && !rule.fits(&at("50"), today));
        assert!(!rule.fits(&answers(json!({"address": {"line": "33", "postcode": ""}})), today));
    }

    #[test]
    fn a_rule_means_the_cases_whose_answers_it_names() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let rule = Rule {
            options: [("purpose".to_owned(), vec!["school".to_owned(), "court".to_owned()])].into(),
            numbers: [("copies".to_owned(), (Some(2), None))].into(),
            ..Rule::default()
        };
        assert!(rule.fits(&answers(json!({"purpose": "court", "copies": 2})), today));
        assert!(!rule.fits(&answers(json!({"purpose": "work", "copies": 2})), today));
        assert!(!rule.fits(&answers(json!({"purpose": "court", "copies": 1})), today));
        assert!(!rule.fits(&answers(json!({"purpose": "court"})), today), "no answer, no rule");
        assert!(Rule::default().fits(&answers(json!({})), today), "no condition means every case");
    }
}
