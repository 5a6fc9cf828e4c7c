//! Packages: what goes into them, their archives and checksums.
//!
//! [`select`] reads the rockspecs of a source, [`pack`] turns one into [`Package`]s or into problems, [`inspect`] stops
//! at the problems, [`Dist`] writes packages. One plugin is in memory at a time.

pub(crate) mod agreement;
mod archive;
mod checksum;
mod dist;
mod documents;
mod entry;
mod include;
mod kind;
mod layout;
mod package;
mod packing;
mod patch;
mod patches;
mod problems;
mod rock;
mod rock_manifest;
mod selection;
mod src_rock;
mod tarball;
mod tree;
mod unlisted;

pub(crate) use checksum::{SHA256SUMS, sha256, sums_file};
pub(crate) use dist::Dist;
pub(crate) use entry::Listed;
pub(crate) use kind::Kind;
pub(crate) use layout::Layout;
pub(crate) use package::Package;
pub(crate) use packing::{Packed, Request, inspect, pack};
pub(crate) use problems::Problems;
pub(crate) use selection::{Selected, select};
