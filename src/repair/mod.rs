//! Repairs: what a check found and what has one right answer, put right in memory and proven by checking again.
//!
//! The lints say what a repair is ([`crate::diagnostic::Repair`]). Here those that get along are made together in a draft,
//! the draft is checked, and only what is proven stays in it: its finding is gone, and nothing new has come up.

use camino::Utf8Path;

use crate::check::{Options, bases};
use crate::diagnostic::Diagnostic;
use crate::failure::Result;
use crate::project::Project;
use crate::transaction::Draft;

mod patch;
mod rounds;
mod view;

use rounds::Rounds;

/// What came of the repairs of a project.
#[derive(Debug)]
pub(crate) struct Repaired {
    /// The project's files as they are to be.
    pub(crate) draft: Draft,
    /// What is put right in it.
    pub(crate) fixed: Vec<Diagnostic>,
    /// What has a repair that is not made, with the reason.
    pub(crate) left: Vec<(Diagnostic, String)>,
}

/// Repairs what the plugins that `options` names have. Nothing is written. Each attempt is a check; after so many that
/// failed, what is not repaired is left.
pub(crate) fn repair(project: &Project, options: &Options, failures: usize) -> Result<Repaired> {
    let mut repaired =
        Repaired { draft: project.draft.clone(), fixed: Vec::new(), left: Vec::new() };
    let mut patience = failures;
    let bases = bases(project);
    for base in &bases {
        // What cannot be checked cannot be repaired; the check that follows says why.
        if let Ok(mut rounds) = Rounds::start(project, options, base, &bases, &mut repaired) {
            patience = rounds.run(patience)?;
        }
    }
    Ok(repaired)
}

/// Why a file is not to be changed.
fn untouchable(root: &Utf8Path, file: &Utf8Path) -> Option<&'static str> {
    let path = root.join(file);
    let metadata = path.symlink_metadata().ok()?;
    let outside = || {
        let (root, real) = (root.canonicalize().ok()?, path.canonicalize().ok()?);
        (!real.starts_with(root)).then_some(())
    };
    if metadata.is_symlink() || outside().is_some() {
        return Some("the file is reached through a link");
    }
    metadata.permissions().readonly().then_some("the file is read-only")
}
