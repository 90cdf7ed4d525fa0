//! Marks of letters and digits: a vehicle's plate and VIN, a certificate of the registry office. Letters that look alike in both alphabets
//! are one letter, whatever keyboard they were typed on.

use serde::{Deserialize, Serialize};

use crate::hidden::{hidden, is_dash};

/// Why a mark is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MarkRefusal {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Empty,
    /// A letter or sign that such a mark never has.
    #[error("the letter {0:?} is never used")]
    Letter(char),
    /// Another count of letters and digits.
    #[error("{typed} letters and digits instead of {needed}")]
    Length {
        /// How many were typed.
        typed: usize,
        /// How many there should be.
        needed: usize,
    },
    /// Letters and digits in another order.
    #[error("the letters and digits stand in another order")]
    Form,
}

/// The twelve letters of plates, each as Latin keyboards and Cyrillic ones write it (ГОСТ Р 50577-2018, 4.2).
const PLATE_LETTERS: [(char, char); 12] = [
    ('A', 'А'),
    ('B', 'В'),
    ('E', 'Е'),
    ('K', 'К'),
    ('M', 'М'),
    ('H', 'Н'),
    ('O', 'О'),
    ('P', 'Р'),
    ('C', 'С'),
    ('T', 'Т'),
    ('Y', 'У'),
    ('X', 'Х'),
];

/// Orders of letters (`L`), digits (`D`) and the digits of the region (`R`): cars, trailers, motorcycles, taxis.
const PLATE_FORMS: [&str; 4] = ["LDDDLLR", "LLDDDDR", "DDDDLLR", "LLDDDR"];

/// A vehicle's registration plate, as `А123ВС77`: in capital Cyrillic letters, without spaces.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Plate(String);

hidden!(Plate, MarkRefusal);

impl Plate {
    /// Reads a plate however it is typed: small letters, Latin ones, with spaces, with «RUS» at the end.
    ///
    /// # Errors
    /// A letter that plates do not have, or another order than those of cars, trailers, motorcycles and taxis.
    pub fn parse(text: &str) -> Result<Self, MarkRefusal> {
        let mut plate: String = plain(text).collect();
        if let Some(shorter) = plate.strip_suffix("RUS") {
            plate = shorter.to_owned();
        }
        let letters: Vec<char> = plate.chars().map(plate_letter).collect::<Result<_, _>>()?;
        match letters.len() {
            0 => return Err(MarkRefusal::Empty),
            typed if !(7..=9).contains(&typed) => return Err(MarkRefusal::Length { typed, needed: 8 }),
            _ => {}
        }
        if PLATE_FORMS.iter().any(|form| has_form(&letters, form)) {
            Ok(Self(letters.into_iter().collect()))
        } else {
            Err(MarkRefusal::Form)
        }
    }
}

fn plate_letter(letter: char) -> Result<char, MarkRefusal> {
    if letter.is_ascii_digit() {
        return Ok(letter);
    }
    let found = PLATE_LETTERS.iter().find(|(latin, cyrillic)| letter == *latin || letter == *cyrillic);
    found.map(|(_, cyrillic)| *cyrillic).ok_or(MarkRefusal::Letter(letter))
}

/// Whether the mark has this form; the region has two digits, or three that do not begin with 0.
fn has_form(letters: &[char], form: &str) -> bool {
    let body = form.trim_end_matches('R');
    let Some(region) = letters.get(body.len()..) else { return false };
    let fits = |(letter, kind): (&char, char)| (kind == 'D') == letter.is_ascii_digit();
    let region_fits = match region {
        [a, b] => a.is_ascii_digit() && b.is_ascii_digit() && (*a, *b) != ('0', '0'),
        [a, b, c] => [a, b, c].iter().all(|digit| digit.is_ascii_digit()) && *a != '0',
        _ => false,
    };
    region_fits && letters.iter().zip(body.chars()).all(fits)
}

/// A vehicle identification number: 17 capital Latin letters and digits without I, O and Q (ISO 3779, 4).
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Vin(String);

hidden!(Vin, MarkRefusal);

impl Vin {
    /// Reads it however it is typed. Its control digit is required in North America only, so it is not checked.
    ///
    /// # Errors
    /// A letter that such numbers never have, or another length.
    pub fn parse(text: &str) -> Result<Self, MarkRefusal> {
        let mut vin = String::new();
        for letter in plain(text) {
            let latin = PLATE_LETTERS.iter().find(|(_, cyrillic)| *cyrillic == letter);
            match latin.map_or(letter, |(latin, _)| *latin) {
                letter @ ('I' | 'O' | 'Q') => return Err(MarkRefusal::Letter(letter)),
                letter if letter.is_ascii_alphanumeric() => vin.push(letter),
                letter => return Err(MarkRefusal::Letter(letter)),
            }
        }
        match vin.len() {
            0 => Err(MarkRefusal::Empty),
            17 => Ok(Self(vin)),
            typed => Err(MarkRefusal::Length { typed, needed: 17 }),
        }
    }
}

/// A certificate of the registry office, of birth or marriage: `II-МЮ 123456`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CivilCertificate(String);

hidden!(CivilCertificate, MarkRefusal);

