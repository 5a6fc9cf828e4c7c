//! A place that changes: the file, the line, what stood there and what will.

use camino::Utf8PathBuf;
use serde::Serialize;

use super::rewrite::Rewritten;

/// One place of a bump.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct PlaceChange {
    /// The file by its present name, relative to the project.
    pub(crate) file: Utf8PathBuf,
    /// The line; `None` where the file's name is meant.
    pub(crate) line: Option<usize>,
    /// What kind of place it is.
    pub(crate) kind: Kind,
    /// What stood there; empty where something is added.
    pub(crate) from: String,
    /// What will stand there.
    pub(crate) to: String,
}

/// What a place is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    /// The string that the handler's VERSION comes from.
    Handler,
    /// A string that the rockspec's `version` comes from.
    Rockspec,
    /// A string that a field of the rockspec's `source` comes from.
    Source,
    /// The rockspec's file name.
    FileName,
    /// A heading of the changelog.
    Changelog,
    /// A place that `[[bump.files]]` names.
    File,
}

impl Kind {
    /// What the place is called.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Handler => "VERSION",
            Self::Rockspec => "version",
            Self::Source => "source",
            Self::FileName => "file name",
            Self::Changelog => "changelog",
            Self::File => "text",
        }
    }
}

impl PlaceChange {
    /// A literal that was rewritten.
    pub(super) fn of(kind: Kind, rewritten: Rewritten) -> Self {
        let Rewritten { file, line, from, to } = rewritten;
        Self { file, line: Some(line), kind, from, to }
    }
}
