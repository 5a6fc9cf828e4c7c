//! `build`: how LuaRocks turns a source tree into a rock, as far as it is known before the tree is looked at.

use super::format::Format;
use super::install::Install;
use crate::vm::{Table, Value};

/// The table `build`, `platforms` merged.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Build {
    /// Who builds.
    pub(crate) kind: BuildKind,
    /// `modules`, sorted by name; `None` where it is absent and LuaRocks, from format 3.0, looks for itself.
    pub(crate) modules: Option<Vec<Module>>,
    /// `install`
    pub(crate) install: Install,
    /// Whether `install` is there at all.
    pub(crate) has_install: bool,
    /// `copy_directories`, in order; `None` where it is absent and `doc` is copied if it is there.
    pub(crate) copy_directories: Option<Vec<String>>,
    /// `patches`: name to unified diff, applied in this order with one leading folder taken off.
    pub(crate) patches: Vec<(String, Vec<u8>)>,
    /// `extra_files`: path in the source tree to contents.
    pub(crate) extra_files: Vec<(String, Vec<u8>)>,
    /// The fields that neither LuaRocks nor its `builtin` build reads; other build types have their own.
    pub(crate) others: Vec<String>,
    /// What makes LuaRocks' build fail or crash, although the rockspec as such is accepted.
    pub(crate) wrong: Vec<Wrong>,
}

/// Something in `build` that LuaRocks does not check and then stumbles over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    /// The field, from `build` on.
    pub(crate) field: Vec<String>,
    /// What is wrong.
    pub(crate) message: String,
    /// What to do.
    pub(crate) help: &'static str,
}

/// `build.type`
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum BuildKind {
    /// `builtin`, its old name `module`, or none from format 3.0
    Builtin,
    /// `none`: only `install` and `copy_directories`
    Nothing,
    /// `make`, `cmake`, `command` or a type of somebody else's: needs programs of the machine
    Foreign(String),
    /// No type and a format before 3.0, which LuaRocks refuses
    Missing,
}

/// An entry of `build.modules`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Module {
    /// The name to `require`.
    pub(crate) name: String,
    /// What it is made of.
    pub(crate) source: ModuleSource,
}

impl Module {
    /// Whether it is a file of Lua.
    pub(crate) fn is_lua(&self) -> bool {
        matches!(self.source, ModuleSource::Lua(_))
    }
}

/// What a module is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ModuleSource {
    /// A file that ends in `.lua`, copied.
    Lua(String),
    /// Anything else, which LuaRocks compiles as C.
    Native(Vec<String>),
}

/// The fields of `build` that LuaRocks and its `builtin` build read.
pub(crate) const FIELDS: [&str; 7] =
    ["type", "modules", "install", "copy_directories", "patches", "extra_files", "platforms"];

impl Build {
    pub(super) fn read(value: &Value, format: Format) -> Self {
        let nothing = Table::default();
        let build = value.as_table().unwrap_or(&nothing);
        let (install, mut wrong) = Install::read(build.get("install"));
        let mut named_texts = |field: &str| named_texts(field, build.get(field), &mut wrong);
        let [patches, extra_files] = ["patches", "extra_files"].map(&mut named_texts);
        Self {
            kind: BuildKind::read(build.get("type"), format),
            modules: modules(build.get("modules"), &mut wrong),
            install,
            has_install: build.get("install").is_truthy(),
            copy_directories: match build.get("copy_directories") {
                Value::Table(list) => Some(list.entries().map(|(_, name)| name.text()).collect()),
                _ => None,
            },
            patches,
            extra_files,
            others: build
                .entries()
                .filter_map(|(key, _)| key.as_str())
                .filter(|name| !FIELDS.contains(name))
                .map(str::to_owned)
                .collect(),
            wrong,
        }
    }
}

impl BuildKind {
    fn read(value: &Value, format: Format) -> Self {
        match value.as_str() {
            Some("builtin" | "module") => Self::Builtin,
            Some("none") => Self::Nothing,
            Some(other) => Self::Foreign(other.to_owned()),
            None if format >= Format::V3_0 => Self::Builtin,
            None => Self::Missing,
        }
    }
}

impl Wrong {
    pub(super) fn new(field: &[&str], message: String, help: &'static str) -> Self {
        let field = ["build"].iter().chain(field).map(|name| (*name).to_owned()).collect();
        Self { field, message, help }
    }
}

const MODULE_HELP: &str = "write each module with its name: `[\"kong.plugins.NAME.handler\"] = \"kong/plugins/NAME/handler.lua\"`";

fn modules(value: &Value, wrong: &mut Vec<Wrong>) -> Option<Vec<Module>> {
    let table = match value {
        Value::Nil | Value::Boolean(false) => return None,
        Value::Table(table) => table,
        other => {
            let message =
                format!("`build.modules` is a {}, not a table of modules", other.type_name());
            wrong.push(Wrong::new(&["modules"], message, MODULE_HELP));
            return Some(Vec::new());
        }
    };
    let mut modules = Vec::new();
    for (key, value) in table.entries() {
        match (key.as_str(), sources(value)) {
            (Some(name), Some(source)) => modules.push(Module { name: name.to_owned(), source }),
            (None, _) => {
                let message = format!(
                    "`{}` in `build.modules` has no name but the {} {}",
                    value.text(),
                    key.type_name(),
                    key.text()
                );
                wrong.push(Wrong::new(&["modules"], message, MODULE_HELP));
            }
            (Some(name), None) => {
                let message = format!(
                    "the module `{name}` is a {} where its file belongs",
                    value.type_name()
                );
                wrong.push(Wrong::new(&["modules", name], message, MODULE_HELP));
            }
        }
    }
    Some(modules)
}

fn sources(value: &Value) -> Option<ModuleSource> {
    match value {
        Value::String(_) => {
            let path = value.as_str()?.to_owned();
            Some(if path.rsplit_once('.').is_some_and(|(_, ending)| ending == "lua") {
                ModuleSource::Lua(path)
            } else {
                ModuleSource::Native(vec![path])
            })
        }
        Value::Table(table) => {
            let list = match table.get("sources") {
                _ if *table.index(1) != Value::Nil => value,
                other => other,
            };
            Some(ModuleSource::Native(match list {
                Value::Table(list) => list.sequence().map(Value::text).collect(),
                Value::String(_) => vec![list.text()],
                _ => Vec::new(),
            }))
        }
        _ => None,
    }
}

const TEXTS_HELP: &str = "write it as a table from names to texts";

fn named_texts(field: &str, value: &Value, wrong: &mut Vec<Wrong>) -> Vec<(String, Vec<u8>)> {
    let table = match value {
        Value::Nil | Value::Boolean(false) => return Vec::new(),
        Value::Table(table) => table,
        other => {
            let message = format!("`build.{field}` is a {}, not a table", other.type_name());
            wrong.push(Wrong::new(&[field], message, TEXTS_HELP));
            return Vec::new();
        }
    };
    let mut texts = Vec::new();
    for (name, text) in table.entries() {
        match text {
            Value::String(text) => texts.push((name.text(), text.clone())),
            other => {
                let message = format!(
                    "`{}` in `build.{field}` is a {}, not a text",
                    name.text(),
                    other.type_name()
                );
                wrong.push(Wrong::new(&[field], message, TEXTS_HELP));
            }
        }
    }
    texts
}
