//! How a value is written for an operator who reads a difference.

use web::AuthLevel;

use crate::Silence;

/// A value in words.
pub(super) trait Told {
    fn told(&self) -> String;
}

impl<T: Told + ?Sized> Told for &T {
    fn told(&self) -> String {
        (**self).told()
    }
}

impl<T: Told> Told for Option<T> {
    fn told(&self) -> String {
        self.as_ref().map_or_else(|| "none".to_owned(), Told::told)
    }
}

impl Told for bool {
    fn told(&self) -> String {
        if *self { "yes" } else { "no" }.to_owned()
    }
}

impl Told for str {
    fn told(&self) -> String {
        format!("\"{self}\"")
    }
}

impl Told for String {
    fn told(&self) -> String {
        self.as_str().told()
    }
}

impl Told for u32 {
    fn told(&self) -> String {
        self.to_string()
    }
}

impl Told for i64 {
    fn told(&self) -> String {
        self.to_string()
    }
}

impl Told for AuthLevel {
    fn told(&self) -> String {
        match self {
            Self::A1 => "one step",
            Self::A2 => "two steps",
            Self::A3 => "a key",
        }
        .to_owned()
    }
}

impl Told for Silence {
    fn told(&self) -> String {
        match self {
            Self::Granted => "granted",
            Self::Refused => "refused",
        }
        .to_owned()
    }
}

/// Names one after another; `none` when there are none.
pub(super) fn listed(names: &[String]) -> String {
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}
