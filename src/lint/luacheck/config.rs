//! A configuration of luacheck: what a `.luacheckrc` sets, for which files.
//!
//! Paths are relative to the directory of the `.luacheckrc`, which is the project's.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use camino::Utf8Path;

use super::definition::Definition;
use super::glob;
use super::inline::named_std;
use super::options::{Globals, MACROS, Options, Std};
use super::resolved::Resolved;
use crate::vm::{Table, Value};

/// The files to which luacheck adds a standard by itself.
const USUAL: [(&str, &str); 6] = [
    ("**/spec/**/*_spec.lua", "busted"),
    ("**/test/**/*_spec.lua", "busted"),
    ("**/tests/**/*_spec.lua", "busted"),
    ("**/*.rockspec", "rockspec"),
    ("**/*.luacheckrc", "luacheckrc"),
    ("**/config.ld", "ldoc"),
];

/// What applies to which files.
#[derive(Debug)]
pub(crate) struct Config {
    options: Rc<Options>,
    /// The less specific globs first.
    overrides: Vec<(String, Rc<Options>)>,
    excluded: Vec<String>,
    included: Vec<String>,
    standards: BTreeMap<String, Definition>,
    known: RefCell<HashMap<Vec<usize>, Rc<Resolved>>>,
}

impl Default for Config {
    /// What applies in a project without a `.luacheckrc`: OpenResty, Kong, and busted in specs.
    fn default() -> Self {
        let named = |name: &str| Definition::standard(name).unwrap_or_default();
        let plugin = Std::Named(vec![named("ngx_lua"), named("kong")], false);
        let spec = Rc::new(adding(named("busted")));
        let spec_globs = ["**/*_spec.lua", "spec"].map(|glob| (glob.to_owned(), Rc::clone(&spec)));
        Self {
            options: Rc::new(Options { std: Some(plugin), ..Options::default() }),
            overrides: spec_globs.to_vec(),
            excluded: Vec::new(),
            included: Vec::new(),
            standards: BTreeMap::new(),
            known: RefCell::default(),
        }
    }
}

impl Config {
    /// Reads what a `.luacheckrc` assigned. The error says which option has a value that luacheck refuses.
    pub(crate) fn of(assigned: &Table) -> Result<Self, String> {
        let mut standards = BTreeMap::new();
        for (name, table) in entries(assigned.get("stds")) {
            if let (Some(name), Some(table)) = (name.as_str(), table.as_table()) {
                standards.insert(name.to_owned(), standard_table(table));
            }
        }
        let find = |name: &str| standard(&standards, name);
        let options = Rc::new(options(assigned, &find)?);
        let mut files = BTreeMap::new();
        for (pattern, value) in entries(assigned.get("files")) {
            if let (Some(pattern), Some(table)) = (pattern.as_str(), value.as_table()) {
                let read = self::options(table, &find);
                let read = read.map_err(|error| format!("for `{pattern}`: {error}"))?;
                files.insert(pattern.to_owned(), read);
            }
        }
        for (pattern, std) in USUAL {
            let usual = adding(Definition::standard(std).unwrap_or_default());
            let options = files.entry(pattern.to_owned()).or_default();
            options.std = options.std.take().or(usual.std);
        }
        let mut overrides: Vec<_> =
            files.into_iter().map(|(pattern, options)| (pattern, Rc::new(options))).collect();
        overrides.sort_by(|(one, _), (other, _)| glob::compare(one, other));
        Ok(Self {
            options,
            overrides,
            excluded: strings(assigned, "exclude_files")?.unwrap_or_default(),
            included: strings(assigned, "include_files")?.unwrap_or_default(),
            standards,
            known: RefCell::default(),
        })
    }

    /// What applies to the file at `path` without its comments; `None` when it is excluded.
    pub(crate) fn resolved(&self, path: &Utf8Path) -> Option<Rc<Resolved>> {
        let is_in = |globs: &[String]| globs.iter().any(|glob| glob::matches(glob, path.as_str()));
        if is_in(&self.excluded) || !(self.included.is_empty() || is_in(&self.included)) {
            return None;
        }
        let applying: Vec<_> = (0..self.overrides.len())
            .filter(|index| glob::matches(&self.overrides[*index].0, path.as_str()))
            .collect();
        let mut known = self.known.borrow_mut();
        let resolved = known.entry(applying).or_insert_with_key(|applying| {
            let overrides = applying.iter().map(|index| &self.overrides[*index].1);
            Resolved::of(std::iter::once(&self.options).chain(overrides).map(Rc::clone))
        });
        Some(Rc::clone(resolved))
    }

