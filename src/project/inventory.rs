//! An inventory: the files of a directory that is a project or is to become one, and the plugins among them.

use std::collections::BTreeMap;
use std::fs;

use camino::{Utf8Path, Utf8PathBuf};

use super::existing_plugin::{ExistingPlugin, folders, is_apart, plugins};
use super::source::{SKIPPED, rockspecs_of};
use crate::disk;
use crate::failure::{Failure, Result};
use crate::template::{Module, plugin_of};
use crate::vm::{self, Chunk, Limits};

/// How deep folders are looked into, and how many files are looked at.
const DEEPEST: usize = 12;
const MOST_FILES: usize = 20_000;

/// The files of a directory, and the plugins among them.
#[derive(Clone, Debug)]
pub(crate) struct Inventory {
    pub(super) root: Utf8PathBuf,
    /// Paths relative to the directory, sorted. Hidden folders are not looked into.
    pub(crate) files: Vec<Utf8PathBuf>,
    /// Relative paths.
    pub(crate) rockspecs: Vec<Utf8PathBuf>,
    /// Sorted by name.
    pub(crate) plugins: Vec<ExistingPlugin>,
    /// The plugins' folders, sorted.
    folders: Vec<Utf8PathBuf>,
}

impl Inventory {
    /// Looks through `root`.
    pub(crate) fn take(root: &Utf8Path) -> Result<Self> {
        let mut files = Vec::new();
        walk(root, root, 0, &mut files)?;
        files.sort();
        let rockspecs = rockspecs_of(root).map(|path| relative(root, &path)).collect();
        let plugins = plugins(&files);
        let folders = folders(&plugins);
        Ok(Self { root: root.to_owned(), files, rockspecs, plugins, folders })
    }

    /// The plugin called `name`, or the one whose place does not say its name.
    pub(crate) fn plugin(&self, name: &str) -> Option<&ExistingPlugin> {
        let named = self.plugins.iter().find(|plugin| plugin.name.as_deref() == Some(name));
        named.or_else(|| self.plugins.iter().find(|plugin| plugin.name.is_none()))
    }

    /// The name of a plugin: what its place says, else what its schema says, else the directory's.
    pub(crate) fn name_of(&self, plugin: &ExistingPlugin) -> String {
        plugin.name.clone().or_else(|| self.name_in_schema(plugin)).unwrap_or_else(|| {
            let name = self.root.file_name().unwrap_or("plugin").to_lowercase();
            plugin_of(&name).to_owned()
        })
    }

    fn name_in_schema(&self, plugin: &ExistingPlugin) -> Option<String> {
        let module = "kong.plugins.plugin.schema";
        let path = plugin.folder.join("schema.lua");
        let source = disk::read_source(&self.root.join(&path)).ok()?;
        let modules = BTreeMap::from([(module.to_owned(), Chunk::new(path, source))]);
        let schema = vm::Plugin { modules, ..vm::Plugin::default() };
        let loaded = schema.load(module, &["name"], Limits::PLUGIN).ok()?;
        let name = loaded.fields[0].as_str().filter(|name| *name != "plugin")?;
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        (!name.is_empty() && name.bytes().all(is_plain)).then(|| name.to_owned())
    }

    /// Leaves out what lies below these folders.
    pub(crate) fn leave_out(&mut self, others: &[&Utf8Path]) {
        let is_out = |path: &Utf8Path| others.iter().any(|folder| path.starts_with(folder));
        self.files.retain(|file| !is_out(file));
        self.plugins = plugins(&self.files);
        self.folders = folders(&self.plugins);
    }

    /// The Lua modules of a plugin called `name`, and of all folders that are no other plugin's. Sorted by name.
    pub(crate) fn modules(&self, plugin: &ExistingPlugin, name: &str) -> Vec<Module> {
        let shared = self.shared_files();
        self.modules_with(plugin, name, &shared)
    }

