//! From what was typed to an answer.

use base::{DateBox, DateRefusal, NumberRefusal};
use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

use crate::parts;
use crate::regions::is_region;
use crate::{Ages, Kind, Question, Refusal};

/// What reading gives: an answer, nothing answered, or a refusal.
pub(crate) type Read = Result<Option<Value>, Refusal>;

/// The longest address that is kept, in characters.
const ADDRESS_MAX: usize = 300;
/// The shortest line that can find a house, in characters.
const ADDRESS_MIN: usize = 8;
/// The longest part of a name that is kept, in characters.
const NAME_MAX: usize = 100;

impl Question {
    /// Reads what was typed. `field(suffix)` gives the raw value of a field of this question: `field("")` is `name`, and
    /// `field("day")`, `field("month")`, `field("year")`, `field("postcode")` are `name-day` and so on. `many()` gives all values of `name`, for `choices`.
    ///
    /// `Ok(None)` is "not answered" (the caller decides whether that is allowed for a draft; for submission see [`crate::Form::gaps`]).
    /// Files are uploaded, not typed: for them it is always `Ok(None)`.
    pub fn read(
        &self,
        field: impl Fn(&str) -> String,
        many: impl Fn() -> Vec<String>,
        today: NaiveDate,
    ) -> Read {
        match &self.kind {
            Kind::Date { past, ages } => {
                let date = read_date(&field("day"), &field("month"), &field("year"), past.then_some(today))?;
                read_age(date, *ages, today)
            }
            Kind::Address { region } => {
                read_address(&field(""), &field("postcode"), region.then(|| field("region")))
            }
            Kind::Choices { options } => read_choices(many(), options),
            Kind::File { .. } => Ok(None),
            kind if !kind.parts().is_empty() => kind.read_parts(field, today),
            kind => {
                let typed = field("");
                let typed = typed.trim();
                if typed.is_empty() { Ok(None) } else { kind.read_one(typed).map(Some) }
            }
        }
    }

    /// Reads a kept answer again: what the form would not take today is refused, whoever put it there.
    pub fn sound(&self, answer: &Value, today: NaiveDate) -> Result<(), Refusal> {
        let unreadable = || Refusal::plain("catalogue-answer-unreadable");
        if let Kind::File { max_files, max_bytes, .. } = &self.kind {
            return sound_files(answer.as_array().ok_or_else(unreadable)?, *max_files, *max_bytes);
        }
        if !self.kind.parts().is_empty() {
            let again = self.kind.read_parts(|suffix| parts::as_kept(answer, suffix), today)?;
            return if again.as_ref() == Some(answer) { Ok(()) } else { Err(unreadable()) };
        }
        let date: Vec<&str> = answer.as_str().map(|text| text.split('-').collect()).unwrap_or_default();
        let part = |name: &str| match (name, answer) {
            ("year", _) => date.first().copied().unwrap_or_default().to_owned(),
            ("month", _) => date.get(1).copied().unwrap_or_default().to_owned(),
            ("day", _) => date.get(2).copied().unwrap_or_default().to_owned(),
            ("postcode" | "region", Value::Object(address)) => text_of(address.get(name)),
            ("", Value::Object(address)) => text_of(address.get("line")),
            ("", Value::Bool(yes)) => if *yes { "yes" } else { "no" }.to_owned(),
            ("", Value::Number(number)) if matches!(self.kind, Kind::Money) => number
                .as_i64()
                .map(|kopecks| format!("{}.{:02}", kopecks / 100, kopecks % 100))
                .unwrap_or_default(),
            ("", Value::Number(number)) => number.to_string(),
            ("", other) => text_of(Some(other)),
            _ => String::new(),
        };
        let chosen = || answer.as_array().into_iter().flatten().map(|one| text_of(Some(one))).collect();
        match self.read(part, chosen, today)? {
            Some(again) if again == *answer => Ok(()),
            _ => Err(unreadable()),
        }
    }
}

fn text_of(value: Option<&Value>) -> String {
    value.and_then(Value::as_str).unwrap_or_default().to_owned()
}

