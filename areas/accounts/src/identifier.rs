//! What a person is found by: e-mail, phone, SNILS, INN.

use base::{Email, Inn, Phone, Snils};
use vault::Index;

/// A kind of identifier.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kind {
    /// The word in the column.
    pub code: &'static str,
    /// The key of its blind index.
    pub index: Index,
}

pub(crate) const EMAIL: Kind = Kind { code: "email", index: Index::Email };
pub(crate) const PHONE: Kind = Kind { code: "phone", index: Index::Phone };
pub(crate) const SNILS: Kind = Kind { code: "snils", index: Index::Snils };
pub(crate) const INN: Kind = Kind { code: "inn", index: Index::Inn };
/// Only for the way back in: nobody signs in by it.
pub(crate) const PASSPORT: Kind = Kind { code: "passport", index: Index::Passport };
/// How an outside identity provider calls the person: nobody types it.
pub(crate) const SUBJECT: Kind = Kind { code: "subject", index: Index::Subject };

/// Every kind.
pub(crate) const ALL: [Kind; 6] = [EMAIL, PHONE, SNILS, INN, PASSPORT, SUBJECT];

/// What somebody typed to sign in, recognised and normalised.
#[derive(Clone)]
pub(crate) struct Login {
    pub kind: Kind,
    pub value: String,
}

/// All that the typed text can be: eleven digits may be a phone and a SNILS at once. Empty when it is nothing we know.
pub(crate) fn candidates(typed: &str) -> Vec<Login> {
    let mut found = Vec::new();
    let mut add = |kind: Kind, value: Option<String>| {
        found.extend(value.map(|value| Login { kind, value }));
    };
    if typed.contains('@') {
        add(EMAIL, Email::parse(typed).ok().map(|email| email.as_str().to_owned()));
        return found;
    }
    add(PHONE, Phone::parse(typed).ok().map(|phone| phone.as_str().to_owned()));
    add(SNILS, Snils::parse(typed).ok().map(|snils| snils.as_str().to_owned()));
    add(INN, Inn::parse(typed).ok().map(|inn| inn.as_str().to_owned()));
    found
}
