//! A postal address, lightly: a postcode and one line.

use serde::{Deserialize, Serialize};

use crate::{NumberRefusal, Postcode};

/// Why an address is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressRefusal {
    /// The postcode is not one.
    #[error("postcode: {0}")]
    Postcode(NumberRefusal),
    /// Nothing was typed.
    #[error("nothing was typed")]
    Empty,
    /// Too little to find a house by.
    #[error("too little to find a house by")]
    TooShort,
    /// Longer than three hundred letters.
    #[error("longer than three hundred letters")]
    TooLong,
    /// There is no house number.
    #[error("the house number is missing")]
    House,
}

impl AddressRefusal {
    /// A stable word for choosing the message: `postcode empty too-short too-long house`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Postcode(_) => "postcode",
            Self::Empty => "empty",
            Self::TooShort => "too-short",
            Self::TooLong => "too-long",
            Self::House => "house",
        }
    }
}

/// Where a person lives.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Address {
    /// The postcode.
    pub postcode: Postcode,
    /// Region, town, street, house, flat.
    pub line: String,
}

impl std::fmt::Debug for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Address([hidden])")
    }
}

impl Address {
    /// Reads a postcode and a line; lines and spaces are joined.
    pub fn parse(postcode: &str, line: &str) -> Result<Self, AddressRefusal> {
        let postcode = Postcode::parse(postcode).map_err(AddressRefusal::Postcode)?;
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        match line.chars().count() {
            0 => Err(AddressRefusal::Empty),
            1..=7 => Err(AddressRefusal::TooShort),
            8..=300 if !line.contains(|letter: char| letter.is_numeric()) => Err(AddressRefusal::House),
            8..=300 => Ok(Self { postcode, line }),
            _ => Err(AddressRefusal::TooLong),
        }
    }

    /// `101000, г. Москва, ул. Ясная, д. 1`.
    #[must_use]
    pub fn formatted(&self) -> String {
        format!("{}, {}", self.postcode.as_str(), self.line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_and_joined() {
        let address = Address::parse("101000", "г. Москва,\n ул. Ясная,  д. 1").unwrap();
        assert_eq!(address.formatted(), "101000, г. Москва, ул. Ясная, д. 1");
        assert_eq!(format!("{address:?}"), "Address([hidden])");
    }

    #[test]
    fn a_refusal_says_exactly_what_is_wrong() {
        for (postcode, line, code) in [
            ("1010", "г. Москва, ул. Ясная, д. 1", "postcode"),
            ("101000", " ", "empty"),
            ("101000", "Москва", "too-short"),
            ("101000", "г. Москва, ул. Ясная", "house"),
        ] {
            assert_eq!(Address::parse(postcode, line).unwrap_err().code(), code);
        }
    }
}
