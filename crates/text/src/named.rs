//! A name that an installation gives, in the languages of its readers.

use crate::Lang;

/// A name in Russian and, where there is one, in English.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// In Russian: the language of papers.
    pub ru: String,
    /// In English; without it English pages say the Russian one.
    pub en: Option<String>,
}

impl Named {
    /// The name for a reader.
    #[must_use]
    pub fn of(&self, lang: Lang) -> &str {
        match (lang, self.en.as_deref()) {
            (Lang::En, Some(name)) if !name.is_empty() => name,
            _ => &self.ru,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_english_is_said_in_russian() {
        let both = Named { ru: "Кабинет".to_owned(), en: Some("Kabinet".to_owned()) };
        assert_eq!((both.of(Lang::Ru), both.of(Lang::En)), ("Кабинет", "Kabinet"));
        let one = Named { ru: "Кабинет".to_owned(), en: None };
        assert_eq!(one.of(Lang::En), "Кабинет");
    }
}
