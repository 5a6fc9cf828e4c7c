//! Applying a plan: the files, then the commit, then the tags; all of it or nothing.
//!
//! The journal holds what to do after a kill: the old files, the index as it was, where `HEAD` was, the tags that are
//! wanted.

use camino::Utf8Path;
use serde::{Deserialize, Serialize};

use super::plan::Plan;
use crate::disk;
use crate::failure::{Failure, Result};
use crate::git::{self, Repository};
use crate::project;
use crate::transaction::{Draft, Transaction};

/// The name of the index's copy in the journal.
const INDEX: &str = "index";

/// What the journal says about the git side of a bump.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Note {
    /// The command that the journal is of.
    pub(super) command: String,
    /// Where `HEAD` was.
    pub(super) head: Option<String>,
    /// Whether there was an index.
    pub(super) had_index: bool,
    /// Whether a commit is wanted.
    pub(super) commit: bool,
    /// The tags that are wanted: names and messages.
    pub(super) tags: Vec<(String, String)>,
}

impl Note {
    /// The note of a plan; `None` for that of a command that has nothing to do with git.
    pub(super) fn read(transaction: &Transaction) -> Option<Self> {
        serde_json::from_value(transaction.note()?.clone()).ok()
    }
}

/// Writes a draft that is no release. Files that get another name get it in git's index, too.
pub(crate) fn write(root: &Utf8Path, draft: Draft) -> Result<()> {
    let moves = draft.moved().next().is_some();
    let repository = Repository::find(root).filter(|_| moves && git::is_installed(root));
    let Some(repository) = repository else {
        let journal = project::journal(root);
        let mut transaction = Transaction::prepare(root, &journal, draft.changes()?, None)?;
        transaction.apply()?;
        return transaction.finish();
    };
    let head = repository.head()?.map(|commit| commit.id);
    let (root, repository) = (root.to_owned(), Some(repository));
    Plan { command: "repair", plugins: Vec::new(), commit: None, root, repository, head, draft }
        .apply()
}

impl Plan {
    /// Writes the files, commits and tags. After a failure everything is as it was.
    pub(crate) fn apply(&self) -> Result<()> {
        let journal = project::journal(&self.root);
        let note = Note {
            command: self.command.to_owned(),
            head: self.head.clone(),
            had_index: self.repository.as_ref().is_some_and(|found| found.index().exists()),
            commit: self.commit.is_some(),
            tags: self.commit.as_ref().map(|commit| commit.tags.clone()).unwrap_or_default(),
        };
        let recorded = serde_json::to_value(&note).expect("a note has string keys only");
        let changes = self.draft.changes()?;
        let mut transaction = Transaction::prepare(&self.root, &journal, changes, Some(recorded))?;
        if let Some(repository) = &self.repository
            && let Err(failure) = keep_index(repository, &journal)
        {
            transaction.undo()?;
            return Err(failure);
        }
        transaction.apply()?;
        if let Some(repository) = &self.repository
            && let Err(failure) = self.git(repository)
        {
            take_back(repository, &mut transaction, &note)?;
            let nothing =
                "nothing was changed: the files, the index and the history are as they were";
            return Err(match failure.help {
                Some(_) => failure,
                None => failure.help(nothing),
            });
        }
        transaction.finish()
    }

    fn git(&self, repository: &Repository) -> Result<()> {
        let Some(commit) = &self.commit else { return self.stage_renames(repository) };
        repository.commit(&commit.paths, &commit.message)?;
        commit.tags.iter().try_for_each(|(name, message)| repository.tag(name, message))
    }

    /// Tells the index of new names, as `git mv` does, so that the next commit does not lose the file.
    fn stage_renames(&self, repository: &Repository) -> Result<()> {
        let path = |path| super::git_plan::in_work_tree(repository, &self.root, path);
        let mut moved = self.draft.moved();
        moved.try_for_each(|(from, to)| repository.stage_rename(&path(from), &path(to)))
    }
}

/// Takes the commit back if there is one, restores the index and the files, and forgets the journal.
pub(super) fn take_back(
    repository: &Repository,
    transaction: &mut Transaction,
    note: &Note,
) -> Result<()> {
    let head = repository.head()?;
    if let Some(commit) = head.filter(|commit| Some(&commit.id) != note.head.as_ref()) {
        repository.take_back(&commit.id, note.head.as_deref())?;
    }
    restore_index(repository, transaction.journal(), note)?;
    transaction.undo()
}

/// Copies the index into the journal.
fn keep_index(repository: &Repository, journal: &Utf8Path) -> Result<()> {
    let index = repository.index();
    if !index.exists() {
        return Ok(());
    }
    let unfinished = journal.join("index.new");
    disk::write(&unfinished, &disk::read(&index)?, disk::mode(&index))?;
    disk::rename(&unfinished, &journal.join(INDEX))
}

/// Puts the index's copy back. Without a copy the index has not been touched.
pub(super) fn restore_index(
    repository: &Repository,
    journal: &Utf8Path,
    note: &Note,
) -> Result<()> {
    let (index, copy) = (repository.index(), journal.join(INDEX));
    if repository.git_dir.join("index.lock").exists() {
        return Err(Failure::environment(
            "git is at work in this repository: there is an `index.lock`",
        )
        .at(repository.git_dir.join("index.lock"))
        .help("wait for git to end, or remove the file if none is running, then try again"));
    }
    if copy.exists() {
        return disk::rename(&copy, &index);
    }
    if note.had_index { Ok(()) } else { disk::remove_file(&index) }
}
