//! What LuaRocks finds by itself when a rockspec of format 3.0 lists no modules: every Lua file below `src`, `lua`, `lib`
//! or the project's root, the programs in `bin`, and the usual folders with documents.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};

use super::build::{Module, ModuleSource};
use super::install::InstallEntry;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Detected {
    /// The modules, sorted by name.
    pub(crate) modules: Vec<Module>,
    /// The programs; used only where the rockspec has no `build.install`.
    pub(crate) bin: Vec<InstallEntry>,
    /// The folders that are copied; used only where the rockspec has no `build.copy_directories`.
    pub(crate) copy_directories: Vec<String>,
}

/// First parts of paths below which nothing is a module.
const SKIPPED: [&str; 5] = ["spec", ".luarocks", "lua_modules", "test.lua", "tests.lua"];

/// Looks through `files`, all paths of a source tree relative to it, and its directories that have nothing in them:
/// LuaRocks asks whether `src` or `docs` is there, not what it holds.
pub(crate) fn autodetect(files: &[Utf8PathBuf], empty_directories: &[Utf8PathBuf]) -> Detected {
    let has = |folder: &str| {
        files.iter().any(|file| is_below(file, folder))
            || empty_directories.iter().any(|directory| directory.starts_with(folder))
    };
    let root = ["src", "lua", "lib"].into_iter().find(|folder| has(folder)).unwrap_or("");
    let mut modules: Vec<_> = files.iter().filter_map(|file| module(file, root)).collect();
    modules.sort_by(|a, b| a.name.cmp(&b.name));
    let programs = ["src/bin", "bin"].into_iter().find(|folder| has(folder));
    let bin: BTreeSet<_> = programs
        .map(|folder| files.iter().filter(|file| file.parent() == Some(Utf8Path::new(folder))))
        .into_iter()
        .flatten()
        .collect();
    Detected {
        modules,
        bin: bin
            .into_iter()
            .map(|file| InstallEntry { key: None, source: file.to_string() })
            .collect(),
        copy_directories: ["doc", "docs", "samples", "tests"]
            .into_iter()
            .filter(|folder| has(folder))
            .map(str::to_owned)
            .collect(),
    }
}

fn is_below(file: &Utf8Path, folder: &str) -> bool {
    file.as_str() != folder && file.starts_with(folder)
}

fn module(file: &Utf8Path, root: &str) -> Option<Module> {
    let inside = file.strip_prefix(root).ok()?;
    if SKIPPED.contains(&inside.components().next()?.as_str()) {
        return None;
    }
    let (stem, source) = if let Some(stem) = inside.as_str().strip_suffix(".lua") {
        (stem, ModuleSource::Lua(file.to_string()))
    } else if let Some(stem) = inside.as_str().strip_suffix(".c") {
        (stem, ModuleSource::Native(vec![file.to_string()]))
    } else {
        return None;
    };
    Some(Module { name: stem.replace('/', ".").trim_matches('.').to_owned(), source })
}
