//! No-break spaces where a line must not break: within a number, between a number and its unit, around «×», before a dash; in Russian also
//! after short prepositions and conjunctions, between a number and its word, between «г.» and the town.

use crate::Lang;

/// What stands before a name or a number in an address, with a full stop.
const ADDRESS: [&str; 10] = ["г", "ул", "д", "кв", "корп", "стр", "пр", "пер", "пос", "обл"];

/// Units that stand beside their number in English, where other words may go to the next line.
const UNITS: [&str; 6] = ["mm", "cm", "km", "KB", "MB", "%"];

/// The text with no-break spaces. Words of a book have them already.
#[must_use]
pub fn bound(lang: Lang, text: &str) -> String {
    let mut result = String::with_capacity(text.len() + 8);
    let mut word = String::new();
    let mut is_begun = false;
    for (place, letter) in text.char_indices() {
        if letter != ' ' {
            is_begun = letter == '.' && ADDRESS.contains(&word.as_str());
            if letter.is_alphanumeric() || matches!(letter, '№' | '×') {
                word.push(letter);
            } else {
                word.clear();
            }
            result.push(letter);
            continue;
        }
        let next = text[place + 1..].split(' ').next().unwrap_or_default();
        let binds = is_begun
            || is_short(&word)
            || matches!(word.as_str(), "№" | "×")
            || next.starts_with(['—', '₽', '×'])
            || is_counted(lang, &word, next);
        result.push(if binds { '\u{a0}' } else { ' ' });
        word.clear();
        is_begun = false;
    }
    result
}

/// A number that must stand on one line: `+7 *** ***-**-42` with no-break spaces and hyphens.
#[must_use]
pub fn unbroken(number: &str) -> String {
    number.replace(' ', "\u{a0}").replace('-', "\u{2011}")
}

/// A text for a page whose numbers stand on one line each: `2026-1123-951632`, `+7 921 555-01-42` with no-break hyphens. Not for letters, whose
/// readers search for what they read.
#[must_use]
pub fn whole(text: &str) -> String {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = text.as_bytes();
    let hold = |(place, letter): (usize, char)| {
        let before = place.checked_sub(1).and_then(|before| bytes.get(before));
        let is_within = letter == '-' && is_digit(before) && is_digit(bytes.get(place + 1));
        if is_within { '\u{2011}' } else { letter }
    };
    text.char_indices().map(hold).collect()
}

/// Words of one or two letters that begin a thought and must not end a line.
fn is_short(word: &str) -> bool {
    let mut letters = word.chars();
    let few = matches!((letters.next(), letters.next(), letters.next()), (Some(_), _, None));
    few && word.chars().all(|letter| matches!(letter, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё'))
        && !matches!(
            word.to_lowercase().as_str(),
            "же" | "ли" | "бы" | "ул" | "вы" | "мы" | "он" | "её" | "их"
        )
}

/// A number and what it counts, or the next three digits of it.
fn is_counted(lang: Lang, word: &str, next: &str) -> bool {
    if word.is_empty() || !word.bytes().all(|letter| letter.is_ascii_digit()) {
        return false;
    }
    let next = next.trim_end_matches(|letter: char| letter.is_ascii_punctuation() && letter != '%');
    let goes_on = word.len() <= 3 && next.len() == 3 && next.bytes().all(|letter| letter.is_ascii_digit());
    goes_on
        || UNITS.contains(&next)
        || next.starts_with('%')
        || (lang == Lang::Ru && next.starts_with(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ru(text: &str) -> String {
        bound(Lang::Ru, text)
    }

    #[test]
    fn short_words_and_numbers_hold_on_to_what_follows() {
        assert_eq!(ru("Код придёт в СМС на телефон"), "Код придёт в\u{a0}СМС на\u{a0}телефон");
        assert_eq!(ru("до 2 декабря, № 5"), "до\u{a0}2\u{a0}декабря, №\u{a0}5");
        assert_eq!(ru("Вы вошли"), "Вы вошли");
        assert_eq!(
            ru("Например, г. Тула, ул. Мира, д. 5. Где"),
            "Например, г.\u{a0}Тула, ул.\u{a0}Мира, д.\u{a0}5. Где"
        );
    }

    #[test]
    fn numbers_and_units_stay_on_one_line_in_both_languages() {
        assert_eq!(ru("фото 35 × 45 мм"), "фото 35\u{a0}×\u{a0}45\u{a0}мм");
        assert_eq!(ru("Пошлина 1 500 ₽, скидка 30 %"), "Пошлина 1\u{a0}500\u{a0}₽, скидка 30\u{a0}%");
        let en = |text| bound(Lang::En, text);
        assert_eq!(en("a photo of 35 × 45 mm, 5 MB"), "a photo of 35\u{a0}×\u{a0}45\u{a0}mm, 5\u{a0}MB");
        assert_eq!(en("1 500 letters in 10 days"), "1\u{a0}500 letters in 10 days");
    }

    #[test]
    fn the_parts_of_a_number_hold_together_and_words_do_not() {
        assert_eq!(whole("№ 2026-1123-951632, кое-как"), "№ 2026\u{2011}1123\u{2011}951632, кое-как");
        assert_eq!(whole("+7 921 555-01-42"), "+7 921 555\u{2011}01\u{2011}42");
    }
}
