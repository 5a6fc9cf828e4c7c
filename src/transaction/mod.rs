//! A transaction: several changes to files that happen together or not at all.
//!
//! It stages every new file in a journal folder, records there what it is about to do, and only then renames into place.
//! A failure on the way puts the old files back. A process that was killed leaves the journal; [`Transaction::recover`]
//! completes what had been recorded, or throws away what had not.

use std::fs;

use camino::{Utf8Path, Utf8PathBuf};

use crate::disk;
use crate::failure::{Failure, Result};

mod change;
mod diff;
mod draft;
mod lock;
mod record;
mod stage;

pub(crate) use change::Change;
pub(crate) use draft::Draft;
use record::{FILE, Record, hash_file};
pub(crate) use stage::Staging;
use stage::{backup_name, place, staged_name};

/// The journal folder of a project that is not in a git work tree.
pub(crate) const JOURNAL: &str = ".kongsmith-journal";

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
        let mut staging = Staging::open(root, journal)?;
        for change in changes {
            staging.add(change)?;
        }
        staging.record(note)
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
        disk::remove_file(&self.journal.join(FILE))?;
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
        disk::remove_file(&self.journal.join(FILE))?;
        disk::remove_dir_all(&self.journal)?;
        for folder in self.created.drain(..).rev() {
            disk::remove_empty_dir(&folder);
        }
        Ok(())
    }

    /// Opens the journal that a killed run left, without touching the project: for owners that recover with their note.
    /// `None` when there is no journal or it had recorded nothing yet (then it is removed).
    pub(crate) fn reopen(journal: &Utf8Path) -> Result<Option<Self>> {
        if !journal.exists() {
            return Ok(None);
        }
        let lock = lock::take(journal)?;
        let path = journal.join(FILE);
        if !path.exists() {
            disk::remove_dir_all(journal)?;
            return Ok(None);
        }
        let record = Record::read(&path)?;
        Ok(Some(Self {
            root: record.root.clone(),
            journal: journal.to_owned(),
            record,
            created: Vec::new(),
            _lock: lock,
        }))
    }

    /// The journal folder, in which the owner may keep files of its own; they go when the journal goes.
    pub(crate) fn journal(&self) -> &Utf8Path {
        &self.journal
    }

    /// Whether every change is in place.
    pub(crate) fn is_complete(&self) -> Result<bool> {
        for step in &self.record.steps {
            if hash_file(&self.root.join(&step.path))? != step.after {
                return Ok(false);
            }
        }
        Ok(true)
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

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn project() -> (TempDir, Utf8PathBuf) {
        let folder = TempDir::new().unwrap();
        let root = Utf8PathBuf::from_path_buf(folder.path().to_owned()).unwrap();
        fs::write(root.join("old"), "old").unwrap();
        fs::write(root.join("gone"), "gone").unwrap();
        (folder, root)
    }

    fn changes() -> Vec<Change> {
        let write = |path: &str| Change::Write {
            path: path.into(),
            contents: b"new".to_vec(),
            mode: 0o644,
        };
        vec![write("old"), Change::Remove { path: "gone".into() }, write("a/b/added")]
    }

    fn state(root: &Utf8Path) -> Vec<Option<String>> {
        ["old", "gone", "a/b/added"].map(|name| fs::read_to_string(root.join(name)).ok()).into()
    }

    fn before() -> Vec<Option<String>> {
        vec![Some("old".into()), Some("gone".into()), None]
    }

    fn after() -> Vec<Option<String>> {
        vec![Some("new".into()), None, Some("new".into())]
    }

    #[test]
    fn a_finished_transaction_leaves_its_changes_and_no_journal() {
        let (_folder, root) = project();
        let journal = root.join(JOURNAL);
        let mut transaction = Transaction::prepare(&root, &journal, changes(), None).unwrap();
        assert_eq!(state(&root), before());
        transaction.apply().unwrap();
        transaction.finish().unwrap();
        assert_eq!(state(&root), after());
        assert!(!journal.exists());
    }

    #[test]
    fn undo_restores_contents_and_removes_new_folders() {
        let (_folder, root) = project();
        let journal = root.join(JOURNAL);
        let mut transaction = Transaction::prepare(&root, &journal, changes(), None).unwrap();
        transaction.apply().unwrap();
        transaction.undo().unwrap();
        assert_eq!(state(&root), before());
        assert!(!root.join("a").exists() && !journal.exists());
    }

    #[test]
    fn staging_that_is_given_up_leaves_nothing() {
        let (_folder, root) = project();
        let out = root.join("dist/deep");
        let mut staging = Staging::open(&out, &out.join(JOURNAL)).unwrap();
        let change = Change::Write { path: "x".into(), contents: b"new".to_vec(), mode: 0o644 };
        let staged = staging.add(change).unwrap();
        assert_eq!(fs::read(staged).unwrap(), b"new");
        drop(staging);
        assert!(!root.join("dist").exists());
    }

    #[test]
    fn a_change_that_fails_takes_the_others_back() {
        let (_folder, root) = project();
        let mut changes = changes();
        changes.push(Change::Write { path: "old/below".into(), contents: vec![], mode: 0o644 });
        let journal = root.join(JOURNAL);
        let failed = Transaction::prepare(&root, &journal, changes, None)
            .and_then(|mut transaction| transaction.apply());
        assert!(failed.is_err());
        assert_eq!(state(&root), before());
        assert!(!root.join("a").exists() && !journal.exists());
    }

    #[test]
    fn recovery_completes_what_was_recorded() {
        let (_folder, root) = project();
        let journal = root.join(JOURNAL);
        let mut transaction = Transaction::prepare(&root, &journal, changes(), None).unwrap();
        transaction.step(0).unwrap();
        drop(transaction);
        assert_eq!(Transaction::recover(&journal).unwrap(), Recovery::Completed);
        assert_eq!(state(&root), after());
        assert_eq!(Transaction::recover(&journal).unwrap(), Recovery::Nothing);
    }

    #[test]
    fn recovery_leaves_a_file_alone_that_was_edited_since() {
        let (_folder, root) = project();
        let journal = root.join(JOURNAL);
        drop(Transaction::prepare(&root, &journal, changes(), None).unwrap());
        fs::write(root.join("old"), "mine").unwrap();
        let failure = Transaction::recover(&journal).unwrap_err();
        assert!(failure.message.contains("`old` was edited since"), "{failure}");
        assert_eq!(fs::read_to_string(root.join("old")).unwrap(), "mine");
    }

    #[test]
    fn a_journal_without_a_record_is_thrown_away() {
        let (_folder, root) = project();
        let journal = root.join(JOURNAL);
        fs::create_dir(&journal).unwrap();
        fs::write(journal.join("staged-0"), "half").unwrap();
        assert_eq!(Transaction::recover(&journal).unwrap(), Recovery::Discarded);
        assert_eq!(state(&root), before());
        assert!(!journal.exists());
    }

    #[test]
    fn a_running_transaction_is_not_recovered_by_another() {
        let (_folder, root) = project();
        let journal = root.join(JOURNAL);
        let running = Transaction::prepare(&root, &journal, changes(), None).unwrap();
        let failure = Transaction::recover(&journal).unwrap_err();
        assert!(failure.message.contains("another kongsmith"), "{failure}");
        drop(running);
    }
}
