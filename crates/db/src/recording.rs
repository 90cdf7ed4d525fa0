//! Remembers what a transaction said, so that the same statements can be run bare: the ceiling of `kabinet bench`.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use uuid::Uuid;

use crate::{Db, DbError, Value};

/// One statement with its values.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    sql: String,
    values: Vec<Value>,
    reads: bool,
}

/// Everything that committed transactions said while listening was on.
#[derive(Default)]
pub(crate) struct Recorder {
    on: AtomicBool,
    said: AtomicU64,
    kept: Mutex<Vec<Vec<Said>>>,
}

/// What one transaction has said so far.
#[derive(Default)]
pub(crate) struct Memory(Mutex<Vec<Said>>);

impl Recorder {
    /// One statement more.
    pub(crate) fn count(&self) {
        self.said.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn note(&self, memory: &Memory, sql: &str, values: &[Value], reads: bool) {
        self.count();
        if self.on.load(Ordering::Relaxed) {
            lock(&memory.0).push(Said { sql: sql.to_owned(), values: values.to_vec(), reads });
        }
    }

    pub(crate) fn keep(&self, memory: &Memory) {
        let said = std::mem::take(&mut *lock(&memory.0));
        if !said.is_empty() {
            lock(&self.kept).push(said);
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The statements of one transaction, to be run again as often as wanted.
#[derive(Clone, Debug)]
pub struct Replay(Vec<Said>);

impl Db {
    /// How many statements were said since it was opened, in and out of transactions: the difference around a page is what the page
    /// costs.
    #[must_use]
    pub fn statements(&self) -> u64 {
        self.0.recorder.said.load(Ordering::Relaxed)
    }

    /// Begins to remember the statements of transactions that commit.
    pub fn listen(&self) {
        self.0.recorder.on.store(true, Ordering::Relaxed);
    }

    /// Stops remembering, and gives the first remembered transaction one of whose statements contains `words`.
    #[must_use]
    pub fn heard(&self, words: &str) -> Option<Replay> {
        self.0.recorder.on.store(false, Ordering::Relaxed);
        let all = std::mem::take(&mut *lock(&self.0.recorder.kept));
        all.into_iter().find(|said| said.iter().any(|one| one.sql.contains(words))).map(Replay)
    }
}

impl Replay {
    /// How many statements it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Runs the statements in one bare transaction. Every identifier is replaced by a fresh one, the same everywhere in this run,
    /// and every text that holds one, so that no uniqueness stands in the way.
    ///
    /// # Errors
    /// The database's.
    pub async fn run(&self, db: &Db, fresh: impl FnMut() -> Uuid) -> Result<(), DbError> {
        let mut ids = Fresh { known: HashMap::new(), texts: HashMap::new(), fresh };
        let tx = db.begin().await?;
        for said in &self.0 {
            let values = said.values.iter().map(|value| ids.of(value)).collect();
            if said.reads {
                tx.pass_over(&said.sql, values).await?;
            } else {
                tx.execute(&said.sql, values).await?;
            }
        }
        tx.commit().await
    }
}

struct Fresh<F> {
    known: HashMap<Uuid, Uuid>,
    texts: HashMap<String, String>,
    fresh: F,
}

impl<F: FnMut() -> Uuid> Fresh<F> {
    fn of(&mut self, value: &Value) -> Value {
        match value {
            Value::Uuid(Some(id)) => Value::from(self.id(*id)),
            Value::String(Some(text))
                if text.chars().any(|letter| letter.is_ascii_digit()) && text.len() >= 12 =>
            {
                let known = self.texts.get(text.as_str()).cloned();
                let fresh = known.unwrap_or_else(|| {
                    let made = (self.fresh)().to_string();
                    self.texts.insert(text.to_string(), made.clone());
                    made
                });
                Value::from(fresh)
            }
            other => other.clone(),
        }
    }

    fn id(&mut self, id: Uuid) -> Uuid {
        if let Some(known) = self.known.get(&id) {
            return *known;
        }
        let made = (self.fresh)();
        self.known.insert(id, made);
        made
    }
}
