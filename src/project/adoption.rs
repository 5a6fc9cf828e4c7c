//! An adoption: what of a template's files a directory with work in it gets. Nothing that is there is changed, but
//! `.gitignore`, which gets the lines that it lacks.

use camino::{Utf8Path, Utf8PathBuf};

use super::inventory::Inventory;
use crate::disk;
use crate::failure::{Failure, Result};
use crate::template::{Tree, TreeFile};

/// What becomes of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Adopted {
    /// Path relative to the directory: of the file that is kept, or of the one that is made.
    pub(crate) path: Utf8PathBuf,
    /// What becomes of it.
    pub(crate) status: Status,
    /// What it holds now; `None` when it is not there.
    pub(crate) before: Option<Vec<u8>>,
    /// What it holds afterwards.
    pub(crate) after: Vec<u8>,
    /// Unix permission.
    pub(crate) mode: u32,
}

/// What becomes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// It is made.
    Created,
    /// It is there and stays as it is.
    Kept,
    /// It is there and gets further lines.
    Appended,
}

impl Status {
    /// The word for it, in JSON too.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Kept => "kept",
            Self::Appended => "appended",
        }
    }
}

/// Compares the files of `tree` with what is in `root`. `has_code` says that the plugin's Lua files are there, so that the
/// template's are not wanted; `name` is the plugin's.
pub(crate) fn adopt(
    root: &Utf8Path,
    inventory: &Inventory,
    tree: &Tree,
    name: &str,
    has_code: bool,
) -> Result<Vec<Adopted>> {
    let mut adopted: Vec<Adopted> = Vec::new();
    for file in &tree.files {
        let path = &file.path;
        let there = root.join(path).symlink_metadata().is_ok();
        check_folders(root, path)?;
        let kept = if there { Some(path.clone()) } else { taken(inventory, path, name, has_code) };
        let next = match kept {
            Some(kept) if kept == ".gitignore" => append(root, file)?,
            Some(kept) => Some(keep(root, kept)),
            None if has_code && is_code(path) => None,
            None => Some(Adopted {
                path: path.clone(),
                status: Status::Created,
                before: None,
                after: file.contents.clone(),
                mode: file.mode,
            }),
        };
        adopted.extend(next.filter(|next| !adopted.iter().any(|known| known.path == next.path)));
    }
    adopted.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(adopted)
}

/// A failure when a file stands where a folder has to be.
fn check_folders(root: &Utf8Path, path: &Utf8Path) -> Result<()> {
    let folders = path.ancestors().skip(1).filter(|folder| !folder.as_str().is_empty());
    for folder in folders {
        let there = root.join(folder);
        if there.exists() && !there.is_dir() {
            return Err(Failure::project(format!("it is a file, and `{path}` has to go below it"))
                .at(folder)
                .help("rename it or move it away"));
        }
    }
    Ok(())
}

/// The file that fills the place of the target `path`, under whatever name.
fn taken(
    inventory: &Inventory,
    path: &Utf8Path,
    name: &str,
    has_code: bool,
) -> Option<Utf8PathBuf> {
    let document = |stems: &[&str]| inventory.document(stems).map(Utf8Path::to_owned);
    match path.as_str() {
        "README.md" => document(&["readme"]),
        "CHANGELOG.md" => document(&["changelog", "changes", "history", "news"]),
        "LICENSE" => document(&["license", "licence", "copying", "unlicense"]),
        _ if path.extension() == Some("rockspec") => inventory.rockspecs.first().cloned(),
        _ if path.starts_with(".github/workflows") => inventory.workflow(),
        _ if path.starts_with("spec") => {
            // Specs of other plugins say nothing about a new one.
            let folder = if has_code { "spec".to_owned() } else { format!("spec/{name}") };
            inventory.spec(&folder).map(Utf8Path::to_owned)
        }
        _ => None,
    }
}

/// Whether the target is one of a plugin's modules.
fn is_code(path: &Utf8Path) -> bool {
    path.starts_with("kong") && path.extension() == Some("lua")
}

fn keep(root: &Utf8Path, path: Utf8PathBuf) -> Adopted {
    // What is kept is not looked into: it may be large, or a folder.
    let mode = disk::mode(&root.join(&path));
    Adopted { path, status: Status::Kept, before: None, after: Vec::new(), mode }
}

/// `.gitignore` with the patterns that it lacks at its end, in its own line ends.
fn append(root: &Utf8Path, file: &TreeFile) -> Result<Option<Adopted>> {
    let path = root.join(&file.path);
    if !path.is_file() {
        return Ok(Some(keep(root, file.path.clone())));
    }
    let before = disk::read(&path)?;
    let have = String::from_utf8_lossy(&before).into_owned();
    let known: Vec<_> = have.lines().map(pattern).collect();
    let wanted = String::from_utf8_lossy(&file.contents).into_owned();
    let missing: Vec<_> = wanted
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .filter(|line| !known.contains(&pattern(line)))
        .collect();
    if missing.is_empty() {
        return Ok(Some(keep(root, file.path.clone())));
    }
    let end = if have.contains("\r\n") { "\r\n" } else { "\n" };
    let mut after = before.clone();
    if !have.is_empty() && !have.ends_with('\n') {
        after.extend_from_slice(end.as_bytes());
    }
    for line in missing {
        after.extend_from_slice(line.as_bytes());
        after.extend_from_slice(end.as_bytes());
    }
    Ok(Some(Adopted {
        path: file.path.clone(),
        status: Status::Appended,
        before: Some(before),
        after,
        mode: disk::mode(&path),
    }))
}

/// A pattern of `.gitignore` without what does not matter here: `/dist/` and `dist` keep the same folder out.
fn pattern(line: &str) -> &str {
    line.trim().trim_matches('/')
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_gitignore_gets_the_lines_that_it_lacks_once() {
        let folder = tempfile::tempdir().unwrap();
        let root = Utf8Path::from_path(folder.path()).unwrap();
        let file = TreeFile {
            path: ".gitignore".into(),
            contents: b"# packages\n/dist/\n*.rock\n\n/servroot/\n".to_vec(),
            mode: 0o644,
        };
        for (before, after) in [
            ("", "/dist/\n*.rock\n/servroot/\n"),
            ("dist\nx", "dist\nx\n*.rock\n/servroot/\n"),
            ("*.rock\r\nx\r\n", "*.rock\r\nx\r\n/dist/\r\n/servroot/\r\n"),
        ] {
            fs::write(root.join(".gitignore"), before).unwrap();
            let appended = append(root, &file).unwrap().unwrap();
            assert_eq!(String::from_utf8_lossy(&appended.after), after);
            fs::write(root.join(".gitignore"), after).unwrap();
            assert_eq!(append(root, &file).unwrap().unwrap().status, Status::Kept);
        }
    }
}
