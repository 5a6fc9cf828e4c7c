//! A failure: why a command could not do its work, for the person who typed it.
//!
//! It knows the exit code, the message, the file that is meant and what to do next. Problems *found in* a plugin are
//! not failures but [`Diagnostic`](crate::diagnostic::Diagnostic)s.

use std::fmt;
use std::io;

use camino::{Utf8Path, Utf8PathBuf};
use serde::Serialize;

use crate::count::List;
use crate::exit_code::ExitCode;
use crate::suggestion::nearest;

/// The result of everything that can fail for a reason the user can act on.
pub(crate) type Result<T, E = Failure> = std::result::Result<T, E>;

/// Why a command stopped. Messages start in lower case, have no full stop and put values in backticks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Failure {
    /// The code that the process ends with.
    #[serde(skip)]
    pub(crate) exit: ExitCode,
    /// What is wrong, in the user's words.
    pub(crate) message: String,
    /// The file that the message is about.
    pub(crate) file: Option<String>,
    /// The line in it, from one, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) line: Option<usize>,
    /// What to do next, one line.
    pub(crate) help: Option<String>,
}

impl Failure {
    /// A failure that ends with `exit`.
    pub(crate) fn new(exit: ExitCode, message: impl Into<String>) -> Self {
        Self { exit, message: message.into(), file: None, line: None, help: None }
    }

    /// Wrong flags, names or values (exit 2).
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::new(ExitCode::Usage, message)
    }

    /// The project cannot be used as it is (exit 3).
    pub(crate) fn project(message: impl Into<String>) -> Self {
        Self::new(ExitCode::Project, message)
    }

    /// Input/output, git or another program failed (exit 4).
    pub(crate) fn environment(message: impl Into<String>) -> Self {
        Self::new(ExitCode::Environment, message)
    }

    /// The person pressed Ctrl-C (exit 130).
    pub(crate) fn interrupted() -> Self {
        Self::new(ExitCode::Interrupted, "interrupted; nothing was changed")
    }

    /// Names the file that the failure is about.
    #[must_use]
    pub(crate) fn at(mut self, file: impl AsRef<Utf8Path>) -> Self {
        self.file = Some(file.as_ref().to_string());
        self
    }

    /// Names the file and the line in it, counted from one.
    #[must_use]
    pub(crate) fn at_line(mut self, file: impl AsRef<Utf8Path>, line: usize) -> Self {
        self.line = Some(line);
        self.at(file)
    }

    /// Says what to do next.
    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says which of the known names was probably meant by `name`, and `otherwise` where none is near.
    #[must_use]
    pub(crate) fn did_you_mean<'a>(
        self,
        name: &str,
        known: impl IntoIterator<Item = &'a str>,
        otherwise: impl Into<String>,
    ) -> Self {
        match nearest(name, known).as_slice() {
            [] => self.help(otherwise),
            near => self.help(format!("did you mean {}", List::or(near))),
        }
    }

    /// An input/output error met while doing `action` ("write", "read") to `path`.
    pub(crate) fn io(action: &str, path: &Utf8Path, error: &io::Error) -> Self {
        let failure =
            Self::environment(format!("cannot {action} `{path}`: {}", reason(error))).at(path);
        match error.kind() {
            io::ErrorKind::PermissionDenied => {
                failure.help("check who owns it, or choose another directory")
            }
            io::ErrorKind::StorageFull => failure.help("free some space and try again"),
            _ => failure,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.file, self.line) {
            (Some(file), Some(line)) => write!(f, "{file}:{line}: {}", self.message),
            (Some(file), None) if !self.message.contains(&format!("`{file}`")) => {
                write!(f, "{file}: {}", self.message)
            }
            _ => f.write_str(&self.message),
        }
    }
}

impl std::error::Error for Failure {}

/// Turns a path of the operating system into UTF-8, or says that kongsmith cannot handle it.
pub(crate) fn utf8(path: std::path::PathBuf) -> Result<Utf8PathBuf> {
    Utf8PathBuf::from_path_buf(path).map_err(|path| {
        Failure::environment(format!("the path `{}` is not UTF-8", path.display()))
            .help("rename it; kongsmith writes paths into text files")
    })
}

/// The operating system's reason without Rust's "(os error N)".
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    match text.find(" (os error") {
        Some(end) => text[..end].to_lowercase(),
        None => text,
    }
}
