//! An entry: one file of a package, with its path in the archive, its contents and its mode.
//!
//! [`Entries`] is the whole list, sorted bytewise, each path once and safe to unpack. What the list holds is decided
//! elsewhere.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::hex::hex;

/// The permission of a file that is read.
pub(crate) const READ: u32 = 0o644;
/// The permission of a file that is run.
pub(crate) const RUN: u32 = 0o755;

/// The bytes of a file, shared by the entries that hold the same file, and their SHA-256 once it was asked for.
#[derive(Clone, Debug)]
pub(crate) struct Contents(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    bytes: Vec<u8>,
    sha256: OnceLock<String>,
}

impl Contents {
    /// Takes the bytes.
    pub(crate) fn new(bytes: Vec<u8>) -> Self {
        Self(Arc::new(Shared { bytes, sha256: OnceLock::new() }))
    }

    /// The bytes.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0.bytes
    }

    /// The SHA-256 in lower-case hexadecimal.
    pub(crate) fn sha256(&self) -> &str {
        self.0.sha256.get_or_init(|| hex(&Sha256::digest(&self.0.bytes)))
    }
}

impl PartialEq for Contents {
    fn eq(&self, other: &Self) -> bool {
        self.bytes() == other.bytes()
    }
}

/// One file of a package.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    /// What the file holds.
    pub(crate) contents: Contents,
    /// [`READ`] or [`RUN`].
    pub(crate) mode: u32,
}

/// The files of a package by path: `/` separated, relative, sorted bytewise. A directory stands here only when nothing
/// is in it; its path ends with `/`.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Entries {
    files: BTreeMap<String, Entry>,
}

/// A line of `--format json` and of `--list`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Listed {
    /// Path in the archive.
    pub(crate) path: String,
    /// Bytes before compression.
    pub(crate) size: usize,
    /// Lower-case hexadecimal.
    pub(crate) sha256: String,
}

impl Entries {
    /// Adds a file, or puts it in the place of an earlier one, which is given back.
    pub(crate) fn insert(
        &mut self,
        path: impl Into<String>,
        contents: Contents,
        mode: u32,
    ) -> Option<Entry> {
        self.files.insert(path.into(), Entry { contents, mode })
    }

    /// Notes a directory that has nothing in it.
    pub(crate) fn insert_empty_directory(&mut self, path: &str) {
        self.insert(format!("{path}/"), Contents::new(Vec::new()), RUN);
    }

    /// Takes the empty directories out.
    pub(crate) fn drop_empty_directories(&mut self) {
        self.files.retain(|path, _| !is_directory(path));
    }

    /// The file at `path`.
    pub(crate) fn get(&self, path: &str) -> Option<&Entry> {
        self.files.get(path)
    }

    /// All files and empty directories, sorted bytewise by path.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.files.iter().map(|(path, entry)| (path.as_str(), entry))
    }

    /// How many files and empty directories.
    pub(crate) fn len(&self) -> usize {
        self.files.len()
    }

    /// The list as people and programs see it.
    pub(crate) fn list(&self) -> Vec<Listed> {
        self.iter()
            .filter(|(path, _)| !is_directory(path))
            .map(|(path, entry)| Listed {
                path: path.to_owned(),
                size: entry.contents.bytes().len(),
                sha256: entry.contents.sha256().to_owned(),
            })
            .collect()
    }
}

/// Whether an entry's path is that of a directory.
pub(crate) fn is_directory(path: &str) -> bool {
    path.ends_with('/')
}

/// What is wrong with a path of an archive, `None` when it can be unpacked anywhere: relative, no `..`, no empty or `.`
/// component, no backslash, no control character, none longer than a file system takes.
pub(crate) fn path_fault(path: &str) -> Option<&'static str> {
    if path.is_empty() {
        return Some("is empty");
    }
    if path.starts_with('/') {
        return Some("is absolute");
    }
    if path.contains('\\') {
        return Some("has a backslash in it");
    }
    if path.chars().any(char::is_control) {
        return Some("has a control character in it");
    }
    if path.len() > 4096 {
        return Some("is longer than 4096 bytes");
    }
    path.split('/').find_map(|component| match component {
        ".." => Some("leads out of the package"),
        "" | "." => Some("has an empty component"),
        _ if component.len() > 255 => Some("has a component longer than 255 bytes"),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_cannot_be_unpacked_everywhere_has_a_fault() {
        let long = "x".repeat(256);
        for path in ["", "/a", "a/../b", "a//b", "./a", "a\\b", "a\nb", "a/", &long] {
            assert!(path_fault(path).is_some(), "{path:?}");
        }
        for path in ["a", "lua/kong/plugins/my-plugin/handler.lua", "doc/ein Wört", ".hidden"] {
            assert_eq!(path_fault(path), None, "{path:?}");
        }
    }
}
