//! The profile's form: from what was typed to values, or to exact words beside each field (REG-13, REG-18).

use std::collections::BTreeMap;

use base::{Address, Inn, NamePart, NumberRefusal, Ogrn, Passport, Phone, Snils};
use chrono::NaiveDate;
use serde_json::{Value, json};
use text::Words;
use web::{FieldErrors, Fields};

use crate::person::Values;

/// The earliest birth date that is taken.
const EARLIEST_YEAR: i32 = 1900;
/// From this age a person has a passport.
const PASSPORT_AGE: u32 = 14;

/// Phones besides the one that the cabinet is opened with.
pub(crate) const MORE_PHONES: [&str; 2] = ["phone_2", "phone_3"];

/// What stands in the fields, exactly as typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Typed(BTreeMap<String, String>);

impl Typed {
    /// The text of a field; empty when there is none. For templates as well.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// What came in a request.
    pub(crate) fn of(fields: &Fields) -> Self {
        Self(fields.0.iter().filter(|(name, _)| name != "csrf").cloned().collect())
    }

    /// What is known, written as a person types it.
    pub(crate) fn from_values(values: &Values) -> Self {
        let mut typed = BTreeMap::new();
        for (name, value) in values {
            match (name.as_str(), value) {
                ("birth_date" | "passport_issued_on", Value::String(date)) => {
                    let mut parts = date.split('-');
                    for part in ["year", "month", "day"] {
                        let text = parts.next().unwrap_or_default().to_owned();
                        typed.insert(format!("{name}-{part}"), text);
                    }
                }
                ("snils", Value::String(digits)) => {
                    let text =
                        Snils::parse(digits).map_or_else(|_| digits.clone(), |snils| snils.formatted());
                    typed.insert(name.clone(), text);
                }
                ("phone_2" | "phone_3", Value::String(digits)) => {
                    let text =
                        Phone::parse(digits).map_or_else(|_| digits.clone(), |phone| phone.formatted());
                    typed.insert(name.clone(), text);
                }
                (_, Value::String(text)) => {
                    typed.insert(name.clone(), text.clone());
                }
                ("registration_address", Value::Null) => {
                    typed.insert("registration_none".to_owned(), "yes".to_owned());
                }
                (_, Value::Object(address)) => {
                    let part = |part: &str| address.get(part).and_then(Value::as_str).unwrap_or_default();
                    typed.insert(name.clone(), part("line").to_owned());
                    typed.insert(format!("{name}-postcode"), part("postcode").to_owned());
                }
                _ => {}
            }
        }
        let passport = ["passport_series", "passport_number"].map(|part| typed.remove(part));
        if let [Some(series), Some(number)] = passport {
            let digits = format!("{series}{number}");
            let text = Passport::parse(&digits).map_or(digits, |passport| passport.formatted());
            typed.insert("passport".to_owned(), text);
        }
        if values.get("actual_address").is_some_and(|address| !address.is_null())
            && values.get("actual_address") == values.get("registration_address")
        {
            typed.insert("actual_same".to_owned(), "yes".to_owned());
        }
        Self(typed)
    }
}

/// Reads the whole form.
pub(crate) fn parse(typed: &Typed, t: &Words, today: NaiveDate) -> Result<Values, FieldErrors> {
    let mut reader = Reader { typed, t, errors: FieldErrors::new(), values: Values::new() };
    reader.names();
    reader.sex();
    let born = reader.birth_date(today);
    reader.numbers();
    reader.passport(born, today);
    reader.addresses();
    reader.when_needed();
    if reader.errors.is_empty() { Ok(reader.values) } else { Err(reader.errors) }
}

/// Reads only what the registers compare: what an operator types at a desk from the papers.
pub(crate) fn identity(
    fields: &Fields,
    t: &Words,
    today: NaiveDate,
) -> Result<crate::IdentityQuery, FieldErrors> {
    let typed = Typed::of(fields);
    let mut reader = Reader { typed: &typed, t, errors: FieldErrors::new(), values: Values::new() };
    reader.names();
    reader.birth_date(today);
    reader.numbers();
    reader.passport_number();
    if !reader.errors.is_empty() {
        return Err(reader.errors);
    }
    crate::person::query(&reader.values).ok_or(reader.errors)
}

struct Reader<'a> {
    typed: &'a Typed,
    t: &'a Words,
    errors: FieldErrors,
    values: Values,
}

