//! Whom people ask when they are stuck.

/// How to reach the portal's support; what is missing is not shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Support {
    /// As people write it: «8 800 000-00-00».
    pub phone: Option<String>,
    /// The address of its mail.
    pub email: Option<String>,
}

impl Support {
    /// Whether there is any way at all.
    #[must_use]
    pub fn is_given(&self) -> bool {
        self.phone.is_some() || self.email.is_some()
    }
}

/// The address that dials a phone (RFC 3966). A Russian number is written with the trunk prefix 8 for people; the address has the
/// country's code in its place.
#[must_use]
pub fn dial(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix('8') {
        Some(rest) if !phone.starts_with('+') => format!("tel:+7{rest}"),
        _ => format!("tel:+{digits}"),
    }
}

#[cfg(test)]
mod tests {
    use super::dial;

    #[test]
    fn a_phone_number_can_be_dialled() {
        assert_eq!(dial("8 800 000-00-00"), "tel:+78000000000");
        assert_eq!(dial("+7 921 555-01-42"), "tel:+79215550142");
        assert_eq!(dial("+81 3 0000-0000"), "tel:+81300000000");
    }
}
