//! What a password must be (REG-04), as one object, so that a deployment can choose another profile.

use text::Words;
use zxcvbn::{Score, zxcvbn};

/// A profile of rules.
#[derive(Clone, Copy, Debug)]
pub struct Policy {
    /// Characters at least.
    pub min_length: usize,
    /// Characters at most; more is refused, never cut.
    pub max_length: usize,
    /// How many of small, capital, digit and other sign are needed.
    pub classes: usize,
    /// From this length on the classes are not asked for: a phrase is better than a riddle.
    pub phrase_length: usize,
    /// How many times running a character may stand.
    pub max_repeat: usize,
}

/// The profile `portal`.
pub const PORTAL: Policy =
    Policy { min_length: 12, max_length: 256, classes: 4, phrase_length: 20, max_repeat: 3 };

/// A rule that a password breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Too short.
    Length,
    /// Too long.
    TooLong,
    /// Not enough kinds of characters.
    Classes,
    /// One character too many times running.
    Repeat,
    /// A run along the keyboard, the alphabet or the digits.
    Run,
    /// The person's own e-mail or phone is in it.
    Own,
    /// A word that everybody takes, or otherwise easy to guess.
    Common,
}

impl Rule {
    /// The rules that are shown while typing, in this order.
    pub const SHOWN: [Self; 6] =
        [Self::Length, Self::Classes, Self::Repeat, Self::Run, Self::Own, Self::Common];

    /// The rule's stable word, for the page's script.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Length => "length",
            Self::TooLong => "too-long",
            Self::Classes => "classes",
            Self::Repeat => "repeat",
            Self::Run => "run",
            Self::Own => "own",
            Self::Common => "common",
        }
    }

    /// The rule as words: «не короче 12 знаков».
    #[must_use]
    pub fn words(self, t: &Words) -> String {
        t.get(&format!("accounts-password-rule-{}", self.code()))
    }
}

/// Words that are in every list of stolen passwords, and words of this portal.
const COMMON: &str = include_str!("common_words.txt");

const RUNS: [&str; 9] = [
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "йцукенгшщзхъ",
    "фывапролджэ",
    "ячсмитьбю",
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
];

const RUN_LENGTH: usize = 5;
/// Parts of one's own e-mail or phone shorter than this are no secret given away.
const OWN_LENGTH: usize = 4;
/// Guessing needs time that grows with the length; what is in the first characters is enough.
const GUESSED_LENGTH: usize = 64;

impl Policy {
    /// The rules that a password breaks; empty when it is good. `own` are the person's e-mail, phone, name.
    #[must_use]
    pub fn broken(&self, password: &str, own: &[&str]) -> Vec<Rule> {
        let length = password.chars().count();
        if length > self.max_length {
            return vec![Rule::TooLong];
        }
        let lower = password.to_lowercase();
        let own_parts = own_parts(own);
        let mut broken = Vec::new();
        let mut must = |holds: bool, rule: Rule| {
            if !holds {
                broken.push(rule);
            }
        };
        must(length >= self.min_length, Rule::Length);
        must(length >= self.phrase_length || classes(password) >= self.classes, Rule::Classes);
        must(longest_repeat(password) <= self.max_repeat, Rule::Repeat);
        must(!has_run(&lower), Rule::Run);
        must(!own_parts.iter().any(|part| lower.contains(part.as_str())), Rule::Own);
        must(!is_common(&lower, length >= self.phrase_length, &own_parts), Rule::Common);
        broken
    }
}

fn classes(password: &str) -> usize {
    let kinds: [fn(char) -> bool; 4] =
        [char::is_lowercase, char::is_uppercase, |c| c.is_ascii_digit(), |c| !c.is_alphanumeric()];
    kinds.iter().filter(|kind| password.chars().any(kind)).count()
}

fn longest_repeat(password: &str) -> usize {
    let mut longest = 0;
    let mut present = (None, 0);
    for letter in password.chars() {
        present = if present.0 == Some(letter) { (present.0, present.1 + 1) } else { (Some(letter), 1) };
        longest = longest.max(present.1);
    }
    longest
}

fn has_run(lower: &str) -> bool {
    let letters: Vec<char> = lower.chars().collect();
    letters.windows(RUN_LENGTH).any(|window| {
        let forward: String = window.iter().collect();
        let backward: String = window.iter().rev().collect();
        RUNS.iter().any(|run| run.contains(&forward) || run.contains(&backward))
    })
}

/// The parts of an e-mail before its sign and between its dots, and the digits of a phone without the country.
fn own_parts(own: &[&str]) -> Vec<String> {
    let mut parts = Vec::new();
    for value in own {
        let value = value.to_lowercase();
        if value.starts_with('+') {
            let digits: String = value.chars().filter(char::is_ascii_digit).collect();
            for length in [10, 7] {
                if digits.len() > length {
                    parts.push(digits[digits.len() - length..].to_owned());
                }
            }
            continue;
        }
        let name = value.split('@').next().unwrap_or("");
        parts.push(name.to_owned());
        parts.extend(name.split(|c: char| !c.is_alphabetic()).map(ToOwned::to_owned));
    }
    parts.retain(|part| part.chars().count() >= OWN_LENGTH);
    parts
}

fn is_common(lower: &str, phrase: bool, own: &[String]) -> bool {
    let plain = lower.replace('ё', "е");
    let words: Vec<&str> = COMMON.lines().filter(|line| !line.is_empty()).collect();
    if !phrase && words.iter().any(|word| plain.contains(word)) {
        return true;
    }
    let head: String = lower.chars().take(GUESSED_LENGTH).collect();
    let known: Vec<&str> = words.into_iter().chain(own.iter().map(String::as_str)).collect();
    zxcvbn(&head, &known).score() < Score::Three
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(password: &str) -> Vec<Rule> {
        PORTAL.broken(password, &["m.orlova@example.org", "+79215550142"])
    }

    /// covers REG-04
    #[test]
    fn a_good_password_breaks_nothing() {
        assert_eq!(broken("Гроза-7-над-рекой"), []);
        assert_eq!(broken("vGz4!kmRop-2w"), []);
        assert_eq!(broken("четыре зелёных окна под крышей"), []);
    }

    /// covers REG-04: each rule by itself
    #[test]
    fn each_rule_speaks_for_itself() {
        assert!(broken("Гроза-7-").contains(&Rule::Length));
        assert!(broken("грозанадреко").contains(&Rule::Classes));
        assert!(broken("Гроза-7777-над-рекой").contains(&Rule::Repeat));
        assert!(!broken("Гроза-777-над-рекой").contains(&Rule::Repeat));
        assert!(broken("Дождь-12345-по-крыше").contains(&Rule::Run));
        assert!(broken("Дождь-ывапр7-по-крыше").contains(&Rule::Run));
        assert!(broken("Дождь-trewq7-по-крыше").contains(&Rule::Run));
        assert!(broken("Дождь-Orlova-7-по").contains(&Rule::Own));
        assert!(broken("Дождь-5550142-по").contains(&Rule::Own));
        assert!(broken("Parol-Parol-7!").contains(&Rule::Common));
        assert!(broken("Мой-пароль-7-8").contains(&Rule::Common));
        assert_eq!(broken(&"я".repeat(300)), [Rule::TooLong]);
    }
}
