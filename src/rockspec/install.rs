//! `build.install`: files that are copied as they are, by kind.

use super::build::Wrong;
use crate::vm::{Table, Value};

/// The four tables of `build.install`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Install {
    /// Lua modules and files that lie beside them.
    pub(crate) lua: Vec<InstallEntry>,
    /// Libraries.
    pub(crate) lib: Vec<InstallEntry>,
    /// Configuration, which stays in the rock's own folder.
    pub(crate) conf: Vec<InstallEntry>,
    /// Programs.
    pub(crate) bin: Vec<InstallEntry>,
}

/// One file of `build.install`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InstallEntry {
    /// Its key: a module name in `lua` and `lib`, a path in `conf` and `bin`. `None` for an element of an array.
    pub(crate) key: Option<String>,
    /// The file's path in the source tree.
    pub(crate) source: String,
}

impl Install {
    /// Reads the table; entries that are not texts are named by the error, in LuaRocks' words.
    pub(super) fn read(value: &Value) -> (Self, Vec<Wrong>) {
        let mut wrong = Vec::new();
        let mut read = |kind: &str| match value.as_table().map(|install| install.get(kind)) {
            Some(Value::Table(files)) => entries(kind, files, &mut wrong),
            _ => Vec::new(),
        };
        let install =
            Self { lua: read("lua"), lib: read("lib"), conf: read("conf"), bin: read("bin") };
        (install, wrong)
    }
}

fn entries(kind: &str, files: &Table, wrong: &mut Vec<Wrong>) -> Vec<InstallEntry> {
    let mut read = Vec::new();
    for (key, value) in files.entries() {
        let key = match key {
            Value::String(_) => Some(key.text()),
            _ => None,
        };
        if let Some(source) = value.as_str() {
            read.push(InstallEntry { key, source: source.to_owned() });
            continue;
        }
        let message = format!(
            "`build.install.{kind}` holds a {} where the path of a file belongs",
            value.type_name()
        );
        let help = "name the file in quotation marks, relative to the rockspec";
        wrong.push(Wrong::new(&["install", kind], message, help));
    }
    read
}
