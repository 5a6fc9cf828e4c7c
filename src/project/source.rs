//! A source: a directory of the project that rockspecs belong to. The paths in those rockspecs are relative to it.
//!
//! It knows where rockspecs may lie, as `luarocks make` does, and how several plugins share a repository. What is in a
//! rockspec is `rockspec`'s.

use camino::{Utf8Path, Utf8PathBuf};

use super::{Project, rockspecs_in};
use crate::failure::{Failure, Result};

/// How deep plugins may lie in a repository of several.
const DEPTH: usize = 3;

/// Directories that hold no plugin of the project's own.
pub(crate) const SKIPPED: [&str; 6] =
    ["lua_modules", "node_modules", "dist", "target", "spec", "servroot"];

/// The folders besides the directory itself in which `luarocks make` looks for rockspecs.
const ROCKSPEC_FOLDERS: [&str; 2] = ["rockspec", "rockspecs"];

/// A directory with its rockspecs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    /// Absolute path of the directory.
    pub(crate) base: Utf8PathBuf,
    /// Absolute paths, sorted by name; never empty.
    pub(crate) rockspecs: Vec<Utf8PathBuf>,
}

impl Source {
    /// The source that the rockspec at `path` belongs to: the folder above `rockspec/` or `rockspecs/`, else its own.
    pub(crate) fn of(path: &Utf8Path) -> Self {
        let folder = path.parent().unwrap_or(path);
        let is_rockspec_folder =
            folder.file_name().is_some_and(|name| ROCKSPEC_FOLDERS.contains(&name));
        let base = if is_rockspec_folder { folder.parent().unwrap_or(folder) } else { folder };
        Self { base: base.to_owned(), rockspecs: vec![path.to_owned()] }
    }

    fn at(base: &Utf8Path) -> Option<Self> {
        let mut rockspecs: Vec<_> = rockspecs_of(base).collect();
        rockspecs.sort_unstable();
        (!rockspecs.is_empty()).then(|| Self { base: base.to_owned(), rockspecs })
    }
}

impl Project {
    /// The directories that hold rockspecs: the root, or when it has none those below it that have. Sorted by path.
    pub(crate) fn sources(&self) -> Result<Vec<Source>> {
        if let Some(source) = Source::at(&self.root) {
            return Ok(vec![source]);
        }
        let mut sources = Vec::new();
        search(&self.root, DEPTH, usize::MAX, &mut sources);
        sources.sort_unstable_by(|one, other| one.base.cmp(&other.base));
        if sources.is_empty() {
            return Err(Failure::project(format!("there is no rockspec in `{}`", self.root))
                .help("`kongsmith init` writes one that lists the modules it finds"));
        }
        Ok(sources)
    }
}

/// The rockspecs of a folder, those in its rockspec folders included, in no particular order.
pub(crate) fn rockspecs_of(folder: &Utf8Path) -> impl Iterator<Item = Utf8PathBuf> {
    let below = ROCKSPEC_FOLDERS.map(|name| folder.join(name));
    rockspecs_in(folder).chain(below.into_iter().flat_map(|folder| rockspecs_in(&folder)))
}

/// Whether plugins lie below `folder`.
pub(super) fn any_below(folder: &Utf8Path) -> bool {
    let mut sources = Vec::new();
    search(folder, DEPTH, 1, &mut sources);
    !sources.is_empty()
}

/// Looks into the folders below `folder` until there are `enough`. A source is not searched for further ones, and links are not followed.
fn search(folder: &Utf8Path, depth: usize, enough: usize, sources: &mut Vec<Source>) {
    let Ok(entries) = folder.read_dir_utf8() else { return };
    for entry in entries.flatten() {
        if sources.len() >= enough {
            return;
        }
        let name = entry.file_name();
        let is_directory = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if !is_directory || name.starts_with('.') || SKIPPED.contains(&name) {
            continue;
        }
        match Source::at(entry.path()) {
            Some(source) => sources.push(source),
            None if depth > 1 => search(entry.path(), depth - 1, enough, sources),
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::*;

    fn sources(files: &[&str]) -> Option<Vec<(String, Vec<String>)>> {
        let folder = TempDir::new().unwrap();
        let root = Utf8PathBuf::from_path_buf(folder.path().to_owned()).unwrap();
        for file in files {
            let path = root.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let shown = |path: &Utf8Path| path.strip_prefix(&root).unwrap().to_string();
        let project = Project::open(&root).unwrap();
        let sources = project.sources().ok()?;
        Some(
            sources
                .iter()
                .map(|source| {
                    let rockspecs = source.rockspecs.iter().map(|path| shown(path));
                    (shown(&source.base), rockspecs.collect())
                })
                .collect(),
        )
    }

    fn source(base: &str, rockspecs: &[&str]) -> (String, Vec<String>) {
        (base.to_owned(), rockspecs.iter().map(|&path| path.to_owned()).collect())
    }

    #[test]
    fn the_root_and_its_rockspec_folders_are_one_source() {
        let found = sources(&["b-1-1.rockspec", "rockspecs/a-1-1.rockspec", "sub/c-1-1.rockspec"]);
        assert_eq!(found.unwrap(), [source("", &["b-1-1.rockspec", "rockspecs/a-1-1.rockspec"])]);
    }

    #[test]
    fn a_file_called_rockspec_is_one_and_a_folder_holds_some() {
        assert_eq!(sources(&["rockspec"]).unwrap(), [source("", &["rockspec"])]);
        let found = sources(&["rockspec/a-1-1.rockspec"]);
        assert_eq!(found.unwrap(), [source("", &["rockspec/a-1-1.rockspec"])]);
    }

    #[test]
    fn without_a_rockspec_in_the_root_every_folder_with_one_is_a_source() {
        let found = sources(&[
            "plugins/b/b-1-1.rockspec",
            "plugins/b/deep/x-1-1.rockspec",
            "plugins/a/rockspec/a-1-1.rockspec",
            "plugins/too/deep/for/x-1-1.rockspec",
            ".hidden/x-1-1.rockspec",
            "lua_modules/x-1-1.rockspec",
        ]);
        assert_eq!(
            found.unwrap(),
            [
                source("plugins/a", &["plugins/a/rockspec/a-1-1.rockspec"]),
                source("plugins/b", &["plugins/b/b-1-1.rockspec"]),
            ]
        );
    }

    #[test]
    fn a_project_without_a_rockspec_has_no_sources() {
        assert_eq!(sources(&["kong/plugins/x/handler.lua"]), None);
    }

    #[test]
    fn a_rockspec_belongs_to_the_folder_above_its_rockspec_folder() {
        let base = |path: &str| Source::of(path.into()).base;
        assert_eq!(base("/p/rockspecs/a-1-1.rockspec"), "/p");
        assert_eq!(base("/p/a-1-1.rockspec"), "/p");
    }
}
