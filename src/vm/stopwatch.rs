//! A stopwatch of work: it stands still while the machine is busy with somebody else, so that a bound is passed by what a
//! program does and not by what runs beside it.

use std::time::Duration;
#[cfg(not(unix))]
use std::time::Instant;

#[cfg(unix)]
use rustix::time::{ClockId, clock_gettime};

/// Measures from the moment it is made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stopwatch {
    #[cfg(unix)]
    clock: ClockId,
    #[cfg(unix)]
    started: Duration,
    #[cfg(not(unix))]
    started: Instant,
}

#[cfg(unix)]
impl Stopwatch {
    /// Of the work of the thread that asks.
    pub(super) fn of_thread() -> Self {
        Self::of(ClockId::ThreadCPUTime)
    }

    /// Of the work of all threads together.
    pub(super) fn of_process() -> Self {
        Self::of(ClockId::ProcessCPUTime)
    }

    fn of(clock: ClockId) -> Self {
        Self { clock, started: read(clock) }
    }

    /// What was worked since then.
    pub(super) fn elapsed(&self) -> Duration {
        read(self.clock).saturating_sub(self.started)
    }
}

#[cfg(unix)]
fn read(clock: ClockId) -> Duration {
    clock_gettime(clock).try_into().unwrap_or_default()
}

#[cfg(not(unix))]
impl Stopwatch {
    /// Of the time by the clock, for want of another.
    pub(super) fn of_thread() -> Self {
        Self { started: Instant::now() }
    }

    /// The same.
    pub(super) fn of_process() -> Self {
        Self::of_thread()
    }

    /// The time since then.
    pub(super) fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }
}
