//! The other plugins of a repository whose modules a plugin names: `require "kong.plugins.other.words"` finds them there.

use std::collections::{BTreeMap, BTreeSet};

use super::Unit;
use crate::vm::Chunk;

const PREFIX: &str = "kong.plugins.";

/// A plugin as those beside it need it. It is read once, however many of them name it.
#[derive(Debug)]
pub(super) struct Neighbour {
    modules: BTreeMap<String, Chunk>,
    /// The plugins that it names itself.
    named: BTreeSet<usize>,
}

impl Unit {
    /// `modules` of the plugin at `index`, and those of the plugins beside it that they name.
    pub(super) fn with_neighbours(
        &self,
        index: usize,
        mut modules: BTreeMap<String, Chunk>,
    ) -> BTreeMap<String, Chunk> {
        let mut known = BTreeSet::from([index]);
        let mut left = self.named_in(&modules);
        while let Some(index) = left.pop_first() {
            if !known.insert(index) {
                continue;
            }
            let neighbour = self.neighbour(index);
            left.extend(&neighbour.named);
            for (name, chunk) in &neighbour.modules {
                modules.entry(name.clone()).or_insert_with(|| chunk.clone());
            }
        }
        modules
    }

    fn neighbour(&self, index: usize) -> &Neighbour {
        self.neighbours[index].get_or_init(|| {
            let modules = self.modules_of(index);
            let named = self.named_in(&modules);
            Neighbour { modules, named }
        })
    }

    fn named_in(&self, modules: &BTreeMap<String, Chunk>) -> BTreeSet<usize> {
        let names = modules.values().flat_map(|chunk| named_plugins(&chunk.source));
        names.filter_map(|name| self.index_of(&name)).collect()
    }
}

/// The names of plugins that stand before a module's name in a source.
fn named_plugins(source: &[u8]) -> Vec<String> {
    let source = String::from_utf8_lossy(source);
    source
        .split(PREFIX)
        .skip(1)
        .filter_map(|rest| {
            let is_name = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
            let end = rest.find(|letter| !is_name(letter))?;
            (end > 0 && rest[end..].starts_with('.')).then(|| rest[..end].to_owned())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::Arc;

    use camino::Utf8Path;

    use super::*;
    use crate::environment::Environment;
    use crate::project::Project;

    #[test]
    fn plugins_are_named_before_their_modules() {
        let source =
            b"require 'kong.plugins.a-b.x'\nlocal c = 'kong.plugins.' .. n\n-- kong.plugins.d";
        assert_eq!(named_plugins(source), ["a-b"]);
    }

    #[test]
    fn plugins_that_name_each_other_are_read_once() {
        let folder = tempfile::tempdir().unwrap();
        let root = Utf8Path::from_path(folder.path()).unwrap();
        for name in ["a", "b", "c"] {
            let plugin = root.join("kong/plugins").join(name);
            fs::create_dir_all(&plugin).unwrap();
            let text = ["a", "b", "c"].map(|other| format!("-- kong.plugins.{other}.handler\n"));
            fs::write(plugin.join("handler.lua"), text.concat()).unwrap();
        }
        let project = Project::open(root).unwrap();
        let unit = Unit::open(&project, root, &[], &Environment::default()).unwrap();
        let source = |index| {
            let modules = unit.with_neighbours(index, unit.modules_of(index));
            assert_eq!(modules.len(), 3);
            Arc::clone(&modules["kong.plugins.c.handler"].source)
        };
        assert!(Arc::ptr_eq(&source(0), &source(1)));
    }
}
