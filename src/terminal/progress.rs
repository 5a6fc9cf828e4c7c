//! Progress on long work: a bar on a terminal, for what takes longer than half a second. The door to indicatif.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Terminal;

/// How long work may take without showing progress.
const PATIENCE: Duration = Duration::from_millis(500);

/// A bar over a known number of things. It is gone when it is dropped.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: ProgressBar,
    /// When the work began; `None` once the bar shows, or when it never will.
    hidden_since: Option<Instant>,
}

impl Terminal {
    /// Progress over `total` things. `action` says what is done: "packing". Without a terminal, nothing is ever shown.
    pub(crate) fn progress(&self, action: &'static str, total: usize) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::hidden());
        let look = ProgressStyle::with_template("{msg} [{bar:30}] {pos}/{len}");
        bar.set_style(look.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> "));
        bar.set_message(action);
        Progress { bar, hidden_since: self.is_interactive().then(Instant::now) }
    }
}

impl Progress {
    /// One more thing is done.
    pub(crate) fn advance(&mut self) {
        self.bar.inc(1);
        if self.hidden_since.is_some_and(|start| start.elapsed() >= PATIENCE) {
            self.hidden_since = None;
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.bar.tick();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
