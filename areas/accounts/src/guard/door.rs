//! From where an account may be opened at all: anywhere, from addresses on a list, in trusted browsers only (LOGIN-20, LOGIN-24).

use base::CitizenId;
use db::Tx;
use web::{House, WebResult};

use crate::devices::Met;
use crate::guard::access;
use crate::place::Place;
use crate::store::guard;

/// Where a sign-in is let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    /// From everywhere.
    Anywhere,
    /// Only from the addresses on the owner's list.
    Addresses,
    /// Only in browsers that the owner trusts: remote access is switched off.
    Devices,
}

impl Door {
    pub(crate) const ALL: [Self; 3] = [Self::Anywhere, Self::Addresses, Self::Devices];

    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Anywhere => "anywhere",
            Self::Addresses => "addresses",
            Self::Devices => "devices",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|door| door.code() == code)
    }
}

/// Whether somebody with the right password and code must show more because of where they are.
pub(crate) async fn is_shut(
    house: &House,
    tx: &Tx,
    citizen: CitizenId,
    place: &Place,
    met: &Met,
) -> WebResult<bool> {
    let Some(row) = guard::of(tx, citizen).await? else { return Ok(false) };
    Ok(match Door::from_code(&row.door).unwrap_or(Door::Anywhere) {
        Door::Anywhere => false,
        Door::Devices => !met.trusted,
        Door::Addresses => {
            let here = place.spellings();
            !access::listed(house, tx, citizen).await?.iter().any(|(_, value)| here.contains(value))
        }
    })
}
