//! Finding services by the words people use.

use std::sync::Arc;

use text::{Book, Lang, Words};

/// Words that say nothing about what is looked for.
const EMPTY: [&str; 14] = [
    "для",
    "как",
    "что",
    "или",
    "мне",
    "про",
    "при",
    "нужна",
    "нужен",
    "получить",
    "the",
    "for",
    "and",
    "get",
];

/// The words a service is found by, the best shelf first: its name and code, everyday words, the rest.
pub(crate) type Shelves = [Vec<String>; 3];

/// Puts a service's words on their shelves, once, when it is loaded.
pub(crate) fn shelves(code: &str, book: &Arc<Book>) -> Shelves {
    let of_both = |key| of_both(book, key);
    let shelves = [
        format!("{code} {}", of_both("title")),
        of_both("search"),
        format!("{} {} {}", of_both("summary"), of_both("result"), of_both("agency")),
    ];
    shelves.map(|shelf| words(&shelf).collect())
}

/// How well a service fits what was typed; nothing when it does not. Smaller is better.
pub(crate) fn rank(shelves: &Shelves, query: &str) -> Option<usize> {
    let stems: Vec<String> = words(query).filter(|word| !is_empty(word)).map(|word| stem(&word)).collect();
    let begins = |stem: &str, shelf: &[String]| shelf.iter().any(|word| word.starts_with(stem));
    stems.iter().map(|stem| shelves.iter().position(|shelf| begins(stem, shelf))).sum()
}

/// The words of a key in both languages: people look for things in either.
fn of_both(book: &Arc<Book>, key: &str) -> String {
    let languages = [Lang::Ru, Lang::En].map(|lang| Words::new(book.clone(), lang));
    languages.iter().filter(|words| words.has(key)).map(|words| words.get(key)).collect::<Vec<_>>().join(" ")
}

/// Words in small letters, ё as е; a hyphen and anything that is no letter or digit parts them.
fn words(text: &str) -> impl Iterator<Item = String> {
    let text = text.to_lowercase().replace('ё', "е");
    let parts: Vec<String> =
        text.split(|letter: char| !letter.is_alphanumeric()).map(ToOwned::to_owned).collect();
    parts.into_iter().filter(|word| !word.is_empty())
}

fn is_empty(word: &str) -> bool {
    EMPTY.contains(&word) || (word.chars().count() < 3 && !word.chars().any(char::is_numeric))
}

/// A word without its ending, roughly: «судимости» and «судимость» share «судимо». Short words stay as they are.
fn stem(word: &str) -> String {
    let letters = word.chars().count();
    let cut = match letters {
        0..=4 => 0,
        5..=6 => 1,
        7..=8 => 2,
        _ => 3,
    };
    word.chars().take(letters - cut).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Catalogue;

    fn found(query: &str) -> Vec<String> {
        let mut found: Vec<(usize, String)> = Catalogue::shipped()
            .all()
            .iter()
            .filter_map(|s| Some((rank(&s.shelves, query)?, s.code.clone())))
            .collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, code)| code).collect()
    }

    /// covers CAT-01
    #[test]
    fn people_find_services_by_name_code_and_everyday_words_in_any_case() {
        for query in [
            "судимость",
            "Справка о несудимости",
            "отсутствие судимости",
            "no-criminal-record",
            "для визы",
            "ОПЕКА",
            "police",
        ] {
            assert_eq!(found(query).first().map(String::as_str), Some("no-criminal-record"), "{query}");
        }
        for query in ["прописка", "прописке", "место жительства", "поликлиника", "proof of address"]
        {
            assert_eq!(found(query).first().map(String::as_str), Some("residence-certificate"), "{query}");
        }
        assert_eq!(found("состав семьи"), ["family-composition"]);
        assert_eq!(found("справка").len(), 3);
        assert_eq!(found("рыболовный билет"), Vec::<String>::new());
    }

    #[test]
    fn a_query_of_empty_words_finds_everything() {
        assert_eq!(found(" как получить ").len(), 3);
        assert_eq!(found("?!").len(), 3);
    }
}
