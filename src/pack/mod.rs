//! Packages: what goes into them, their archives and checksums.

pub(crate) mod archive;
pub(crate) mod checksum;
pub(crate) mod entry;
pub(crate) mod patch;
pub(crate) mod rock_manifest;
pub(crate) mod tree;
