//! A package: its kind, its name and its entries, and the archive that they make.

use super::archive::{self, ReadBack};
use super::entry::Entries;
use super::kind::Kind;
use crate::failure::Result;

/// A package that can be written.
#[derive(Clone, Debug)]
pub(crate) struct Package {
    pub(crate) kind: Kind,
    /// Name of its file.
    pub(crate) file_name: String,
    /// The folder that all entries of a tarball lie in; empty for rocks.
    pub(crate) top: String,
    /// What it holds, relative to the folder.
    pub(crate) entries: Entries,
}

impl Package {
    /// The archive's bytes.
    pub(crate) fn write(&self) -> Result<Vec<u8>> {
        match self.kind {
            Kind::Rock | Kind::SrcRock => archive::zip::write(&self.entries),
            Kind::Tarball => archive::tar::write(&self.top, &self.entries),
        }
    }

    /// Reads the archive back and compares it with what was meant.
    pub(crate) fn prove(&self, bytes: &[u8]) -> Result<()> {
        archive::verify(&self.file_name, &self.read(bytes)?, &self.entries)
    }

    fn read(&self, bytes: &[u8]) -> Result<Vec<ReadBack>> {
        match self.kind {
            Kind::Rock | Kind::SrcRock => archive::zip::read(&self.file_name, bytes),
            Kind::Tarball => archive::tar::read(&self.file_name, &self.top, bytes),
        }
    }
}
