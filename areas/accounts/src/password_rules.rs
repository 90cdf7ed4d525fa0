//! What a password must be (REG-04): the numbers come from the policy, here stands what they mean.

use policy::PasswordRules;
use text::{Arg, Words};
use zxcvbn::{Score, zxcvbn};

use crate::usual::is_made_of_usual_words;

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
    /// A date, as of birth.
    Date,
    /// The person's own e-mail, phone or name is in it.
    Own,
    /// A word that everybody takes, or otherwise easy to guess.
    Common,
}

impl Rule {
    /// The rules in the order in which they are shown.
    const SHOWN: [Self; 7] =
        [Self::Length, Self::Classes, Self::Repeat, Self::Run, Self::Date, Self::Own, Self::Common];

    /// The rule's stable word, for the page's script.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Length => "length",
            Self::TooLong => "too-long",
            Self::Classes => "classes",
            Self::Repeat => "repeat",
            Self::Run => "run",
            Self::Date => "date",
            Self::Own => "own",
            Self::Common => "common",
        }
    }

    /// The number in the rule's words.
    fn number(self, rules: &PasswordRules) -> usize {
        match self {
            Self::Length => rules.min_length,
            Self::TooLong => rules.max_length,
            Self::Classes => rules.classes,
            Self::Repeat => rules.max_repeat,
            Self::Run => rules.run_length,
            Self::Date | Self::Own | Self::Common => 0,
        }
    }

    /// The rule as words: «не короче 12 знаков».
    fn words(self, rules: &PasswordRules, t: &Words) -> String {
        let number = |count: usize| Arg::Number(i64::try_from(count).unwrap_or(i64::MAX));
        let args = [("count", number(self.number(rules))), ("phrase", number(rules.phrase_length))];
        t.with(&format!("accounts-password-rule-{}", self.code()), &args)
    }
}

/// The rules that are shown beside the field while one types: code, number, words. Rules that are switched off are left out.
#[must_use]
pub fn shown(rules: &PasswordRules, t: &Words) -> Vec<(String, String)> {
    let asked = Rule::SHOWN.into_iter().filter(|rule| *rule != Rule::Classes || rules.classes > 0);
    let code = |rule: Rule| match (rule, rule.number(rules)) {
        (Rule::Classes, classes) => format!("classes:{classes}:{}", rules.phrase_length),
        (_, 0) => rule.code().to_owned(),
        (_, number) => format!("{}:{number}", rule.code()),
    };
    asked.map(|rule| (code(rule), rule.words(rules, t))).collect()
}

