//! The source tree: the files that a rockspec's paths are relative to, as they will be once its patches are applied.
//!
//! Paths are normalized, relative and `/` separated. Nothing is read that lies outside of the project, be it by `..` or
//! by a symbolic link, and nothing is written: patches change an overlay in memory.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::io::{self, Read};
use std::path::PathBuf;

use camino::{Utf8Path, Utf8PathBuf};

use super::entry::Contents;
use crate::project::source::SKIPPED;

/// The files below a directory.
#[derive(Debug)]
pub(crate) struct SourceTree {
    base: Utf8PathBuf,
    /// Canonical path of the project: no link may lead out of it.
    boundary: PathBuf,
    /// Files that patches wrote (`Some`) or removed (`None`).
    overlay: BTreeMap<String, Option<Contents>>,
    read: HashMap<String, Contents>,
    /// How many bytes were read.
    size: u64,
    /// Canonical paths of directories.
    real: HashMap<Utf8PathBuf, PathBuf>,
}

/// How many bytes all files of a tree may have that are read: they are in memory together.
const LARGEST: u64 = 128 << 20;

/// Why a path cannot be packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// Nothing is there.
    Missing,
    /// A directory stands where a file is meant.
    Directory,
    /// A file stands where a directory is meant.
    NoDirectory,
    /// A device, socket or pipe.
    Special,
    /// A symbolic link leads to this place outside of the project.
    Outside(String),
    /// A symbolic link leads back to a directory above it.
    Loop,
    /// The operating system's reason.
    Unreadable(String),
    /// With this file, more would be read than a package may hold.
    TooLarge,
    /// A file name that is not UTF-8, as far as it can be shown.
    NotUtf8(String),
}

/// A file that a wrong path may have meant.
#[derive(Debug)]
pub(crate) struct Similar {
    pub(crate) path: String,
    /// Whether no other file has its name.
    pub(crate) is_only: bool,
}

/// What a directory holds, all levels, paths relative to the tree's base, sorted.
#[derive(Debug, Default)]
pub(crate) struct Walk {
    pub(crate) files: Vec<String>,
    pub(crate) empty_directories: Vec<String>,
}

/// `folder/name`, or `name` alone in the empty folder.
pub(crate) fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

impl SourceTree {
    /// The tree at `base`; links may lead anywhere inside of `boundary`.
    pub(crate) fn new(base: &Utf8Path, boundary: &Utf8Path) -> Self {
        let boundary = boundary.canonicalize().unwrap_or_else(|_| boundary.into());
        Self {
            base: base.to_owned(),
            boundary,
            overlay: BTreeMap::new(),
            read: HashMap::new(),
            size: 0,
            real: HashMap::new(),
        }
    }

    /// The contents of a file, read once.
    pub(crate) fn file(&mut self, path: &str) -> Result<Contents, Trouble> {
        if let Some(patched) = self.overlay.get(path) {
            return patched.clone().ok_or(Trouble::Missing);
        }
        if let Some(contents) = self.read.get(path) {
            return Ok(contents.clone());
        }
        let full = self.base.join(path);
        let metadata = self.inside(&full)?;
        if metadata.is_dir() {
            return Err(Trouble::Directory);
        }
        if !metadata.is_file() {
            return Err(Trouble::Special);
        }
        if metadata.len() > LARGEST - self.size {
            return Err(Trouble::TooLarge);
        }
        let mut bytes = Vec::new();
        // A file may grow while it is read, and some have no size before that.
        fs::File::open(&full)
            .and_then(|file| file.take(LARGEST - self.size + 1).read_to_end(&mut bytes))
            .map_err(|error| trouble(&error))?;
        self.size += bytes.len() as u64;
        if self.size > LARGEST {
            self.size = LARGEST;
            return Err(Trouble::TooLarge);
        }
        let contents = Contents::new(bytes);
        self.read.insert(path.to_owned(), contents.clone());
        Ok(contents)
    }

    /// Says what a file that is there holds, whatever is on disk.
    pub(crate) fn know(&mut self, path: &str, contents: &[u8]) {
        self.read.insert(path.to_owned(), Contents::new(contents.to_vec()));
    }

    /// Whether a directory is there.
    pub(crate) fn is_directory(&self, path: &str) -> bool {
        let prefix = format!("{path}/");
        let patched = self
            .overlay
            .iter()
            .any(|(file, contents)| contents.is_some() && file.starts_with(&prefix));
        patched || self.base.join(path).is_dir()
    }

    /// Whether something is there.
    pub(crate) fn exists(&self, path: &str) -> bool {
        match self.overlay.get(path) {
            Some(patched) => patched.is_some(),
            None => self.base.join(path).exists(),
        }
    }

