//! A unit: a directory whose plugins are checked together, because one rockspec or one `spec/` may serve several of them.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use camino::{Utf8Path, Utf8PathBuf};

use super::packages::{self, Packages, Packed};
use super::specs::Specs;
use crate::diagnostic::Diagnostic;
use crate::disk::{self, LARGEST};
use crate::environment::Environment;
use crate::failure::{Failure, Result};
use crate::lint::{Changelog, Facts, File, Package, Role, Subject};
use crate::loader::{self, LoadedPlugin, Loader};
use crate::project::{Inventory, Project, rockspecs_of};
use crate::transaction::Draft;
use crate::vm::{Chunk, Compiler, Error, Worker};

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
    shown: Utf8PathBuf,
    /// Where modules are looked for that are not the project's.
    pub(super) path: Vec<String>,
    /// The project's files as they are to be.
    draft: Draft,
    environment: Environment,
    specs: Specs,
    /// Relative to the directory.
    changelog: Option<Utf8PathBuf>,
    packed: Vec<Packed>,
    /// What was found that no plugin stands for; told with the first.
    found: Vec<Diagnostic>,
}

/// A plugin that is to be checked.
#[derive(Debug)]
pub(crate) struct Planned {
    /// Its name.
    pub(crate) name: String,
    /// The place of its rockspec in `packed`.
    package: Option<usize>,
    /// Its modules: name to file, relative to the unit. Those that a rockspec installs are not among them.
    modules: Vec<(String, Utf8PathBuf)>,
}

