//! Questions that are answered in several fields: a vehicle, an organisation, a child, a period.

use base::{CivilCertificate, Inn, MarkRefusal, NumberRefusal, Ogrn, Plate, Vin};
use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::read::{Read, number_refusal, read_date, read_name, tidy};
use crate::{Ages, Kind, Refusal};

/// The longest name of a vehicle's make, in characters.
const MAKE_MAX: usize = 100;
/// The longest name of an organisation, in characters.
const ORGANISATION_MAX: usize = 300;

/// What stands in a field of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// Letters.
    Text,
    /// Digits.
    Digits,
    /// A day in three boxes.
    Day,
}

/// One of the fields of a question: its words are `catalogue-part-KIND-NAME`, with a dash for the underscore, and if needed `…-hint`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The ending of the field's name, and the name in the answer.
    pub name: &'static str,
    /// What stands in it.
    pub kind: PartKind,
}

const fn part(name: &'static str, kind: PartKind) -> Part {
    Part { name, kind }
}

const VEHICLE: &[Part] =
    &[part("plate", PartKind::Text), part("vin", PartKind::Text), part("make", PartKind::Text)];
const ORGANISATION: &[Part] =
    &[part("name", PartKind::Text), part("inn", PartKind::Digits), part("ogrn", PartKind::Digits)];
const CHILD: &[Part] =
    &[part("name", PartKind::Text), part("birth_date", PartKind::Day), part("certificate", PartKind::Text)];
const PERIOD: &[Part] = &[part("from", PartKind::Day), part("to", PartKind::Day)];

impl Kind {
    /// The fields of a question that has several; none for the others.
    #[must_use]
    pub fn parts(&self) -> &'static [Part] {
        match self {
            Self::Vehicle { .. } => VEHICLE,
            Self::Organisation => ORGANISATION,
            Self::Child { certificate: true, .. } => CHILD,
            Self::Child { .. } => &CHILD[..2],
            Self::Period { .. } => PERIOD,
            _ => &[],
        }
    }

    /// What stands in the keys of the words of its fields: `catalogue-part-vehicle-plate`.
    #[must_use]
    pub fn part_words(&self) -> &'static str {
        match self {
            Self::Vehicle { .. } => "vehicle",
            Self::Organisation => "organisation",
            Self::Child { .. } => "child",
            _ => "period",
        }
    }

    /// What would be typed into one of its fields for a kept answer: `birth_date-day`.
    #[must_use]
    pub fn typed_part(answer: &Value, suffix: &str) -> String {
        part_as_typed(answer, suffix)
    }

    /// Where those may be found that one can choose from: `register.NAME.LIST`.
    #[must_use]
    pub fn chosen_from(&self) -> Option<&str> {
        match self {
            Self::Vehicle { choose } | Self::Child { choose, .. } => choose.as_deref(),
            _ => None,
        }
    }

    /// Reads a question with several fields; nothing in any of them is no answer.
    pub(crate) fn read_parts(&self, field: impl Fn(&str) -> String, today: NaiveDate) -> Read {
        let all = self.parts().iter().flat_map(|part| fields(*part));
        if all.into_iter().all(|name| field(&name).trim().is_empty()) {
            return Ok(None);
        }
        match self {
            Self::Vehicle { .. } => read_vehicle(field),
            Self::Organisation => read_organisation(field),
            Self::Child { ages, certificate, choose } => {
                // What is chosen from a register's list need not be proven by a number typed by hand.
                let is_chosen = choose.is_some() && is_chosen(&field("known"));
                let certificate = *certificate && !(is_chosen && field("certificate").trim().is_empty());
                read_child(field, certificate, *ages, today)
            }
            Self::Period { past, max_days } => read_period(field, *max_days, past.then_some(today)),
            _ => Err(Refusal::plain("catalogue-answer-unreadable")),
        }
    }

    /// What a register calls one of those one may choose from, as this question's answer; nothing when it does not fit.
    #[must_use]
    pub fn chosen(&self, known: &Value, today: NaiveDate) -> Option<Value> {
        let text = |name: &str| known.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let joined = |names: &[&str]| {
            let parts = names.iter().map(|name| text(name)).filter(|part| !part.is_empty());
            parts.collect::<Vec<_>>().join(" ")
        };
        let or = |first: String, second: String| if first.is_empty() { second } else { first };
        let typed = |suffix: &str| match (self, suffix) {
            (Self::Vehicle { .. }, "make") => or(text("make"), text("model")),
            (Self::Child { .. }, "name") => or(joined(&["surname", "name", "patronymic"]), text("full_name")),
            (_, other) => part_as_typed(known, other),
        };
        // A register that says nothing about a certificate leaves it to be typed: the rest is chosen all the same.
        match self {
            Self::Child { ages, choose, certificate } => {
                let bare = Self::Child { ages: *ages, certificate: false, choose: choose.clone() };
                let whole = if *certificate { self.read_parts(typed, today).ok().flatten() } else { None };
                whole.or_else(|| bare.read_parts(typed, today).ok().flatten())
            }
            _ => self.read_parts(typed, today).ok().flatten(),
        }
    }
}

