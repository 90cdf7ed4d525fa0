//! Places of the cabinet that people look for in the same box: its sections by all their names, an application by its number, a document by
//! its code (HOME-01).

use text::Words;

use crate::search;

/// A section: its name among the words, its address and its picture.
const SECTIONS: [(&str, &str, &str); 9] = [
    ("applications", "/applications", "inbox"),
    ("documents", "/documents", "file-check"),
    ("drafts", "/applications", "edit"),
    ("notifications", "/notifications", "bell"),
    ("profile", "/profile", "user"),
    ("journal", "/journal", "eye"),
    ("security", "/security", "shield"),
    ("data", "/privacy/data", "key"),
    ("verify", "/verify", "check-circle"),
];
/// A number of an application has at least so many digits: year, month and day, five of its own, a check digit.
const NUMBER_DIGITS: usize = 14;
/// A document's code has so many letters and digits.
const CODE_LETTERS: usize = 12;

/// A place that may be meant.
pub(crate) struct Place {
    pub(crate) title: String,
    pub(crate) note: String,
    pub(crate) href: String,
    pub(crate) icon: &'static str,
}

/// The places that fit what was typed; none for most words.
pub(crate) fn meant(typed: &str, t: &Words) -> Vec<Place> {
    let typed = typed.trim().trim_start_matches('№').trim();
    if let Some(place) = numbered(typed, t) {
        return vec![place];
    }
    let fits = |(name, ..): &&(&str, &str, &str)| {
        let key = format!("catalogue-place-{name}");
        search::says(&format!("{} {}", t.get(&key), t.get(&format!("{key}-names"))), typed)
    };
    let place = |(name, href, icon): &(&str, &str, &'static str)| Place {
        title: t.get(&format!("catalogue-place-{name}")),
        note: t.get("catalogue-place-section"),
        href: (*href).to_owned(),
        icon,
    };
    SECTIONS.iter().filter(fits).map(place).collect()
}

/// An application or a document, when what was typed looks like its number or code.
fn numbered(typed: &str, t: &Words) -> Option<Place> {
    let plain: String = typed.chars().filter(|letter| !letter.is_whitespace() && *letter != '-').collect();
    let place = |key: &str, path: &str, field: &str, icon| {
        let query = url::form_urlencoded::Serializer::new(String::new()).append_pair(field, typed).finish();
        Place {
            title: t.with1(key, "number", text::whole(typed)),
            note: t.get(&format!("{key}-note")),
            href: format!("{path}?{query}"),
            icon,
        }
    };
    if plain.len() >= NUMBER_DIGITS && plain.bytes().all(|letter| letter.is_ascii_digit()) {
        return Some(place("catalogue-place-number", "/applications", "q", "inbox"));
    }
    let is_code = plain.len() == CODE_LETTERS
        && plain.bytes().all(|letter| letter.is_ascii_alphanumeric())
        && plain.bytes().any(|letter| letter.is_ascii_digit());
    is_code.then(|| place("catalogue-place-code", "/verify", "code", "file-check"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(typed: &str) -> Option<String> {
        let book = text::Book::new(crate::words().into()).unwrap();
        let t = Words::new(std::sync::Arc::new(book), text::Lang::Ru);
        meant(typed, &t).into_iter().next().map(|place| place.href)
    }

    /// covers HOME-01: the other names of the sections are found, and so are numbers and codes
    #[test]
    fn sections_numbers_and_codes_are_found_in_the_same_box() {
        for (typed, href) in [
            ("Мои обращения", "/applications"),
            ("результаты оказания услуг", "/documents"),
            ("журнал обращений", "/applications"),
            ("уведомления", "/notifications"),
            ("профиль", "/profile"),
            ("проверить документ", "/verify"),
        ] {
            assert_eq!(first(typed).as_deref(), Some(href), "{typed}");
        }
        assert_eq!(first("№ 2026-1123-004863").as_deref(), Some("/applications?q=2026-1123-004863"));
        assert_eq!(first("7K2M-9QXD-4TPA").as_deref(), Some("/verify?code=7K2M-9QXD-4TPA"));
        for typed in ["паспорт", "", "справка о несудимости", "как получить"]
        {
            assert_eq!(first(typed), None, "{typed}");
        }
    }
}
