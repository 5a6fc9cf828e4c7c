//! The modules that a plugin can require: its own, and those that it shares with its neighbours.

use std::collections::BTreeMap;

use super::packages::Packed;
use super::planned::Planned;
use super::unit::Unit;
use crate::disk::{self, LARGEST};
use crate::failure::Failure;
use crate::vm::Chunk;

impl Unit {
    /// The modules of the plugin at `index`, and those that all share.
    pub(super) fn modules_of(&self, index: usize) -> BTreeMap<String, Chunk> {
        let planned = &self.plugins[index];
        self.modules(planned, planned.package.map(|package| &self.packed[package])).0
    }

    /// The modules that the plugin can require, by name; the files' names are relative to the project.
    /// Why one of them cannot be read, too.
    pub(super) fn modules(
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
}

/// How many bytes the files of these modules have.
fn size_of(modules: &BTreeMap<String, Chunk>) -> u64 {
    let sizes = modules.values().map(|chunk| (&chunk.file, chunk.source.len() as u64));
    sizes.collect::<BTreeMap<_, _>>().into_values().sum()
}
