//! The table, and the same as JSON.

use std::fmt::Write;

use serde::Serialize;

use super::load::Line;

/// Everything that was measured in one run.
#[derive(Debug, Serialize)]
pub struct Report {
    /// `sqlite` or `postgres`.
    pub engine: &'static str,
    /// The processor's name.
    pub machine: String,
    /// How many of them.
    pub processors: usize,
    /// The load average of the last minute before the run and after it: what else the machine had to do.
    pub load: [f64; 2],
    /// Connections at the same time.
    pub connections: usize,
    /// The lines.
    pub lines: Vec<Line>,
    /// The portal's resident memory before the load, KiB.
    pub idle_kib: u64,
    /// After it.
    pub busy_kib: u64,
    /// The most it ever was.
    pub peak_kib: u64,
    /// From the start of the process to the ready line with an empty folder, milliseconds.
    pub start_empty_ms: f64,
    /// The same with the folder of before.
    pub start_again_ms: f64,
}

const HEAD: [&str; 10] =
    ["", "a second", "p50 ms", "p95 ms", "p99 ms", "< 20 ms", "CPU us", "bytes", "failed", "of ceiling"];

impl Report {
    /// For people.
    pub fn table(&self) -> String {
        let mut rows = vec![HEAD.map(ToOwned::to_owned)];
        rows.extend(self.lines.iter().map(cells));
        let widths: Vec<usize> = (0..HEAD.len())
            .map(|column| rows.iter().map(|row| row[column].len()).max().unwrap_or(0))
            .collect();
        let mut out = format!(
            "{}, {} connections, worker and sandbox in the portal's process\n{} x {}, load average {:.1} before and {:.1} after\n\n",
            self.engine, self.connections, self.processors, self.machine, self.load[0], self.load[1]
        );
        for row in &rows {
            let (name, rest) = row.split_first().map_or(("", &row[..]), |(name, rest)| (name.as_str(), rest));
            let figures = rest.iter().zip(&widths[1..]).map(|(cell, width)| format!("  {cell:>width$}"));
            // Writing into a string does not fail.
            let _ = writeln!(out, "{name:<width$}{}", figures.collect::<String>(), width = widths[0]);
        }
        let mib = |kib: u64| kib as f64 / 1024.0;
        let _ = write!(
            out,
            "\nresident memory: {:.0} MiB before the load, {:.0} MiB after it, {:.0} MiB at most\n\
             ready after {:.0} ms on an empty folder, {:.0} ms on an existing one",
            mib(self.idle_kib),
            mib(self.busy_kib),
            mib(self.peak_kib),
            self.start_empty_ms,
            self.start_again_ms
        );
        out
    }

    /// For programs.
    pub fn json(&self) -> anyhow::Result<String> {
        Ok(serde_json::to_string_pretty(self)?)
    }
}

fn cells(line: &Line) -> [String; 10] {
    [
        line.name.clone(),
        format!("{:.0}", line.per_second),
        format!("{:.1}", line.p50_ms),
        format!("{:.1}", line.p95_ms),
        format!("{:.1}", line.p99_ms),
        format!("{:.1} %", line.under_20_ms * 100.0),
        line.processor_us.map_or_else(String::new, |time| format!("{time:.0}")),
        line.bytes.to_string(),
        line.failed.to_string(),
        line.of_ceiling.map_or_else(String::new, |share| format!("{share:.2}")),
    ]
}
