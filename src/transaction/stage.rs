//! Staging: the new files and copies of the old ones lie in the journal folder before anything in the project changes.

use std::{fs, mem};

use camino::{Utf8Path, Utf8PathBuf};

use super::record::{FILE, Record, Step, hash, hash_file};
use super::{Change, Transaction, lock};
use crate::disk;
use crate::failure::Result;

/// Changes that are staged one after the other and not recorded yet. Dropped before [`Staging::record`] it takes
/// everything back, the folders that it created included.
#[derive(Debug)]
pub(crate) struct Staging {
    root: Utf8PathBuf,
    journal: Utf8PathBuf,
    steps: Vec<Step>,
    /// Folders above the journal that had to be created, outermost first.
    created: Vec<Utf8PathBuf>,
    /// `None` once the changes are recorded.
    lock: Option<fs::File>,
}

impl Staging {
    /// Opens the folder `journal` for changes to files under `root`.
    pub(crate) fn open(root: &Utf8Path, journal: &Utf8Path) -> Result<Self> {
        let (created, lock) = lock::create(journal)?;
        Ok(Self {
            root: root.to_owned(),
            journal: journal.to_owned(),
            steps: Vec::new(),
            created,
            lock: Some(lock),
        })
    }

    /// Stages one change. Gives back where the new contents lie until they are put in place, so that they can be read.
    pub(crate) fn add(&mut self, change: Change) -> Result<Utf8PathBuf> {
        let index = self.steps.len();
        let staged = self.journal.join(staged_name(index));
        let target = self.root.join(change.path());
        let before = hash_file(&target)?;
        if before.is_some() {
            let backup = self.journal.join(backup_name(index));
            disk::write(&backup, &disk::read(&target)?, disk::mode(&target))?;
        }
        let (path, after) = match change {
            Change::Write { path, contents, mode } => {
                disk::write(&staged, &contents, mode)?;
                (path, Some(hash(&contents)))
            }
            Change::Remove { path } => (path, None),
        };
        self.steps.push(Step { path, before, after });
        Ok(staged)
    }

    /// Records what was staged: from here on the changes survive the end of the process.
    pub(crate) fn record(mut self, note: Option<serde_json::Value>) -> Result<Transaction> {
        let record = Record { root: self.root.clone(), steps: mem::take(&mut self.steps), note };
        let text = serde_json::to_vec(&record).expect("the record has string keys only");
        let unfinished = self.journal.join("journal.json.new");
        disk::write(&unfinished, &text, 0o644)?;
        disk::rename(&unfinished, &self.journal.join(FILE))?;
        let lock = self.lock.take().expect("the lock is held until here");
        Ok(Transaction {
            root: self.root.clone(),
            journal: self.journal.clone(),
            record,
            created: mem::take(&mut self.created),
            _lock: lock,
        })
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if self.lock.is_some() {
            let _ = disk::remove_dir_all(&self.journal);
            for folder in self.created.iter().rev() {
                disk::remove_empty_dir(folder);
            }
        }
    }
}

/// Moves `from` to `to` so that `to` is seen whole at any time. Where the two lie on different file systems the contents
/// are copied beside `to` first.
pub(super) fn place(from: &Utf8Path, to: &Utf8Path) -> Result<()> {
    if disk::rename(from, to).is_ok() {
        return Ok(());
    }
    let name = to.file_name().unwrap_or("file");
    let beside = to.with_file_name(format!(".{name}.kongsmith-tmp"));
    disk::write(&beside, &disk::read(from)?, disk::mode(from))?;
    disk::rename(&beside, to).inspect_err(|_| {
        let _ = disk::remove_file(&beside);
    })
}

/// The new contents of the step with this number.
pub(super) fn staged_name(index: usize) -> String {
    format!("staged-{index}")
}

/// The old contents of the step with this number.
pub(super) fn backup_name(index: usize) -> String {
    format!("backup-{index}")
}