    /// Puts contents in the place of a file, as a patch does; `None` removes it.
    pub(crate) fn overlay(&mut self, path: &str, contents: Option<Vec<u8>>) {
        self.overlay.insert(path.to_owned(), contents.map(Contents::new));
    }

    /// The contents of a file as it is on disk, whatever patches did to it. `None` where it cannot be read.
    pub(crate) fn original(&mut self, path: &str) -> Option<Contents> {
        let patched = self.overlay.remove(path);
        let contents = self.file(path).ok();
        if let Some(patched) = patched {
            self.overlay.insert(path.to_owned(), patched);
        }
        contents
    }

    /// The paths that patches wrote or removed.
    pub(crate) fn patched(&self) -> Vec<String> {
        self.overlay.keys().cloned().collect()
    }

    /// A file elsewhere in the tree with the same name, in any case: what a wrong path may have meant.
    pub(crate) fn similar(&mut self, path: &str) -> Option<Similar> {
        let wanted = path.rsplit('/').next()?.to_lowercase();
        let enter = |_: &str, name: &str| !name.starts_with('.') && !SKIPPED.contains(&name);
        let walk = self.walk_where("", &enter).ok()?;
        let shared = |other: &str| {
            let parts =
                |path: &str| path.split('/').rev().map(str::to_lowercase).collect::<Vec<_>>();
            parts(path).iter().zip(parts(other)).take_while(|(one, other)| *one == other).count()
        };
        let same_name = walk.files.into_iter().filter(|file| {
            file.rsplit('/').next().is_some_and(|name| name.to_lowercase() == wanted)
        });
        let same_name: Vec<_> = same_name.collect();
        let is_only = same_name.len() == 1;
        let path = same_name.into_iter().max_by_key(|file| shared(file))?;
        Some(Similar { path, is_only })
    }

    /// The names in a directory, sorted bytewise.
    pub(crate) fn list(&mut self, folder: &str) -> Result<Vec<String>, Trouble> {
        let full = self.base.join(folder);
        let mut names = BTreeSet::new();
        match self.inside(&full) {
            Ok(metadata) if metadata.is_dir() => {
                for entry in fs::read_dir(&full).map_err(|error| trouble(&error))? {
                    let name = entry.map_err(|error| trouble(&error))?.file_name();
                    names.insert(
                        name.into_string().map_err(|name| {
                            Trouble::NotUtf8(name.to_string_lossy().into_owned())
                        })?,
                    );
                }
            }
            Ok(_) => return Err(Trouble::NoDirectory),
            Err(Trouble::Missing) if self.is_directory(folder) => {}
            Err(trouble) => return Err(trouble),
        }
        for (path, contents) in &self.overlay {
            let inside = if folder.is_empty() {
                Some(path.as_str())
            } else {
                path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'))
            };
            let Some(inside) = inside else { continue };
            match (inside.split_once('/'), contents) {
                (Some((first, _)), Some(_)) => drop(names.insert(first.to_owned())),
                (None, Some(_)) => drop(names.insert(inside.to_owned())),
                (None, None) => drop(names.remove(inside)),
                (Some(_), None) => {}
            }
        }
        Ok(names.into_iter().collect())
    }

    /// All files below a directory, links followed as LuaRocks does. What is no file and no directory is left out, and
    /// so are links to nothing. The error names the path.
    pub(crate) fn walk(&mut self, folder: &str) -> Result<Walk, (String, Trouble)> {
        let mut walk = Walk::default();
        let mut above = Vec::new();
        self.walk_into(folder, &|_, _| true, &mut above, &mut walk)?;
        Ok(walk)
    }

    /// Like [`walk`](Self::walk), of the parts that `enter` lets in: it gets the path and the name.
    pub(crate) fn walk_where(
        &mut self,
        folder: &str,
        enter: &dyn Fn(&str, &str) -> bool,
    ) -> Result<Walk, (String, Trouble)> {
        let mut walk = Walk::default();
        self.walk_into(folder, enter, &mut Vec::new(), &mut walk)?;
        Ok(walk)
    }

    fn walk_into(
        &mut self,
        folder: &str,
        enter: &dyn Fn(&str, &str) -> bool,
        above: &mut Vec<PathBuf>,
        walk: &mut Walk,
    ) -> Result<(), (String, Trouble)> {
        let full = self.base.join(folder);
        let real = full.canonicalize().unwrap_or_else(|_| full.into());
        if above.contains(&real) {
            return Err((folder.to_owned(), Trouble::Loop));
        }
        above.push(real);
        let names = self.list(folder).map_err(|trouble| (folder.to_owned(), trouble))?;
        if names.is_empty() {
            walk.empty_directories.push(folder.to_owned());
        }
        for name in names {
            let path = join(folder, &name);
            if !enter(&path, &name) {
                continue;
            }
            match self.kind(&path) {
                Ok(Kind::Directory) => self.walk_into(&path, enter, above, walk)?,
                Ok(Kind::File) => walk.files.push(path),
                Ok(Kind::Other) | Err(Trouble::Missing) => {}
                Err(trouble) => return Err((path, trouble)),
            }
        }
        above.pop();
        Ok(())
    }

