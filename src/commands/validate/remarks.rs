//! Remarks beside what Kong answers: what was probably meant, and what could not be judged.

use crate::configuration::Entry;
use crate::diagnostic::{Diagnostic, Span};
use crate::failure::Failure;
use crate::loader::Unjudged;

/// What to do about a plugin that was taken for a bare configuration.
pub(super) fn hint(entry: &Entry, path: &[&str]) -> Option<String> {
    let is_bare = entry.plugin.is_none() && entry.place.is_none();
    let name = entry.config.as_table()?.get("name").as_str()?;
    let is_hint = is_bare && matches!(path, ["config", "config" | "name"]);
    is_hint.then(|| {
        format!(
            "this was taken for a bare `config`; a plugin with its other fields has a `name` that this project knows \
             (here it is `{name}`), and `config: {{}}` even when nothing is set"
        )
    })
}

/// Why there are no answers: the schema needs what nobody has here.
pub(super) fn unknown(cause: &Unjudged) -> Failure {
    let failure = Failure::project(format!(
        "the schema cannot be read: it depends on `{}`, and fails here: {}",
        cause.name,
        cause.failed().unwrap_or_default()
    ));
    let failure = failure.help(Unjudged::help("ask Kong itself"));
    match cause.place() {
        Some((file, line)) => failure.at_line(file, line),
        None => failure,
    }
}

/// A warning that an answer may not be Kong's.
pub(super) fn dependent(cause: &Unjudged) -> Diagnostic {
    let text = format!("what Kong answers depends on `{}`, so that part is not judged", cause.name);
    let warning = Diagnostic::warning("not-judged", text).help(Unjudged::help("ask Kong itself"));
    match cause.place() {
        Some((file, line)) => {
            let span = Span { line, column: 1, end_line: line, end_column: 1 };
            warning.at(file).span(span)
        }
        None => warning,
    }
}
