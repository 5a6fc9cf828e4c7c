//! The folder for packages: nothing in it changes until all packages of a run are written and proven.
//!
//! Packages wait in a journal folder inside; [`Dist::commit`] moves them all. A package that is there already with the
//! same bytes is left alone.

use std::collections::BTreeSet;
use std::fs;

use camino::{Utf8Path, Utf8PathBuf};

use crate::disk;
use crate::failure::{Failure, Result};
use crate::transaction::{Change, JOURNAL, Recovery, Staging, Transaction};

/// Permission of a package.
const MODE: u32 = 0o644;

/// The folder and what will be in it.
#[derive(Debug)]
pub(crate) struct Dist {
    folder: Utf8PathBuf,
    /// Opened with the first package that differs from what is there.
    staging: Option<Staging>,
    names: BTreeSet<String>,
}

impl Dist {
    /// The folder at `folder`, which need not exist. What a killed run left there is completed or thrown away first.
    pub(crate) fn open(folder: &Utf8Path) -> Result<(Self, Recovery)> {
        if folder.exists() && !folder.is_dir() {
            return Err(Failure::environment("the folder for packages is a file")
                .at(folder)
                .help("choose another folder with `--out DIR`"));
        }
        let recovery = Transaction::recover(&folder.join(JOURNAL))?;
        let dist = Self { folder: folder.to_owned(), staging: None, names: BTreeSet::new() };
        Ok((dist, recovery))
    }

    /// Stages a file and reads it back for `prove`.
    pub(crate) fn add(
        &mut self,
        name: &str,
        bytes: Vec<u8>,
        prove: impl FnOnce(&[u8]) -> Result<()>,
    ) -> Result<()> {
        self.names.insert(name.to_owned());
        let target = self.folder.join(name);
        if fs::read(&target).is_ok_and(|present| present == bytes) {
            return prove(&bytes);
        }
        let staging = match &mut self.staging {
            Some(staging) => staging,
            none => none.insert(Staging::open(&self.folder, &self.folder.join(JOURNAL))?),
        };
        let staged =
            staging.add(Change::Write { path: name.into(), contents: bytes, mode: MODE })?;
        prove(&disk::read(&staged)?)
    }

    /// Whether a file of this name was added.
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// The names of other files in the folder, sorted.
    pub(crate) fn others(&self) -> Vec<String> {
        let entries = self.folder.read_dir_utf8().into_iter().flatten().flatten();
        let mut others: Vec<_> = entries
            .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
            .map(|entry| entry.file_name().to_owned())
            .filter(|name| !self.names.contains(name))
            .collect();
        others.sort_unstable();
        others
    }

    /// Moves everything into place.
    pub(crate) fn commit(&mut self) -> Result<()> {
        let Some(staging) = self.staging.take() else { return Ok(()) };
        let mut transaction = staging.record(None)?;
        transaction.apply()?;
        transaction.finish()
    }
}
