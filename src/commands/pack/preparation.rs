//! Preparation: the packages of one directory made in memory, several directories at a time.
//!
//! Nothing is written here, and the order of the results is that of the directories, so that two processors make the same
//! of a repository as one.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::failure::{Failure, Result};
use crate::pack::{self, Kind, Packed, Request, Selected};
use crate::project::Project;
use crate::project::source::Source;
use crate::rockspec::Rockspec;

/// How many directories are in memory at a time, for each processor.
const AHEAD: usize = 4;

/// What is asked of every directory.
#[derive(Debug)]
pub(super) struct Job<'a> {
    pub(super) project: &'a Project,
    pub(super) kinds: Vec<Kind>,
    /// Whether the user named the rockspecs.
    pub(super) named: bool,
    pub(super) deny_warnings: bool,
}

/// What was made of the rockspecs of one directory.
#[derive(Debug, Default)]
pub(super) struct Prepared {
    pub(super) failures: Vec<Failure>,
    /// Each rockspec with what came of it.
    pub(super) made: Vec<(Rockspec, Result<Archived>)>,
}

/// A rockspec's packages, and the archive of each.
pub(super) type Archived = (Packed, Vec<Vec<u8>>);

/// The directories in portions that fit into memory.
pub(super) fn portions(sources: &[Source]) -> impl Iterator<Item = &[Source]> {
    sources.chunks(workers() * AHEAD)
}

/// Prepares a portion, one directory on each processor.
pub(super) fn prepare_all(job: &Job<'_>, portion: &[Source]) -> Vec<Prepared> {
    if let [only] = portion {
        return vec![prepare(job, only)];
    }
    let slots: Vec<Mutex<Prepared>> = portion.iter().map(|_| Mutex::default()).collect();
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..workers().min(portion.len()) {
            scope.spawn(|| {
                while let Some((source, slot)) = {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    portion.get(at).zip(slots.get(at))
                } {
                    let prepared = prepare(job, source);
                    *slot.lock().expect("no thread panics while it holds a slot") = prepared;
                }
            });
        }
    });
    let take = |slot: Mutex<Prepared>| slot.into_inner().expect("no thread panicked");
    slots.into_iter().map(take).collect()
}

fn prepare(job: &Job<'_>, source: &Source) -> Prepared {
    let request = Request {
        project: job.project,
        base: &source.base,
        kinds: &job.kinds,
        deny_warnings: job.deny_warnings,
    };
    let selection = pack::select(&request, source, job.named);
    let failures = selection.failures.into_iter().map(|(_, failure)| failure).collect();
    let made = selection.selected.into_iter().map(|Selected { rockspec, problems }| {
        let made = pack::pack(&request, &rockspec, problems).and_then(|packed| {
            let archives =
                packed.packages.iter().map(pack::Package::write).collect::<Result<_>>()?;
            Ok((packed, archives))
        });
        (rockspec, made)
    });
    Prepared { made: made.collect(), failures }
}

fn workers() -> usize {
    thread::available_parallelism().map_or(1, usize::from).min(8)
}
