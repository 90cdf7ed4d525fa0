//! What a person is found by: e-mail, phone, SNILS, INN.

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

/// What somebody typed to sign in, recognised and normalised.
#[derive(Clone)]
pub(crate) struct Login {
    pub kind: Kind,
    pub value: String,
}
