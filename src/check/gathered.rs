//! A gathered plugin: its files read, and what is known about it beyond them.

use std::collections::{BTreeMap, BTreeSet};

use camino::{Utf8Path, Utf8PathBuf};

use super::packages::Packed;
use super::unit::Unit;
use crate::failure::Failure;
use crate::lint::{Changelog, Facts, File, Package, Role};
use crate::loader::{LoadedPlugin, Loader};
use crate::vm::{Chunk, Compiler, Error};

/// A plugin with its files read.
pub(super) struct Gathered {
    pub(super) name: String,
    pub(super) files: Vec<File>,
    /// All names that modules are required by, and their files.
    pub(super) names: Vec<(String, Utf8PathBuf)>,
    pub(super) facts: Facts,
    pub(super) failure: Option<Failure>,
}

impl Unit {
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
        let mut files = module_files(&modules, compiler);
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

    fn package(&self, packed: &Packed, compiler: &Compiler) -> Package {
        let rockspec = packed.rockspec.clone();
        let text = rockspec.text.clone();
        let file = File::new(&rockspec.path, Role::Rockspec, None, text, compiler);
        let modules = packed.modules.iter();
        let modules =
            modules.map(|(name, chunk)| (name.clone(), self.shown.join(&chunk.file))).collect();
        Package { rockspec, file, modules, base: self.shown.clone() }
    }
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
            let bytes = chunk.source.to_vec();
            File::new(&chunk.file, Role::Module, Some(name.to_owned()), bytes, compiler)
        })
        .collect()
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
        let (third_party, missing) = loader.nowhere(&later)?;
        plugin.required.later = third_party;
        plugin.required.missing.extend(missing);
        plugin.required.missing.sort();
        plugin.required.missing.dedup();
    }
    Ok(plugin)
}
