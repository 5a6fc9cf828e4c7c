//! Staging: the new files and copies of the old ones lie in the journal folder before anything in the project changes.

use camino::Utf8Path;

use super::Change;
use super::record::{FILE, Record, Step, hash, hash_file};
use crate::disk;
use crate::failure::Result;

/// Stages and records `changes`.
pub(super) fn stage(
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
    disk::rename(&unfinished, &journal.join(FILE))?;
    Ok(record)
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
