//! A draft: the project's files as they would be, held in memory until all of it is proven.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use serde_json::json;

use super::{Change, diff};
use crate::disk;
use crate::failure::{Failure, Result};

/// Files of a project with changes that are not written yet. Paths are relative to the project.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    root: Utf8PathBuf,
    /// New contents by the path that the file has now.
    contents: BTreeMap<Utf8PathBuf, Vec<u8>>,
    /// New path by the path that the file has now.
    renames: BTreeMap<Utf8PathBuf, Utf8PathBuf>,
}

/// A file that a draft changes.
#[derive(Clone, Debug)]
pub(crate) struct Changed {
    /// Where it is now.
    pub(crate) from: Utf8PathBuf,
    /// Where it will be.
    pub(crate) to: Utf8PathBuf,
    /// What it holds now; empty for a new file.
    pub(crate) before: Vec<u8>,
    /// What it will hold.
    pub(crate) after: Vec<u8>,
}

impl Draft {
    /// The project as it is.
    pub(crate) fn new(root: &Utf8Path) -> Self {
        Self { root: root.to_owned(), contents: BTreeMap::new(), renames: BTreeMap::new() }
    }

    /// The contents of a file, changed or not.
    pub(crate) fn read(&self, path: &Utf8Path) -> Result<Vec<u8>> {
        match self.contents.get(path) {
            Some(contents) => Ok(contents.clone()),
            None => disk::read_source(&self.root.join(path)).map_err(|failure| failure.at(path)),
        }
    }

    /// The new contents of the files below `folder`, an absolute path, by their paths relative to it.
    pub(crate) fn below<'a>(
        &'a self,
        folder: &'a Utf8Path,
    ) -> impl Iterator<Item = (&'a Utf8Path, &'a [u8])> {
        let inside = folder.strip_prefix(&self.root).unwrap_or(folder);
        self.contents.iter().filter_map(move |(path, contents)| {
            Some((path.strip_prefix(inside).ok()?, contents.as_slice()))
        })
    }

    /// The text of a file, changed or not.
    pub(crate) fn text(&self, path: &Utf8Path) -> Result<String> {
        String::from_utf8(self.read(path)?)
            .map_err(|_| Failure::project("not UTF-8 text").at(path).help("save the file as UTF-8"))
    }

    /// Whether the file exists or the draft creates it.
    pub(crate) fn exists(&self, path: &Utf8Path) -> bool {
        self.contents.contains_key(path) || self.root.join(path).is_file()
    }

    /// Gives a file new contents.
    pub(crate) fn write(&mut self, path: &Utf8Path, contents: Vec<u8>) {
        self.contents.insert(path.to_owned(), contents);
    }

    /// Gives a file another name. The contents are addressed by the old one as before.
    pub(crate) fn rename(&mut self, from: &Utf8Path, to: Utf8PathBuf) -> Result<()> {
        let taken = self.root.join(&to).exists() || self.renames.values().any(|other| *other == to);
        if taken {
            return Err(Failure::project(format!("`{to}` exists already"))
                .at(from)
                .help("remove the one that is not needed, then try again"));
        }
        self.renames.insert(from.to_owned(), to);
        Ok(())
    }

    /// The files that get another name: the present one and the one to be. It looks at no file, so it may be asked once
    /// they are moved.
    pub(crate) fn moved(&self) -> impl Iterator<Item = (&Utf8Path, &Utf8Path)> {
        let moved = self.renames.iter().filter(|(from, to)| from != to);
        moved.map(|(from, to)| (from.as_path(), to.as_path()))
    }

    /// The path that a file will have.
    pub(crate) fn path(&self, path: &Utf8Path) -> Utf8PathBuf {
        self.renames.get(path).map_or(path, Utf8PathBuf::as_path).to_owned()
    }

    /// The path that a file has now, of the one that it will have.
    pub(crate) fn present_path(&self, path: &Utf8Path) -> Utf8PathBuf {
        let renamed = self.renames.iter().find(|(_, to)| to.as_path() == path);
        renamed.map_or(path, |(from, _)| from.as_path()).to_owned()
    }

    /// Whether nothing changes.
    pub(crate) fn is_empty(&self) -> bool {
        self.contents.is_empty() && self.renames.is_empty()
    }

    /// The files that change, sorted by path.
    pub(crate) fn changed(&self) -> Result<Vec<Changed>> {
        let mut paths: Vec<_> = self.contents.keys().chain(self.renames.keys()).collect();
        paths.sort_unstable();
        paths.dedup();
        let mut changed = Vec::new();
        for path in paths {
            let on_disk = self.root.join(path);
            let before = if on_disk.exists() { disk::read(&on_disk)? } else { Vec::new() };
            let (after, to) = (self.read(path)?, self.path(path));
            if before != after || to != *path {
                changed.push(Changed { from: path.clone(), to, before, after });
            }
        }
        Ok(changed)
    }

    /// One object for each file: `path`, what happens to it (`action`) and for a renamed one its present path (`from`).
    pub(crate) fn files(&self) -> Result<Vec<serde_json::Value>> {
        let files = self.changed()?.into_iter().map(|file| {
            let new = !self.root.join(&file.from).exists();
            match (file.from == file.to, new) {
                (true, false) => json!({ "path": file.to, "action": "changed" }),
                (true, true) => json!({ "path": file.to, "action": "created" }),
                _ => json!({ "path": file.to, "action": "renamed", "from": file.from }),
            }
        });
        Ok(files.collect())
    }

    /// All changes as a unified diff.
    pub(crate) fn diff(&self) -> Result<String> {
        let diffs = self.changed()?.into_iter().map(|file| {
            diff::unified(file.from.as_str(), file.to.as_str(), &file.before, &file.after)
        });
        Ok(diffs.collect())
    }

    /// The draft as changes to files.
    pub(crate) fn changes(&self) -> Result<Vec<Change>> {
        let mut changes = Vec::new();
        for Changed { from, to, after, .. } in self.changed()? {
            let on_disk = self.root.join(&from);
            if on_disk.is_symlink() {
                return Err(Failure::project("is a symbolic link, and links are not followed")
                    .at(&from)
                    .help(
                        "change the file where it lies, or put a file in the place of the link",
                    ));
            }
            let mode = disk::mode(&on_disk);
            changes.push(Change::Write { path: to.clone(), contents: after, mode });
            if to != from {
                changes.push(Change::Remove { path: from });
            }
        }
        Ok(changes)
    }
}