/// Cyrillic and other letters that people type for the Roman numerals of the series.
const ROMAN: [(char, char); 8] =
    [('І', 'I'), ('Ⅰ', 'I'), ('1', 'I'), ('Х', 'X'), ('У', 'V'), ('С', 'C'), ('Л', 'L'), ('Ӏ', 'I')];

impl CivilCertificate {
    /// Reads a Roman numeral, two Cyrillic letters and six digits, with any separators and «№».
    ///
    /// # Errors
    /// When the six digits, the two letters or the numeral are missing.
    pub fn parse(text: &str) -> Result<Self, MarkRefusal> {
        let letters: Vec<char> = plain(text).collect();
        if letters.is_empty() {
            return Err(MarkRefusal::Empty);
        }
        let digits = letters.iter().rev().take_while(|letter| letter.is_ascii_digit()).count();
        if digits != 6 {
            return Err(MarkRefusal::Length { typed: digits, needed: 6 });
        }
        let (series, number) = letters.split_at(letters.len() - 6);
        if series.len() < 3 {
            return Err(MarkRefusal::Form);
        }
        let (numeral, pair) = series.split_at(series.len() - 2);
        if !pair.iter().all(|letter| ('А'..='Я').contains(letter)) {
            return Err(MarkRefusal::Form);
        }
        let numeral: String = numeral.iter().copied().map(roman).collect::<Result<_, _>>()?;
        let (pair, number): (String, String) = (pair.iter().collect(), number.iter().collect());
        Ok(Self(format!("{numeral}-{pair} {number}")))
    }
}

fn roman(letter: char) -> Result<char, MarkRefusal> {
    let meant = ROMAN.iter().find(|(typed, _)| *typed == letter).map_or(letter, |(_, meant)| *meant);
    if matches!(meant, 'I' | 'V' | 'X' | 'L' | 'C') { Ok(meant) } else { Err(MarkRefusal::Letter(letter)) }
}

/// Capital letters and digits, without what only separates.
fn plain(text: &str) -> impl Iterator<Item = char> + '_ {
    let letters = text.chars().filter(|letter| {
        !letter.is_whitespace() && !is_dash(*letter) && !matches!(letter, '.' | '№' | '\u{200b}' | '\u{feff}')
    });
    letters.flat_map(char::to_uppercase)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_plate_is_read_whatever_keyboard_it_was_typed_on() {
        for text in ["М214ОР33", "m214op33", "м 214 ор 33 RUS", "M214OP 33"] {
            assert_eq!(Plate::parse(text).map(String::from), Ok("М214ОР33".to_owned()), "{text}");
        }
        for text in ["А123ВС777", "АВ1902 33", "1234АВ77", "АВ123 77"] {
            assert!(Plate::parse(text).is_ok(), "{text}");
        }
        assert_eq!(Plate::parse("Я214ОР33"), Err(MarkRefusal::Letter('Я')));
        assert_eq!(Plate::parse("М214ОР"), Err(MarkRefusal::Length { typed: 6, needed: 8 }));
        assert_eq!(Plate::parse("214МОР33"), Err(MarkRefusal::Form));
        assert_eq!(Plate::parse("М214ОР00"), Err(MarkRefusal::Form));
        assert_eq!(Plate::parse("М214ОР033"), Err(MarkRefusal::Form));
        assert_eq!(Plate::parse("  "), Err(MarkRefusal::Empty));
    }

    #[test]
    fn a_vin_has_seventeen_signs_and_no_letters_that_look_like_digits() {
        assert_eq!(Vin::parse("xta gfk330my512044").map(String::from), Ok("XTAGFK330MY512044".to_owned()));
        assert_eq!(
            Vin::parse("ХТАGFK330МУ512044").map(String::from),
            Ok("XTAGFK330MY512044".to_owned()),
            "Cyrillic letters that look alike"
        );
        assert_eq!(Vin::parse("XTAGFK330MY51204O"), Err(MarkRefusal::Letter('O')));
        assert_eq!(Vin::parse("XTAGFK330"), Err(MarkRefusal::Length { typed: 9, needed: 17 }));
    }

    #[test]
    fn a_certificate_of_birth_is_written_one_way() {
        for text in ["II-МЮ 123456", "ii мю № 123456", "11-мю-123456", "IIМЮ123456"] {
            let read = CivilCertificate::parse(text).map(String::from);
            assert_eq!(read, Ok("II-МЮ 123456".to_owned()), "{text}");
        }
        assert_eq!(CivilCertificate::parse("II-МЮ 12345"), Err(MarkRefusal::Length { typed: 5, needed: 6 }));
        assert_eq!(CivilCertificate::parse("МЮ 123456"), Err(MarkRefusal::Form));
        assert_eq!(CivilCertificate::parse("II-MU 123456"), Err(MarkRefusal::Form));
    }

    proptest! {
        #[test]
        fn what_was_read_is_read_again_as_it_is(text in "\\PC{0,20}") {
            for again in [
                Plate::parse(&text).map(|read| (Plate::parse(read.as_str()) == Ok(read.clone()), true)),
                Vin::parse(&text).map(|read| (Vin::parse(read.as_str()) == Ok(read.clone()), true)),
                CivilCertificate::parse(&text).map(|read| (CivilCertificate::parse(read.as_str()) == Ok(read.clone()), true)),
            ].into_iter().flatten() {
                prop_assert!(again.0);
            }
        }
    }
}
