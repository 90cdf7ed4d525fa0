//! Sending requests over a fixed number of connections and keeping every duration.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use reqwest::Client;
use serde::Serialize;

/// One measured line of the table.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// What was measured.
    pub name: String,
    /// Requests (or transactions) answered well.
    pub done: usize,
    /// Requests answered otherwise.
    pub failed: usize,
    /// Requests a second.
    pub per_second: f64,
    /// Median, milliseconds.
    pub p50_ms: f64,
    /// 95 of 100 are faster, milliseconds.
    pub p95_ms: f64,
    /// 99 of 100 are faster, milliseconds.
    pub p99_ms: f64,
    /// Share of answers under 20 ms.
    pub under_20_ms: f64,
    /// Bytes of one answer's body as it travels (compressed where the client takes it).
    pub bytes: u64,
    /// Processor time of the portal's process for one request, microseconds, where there is a portal.
    pub processor_us: Option<f64>,
    /// `per_second` as a share of the ceiling in the same run, where there is one.
    pub of_ceiling: Option<f64>,
}

/// What one request did.
pub struct Shot {
    /// Answered as hoped.
    pub well: bool,
    /// Bytes of the body.
    pub bytes: u64,
}

/// What was measured so far; slices that were measured in turn with others are put together.
#[derive(Default)]
pub struct Measured {
    took: Duration,
    shots: Vec<(Duration, Shot)>,
    processor_seconds: Option<f64>,
}

impl Measured {
    /// Puts another slice to it.
    pub fn add(&mut self, mut slice: Self) {
        self.took += slice.took;
        self.shots.append(&mut slice.shots);
        self.processor_seconds = match (self.processor_seconds, slice.processor_seconds) {
            (Some(before), Some(more)) => Some(before + more),
            (before, more) => before.or(more),
        };
    }

    /// Notes how long the portal's process was at work for it.
    #[must_use]
    pub fn at_work(self, seconds: f64) -> Self {
        Self { processor_seconds: Some(seconds), ..self }
    }

    /// Bytes of an answer.
    pub fn bytes(&self) -> u64 {
        self.shots.iter().find(|(_, shot)| shot.well).map_or(0, |(_, shot)| shot.bytes)
    }

    /// The line of the table.
    pub fn line(&self, name: &str) -> Line {
        let well = self.shots.iter().filter(|(_, shot)| shot.well);
        let mut times: Vec<Duration> = well.map(|(time, _)| *time).collect();
        times.sort_unstable();
        let at = |share: f64| {
            let index = ((times.len() as f64 * share).ceil() as usize).clamp(1, times.len().max(1)) - 1;
            times.get(index).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
        };
        let done = times.len() as f64;
        let fast = times.iter().filter(|time| time.as_millis() < 20).count();
        Line {
            name: name.to_owned(),
            done: times.len(),
            failed: self.shots.len() - times.len(),
            per_second: if self.took.is_zero() { 0.0 } else { done / self.took.as_secs_f64() },
            p50_ms: at(0.5),
            p95_ms: at(0.95),
            p99_ms: at(0.99),
            under_20_ms: if times.is_empty() { 0.0 } else { fast as f64 / done },
            bytes: self.bytes(),
            processor_us: self.processor_seconds.filter(|_| done > 0.0).map(|seconds| seconds * 1e6 / done),
            of_ceiling: None,
        }
    }
}

/// Runs `act` with the numbers 0, 1, 2 … on `connections` tasks until `many` are done or `time` is over.
pub async fn fire<F, R>(connections: usize, many: usize, time: Duration, act: F) -> anyhow::Result<Measured>
where
    F: Fn(usize) -> R + Send + Sync + 'static,
    R: Future<Output = anyhow::Result<Shot>> + Send + 'static,
{
    let (act, next) = (Arc::new(act), Arc::new(AtomicUsize::new(0)));
    let begun = Instant::now();
    let tasks: Vec<_> = (0..connections)
        .map(|_| {
            let (act, next) = (act.clone(), next.clone());
            tokio::spawn(async move {
                let mut shots = Vec::new();
                while begun.elapsed() < time {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= many {
                        break;
                    }
                    let start = Instant::now();
                    let shot = act(number).await.unwrap_or(Shot { well: false, bytes: 0 });
                    shots.push((start.elapsed(), shot));
                }
                shots
            })
        })
        .collect();
    let mut shots = Vec::new();
    for task in tasks {
        shots.extend(task.await?);
    }
    Ok(Measured { took: begun.elapsed(), shots, processor_seconds: None })
}

/// Whether an answer redirects to a path with this ending.
pub fn leads_to(answer: &reqwest::Response, ending: &str) -> bool {
    let place = answer.headers().get("location").and_then(|place| place.to_str().ok());
    place.is_some_and(|place| place.split('?').next().unwrap_or(place).ends_with(ending))
}

/// Gets one page with a cookie line, taking compressed answers as browsers do.
pub async fn get(client: &Client, url: &str, cookies: &str) -> anyhow::Result<Shot> {
    let answer =
        client.get(url).header("cookie", cookies).header("accept-encoding", "br, gzip").send().await?;
    let well = answer.status().is_success();
    let body = answer.bytes().await?;
    Ok(Shot { well, bytes: body.len() as u64 })
}
