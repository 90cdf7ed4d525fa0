//! Doing the jobs.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use base::{Clock, JobId, Random};
use db::{Db, DbError, Tx};
use futures::FutureExt;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::registry::Work;
use crate::store::{self, Again, JobRow};
use crate::{Ended, JobError, Jobs, NewJob, Registry, Running};

/// Jobs at work at the same time on one node.
const HANDS: usize = 8;
/// How often an idle worker looks.
const LOOK: Duration = Duration::from_millis(250);
/// After how many seconds without a sign of life a worker is taken for dead.
const LEASE_SECONDS: i64 = 30;
/// How often a worker gives a sign of life for a long job.
const SIGN_OF_LIFE: Duration = Duration::from_secs(10);
/// How many jobs one [`Worker::drain`] does before it is taken for a circle.
const CIRCLE: usize = 10_000;

/// Does the jobs.
pub struct Worker(Arc<Inner>);

struct Inner {
    db: Db,
    registry: Registry,
    clock: Clock,
    random: Random,
    /// This worker's claim.
    lease: Uuid,
}

/// A job that is over, and how it ended.
struct Done {
    job: JobRow,
    ended: Ended,
    failure: Option<JobError>,
}

impl Worker {
    /// A worker over a registry.
    #[must_use]
    pub fn new(db: Db, registry: Registry, clock: Clock, random: Random) -> Self {
        let lease = random.uuid(clock.now());
        Self(Arc::new(Inner { db, registry, clock, random, lease }))
    }

    /// Works until `shutdown` is cancelled; finishes what it began.
    pub async fn run(&self, shutdown: CancellationToken) {
        let mut at_work = JoinSet::new();
        let mut ended = Vec::new();
        let mut planned = false;
        while !shutdown.is_cancelled() {
            let free = HANDS - at_work.len();
            match self.0.next(&mut planned, &mut ended, free).await {
                Ok(taken) => {
                    for job in taken {
                        let inner = self.0.clone();
                        at_work.spawn(async move { inner.attend(job).await });
                    }
                }
                // Nothing is lost: what ended is written down at the next look, or done again once the lease runs out.
                Err(error) => tracing::error!(%error, "the queue cannot be read or written"),
            }
            tokio::select! {
                () = shutdown.cancelled() => {}
                Some(done) = at_work.join_next() => ended.extend(done.ok()),
                () = tokio::time::sleep(LOOK), if at_work.len() < HANDS => {}
            }
            while let Some(done) = at_work.try_join_next() {
                ended.extend(done.ok());
            }
        }
        while let Some(done) = at_work.join_next().await {
            ended.extend(done.ok());
        }
        if let Err(error) = self.0.next(&mut planned, &mut ended, 0).await {
            tracing::error!(%error, "how the last jobs ended could not be written down");
        }
    }

    /// Does everything that is due now, and what that in turn makes due, and returns how many jobs ran (rounds of the
    /// schedule are done too, but not counted). For tests and `kabinet worker --once`.
    ///
    /// Jobs that answered [`Ended::Waiting`] stay waiting until the clock reaches them.
    ///
    /// # Errors
    /// The first unexpected failure, after everything else is done; the failed job itself waits for its next try.
    pub async fn drain(&self) -> Result<usize, JobError> {
        let (mut done, mut seen, mut failed, mut planned) = (0, 0, None, false);
        loop {
            let jobs = self.0.next(&mut planned, &mut Vec::new(), 1).await?;
            let Some(job) = jobs.into_iter().next() else { break };
            seen += 1;
            if seen > CIRCLE {
                return Err(
                    format!("jobs of the kind {} make each other due again and again", job.kind).into()
                );
            }
            if !matches!(self.0.registry.work(&job.kind), Some(Work::Round(..))) {
                done += 1;
            }
            let mut over = self.0.attend(job).await;
            let failure = over.failure.take();
            self.0.next(&mut planned, &mut vec![over], 0).await?;
            if let Some(error) = failure {
                failed.get_or_insert(error);
            }
        }
        failed.map_or(Ok(done), Err)
    }
}

impl Inner {
    /// Writes down what has ended and takes up to `limit` jobs to do now: one transaction for both, because each costs the disk
    /// a turn that people at the pages wait for too. The schedule is put into the queue before the first look.
    async fn next(
        &self,
        planned: &mut bool,
        ended: &mut Vec<Done>,
        limit: usize,
    ) -> Result<Vec<JobRow>, DbError> {
        if !*planned {
            self.plan().await?;
            *planned = true;
        }
        let now = self.clock.now();
        let wanted = limit > 0 && store::anything_due(&self.db, now).await?;
        if ended.is_empty() && !wanted {
            return Ok(Vec::new());
        }
        let tx = self.db.begin().await?;
        for done in ended.iter() {
            self.write_down(&tx, done).await?;
        }
        let jobs = match i64::try_from(limit) {
            Ok(limit) if limit > 0 => store::claim(&tx, self.lease, now, self.lease_end(), limit).await?,
            _ => Vec::new(),
        };
        tx.commit().await?;
        ended.clear();
        Ok(jobs)
    }

