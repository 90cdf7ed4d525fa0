//! What all parsed personal values have in common.

/// Gives a one-string value its canonical text, a `Debug` that tells nothing, and serde through `parse`, so that no
/// value comes out of the database that could not have gone in.
macro_rules! hidden {
    ($name:ident, $refusal:ty) => {
        impl $name {
            /// The canonical form, for storing and comparing.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "([hidden])"))
            }
        }

        impl std::str::FromStr for $name {
            type Err = $refusal;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = $refusal;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }
    };
}

pub(crate) use hidden;

/// Any sign that people use for a dash.
pub(crate) fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{00ad}')
}
