//! What `pack --format json` says about each file and each plugin. `docs/pack.md` describes the fields.

use camino::Utf8PathBuf;
use serde::Serialize;

use crate::pack::Listed;

/// One file of the JSON output.
#[derive(Serialize)]
pub(super) struct FileEntry {
    /// Where it is, as it is shown.
    pub(super) path: Utf8PathBuf,
    /// `rock`, `src-rock`, `tarball` or `checksums`.
    pub(super) kind: &'static str,
    /// Bytes.
    pub(super) size: usize,
    /// Lower-case hexadecimal.
    pub(super) sha256: String,
    /// What it holds; not filled in for people.
    pub(super) entries: Vec<Listed>,
}

/// One plugin of the JSON output.
#[derive(Serialize)]
pub(super) struct PluginEntry {
    /// The plugin as Kong knows it.
    pub(super) name: String,
    /// The rock's name.
    pub(super) package: String,
    /// The rockspec's, with its revision.
    pub(super) version: String,
    /// Relative to the project.
    pub(super) rockspec: Utf8PathBuf,
    /// Paths, none when something is wrong.
    pub(super) packages: Vec<Utf8PathBuf>,
}
