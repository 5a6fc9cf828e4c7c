//! How an evaluation ends when it does not end well: the file does not compile, it raises an error, or it passes a bound.

use camino::{Utf8Path, Utf8PathBuf};

use super::without_own_places;
use crate::failure::Failure;

/// Why there is no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Error {
    /// LuaJIT does not compile the file.
    Load(Place),
    /// The program raised an error.
    Run(Place),
    /// A bound was passed: the command cannot go on.
    Limit(Failure),
}

/// An error message of Lua with the place that it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The file, as its chunk is called.
    pub(crate) file: Option<Utf8PathBuf>,
    /// The line, from one.
    pub(crate) line: Option<usize>,
    /// The message without the place.
    pub(crate) message: String,
}

impl Place {
    /// Takes `path:line: message` apart. Only the path of one of `chunks` is one, of which LuaJIT shows the end alone when
    /// it is long.
    pub(super) fn read(text: &str, chunks: &[&Utf8Path]) -> Self {
        let first = text.split("\nstack traceback:").next().unwrap_or(text).trim_end();
        if let Some((kind, _)) = first.split_once(": 0x").filter(|(kind, _)| is_word(kind)) {
            let message = format!("error object is a {kind} value");
            return Self { file: None, line: None, message };
        }
        for (at, _) in first.match_indices(':') {
            let (file, rest) = (&first[..at], &first[at + 1..]);
            let parts = rest.split_once(": ").or_else(|| rest.split_once(':'));
            if let Some((number, message)) = parts
                && let Ok(line) = number.parse()
                && let Some(chunk) = chunks.iter().find(|chunk| is_shown_as(chunk, file))
            {
                let message = without_own_places(message);
                return Self { file: Some(chunk.to_path_buf()), line: Some(line), message };
            }
        }
        Self { file: None, line: None, message: without_own_places(first) }
    }
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn is_shown_as(chunk: &Utf8Path, name: &str) -> bool {
    let end = name.strip_prefix("...");
    chunk.as_str() == name || end.is_some_and(|end| chunk.as_str().ends_with(end))
}

impl Error {
    /// The failure for a command that cannot go on without the result.
    pub(crate) fn into_failure(self) -> Failure {
        let (word, place) = match self {
            Self::Limit(failure) => return failure,
            Self::Load(place) => ("Error loading file", place),
            Self::Run(place) => ("Error running file", place),
        };
        let failure = Failure::project(format!("{word}: {}", place.message));
        match (place.file, place.line) {
            (Some(file), Some(line)) => failure.at_line(file, line),
            (Some(file), None) => failure.at(file),
            _ => failure,
        }
    }
}