/// A plugin with its files read.
pub(super) struct Gathered {
    pub(super) name: String,
    pub(super) files: Vec<File>,
    /// All names that modules are required by, and their files.
    pub(super) names: Vec<(String, Utf8PathBuf)>,
    pub(super) facts: Facts,
    pub(super) failure: Option<Failure>,
}

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
        Ok(Self {
            base: base.to_owned(),
            plugins,
            failures,
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

    /// Reads the files of the plugin at `index`.
    pub(super) fn gather(&self, index: usize, compiler: &Compiler) -> Gathered {
        let planned = &self.plugins[index];
        let package = planned.package.map(|package| &self.packed[package]);
        let (modules, mut failure) = self.modules(planned, package);
        let mut facts = Facts::default();
        if index == 0 {
            facts.found.extend(self.found.iter().cloned());
        }
        if let Some(package) = package {
            let first = self.plugins.iter().position(|other| other.package == planned.package);
            if first == Some(index) {
                facts.found.extend(package.found.iter().cloned());
            }
            facts.package = Some(self.package(package, compiler));
        }
        if self.plugins.len() == 1 {
            facts.changelog = self.changelog();
        }
        let name = planned.name.clone();
        // Without one of its files, nothing could be said about the others.
        if failure.is_some() {
            return Gathered { name, files: Vec::new(), names: Vec::new(), facts, failure };
        }
        let mut files = Self::module_files(&modules, compiler);
        let all = self.with_neighbours(index, modules.clone());
        match load(&self.loader(all, package), &planned.name, &files) {
            Ok(loaded) => facts.loaded = Some(loaded),
            Err(error) => failure = Some(Error::into_failure(error)),
        }
        let names =
            modules.iter().map(|(name, chunk)| (name.clone(), chunk.file.clone())).collect();
        for spec in self.specs.of(&planned.name) {
            let path = self.shown.join(spec);
            let Ok(bytes) = self.draft.read(&path) else { continue };
            files.push(File::new(path, Role::Spec, None, bytes, compiler));
        }
        Gathered { name, files, names, facts, failure }
    }

    fn changelog(&self) -> Option<Changelog> {
        let file = self.shown.join(self.changelog.as_ref()?);
        let text = self.draft.text(&file).ok()?;
        Some(Changelog { file, text })
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

    /// The modules of the plugin at `index`, and those that all share.
    pub(super) fn modules_of(&self, index: usize) -> BTreeMap<String, Chunk> {
        let planned = &self.plugins[index];
        self.modules(planned, planned.package.map(|package| &self.packed[package])).0
    }

    fn loader(&self, modules: BTreeMap<String, Chunk>, package: Option<&Packed>) -> Loader {
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

    /// The modules that the plugin can require, by name; the files' names are relative to the project.
    /// Why one of them cannot be read, too.
    fn modules(
        &self,
        planned: &Planned,
        package: Option<&Packed>,
    ) -> (BTreeMap<String, Chunk>, Option<Failure>) {
        let (mut modules, mut failure) = (BTreeMap::new(), None);
        for (name, path) in &planned.modules {
            let path = self.shown.join(path);
            match self.draft.read(&path) {
                Ok(bytes) => {
                    let name = name.strip_suffix(".init").unwrap_or(name);
                    modules.insert(name.to_owned(), Chunk::new(path, bytes));
                }
                Err(error) => failure = failure.or(Some(error)),
            }
        }
        let is_own = |name: &str| self.owner(name).is_none_or(|owner| owner == planned.name);
        let unread = package.into_iter().flat_map(|package| &package.unread);
        if let Some((_, file)) = unread.into_iter().find(|(name, _)| is_own(name)) {
            failure = failure.or_else(|| Some(disk::too_large().at(self.shown.join(file))));
        }
        for (name, chunk) in package.iter().flat_map(|package| &package.modules) {
            if is_own(name) {
                let chunk = Chunk { file: self.shown.join(&chunk.file), ..chunk.clone() };
                modules.insert(name.clone(), chunk);
            }
        }
        if size_of(&modules) > LARGEST {
            let name = &planned.name;
            let message = format!("the Lua files of `{name}` are larger than 16 MiB together");
            let large = Failure::project(message).help("leave generated ones and data out");
            failure = failure.or(Some(large));
        }
        (modules, failure)
    }

    /// The plugin whose module it is; none where plugins share it.
    fn owner<'a>(&self, module: &'a str) -> Option<&'a str> {
        let name = module.strip_prefix("kong.plugins.")?.split('.').next()?;
        self.index_of(name).map(|_| name)
    }

    /// Each file once, under the shortest of its names.
    fn module_files(modules: &BTreeMap<String, Chunk>, compiler: &Compiler) -> Vec<File> {
        let mut names: BTreeMap<&Utf8Path, &str> = BTreeMap::new();
        for (name, chunk) in modules {
            let known = names.entry(&chunk.file).or_insert(name);
            if name.len() < known.len() {
                *known = name;
            }
        }
        names
            .into_values()
            .map(|name| {
                let chunk = &modules[name];
                let bytes = chunk.source.clone();
                File::new(&chunk.file, Role::Module, Some(name.to_owned()), bytes, compiler)
            })
            .collect()
    }

    fn package(&self, packed: &Packed, compiler: &Compiler) -> Package {
        let rockspec = packed.rockspec.clone();
        let file = File::new(&rockspec.path, Role::Spec, None, rockspec.text.clone(), compiler);
        let modules = packed.modules.iter();
        let modules =
            modules.map(|(name, chunk)| (name.clone(), self.shown.join(&chunk.file))).collect();
        Package { rockspec, file, modules, base: self.shown.clone() }
    }
}

/// How many bytes the files of these modules have.
fn size_of(modules: &BTreeMap<String, Chunk>) -> u64 {
    let sizes = modules.values().map(|chunk| (&chunk.file, chunk.source.len() as u64));
    sizes.collect::<BTreeMap<_, _>>().into_values().sum()
}

/// Loads a plugin, and asks for the modules that only its functions require.
fn load(loader: &Loader, name: &str, files: &[File]) -> Result<LoadedPlugin, Error> {
    let mut plugin = loader.load(name)?;
    let required = &plugin.required;
    let known = [&required.own, &required.installed, &required.shipped, &required.third_party];
    let is_new = |module: &String| known.iter().all(|names| !names.contains(module));
    let later: BTreeSet<_> = files.iter().flat_map(File::required_later).collect();
    let later: Vec<_> = later.into_iter().map(str::to_owned).filter(is_new).collect();
    if !later.is_empty() {
        plugin.required.later = loader.third_party(&later)?;
    }
    Ok(plugin)
}

impl Planned {
    /// Whether Kong would find a handler or a schema in it.
    fn is_loadable(&self) -> bool {
        ["handler", "schema"].iter().any(|part| {
            let wanted = format!("kong.plugins.{}.{part}", self.name);
            self.modules.iter().any(|(name, _)| *name == wanted)
        })
    }
}

/// The plugins that rockspecs install, and those that lie in the directory without one.
fn plan(inventory: &Inventory, packed: &[Packed]) -> Vec<Planned> {
    let shared = inventory.shared_files();
    let mut plugins: BTreeMap<String, Planned> = BTreeMap::new();
    let mut installed = BTreeSet::new();
    for (index, package) in packed.iter().enumerate() {
        installed.extend(package.modules.values().map(|chunk| chunk.file.clone()));
        let mut names = package.plugins.clone();
        if names.is_empty() {
            let rock = package.rockspec.name();
            names.push(rock.strip_prefix("kong-plugin-").unwrap_or(&rock).to_owned());
        }
        for name in names {
            let planned = Planned { name: name.clone(), package: Some(index), modules: Vec::new() };
            plugins.entry(name).or_insert(planned);
        }
    }
    for found in &inventory.plugins {
        let only_rock = match packed {
            [only] => Some(only),
            _ => None,
        };
        let name = match &found.name {
            Some(name) if found.is_named_by_path() || plugins.is_empty() => name.clone(),
            // The folder's name is not the plugin's where a rockspec says so.
            _ => match only_rock.map(|package| package.plugins.as_slice()) {
                Some([name]) => name.clone(),
                _ => inventory.name_of(found),
            },
        };
        let modules = inventory.modules_with(found, &name, &shared);
        let modules: Vec<_> = modules
            .into_iter()
            .map(|module| (module.name, Utf8PathBuf::from(module.path)))
            // Where Kong itself would find a file, it is found whatever a rockspec calls it.
            .filter(|(_, path)| found.is_named_by_path() || !installed.contains(path))
            .collect();
        let planned = Planned { name: name.clone(), package: None, modules };
        match plugins.get_mut(&name) {
            Some(known) => known.modules = planned.modules,
            // What a rockspec installs under another name is that plugin's.
            None if planned.is_loadable() || packed.is_empty() => {
                drop(plugins.insert(name, planned));
            }
            None => {}
        }
    }
    plugins.into_values().collect()
}
