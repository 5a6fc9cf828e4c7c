//! Recovery: what is done about a run that was killed, before the next command looks at the project.

use camino::{Utf8Path, Utf8PathBuf};

use super::apply::{Note, restore_index, take_back};
use crate::failure::Result;
use crate::git::Repository;
use crate::project;
use crate::transaction::{JOURNAL, Transaction};

/// Completes or undoes what a killed run left for the project that `directory` lies in. Says so in one line; `None` when
/// there was nothing to do.
pub(crate) fn recover(directory: &Utf8Path) -> Result<Option<String>> {
    let repository = Repository::find(directory);
    for journal in journals(directory, repository.as_ref()) {
        if let Some(line) = recover_journal(&journal, repository.as_ref())? {
            return Ok(Some(line));
        }
    }
    Ok(None)
}

/// The journals that may be meant: the repository's, and those of the directories above.
fn journals(directory: &Utf8Path, repository: Option<&Repository>) -> Vec<Utf8PathBuf> {
    let of_repository = repository.map(|repository| project::journal(&repository.work_tree));
    let end = repository.map(|repository| repository.work_tree.as_path());
    let mut above = Vec::new();
    for folder in directory.ancestors() {
        above.push(folder.join(JOURNAL));
        if Some(folder) == end {
            break;
        }
    }
    of_repository.into_iter().chain(above).filter(|journal| journal.exists()).collect()
}

fn recover_journal(journal: &Utf8Path, repository: Option<&Repository>) -> Result<Option<String>> {
    let Some(mut transaction) = Transaction::reopen(journal)? else {
        return Ok(Some(
            "removed what an interrupted run had prepared; it had changed nothing".to_owned(),
        ));
    };
    let Some(note) = Note::read(&transaction) else {
        transaction.complete()?;
        transaction.finish()?;
        return Ok(Some("completed the changes of an interrupted run".to_owned()));
    };
    let Some(repository) = repository else {
        transaction.refuse_edited()?;
        transaction.undo()?;
        return Ok(Some(undone(&note)));
    };
    let head = repository.head()?;
    let id = head.as_ref().map(|commit| &commit.id);
    if id == note.head.as_ref() {
        transaction.refuse_edited()?;
        restore_index(repository, journal, &note)?;
        transaction.undo()?;
        return Ok(Some(undone(&note)));
    }
    let made = head.is_some_and(|commit| commit.parent == note.head) && note.commit;
    if !made || !transaction.is_complete()? {
        transaction.finish()?;
        return Ok(Some(format!(
            "an interrupted {} is left as it is, for there are commits since",
            note.command
        )));
    }
    for (name, message) in &note.tags {
        if repository.tagged_commit(name)?.is_some() {
            continue;
        }
        if repository.tag(name, message).is_err() {
            take_back(repository, &mut transaction, &note)?;
            return Ok(Some(undone(&note)));
        }
    }
    transaction.finish()?;
    Ok(Some("finished an interrupted bump: it was committed already".to_owned()))
}

fn undone(note: &Note) -> String {
    format!("undid an interrupted {}", note.command)
}
