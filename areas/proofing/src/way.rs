//! The ways to prove who one is, and what each of them wants.

use uploads::{Slot, Slots};

/// The largest picture or document, in bytes.
const MOST_BYTES: u64 = 5 * 1024 * 1024;
/// What a person photographs or scans.
const SCAN: &[&str] = &["jpeg", "png", "pdf"];
/// What is looked at as a face.
const PICTURE: &[&str] = &["jpeg", "png"];
/// What opens a section.
const PAPER: &[&str] = &["pdf"];

/// A way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// Pictures of papers, looked at by an officer (REG-08).
    Scans,
    /// A picture of oneself beside the passport's, looked at by an officer (REG-09).
    Selfie,
    /// The set of documents that opens a section (REG-19).
    Documents,
    /// A code to the number that the operator has in the person's name (REG-10).
    Phone,
    /// The digits of the driving licence (REG-08).
    Licence,
    /// A partner bank that has seen the passport (REG-11).
    Bank,
}

impl Way {
    /// Every way, in the order of the page.
    pub(crate) const ALL: [Self; 6] =
        [Self::Bank, Self::Scans, Self::Selfie, Self::Phone, Self::Licence, Self::Documents];

    /// The word kept in a column and in addresses.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Scans => "scans",
            Self::Selfie => "selfie",
            Self::Documents => "documents",
            Self::Phone => "phone",
            Self::Licence => "licence",
            Self::Bank => "bank",
        }
    }

    /// Reads the word.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }

    /// The icon beside it.
    pub(crate) fn icon(self) -> &'static str {
        match self {
            Self::Scans => "id",
            Self::Selfie => "camera",
            Self::Documents => "file-check",
            Self::Phone => "phone",
            Self::Licence => "car",
            Self::Bank => "bank",
        }
    }

    /// How much it proves: two are enough. A number and a licence are each something that a relative may have at hand.
    pub(crate) fn weight(self) -> u32 {
        match self {
            Self::Phone | Self::Licence => 1,
            Self::Scans | Self::Selfie | Self::Documents | Self::Bank => 2,
        }
    }

    /// What is uploaded; empty for a way without pictures. `paper` is `card` for an identity card, anything else is a passport.
    pub(crate) fn places(self, paper: &str) -> &'static [Place] {
        match self {
            Self::Scans if paper == "card" => CARD_SCANS,
            Self::Scans => PASSPORT_SCANS,
            Self::Selfie => SELFIE,
            Self::Documents => DOCUMENTS,
            Self::Phone | Self::Licence | Self::Bank => &[],
        }
    }
}

/// A place for one picture or document.
#[derive(Debug)]
pub(crate) struct Place {
    /// The field's name; its words are `proofing-place-<name>`.
    pub name: &'static str,
    /// Whether nothing is sent without it.
    pub required: bool,
    formats: &'static [&'static str],
}

impl Place {
    /// For the field's `accept`.
    pub(crate) fn accept(&self) -> &'static str {
        if self.formats == PAPER {
            ".pdf"
        } else if self.formats == PICTURE {
            ".jpg,.jpeg,.png"
        } else {
            ".jpg,.jpeg,.png,.pdf"
        }
    }

    /// Whether it is a picture of the person, taken with the front camera.
    pub(crate) fn is_portrait(&self) -> bool {
        self.name == "selfie"
    }
}

/// The places of a way, as the receiver of uploads asks for them.
pub(crate) struct Places(pub &'static [Place]);

impl Slots for Places {
    fn slot(&self, field: &str) -> Option<Slot> {
        let place = self.0.iter().find(|place| place.name == field)?;
        let formats = place.formats.iter().map(|format| (*format).to_owned()).collect();
        Some(Slot { max_bytes: MOST_BYTES, formats, photo: None })
    }
}

const fn place(name: &'static str, required: bool, formats: &'static [&'static str]) -> Place {
    Place { name, required, formats }
}

const PASSPORT_SCANS: &[Place] = &[
    place("passport_photo", true, SCAN),
    place("passport_registration", true, SCAN),
    place("snils", true, SCAN),
    place("inn", false, SCAN),
];
const CARD_SCANS: &[Place] = &[
    place("card_front", true, SCAN),
    place("card_back", true, SCAN),
    place("snils", true, SCAN),
    place("inn", false, SCAN),
];
const SELFIE: &[Place] = &[place("passport_photo", true, PICTURE), place("selfie", true, PICTURE)];
const DOCUMENTS: &[Place] = &[
    place("passport_photo", true, PAPER),
    place("passport_registration", true, PAPER),
    place("inn", true, PAPER),
    place("snils", true, PAPER),
    place("contract", false, PAPER),
    place("certificate", false, PAPER),
    place("consent", true, PAPER),
];