impl Reader<'_> {
    fn put(&mut self, name: &str, value: impl Into<Value>) {
        self.values.insert(name.to_owned(), value.into());
    }

    fn refuse(&mut self, field: &str, key: &str) {
        self.errors.add(field, self.t.get(key));
    }

    fn names(&mut self) {
        for field in ["surname", "name", "patronymic"] {
            let text = self.typed.get(field).trim();
            if field == "patronymic" && text.is_empty() {
                self.put(field, "");
                continue;
            }
            match NamePart::parse(text) {
                Ok(part) => self.put(field, part.as_str()),
                Err(refusal) => {
                    let what = self.t.get(&format!("profile-what-{field}"));
                    let key = format!("profile-wrong-name-{}", refusal.code());
                    self.errors.add(field, self.t.with1(&key, "what", what));
                }
            }
        }
    }

    fn sex(&mut self) {
        match self.typed.get("sex") {
            sex @ ("male" | "female") => {
                let sex = sex.to_owned();
                self.put("sex", sex);
            }
            _ => self.refuse("sex", "profile-wrong-sex"),
        }
    }

    fn date(&mut self, field: &str) -> Option<NaiveDate> {
        let part = |part: &str| self.typed.get(&format!("{field}-{part}")).to_owned();
        match base::date_from_boxes(&part("day"), &part("month"), &part("year")) {
            Ok(date) => Some(date),
            Err(base::DateRefusal::Empty) => {
                self.refuse(field, &format!("profile-wrong-{field}-empty"));
                None
            }
            Err(refusal) => {
                self.refuse(field, &format!("profile-wrong-date-{}", refusal.code()));
                None
            }
        }
    }

    fn birth_date(&mut self, today: NaiveDate) -> Option<NaiveDate> {
        use chrono::Datelike as _;
        let born = self.date("birth_date")?;
        if born > today {
            self.refuse("birth_date", "profile-wrong-date-future");
        } else if born.year() < EARLIEST_YEAR {
            self.refuse("birth_date", "profile-wrong-date-year");
        } else {
            self.put("birth_date", born.to_string());
        }
        Some(born)
    }

    fn numbers(&mut self) {
        match Snils::parse(self.typed.get("snils")) {
            Ok(snils) => self.put("snils", snils.as_str()),
            Err(refusal) => self.refuse_number("snils", refusal),
        }
        if self.typed.get("inn").trim().is_empty() {
            self.put("inn", "");
            return;
        }
        match Inn::person(self.typed.get("inn")) {
            Ok(inn) => self.put("inn", inn.as_str()),
            Err(refusal) => self.refuse_number("inn", refusal),
        }
    }

    /// What few people need: the number of a business, and phones besides the cabinet's own.
    fn when_needed(&mut self) {
        match self.typed.get("ogrn").trim() {
            "" => self.put("ogrn", ""),
            text => match Ogrn::parse(text) {
                Ok(ogrn) => self.put("ogrn", ogrn.as_str()),
                Err(refusal) => self.refuse_number("ogrn", refusal),
            },
        }
        for field in MORE_PHONES {
            match self.typed.get(field).trim() {
                "" => self.put(field, ""),
                text => match Phone::parse(text) {
                    Ok(phone) => self.put(field, phone.as_str()),
                    Err(refusal) => self.refuse(field, &format!("accounts-phone-{}", refusal.code())),
                },
            }
        }
    }

    fn refuse_number(&mut self, field: &str, refusal: NumberRefusal) {
        let own = format!("profile-wrong-{field}-{}", refusal.code());
        let key = if self.t.has(&own) { own } else { format!("profile-wrong-number-{}", refusal.code()) };
        let (typed, needed) = match refusal {
            NumberRefusal::TooShort { typed, needed } | NumberRefusal::TooLong { typed, needed } => {
                (typed, needed)
            }
            _ => (0, 0),
        };
        let words = self.t.with(&key, &[("typed", typed.into()), ("needed", needed.into())]);
        self.errors.add(field, words);
    }

    fn passport_number(&mut self) {
        match Passport::parse(self.typed.get("passport")) {
            Ok(passport) => {
                self.put("passport_series", passport.series());
                self.put("passport_number", passport.number());
            }
            Err(refusal) => self.refuse_number("passport", refusal),
        }
    }

    fn passport(&mut self, born: Option<NaiveDate>, today: NaiveDate) {
        self.passport_number();
        if let Some(issued) = self.date("passport_issued_on") {
            let age = born.and_then(|born| base::age_on(born, issued));
            if issued > today {
                self.refuse("passport_issued_on", "profile-wrong-date-future");
            } else if born.is_some() && age.is_none_or(|age| age < PASSPORT_AGE) {
                self.refuse("passport_issued_on", "profile-wrong-passport_issued_on-early");
            } else {
                self.put("passport_issued_on", issued.to_string());
            }
        }
        let issuer = self.typed.get("passport_issuer").split_whitespace().collect::<Vec<_>>().join(" ");
        match issuer.chars().count() {
            0..=2 => self.refuse("passport_issuer", "profile-wrong-passport_issuer-empty"),
            3..=250 => self.put("passport_issuer", issuer),
            _ => self.refuse("passport_issuer", "profile-wrong-passport_issuer-too-long"),
        }
        let code: String =
            self.typed.get("passport_issuer_code").chars().filter(char::is_ascii_digit).collect();
        if code.len() == 6 {
            self.put("passport_issuer_code", format!("{}-{}", &code[..3], &code[3..]));
        } else {
            self.refuse("passport_issuer_code", "profile-wrong-passport_issuer_code");
        }
    }

    fn addresses(&mut self) {
        if !self.typed.get("registration_none").is_empty() {
            // Who is registered nowhere still lives somewhere.
            self.put("registration_address", Value::Null);
            self.address("actual_address");
            return;
        }
        self.address("registration_address");
        if self.typed.get("actual_same").is_empty() {
            self.address("actual_address");
        } else if let Some(address) = self.values.get("registration_address").cloned() {
            self.put("actual_address", address);
        }
    }

    fn address(&mut self, field: &str) {
        let postcode = format!("{field}-postcode");
        match Address::parse(self.typed.get(&postcode), self.typed.get(field)) {
            Ok(address) => {
                let value = json!({ "postcode": address.postcode.as_str(), "line": address.line });
                self.put(field, value);
            }
            Err(base::AddressRefusal::Postcode(refusal)) => {
                let key = format!("profile-wrong-postcode-{}", refusal.code());
                self.refuse(&postcode, &key);
                if self.typed.get(field).trim().is_empty() {
                    self.refuse(field, "profile-wrong-address-empty");
                }
            }
            Err(refusal) => self.refuse(field, &format!("profile-wrong-address-{}", refusal.code())),
        }
    }
}
