//! Signs that the house's typeface does not have: whatever a person has typed, the paper is made, and nothing is left out in silence.

use std::fmt::Write as _;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;

use crate::world;

/// The data with every text in it as it can be printed.
pub fn data(value: &Value) -> Value {
    match value {
        Value::String(words) => Value::String(text(words)),
        Value::Array(list) => Value::Array(list.iter().map(data).collect()),
        Value::Object(map) => {
            Value::Object(map.iter().map(|(key, value)| (key.clone(), data(value))).collect())
        }
        other => other.clone(),
    }
}

/// The text as it can be printed: a sign that the typeface lacks is written in its plain form («Ⅳ» is «IV»), else by its number in Unicode,
/// «[U+2605]».
pub fn text(words: &str) -> String {
    if words.chars().all(is_shown) {
        return words.to_owned();
    }
    let mut shown = String::with_capacity(words.len());
    for sign in words.chars() {
        if is_shown(sign) {
            shown.push(sign);
        } else if sign.nfkc().all(is_shown) {
            shown.extend(sign.nfkc());
        } else if !joins(sign) {
            let _ = write!(shown, "[U+{:04X}]", u32::from(sign));
        }
    }
    shown
}

/// Whether the typeface has the sign or its parts, or it is none to be seen.
fn is_shown(sign: char) -> bool {
    const BREAKS: [char; 3] = ['\u{200b}', '\u{2010}', '\u{2011}'];
    if sign.is_control() {
        return matches!(sign, '\n' | '\r' | '\t');
    }
    sign.is_whitespace() || BREAKS.contains(&sign) || world::has(sign) || sign.nfd().all(world::has)
}

/// Signs that only say how their neighbours look: they go with them.
fn joins(sign: char) -> bool {
    let is_variant =
        matches!(sign, '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e007f}');
    is_variant
        || matches!(sign, '\u{ad}' | '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2060}' | '\u{feff}')
        || sign.is_control()
}
