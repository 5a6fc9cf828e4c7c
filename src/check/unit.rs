//! A unit: a directory whose plugins are checked together, because one rockspec or one `spec/` may serve several of them.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::OnceLock;

use camino::{Utf8Path, Utf8PathBuf};

use super::neighbours::Neighbour;
use super::packages::{self, Packages, Packed};
use super::planned::{Planned, plan};
use super::specs::Specs;
use crate::diagnostic::Diagnostic;
use crate::environment::Environment;
use crate::failure::{Failure, Result};
use crate::lint::{Facts, Subject};
use crate::loader::{self, Loader};
use crate::project::{Inventory, Project, rockspecs_of};
use crate::transaction::Draft;
use crate::vm::{Chunk, Worker};

/// The plugins of one directory.
#[derive(Debug)]
pub(crate) struct Unit {
    /// Absolute path of the directory.
    pub(crate) base: Utf8PathBuf,
    /// Its plugins, sorted by name.
    pub(crate) plugins: Vec<Planned>,
    /// Rockspecs that could not be evaluated.
    pub(crate) failures: Vec<Failure>,
    /// The directory relative to the project.
    pub(super) shown: Utf8PathBuf,
    /// Where modules are looked for that are not the project's.
    pub(super) path: Vec<String>,
    /// The project's files as they are to be.
    pub(super) draft: Draft,
    environment: Environment,
    pub(super) specs: Specs,
    /// Relative to the directory.
    pub(super) changelog: Option<Utf8PathBuf>,
    pub(super) packed: Vec<Packed>,
    /// Its plugins as those beside them need them, as soon as one does.
    pub(super) neighbours: Vec<OnceLock<Neighbour>>,
    /// What was found that no plugin stands for; told with the first.
    pub(super) found: Vec<Diagnostic>,
}

impl Unit {
    /// Looks through a directory. `others` are the directories of all units, sorted; their files are not this one's;
    /// `environment` is what the plugins find.
    pub(crate) fn open(
        project: &Project,
        base: &Utf8Path,
        others: &[Utf8PathBuf],
        environment: &Environment,
    ) -> Result<Self> {
        let mut inventory = Inventory::take(base)?;
        let behind = others.partition_point(|other| other.as_path() <= base);
        let inner: Vec<_> =
            others[behind..].iter().map_while(|other| other.strip_prefix(base).ok()).collect();
        if !inner.is_empty() {
            inventory.leave_out(&inner);
        }
        let mut rockspecs: Vec<_> = rockspecs_of(base).collect();
        rockspecs.sort();
        let Packages { packed, found, failures } = packages::read(project, base, rockspecs);
        let plugins = plan(&inventory, &packed);
        let names = plugins.iter().map(|plugin| plugin.name.as_str()).collect();
        let specs = Specs::among(&inventory.files, &names);
        let neighbours = plugins.iter().map(|_| OnceLock::new()).collect();
        Ok(Self {
            base: base.to_owned(),
            plugins,
            failures,
            neighbours,
            shown: project.shown(base),
            path: loader::search_path(base, environment),
            draft: project.draft.clone(),
            environment: environment.clone(),
            specs,
            changelog: inventory
                .document(&["changelog", "changes", "history"])
                .map(Utf8Path::to_owned),
            packed,
            found,
        })
    }

    /// What belongs to no plugin, where there is none to tell it with, as a subject without files.
    pub(super) fn without_plugin(&self, project: &Project) -> Subject {
        let found = if self.plugins.is_empty() { self.found.clone() } else { Vec::new() };
        let facts = Facts { found, ..Facts::default() };
        Subject::new("", project.root.clone(), Vec::new(), Rc::default()).with(facts)
    }

    /// What was found in all of its rockspecs.
    #[cfg(test)]
    pub(super) fn everything_found(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter().chain(self.packed.iter().flat_map(|package| &package.found))
    }

    /// A loader for the plugin at `index`. Fails where one of its files cannot be read.
    pub(crate) fn loader_of(&self, index: usize) -> Result<Loader> {
        let planned = &self.plugins[index];
        let package = planned.package.map(|package| &self.packed[package]);
        let (modules, failure) = self.modules(planned, package);
        match failure {
            Some(failure) => Err(failure),
            None => Ok(self.loader(self.with_neighbours(index, modules), package)),
        }
    }

    /// Where the plugin called `name` stands.
    pub(super) fn index_of(&self, name: &str) -> Option<usize> {
        self.plugins.binary_search_by(|plugin| plugin.name.as_str().cmp(name)).ok()
    }

    pub(super) fn loader(
        &self,
        modules: BTreeMap<String, Chunk>,
        package: Option<&Packed>,
    ) -> Loader {
        let listed = package.and_then(|package| package.rockspec.build.modules.as_ref());
        let listed = listed.into_iter().flatten();
        let worker = Worker {
            modules,
            promised: listed.filter(|one| one.is_lua()).map(|one| one.name.clone()).collect(),
            path: self.path.clone(),
            environment: self.environment.all().clone(),
            ..Worker::default()
        };
        Loader { worker }
    }
}
