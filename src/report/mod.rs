//! A report: what a command has to say when it ends, as data, and its renderings.
//!
//! Commands build one; [`human`], [`json`], [`sarif`] and [`github`] are the only places that turn it into text.

use camino::Utf8PathBuf;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostic, Severity};
use crate::exit_code::ExitCode;
use crate::failure::Failure;

pub(crate) mod github;
pub(crate) mod human;
pub(crate) mod json;
pub(crate) mod sarif;
mod snippet;

/// What a command did and found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Report {
    /// The directory that files in `diagnostics` are relative to.
    pub(crate) root: Utf8PathBuf,
    /// Where that directory lies in its git work tree; empty for the root of it, or without one.
    pub(crate) prefix: Utf8PathBuf,
    /// One entry per plugin; the fields are the command's own.
    pub(crate) plugins: Vec<Value>,
    /// One entry per file that was, or would be, written.
    pub(crate) files: Vec<Value>,
    /// Problems found in the user's plugins.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Plugins that could not be handled, where others could.
    pub(crate) failures: Vec<Failure>,
    /// Whether the command is about one plugin or package only, so that a failure is all that it has to say.
    pub(crate) is_one: bool,
    /// Further top-level fields of the JSON object.
    pub(crate) fields: Map<String, Value>,
    /// The result for a person, on standard output.
    pub(crate) text: String,
    /// What to do next, one line each, shown after the result.
    pub(crate) next: Vec<String>,
    /// Output that is the same in every format (`--print`, `completions`): printed as it is, instead of everything else.
    pub(crate) raw: Option<String>,
}

impl Report {
    /// Adds an entry to `plugins`.
    pub(crate) fn plugin(&mut self, entry: &impl Serialize) {
        self.plugins.push(to_value(entry));
    }

    /// Adds an entry to `files`.
    pub(crate) fn file(&mut self, entry: &impl Serialize) {
        self.files.push(to_value(entry));
    }

    /// Adds a top-level field of the JSON object.
    pub(crate) fn field(&mut self, name: &str, value: &impl Serialize) {
        self.fields.insert(name.to_owned(), to_value(value));
    }

    /// Adds a line to the result for a person.
    pub(crate) fn line(&mut self, line: impl AsRef<str>) {
        self.text.push_str(line.as_ref());
        self.text.push('\n');
    }

    /// The exit code that follows from what was found: a single failure keeps its own code.
    pub(crate) fn exit(&self) -> ExitCode {
        let errors = self.diagnostics.iter().any(|found| found.severity == Severity::Error);
        match self.failures.as_slice() {
            [only] if (self.plugins.is_empty() || self.is_one) && !errors => only.exit,
            [] if !errors => ExitCode::Done,
            _ => ExitCode::Problems,
        }
    }
}

fn to_value(entry: &impl Serialize) -> Value {
    serde_json::to_value(entry).expect("report entries have string keys only")
}
