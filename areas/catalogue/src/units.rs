//! What numbers count: a closed list, so that every unit has its words and its plurals.

use text::Words;

/// Units of questions of kind `number`: the words are `catalogue-unit-NAME`.
pub const UNITS: &[&str] = &[
    "m", "m2", "km", "hectare", "kg", "litre", "kw", "hp", "percent", "hour", "day", "month", "year",
    "piece", "person", "room",
];

/// «38 м²», «3 дня».
pub(crate) fn shown(number: i64, unit: &str, t: &Words) -> String {
    t.with(&format!("catalogue-unit-{unit}"), &[("n", number.into())])
}

/// What stands after the field: «м²», «дней».
#[must_use]
pub fn unit_sign(unit: &str, t: &Words) -> String {
    t.get(&format!("catalogue-unit-{unit}-sign"))
}
