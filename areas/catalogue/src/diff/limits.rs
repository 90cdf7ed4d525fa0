//! The limits of a question and the hours of an agency, each by its name in words.

use crate::diff::told::{Told, listed};
use crate::{Ages, Hours, Kind};

/// A limit: how it is called, and its value in words.
pub(super) type Limit = (&'static str, String);

/// The kind's name in `form.toml`.
pub(super) fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Name => "name",
        Kind::Text { .. } => "text",
        Kind::LongText { .. } => "long_text",
        Kind::Date { .. } => "date",
        Kind::Snils => "snils",
        Kind::Inn => "inn",
        Kind::Passport => "passport",
        Kind::Address { .. } => "address",
        Kind::Phone => "phone",
        Kind::Email => "email",
        Kind::Money => "money",
        Kind::Number { .. } => "number",
        Kind::Vehicle { .. } => "vehicle",
        Kind::Organisation => "organisation",
        Kind::Child { .. } => "child",
        Kind::Period { .. } => "period",
        Kind::Choice { .. } => "choice",
        Kind::Choices { .. } => "choices",
        Kind::YesNo => "yes_no",
        Kind::File { mine: Some(_), .. } => "document",
        Kind::File { .. } => "file",
    }
}

/// What may be chosen, of the kinds where something is.
pub(super) fn options(kind: &Kind) -> &[String] {
    match kind {
        Kind::Choice { options } | Kind::Choices { options } => options,
        _ => &[],
    }
}

/// The limits of a kind, always in the same order.
pub(super) fn of_kind(kind: &Kind) -> Vec<Limit> {
    match kind {
        Kind::Text { max, digits } => {
            let digits: Vec<String> = digits.iter().map(ToString::to_string).collect();
            vec![("characters at most", max.to_string()), ("digits", listed(&digits))]
        }
        Kind::LongText { max } => vec![("characters at most", max.to_string())],
        Kind::Date { past, ages } => [vec![("only days up to today", past.told())], of_ages(*ages)].concat(),
        Kind::Address { region } => vec![("the region is chosen", region.told())],
        Kind::Number { min, max, unit } => {
            vec![("at least", min.to_string()), ("at most", max.to_string()), ("the unit", unit.told())]
        }
        Kind::Vehicle { choose } => vec![("chosen from", choose.told())],
        Kind::Child { ages, certificate, choose } => {
            let own = vec![("the certificate is asked", certificate.told()), ("chosen from", choose.told())];
            [of_ages(*ages), own].concat()
        }
        Kind::Period { past, max_days } => {
            vec![("only days up to today", past.told()), ("days at most", max_days.told())]
        }
        Kind::File { max_files, max_bytes, formats, photo, mine, identity } => {
            let size = photo.map(|photo| format!("{}×{} mm", photo.width_mm, photo.height_mm));
            vec![
                ("files at most", max_files.to_string()),
                ("size of a file", size_of(*max_bytes)),
                ("formats", listed(formats)),
                ("the photo", size.unwrap_or_else(|| "none".to_owned())),
                ("documents of the cabinet", mine.as_ref().map_or("none".to_owned(), |of| named_or_any(of))),
                ("it says who somebody is", identity.told()),
            ]
        }
        Kind::Name
        | Kind::Snils
        | Kind::Inn
        | Kind::Passport
        | Kind::Phone
        | Kind::Email
        | Kind::Money
        | Kind::Organisation
        | Kind::Choice { .. }
        | Kind::Choices { .. }
        | Kind::YesNo => Vec::new(),
    }
}

/// When people are received.
pub(super) fn of_hours(hours: &Hours) -> Vec<Limit> {
    let days: Vec<String> = hours.weekdays.iter().map(ToString::to_string).collect();
    vec![
        ("days of the week", listed(&days)),
        ("times", listed(&hours.times)),
        ("seats at one time", hours.seats.to_string()),
        ("working days before the soonest visit", hours.notice_days.to_string()),
        ("the question that says where", hours.place.told()),
    ]
}

fn of_ages(ages: Ages) -> Vec<Limit> {
    vec![("years at least", ages.at_least.told()), ("younger than, years", ages.under.told())]
}

fn named_or_any(services: &[String]) -> String {
    if services.is_empty() { "any".to_owned() } else { listed(services) }
}

fn size_of(bytes: u64) -> String {
    const MEGABYTE: u64 = 1024 * 1024;
    match bytes % MEGABYTE {
        0 => format!("{} MB", bytes / MEGABYTE),
        _ => format!("{bytes} bytes"),
    }
}
