//! Preparation: the packages of one directory made in memory, several directories at a time.
//!
//! Nothing is written here, and the order of the results is that of the directories, so that two processors make the same
//! of a repository as one.

use crate::failure::{Failure, Result};
use crate::pack::{self, Kind, Packed, Request, Selected};
use crate::project::Project;
use crate::project::source::Source;
use crate::rockspec::Rockspec;
use crate::workers;

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
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) failures: Vec<Failure>,
    /// Each rockspec with what came of it.
    pub(super) made: Vec<(Rockspec, Result<Archived>)>,
}

/// A rockspec's packages, and the archive of each.
pub(super) type Archived = (Packed, Vec<Vec<u8>>);

/// The directories in portions that fit into memory.
pub(super) fn portions(sources: &[Source]) -> impl Iterator<Item = &[Source]> {
    sources.chunks(workers::count() * AHEAD)
}

/// Prepares a portion, one directory on each processor.
pub(super) fn prepare_all(job: &Job<'_>, portion: &[Source]) -> Vec<Prepared> {
    let mut prepared = Vec::with_capacity(portion.len());
    workers::in_order(
        portion,
        || (),
        |(), source| prepare(job, source),
        |made| prepared.push(made),
    );
    prepared
}

fn prepare(job: &Job<'_>, source: &Source) -> Prepared {
    let request = Request {
        project: job.project,
        base: &source.base,
        kinds: &job.kinds,
        deny_warnings: job.deny_warnings,
    };
    let selection = pack::select(&request, source, job.named);
    let failures = selection.refused.into_iter().map(|refused| refused.failure).collect();
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
