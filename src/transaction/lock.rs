//! The lock: tells a run that is alive from one that was killed.

use std::fs;

use camino::{Utf8Path, Utf8PathBuf};

use crate::disk;
use crate::failure::{Failure, Result};

/// Creates the journal folder and takes its lock. Gives back the parents that had to be created, too.
pub(super) fn create(journal: &Utf8Path) -> Result<(Vec<Utf8PathBuf>, fs::File)> {
    let created = match journal.parent() {
        Some(parent) => disk::create_dir_all(parent)?,
        None => Vec::new(),
    };
    disk::create_dir(journal)?;
    Ok((created, take(journal)?))
}

/// Takes the journal's lock, or says that another run holds it. The kernel frees it when its holder dies.
pub(super) fn take(journal: &Utf8Path) -> Result<fs::File> {
    let path = journal.join("lock");
    let file = fs::File::create(&path).map_err(|error| Failure::io("write", &path, &error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => {
            Err(Failure::project("another kongsmith is changing this project right now")
                .at(journal)
                .help("wait for it to end, then try again"))
        }
        Err(fs::TryLockError::Error(error)) => Err(Failure::io("lock", &path, &error)),
    }
}
