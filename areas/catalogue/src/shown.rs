//! Answers as people read them.

use chrono::NaiveDate;
use serde_json::Value;
use text::Words;

use crate::regions::region_name;
use crate::{Kind, Question, units};

impl Question {
    /// An answer as people read it; empty when there is none. `service` are the service's words, `t` the page's.
    #[must_use]
    pub fn shown(&self, value: &Value, service: &Words, t: &Words) -> String {
        let option = |name: &str| service.get(&format!("{}-{name}", self.name));
        match (&self.kind, value) {
            (_, Value::Null) => String::new(),
            (Kind::Choice { options }, Value::String(name)) if options.contains(name) => option(name),
            (Kind::Choices { options }, Value::Array(names)) => {
                let known =
                    names.iter().filter_map(Value::as_str).filter(|name| options.iter().any(|o| o == name));
                known.map(option).collect::<Vec<_>>().join(", ")
            }
            (Kind::YesNo, Value::Bool(yes)) => self.yes_or_no(*yes, service, t),
            (Kind::Date { .. }, Value::String(text)) => shown_date(text, t),
            (Kind::Snils, Value::String(text)) => grouped(text, &[3, 3, 3, 2], "-", Some(' ')),
            (Kind::Inn, Value::String(text)) => grouped(text, &[4, 4, 4], " ", None),
            (Kind::Passport, Value::String(text)) => grouped(text, &[2, 2, 6], " ", None),
            (Kind::Phone, Value::String(text)) => shown_phone(text),
            (Kind::Money, Value::Number(kopecks)) => {
                kopecks.as_i64().map_or_else(String::new, |n| t.money(n))
            }
            (Kind::Number { unit: Some(unit), .. }, Value::Number(number)) => {
                units::shown(number.as_i64().unwrap_or_default(), unit, t)
            }
            (Kind::Address { .. }, address) => with_region(shown_address(address), address, t),
            (Kind::Vehicle { .. }, vehicle) => shown_vehicle(vehicle, t),
            (Kind::Organisation, organisation) => shown_organisation(organisation, t),
            (Kind::Child { .. }, child) => shown_child(child, t),
            (Kind::Period { .. }, period) => {
                let day = |name: &str| text::Arg::Text(shown_date(text_at(period, name), t));
                t.with("catalogue-shown-period", &[("from", day("from")), ("to", day("to"))])
            }
            (Kind::File { .. }, Value::Array(files)) => {
                files.iter().map(|file| shown_file(file, t)).collect::<Vec<_>>().join("; ")
            }
            (_, Value::String(text)) => text.clone(),
            (_, other) => other.to_string(),
        }
    }

    /// «Да» and «Нет», or the service's own `QUESTION-yes`, `QUESTION-no`.
    #[must_use]
    pub fn yes_or_no(&self, yes: bool, service: &Words, t: &Words) -> String {
        let (name, common) = if yes { ("yes", "catalogue-yes") } else { ("no", "catalogue-no") };
        let own = format!("{}-{name}", self.name);
        if service.has(&own) { service.get(&own) } else { t.get(common) }
    }
}

fn text_at<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// What is given, with commas between.
fn listed(parts: &[String]) -> String {
    let given = parts.iter().map(String::as_str).filter(|part| !part.is_empty());
    given.collect::<Vec<_>>().join(", ")
}

/// «Лада Веста, М214ОР33, VIN XTAGFK330MY512044».
fn shown_vehicle(vehicle: &Value, t: &Words) -> String {
    let vin = match text_at(vehicle, "vin") {
        "" => String::new(),
        vin => t.with1("catalogue-shown-vin", "vin", vin),
    };
    listed(&[text_at(vehicle, "make").to_owned(), text_at(vehicle, "plate").to_owned(), vin])
}

