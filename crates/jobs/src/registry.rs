//! Every kind of job and the schedule.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use futures::FutureExt;
use futures::future::BoxFuture;

use crate::{Ended, JobError, Running};

type Run = Arc<dyn Fn(Running) -> BoxFuture<'static, Result<Ended, JobError>> + Send + Sync>;

/// What is behind a kind.
#[derive(Clone)]
pub(crate) enum Work {
    /// A job that somebody puts in.
    Job(Run),
    /// A round that begins again after a pause.
    Round(Run, chrono::Duration),
}

/// Every kind of job and the schedule, filled once at start.
#[derive(Default)]
pub struct Registry(BTreeMap<&'static str, Work>);

impl Registry {
    /// An empty one.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Registers a kind of job.
    ///
    /// # Panics
    /// When the kind is already registered.
    pub fn add<F, R>(&mut self, kind: &'static str, run: F)
    where
        F: Fn(Running) -> R + Send + Sync + 'static,
        R: Future<Output = Result<Ended, JobError>> + Send + 'static,
    {
        self.put(kind, Work::Job(Arc::new(move |running| run(running).boxed())));
    }

    /// Runs something again and again, with `pause` between the end of one round and the beginning of the next; one
    /// node at a time. A round that fails is tried again like a job.
    ///
    /// # Panics
    /// When the name is already registered.
    pub fn every<F, R>(&mut self, name: &'static str, pause: Duration, run: F)
    where
        F: Fn() -> R + Send + Sync + 'static,
        R: Future<Output = Result<(), JobError>> + Send + 'static,
    {
        let pause = chrono::Duration::from_std(pause).unwrap_or(chrono::Duration::MAX);
        let round = move |_: Running| {
            let running = run();
            async move { running.await.map(|()| Ended::Done) }.boxed()
        };
        self.put(name, Work::Round(Arc::new(round), pause));
    }

    /// The registered kinds, schedules included.
    #[must_use]
    pub fn kinds(&self) -> Vec<&'static str> {
        self.0.keys().copied().collect()
    }

    pub(crate) fn work(&self, kind: &str) -> Option<&Work> {
        self.0.get(kind)
    }

    pub(crate) fn rounds(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().filter(|(_, work)| matches!(work, Work::Round(..))).map(|(name, _)| *name)
    }

    fn put(&mut self, kind: &'static str, work: Work) {
        let before = self.0.insert(kind, work);
        assert!(before.is_none(), "the kind of job {kind} is registered twice");
    }
}