impl Kind {
    fn read_one(&self, typed: &str) -> Result<Value, Refusal> {
        match self {
            Self::Name => read_name(typed),
            Self::Text { max, digits } if digits.is_empty() => read_text(typed, *max, false),
            Self::Text { digits, .. } => read_digits(typed, digits),
            Self::LongText { max } => read_text(typed, *max, true),
            Self::Snils => read_snils(typed),
            Self::Inn => read_inn(typed),
            Self::Passport => read_passport(typed),
            Self::Phone => read_phone(typed),
            Self::Email => read_email(typed),
            Self::Money => read_money(typed),
            Self::Number { min, max, .. } => read_number(typed, *min, *max),
            Self::Choice { options } => read_choice(typed, options),
            Self::YesNo => match typed {
                "yes" => Ok(json!(true)),
                "no" => Ok(json!(false)),
                _ => Err(Refusal::plain("catalogue-answer-option")),
            },
            Self::Date { .. }
            | Self::Address { .. }
            | Self::Choices { .. }
            | Self::File { .. }
            | Self::Vehicle { .. }
            | Self::Organisation
            | Self::Child { .. }
            | Self::Period { .. } => Err(Refusal::plain("catalogue-answer-unreadable")),
        }
    }
}

/// Spaces of every kind become one plain space; line breaks stay where several lines are asked for.
pub(crate) fn tidy(typed: &str, lines: bool) -> String {
    if lines {
        let kept: Vec<String> = typed.lines().map(|line| tidy(line, false)).collect();
        return kept.join("\n").trim().to_owned();
    }
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn read_text(typed: &str, max: usize, lines: bool) -> Result<Value, Refusal> {
    let text = tidy(typed, lines);
    if text.chars().any(|letter| letter.is_control() && letter != '\n') {
        return Err(Refusal::plain("catalogue-answer-letters"));
    }
    if text.chars().count() > max {
        return Err(Refusal::of("catalogue-answer-long", "max", max));
    }
    Ok(json!(text))
}

/// A number of which only the count of digits is known; people part it as it stands on paper.
fn read_digits(typed: &str, counts: &[usize]) -> Result<Value, Refusal> {
    let number: String =
        typed.chars().filter(|letter| !letter.is_whitespace() && !"-№".contains(*letter)).collect();
    if !number.chars().all(|letter| letter.is_ascii_digit()) {
        return Err(Refusal::plain("catalogue-answer-digits"));
    }
    match counts {
        counts if counts.contains(&number.len()) => Ok(json!(number)),
        [one, other] => Err(Refusal {
            key: "catalogue-answer-counts",
            args: vec![
                ("count", one.to_string()),
                ("other", other.to_string()),
                ("typed", number.len().to_string()),
            ],
        }),
        counts => Err(Refusal {
            key: "catalogue-answer-count",
            args: vec![
                ("count", counts.first().copied().unwrap_or_default().to_string()),
                ("typed", number.len().to_string()),
            ],
        }),
    }
}

pub(crate) fn read_name(typed: &str) -> Result<Value, Refusal> {
    match base::NamePart::parse(typed) {
        Ok(name) => Ok(json!(name.as_str())),
        Err(base::NameRefusal::TooLong) => Err(Refusal::of("catalogue-answer-long", "max", NAME_MAX)),
        Err(base::NameRefusal::Latin) => Err(Refusal::plain("catalogue-answer-name-latin")),
        Err(_) => Err(Refusal::plain("catalogue-answer-name")),
    }
}

/// A refused number in words: the count of digits first, then the control digits.
pub(crate) fn number_refusal(refusal: &NumberRefusal, count: &'static str, control: &'static str) -> Refusal {
    match refusal {
        NumberRefusal::TooShort { typed, .. } | NumberRefusal::TooLong { typed, .. } => {
            Refusal::of(count, "typed", typed)
        }
        NumberRefusal::Control | NumberRefusal::Impossible | NumberRefusal::Holder => Refusal::plain(control),
        NumberRefusal::Empty | NumberRefusal::Letters | NumberRefusal::Sign(_) => {
            Refusal::plain("catalogue-answer-digits")
        }
    }
}

fn read_snils(typed: &str) -> Result<Value, Refusal> {
    let refused =
        |refusal| number_refusal(&refusal, "catalogue-answer-snils-count", "catalogue-answer-snils-control");
    base::Snils::parse(typed).map(|snils| json!(snils.as_str())).map_err(refused)
}

fn read_inn(typed: &str) -> Result<Value, Refusal> {
    match base::Inn::person(typed) {
        Ok(inn) => Ok(json!(inn.as_str())),
        Err(NumberRefusal::Holder) => Err(Refusal::plain("catalogue-answer-inn-organisation")),
        Err(refusal) => {
            Err(number_refusal(&refusal, "catalogue-answer-inn-count", "catalogue-answer-inn-control"))
        }
    }
}

fn read_passport(typed: &str) -> Result<Value, Refusal> {
    let refused = |refusal| {
        number_refusal(&refusal, "catalogue-answer-passport-count", "catalogue-answer-passport-impossible")
    };
    base::Passport::parse(typed).map(|passport| json!(passport.as_str())).map_err(refused)
}

fn read_phone(typed: &str) -> Result<Value, Refusal> {
    let refused = |_| Refusal::plain("catalogue-answer-phone");
    base::Phone::parse(typed).map(|phone| json!(phone.as_str())).map_err(refused)
}

fn read_email(typed: &str) -> Result<Value, Refusal> {
    let refused = |_| Refusal::plain("catalogue-answer-email");
    base::Email::parse(typed).map(|email| json!(email.as_str())).map_err(refused)
}

fn read_money(typed: &str) -> Result<Value, Refusal> {
    let refused = |_| Refusal::plain("catalogue-answer-money");
    base::Money::parse(typed).map(|money| json!(money.kopecks())).map_err(refused)
}

fn read_number(typed: &str, min: i64, max: i64) -> Result<Value, Refusal> {
    let plain: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    let number: i64 = plain.parse().map_err(|_| Refusal::plain("catalogue-answer-number"))?;
    if number < min {
        return Err(Refusal::of("catalogue-answer-number-low", "min", min));
    }
    if number > max {
        return Err(Refusal::of("catalogue-answer-number-high", "max", max));
    }
    Ok(json!(number))
}

fn read_choice(typed: &str, options: &[String]) -> Result<Value, Refusal> {
    if options.iter().any(|option| option == typed) {
        return Ok(json!(typed));
    }
    Err(Refusal::plain("catalogue-answer-option"))
}

fn read_choices(typed: Vec<String>, options: &[String]) -> Read {
    let typed: Vec<&str> = typed.iter().map(|one| one.trim()).filter(|one| !one.is_empty()).collect();
    if typed.iter().any(|one| !options.iter().any(|option| option == one)) {
        return Err(Refusal::plain("catalogue-answer-option"));
    }
    // The order of the form, each once, whatever order the browser sent.
    let chosen: Vec<&String> = options.iter().filter(|option| typed.contains(&option.as_str())).collect();
    Ok((!chosen.is_empty()).then(|| json!(chosen)))
}

/// An address may stand without a postcode: not everybody knows it, and the line finds the house.
/// A region is asked for where it is given.
fn read_address(line: &str, postcode: &str, region: Option<String>) -> Read {
    let line = tidy(line, false);
    let postcode = postcode.trim();
    let region = region.map(|region| region.trim().to_owned());
    if line.is_empty() && postcode.is_empty() && region.as_deref().unwrap_or_default().is_empty() {
        return Ok(None);
    }
    match region.as_deref() {
        Some("") => return Err(Refusal::plain("catalogue-answer-region").at("region")),
        Some(code) if !is_region(code) => return Err(Refusal::plain("catalogue-answer-region").at("region")),
        _ => {}
    }
    let letters = line.chars().count();
    if letters > ADDRESS_MAX {
        return Err(Refusal::of("catalogue-answer-long", "max", ADDRESS_MAX));
    }
    if letters < ADDRESS_MIN || line.chars().any(char::is_control) {
        return Err(Refusal::plain("catalogue-answer-address"));
    }
    if !line.contains(char::is_numeric) {
        return Err(Refusal::plain("catalogue-answer-address-house"));
    }
    let postcode = match postcode {
        "" => String::new(),
        typed => match base::Postcode::parse(typed) {
            Ok(postcode) => postcode.as_str().to_owned(),
            Err(_) => return Err(Refusal::plain("catalogue-answer-postcode").at("postcode")),
        },
    };
    let mut address = json!({"line": line, "postcode": postcode});
    if let Some(region) = region {
        address["region"] = json!(region);
    }
    Ok(Some(address))
}

pub(crate) fn read_date(day: &str, month: &str, year: &str, latest: Option<NaiveDate>) -> Read {
    let month = month_number(month.trim());
    let date = match base::date_from_boxes(day, &month, year) {
        Ok(date) => date,
        Err(DateRefusal::Empty) => return Ok(None),
        Err(refusal) => return Err(date_refusal(refusal)),
    };
    match latest {
        Some(latest) if date.year() > latest.year() => Err(Refusal {
            key: "catalogue-answer-date-year",
            args: vec![("part", "year".to_owned()), ("year", latest.year().to_string())],
        }),
        Some(latest) if date > latest => Err(Refusal::plain("catalogue-answer-date-future")),
        _ => Ok(Some(json!(date.to_string()))),
    }
}

/// A date of birth of somebody who is not old enough, or too old, is refused.
fn read_age(date: Option<Value>, ages: Ages, today: NaiveDate) -> Read {
    let born = date.as_ref().and_then(|date| date.as_str()?.parse::<NaiveDate>().ok());
    let years = |bound: Option<i64>| bound.unwrap_or_default();
    match born.map(|born| ages.fit(born, today)) {
        Some((false, _)) => Err(Refusal::of("catalogue-answer-age-young", "years", years(ages.at_least))),
        Some((_, false)) => Err(Refusal::of("catalogue-answer-age-old", "years", years(ages.under))),
        _ => Ok(date),
    }
}

fn date_refusal(refusal: DateRefusal) -> Refusal {
    let part = |which| match which {
        DateBox::Day => "day",
        DateBox::Month => "month",
        DateBox::Year => "year",
    };
    match refusal {
        DateRefusal::Missing(which) => Refusal::of("catalogue-answer-date-incomplete", "part", part(which)),
        DateRefusal::NotNumber(which) => Refusal::of("catalogue-answer-date-digits", "part", part(which)),
        DateRefusal::NoSuchMonth => Refusal::of("catalogue-answer-date-wrong", "part", "month"),
        DateRefusal::NoSuchYear => Refusal::of("catalogue-answer-date-wrong", "part", "year"),
        DateRefusal::NoSuchDay | DateRefusal::Empty | DateRefusal::Form => {
            Refusal::of("catalogue-answer-date-wrong", "part", "day")
        }
    }
}

/// Months are typed as a number or, by some people, as a word: «6», «06», «июня», «June».
fn month_number(typed: &str) -> String {
    const STEMS: [(&str, &str); 12] = [
        ("янв", "jan"),
        ("фев", "feb"),
        ("мар", "mar"),
        ("апр", "apr"),
        ("ма", "may"),
        ("июн", "jun"),
        ("июл", "jul"),
        ("авг", "aug"),
        ("сен", "sep"),
        ("окт", "oct"),
        ("ноя", "nov"),
        ("дек", "dec"),
    ];
    let word = typed.to_lowercase();
    let starts = |(russian, english): &(&str, &str)| word.starts_with(russian) || word.starts_with(english);
    STEMS.iter().position(starts).map_or_else(|| typed.to_owned(), |place| (place + 1).to_string())
}

fn sound_files(files: &[Value], max_files: usize, max_bytes: u64) -> Result<(), Refusal> {
    if files.len() > max_files {
        return Err(Refusal::of("catalogue-answer-files-many", "max", max_files));
    }
    let too_large =
        |file: &&Value| file.get("size").and_then(Value::as_u64).is_none_or(|size| size > max_bytes);
    match files.iter().find(too_large) {
        Some(_) => Err(Refusal::of("catalogue-answer-file-large", "megabytes", max_bytes / 1_048_576)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
