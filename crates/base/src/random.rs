//! Randomness as an argument.

use std::sync::{Arc, Mutex, PoisonError};

use aws_lc_rs::digest;
use chrono::{DateTime, Utc};

/// Where random bytes come from: the operating system, or a test's fixed seed.
#[derive(Clone, Debug)]
pub struct Random(Option<Arc<Mutex<Seeded>>>);

/// A key and how many blocks were made of it.
type Seeded = ([u8; 32], u64);

impl Random {
    /// The system's cryptographic generator.
    #[must_use]
    pub fn system() -> Self {
        Self(None)
    }

    /// A repeatable sequence for tests: never for a running portal.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_be_bytes());
        Self(Some(Arc::new(Mutex::new((key, 0)))))
    }

    /// Fills `buffer` with random bytes.
    ///
    /// # Panics
    /// When the operating system has no randomness to give, because nothing safe can go on then.
    #[expect(clippy::expect_used, reason = "without randomness nothing safe can go on")]
    pub fn fill(&self, buffer: &mut [u8]) {
        let Some(seeded) = &self.0 else {
            aws_lc_rs::rand::fill(buffer).expect("the system's random generator answers");
            return;
        };
        let mut state = seeded.lock().unwrap_or_else(PoisonError::into_inner);
        for chunk in buffer.chunks_mut(32) {
            state.1 += 1;
            let mut block = digest::Context::new(&digest::SHA256);
            block.update(&state.0);
            block.update(&state.1.to_be_bytes());
            chunk.copy_from_slice(&block.finish().as_ref()[..chunk.len()]);
        }
    }

    /// `N` random bytes.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// A decimal code of `length` digits, each equally likely.
    #[must_use]
    pub fn digits(&self, length: usize) -> String {
        let mut code = String::with_capacity(length);
        while code.len() < length {
            let [byte] = self.bytes::<1>();
            if byte < 250 {
                code.push(char::from(b'0' + byte % 10));
            }
        }
        code
    }

    /// A UUIDv7 (RFC 9562) for the moment `at`.
    #[must_use]
    pub fn uuid(&self, at: DateTime<Utc>) -> uuid::Uuid {
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &self.bytes()).into_uuid()
    }
}