    /// The same where [`shared_files`](Self::shared_files) are known already.
    pub(crate) fn modules_with(
        &self,
        plugin: &ExistingPlugin,
        name: &str,
        shared: &[&Utf8Path],
    ) -> Vec<Module> {
        let own = self.below(&plugin.folder).filter(|file| !is_apart(file));
        let own = own.filter(|file| self.owner(file) == Some(&plugin.folder));
        let files = own.chain(shared.iter().copied());
        let mut modules: Vec<_> = files.filter_map(|file| plugin.module(name, file)).collect();
        modules.sort();
        modules.dedup();
        modules
    }

    /// The files that lie in no plugin's folder and may be modules.
    pub(crate) fn shared_files(&self) -> Vec<&Utf8Path> {
        let files = self.files.iter().map(Utf8PathBuf::as_path);
        files.filter(|file| !is_apart(file) && self.owner(file).is_none()).collect()
    }

    /// The files below a folder.
    pub(crate) fn below(&self, folder: &Utf8Path) -> impl Iterator<Item = &Utf8Path> {
        let from = self.files.partition_point(|file| file.as_path() < folder);
        let files = self.files[from..].iter().map(Utf8PathBuf::as_path);
        files.take_while(move |file| file.starts_with(folder))
    }

    /// The innermost plugin's folder that a file lies in.
    fn owner(&self, file: &Utf8Path) -> Option<&Utf8PathBuf> {
        file.ancestors().skip(1).find_map(|folder| {
            let found = self.folders.binary_search_by(|known| known.as_path().cmp(folder));
            found.ok().map(|at| &self.folders[at])
        })
    }

    /// The file at the top whose name, without what follows a dot, is one of these in whatever capitals.
    pub(crate) fn document(&self, stems: &[&str]) -> Option<&Utf8Path> {
        self.files.iter().map(Utf8PathBuf::as_path).find(|file| {
            let stem = file.as_str().split('.').next().unwrap_or_default().to_lowercase();
            !file.as_str().contains('/') && stems.contains(&stem.as_str())
        })
    }

    /// A spec of busted's, below `folder`.
    pub(crate) fn spec(&self, folder: &str) -> Option<&Utf8Path> {
        self.files
            .iter()
            .map(Utf8PathBuf::as_path)
            .find(|file| file.starts_with(folder) && file.as_str().ends_with("_spec.lua"))
    }

    /// A workflow of GitHub's.
    pub(crate) fn workflow(&self) -> Option<Utf8PathBuf> {
        let folder = self.root.join(".github/workflows");
        let mut found: Vec<_> = folder
            .read_dir_utf8()
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| relative(&self.root, entry.path()))
            .filter(|path| matches!(path.extension(), Some("yml" | "yaml")))
            .collect();
        found.sort();
        found.into_iter().next()
    }
}

fn walk(
    root: &Utf8Path,
    folder: &Utf8Path,
    depth: usize,
    files: &mut Vec<Utf8PathBuf>,
) -> Result<()> {
    let entries = fs::read_dir(folder).map_err(|error| Failure::io("read", folder, &error))?;
    for entry in entries {
        let entry = entry.map_err(|error| Failure::io("read", folder, &error))?;
        // A name that is not UTF-8 is no plugin's.
        let Ok(path) = Utf8PathBuf::from_path_buf(entry.path()) else { continue };
        let name = path.file_name().unwrap_or_default();
        let kind = entry.file_type().map_err(|error| Failure::io("read", &path, &error))?;
        if kind.is_file() {
            if files.len() == MOST_FILES {
                return Err(Failure::project(format!("it holds more than {MOST_FILES} files"))
                    .at(root)
                    .help("run `kongsmith init` in the plugin's own directory"));
            }
            files.push(relative(root, &path));
        } else if kind.is_dir() && !name.starts_with('.') && !is_skipped(name) && depth < DEEPEST {
            walk(root, &path, depth + 1, files)?;
        }
    }
    Ok(())
}

