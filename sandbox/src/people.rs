//! The people of the pretend outside world, from `people.toml`.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Data that the program carries with it.
const DATA: &str = include_str!("../people.toml");

/// An address as a form's answer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Address {
    /// «г. Верхнереченск, ул. Речная, д. 12, кв. 34».
    pub line: String,
    /// Six digits; empty when not known.
    #[serde(default)]
    pub postcode: String,
}

/// An invented person, as the registers know them.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Surname.
    pub surname: String,
    /// Name.
    pub name: String,
    /// Patronymic; empty when there is none.
    #[serde(default)]
    pub patronymic: String,
    /// `female` or `male`.
    pub sex: String,
    /// Birth date.
    pub birth_date: NaiveDate,
    /// Eleven digits.
    pub snils: String,
    /// Twelve digits; empty when there is none.
    #[serde(default)]
    pub inn: String,
    /// Series and number, ten digits.
    pub passport: String,
    /// When it was issued.
    pub passport_issued_on: NaiveDate,
    /// By whom.
    pub passport_issuer: String,
    /// `330-014`.
    pub passport_issuer_code: String,
    /// Mailbox for the demo.
    pub email: String,
    /// Number in E.164 for the demo.
    pub phone: String,
    /// Whether the demo makes an account of the standard level.
    #[serde(default)]
    pub account: bool,
    /// Whether somebody has seen the person and the passport: the demo's account is of the confirmed level.
    #[serde(default)]
    pub proven: bool,
    /// Whether the registers have never heard of them.
    #[serde(default)]
    pub unknown: bool,
    /// What the person is good for, in Russian.
    #[serde(default)]
    pub note_ru: String,
    /// The same in English.
    #[serde(default)]
    pub note_en: String,
    /// What the person writes instead of what the registers know: field name of the identity query → value.
    #[serde(default)]
    pub claims: BTreeMap<String, String>,
    /// Register code → what it answers about the person.
    #[serde(default)]
    pub registers: BTreeMap<String, Map<String, Value>>,
}

impl Person {
    /// «Орлова Мария Сергеевна».
    #[must_use]
    pub fn full_name(&self) -> String {
        [&self.surname, &self.name, &self.patronymic].map(String::as_str).join(" ").trim_end().to_owned()
    }

    /// Where the person is registered, by what the register `residence` answers.
    #[must_use]
    pub fn registration_address(&self) -> Option<Address> {
        let residence = self.registers.get("residence")?;
        let text = |field: &str| residence.get(field).and_then(Value::as_str).map(str::to_owned);
        Some(Address { line: text("address")?, postcode: text("postcode").unwrap_or_default() })
    }

    /// What the registers know under a field name of the identity query; `None` for a name they do not compare.
    #[must_use]
    pub fn known(&self, field: &str) -> Option<String> {
        Some(match field {
            "surname" => self.surname.clone(),
            "name" => self.name.clone(),
            "patronymic" => self.patronymic.clone(),
            "birth_date" => self.birth_date.to_string(),
            "snils" => self.snils.clone(),
            "inn" => self.inn.clone(),
            "passport" => self.passport.clone(),
            "full_name" => self.full_name(),
            _ => return None,
        })
    }

    /// What the person writes into the field.
    #[must_use]
    pub fn claimed(&self, field: &str) -> Option<String> {
        self.claims.get(field).cloned().or_else(|| self.known(field))
    }
}

/// A register: how the pages call it and what it answers about people it has no record of.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisterData {
    /// Name in Russian.
    pub title_ru: String,
    /// Name in English.
    pub title_en: String,
    /// The answer without a record.
    #[serde(default)]
    pub nothing: Map<String, Value>,
}

/// The whole data file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct World {
    /// Registers by code.
    pub registers: BTreeMap<String, RegisterData>,
    /// People, the demo's heroine first.
    pub people: Vec<Person>,
}

/// Reads a data file like `people.toml`.
pub fn read(text: &str) -> Result<World, toml::de::Error> {
    toml::from_str(text)
}

/// The world that the program carries with it.
#[must_use]
#[expect(clippy::expect_used, reason = "the file is compiled in, and a test reads it")]
pub fn world() -> World {
    read(DATA).expect("people.toml is right")
}

/// The people that the program carries with it, the demo's heroine first.
#[must_use]
pub fn people() -> Vec<Person> {
    world().people
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn everybody_has_numbers_and_addresses_that_parse() {
        for person in people() {
            let name = person.full_name();
            assert_eq!(
                base::Snils::parse(&person.snils).map(|number| number.as_str().to_owned()),
                Ok(person.snils),
                "{name}"
            );
            assert!(person.inn.is_empty() || base::Inn::parse(&person.inn).is_ok(), "{name}");
            assert!(base::Passport::parse(&person.passport).is_ok(), "{name}");
            assert!(
                base::Phone::parse(&person.phone).is_ok_and(|phone| phone.as_str() == person.phone),
                "{name}"
            );
            assert!(base::Email::parse(&person.email).is_ok(), "{name}");
        }
    }

    #[test]
    fn nobody_shares_a_number_a_mailbox_or_a_phone_with_another() {
        let people = people();
        let fields: [fn(&Person) -> String; 4] =
            [|p| p.snils.clone(), |p| p.passport.clone(), |p| p.email.clone(), |p| p.phone.clone()];
        for field in fields {
            assert_eq!(people.iter().map(field).collect::<BTreeSet<_>>().len(), people.len());
        }
    }

    #[test]
    fn records_name_only_registers_that_exist_and_claims_only_fields_that_are_compared() {
        let world = world();
        for person in &world.people {
            assert!(
                person.registers.keys().all(|code| world.registers.contains_key(code)),
                "{}",
                person.full_name()
            );
            assert!(
                person.claims.keys().all(|field| person.known(field).is_some()),
                "{}",
                person.full_name()
            );
        }
    }
}