/// «ООО «Заря», ИНН 7707083893, ОГРН 1027700132195».
fn shown_organisation(organisation: &Value, t: &Words) -> String {
    let number = |name: &str, key: &str| match text_at(organisation, name) {
        "" => String::new(),
        number => t.with1(key, "number", number),
    };
    listed(&[
        text_at(organisation, "name").to_owned(),
        number("inn", "catalogue-shown-inn"),
        number("ogrn", "catalogue-shown-ogrn"),
    ])
}

/// «Орлова Вера, дата рождения 30 мая 2016 года, свидетельство II-МЮ 123456».
fn shown_child(child: &Value, t: &Words) -> String {
    let born = match text_at(child, "birth_date") {
        "" => String::new(),
        date => t.with1("catalogue-shown-born", "date", shown_date(date, t)),
    };
    let certificate = match text_at(child, "certificate") {
        "" => String::new(),
        number => t.with1("catalogue-shown-certificate", "number", number),
    };
    listed(&[text_at(child, "name").to_owned(), born, certificate])
}

/// The region stands after the postcode, where an envelope has it.
fn with_region(line: String, address: &Value, t: &Words) -> String {
    match region_name(text_at(address, "region"), t.lang) {
        None => line,
        Some(region) => match (text_at(address, "postcode"), text_at(address, "line")) {
            ("", rest) => format!("{region}, {rest}"),
            (postcode, rest) => format!("{postcode}, {region}, {rest}"),
        },
    }
}

fn shown_date(text: &str, t: &Words) -> String {
    text.parse::<NaiveDate>().map_or_else(|_| text.to_owned(), |date| t.date(date))
}

/// An address as one line with its postcode in front; also one that is kept as plain text.
pub(crate) fn shown_address(address: &Value) -> String {
    let part = |name: &str| address.get(name).and_then(Value::as_str).unwrap_or_default();
    match (address.as_str(), part("postcode"), part("line")) {
        (Some(text), ..) => text.to_owned(),
        (None, "", line) => line.to_owned(),
        (None, postcode, line) => format!("{postcode}, {line}"),
    }
}

fn shown_file(file: &Value, t: &Words) -> String {
    let name = file.get("name").and_then(Value::as_str).unwrap_or_default();
    match file.get("size").and_then(Value::as_u64) {
        Some(bytes) => format!("{name}, {}", t.size(bytes)),
        None => name.to_owned(),
    }
}

/// `11223344595` as `112-233-445 95`; a text of another length stays as it is.
fn grouped(text: &str, groups: &[usize], between: &str, last: Option<char>) -> String {
    let letters: Vec<char> = text.chars().collect();
    if letters.len() != groups.iter().sum::<usize>() {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut from = 0;
    for (place, length) in groups.iter().enumerate() {
        if place > 0 {
            match last {
                Some(letter) if place + 1 == groups.len() => out.push(letter),
                _ => out.push_str(between),
            }
        }
        out.extend(&letters[from..from + length]);
        from += length;
    }
    out
}

/// `+79211234567` as `+7 921 123-45-67`.
fn shown_phone(text: &str) -> String {
    let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
    if digits.len() != 11 || digits[0] != '7' {
        return text.to_owned();
    }
    let part = |from: usize, to: usize| digits[from..to].iter().collect::<String>();
    format!("+7 {} {}-{}-{}", part(1, 4), part(4, 7), part(7, 9), part(9, 11))
}

/// A known value as people write it, by its name in the profile.
pub(crate) fn shown_known(name: &str, value: &Value) -> Value {
    let text = value.as_str().unwrap_or_default();
    match name {
        "snils" => Value::String(grouped(text, &[3, 3, 3, 2], "-", Some(' '))),
        "inn" => Value::String(grouped(text, &[4, 4, 4], " ", None)),
        "passport" => Value::String(grouped(text, &[2, 2, 6], " ", None)),
        "phone" => Value::String(shown_phone(text)),
        "registration_address" | "actual_address" => Value::String(shown_address(value)),
        _ => value.clone(),
    }
}
