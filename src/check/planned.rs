//! The plugins that a directory holds: those that its rockspecs install, and those that lie in it without one.

use std::collections::{BTreeMap, BTreeSet};

use camino::Utf8PathBuf;

use super::packages::Packed;
use crate::project::Inventory;
use crate::template::plugin_of;

/// A plugin that is to be checked.
#[derive(Debug)]
pub(crate) struct Planned {
    /// Its name.
    pub(crate) name: String,
    /// The place of its rockspec in `packed`.
    pub(super) package: Option<usize>,
    /// Its modules: name to file, relative to the unit. Those that a rockspec installs are not among them.
    pub(super) modules: Vec<(String, Utf8PathBuf)>,
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
pub(super) fn plan(inventory: &Inventory, packed: &[Packed]) -> Vec<Planned> {
    let shared = inventory.shared_files();
    let mut plugins: BTreeMap<String, Planned> = BTreeMap::new();
    let mut installed = BTreeSet::new();
    for (index, package) in packed.iter().enumerate() {
        installed.extend(package.modules.values().map(|chunk| chunk.file.clone()));
        let mut names = package.plugins.clone();
        if names.is_empty() {
            let rock = package.rockspec.name();
            names.push(plugin_of(&rock).to_owned());
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
