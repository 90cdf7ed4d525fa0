//! The bounded memory of opened subject keys.

use std::sync::{Mutex, MutexGuard, PoisonError};

use base::CitizenId;
use chrono::{DateTime, Duration, Utc};
use hashlink::LruCache;

use crate::SubjectKey;

/// How many keys one node keeps open; a kibibyte each at most.
const CAPACITY: usize = 10_000;
/// How long a key is trusted without asking the database, so that an erasure on another node takes effect here within seconds.
const TRUSTED: Duration = Duration::seconds(5);
/// After so long a transaction that made or destroyed a key must have ended.
const SETTLED: Duration = Duration::seconds(60);

/// Opened keys by citizen, least recently used first out.
pub(crate) struct Cache(Mutex<LruCache<CitizenId, Kept>>);

enum Kept {
    /// An opened key, read from the database at that moment.
    Key(SubjectKey, DateTime<Utc>),
    /// A transaction that may still be rolled back made or destroyed this key then: keep nothing until it must have ended.
    Unsettled(DateTime<Utc>),
}

impl Cache {
    pub(crate) fn new() -> Self {
        Self(Mutex::new(LruCache::new(CAPACITY)))
    }

    /// The key, when it was read lately.
    pub(crate) fn get(&self, citizen: CitizenId, now: DateTime<Utc>) -> Option<SubjectKey> {
        match self.lock().get(&citizen)? {
            Kept::Key(key, read_at) if now - *read_at < TRUSTED => Some(key.clone()),
            _ => None,
        }
    }

    /// Keeps a key that was just read, unless its citizen is unsettled.
    pub(crate) fn keep(&self, citizen: CitizenId, key: &SubjectKey, now: DateTime<Utc>) {
        let mut kept = self.lock();
        match kept.get(&citizen) {
            Some(Kept::Unsettled(since)) if now - *since < SETTLED => {}
            _ => drop(kept.insert(citizen, Kept::Key(key.clone(), now))),
        }
    }

    /// Forgets a key and keeps none for a while.
    pub(crate) fn unsettle(&self, citizen: CitizenId, now: DateTime<Utc>) {
        self.lock().insert(citizen, Kept::Unsettled(now));
    }

    fn lock(&self) -> MutexGuard<'_, LruCache<CitizenId, Kept>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use base::{Clock, Random};

    use super::*;
    use crate::{Subject, crypt};

    #[test]
    fn a_key_is_kept_for_seconds_and_never_while_unsettled() {
        let (clock, random) = (Clock::fixed(DateTime::UNIX_EPOCH), Random::seeded(1));
        let citizen = CitizenId::new(&clock, &random);
        let key = SubjectKey::new(Subject::Citizen(citizen), crypt::new_key(&random), random);
        let cache = Cache::new();
        cache.keep(citizen, &key, clock.now());
        assert!(cache.get(citizen, clock.now()).is_some());
        clock.advance(TRUSTED);
        assert!(cache.get(citizen, clock.now()).is_none());
        cache.unsettle(citizen, clock.now());
        clock.advance(TRUSTED);
        cache.keep(citizen, &key, clock.now());
        assert!(cache.get(citizen, clock.now()).is_none());
        clock.advance(SETTLED);
        cache.keep(citizen, &key, clock.now());
        assert!(cache.get(citizen, clock.now()).is_some());
    }
}
