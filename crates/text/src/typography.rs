//! No-break spaces where a Russian line must not break: after short prepositions and conjunctions, between a number and its word, before a dash,
//! between «г.» and the town.

/// What stands before a name or a number in an address, with a full stop.
const ADDRESS: [&str; 10] = ["г", "ул", "д", "кв", "корп", "стр", "пр", "пер", "пос", "обл"];

/// The text with no-break spaces.
pub(crate) fn bound(text: &str) -> String {
    let mut result = String::with_capacity(text.len() + 8);
    let mut word = String::new();
    let mut is_begun = false;
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        if letter != ' ' {
            is_begun = letter == '.' && ADDRESS.contains(&word.as_str());
            if letter.is_alphanumeric() || letter == '№' {
                word.push(letter);
            } else {
                word.clear();
            }
            result.push(letter);
            continue;
        }
        let next = rest.peek().copied();
        let binds = is_begun
            || is_short(&word)
            || word == "№"
            || next == Some('—')
            || next == Some('₽')
            || is_counted(&word, next);
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

fn is_counted(word: &str, next: Option<char>) -> bool {
    !word.is_empty()
        && word.chars().all(|letter| letter.is_ascii_digit())
        && next.is_some_and(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::bound;

    #[test]
    fn short_words_and_numbers_hold_on_to_what_follows() {
        assert_eq!(bound("Код придёт в СМС на телефон"), "Код придёт в\u{a0}СМС на\u{a0}телефон");
        assert_eq!(bound("до 2 декабря, № 5"), "до\u{a0}2\u{a0}декабря, №\u{a0}5");
        assert_eq!(bound("Вы вошли"), "Вы вошли");
        assert_eq!(
            bound("Например, г. Тула, ул. Мира, д. 5. Где"),
            "Например, г.\u{a0}Тула, ул.\u{a0}Мира, д.\u{a0}5. Где"
        );
    }
}
