//! A transaction: several changes to files that happen together or not at all.
//!
//! It stages every new file in a journal folder, records there what it is about to do, and only then renames into place.
//! A failure on the way puts the old files back. A process that was killed leaves the journal; [`Transaction::recover`]
//! completes what had been recorded, or throws away what had not.

use std::fs;

use camino::{Utf8Path, Utf8PathBuf};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::disk;
use crate::failure::{Failure, Result};
use crate::hex::hex;

/// The journal folder of a project that is not in a git work tree.
pub(crate) const JOURNAL: &str = ".kongsmith-journal";

const RECORD: &str = "journal.json";

/// One change to one file. Paths are relative to the transaction's root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// Create the file or replace its contents; `mode` is the Unix permission.
    Write { path: Utf8PathBuf, contents: Vec<u8>, mode: u32 },
    /// Like `Write`, with contents that already lie in a file on the same file system, which is moved.
    Place { path: Utf8PathBuf, from: Utf8PathBuf },
    /// Remove the file.
    Remove { path: Utf8PathBuf },
}

impl Change {
    /// The file that changes.
    pub(crate) fn path(&self) -> &Utf8Path {
        match self {
            Self::Write { path, .. } | Self::Place { path, .. } | Self::Remove { path } => path,
        }
    }
}

/// Changes that are staged and recorded, not yet in place.
#[derive(Debug)]
pub(crate) struct Transaction {
    root: Utf8PathBuf,
    journal: Utf8PathBuf,
    record: Record,
    /// Folders that this transaction created, outermost first.
    created: Vec<Utf8PathBuf>,
    /// Kept open: its lock tells other runs that this one is alive.
    _lock: fs::File,
}

/// What the journal says. `note` is the owner's own data, for its own recovery.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Record {
    root: Utf8PathBuf,
    steps: Vec<Step>,
    /// What a command that does more than change files needs to finish or undo that (bump: the commit and the tag).
    pub(crate) note: Option<serde_json::Value>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Step {
    path: Utf8PathBuf,
    /// SHA-256 of the file before, `None` when there was none.
    before: Option<String>,
    /// SHA-256 of the file after, `None` when it is removed.
    after: Option<String>,
}

/// What [`Transaction::recover`] found and did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Recovery {
    /// There was no journal.
    Nothing,
    /// A run had been killed before it changed anything; its staged files are gone.
    Discarded,
    /// A run had been killed on the way; its changes are complete now.
    Completed,
}

impl Transaction {
    /// Stages `changes` to files under `root` in the folder `journal` and records them. Nothing under `root` has changed
    /// when this returns, be it well or ill.
    pub(crate) fn prepare(
        root: &Utf8Path,
        journal: &Utf8Path,
        changes: Vec<Change>,
        note: Option<serde_json::Value>,
    ) -> Result<Self> {
        let lock = open_journal(journal)?;
        let staged = stage(root, journal, changes, note);
        match staged {
            Ok(record) => Ok(Self {
                root: root.to_owned(),
                journal: journal.to_owned(),
                record,
                created: Vec::new(),
                _lock: lock,
            }),
            Err(failure) => {
                let _ = disk::remove_dir_all(journal);
                Err(failure)
            }
        }
    }

    /// Puts every change in place. On failure the old files are back before this returns.
    pub(crate) fn apply(&mut self) -> Result<()> {
        for index in 0..self.record.steps.len() {
            if let Err(failure) = self.step(index) {
                self.undo()?;
                return Err(failure);
            }
        }
        Ok(())
    }

    /// Forgets the journal: the changes stand.
    pub(crate) fn finish(self) -> Result<()> {
        disk::remove_file(&self.journal.join(RECORD))?;
        disk::remove_dir_all(&self.journal)
    }

    /// Puts the old files back and forgets the journal.
    pub(crate) fn undo(&mut self) -> Result<()> {
        for (index, step) in self.record.steps.iter().enumerate().rev() {
            let target = self.root.join(&step.path);
            if hash_file(&target)? == step.before {
                continue;
            }
            match &step.before {
                None => disk::remove_file(&target)?,
                Some(_) => place(&self.journal.join(backup_name(index)), &target)?,
            }
        }
        for folder in self.created.drain(..).rev() {
            disk::remove_empty_dir(&folder);
        }
        disk::remove_file(&self.journal.join(RECORD))?;
        disk::remove_dir_all(&self.journal)
    }

