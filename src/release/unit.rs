//! A unit: what has one version. A rockspec with the plugins in it, or a plugin that has no rockspec.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};

use crate::failure::{Failure, Result};
use crate::handler::{self, Handler};
use crate::project::{Project, Source};
use crate::template::plugin_of;
use crate::transaction::Draft;
use crate::version::{PluginVersion, RockVersion, Spelled};
use crate::vm::{self, Chunk, Limits, Table, Value};

/// What has one version.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// The plugin's name, or the package's where it holds several plugins or none.
    pub(super) name: String,
    /// Its directory, relative to the project.
    pub(super) base: Utf8PathBuf,
    /// Its rockspec.
    pub(super) rockspec: Option<RockspecFile>,
    /// The names of its plugins.
    pub(super) plugins: Vec<String>,
    /// Module names and files, relative to the project.
    pub(super) modules: BTreeMap<String, Utf8PathBuf>,
}

/// A rockspec as far as a bump needs it.
#[derive(Clone, Debug)]
pub(super) struct RockspecFile {
    /// The file, relative to the project.
    pub(super) path: Utf8PathBuf,
    /// `package`
    pub(super) package: String,
    /// `version`
    pub(super) version: RockVersion,
    /// All that it assigns.
    pub(super) fields: Table,
}

/// A handler's VERSION as it is.
#[derive(Clone, Debug)]
pub(super) struct HandlerVersion {
    /// The plugin.
    pub(super) plugin: String,
    /// The handler's file, relative to the project.
    pub(super) path: Utf8PathBuf,
    /// The field's value.
    pub(super) text: String,
    /// The value, taken apart.
    pub(super) spelled: Spelled,
    /// PRIORITY, which a bump must not change.
    pub(super) priority: Value,
}

/// All units of a project. A rockspec that cannot be read is a failure in the list.
pub(super) fn discover(project: &Project) -> Vec<Result<Unit>> {
    let draft = Draft::new(&project.root);
    match project.sources() {
        Ok(sources) => {
            sources.iter().flat_map(|source| of_source(project, &draft, source)).collect()
        }
        Err(failure) => without_rockspec(project, failure),
    }
}

impl RockspecFile {
    /// Runs the rockspec and takes what a bump needs from it; whether LuaRocks would accept the rest is not asked.
    pub(super) fn read(draft: &Draft, path: &Utf8Path) -> Result<Self> {
        let chunk = Chunk::new(path, draft.read(path)?);
        let globals =
            vm::rockspec::run(chunk, Limits::ROCKSPEC).map_err(vm::Error::into_failure)?;
        let fields = globals.assigned;
        let text = |name: &str| {
            fields.get(name).as_str().map(str::to_owned).ok_or_else(|| {
                Failure::project(format!("`{name}` is not a string"))
                    .at(path)
                    .help(format!("a rockspec needs `{name} = \"...\"`"))
            })
        };
        let (package, version) = (text("package")?, text("version")?);
        let version = RockVersion::from_field(&version).ok_or_else(|| {
            Failure::project(format!("`{version}` is not a version for LuaRocks"))
                .at(path)
                .help("write letters, digits and dots, a hyphen and the revision: `1.2.3-1`")
        })?;
        Ok(Self { path: path.to_owned(), package, version, fields })
    }

    /// The plugin's version that it has. Development rockspecs have none.
    pub(super) fn plugin_version(&self) -> Result<PluginVersion> {
        PluginVersion::from_rock(&self.version).map_err(|failure| failure.at(&self.path))
    }

    /// The number after the hyphen.
    pub(super) fn revision(&self) -> u64 {
        self.version.revision().unwrap_or(1)
    }
}

impl Unit {
    /// Whether `name` is meant with `--plugin`.
    pub(super) fn is_named(&self, name: &str) -> bool {
        self.name == name || self.plugins.iter().any(|plugin| plugin == name)
    }