    /// The standard of that name.
    pub(super) fn standard(&self, name: &str) -> Option<Definition> {
        standard(&self.standards, name)
    }
}

fn standard(own: &BTreeMap<String, Definition>, name: &str) -> Option<Definition> {
    own.get(name).cloned().or_else(|| Definition::standard(name))
}

fn adding(standard: Definition) -> Options {
    Options { std: Some(Std::Named(vec![standard], true)), ..Options::default() }
}

fn options(
    table: &Table,
    standard: &dyn Fn(&str) -> Option<Definition>,
) -> Result<Options, String> {
    let std = match table.get("std") {
        Value::Nil => None,
        Value::Table(table) => Some(Std::Table(standard_table(table))),
        value => {
            let name = value.as_str().ok_or("`std` is neither a text nor a table")?;
            let unknown =
                || format!("`std` names a standard that luacheck does not know: `{name}`");
            Some(named_std(name, standard).ok_or_else(unknown)?)
        }
    };
    let mut options = Options {
        std,
        globals: globals(table, "globals")?,
        read_globals: globals(table, "read_globals")?,
        not_globals: strings(table, "not_globals")?.unwrap_or_default(),
        ignore: strings(table, "ignore")?,
        only: strings(table, "only")?,
        enable: strings(table, "enable")?,
        ..Options::default()
    };
    let flags = ["compat", "unused_secondaries", "module", "allow_defined", "allow_defined_top"];
    for name in flags.into_iter().chain(MACROS.map(|(name, _)| name)) {
        match table.get(name) {
            Value::Nil => {}
            Value::Boolean(on) => options.set_flag(name, *on),
            _ => return Err(format!("`{name}` is neither true nor false")),
        }
    }
    Ok(options)
}

fn globals(table: &Table, name: &str) -> Result<Option<Globals>, String> {
    let new_name = format!("new_{name}");
    let (value, new, name) = match table.get(&new_name) {
        Value::Nil => (table.get(name), false, name),
        value => (value, true, new_name.as_str()),
    };
    let table = match value {
        Value::Nil => return Ok(None),
        Value::Table(table) => table,
        _ => return Err(format!("`{name}` is not a table")),
    };
    let list = table.sequence().filter_map(|value| value.as_str().map(str::to_owned)).collect();
    let mut map = Definition::default();
    for (key, value) in table.entries() {
        if let (Some(key), Some(value)) = (key.as_str(), value.as_table()) {
            map.fields.insert(key.into(), definition(value));
        }
    }
    Ok(Some(Globals { list, map, new }))
}

fn strings(table: &Table, name: &str) -> Result<Option<Vec<String>>, String> {
    match table.get(name) {
        Value::Nil => Ok(None),
        Value::Table(list) => Ok(Some(
            list.sequence().filter_map(|value| value.as_str().map(str::to_owned)).collect(),
        )),
        _ => Err(format!("`{name}` is not a list")),
    }
}

/// `{ globals = fields, read_globals = fields }`
fn standard_table(table: &Table) -> Definition {
    let mut result = Definition::default();
    for name in ["globals", "read_globals"] {
        if let Some(table) = table.get(name).as_table() {
            result.add(&fields(table), false);
        }
    }
    result
}

/// `{ other_fields = true, fields = fields }`
fn definition(table: &Table) -> Definition {
    let mut result = table.get("fields").as_table().map(fields).unwrap_or_default();
    result.other_fields = match table.get("other_fields") {
        Value::Boolean(open) => Some(*open),
        _ => None,
    };
    result
}

/// Names in the list part may be indexed with anything; keys have a definition.
fn fields(table: &Table) -> Definition {
    let mut result = Definition::default();
    for (key, value) in table.entries() {
        match (key.as_str(), value) {
            (Some(key), Value::Table(table)) => {
                result.fields.insert(key.into(), definition(table));
            }
            (None, value) => {
                if let Some(name) = value.as_str() {
                    result.fields.insert(name.into(), Definition::open());
                }
            }
            _ => {}
        }
    }
    result
}

fn entries(value: &Value) -> impl Iterator<Item = (&Value, &Value)> {
    value.as_table().into_iter().flat_map(Table::entries)
}