    /// Puts the rounds of the schedule into the queue that are not there.
    async fn plan(&self) -> Result<(), DbError> {
        let tx = self.db.begin().await?;
        tx.hold("jobs/schedule").await?;
        let jobs = Jobs::new(self.clock.clone(), self.random.clone());
        for name in self.registry.rounds() {
            if store::with_key(&tx, name).await?.is_none() {
                let payload = serde_json::Value::Null;
                let job = NewJob { kind: name, payload, run_at: None, key: Some(name.to_owned()) };
                jobs.enqueue(&tx, job).await?;
            }
        }
        tx.commit().await
    }

    /// Does one job.
    async fn attend(&self, job: JobRow) -> Done {
        let answer = self.alive(&job, self.work(&job)).await;
        let (ended, failure) = match answer {
            Ok(ended) => (ended, None),
            Err(error) => {
                tracing::error!(job = %job.id, kind = job.kind, attempt = job.attempt(), %error, "a job failed");
                (Ended::Waiting { why: "unexpected failure".into() }, Some(error))
            }
        };
        Done { job, ended, failure }
    }

    /// The job's own code; a panic is an error like any other.
    async fn work(&self, job: &JobRow) -> Result<Ended, JobError> {
        let running = Running { id: JobId(job.id), payload: job.payload.clone(), attempt: job.attempt() };
        let (run, pause) = match self.registry.work(&job.kind) {
            None => return Err(format!("nobody here does jobs of the kind {}", job.kind).into()),
            Some(Work::Job(run)) => (run, None),
            Some(Work::Round(run, pause)) => (run, Some(*pause)),
        };
        let answer = AssertUnwindSafe(async { run(running).await }).catch_unwind().await;
        let ended = answer.unwrap_or_else(|panic| Err(panic_text(&*panic).into()))?;
        Ok(match pause {
            Some(pause) => Ended::At(self.clock.now() + pause),
            None => ended,
        })
    }

    /// Gives a sign of life while the job runs.
    async fn alive(
        &self,
        job: &JobRow,
        work: impl Future<Output = Result<Ended, JobError>>,
    ) -> Result<Ended, JobError> {
        let mut work = std::pin::pin!(work);
        loop {
            tokio::select! {
                ended = &mut work => return ended,
                () = tokio::time::sleep(SIGN_OF_LIFE) => match self.renew(job.id).await {
                    Ok(true) => {}
                    Ok(false) => tracing::warn!(job = %job.id, kind = job.kind, "another worker has taken the job over"),
                    Err(error) => tracing::warn!(job = %job.id, kind = job.kind, %error, "no sign of life could be given"),
                },
            }
        }
    }

    async fn renew(&self, id: Uuid) -> Result<bool, DbError> {
        let tx = self.db.begin().await?;
        let own = store::renew(&tx, id, self.lease, self.lease_end()).await?;
        tx.commit().await?;
        Ok(own)
    }

    async fn write_down(&self, tx: &Tx, Done { job, ended, .. }: &Done) -> Result<(), DbError> {
        match ended {
            Ended::Done => store::delete(tx, job.id, self.lease).await,
            Ended::At(due_at) => {
                self.put_back(tx, job, Again { due_at: *due_at, attempts: 0, why: None }).await
            }
            Ended::Waiting { why } => {
                let due_at = self.clock.now() + pause(job.attempt(), &self.random);
                tracing::info!(job = %job.id, kind = job.kind, attempt = job.attempts, why, "a job waits");
                let again = Again { due_at, attempts: job.attempts, why: Some(why.clone()) };
                self.put_back(tx, job, again).await
            }
        }
    }

    async fn put_back(&self, tx: &Tx, job: &JobRow, again: Again) -> Result<(), DbError> {
        store::put_back(tx, job.id, self.lease, again).await
    }

    fn lease_end(&self) -> chrono::DateTime<chrono::Utc> {
        self.clock.now() + chrono::Duration::seconds(LEASE_SECONDS)
    }
}

/// One second, doubled with every try up to ten minutes, less up to a quarter so that not all come back at once.
fn pause(attempt: u32, random: &Random) -> chrono::Duration {
    let seconds = 1_i64.checked_shl(attempt.saturating_sub(1).min(16)).unwrap_or(600).min(600);
    let [quarter] = random.bytes::<1>();
    chrono::Duration::milliseconds(seconds * (1_000 - 250 * i64::from(quarter) / 255))
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let said =
        panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    format!("panicked: {}", said.unwrap_or("without a word"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pause_doubles_from_a_second_to_ten_minutes() {
        let random = Random::seeded(1);
        for (attempt, seconds) in [(1, 1), (2, 2), (5, 16), (10, 512), (11, 600), (4_000_000_000, 600)] {
            let pause = pause(attempt, &random);
            assert!(pause <= chrono::Duration::seconds(seconds), "{attempt}: {pause}");
            assert!(pause >= chrono::Duration::milliseconds(seconds * 750), "{attempt}: {pause}");
        }
    }
}
