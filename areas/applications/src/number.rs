//! The number of an application: `2026-1118-004718`.

use chrono::{Datelike, NaiveDate};

/// Makes the number of an application that is sent on `day`: year, month and day, then `digits` and one check digit
/// (ISO/IEC 7064, MOD 11,10) over everything before it, so that a wrong or swapped digit is noticed.
#[must_use]
pub(crate) fn number(day: NaiveDate, digits: &str) -> String {
    let date = format!("{:04}{:02}{:02}", day.year(), day.month(), day.day());
    let check = check_digit(&format!("{date}{digits}"));
    format!("{}-{}-{digits}{check}", &date[..4], &date[4..])
}

/// Whether the check digit fits.
#[must_use]
#[cfg(test)]
pub(crate) fn is_number(text: &str) -> bool {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let Some((body, check)) = digits.split_at_checked(digits.len().saturating_sub(1)) else { return false };
    body.len() >= 13 && check_digit(body).to_string() == check
}

fn check_digit(digits: &str) -> u32 {
    let product = digits.chars().filter_map(|digit| digit.to_digit(10)).fold(10, |product, digit| {
        let sum = match (product + digit) % 10 {
            0 => 10,
            sum => sum,
        };
        sum * 2 % 11
    });
    (11 - product) % 10
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 18).unwrap()
    }

    #[test]
    fn a_number_reads_as_a_date_and_six_digits() {
        let made = number(day(), "00471");
        assert!(made.starts_with("2026-1118-00471"), "{made}");
        assert_eq!(made.len(), "2026-1118-004718".len());
        assert!(is_number(&made));
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_noticed(digits in "[0-9]{5}", place in 0usize..14, other in 0u32..10) {
            let made = number(day(), &digits);
            let places: Vec<usize> = made.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(i, _)| i).collect();
            let at = places[place];
            let wrong = char::from_digit(other, 10).unwrap();
            prop_assume!(!made[at..].starts_with(wrong));
            let mut changed = made.clone();
            changed.replace_range(at..=at, &wrong.to_string());
            prop_assert!(!is_number(&changed));
        }
    }
}
