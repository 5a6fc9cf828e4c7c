//! A new directory: built beside its target under a hidden name, then renamed, so that the target is whole or not there.
//!
//! A process that was killed leaves the hidden directory; the next one that builds beside it takes it away.

use std::fs;

use camino::{Utf8Path, Utf8PathBuf};

use crate::disk;
use crate::failure::{Failure, Result};

/// What a hidden name ends with.
const SUFFIX: &str = ".kongsmith-new";

/// How often to begin again when another process takes the hidden directory for a left-over at the same moment.
const ATTEMPTS: usize = 5;

/// A directory that is being built. Dropped before [`NewDirectory::finish`], it leaves nothing.
#[derive(Debug)]
pub(crate) struct NewDirectory {
    target: Utf8PathBuf,
    building: Utf8PathBuf,
    /// Folders above the target that did not exist before, outermost first.
    created: Vec<Utf8PathBuf>,
    /// Kept open: its lock tells other processes that this one is alive.
    _lock: fs::File,
    finished: bool,
}

impl NewDirectory {
    /// Begins to build the directory `name` in `parent`, which is created when it does not exist.
    pub(crate) fn begin(parent: &Utf8Path, name: &str) -> Result<Self> {
        let target = parent.join(name);
        check_target(&target)?;
        if parent.exists() && !parent.is_dir() {
            return Err(Failure::environment(format!("`{parent}` is not a directory"))
                .at(parent)
                .help("choose another one with `--path`"));
        }
        let created = disk::create_dir_all(parent)?;
        let building = parent.join(format!(".{name}{SUFFIX}"));
        for _ in 0..ATTEMPTS {
            disk::create_dir(&building)?;
            if let Some(lock) = lock(&building) {
                return Ok(Self { target, building, created, _lock: lock, finished: false });
            }
        }
        Err(busy(&building))
    }

    /// The hidden path for now.
    pub(crate) fn path(&self) -> &Utf8Path {
        &self.building
    }

    /// Writes a file with the folders that it needs; `path` is relative.
    pub(crate) fn write(&self, path: &Utf8Path, contents: &[u8], mode: u32) -> Result<()> {
        let path = self.building.join(path);
        if let Some(folder) = path.parent() {
            disk::create_dir_all(folder)?;
        }
        disk::write(&path, contents, mode)
    }

    /// Moves the directory to its target in one step.
    pub(crate) fn finish(mut self) -> Result<()> {
        check_target(&self.target)?;
        disk::rename(&self.building, &self.target)?;
        self.finished = true;
        Ok(())
    }
}

impl Drop for NewDirectory {
    fn drop(&mut self) {
        if self.finished {
            return;
        }
        let _ = disk::remove_dir_all(&self.building);
        for folder in self.created.iter().rev() {
            disk::remove_empty_dir(folder);
        }
    }
}

/// Takes away what killed processes left in `parent`; the names of the directories that they were building.
pub(crate) fn remove_left_overs(parent: &Utf8Path) -> Result<Vec<String>> {
    let mut removed = Vec::new();
    for entry in parent.read_dir_utf8().into_iter().flatten().flatten() {
        let Some(name) = left_over(entry.file_name()) else { continue };
        let path = entry.path();
        // A link, or a file of this name, is somebody else's.
        if !entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            continue;
        }
        let Some(_lock) = lock(path) else { continue };
        disk::remove_dir_all(path)?;
        removed.push(name.to_owned());
    }
    Ok(removed)
}

/// A failure unless `target` is free: nothing there, or an empty directory.
pub(crate) fn check_target(target: &Utf8Path) -> Result<()> {
    let Ok(metadata) = fs::symlink_metadata(target) else { return Ok(()) };
    let taken = |what: &str| {
        Failure::project(format!("`{target}` exists already{what}")).at(target).help(
            "choose another name or `--path`, or run `kongsmith init` in it to add what is missing",
        )
    };
    if !metadata.is_dir() {
        return Err(taken(" and is no directory"));
    }
    let mut entries = fs::read_dir(target).map_err(|error| Failure::io("read", target, &error))?;
    if entries.next().is_some() { Err(taken(" and is not empty")) } else { Ok(()) }
}

fn left_over(name: &str) -> Option<&str> {
    name.strip_prefix('.')?.strip_suffix(SUFFIX)
}

/// The directory's lock, unless another process has it or the directory is gone.
fn lock(directory: &Utf8Path) -> Option<fs::File> {
    let file = fs::File::open(directory).ok()?;
    file.try_lock().ok()?;
    directory.is_dir().then_some(file)
}

fn busy(building: &Utf8Path) -> Failure {
    Failure::project("another kongsmith is creating this project right now")
        .at(building)
        .help("wait for it to end, then try again")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parent() -> (tempfile::TempDir, Utf8PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = Utf8PathBuf::from_path_buf(folder.path().to_owned()).unwrap();
        (folder, path)
    }

    fn entries(parent: &Utf8Path) -> usize {
        fs::read_dir(parent).unwrap().count()
    }

    #[test]
    fn a_directory_appears_whole() {
        let (_guard, parent) = parent();
        let new = NewDirectory::begin(&parent, "x").unwrap();
        new.write("a/b.txt".into(), b"text", 0o644).unwrap();
        assert!(!parent.join("x").exists());
        new.finish().unwrap();
        assert_eq!(fs::read_to_string(parent.join("x/a/b.txt")).unwrap(), "text");
        assert_eq!(entries(&parent), 1);
    }

    #[test]
    fn an_abandoned_directory_leaves_nothing() {
        let (_guard, parent) = parent();
        let new = NewDirectory::begin(&parent.join("deep/er"), "x").unwrap();
        new.write("a/b.txt".into(), b"text", 0o644).unwrap();
        drop(new);
        assert_eq!(entries(&parent), 0);
    }

    #[test]
    fn only_what_a_dead_process_left_is_taken_away() {
        let (_guard, parent) = parent();
        fs::create_dir_all(parent.join(".dead.kongsmith-new/a")).unwrap();
        let alive = NewDirectory::begin(&parent, "alive").unwrap();
        assert_eq!(remove_left_overs(&parent).unwrap(), ["dead"]);
        assert!(alive.path().exists());
        assert_eq!(entries(&parent), 1);
    }

    #[test]
    fn a_target_with_something_in_it_is_left_alone() {
        let (_guard, parent) = parent();
        fs::create_dir(parent.join("empty")).unwrap();
        fs::write(parent.join("file"), "").unwrap();
        assert!(check_target(&parent.join("empty")).is_ok());
        assert!(check_target(&parent.join("nothing")).is_ok());
        assert!(check_target(&parent.join("file")).is_err());
        assert!(check_target(&parent).is_err());
    }
}
