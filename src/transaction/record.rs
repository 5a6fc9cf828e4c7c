//! The record: what the journal says is being done, enough to complete or undo it.

use std::fs;

use camino::{Utf8Path, Utf8PathBuf};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::disk;
use crate::failure::{Failure, Result};
use crate::hex::hex;

/// The record's name in the journal folder. It is renamed into place whole: where it stands, staging had ended.
pub(super) const FILE: &str = "journal.json";

/// What the journal says. `note` is the owner's own data, for its own recovery.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Record {
    pub(super) root: Utf8PathBuf,
    pub(super) steps: Vec<Step>,
    /// What a command that does more than change files needs to finish or undo that (bump: the commit and the tag).
    pub(super) note: Option<serde_json::Value>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Step {
    pub(super) path: Utf8PathBuf,
    /// SHA-256 of the file before, `None` when there was none.
    pub(super) before: Option<String>,
    /// SHA-256 of the file after, `None` when it is removed.
    pub(super) after: Option<String>,
}

impl Record {
    /// Reads the record of a run that ended early.
    pub(super) fn read(path: &Utf8Path) -> Result<Self> {
        serde_json::from_slice(&disk::read(path)?).map_err(|error| {
            Failure::project(format!("the journal of an interrupted run is damaged: {error}"))
                .at(path)
                .help("look at the project with `git diff`, then remove the journal's folder")
        })
    }
}

/// The SHA-256 in hexadecimal.
pub(super) fn hash(contents: &[u8]) -> String {
    hex(&Sha256::digest(contents))
}

/// The SHA-256 of a file in hexadecimal, `None` when there is none.
pub(super) fn hash_file(path: &Utf8Path) -> Result<Option<String>> {
    match fs::read(path) {
        Ok(contents) => Ok(Some(hash(&contents))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::io("read", path, &error)),
    }
}
