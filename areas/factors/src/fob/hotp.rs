//! Counter-based one-time passwords (RFC 4226): HMAC-SHA-1 over the counter, cut to six, seven or eight digits.

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::hmac;
use base::Sensitive;

/// The bits that a seed must have and the most that anybody makes (RFC 4226, section 4, R6: 128 at least).
const SEED_BYTES: std::ops::RangeInclusive<usize> = 16..=64;
/// RFC 4226, section 5.3: six digits at least; no fob shows more than eight.
const DIGITS: std::ops::RangeInclusive<usize> = 6..=8;

/// What a fob computes its codes from.
#[derive(Clone, Debug)]
pub struct Seed {
    bytes: Sensitive<Vec<u8>>,
    digits: usize,
}

impl Seed {
    /// Reads a seed as makers print it: hexadecimal, or base 32 (RFC 4648, section 6), with spaces or without. `None` when it is
    /// neither, is shorter than 128 bits or longer than 512, or when no fob shows so many digits.
    #[must_use]
    pub fn parse(text: &str, digits: usize) -> Option<Self> {
        let letters: String = text.chars().filter(|letter| !matches!(letter, ' ' | '-' | '=')).collect();
        let bytes =
            if letters.len().is_multiple_of(2) && letters.bytes().all(|letter| letter.is_ascii_hexdigit()) {
                hex(&letters)?
            } else {
                base32(&letters)?
            };
        let fits = SEED_BYTES.contains(&bytes.len()) && DIGITS.contains(&digits);
        fits.then(|| Self { bytes: Sensitive::new(bytes), digits })
    }

    /// As it is sealed: the number of digits, then the seed.
    pub(crate) fn kept(&self) -> Vec<u8> {
        let digits = u8::try_from(self.digits).unwrap_or(6);
        std::iter::once(digits).chain(self.bytes.expose().iter().copied()).collect()
    }

    /// From what was sealed.
    pub(crate) fn opened(kept: &[u8]) -> Option<Self> {
        let (digits, bytes) = kept.split_first()?;
        Some(Self { bytes: Sensitive::new(bytes.to_vec()), digits: usize::from(*digits) })
    }

    /// Whether this is the code of a counter.
    pub(crate) fn shows(&self, counter: i64, typed: &str) -> bool {
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        verify_slices_are_equal(self.code(counter).as_bytes(), digits.as_bytes()).is_ok()
    }

    fn code(&self, counter: i64) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, self.bytes.expose());
        let tag = hmac::sign(&key, &counter.to_be_bytes());
        let tag = tag.as_ref();
        let offset = usize::from(tag.last().map_or(0, |last| last & 0x0f));
        let four = tag.iter().skip(offset).take(4);
        let number = four.fold(0_u32, |number, byte| number << 8 | u32::from(*byte)) & 0x7fff_ffff;
        let digits = self.digits;
        let all = format!("{number:010}");
        all[all.len().saturating_sub(digits)..].to_owned()
    }
}

fn hex(letters: &str) -> Option<Vec<u8>> {
    let pairs: Vec<char> = letters.chars().collect();
    pairs.chunks(2).map(|pair| u8::from_str_radix(&pair.iter().collect::<String>(), 16).ok()).collect()
}

fn base32(letters: &str) -> Option<Vec<u8>> {
    let (mut bits, mut count, mut bytes) = (0_u32, 0, Vec::new());
    for letter in letters.bytes() {
        let value = match letter.to_ascii_uppercase() {
            letter @ b'A'..=b'Z' => letter - b'A',
            letter @ b'2'..=b'7' => letter - b'2' + 26,
            _ => return None,
        };
        bits = bits << 5 | u32::from(value);
        count += 5;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).ok()?);
            bits &= (1 << count) - 1;
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_are_those_of_the_standard() {
        let seed = Seed::parse("3132333435363738393031323334353637383930", 6).unwrap();
        let right = ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583"];
        for (counter, code) in (0..).zip(right) {
            assert_eq!(seed.code(counter), code);
        }
        assert_eq!(Seed::opened(&seed.kept()).unwrap().code(9), "520489");
    }

    #[test]
    fn a_seed_is_read_as_makers_print_it() {
        let hex = Seed::parse("3132 3334 3536 3738 3930 3132 3334 3536 3738 3930", 6).unwrap();
        let base32 = Seed::parse("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ", 6).unwrap();
        assert_eq!(hex.kept(), base32.kept());
        for wrong in ["", "313233", "GEZDGNBV1", "ключ"] {
            assert!(Seed::parse(wrong, 6).is_none(), "{wrong}");
        }
        assert!(Seed::parse("3132333435363738393031323334353637383930", 5).is_none());
    }
}
