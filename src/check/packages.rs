//! The rockspecs of a unit, each with the files that it packs and what reading it found.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};

use crate::diagnostic::Diagnostic;
use crate::disk::LARGEST;
use crate::failure::Failure;
use crate::pack::{self, Layout, Problems, Request, Selected, agreement};
use crate::project::{Project, Source};
use crate::rockspec::Rockspec;
use crate::vm::Chunk;

/// A rockspec and its files.
#[derive(Debug)]
pub(super) struct Packed {
    pub(super) rockspec: Rockspec,
    /// Modules by the name that they are installed with; files are relative to the unit.
    pub(super) modules: BTreeMap<String, Chunk>,
    /// The files of those that are too large to be read, by the name of the module.
    pub(super) unread: BTreeMap<String, Utf8PathBuf>,
    /// The names of its plugins, sorted.
    pub(super) plugins: Vec<String>,
    /// What is wrong with it.
    pub(super) found: Vec<Diagnostic>,
}

/// The rockspecs of a unit.
#[derive(Debug, Default)]
pub(super) struct Packages {
    pub(super) packed: Vec<Packed>,
    /// What is wrong with those that cannot be used.
    pub(super) found: Vec<Diagnostic>,
    /// Those whose evaluation passed its bounds.
    pub(super) failures: Vec<Failure>,
}

/// Reads the rockspecs in `base`.
pub(super) fn read(project: &Project, base: &Utf8Path, rockspecs: Vec<Utf8PathBuf>) -> Packages {
    let mut packages = Packages::default();
    if rockspecs.is_empty() {
        return packages;
    }
    let request = Request { project, base, kinds: &[], deny_warnings: false };
    let source = Source { base: base.to_owned(), rockspecs };
    let selection = pack::select(&request, &source, false);
    let mut legible = Vec::new();
    for refused in selection.refused {
        if refused.problems.is_empty() {
            packages.failures.push(refused.failure);
        }
        match refused.legible {
            // What is in it is looked at all the same.
            Some(rockspec) => legible.push(selected(rockspec, refused.problems)),
            None => packages.found.extend(refused.problems),
        }
    }
    for Selected { rockspec, mut problems } in selection.selected.into_iter().chain(legible) {
        let (layout, _) = pack::inspect(&request, &rockspec, &mut problems);
        packages.packed.push(packed(rockspec, &layout, problems));
    }
    packages
}

fn selected(rockspec: Rockspec, found: Vec<Diagnostic>) -> Selected {
    let mut problems = Problems::default();
    problems.extend(found);
    Selected { rockspec, problems }
}

fn packed(rockspec: Rockspec, layout: &Layout, problems: Problems) -> Packed {
    // A package may hold large ones.
    let (modules, large): (BTreeMap<_, _>, BTreeMap<_, _>) = agreement::modules(layout)
        .into_iter()
        .partition(|(_, chunk)| chunk.source.len() as u64 <= LARGEST);
    let unread = large.into_iter().map(|(name, chunk)| (name, chunk.file)).collect();
    let plugins = agreement::plugins(layout);
    Packed { rockspec, modules, unread, plugins, found: problems.into_list() }
}
