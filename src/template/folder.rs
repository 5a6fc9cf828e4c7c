//! A template folder of the user's own: untrusted, so it is walked and read within bounds, and follows no links.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;

use camino::{Utf8Path, Utf8PathBuf};

use super::manifest::{FILE, Manifest};
use super::part::{Part, Source, with_includes};
use crate::failure::{Failure, Result};

/// The most files that a template folder may hold.
pub(crate) const MOST_FILES: usize = 1_000;
/// The most folders within folders.
const DEEPEST: usize = 16;
/// The largest file, in bytes.
pub(crate) const LARGEST_FILE: u64 = 1024 * 1024;
/// The most bytes of all files together.
const LARGEST_FOLDER: u64 = 16 * 1024 * 1024;

/// The files of a folder.
#[derive(Clone, Debug)]
pub(crate) struct Folder {
    root: Utf8PathBuf,
    /// Path below the root, with `/`; whether it is executable.
    files: BTreeMap<String, bool>,
}

/// The template in the folder `root` with what it includes from the folders beside it. `shown` is its path in messages.
pub(crate) fn load(root: &Utf8Path, shown: &str) -> Result<Vec<Part>> {
    let root = root.canonicalize_utf8().map_err(|error| missing(root, shown, &error))?;
    let parent = root.parent().map(Utf8Path::to_path_buf);
    let shown = shown.trim_end_matches(['/', '\\']);
    let own = part(&root, shown)?;
    with_includes(own, &|name| {
        let sibling = parent.as_ref()?.join(name);
        let is_folder = fs::symlink_metadata(&sibling).is_ok_and(|metadata| metadata.is_dir());
        let shown = Utf8Path::new(shown).with_file_name(name);
        is_folder.then(|| part(&sibling, shown.as_str()))
    })
}

impl Folder {
    /// The paths of all files.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The contents of a file and its Unix permission.
    pub(crate) fn read(&self, path: &str) -> Result<(Vec<u8>, u32)> {
        let mode = if self.files.get(path).copied().unwrap_or_default() { 0o755 } else { 0o644 };
        Ok((read_bounded(&self.root.join(path))?, mode))
    }

    fn walk(root: &Utf8Path) -> Result<Self> {
        let mut folder = Self { root: root.to_owned(), files: BTreeMap::new() };
        let mut bytes = 0;
        folder.enter(root, 0, &mut bytes)?;
        Ok(folder)
    }

    fn enter(&mut self, directory: &Utf8Path, depth: usize, bytes: &mut u64) -> Result<()> {
        if depth > DEEPEST {
            return Err(refused(
                directory,
                format!("the folders are nested deeper than {DEEPEST}"),
            ));
        }
        let read = |error: std::io::Error| Failure::io("read", directory, &error);
        for entry in fs::read_dir(directory).map_err(read)? {
            let entry = entry.map_err(read)?;
            let Some(name) = entry.file_name().to_str().map(str::to_owned) else {
                let name = entry.file_name().to_string_lossy().into_owned();
                return Err(refused(directory, format!("the name `{name}` is not UTF-8")));
            };
            let path = directory.join(&name);
            // A template is often a repository itself.
            if depth == 0 && name == ".git" {
                continue;
            }
            let kind = entry.file_type().map_err(read)?;
            if kind.is_dir() {
                self.enter(&path, depth + 1, bytes)?;
            } else if kind.is_file() {
                self.add(&path, bytes)?;
            } else if kind.is_symlink() {
                return Err(refused(&path, "a template may not hold symbolic links".to_owned()));
            } else {
                return Err(refused(&path, "it is neither a file nor a folder".to_owned()));
            }
        }
        Ok(())
    }

    fn add(&mut self, path: &Utf8Path, bytes: &mut u64) -> Result<()> {
        let metadata =
            fs::symlink_metadata(path).map_err(|error| Failure::io("read", path, &error))?;
        *bytes += metadata.len();
        if self.files.len() == MOST_FILES {
            return Err(refused(&self.root, format!("it holds more than {MOST_FILES} files")));
        }
        if metadata.len() > LARGEST_FILE {
            return Err(refused(path, format!("it is larger than {LARGEST_FILE} bytes")));
        }
        if *bytes > LARGEST_FOLDER {
            let all = format!("its files are larger than {LARGEST_FOLDER} bytes together");
            return Err(refused(&self.root, all));
        }
        let relative = path.strip_prefix(&self.root).unwrap_or(path).as_str().replace('\\', "/");
        self.files.insert(relative, is_executable(&metadata));
        Ok(())
    }
}

fn part(root: &Utf8Path, shown: &str) -> Result<Part> {
    let path = root.join(FILE);
    let label = format!("{shown}/{FILE}");
    if !fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_file()) {
        return Err(Failure::project(format!("there is no `{FILE}` in `{shown}`"))
            .help("a template is a folder with a manifest; docs/templates.md describes it"));
    }
    let text = String::from_utf8(read_bounded(&path)?).map_err(|_| {
        Failure::project("not UTF-8 text").at(&label).help("save the file as UTF-8")
    })?;
    let manifest = Manifest::parse(&text, &label)?;
    let folder = Folder::walk(root)?;
    Part::new(manifest, format!("{shown}/"), Source::Folder(folder))
}

/// Reads a file that may have grown since it was seen.
fn read_bounded(path: &Utf8Path) -> Result<Vec<u8>> {
    let failure = |error: std::io::Error| Failure::io("read", path, &error);
    let mut contents = Vec::new();
    let mut file = fs::File::open(path).map_err(failure)?.take(LARGEST_FILE + 1);
    file.read_to_end(&mut contents).map_err(failure)?;
    if contents.len() as u64 > LARGEST_FILE {
        return Err(refused(path, format!("it is larger than {LARGEST_FILE} bytes")));
    }
    Ok(contents)
}

fn missing(root: &Utf8Path, shown: &str, error: &std::io::Error) -> Failure {
    if error.kind() == std::io::ErrorKind::NotFound {
        return Failure::usage(format!("there is no template folder `{shown}`")).help(
            "`kongsmith new --list-templates` lists the built-in ones, named without a slash",
        );
    }
    Failure::io("read", root, error)
}

fn refused(path: &Utf8Path, problem: String) -> Failure {
    Failure::project(problem).at(path).help("docs/templates.md says what a template may hold")
}

#[cfg(unix)]
fn is_executable(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    metadata.permissions().mode() & 0o111 != 0
}

#[cfg(not(unix))]
fn is_executable(_metadata: &fs::Metadata) -> bool {
    false
}
