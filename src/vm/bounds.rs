//! The bounds of an evaluation: steps, memory and time, so that no file of a plugin can hold a command up.
//!
//! Steps and time are counted by a hook and memory by the allocator, both inside the machine. Neither sees time spent inside
//! one C function (a string pattern can run for hours), so the whole evaluation has a thread of its own that is left behind
//! when its time is over. The process ends soon after, for nothing follows such a failure.
//!
//! Time is what the processor works, not what the clock shows: on a busy machine the same program passes the same bound.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use camino::Utf8Path;

use super::stopwatch::Stopwatch;
use super::{Error, Running};
use crate::failure::Failure;

/// How much an evaluation may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limits {
    /// Instructions of LuaJIT's virtual machine.
    pub(crate) steps: u64,
    /// Bytes that the machine may hold at once.
    pub(crate) memory: usize,
    /// Time that the processor works, C functions included.
    pub(crate) time: Duration,
}

impl Limits {
    /// For a rockspec, which assigns some fields.
    pub(crate) const ROCKSPEC: Self =
        Self { steps: 20_000_000, memory: 64 << 20, time: Duration::from_millis(1_500) };
    /// For the modules of a plugin, which may build tables while they load.
    pub(crate) const PLUGIN: Self =
        Self { steps: 200_000_000, memory: 256 << 20, time: Duration::from_secs(20) };
    /// For a plugin in a worker, or one of its configurations: everyone is answered within two seconds, and there are
    /// several workers at a time.
    pub(crate) const WORKER: Self =
        Self { steps: 50_000_000, memory: 96 << 20, time: Duration::from_millis(1_500) };
}

/// Which bound was passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bound {
    Steps,
    Memory,
    Time,
    Values,
}

/// What a machine gets on top to see by itself that its time is over: only it can tell the line.
const GRACE: Duration = Duration::from_millis(250);

/// How often its time a program may have by the clock, on a machine that is busy or where it waits for something.
const PATIENCE: u32 = 10;

/// How many values a result may have.
pub(super) const MOST_VALUES: usize = 200_000;

/// LuaJIT bounds the calls of C functions by its own stack of 65,500 slots, not by the machine's. `string.gsub` with a
/// function that calls it again needs the most, some 10 KiB of the machine's stack for a level. The memory is reserved,
/// not used.
const STACK: usize = 256 << 20;

impl Bound {
    /// The failure that ends the command.
    pub(super) fn failure(self, limits: &Limits) -> Failure {
        let what = match self {
            Self::Steps => format!("takes more than {} million steps", limits.steps / 1_000_000),
            Self::Memory => format!("needs more than {} MiB of memory", limits.memory >> 20),
            Self::Time => format!("takes longer than {} seconds", limits.time.as_secs_f64()),
            Self::Values => format!("leaves more than {MOST_VALUES} values behind"),
        };
        Failure::project(format!("running it {what}, the limit for a file of this kind"))
            .help("look for an endless loop, a huge string or a slow pattern in it")
    }
}

/// Runs `work` in a thread of its own and waits no longer than `limits.time`. It begins in `file`.
pub(crate) fn within<T: Send + 'static>(
    file: &Utf8Path,
    limits: Limits,
    work: impl FnOnce(&Running) -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let mut result = None;
    let inside = |running: &Running, send: &mut dyn FnMut(Result<T, Error>)| send(work(running));
    within_each(file, limits, inside, |value| result = Some(value))?;
    result.unwrap_or_else(|| Err(Error::Limit(Bound::Memory.failure(&limits).at(file))))
}

/// Runs `work`, which may send several values, in a thread of its own. Each value may take `limits.time`.
pub(super) fn within_each<T: Send + 'static>(
    file: &Utf8Path,
    limits: Limits,
    work: impl FnOnce(&Running, &mut dyn FnMut(T)) + Send + 'static,
    mut receive: impl FnMut(T),
) -> Result<(), Error> {
    let running = Running::new(file);
    let inside = running.clone();
    let (sender, receiver) = mpsc::channel();
    let spawned =
        thread::Builder::new().name("evaluation".to_owned()).stack_size(STACK).spawn(move || {
            // Nobody listens any more once the time is over.
            work(&inside, &mut |value| drop(sender.send(value)));
        });
    if let Err(error) = spawned {
        return Err(Error::Limit(Failure::environment(format!("cannot start a thread: {error}"))));
    }
    loop {
        match receive_in_time(&receiver, limits.time + GRACE) {
            Ok(value) => receive(value),
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
            Err(RecvTimeoutError::Timeout) => {
                return Err(Error::Limit(Bound::Time.failure(&limits).at(running.file())));
            }
        }
    }
}

/// Waits until the clock has passed `time` and the process has worked that long.
fn receive_in_time<T>(receiver: &Receiver<T>, time: Duration) -> Result<T, RecvTimeoutError> {
    let (started, work) = (Instant::now(), Stopwatch::of_process());
    let mut left = time;
    loop {
        let answer = receiver.recv_timeout(left);
        if !matches!(answer, Err(RecvTimeoutError::Timeout)) {
            return answer;
        }
        left = time.saturating_sub(work.elapsed());
        if left.is_zero() || started.elapsed() > time * PATIENCE {
            return answer;
        }
    }
}
