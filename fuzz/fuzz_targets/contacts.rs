#![no_main]
//! Phones and e-mails.

use base::{Email, Phone};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(phone) = Phone::parse(text) {
        assert!(phone.as_str().starts_with('+') && phone.as_str()[1..].bytes().all(|byte| byte.is_ascii_digit()));
        assert_eq!(Phone::parse(phone.as_str()).as_ref().map(Phone::as_str), Ok(phone.as_str()));
        assert!(!phone.masked().is_empty());
    }
    if let Ok(email) = Email::parse(text) {
        assert_eq!(Email::parse(email.as_str()).as_ref().map(Email::as_str), Ok(email.as_str()));
        assert!(!email.masked().is_empty());
    }
});
