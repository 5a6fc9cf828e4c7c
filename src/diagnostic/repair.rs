//! A repair: what puts a problem right, where there is one right answer. The one who finds the problem says it.
//!
//! It is a proposal: whether it does what it promises is proven by checking again, and that is `repair`'s.

use std::ops::Range;

use camino::{Utf8Path, Utf8PathBuf};

use super::Span;

/// What puts a problem right. Paths are relative to the project.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Repair {
    /// Other text in some places of a file.
    Replace {
        /// The file.
        file: Utf8PathBuf,
        /// The places, which do not overlap.
        replacements: Vec<Replacement>,
    },
    /// Another name for a file, in the same folder.
    Rename {
        /// The file.
        file: Utf8PathBuf,
        /// Its path to be.
        to: Utf8PathBuf,
    },
}

/// Other text for one place of a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Replacement {
    /// The bytes that go; an empty range where text is only added.
    pub(crate) bytes: Range<usize>,
    /// The same as lines and columns.
    pub(crate) span: Span,
    /// What comes there.
    pub(crate) text: String,
}

impl Repair {
    /// The file that changes.
    pub(crate) fn file(&self) -> &Utf8Path {
        match self {
            Self::Replace { file, .. } | Self::Rename { file, .. } => file,
        }
    }

    /// What is replaced in the file.
    pub(crate) fn replacements(&self) -> &[Replacement] {
        match self {
            Self::Replace { replacements, .. } => replacements,
            Self::Rename { .. } => &[],
        }
    }
}