/// Folders of other people's files; specs are looked at.
fn is_skipped(name: &str) -> bool {
    SKIPPED.contains(&name) && name != "spec"
}

fn relative(root: &Utf8Path, path: &Utf8Path) -> Utf8PathBuf {
    path.strip_prefix(root).unwrap_or(path).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inventory(files: &[&str]) -> Inventory {
        let mut files: Vec<_> = files.iter().map(Utf8PathBuf::from).collect();
        files.sort();
        let plugins = plugins(&files);
        let folders = folders(&plugins);
        Inventory {
            root: "/nowhere/kong-plugin-Here".into(),
            files,
            rockspecs: Vec::new(),
            plugins,
            folders,
        }
    }

    fn modules(inventory: &Inventory, name: &str) -> Vec<(String, String)> {
        let plugin = inventory.plugin(name).unwrap();
        let modules = inventory.modules(plugin, name);
        modules.into_iter().map(|module| (module.name, module.path)).collect()
    }

    fn pair(name: &str, path: &str) -> (String, String) {
        (name.to_owned(), path.to_owned())
    }

    #[test]
    fn modules_are_found_in_every_layout() {
        for (folder, layout) in [
            ("kong/plugins/x/", "Kong's"),
            ("src/kong/plugins/x/", "below src"),
            ("src/", "in src"),
            ("", "at the top"),
            ("x/", "in a folder of the plugin's name"),
        ] {
            let handler = format!("{folder}handler.lua");
            let schema = format!("{folder}schema.lua");
            let migration = format!("{folder}migrations/init.lua");
            let found = inventory(&[
                &handler,
                &schema,
                &migration,
                "spec/handler.lua",
                "spec/schema.lua",
                "README.md",
            ]);
            let expected = [
                pair("kong.plugins.x.handler", &handler),
                pair("kong.plugins.x.migrations.init", &migration),
                pair("kong.plugins.x.schema", &schema),
            ];
            assert_eq!(modules(&found, "x"), expected, "{layout}");
        }
    }

    #[test]
    fn each_plugin_has_its_own_modules_and_all_have_the_shared_ones() {
        let found = inventory(&[
            "kong/plugins/a/handler.lua",
            "kong/plugins/b/handler.lua",
            "kong/shared/clock.lua",
            "tools/build.lua",
        ]);
        assert_eq!(found.plugins.len(), 2);
        assert_eq!(
            modules(&found, "b"),
            [
                pair("kong.plugins.b.handler", "kong/plugins/b/handler.lua"),
                pair("kong.shared.clock", "kong/shared/clock.lua"),
            ]
        );
        assert_eq!(found.name(None), None);
    }

    #[test]
    fn a_folder_that_plugins_share_is_no_plugin() {
        let found = inventory(&[
            "kong/plugins/a/handler.lua",
            "kong/plugins/a/schema.lua",
            "kong/plugins/common/text.lua",
        ]);
        assert_eq!(found.plugins.len(), 1);
        let shared = pair("kong.plugins.common.text", "kong/plugins/common/text.lua");
        assert!(modules(&found, "a").contains(&shared));
        assert_eq!(inventory(&["kong/plugins/a/text.lua"]).plugins.len(), 1);
    }

    #[test]
    fn the_name_is_the_plugins_or_the_directorys() {
        assert_eq!(inventory(&["kong/plugins/x/handler.lua"]).name(None).as_deref(), Some("x"));
        assert_eq!(inventory(&["README.md"]).name(None).as_deref(), Some("here"));
    }

    #[test]
    fn documents_are_known_by_their_stem() {
        let found = inventory(&["Readme.rst", "docs/LICENSE", "COPYING"]);
        assert_eq!(found.document(&["readme"]), Some("Readme.rst".into()));
        assert_eq!(found.document(&["license"]), None);
        assert_eq!(found.document(&["license", "copying"]), Some("COPYING".into()));
    }
}
