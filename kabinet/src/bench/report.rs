//! The table, and the same as JSON.

use std::fmt::Write;

use serde::Serialize;

use super::load::Line;

/// Everything that was measured in one run.
#[derive(Debug, Serialize)]
pub struct Report {
    /// `sqlite` or `postgres`.
    pub engine: &'static str,
    /// Connections at the same time.
    pub connections: usize,
    /// The lines.
    pub lines: Vec<Line>,
    /// The portal's resident memory before the load, KiB.
    pub idle_kib: u64,
    /// And after it.
    pub busy_kib: u64,
}

impl Report {
    /// For people.
    pub fn table(&self) -> String {
        let mut out = format!(
            "engine {}, {} connections, worker in the same process\n\n",
            self.engine, self.connections
        );
        let head =
            ["", "requests/s", "p50 ms", "p95 ms", "p99 ms", "< 20 ms", "bytes", "failed", "of ceiling"];
        push(&mut out, &head.map(ToOwned::to_owned));
        for line in &self.lines {
            push(
                &mut out,
                &[
                    line.name.clone(),
                    format!("{:.0}", line.per_second),
                    format!("{:.1}", line.p50_ms),
                    format!("{:.1}", line.p95_ms),
                    format!("{:.1}", line.p99_ms),
                    format!("{:.1} %", line.under_20_ms * 100.0),
                    line.bytes.to_string(),
                    line.failed.to_string(),
                    line.of_ceiling.map_or_else(String::new, |share| format!("{share:.2}")),
                ],
            );
        }
        let mib = |kib: u64| kib as f64 / 1024.0;
        let (idle, busy) = (mib(self.idle_kib), mib(self.busy_kib));
        // Writing into a string does not fail.
        let _ = write!(
            out,
            "\nresident memory of the portal: {idle:.0} MiB before, {busy:.0} MiB after the load"
        );
        out
    }

    /// For programs.
    pub fn json(&self) -> anyhow::Result<String> {
        Ok(serde_json::to_string_pretty(self)?)
    }
}

fn push(out: &mut String, cells: &[String; 9]) {
    let _ = write!(out, "{:<44}", cells[0]);
    for cell in &cells[1..] {
        let _ = write!(out, "{cell:>11}");
    }
    out.push('\n');
}
