//! Decisions that take two operators: one looks, another confirms, and nobody is both (LOGIN-18, REG-12).

use base::StaffId;
use web::{Problem, WebResult};

/// Which of the two an operator can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    /// Nobody has looked yet.
    First,
    /// This operator has looked: somebody else confirms.
    Mine,
    /// Somebody else has looked.
    Second,
}

impl Turn {
    /// Whose turn it is after `first` has looked, if anybody has.
    pub(crate) fn of(first: Option<StaffId>, me: StaffId) -> Self {
        match first {
            None => Self::First,
            Some(first) if first == me => Self::Mine,
            Some(_) => Self::Second,
        }
    }

    /// The word for templates.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Mine => "mine",
            Self::Second => "second",
        }
    }
}

/// Who has looked first, when `me` may confirm it.
///
/// # Errors
/// [`Problem::Conflict`] when nobody has looked, and when `me` has.
pub(crate) fn first_of(first: Option<StaffId>, me: StaffId) -> WebResult<StaffId> {
    match (Turn::of(first, me), first) {
        (Turn::Second, Some(first)) => Ok(first),
        (Turn::First, _) | (_, None) => Err(Problem::Conflict("centre-two-nobody-looked")),
        (Turn::Mine, _) => Err(Problem::Conflict("centre-request-two")),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn nobody_is_both() {
        let [anna, boris] = [1, 2].map(|n| StaffId(Uuid::from_u128(n)));
        assert_eq!(first_of(Some(anna), boris).ok(), Some(anna));
        assert!(first_of(Some(anna), anna).is_err());
        assert!(first_of(None, anna).is_err());
        assert_eq!(
            [None, Some(anna), Some(boris)].map(|first| Turn::of(first, anna).code()),
            ["first", "mine", "second"]
        );
    }
}