/// The endings of the fields of a part.
fn fields(part: Part) -> Vec<String> {
    match part.kind {
        PartKind::Day => ["day", "month", "year"].map(|unit| format!("{}-{unit}", part.name)).to_vec(),
        PartKind::Text | PartKind::Digits => vec![part.name.to_owned()],
    }
}

/// What would be typed into the field with this ending for a kept answer.
pub(crate) fn part_as_typed(answer: &Value, suffix: &str) -> String {
    let text = |name: &str| answer.get(name).and_then(Value::as_str).unwrap_or_default();
    let Some((name, unit)) = suffix.rsplit_once('-') else { return text(suffix).to_owned() };
    let place = match unit {
        "year" => 0,
        "month" => 1,
        _ => 2,
    };
    text(name).split('-').nth(place).unwrap_or_default().trim_start_matches('0').to_owned()
}

/// Whether one of those that a register knows was chosen: its place in the list stands in the field.
fn is_chosen(typed: &str) -> bool {
    !typed.is_empty() && typed.chars().all(|letter| letter.is_ascii_digit())
}

/// What stood in a field of a kept answer; a child that was chosen from a list has no number of a certificate.
pub(crate) fn as_kept(answer: &Value, suffix: &str) -> String {
    match suffix {
        "known" if answer.get("certificate").is_none() => "0".to_owned(),
        "known" => String::new(),
        other => part_as_typed(answer, other),
    }
}