    fn kind(&mut self, path: &str) -> Result<Kind, Trouble> {
        if self.overlay.get(path).is_some_and(Option::is_some) {
            return Ok(Kind::File);
        }
        match self.inside(&self.base.join(path)) {
            Ok(metadata) if metadata.is_dir() => Ok(Kind::Directory),
            Ok(metadata) if metadata.is_file() => Ok(Kind::File),
            Ok(_) => Ok(Kind::Other),
            Err(Trouble::Missing) if self.is_directory(path) => Ok(Kind::Directory),
            Err(trouble) => Err(trouble),
        }
    }

    /// What is at a path, once it is sure that it lies inside of the project.
    fn inside(&mut self, full: &Utf8Path) -> Result<fs::Metadata, Trouble> {
        let metadata = fs::symlink_metadata(full).map_err(|error| trouble(&error))?;
        let parent = full.parent().unwrap_or(full);
        let real = if metadata.is_symlink() || full == self.base {
            full.canonicalize().map_err(|error| trouble(&error))?
        } else {
            self.real_directory(parent)?
        };
        if !real.starts_with(&self.boundary) {
            return Err(Trouble::Outside(real.display().to_string()));
        }
        if metadata.is_symlink() {
            return fs::metadata(full).map_err(|error| trouble(&error));
        }
        Ok(metadata)
    }

    fn real_directory(&mut self, folder: &Utf8Path) -> Result<PathBuf, Trouble> {
        if let Some(real) = self.real.get(folder) {
            return Ok(real.clone());
        }
        let real = folder.canonicalize().map_err(|error| trouble(&error))?;
        self.real.insert(folder.to_owned(), real.clone());
        Ok(real)
    }
}

enum Kind {
    Directory,
    File,
    Other,
}

fn trouble(error: &io::Error) -> Trouble {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Trouble::Missing,
        io::ErrorKind::IsADirectory => Trouble::Directory,
        _ => {
            let text = error.to_string();
            let reason = text.find(" (os error").map_or(text.as_str(), |end| &text[..end]);
            Trouble::Unreadable(reason.to_lowercase())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patched_files_hide_those_on_disk() {
        let folder = tempfile::tempdir().unwrap();
        let base = Utf8PathBuf::from_path_buf(folder.path().to_owned()).unwrap();
        fs::create_dir(base.join("d")).unwrap();
        fs::write(base.join("d/a"), "old").unwrap();
        fs::write(base.join("d/b"), "b").unwrap();
        let mut tree = SourceTree::new(&base, &base);
        tree.overlay("d/a", Some(b"new".to_vec()));
        tree.overlay("d/b", None);
        tree.overlay("d/e/c", Some(b"c".to_vec()));
        assert_eq!(tree.file("d/a").unwrap().bytes(), b"new");
        assert_eq!(tree.file("d/b").unwrap_err(), Trouble::Missing);
        assert_eq!(tree.walk("d").unwrap().files, ["d/a", "d/e/c"]);
        assert_eq!(fs::read(base.join("d/a")).unwrap(), b"old");
    }

    #[cfg(unix)]
    #[test]
    fn links_may_not_leave_the_project_nor_go_in_circles() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let root = Utf8PathBuf::from_path_buf(folder.path().canonicalize().unwrap()).unwrap();
        let base = root.join("project");
        fs::create_dir_all(base.join("d")).unwrap();
        fs::write(root.join("secret"), "s").unwrap();
        fs::write(base.join("shared"), "s").unwrap();
        symlink("../secret", base.join("out")).unwrap();
        symlink("../shared", base.join("d/in")).unwrap();
        symlink("..", base.join("d/round")).unwrap();
        symlink("itself", base.join("itself")).unwrap();
        symlink("nowhere", base.join("nothing")).unwrap();
        let mut tree = SourceTree::new(&base, &base);
        assert_eq!(tree.file("out").unwrap_err(), Trouble::Outside(root.join("secret").into()));
        assert_eq!(tree.file("d/in").unwrap().bytes(), b"s");
        assert_eq!(tree.walk("d").unwrap_err().1, Trouble::Loop);
        assert!(matches!(tree.file("itself").unwrap_err(), Trouble::Unreadable(_)));
        assert_eq!(tree.file("nothing").unwrap_err(), Trouble::Missing);
    }
}