    /// Opens the journal that a killed run left, without touching the project: for owners that recover with their note.
    /// `None` when there is no journal or it had recorded nothing yet (then it is removed).
    pub(crate) fn reopen(journal: &Utf8Path) -> Result<Option<Self>> {
        if !journal.exists() {
            return Ok(None);
        }
        let lock = lock(journal)?;
        let path = journal.join(RECORD);
        if !path.exists() {
            disk::remove_dir_all(journal)?;
            return Ok(None);
        }
        let record: Record = serde_json::from_slice(&disk::read(&path)?).map_err(|error| {
            Failure::project(format!("the journal of an interrupted run is damaged: {error}"))
                .at(&path)
                .help("look at the project with `git diff`, then remove the journal's folder")
        })?;
        Ok(Some(Self {
            root: record.root.clone(),
            journal: journal.to_owned(),
            record,
            created: Vec::new(),
            _lock: lock,
        }))
    }

    /// The owner's data in the journal.
    pub(crate) fn note(&self) -> Option<&serde_json::Value> {
        self.record.note.as_ref()
    }

    /// Completes what a killed run had recorded in `journal`, or throws away what it had only staged.
    pub(crate) fn recover(journal: &Utf8Path) -> Result<Recovery> {
        if !journal.exists() {
            return Ok(Recovery::Nothing);
        }
        let Some(mut transaction) = Self::reopen(journal)? else {
            return Ok(Recovery::Discarded);
        };
        transaction.complete()?;
        transaction.finish()?;
        Ok(Recovery::Completed)
    }

    /// Puts in place what is not yet. A file that somebody edited since is left alone and named.
    pub(crate) fn complete(&mut self) -> Result<()> {
        self.refuse_edited()?;
        for index in 0..self.record.steps.len() {
            self.step(index)?;
        }
        Ok(())
    }

    /// A failure when a file is neither as it was before nor as it will be after.
    pub(crate) fn refuse_edited(&self) -> Result<()> {
        for step in &self.record.steps {
            let target = self.root.join(&step.path);
            let now = hash_file(&target)?;
            if now != step.before && now != step.after {
                return Err(Failure::project(format!(
                    "an earlier run was interrupted, and `{}` was edited since",
                    step.path
                ))
                .at(&target)
                .help(format!(
                    "decide what the file should hold, then remove `{}`",
                    self.journal
                )));
            }
        }
        Ok(())
    }

    fn step(&mut self, index: usize) -> Result<()> {
        let step = &self.record.steps[index];
        let target = self.root.join(&step.path);
        if hash_file(&target)? == step.after {
            return Ok(());
        }
        if step.after.is_none() {
            return disk::remove_file(&target);
        }
        if let Some(folder) = target.parent() {
            self.created.extend(disk::create_dir_all(folder)?);
        }
        place(&self.journal.join(staged_name(index)), &target)
    }
}

fn open_journal(journal: &Utf8Path) -> Result<fs::File> {
    if let Some(parent) = journal.parent() {
        disk::create_dir_all(parent)?;
    }
    disk::create_dir(journal)?;
    lock(journal)
}

/// Takes the journal's lock, or says that another run holds it. The kernel frees it when its holder dies.
fn lock(journal: &Utf8Path) -> Result<fs::File> {
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

fn stage(
    root: &Utf8Path,
    journal: &Utf8Path,
    changes: Vec<Change>,
    note: Option<serde_json::Value>,
) -> Result<Record> {
    let mut steps = Vec::with_capacity(changes.len());
    for (index, change) in changes.into_iter().enumerate() {
        let staged = journal.join(staged_name(index));
        let target = root.join(change.path());
        let before = hash_file(&target)?;
        if before.is_some() {
            let backup = journal.join(backup_name(index));
            disk::write(&backup, &disk::read(&target)?, disk::mode(&target))?;
        }
        let (path, after) = match change {
            Change::Write { path, contents, mode } => {
                disk::write(&staged, &contents, mode)?;
                (path, Some(hash(&contents)))
            }
            Change::Place { path, from } => {
                disk::rename(&from, &staged)?;
                (path, hash_file(&staged)?)
            }
            Change::Remove { path } => (path, None),
        };
        steps.push(Step { path, before, after });
    }
    let record = Record { root: root.to_owned(), steps, note };
    let text = serde_json::to_vec(&record).expect("the record has string keys only");
    let unfinished = journal.join("journal.json.new");
    disk::write(&unfinished, &text, 0o644)?;
    disk::rename(&unfinished, &journal.join(RECORD))?;
    Ok(record)
}

/// Moves `from` to `to` so that `to` is seen whole at any time. Where the two lie on different file systems the contents
/// are copied beside `to` first.
fn place(from: &Utf8Path, to: &Utf8Path) -> Result<()> {
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

fn staged_name(index: usize) -> String {
    format!("staged-{index}")
}

fn backup_name(index: usize) -> String {
    format!("backup-{index}")
}

fn hash(contents: &[u8]) -> String {
    hex(&Sha256::digest(contents))
}

/// The SHA-256 of a file in hexadecimal, `None` when there is none.
fn hash_file(path: &Utf8Path) -> Result<Option<String>> {
    match fs::read(path) {
        Ok(contents) => Ok(Some(hash(&contents))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::io("read", path, &error)),
    }
}
