//! An inventory: what a directory that is to become a project holds already, and what its files say about the plugin.

use std::collections::BTreeMap;
use std::fs;

use camino::{Utf8Path, Utf8PathBuf};

use super::source::{SKIPPED, rockspecs_of};
use crate::disk;
use crate::failure::{Failure, Result};
use crate::rockspec::Rockspec;
use crate::template::{self, Module, PACKAGE_PREFIX};
use crate::version::PluginVersion;
use crate::vm::{self, Chunk, Limits, Value};

/// How deep folders are looked into, and how many files are looked at.
const DEEPEST: usize = 12;
const MOST_FILES: usize = 20_000;

/// Top folders whose Lua files are no modules.
const NO_MODULES: [&str; 8] =
    ["spec", "specs", "test", "tests", "t", "example", "examples", "docs"];

/// Folders that say nothing about the name of the plugin whose files lie in them.
const PLAIN_FOLDERS: [&str; 7] = ["", "src", "lua", "lib", "plugin", "plugins", "kong"];

/// The files of a directory, and the plugins among them.
#[derive(Clone, Debug)]
pub(crate) struct Inventory {
    root: Utf8PathBuf,
    /// Paths relative to the directory, sorted. Hidden folders are not looked into.
    pub(crate) files: Vec<Utf8PathBuf>,
    /// Relative paths.
    pub(crate) rockspecs: Vec<Utf8PathBuf>,
    /// Sorted by name.
    pub(crate) plugins: Vec<ExistingPlugin>,
    /// The plugins' folders, sorted.
    folders: Vec<Utf8PathBuf>,
}

/// A plugin whose Lua files are there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ExistingPlugin {
    /// Its name, where its place says it; otherwise it is the directory's or the package's.
    pub(crate) name: Option<String>,
    /// Its folder.
    folder: Utf8PathBuf,
    /// The folder of the Lua path; `None` where the files' places are not their modules' names.
    base: Option<Utf8PathBuf>,
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
            name.strip_prefix(PACKAGE_PREFIX).unwrap_or(&name).to_owned()
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
    pub(crate) fn leave_out(&mut self, folders: &[&Utf8Path]) {
        let is_out = |path: &Utf8Path| folders.iter().any(|folder| path.starts_with(folder));
        self.files.retain(|file| !is_out(file));
        self.plugins = plugins(&self.files);
        self.folders = self::folders(&self.plugins);
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

    /// What the files say, by the key of the question that it answers. `name` is the plugin's, where it was given.
    pub(crate) fn answers(&self, name: Option<&str>) -> BTreeMap<&'static str, String> {
        let mut found = BTreeMap::new();
        let mut say = |key: &'static str, value: Option<String>| {
            if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
                found.entry(key).or_insert(value);
            }
        };
        let rockspec = self.rockspec();
        let named = name.map(str::to_owned).or_else(|| self.name(rockspec.as_ref()));
        if let Some(handler) = named.as_deref().and_then(|name| self.handler(name)) {
            let [version, priority, phases] = handler;
            say("version", version);
            say("priority", priority);
            say("phases", phases);
        }
        say("name", named);
        if let Some(rockspec) = rockspec {
            let described = rockspec.description;
            say("summary", described.summary);
            let license = described.license.as_deref().and_then(template::spelled_license);
            say("license", license.map(str::to_owned));
            say("author", described.maintainer.map(|person| without_address(&person)));
            say("repository", Some(rockspec.source.url));
            say("repository", described.homepage);
            let version = PluginVersion::from_rock(&rockspec.version);
            say("version", version.ok().map(|version| version.to_string()));
        }
        let license = self.document(&["license", "licence", "copying", "unlicense"]);
        let license = license.and_then(|path| disk::read_text(&self.root.join(path)).ok());
        let license = license.and_then(|text| template::recognise_license(&text));
        say("license", license.map(str::to_owned));
        let gitlab = self.root.join(".gitlab-ci.yml").is_file() && self.workflow().is_none();
        say("ci", gitlab.then(|| "gitlab".to_owned()));
        found
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

    fn rockspec(&self) -> Option<Rockspec> {
        let read = |path: &Utf8PathBuf| Rockspec::read(&self.root.join(path), path).ok();
        self.rockspecs.iter().filter_map(read).max_by(|a, b| a.version.order(&b.version))
    }

    fn name(&self, rockspec: Option<&Rockspec>) -> Option<String> {
        let package = || {
            let name = rockspec?.name();
            Some(name.strip_prefix(PACKAGE_PREFIX).unwrap_or(&name).to_owned())
        };
        match self.plugins.as_slice() {
            [only] => only.name.clone().or_else(package),
            [] => package(),
            _ => return None,
        }
        .or_else(|| {
            let unnamed = ExistingPlugin { name: None, folder: Utf8PathBuf::new(), base: None };
            Some(self.name_of(self.plugins.first().unwrap_or(&unnamed)))
        })
    }

    /// VERSION, PRIORITY and the phases of the handler, as somebody would type them.
    fn handler(&self, name: &str) -> Option<[Option<String>; 3]> {
        let plugin = self.plugin(name)?;
        let read = |module: Module| {
            let source = disk::read_source(&self.root.join(&module.path)).ok()?;
            Some((module.name, Chunk::new(module.path, source)))
        };
        let modules = self.modules(plugin, name).into_iter().filter_map(read).collect();
        let plugin = vm::Plugin { modules, ..vm::Plugin::default() };
        let fields: Vec<_> =
            ["VERSION", "PRIORITY"].into_iter().chain(template::phases()).collect();
        let module = format!("kong.plugins.{name}.handler");
        let loaded = plugin.load(&module, &fields, Limits::PLUGIN).ok()?;
        let text = |value: &Value| match value {
            Value::String(_) | Value::Number(_) => Some(value.text()),
            _ => None,
        };
        let phases = template::phases().zip(&loaded.fields[2..]);
        let phases: Vec<_> =
            phases.filter(|(_, value)| value.is_truthy()).map(|(phase, _)| phase).collect();
        Some([text(&loaded.fields[0]), text(&loaded.fields[1]), Some(phases.join(","))])
    }
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

    fn module(&self, name: &str, file: &Utf8Path) -> Option<Module> {
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

/// Whether a file lies apart from the modules: specs, examples.
fn is_apart(file: &Utf8Path) -> bool {
    let top = file.components().next().map_or("", |top| top.as_str());
    NO_MODULES.contains(&top) || file.as_str().ends_with("_spec.lua")
}

fn plugins(files: &[Utf8PathBuf]) -> Vec<ExistingPlugin> {
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

fn folders(plugins: &[ExistingPlugin]) -> Vec<Utf8PathBuf> {
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
    let name = name.strip_prefix(PACKAGE_PREFIX).unwrap_or(name);
    let is_plain = PLAIN_FOLDERS.iter().any(|plain| name.eq_ignore_ascii_case(plain));
    let name = (!is_plain).then(|| name.to_owned());
    Some(ExistingPlugin { name, folder: folder.to_owned(), base: None })
}

fn relative(root: &Utf8Path, path: &Utf8Path) -> Utf8PathBuf {
    path.strip_prefix(root).unwrap_or(path).to_owned()
}

/// `Jane Doe <jane@example.com>` without the address.
fn without_address(person: &str) -> String {
    person.split('<').next().unwrap_or_default().trim().to_owned()
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

    #[test]
    fn an_address_is_no_part_of_a_name() {
        assert_eq!(without_address("Jane Doe <jane@example.com>"), "Jane Doe");
        assert_eq!(without_address("Jane Doe"), "Jane Doe");
    }
}