/// «Нужен другой пароль: не короче 12 знаков; без слов…»
#[must_use]
pub fn told(broken: &[Rule], rules: &PasswordRules, t: &Words) -> String {
    let all: Vec<String> = broken.iter().map(|rule| rule.words(rules, t)).collect();
    t.with1("accounts-password-broken", "rules", all.join("; "))
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

/// Parts of one's own e-mail or phone shorter than this are no secret given away.
const OWN_LENGTH: usize = 4;
/// Guessing needs time that grows with the length; what is in the first characters is enough.
const GUESSED_LENGTH: usize = 64;

/// The rules that a password breaks; empty when it is good. `own` are the person's e-mail, phone (from its `+`), name, birth date
/// (`ГГГГ-ММ-ДД`).
#[must_use]
pub fn broken(rules: &PasswordRules, password: &str, own: &[&str]) -> Vec<Rule> {
    let length = password.chars().count();
    if length > rules.max_length {
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
    must(length >= rules.min_length, Rule::Length);
    must(length >= rules.phrase_length || classes(password) >= rules.classes, Rule::Classes);
    must(longest_repeat(password) <= rules.max_repeat, Rule::Repeat);
    must(!has_run(&lower, rules.run_length), Rule::Run);
    must(!has_date(&lower), Rule::Date);
    must(!holds_own(&lower, &own_parts), Rule::Own);
    must(!is_common(&lower, length >= rules.phrase_length, &own_parts, strength(rules)), Rule::Common);
    broken
}

fn strength(rules: &PasswordRules) -> Score {
    match rules.strength {
        0 => Score::Zero,
        1 => Score::One,
        2 => Score::Two,
        3 => Score::Three,
        _ => Score::Four,
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

fn has_run(lower: &str, length: usize) -> bool {
    let letters: Vec<char> = lower.chars().collect();
    letters.windows(length).any(|window| {
        let forward: String = window.iter().collect();
        let backward: String = window.iter().rev().collect();
        RUNS.iter().any(|run| run.contains(&forward) || run.contains(&backward))
    })
}

/// A day of the last or this century in digits: 14031985, 14.03.1985, 1985-03-14.
fn has_date(lower: &str) -> bool {
    let close: Vec<u32> = lower
        .chars()
        .filter(|letter| !matches!(letter, '.' | '-' | '/' | '_' | ' '))
        .map(|letter| letter.to_digit(10).unwrap_or(99))
        .collect();
    close.windows(8).any(|eight| {
        let number = |from: usize, to: usize| eight[from..to].iter().fold(0, |sum, digit| sum * 10 + digit);
        let all_digits = eight.iter().all(|digit| *digit < 10);
        let is_day = |day: u32, month: u32, year: u32| {
            (1..=31).contains(&day) && (1..=12).contains(&month) && (1900..2100).contains(&year)
        };
        all_digits
            && (is_day(number(0, 2), number(2, 4), number(4, 8))
                || is_day(number(6, 8), number(4, 6), number(0, 4)))
    })
}

/// The person's own parts as they stand, and numbers whatever stands between their digits.
fn holds_own(lower: &str, own_parts: &[String]) -> bool {
    let digits: String = lower.chars().filter(char::is_ascii_digit).collect();
    own_parts.iter().any(|part| {
        lower.contains(part.as_str())
            || part.bytes().all(|byte| byte.is_ascii_digit()) && digits.contains(part.as_str())
    })
}

/// The parts of an e-mail before its sign and between its dots, the digits of a phone without the country, the words of a name, and
/// a birth date as people write it.
fn own_parts(own: &[&str]) -> Vec<String> {
    let mut parts = Vec::new();
    for value in own {
        let value = value.to_lowercase();
        let digits: String = value.chars().filter(char::is_ascii_digit).collect();
        if value.starts_with('+') {
            for length in [10, 7] {
                if digits.len() > length {
                    parts.push(digits[digits.len() - length..].to_owned());
                }
            }
        } else if let (8, Some(2)) = (digits.len(), value.rfind('-').map(|at| value.len() - at - 1)) {
            let (year, month, day) = (&digits[..4], &digits[4..6], &digits[6..]);
            parts.extend([
                format!("{day}{month}{year}"),
                format!("{day}{month}{}", &year[2..]),
                digits.clone(),
            ]);
        } else {
            let name = value.split('@').next().unwrap_or("");
            parts.push(name.to_owned());
            parts.extend(name.split(|c: char| !c.is_alphabetic()).map(ToOwned::to_owned));
        }
    }
    parts.retain(|part| part.chars().count() >= OWN_LENGTH);
    parts
}

fn is_common(lower: &str, phrase: bool, own: &[String], needed: Score) -> bool {
    let plain = lower.replace('ё', "е");
    let words: Vec<&str> = COMMON.lines().filter(|line| !line.is_empty()).collect();
    let head: String = lower.chars().take(GUESSED_LENGTH).collect();
    if !phrase && (words.iter().any(|word| plain.contains(word)) || is_made_of_usual_words(&head)) {
        return true;
    }
    let known: Vec<&str> = words.into_iter().chain(own.iter().map(String::as_str)).collect();
    zxcvbn(&head, &known).score() < needed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn portal() -> PasswordRules {
        policy::Profile::Portal.policy().password
    }

    fn broken(password: &str) -> Vec<Rule> {
        super::broken(
            &portal(),
            password,
            &["m.orlova@example.org", "+79215550142", "Мария Сергеевна", "1985-03-14"],
        )
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
        assert!(broken("Дождь-555-01-42-по").contains(&Rule::Own));
        assert!(broken("Дождь-мария-по-7").contains(&Rule::Own));
        assert!(broken("Дождь-140385-по").contains(&Rule::Own));
        assert!(broken("Дождь-01.02.1990-по").contains(&Rule::Date));
        assert!(broken("Дождь-1990-12-31-по").contains(&Rule::Date));
        assert!(!broken("Дождь-9917-2345-по").contains(&Rule::Date));
        assert!(broken("Parol-Parol-7!").contains(&Rule::Common));
        assert!(broken("Мой-пароль-7-8").contains(&Rule::Common));
        assert!(broken("Cgfhnfr-Vjcrdf-7!").contains(&Rule::Common), "the other layout of the keyboard");
        assert!(broken("Zenit-Chempion-7!").contains(&Rule::Common), "Latin letters");
        assert_eq!(broken(&"я".repeat(300)), [Rule::TooLong]);
    }

    /// covers REG-04: another profile, other rules
    #[test]
    fn the_numbers_are_the_policy_s() {
        let mild = policy::Profile::AsvsL2.policy().password;
        assert_eq!(super::broken(&mild, "скрипка под дождём", &[]), []);
        let strict = PasswordRules { min_length: 30, ..portal() };
        assert_eq!(super::broken(&strict, "четыре зелёных окна дома", &[]), [Rule::Length]);
    }
}
