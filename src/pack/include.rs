//! Included files: what `[pack] include` of `kongsmith.toml` adds to the packages, beyond what the rockspec names.
//!
//! A file below the folder of a module is deployed beside that module, so that the plugin finds it by its own path. Any
//! other file stays in the rock's own folder under its path in the project, as with `copy_directories`.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};

use super::entry::{READ, path_fault};
use super::layout::{Layout, Placement};
use super::problems::Problems;
use super::tree::{SourceTree, Trouble};
use crate::diagnostic::Diagnostic;
use crate::project::SETTINGS_FILE;
use crate::rockspec::inside;

/// Adds the files. `include` is relative to the project, `base` is the source's folder in it: what lies elsewhere belongs
/// to another plugin and is left out.
pub(crate) fn add(
    layout: &mut Layout,
    tree: &mut SourceTree,
    include: &[Utf8PathBuf],
    base: &Utf8Path,
    problems: &mut Problems,
) {
    let folders = module_folders(layout);
    for named in include {
        let path = match inside(named.as_str()) {
            Ok(path) => path,
            Err(refusal) => {
                problems.push(error(refusal.code, refusal.message, refusal.help));
                continue;
            }
        };
        let Ok(path) = path.strip_prefix(base) else { continue };
        match files(tree, path.as_str()) {
            Ok(files) => {
                for file in files {
                    place(layout, tree, &folders, file, problems);
                }
            }
            Err(why) => problems.push(error(
                "included-file",
                format!("`{named}` in `pack.include` {why}"),
                "correct the path, which is relative to the project, or take it out",
            )),
        }
    }
}

fn place(
    layout: &mut Layout,
    tree: &mut SourceTree,
    folders: &BTreeMap<String, String>,
    source: String,
    problems: &mut Problems,
) {
    let target = target(folders, &source);
    if layout.files.values().any(|placement| placement.source == source) {
        return;
    }
    match (path_fault(&target), tree.file(&source)) {
        (None, Ok(contents)) => {
            let placement = Placement { source, contents, mode: READ, swept: None };
            layout.files.insert(target, placement);
        }
        (Some(fault), _) => problems.push(error(
            "unsafe-path",
            format!("`{}` cannot stand in a package: it {fault}", source.escape_debug()),
            "rename the file",
        )),
        (None, Err(trouble)) => problems.push(error(
            "included-file",
            format!("`{source}` in `pack.include` {}", reason(&trouble)),
            "check the file and its permissions",
        )),
    }
}

/// Where a file goes: beside the modules of the nearest folder above it that has some.
fn target(folders: &BTreeMap<String, String>, source: &str) -> String {
    Utf8Path::new(source)
        .ancestors()
        .skip(1)
        .find_map(|folder| {
            let deployed = folders.get(folder.as_str())?;
            let rest = source[folder.as_str().len()..].trim_start_matches('/');
            Some(format!("{deployed}/{rest}"))
        })
        .unwrap_or_else(|| source.to_owned())
}

/// Source folder to deploy folder of the modules that keep their file's name. The top of the tree counts only if a
/// module lies there.
fn module_folders(layout: &Layout) -> BTreeMap<String, String> {
    let mut folders = BTreeMap::new();
    for (target, placement) in &layout.files {
        let (source_folder, source_name) = split(&placement.source);
        let (target_folder, target_name) = split(target);
        if target.starts_with("lua/") && source_name == target_name {
            folders.entry(source_folder.to_owned()).or_insert_with(|| target_folder.to_owned());
        }
    }
    folders
}

fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

fn files(tree: &mut SourceTree, path: &str) -> Result<Vec<String>, String> {
    if tree.is_directory(path) {
        return tree.walk(path).map(|walk| walk.files).map_err(|(_, trouble)| reason(&trouble));
    }
    match tree.file(path) {
        Ok(_) => Ok(vec![path.to_owned()]),
        Err(trouble) => Err(reason(&trouble)),
    }
}

fn reason(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Missing => "does not exist".to_owned(),
        Trouble::Directory => "is a directory".to_owned(),
        Trouble::NoDirectory | Trouble::Special => "is no regular file".to_owned(),
        Trouble::Outside(target) => {
            format!("is a link to `{target}`, which is outside of the project")
        }
        Trouble::Loop => "holds a link to a directory above it".to_owned(),
        Trouble::Unreadable(reason) => format!("cannot be read: {reason}"),
        Trouble::TooLarge => "makes the package larger than 128 MiB".to_owned(),
        Trouble::NotUtf8(name) => format!("holds a file whose name is not UTF-8: `{name}`"),
    }
}

fn error(code: &'static str, message: String, help: &str) -> Diagnostic {
    Diagnostic::error(code, message).at(SETTINGS_FILE).help(help)
}
