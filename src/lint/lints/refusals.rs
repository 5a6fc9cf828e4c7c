//! What the lints share that repeat what Kong refuses about a handler.

use super::base_plugin;
use super::handlers::{field, table};
use crate::lint::Subject;
use crate::loader::HandlerProblem;

/// What Kong refuses about a field of the handler.
pub(super) fn problem<'a>(subject: &'a Subject, field: &str) -> Option<&'a HandlerProblem> {
    let loaded = subject.facts.loaded.as_ref()?;
    loaded.handler_problems.iter().find(|problem| problem.field == field)
}

/// The value that Kong names as what it got: `nil` of `..., got: "nil".`
pub(super) fn got(problem: &HandlerProblem) -> &str {
    let value = problem.message.rsplit_once("got: \"").map_or("", |(_, value)| value);
    value.strip_suffix("\".").unwrap_or(value)
}

/// Whether a handler that extends the base plugin of old does not set a field. It cannot be loaded, so Kong never comes to
/// refuse the field.
pub(super) fn is_missing_in_class(subject: &Subject, name: &str) -> bool {
    table(subject).is_some_and(|(file, table)| base_plugin::is_class(subject, file, table))
        && field(subject, name).is_none()
}