    /// The rockspec, unless it is a development one, which keeps its version.
    pub(super) fn released_rockspec(&self) -> Option<&RockspecFile> {
        self.rockspec.as_ref().filter(|rockspec| !rockspec.version.is_development())
    }

    /// Loads the plugin's handler and reads its VERSION from a draft.
    pub(super) fn handler(&self, draft: &Draft, plugin: &str) -> Result<HandlerVersion> {
        let module = handler::module_name(plugin);
        let path = self.modules.get(&module).cloned().unwrap_or_default();
        let Handler { version, priority } =
            Handler::load(&self.plugin(draft), &module).map_err(|failure| {
                failure.help("mend it, or leave the handler out with `--skip handler`")
            })?;
        let text = match version {
            Value::String(_) if version.as_str().is_some() => version.text(),
            other => return Err(super::handler_edit::no_version(self, draft, &path, &other)),
        };
        let spelled = Spelled::parse(&text).map_err(|failure| failure.at(&path))?;
        Ok(HandlerVersion { plugin: plugin.to_owned(), path, text, spelled, priority })
    }

    /// The plugin's own modules as a draft has them.
    fn plugin(&self, draft: &Draft) -> vm::Plugin {
        let chunk = |(name, path): (&String, &Utf8PathBuf)| {
            Some((name.clone(), Chunk::new(path.clone(), draft.read(path).ok()?)))
        };
        let modules = self.modules.iter().filter_map(chunk).collect();
        vm::Plugin { modules, environment: BTreeMap::new() }
    }
}

/// The units of one directory: its rockspecs by package.
fn of_source(project: &Project, draft: &Draft, source: &Source) -> Vec<Result<Unit>> {
    let base = project.shown(&source.base);
    let mut packages: BTreeMap<String, Vec<RockspecFile>> = BTreeMap::new();
    let mut units = Vec::new();
    for path in &source.rockspecs {
        match RockspecFile::read(draft, &project.shown(path)) {
            Ok(rockspec) => {
                packages.entry(rockspec.package.to_lowercase()).or_default().push(rockspec);
            }
            Err(failure) => units.push(Err(failure)),
        }
    }
    let alone = packages.len() == 1;
    for (package, rockspecs) in packages {
        let candidates: Vec<_> = rockspecs
            .into_iter()
            .map(|rockspec| of_rockspec(project, &base, &package, rockspec, alone))
            .collect();
        units.extend(choose(draft, candidates).map(Ok));
    }
    units
}

/// The rockspec of a package that a bump goes on from: the one that agrees with the handler, else the newest by LuaRocks'
/// order; a development one only when there is no other.
fn choose(draft: &Draft, mut candidates: Vec<Unit>) -> Option<Unit> {
    if candidates.iter().any(|unit| unit.released_rockspec().is_some()) {
        candidates.retain(|unit| unit.released_rockspec().is_some());
    }
    if candidates.len() > 1 {
        let agrees = |unit: &Unit| {
            let rockspec = unit.rockspec.as_ref()?.plugin_version().ok()?;
            let handler = unit.handler(draft, unit.plugins.first()?).ok()?;
            (handler.spelled.version == rockspec).then_some(())
        };
        if candidates.iter().any(|unit| agrees(unit).is_some()) {
            candidates.retain(|unit| agrees(unit).is_some());
        }
    }
    candidates.into_iter().max_by(|one, other| match (&one.rockspec, &other.rockspec) {
        (Some(one), Some(other)) => one.version.order(&other.version),
        _ => std::cmp::Ordering::Equal,
    })
}

fn of_rockspec(
    project: &Project,
    base: &Utf8Path,
    package: &str,
    rockspec: RockspecFile,
    alone: bool,
) -> Unit {
    let mut modules = listed_modules(base, &rockspec.fields);
    let listed = plugins_of(&modules);
    // Files beside a listed handler belong to the plugin too, and so does all that lies there when nothing is listed.
    let is_own =
        |name: &str| listed.iter().any(|plugin| plugin == name) || listed.is_empty() && alone;
    for (name, path) in modules_in_tree(project, base, is_own) {
        modules.entry(name).or_insert(path);
    }
    let plugins = plugins_of(&modules);
    let name = match plugins.as_slice() {
        [only] => only.clone(),
        _ => plugin_of(package).to_owned(),
    };
    Unit { name, base: base.to_owned(), rockspec: Some(rockspec), plugins, modules }
}

