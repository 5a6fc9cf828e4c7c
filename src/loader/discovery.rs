//! The plugins of a project with the modules that `require` finds there: those that a rockspec lists, wherever they lie,
//! and those in the places where Kong looks.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};

use super::installed::search_path;
use super::plugin::Loader;
use crate::disk;
use crate::environment::Environment;
use crate::failure::Result;
use crate::handler;
use crate::project::{Inventory, Project};
use crate::rockspec::{ModuleSource, Rockspec};
use crate::vm::{Chunk, Worker};

/// A plugin of the project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FoundPlugin {
    /// Its name.
    pub(crate) name: String,
    /// Module names and files, relative to the project.
    pub(crate) modules: BTreeMap<String, Utf8PathBuf>,
}

/// All plugins of the project, sorted by name. It may have no rockspec; one that cannot be read counts as none.
pub(crate) fn plugins(project: &Project) -> Result<Vec<FoundPlugin>> {
    let listed = listed_modules(project);
    let inventory = Inventory::take(&project.root)?;
    let mut found: BTreeMap<String, FoundPlugin> = BTreeMap::new();
    for name in listed.keys().filter_map(|module| plugin_of(module)) {
        let modules = listed.clone();
        found.entry(name.to_owned()).or_insert(FoundPlugin { name: name.to_owned(), modules });
    }
    for existing in &inventory.plugins {
        let is_listed = |path: &Utf8Path| listed.values().any(|listed| listed == path);
        let handler = existing.folder().join("handler.lua");
        let handler = handler.strip_prefix("./").unwrap_or(&handler);
        let Some(name) = existing
            .name
            .clone()
            .or_else(|| (!is_listed(handler)).then(|| inventory.name_of(existing)))
        else {
            continue;
        };
        if existing.name.is_some() && is_listed(handler) && !found.contains_key(&name) {
            // It is listed under another name, which counts.
            continue;
        }
        let plugin = found
            .entry(name.clone())
            .or_insert_with(|| FoundPlugin { name: name.clone(), modules: listed.clone() });
        for module in inventory.modules(existing, &name) {
            let required = module.name.strip_suffix(".init").unwrap_or(&module.name).to_owned();
            plugin.modules.entry(required).or_insert_with(|| module.path.into());
        }
    }
    Ok(found.into_values().collect())
}

impl FoundPlugin {
    /// A loader that finds the plugin's modules and what is installed around it.
    pub(crate) fn loader(&self, project: &Project, environment: &Environment) -> Result<Loader> {
        let mut modules = BTreeMap::new();
        for (name, path) in &self.modules {
            let file = project.root.join(path);
            if file.is_file() {
                modules.insert(name.clone(), Chunk::new(path.clone(), disk::read(&file)?));
            }
        }
        let worker = Worker {
            modules,
            path: search_path(&project.root, environment),
            environment: environment.all().clone(),
            ..Worker::default()
        };
        Ok(Loader { worker })
    }

    /// The file of one of its modules (`schema`), relative to the project.
    pub(crate) fn file(&self, module: &str) -> Option<&Utf8Path> {
        self.modules.get(&format!("kong.plugins.{}.{module}", self.name)).map(Utf8PathBuf::as_path)
    }
}

/// The modules that the project's rockspecs list.
fn listed_modules(project: &Project) -> BTreeMap<String, Utf8PathBuf> {
    let mut modules = BTreeMap::new();
    for source in project.sources().unwrap_or_default() {
        for path in &source.rockspecs {
            let Ok(rockspec) = Rockspec::read(path, &project.shown(path)) else { continue };
            for module in rockspec.build.modules.unwrap_or_default() {
                let ModuleSource::Lua(file) = module.source else { continue };
                let file = project.shown(&source.base.join(file));
                // `x.init` and `x` are the same file wherever Lua looks for `?/init.lua`.
                if let Some(folder) = module.name.strip_suffix(".init") {
                    modules.entry(folder.to_owned()).or_insert_with(|| file.clone());
                } else if file.file_name() == Some("init.lua") {
                    let name = format!("{}.init", module.name);
                    modules.entry(name).or_insert_with(|| file.clone());
                }
                modules.insert(module.name, file);
            }
        }
    }
    modules
}

/// The plugin whose handler or schema is `module`.
fn plugin_of(module: &str) -> Option<&str> {
    handler::plugin_name(module).or_else(|| {
        let name = module.strip_prefix("kong.plugins.")?.strip_suffix(".schema")?;
        (!name.is_empty() && !name.contains('.')).then_some(name)
    })
}
