//! The fee in `service.toml`: `fee_kopecks` for everybody, or `[[fee]]` lines of which the first that fits decides.

use crate::fault::suggestion;
use crate::load_form::check_name;
use crate::load_when::{Sight, when};
use crate::toml_reader::Reader;
use crate::{Fee, Form, Kind, Question};

/// The most that is asked for one application.
const MOST: i64 = 100_000_000;

/// The lines of the fee and where they stand; none when it is free.
pub(crate) fn fees(reader: &Reader<'_>, sight: &Sight, form: &Form) -> (Vec<Fee>, Vec<usize>) {
    let plain = reader.integer("fee_kopecks", 0, MOST).unwrap_or(0);
    let tables = reader.tables("fee");
    if tables.is_empty() {
        let fee = Fee { name: String::new(), kopecks: plain, from: None, when: None };
        let line = reader.line_of("fee_kopecks");
        return if plain > 0 { (vec![fee], vec![line]) } else { (Vec::new(), Vec::new()) };
    }
    if reader.node("fee_kopecks").is_some() {
        reader.fault(reader.line_of("fee_kopecks"), "the fee is said twice: \"fee_kopecks\" and \"[[fee]]\"");
    }
    let lines: Vec<usize> = tables.iter().map(|table| table.line).collect();
    let fees: Vec<Fee> = tables.into_iter().map(|table| fee(table, sight, form)).collect();
    for (place, fee) in fees.iter().enumerate() {
        let is_last = place + 1 == fees.len();
        if is_last && fee.when.is_some() {
            let message = "the fee is not total: the last \"[[fee]]\" has a condition, so some people would have no fee";
            reader.fault(lines[place], message);
        }
        if !is_last && fee.when.is_none() {
            reader
                .fault(lines[place + 1], format!("never reached: \"{}\" before it fits everybody", fee.name));
        }
        if fees[..place].iter().any(|earlier| earlier.name == fee.name) {
            reader.fault(lines[place], format!("the fee \"{}\" is given twice", fee.name));
        }
    }
    (fees, lines)
}

fn fee(reader: Reader<'_>, sight: &Sight, form: &Form) -> Fee {
    let name = reader.need_text("fee");
    check_name(&reader, "fee", &name, '-');
    let from = reader.text("from");
    match (&from, reader.node("kopecks")) {
        (None, None) => reader.missing("kopecks"),
        (Some(_), Some(node)) => reader.fault(node.line, "the fee is said twice: \"kopecks\" and \"from\""),
        _ => {}
    }
    let kopecks = reader.integer("kopecks", 0, MOST).unwrap_or(0);
    let when = when(&reader, sight);
    if let Some(from) = &from {
        check_sum(&reader, from, form);
    }
    reader.done();
    Fee { name, kopecks, from, when }
}

/// The sum must be money. Whether everybody whom the line fits has answered it, the prover says.
fn check_sum(reader: &Reader<'_>, from: &str, form: &Form) {
    let is_asked = |question: &&Question| matches!(question.kind, Kind::Money);
    let asked = form.questions().filter(is_asked).map(|question| question.name.as_str());
    let counted = form.computed.iter().filter(|one| one.is_money).map(|one| one.name.as_str());
    let sums: Vec<&str> = asked.chain(counted).collect();
    if !sums.contains(&from) {
        let hint = suggestion(from, sums);
        let message = format!("\"{from}\" is no money that is asked for or counted{hint}");
        reader.fault(reader.line_of("from"), message);
    }
}
