#![no_main]
//! What people write in words and figures: dates, money, names, addresses.

use base::{Address, Money, NamePart, date_from_boxes, date_from_line, date_in_digits};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(date) = date_from_line(text) {
        assert_eq!(date_from_line(&date_in_digits(date)).ok(), Some(date));
    }
    let mut boxes = text.splitn(3, '|');
    let mut next = || boxes.next().unwrap_or("");
    let _ = date_from_boxes(next(), next(), next());
    let _ = Money::parse(text);
    if let Ok(name) = NamePart::parse(text) {
        assert_eq!(NamePart::parse(name.as_str()).ok().map(|again| again.as_str().to_owned()), Some(name.as_str().to_owned()));
    }
    let (postcode, line) = text.split_once('|').unwrap_or(("101000", text));
    let _ = Address::parse(postcode, line);
});
