//! How a page looks for this reader: the version for weak sight and the colour scheme, remembered in a cookie.

/// The three colour pairs of the version for weak sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Colours {
    /// Black on white.
    #[default]
    White,
    /// White on black.
    Black,
    /// Dark blue on light blue.
    Blue,
}

impl Colours {
    /// The word in the cookie and in the attribute `data-colours`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::White => "white",
            Self::Black => "black",
            Self::Blue => "blue",
        }
    }
}

/// The version for weak sight and the colour scheme, remembered in a cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// The version for weak sight: large type, plain contrast.
    pub large: bool,
    /// The dark scheme by choice; without a choice the system's scheme is followed.
    pub dark: bool,
    /// The light scheme by choice.
    pub light: bool,
    /// Type of the version for weak sight, 1 to 3.
    pub size: u8,
    /// Colours of the version for weak sight.
    pub colours: Colours,
}

impl Default for Look {
    fn default() -> Self {
        Self { large: false, dark: false, light: false, size: 2, colours: Colours::White }
    }
}

impl Look {
    /// Reads the cookie's value or the `to` of `/look`: words with dots or commas between; unknown words are passed over.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        text.split(['.', ',']).fold(Self::default(), |look, word| look.with(word))
    }

    /// With one more wish: `large plain dark light size-1 size-2 size-3 white black blue`.
    #[must_use]
    pub fn with(self, word: &str) -> Self {
        match word {
            "large" => Self { large: true, ..self },
            "plain" => Self { large: false, ..self },
            "dark" => Self { dark: true, light: false, ..self },
            "light" => Self { light: true, dark: false, ..self },
            "size-1" => Self { size: 1, ..self },
            "size-2" => Self { size: 2, ..self },
            "size-3" => Self { size: 3, ..self },
            "white" => Self { colours: Colours::White, ..self },
            "black" => Self { colours: Colours::Black, ..self },
            "blue" => Self { colours: Colours::Blue, ..self },
            _ => self,
        }
    }
}

/// The cookie's value: what [`Look::parse`] reads.
impl std::fmt::Display for Look {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.size-{}", if self.large { "large" } else { "plain" }, self.size)?;
        if self.dark {
            f.write_str(".dark")?;
        }
        if self.light {
            f.write_str(".light")?;
        }
        write!(f, ".{}", self.colours.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_is_read_as_it_was_written() {
        for text in ["", "large", "large.dark", "large,size-3,black", "light.blue"] {
            let look = Look::parse(text);
            assert_eq!(Look::parse(&look.to_string()), look, "{text}");
        }
        assert_eq!(Look::parse("large, <script>"), Look { large: true, ..Look::default() });
    }
}
