//! E-mail addresses.

use serde::{Deserialize, Serialize};

use crate::hidden::hidden;

/// Why an e-mail address is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EmailRefusal {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Empty,
    /// The sign `@` is missing.
    #[error("the sign @ is missing")]
    NoAt,
    /// There is more than one `@`.
    #[error("there is more than one @")]
    SecondAt,
    /// There is a space inside.
    #[error("there is a space inside")]
    Space,
    /// Letters that are not Latin before the `@`.
    #[error("the part before the @ has letters that are not Latin")]
    Letters,
    /// There is a sign in it that addresses do not have.
    #[error("the sign {0:?} has no place in it")]
    Sign(char),
    /// Nothing before the `@`, or a point at the edge or twice running.
    #[error("the part before the @ is not complete")]
    Name,
    /// The part after the `@` is not a domain.
    #[error("the part after the @ is not a domain")]
    Domain,
    /// Longer than mail systems take.
    #[error("longer than mail systems take")]
    TooLong,
}

impl EmailRefusal {
    /// A stable word for choosing the message: `empty no-at second-at space letters sign name domain too-long`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NoAt => "no-at",
            Self::SecondAt => "second-at",
            Self::Space => "space",
            Self::Letters => "letters",
            Self::Sign(_) => "sign",
            Self::Name => "name",
            Self::Domain => "domain",
            Self::TooLong => "too-long",
        }
    }
}

/// An e-mail address (RFC 5321, without quoted names): lower case, the domain in its ASCII form.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

hidden!(Email, EmailRefusal);

impl Email {
    /// Reads an address. Case is folded, because people are not told apart by it.
    pub fn parse(text: &str) -> Result<Self, EmailRefusal> {
        let text = text.trim().trim_matches('\u{feff}');
        let text = text.strip_prefix("mailto:").unwrap_or(text);
        if text.is_empty() {
            return Err(EmailRefusal::Empty);
        }
        if text.contains(char::is_whitespace) {
            return Err(EmailRefusal::Space);
        }
        let (name, domain) = text.split_once('@').ok_or(EmailRefusal::NoAt)?;
        if domain.contains('@') {
            return Err(EmailRefusal::SecondAt);
        }
        check_name(name)?;
        let address = format!("{}@{}", name.to_ascii_lowercase(), ascii_domain(domain)?);
        if name.len() > 64 || address.len() > 254 { Err(EmailRefusal::TooLong) } else { Ok(Self(address)) }
    }

    /// The part after the `@`.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.0.split_once('@').map_or("", |(_, domain)| domain)
    }

    /// As people write it.
    #[must_use]
    pub fn formatted(&self) -> String {
        self.0.clone()
    }

    /// Enough to recognise one's own: `a***@example.org`.
    #[must_use]
    pub fn masked(&self) -> String {
        let first: String = self.0.chars().take(1).collect();
        format!("{first}***@{}", self.domain())
    }
}

fn check_name(name: &str) -> Result<(), EmailRefusal> {
    for letter in name.chars() {
        match letter {
            _ if letter.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(letter) => {}
            _ if letter.is_alphabetic() => return Err(EmailRefusal::Letters),
            _ => return Err(EmailRefusal::Sign(letter)),
        }
    }
    if name.split('.').any(str::is_empty) { Err(EmailRefusal::Name) } else { Ok(()) }
}

/// The domain in ASCII (UTS 46); an address of a machine or a name without a point is none.
fn ascii_domain(domain: &str) -> Result<String, EmailRefusal> {
    let Ok(url::Host::Domain(ascii)) = url::Host::parse(domain) else { return Err(EmailRefusal::Domain) };
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|letter| letter.is_ascii_alphanumeric() || letter == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let top = ascii.rsplit('.').next().unwrap_or("");
    if ascii.contains('.')
        && ascii.split('.').all(label)
        && top.len() > 1
        && !top.bytes().all(|b| b.is_ascii_digit())
    {
        Ok(ascii)
    } else {
        Err(EmailRefusal::Domain)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_address_is_read_and_folded() {
        assert_eq!(Email::parse(" Anna.Petrova@Example.ORG ").unwrap().as_str(), "anna.petrova@example.org");
        assert_eq!(Email::parse("a+b@почта.рф").unwrap().as_str(), "a+b@xn--80a1acny.xn--p1ai");
        assert_eq!(Email::parse("anna@example.org").unwrap().masked(), "a***@example.org");
    }

    #[test]
    fn a_refusal_says_exactly_what_is_wrong() {
        for (text, refusal) in [
            ("  ", EmailRefusal::Empty),
            ("anna.example.org", EmailRefusal::NoAt),
            ("anna@@example.org", EmailRefusal::SecondAt),
            ("anna petrova@example.org", EmailRefusal::Space),
            ("аnna@example.org", EmailRefusal::Letters),
            ("anna,@example.org", EmailRefusal::Sign(',')),
            ("anna.@example.org", EmailRefusal::Name),
            ("@example.org", EmailRefusal::Name),
            ("anna@example", EmailRefusal::Domain),
            ("anna@127.0.0.1", EmailRefusal::Domain),
            ("anna@exa_mple.org", EmailRefusal::Domain),
            ("anna@example..org", EmailRefusal::Domain),
        ] {
            assert_eq!(Email::parse(text), Err(refusal), "{text}");
        }
        assert_eq!(Email::parse(&format!("{}@example.org", "a".repeat(65))), Err(EmailRefusal::TooLong));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_and_what_is_read_stays_the_same(text in "\\PC{0,20}@?\\PC{0,20}") {
            if let Ok(email) = Email::parse(&text) {
                prop_assert_eq!(Email::parse(email.as_str()).unwrap(), email);
            }
        }
    }
}
