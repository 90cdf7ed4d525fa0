//! The list that comes with a box of fobs: one fob a line, what is wrong with a line said with its number.

use super::Seed;

/// The most fobs of one list.
pub const MOST_LINES: usize = 5000;
/// A serial number has so many characters.
const SERIAL: std::ops::RangeInclusive<usize> = 4..=32;
/// Where counters end: no fob is pressed so often.
const COUNTER_MAX: i64 = 1_000_000_000;
const DIGITS: usize = 6;

/// A fob of a list.
#[derive(Clone, Debug)]
pub struct Line {
    /// The number of its line, from 1.
    pub number: usize,
    /// What is printed on it, in capitals.
    pub serial: String,
    /// What its codes are computed from.
    pub seed: Seed,
    /// The next counter.
    pub counter: i64,
}

/// What is wrong with a line; the words are `factors-stock-<code>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The number of the line, from 1.
    pub line: usize,
    /// `columns`, `serial`, `twice`, `seed`, `digits`, `counter`, `known`, `empty`, `many`.
    pub code: &'static str,
}

/// Reads `serial, seed[, digits[, counter]]`, parted by commas, semicolons or tabs; a first line of headings is passed over.
///
/// # Errors
/// Everything that is wrong, line by line.
pub fn parse(text: &str) -> Result<Vec<Line>, Vec<Fault>> {
    let (mut lines, mut faults) = (Vec::<Line>::new(), Vec::new());
    let mut serials = std::collections::HashSet::new();
    for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        if line.trim().is_empty() || number == 1 && is_heading(line) {
            continue;
        }
        match read(number, line) {
            Ok(read) if !serials.insert(read.serial.clone()) => {
                faults.push(Fault { line: number, code: "twice" });
            }
            Ok(read) => lines.push(read),
            Err(code) => faults.push(Fault { line: number, code }),
        }
    }
    if lines.is_empty() && faults.is_empty() {
        faults.push(Fault { line: 1, code: "empty" });
    }
    if lines.len() > MOST_LINES {
        faults.push(Fault { line: MOST_LINES + 1, code: "many" });
    }
    if faults.is_empty() { Ok(lines) } else { Err(faults) }
}

/// A serial number as the stock knows it.
pub(super) fn tidy(serial: &str) -> String {
    serial.chars().filter(|letter| !letter.is_whitespace()).collect::<String>().to_uppercase()
}

fn is_heading(line: &str) -> bool {
    line.to_lowercase().contains("serial")
}

fn read(number: usize, line: &str) -> Result<Line, &'static str> {
    let parts: Vec<&str> = line.split([',', ';', '\t']).map(|part| part.trim().trim_matches('"')).collect();
    let (&[serial, seed], rest) = parts.split_first_chunk::<2>().ok_or("columns")?;
    if rest.len() > 2 {
        return Err("columns");
    }
    let serial = tidy(serial);
    let plain = serial.bytes().all(|letter| letter.is_ascii_alphanumeric() || letter == b'-');
    if !plain || !SERIAL.contains(&serial.len()) {
        return Err("serial");
    }
    let digits = match rest.first() {
        None | Some(&"") => DIGITS,
        Some(digits) => digits.parse().ok().filter(|digits| (6..=8).contains(digits)).ok_or("digits")?,
    };
    let counter = match rest.get(1) {
        None | Some(&"") => 0,
        Some(counter) => {
            counter.parse().ok().filter(|counter| (0..=COUNTER_MAX).contains(counter)).ok_or("counter")?
        }
    };
    let seed = Seed::parse(seed, digits).ok_or("seed")?;
    Ok(Line { number, serial, seed, counter })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEED: &str = "3132333435363738393031323334353637383930";

    #[test]
    fn a_list_is_read_with_or_without_headings() {
        let text =
            format!("\u{feff}Serial;Seed;Digits;Counter\nab-1001;{SEED}\n\n\"AB-1002\";{SEED};8;17\r\n");
        let lines = parse(&text).unwrap();
        let read: Vec<_> =
            lines.iter().map(|line| (line.number, line.serial.as_str(), line.counter)).collect();
        assert_eq!(read, [(2, "AB-1001", 0), (4, "AB-1002", 17)]);
    }

    #[test]
    fn every_bad_line_is_named() {
        let text = format!(
            "1001\n№5,{SEED}\n1002,12345\n1003,{SEED},9\n1004,{SEED},6,-1\n1005,{SEED}\n1005,{SEED}\n"
        );
        let codes: Vec<_> = parse(&text).unwrap_err().iter().map(|fault| (fault.line, fault.code)).collect();
        let right = [(1, "columns"), (2, "serial"), (3, "seed"), (4, "digits"), (5, "counter"), (7, "twice")];
        assert_eq!(codes, right);
        assert_eq!(parse(" \n").unwrap_err(), [Fault { line: 1, code: "empty" }]);
    }
}
