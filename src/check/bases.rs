//! Bases: the directories of a project that hold plugins.

use camino::Utf8PathBuf;

use crate::project::{Inventory, Project};

/// The directories with plugins: those that hold a rockspec, and the root where plugins lie in it that have none.
pub(crate) fn bases(project: &Project) -> Vec<Utf8PathBuf> {
    let sources = project.sources().unwrap_or_default();
    let mut bases: Vec<_> = sources.into_iter().map(|source| source.base).collect();
    if !bases.contains(&project.root) && (bases.is_empty() || has_others(project, &bases)) {
        bases.insert(0, project.root.clone());
    }
    bases
}

/// Whether plugins lie in the project outside `bases`.
fn has_others(project: &Project, bases: &[Utf8PathBuf]) -> bool {
    let Ok(mut inventory) = Inventory::take(&project.root) else { return false };
    let inner = bases.iter().filter_map(|base| base.strip_prefix(&project.root).ok());
    inventory.leave_out(&inner.collect::<Vec<_>>());
    !inventory.plugins.is_empty()
}
