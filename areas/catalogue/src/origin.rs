//! Where an answer comes from before anybody has typed it.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::{Form, Inquiry, Item, Kind, Question};

/// Where a question's answer is looked for: what stands after `prefill`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin<'a> {
    /// What is known of the person, by its name.
    Profile(&'a str),
    /// An answer of a register that was asked when the draft began.
    Register {
        /// The register's code.
        register: &'a str,
        /// The field; `list.0.plate` leads into lists.
        field: &'a str,
    },
    /// The newest document that the portal has issued to the person by a service.
    Document {
        /// The service's code.
        service: &'a str,
        /// `number`, `date`, `valid_until` or `title`.
        field: &'a str,
    },
}

impl<'a> Origin<'a> {
    /// Reads what stands after `prefill` or `choose`.
    #[must_use]
    pub fn parse(source: &'a str) -> Option<Self> {
        let (kind, rest) = source.split_once('.')?;
        match kind {
            "profile" => Some(Self::Profile(rest)),
            "register" => rest.split_once('.').map(|(register, field)| Self::Register { register, field }),
            "document" => rest.split_once('.').map(|(service, field)| Self::Document { service, field }),
            _ => None,
        }
    }

    /// The value at a field of a register's answer.
    #[must_use]
    pub fn within<'v>(field: &str, answer: &'v Value) -> Option<&'v Value> {
        field.split('.').try_fold(answer, |value, part| match value {
            Value::Array(list) => list.get(part.parse::<usize>().ok()?),
            other => other.get(part),
        })
    }
}

impl Form {
    /// What a register is told of an item: the entries of a block go without their files.
    pub(crate) fn without_files(&self, item: &str, mut value: Value) -> Value {
        let items = self.pages.iter().flat_map(|page| &page.items);
        let block = items.filter(|found| found.name() == item).find_map(|found| match found {
            Item::Block(block) => Some(block),
            Item::Question(_) => None,
        });
        let files = |question: &&Question| matches!(question.kind, Kind::File { .. });
        for question in block.into_iter().flat_map(|block| &block.questions).filter(files) {
            let entries = value.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut);
            entries.for_each(|entry| {
                entry.remove(&question.name);
            });
        }
        value
    }
}

impl Inquiry {
    /// What the register is asked; `profile(name)` is what is known of the person. What is not known is left out.
    #[must_use]
    pub fn query(&self, profile: impl Fn(&str) -> Option<Value>) -> Value {
        let known = |name: &str| crate::service::known(name, &profile).filter(crate::condition::is_answer);
        let sent = self.send.iter().filter_map(|(parameter, name)| Some((parameter.clone(), known(name)?)));
        Value::Object(sent.collect())
    }
}

impl Question {
    /// Where its answer is looked for.
    #[must_use]
    pub fn origin(&self) -> Option<Origin<'_>> {
        Origin::parse(self.prefill.as_deref()?)
    }

    /// A value from a register or a document as this question's answer; nothing when it does not fit.
    #[must_use]
    pub fn fitted(&self, value: &Value, today: NaiveDate) -> Option<Value> {
        if self.sound(value, today).is_ok() && crate::condition::is_answer(value) {
            return Some(value.clone());
        }
        if !self.kind.parts().is_empty() {
            return self.kind.chosen(value, today);
        }
        let text = value.as_str()?;
        if matches!(self.kind, Kind::Address { region: false }) {
            let address = json!({"line": text, "postcode": ""});
            return self.sound(&address, today).is_ok().then_some(address);
        }
        let typed = |suffix: &str| if suffix.is_empty() { text.to_owned() } else { String::new() };
        self.read(typed, Vec::new, today).ok().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_says_where_to_look() {
        assert_eq!(Origin::parse("profile.inn"), Some(Origin::Profile("inn")));
        assert_eq!(
            Origin::parse("register.vehicles.vehicles.0.plate"),
            Some(Origin::Register { register: "vehicles", field: "vehicles.0.plate" })
        );
        let answer = json!({"vehicles": [{"plate": "М214ОР33"}]});
        assert_eq!(Origin::within("vehicles.0.plate", &answer), Some(&json!("М214ОР33")));
        assert_eq!(Origin::within("vehicles.1.plate", &answer), None);
    }

    #[test]
    fn a_registers_value_is_written_as_the_question_keeps_it() {
        let question =
            |kind| Question { name: "q".into(), kind, required: true, shown_when: None, prefill: None };
        let today = "2026-11-24".parse().unwrap();
        let snils = question(Kind::Snils);
        assert_eq!(snils.fitted(&json!("112-233-445 95"), today), Some(json!("11223344595")));
        assert_eq!(snils.fitted(&json!("112-233-445 96"), today), None);
        let car = question(Kind::Vehicle { choose: None });
        let known = json!({"plate": "М214ОР33", "model": "Лада Веста"});
        assert_eq!(car.fitted(&known, today).unwrap()["make"], "Лада Веста");
        let home = question(Kind::Address { region: false });
        assert_eq!(home.fitted(&json!("г. Верхнереченск, д. 1"), today).unwrap()["postcode"], "");
    }
}