fn without_rockspec(project: &Project, failure: Failure) -> Vec<Result<Unit>> {
    let modules: BTreeMap<_, _> = modules_in_tree(project, "".into(), |_| true).collect();
    let plugins = plugins_of(&modules);
    if plugins.is_empty() {
        return vec![Err(failure)];
    }
    let unit = |name: String| {
        let prefix = format!("kong.plugins.{name}.");
        let own = modules.iter().filter(|(module, _)| module.starts_with(&prefix));
        let modules = own.map(|(module, path)| (module.clone(), path.clone())).collect();
        let base = Utf8PathBuf::from(format!("kong/plugins/{name}"));
        Ok(Unit { plugins: vec![name.clone()], name, base, rockspec: None, modules })
    };
    plugins.into_iter().map(unit).collect()
}

fn plugins_of(modules: &BTreeMap<String, Utf8PathBuf>) -> Vec<String> {
    modules.keys().filter_map(|module| handler::plugin_name(module)).map(str::to_owned).collect()
}

/// `build.modules` of a rockspec: Lua files by module name, paths relative to the project.
fn listed_modules(base: &Utf8Path, fields: &Table) -> BTreeMap<String, Utf8PathBuf> {
    let build = fields.get("build").as_table();
    let modules = build.and_then(|build| build.get("modules").as_table());
    let lua = modules.into_iter().flat_map(Table::entries).filter_map(|(name, path)| {
        let path = Utf8Path::new(path.as_str()?);
        let is_lua = path.extension() == Some("lua");
        is_lua.then_some((name.as_str()?.to_owned(), normal(&base.join(path))))
    });
    lua.collect()
}

/// A relative path without `.` parts.
fn normal(path: &Utf8Path) -> Utf8PathBuf {
    path.components().filter(|part| part.as_str() != ".").collect()
}

/// The Lua files below `kong/plugins/NAME` of the plugins that `is_own` takes, by module name.
fn modules_in_tree(
    project: &Project,
    base: &Utf8Path,
    is_own: impl Fn(&str) -> bool,
) -> impl Iterator<Item = (String, Utf8PathBuf)> {
    let top = base.join("kong/plugins");
    let folders = folder_entries(&project.root.join(&top));
    let own = folders.into_iter().filter(|(name, is_folder)| *is_folder && is_own(name));
    let mut files = Vec::new();
    for (name, _) in own {
        lua_files(&project.root, &top.join(name), 0, &mut files);
    }
    files.into_iter().filter_map(move |path| {
        let inside = path.strip_prefix(&top).ok()?.with_extension("");
        let name = inside.as_str().replace('/', ".");
        let name = name.strip_suffix(".init").unwrap_or(&name);
        Some((format!("kong.plugins.{name}"), path.clone()))
    })
}

fn lua_files(root: &Utf8Path, folder: &Utf8Path, depth: usize, files: &mut Vec<Utf8PathBuf>) {
    for (name, is_folder) in folder_entries(&root.join(folder)) {
        let path = folder.join(&name);
        if is_folder && depth < 8 {
            lua_files(root, &path, depth + 1, files);
        } else if path.extension() == Some("lua") {
            files.push(path);
        }
    }
}

/// The names in a folder and whether they are folders, sorted. Links to folders are not followed.
fn folder_entries(folder: &Utf8Path) -> Vec<(String, bool)> {
    let entries = folder.read_dir_utf8().into_iter().flatten().flatten();
    let mut entries: Vec<_> = entries
        .map(|entry| {
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            (entry.file_name().to_owned(), is_folder)
        })
        .collect();
    entries.sort_unstable();
    entries
}
