//! The human code under a document's QR: twelve letters of Crockford's Base32, sixty bits, read aloud in three groups.
//!
//! Only keyed hashes of a code are stored, so the tables do not tell which codes exist. A code is derived from the application
//! under a secret key, so that a repeated job makes the same one.

use std::fmt;

use aws_lc_rs::hmac;
use base::ApplicationId;

const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 12;

/// A code that looks like one of ours; whether a document has it is another question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Code([u8; LENGTH]);

impl Code {
    /// Stands for whatever is no code, so that looking it up costs the same.
    pub(crate) const NONE: Self = Self([b'0'; LENGTH]);

    /// Reads what a person typed: any case, with or without dashes and spaces; O is read as 0, I and L as 1.
    pub(crate) fn parse(typed: &str) -> Option<Self> {
        let mut code = [0; LENGTH];
        let mut count = 0;
        for letter in
            typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}'))
        {
            let letter = match letter.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let letter = u8::try_from(letter).ok().filter(|byte| LETTERS.contains(byte))?;
            *code.get_mut(count)? = letter;
            count += 1;
        }
        (count == LENGTH).then_some(Self(code))
    }

    fn from_bits(mut bits: u64) -> Self {
        let mut code = [0; LENGTH];
        for letter in code.iter_mut().rev() {
            *letter = LETTERS[usize::try_from(bits & 31).unwrap_or(0)];
            bits >>= 5;
        }
        Self(code)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, letter) in self.0.iter().enumerate() {
            if i > 0 && i % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(*letter))?;
        }
        Ok(())
    }
}

/// The key under which codes are made and looked up.
#[derive(Clone)]
pub(crate) struct CodeKey(hmac::Key);

impl CodeKey {
    /// From 32 secret bytes, kept in the vault.
    pub(crate) fn new(secret: &[u8]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, secret))
    }

    /// The code of a letter of an application.
    pub(crate) fn code_of(&self, application: ApplicationId, letter: &str) -> Code {
        let tag = self.tag("code", &[application.uuid().as_bytes(), letter.as_bytes()].concat());
        let mut bits = [0; 8];
        bits.copy_from_slice(&tag.as_ref()[..8]);
        Code::from_bits(u64::from_be_bytes(bits))
    }

    /// What stands in the table instead of the code.
    pub(crate) fn code_index(&self, code: Code) -> Vec<u8> {
        self.tag("index", &code.0).as_ref().to_vec()
    }

    /// What stands in the table instead of a sealed file's digest.
    pub(crate) fn file_index(&self, sha256: &[u8; 32]) -> Vec<u8> {
        self.tag("file", sha256).as_ref().to_vec()
    }

    /// Each use has its own word, so that one tag never stands for another.
    fn tag(&self, word: &str, bytes: &[u8]) -> hmac::Tag {
        let mut context = hmac::Context::with_key(&self.0);
        context.update(word.as_bytes());
        context.update(b"|");
        context.update(bytes);
        context.sign()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn application(n: u128) -> ApplicationId {
        ApplicationId(uuid::Uuid::from_u128(n))
    }

    #[test]
    fn a_code_reads_back_however_it_was_typed() {
        let code = CodeKey::new(&[1; 32]).code_of(application(1), "");
        let shown = code.to_string();
        assert_eq!(shown.len(), 14);
        for typed in [shown.clone(), shown.to_lowercase(), shown.replace('-', ""), shown.replace('-', " – ")]
        {
            assert_eq!(Code::parse(&typed), Some(code), "{typed}");
        }
        assert_eq!(Code::parse("OIL0-0000-0000"), Code::parse("0110-0000-0000"));
        for wrong in ["", "7K2M", "7K2M-9QXA-4HPDX", "7K2M-9QXA-4HPU", "7К2М-9QXA-4HPD"] {
            assert_eq!(Code::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn codes_differ_by_application_and_by_key_and_repeat_otherwise() {
        let (one, two) = (CodeKey::new(&[1; 32]), CodeKey::new(&[2; 32]));
        assert_eq!(one.code_of(application(1), ""), one.code_of(application(1), ""));
        assert_ne!(one.code_of(application(1), ""), one.code_of(application(2), ""));
        assert_ne!(one.code_of(application(1), ""), two.code_of(application(1), ""));
        let code = one.code_of(application(1), "");
        assert_ne!(one.code_index(code), two.code_index(code));
    }
}
