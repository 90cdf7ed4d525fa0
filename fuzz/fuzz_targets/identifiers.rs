#![no_main]
//! Numbers that people carry.

use base::{Inn, Ogrn, Oms, Passport, Postcode, Snils};
use libfuzzer_sys::fuzz_target;

macro_rules! survives {
    ($text:expr, $($kind:ty),*) => {$(
        if let Ok(taken) = <$kind>::parse($text) {
            let canonical = taken.as_str().to_owned();
            assert!(!canonical.is_empty());
            let again = <$kind>::parse(&canonical).ok();
            assert_eq!(again.as_ref().map(|again| again.as_str()), Some(canonical.as_str()));
        }
    )*};
}

fuzz_target!(|text: &str| {
    survives!(text, Snils, Inn, Ogrn, Oms, Passport, Postcode);
});
