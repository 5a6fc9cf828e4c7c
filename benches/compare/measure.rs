//! A measurement: the median wall time of a command that runs to its end, with the preparation left out.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// One line of the table.
pub(crate) struct Row {
    /// What is done.
    pub(crate) name: &'static str,
    /// Median of kongsmith.
    pub(crate) ours: Duration,
    /// The most that kongsmith may take.
    pub(crate) limit: Duration,
    /// The other tool, its median, and how many times faster kongsmith has to be.
    pub(crate) other: Option<(&'static str, Duration, f64)>,
    /// What else is worth knowing.
    pub(crate) remark: String,
}

impl Row {
    /// Whether the targets are met.
    pub(crate) fn holds(&self) -> bool {
        self.ours <= self.limit && self.factor().is_none_or(|(factor, wanted)| factor >= wanted)
    }

    /// How many times faster kongsmith is, and has to be.
    pub(crate) fn factor(&self) -> Option<(f64, f64)> {
        self.other
            .map(|(_, theirs, wanted)| (theirs.as_secs_f64() / self.ours.as_secs_f64(), wanted))
    }
}

/// How a command gets its directory and arguments before each run.
pub(crate) type Prepare<'a> = &'a dyn Fn(&Path) -> Command;

/// The medians of two commands run in turn, `runs` times each after one run of each that does not count. Every run gets
/// an empty directory.
pub(crate) fn alternate(runs: usize, ours: Prepare, theirs: Prepare) -> (Duration, Duration) {
    let mut times = (Vec::new(), Vec::new());
    for run in 0..=runs {
        let pair = (once(ours), once(theirs));
        if run > 0 {
            times.0.push(pair.0);
            times.1.push(pair.1);
        }
    }
    (median(times.0), median(times.1))
}

/// The median of one command.
pub(crate) fn alone(runs: usize, command: Prepare) -> Duration {
    once(command);
    median((0..runs).map(|_| once(command)).collect())
}

fn once(prepare: Prepare) -> Duration {
    let folder = TempDir::with_prefix("kongsmith-bench-").unwrap();
    let mut command = prepare(folder.path());
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let started = Instant::now();
    let output = command.spawn().and_then(std::process::Child::wait_with_output);
    let elapsed = started.elapsed();
    let output = output.unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {}\n{message}", output.status);
    elapsed
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// kongsmith as the benchmarks build it.
pub(crate) fn kongsmith() -> Command {
    Command::new(env!("CARGO_BIN_EXE_kongsmith"))
}

/// A program of the folder that `benches/compare/install` fills, or of the system.
pub(crate) fn tool(name: &str) -> Command {
    let local = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/compare/bin").join(name);
    Command::new(if local.exists() { local } else { PathBuf::from(name) })
}

/// Runs a command that prepares something, and stops everything when it fails.
pub(crate) fn must(command: &mut Command) -> String {
    let output = command
        .stdin(Stdio::null())
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}; run benches/compare/install"));
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{command:?}: {message}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}
