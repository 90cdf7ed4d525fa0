//! What its owner does to guard an account: freeze it, hold it to places, be told of sign-ins, say «это был не я»
//! (LOGIN-22, LOGIN-24, LOGIN-26, PLUS-11, LEAP-12).

pub(crate) mod access;
pub(crate) mod alert;
pub(crate) mod alerts;
pub(crate) mod disavow;
pub(crate) mod door;
pub(crate) mod freeze;
pub(crate) mod held;

use chrono::{DateTime, Utc};

use crate::store::session::Live;

/// Why a session opens nothing although password and code were right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hold {
    /// Staff shut the account for a time.
    Shut,
    /// The owner froze the account.
    Frozen,
    /// The owner said that a sign-in was not theirs: the password must be changed first.
    Disavowed,
    /// The owner lets nobody in from such a place.
    Elsewhere,
}

impl Hold {
    /// What holds a session now.
    pub(crate) fn of(live: &Live, now: DateTime<Utc>) -> Option<Self> {
        let frozen = live.frozen_at.is_some() && live.frozen_until.is_none_or(|until| until > now);
        // A password chosen afterwards ends it.
        let disavowed = live.disavowed_at.is_some_and(|at| at > live.password_changed_at);
        if live.blocked_until.is_some_and(|until| until > now) {
            Some(Self::Shut)
        } else if disavowed {
            Some(Self::Disavowed)
        } else if frozen {
            Some(Self::Frozen)
        } else {
            live.held.as_ref().map(|_| Self::Elsewhere)
        }
    }

    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Shut => "shut",
            Self::Frozen => "frozen",
            Self::Disavowed => "disavowed",
            Self::Elsewhere => "elsewhere",
        }
    }
}
