//! An existing plugin: one whose Lua files lie in a directory, recognised by their places.

use camino::{Utf8Path, Utf8PathBuf};

use crate::template::{Module, plugin_of};

/// Top folders whose Lua files are no modules.
const NO_MODULES: [&str; 8] =
    ["spec", "specs", "test", "tests", "t", "example", "examples", "docs"];

/// Folders that say nothing about the name of the plugin whose files lie in them.
const PLAIN_FOLDERS: [&str; 7] = ["", "src", "lua", "lib", "plugin", "plugins", "kong"];

/// A plugin whose Lua files are there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ExistingPlugin {
    /// Its name, where its place says it; otherwise it is the directory's or the package's.
    pub(crate) name: Option<String>,
    /// Its folder.
    pub(super) folder: Utf8PathBuf,
    /// The folder of the Lua path; `None` where the files' places are not their modules' names.
    pub(super) base: Option<Utf8PathBuf>,
}

impl ExistingPlugin {
    /// The file at the plugin's heart, for messages.
    pub(crate) fn folder(&self) -> &Utf8Path {
        if self.folder.as_str().is_empty() { ".".into() } else { &self.folder }
    }

    /// Whether its place is that of its modules, so that it can have no other name.
    pub(crate) fn is_named_by_path(&self) -> bool {
        self.base.is_some()
    }

    /// Whether it has what Kong asks a plugin for.
    fn is_begun(&self, files: &[Utf8PathBuf]) -> bool {
        let has = |part| files.binary_search(&self.folder.join(part)).is_ok();
        has("handler.lua") || has("schema.lua")
    }

    /// The file as a module of the plugin, called `name`; nothing where nobody could require it.
    pub(super) fn module(&self, name: &str, file: &Utf8Path) -> Option<Module> {
        let in_path = match &self.base {
            Some(base) => {
                let in_path = file.strip_prefix(base).ok()?;
                // At the top of a repository there are Lua files that nobody requires.
                let is_module = !base.as_str().is_empty() || in_path.starts_with("kong");
                is_module.then(|| in_path.to_owned())?
            }
            None => {
                Utf8Path::new("kong/plugins").join(name).join(file.strip_prefix(&self.folder).ok()?)
            }
        };
        Module::named_by_path(file.as_str(), in_path.as_str())
    }
}

/// Whether a file lies apart from the modules: specs, examples.
pub(super) fn is_apart(file: &Utf8Path) -> bool {
    let top = file.components().next().map_or("", |top| top.as_str());
    NO_MODULES.contains(&top) || file.as_str().ends_with("_spec.lua")
}

/// The plugins among sorted files, sorted by name.
pub(super) fn plugins(files: &[Utf8PathBuf]) -> Vec<ExistingPlugin> {
    let mut plugins: Vec<ExistingPlugin> = Vec::new();
    for file in files.iter().filter(|file| file.extension() == Some("lua") && !is_apart(file)) {
        let found = in_kong_plugins(file).or_else(|| elsewhere(file, files));
        if let Some(found) = found.filter(|found| !plugins.contains(found)) {
            plugins.push(found);
        }
    }
    // A folder of what plugins share lies among them; alone, it is a plugin that was only begun.
    if plugins.iter().any(|plugin| plugin.is_begun(files)) {
        plugins.retain(|plugin| plugin.is_begun(files));
    }
    plugins.sort_by(|a, b| a.name.cmp(&b.name));
    plugins
}

/// The folders that plugins lie in, sorted.
pub(super) fn folders(plugins: &[ExistingPlugin]) -> Vec<Utf8PathBuf> {
    let mut folders: Vec<_> = plugins.iter().map(|plugin| plugin.folder.clone()).collect();
    folders.sort();
    folders.dedup();
    folders
}

/// A file of `BASE/kong/plugins/NAME/`.
fn in_kong_plugins(file: &Utf8Path) -> Option<ExistingPlugin> {
    let parts: Vec<_> = file.as_str().split('/').collect();
    let at = parts.windows(2).position(|pair| pair == ["kong", "plugins"])?;
    let name = parts.get(at + 2).filter(|_| parts.len() > at + 3)?;
    Some(ExistingPlugin {
        name: Some((*name).to_owned()),
        folder: parts[..at + 3].join("/").into(),
        base: Some(parts[..at].join("/").into()),
    })
}

/// A handler with its schema beside it, in a folder of any name.
fn elsewhere(file: &Utf8Path, files: &[Utf8PathBuf]) -> Option<ExistingPlugin> {
    let folder = file.parent()?;
    let has_schema = files.binary_search(&folder.join("schema.lua")).is_ok();
    if file.file_name() != Some("handler.lua") || !has_schema {
        return None;
    }
    let name = folder.file_name().unwrap_or_default();
    let name = plugin_of(name);
    let is_plain = PLAIN_FOLDERS.iter().any(|plain| name.eq_ignore_ascii_case(plain));
    let name = (!is_plain).then(|| name.to_owned());
    Some(ExistingPlugin { name, folder: folder.to_owned(), base: None })
}
