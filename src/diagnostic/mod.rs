//! A diagnostic: one problem in the user's plugin, as data.
//!
//! It knows its code, severity, place, message and help. How it looks on a screen is `report`'s.

use camino::Utf8PathBuf;
use serde::Serialize;

mod repair;

pub(crate) use repair::{Repair, Replacement};

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Severity {
    /// Something Kong, LuaRocks or LuaJIT refuses, or that crashes when run.
    Error,
    /// Something that probably is not meant.
    Warning,
    /// Something worth knowing.
    Information,
}

/// A range in a file: lines and columns (in characters) from one, `end` exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub(crate) struct Span {
    /// First line.
    pub(crate) line: usize,
    /// First column.
    pub(crate) column: usize,
    /// Last line.
    pub(crate) end_line: usize,
    /// Column after the last character.
    pub(crate) end_column: usize,
}

impl Span {
    /// A single place, when the end is not known.
    pub(crate) fn point(line: usize, column: usize) -> Self {
        Self { line, column, end_line: line, end_column: column + 1 }
    }
}

/// One problem, ready to be shown or written as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Diagnostic {
    /// Stable name in kebab case; also the name of its documentation.
    pub(crate) code: &'static str,
    /// How much it weighs.
    pub(crate) severity: Severity,
    /// The file, relative to the project where it lies inside.
    pub(crate) file: Option<Utf8PathBuf>,
    /// Where in the file.
    #[serde(flatten)]
    pub(crate) span: Option<Span>,
    /// What is wrong.
    pub(crate) message: String,
    /// What to do.
    pub(crate) help: Option<String>,
    /// What `--fix` does about it, where there is one right answer.
    #[serde(skip)]
    pub(crate) repair: Option<Repair>,
    /// The file to show it at where it has none and a format wants one.
    #[serde(skip)]
    pub(crate) home: Option<Utf8PathBuf>,
}

impl Diagnostic {
    /// An error without a place.
    pub(crate) fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, message)
    }

    /// A warning without a place.
    pub(crate) fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, message)
    }

    /// A remark without a place.
    pub(crate) fn information(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Information, message)
    }

    fn new(code: &'static str, severity: Severity, message: impl Into<String>) -> Self {
        Self {
            code,
            severity,
            file: None,
            span: None,
            message: message.into(),
            help: None,
            repair: None,
            home: None,
        }
    }

    /// Names the file.
    #[must_use]
    pub(crate) fn at(mut self, file: impl Into<Utf8PathBuf>) -> Self {
        self.file = Some(file.into());
        self
    }

    /// Names the place in the file.
    #[must_use]
    pub(crate) fn span(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Says what to do.
    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says what puts it right, where that is certain.
    #[must_use]
    pub(crate) fn repair(mut self, repair: impl Into<Option<Repair>>) -> Self {
        self.repair = repair.into();
        self
    }

    /// Whether it is the same finding, perhaps on another line.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        (self.code, &self.file, &self.message) == (other.code, &other.file, &other.message)
    }
}
