//! A change: what a transaction does to one file.

use camino::{Utf8Path, Utf8PathBuf};

/// One change to one file. Paths are relative to the transaction's root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// Create the file or replace its contents; `mode` is the Unix permission.
    Write { path: Utf8PathBuf, contents: Vec<u8>, mode: u32 },
    /// Remove the file.
    Remove { path: Utf8PathBuf },
}

impl Change {
    /// The file that changes.
    pub(crate) fn path(&self) -> &Utf8Path {
        match self {
            Self::Write { path, .. } | Self::Remove { path } => path,
        }
    }
}