fn mark(refusal: MarkRefusal, keys: [&'static str; 3], field: &'static str) -> Refusal {
    let [letter, length, form] = keys;
    match refusal {
        MarkRefusal::Letter(sign) => Refusal::of(letter, "sign", sign),
        MarkRefusal::Length { typed, .. } => Refusal::of(length, "typed", typed),
        MarkRefusal::Form | MarkRefusal::Empty => Refusal::plain(form),
    }
    .at(field)
}

fn read_vehicle(field: impl Fn(&str) -> String) -> Read {
    let (plate, vin, make) = (field("plate"), field("vin"), tidy(&field("make"), false));
    if plate.trim().is_empty() && vin.trim().is_empty() {
        return Err(Refusal::plain("catalogue-answer-vehicle-which").at("plate"));
    }
    let plate = match Plate::parse(&plate) {
        Ok(plate) => plate.as_str().to_owned(),
        Err(MarkRefusal::Empty) => String::new(),
        Err(refusal) => {
            let keys = ["catalogue-answer-plate-letter", "catalogue-answer-plate", "catalogue-answer-plate"];
            return Err(mark(refusal, keys, "plate"));
        }
    };
    let vin = match Vin::parse(&vin) {
        Ok(vin) => vin.as_str().to_owned(),
        Err(MarkRefusal::Empty) => String::new(),
        Err(refusal) => {
            let keys =
                ["catalogue-answer-vin-letter", "catalogue-answer-vin-count", "catalogue-answer-vin-count"];
            return Err(mark(refusal, keys, "vin"));
        }
    };
    if make.is_empty() || make.chars().count() > MAKE_MAX || make.chars().any(char::is_control) {
        return Err(Refusal::plain("catalogue-answer-vehicle-make").at("make"));
    }
    Ok(Some(json!({"plate": plate, "vin": vin, "make": make})))
}

fn read_organisation(field: impl Fn(&str) -> String) -> Read {
    let name = tidy(&field("name"), false);
    if !(2..=ORGANISATION_MAX).contains(&name.chars().count()) || name.chars().any(char::is_control) {
        return Err(Refusal::plain("catalogue-answer-organisation-name").at("name"));
    }
    let inn = Inn::parse(&field("inn")).map_err(|refusal| {
        let refused = match refusal {
            NumberRefusal::Empty => Refusal::plain("catalogue-answer-organisation-inn"),
            other => number_refusal(
                &other,
                "catalogue-answer-organisation-inn-count",
                "catalogue-answer-inn-control",
            ),
        };
        refused.at("inn")
    })?;
    let ogrn = match Ogrn::parse(&field("ogrn")) {
        Ok(ogrn) if ogrn.is_sole_trader() != inn.is_person() => {
            return Err(Refusal::plain("catalogue-answer-ogrn-holder").at("ogrn"));
        }
        Ok(ogrn) => ogrn.as_str().to_owned(),
        Err(NumberRefusal::Empty) => String::new(),
        Err(refusal) => {
            let refused =
                number_refusal(&refusal, "catalogue-answer-ogrn-count", "catalogue-answer-ogrn-control");
            return Err(refused.at("ogrn"));
        }
    };
    Ok(Some(json!({"name": name, "inn": inn.as_str(), "ogrn": ogrn})))
}

fn day(
    field: &impl Fn(&str) -> String,
    part: &'static str,
    latest: Option<NaiveDate>,
) -> Result<NaiveDate, Refusal> {
    let unit = |unit: &str| field(&format!("{part}-{unit}"));
    let read =
        read_date(&unit("day"), &unit("month"), &unit("year"), latest).map_err(|refusal| refusal.at(part))?;
    let date = read.and_then(|date| date.as_str()?.parse().ok());
    date.ok_or_else(|| Refusal::plain("catalogue-answer-part-missing").at(part))
}

fn read_child(field: impl Fn(&str) -> String, certificate: bool, ages: Ages, today: NaiveDate) -> Read {
    let typed = field("name");
    if typed.trim().is_empty() {
        return Err(Refusal::plain("catalogue-answer-child-name").at("name"));
    }
    let name = read_name(&typed).map_err(|refusal| refusal.at("name"))?;
    let born = day(&field, "birth_date", Some(today))?;
    let years = |bound: Option<i64>| bound.unwrap_or_default();
    let refused = match ages.fit(born, today) {
        (false, _) => Some(Refusal::of("catalogue-answer-child-young", "years", years(ages.at_least))),
        (_, false) => Some(Refusal::of("catalogue-answer-child-age", "years", years(ages.under))),
        _ => None,
    };
    if let Some(refused) = refused {
        return Err(refused.at("birth_date"));
    }
    if !certificate {
        return Ok(Some(json!({"name": name, "birth_date": born})));
    }
    let keys = [
        "catalogue-answer-certificate-letter",
        "catalogue-answer-certificate-count",
        "catalogue-answer-certificate",
    ];
    let certificate = CivilCertificate::parse(&field("certificate"))
        .map_err(|refusal| mark(refusal, keys, "certificate"))?;
    Ok(Some(json!({"name": name, "birth_date": born, "certificate": certificate.as_str()})))
}

fn read_period(field: impl Fn(&str) -> String, max_days: Option<i64>, latest: Option<NaiveDate>) -> Read {
    let from = day(&field, "from", latest)?;
    let to = day(&field, "to", latest)?;
    if to < from {
        return Err(Refusal::plain("catalogue-answer-period-order").at("to"));
    }
    let days = (to - from).num_days() + 1;
    match max_days {
        Some(most) if days > most => Err(Refusal::of("catalogue-answer-period-long", "max", most).at("to")),
        _ => Ok(Some(json!({"from": from, "to": to}))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Question;

    fn today() -> NaiveDate {
        "2026-11-24".parse().unwrap()
    }

    fn read(kind: &Kind, typed: &[(&str, &str)]) -> Read {
        let field = |name: &str| {
            typed
                .iter()
                .find(|(field, _)| *field == name)
                .map_or(String::new(), |(_, value)| (*value).to_owned())
        };
        kind.read_parts(field, today())
    }

    /// What was refused, and beside which field.
    fn refused(kind: &Kind, typed: &[(&str, &str)]) -> (&'static str, String) {
        let refusal = read(kind, typed).unwrap_err();
        (refusal.key, refusal.field_of("q"))
    }

    /// Reads an answer again as the form does before it is sent.
    fn is_sound(kind: &Kind, answer: &Value) {
        let question = Question {
            name: "q".into(),
            kind: kind.clone(),
            required: true,
            shown_when: None,
            prefill: None,
        };
        assert_eq!(question.sound(answer, today()), Ok(()), "{answer}");
    }

    const CAR: Kind = Kind::Vehicle { choose: None };

    /// covers APP-01
    #[test]
    fn a_vehicle_is_known_by_its_plate_or_its_vin() {
        let car = read(&CAR, &[("plate", "m214op 33"), ("make", " Лада  Веста ")]).unwrap().unwrap();
        assert_eq!(car, json!({"plate": "М214ОР33", "vin": "", "make": "Лада Веста"}));
        is_sound(&CAR, &car);
        assert_eq!(read(&CAR, &[]), Ok(None));
        assert_eq!(refused(&CAR, &[("make", "Лада")]).1, "q-plate");
        let wrong = [("plate", "Я214ОР33"), ("make", "Лада")];
        assert_eq!(refused(&CAR, &wrong), ("catalogue-answer-plate-letter", "q-plate".to_owned()));
        let short = [("vin", "XTA"), ("make", "Лада")];
        assert_eq!(refused(&CAR, &short), ("catalogue-answer-vin-count", "q-vin".to_owned()));
        assert_eq!(refused(&CAR, &[("plate", "М214ОР33")]).1, "q-make");
    }

    /// covers APP-01
    #[test]
    fn an_organisation_has_numbers_that_fit_each_other() {
        let kind = Kind::Organisation;
        let bank = [("name", "ПАО Сбербанк"), ("inn", "7707083893"), ("ogrn", "1027700132195")];
        let read_bank = read(&kind, &bank).unwrap().unwrap();
        assert_eq!(read_bank["ogrn"], "1027700132195");
        is_sound(&kind, &read_bank);
        assert!(read(&kind, &bank[..2]).is_ok(), "the OGRN may be left out");
        let wrong = [("name", "ПАО Сбербанк"), ("inn", "7707083894")];
        assert_eq!(refused(&kind, &wrong), ("catalogue-answer-inn-control", "q-inn".to_owned()));
        let trader = [("name", "ИП Орлова"), ("inn", "500100732259"), ("ogrn", "1027700132195")];
        assert_eq!(refused(&kind, &trader), ("catalogue-answer-ogrn-holder", "q-ogrn".to_owned()));
        assert_eq!(refused(&kind, &[("inn", "7707083893")]).1, "q-name");
    }

    /// covers APP-01
    #[test]
    fn a_child_is_not_older_than_the_service_says() {
        let kind =
            Kind::Child { ages: Ages { at_least: None, under: Some(18) }, certificate: true, choose: None };
        let vera = [
            ("name", "Орлова Вера"),
            ("birth_date-day", "30"),
            ("birth_date-month", "мая"),
            ("birth_date-year", "2016"),
            ("certificate", "ii-мю № 123456"),
        ];
        let read_vera = read(&kind, &vera).unwrap().unwrap();
        assert_eq!(
            read_vera,
            json!({"name": "Орлова Вера", "birth_date": "2016-05-30", "certificate": "II-МЮ 123456"})
        );
        is_sound(&kind, &read_vera);
        let grown =
            Kind::Child { ages: Ages { at_least: None, under: Some(7) }, certificate: true, choose: None };
        assert_eq!(refused(&grown, &vera), ("catalogue-answer-child-age", "q-birth_date".to_owned()));
        assert_eq!(refused(&kind, &vera[..4]).1, "q-certificate");
        assert_eq!(refused(&kind, &vera[..1]).1, "q-birth_date");
    }

    /// covers APP-01
    #[test]
    fn a_period_ends_after_it_begins_and_is_not_too_long() {
        let dates = |from: [&'static str; 3], to: [&'static str; 3]| {
            let names = ["day", "month", "year"];
            let mut all = Vec::new();
            for (part, date) in [("from", from), ("to", to)] {
                for (name, value) in names.iter().zip(date) {
                    all.push((format!("{part}-{name}"), value));
                }
            }
            all
        };
        let kind = Kind::Period { past: true, max_days: Some(31) };
        let ask = |typed: &[(String, &'static str)]| {
            let typed: Vec<(&str, &str)> =
                typed.iter().map(|(name, value)| (name.as_str(), *value)).collect();
            read(&kind, &typed)
        };
        let march = ask(&dates(["1", "3", "2026"], ["31", "3", "2026"])).unwrap().unwrap();
        assert_eq!(march, json!({"from": "2026-03-01", "to": "2026-03-31"}));
        is_sound(&kind, &march);
        let backwards = ask(&dates(["31", "3", "2026"], ["1", "3", "2026"])).unwrap_err();
        assert_eq!(backwards.key, "catalogue-answer-period-order");
        let long = ask(&dates(["1", "3", "2026"], ["1", "4", "2026"])).unwrap_err();
        assert_eq!(long.key, "catalogue-answer-period-long");
        let ahead = ask(&dates(["1", "3", "2026"], ["1", "12", "2026"])).unwrap_err();
        assert_eq!(ahead.field_of("stay"), "stay-to");
    }

    #[test]
    fn what_a_register_knows_becomes_an_answer() {
        let known =
            json!({"plate": "М214ОР33", "model": "Лада Веста", "vin": "XTAGFK330MY512044", "year": 2021});
        let car = CAR.chosen(&known, today()).unwrap();
        assert_eq!(car, json!({"plate": "М214ОР33", "vin": "XTAGFK330MY512044", "make": "Лада Веста"}));
        let kind =
            Kind::Child { ages: Ages { at_least: None, under: Some(18) }, certificate: true, choose: None };
        let vera = json!({"surname": "Орлова", "name": "Вера", "patronymic": "Дмитриевна", "birth_date": "2016-05-30"});
        assert_eq!(
            kind.chosen(&vera, today()),
            Some(json!({"name": "Орлова Вера Дмитриевна", "birth_date": "2016-05-30"}))
        );
        let spouse = json!({"surname": "Орлов", "name": "Дмитрий", "birth_date": "1986-09-21"});
        assert_eq!(kind.chosen(&spouse, today()), None, "a spouse is no child");
    }
}
