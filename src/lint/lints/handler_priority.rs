//! `handler-priority`: a handler whose PRIORITY Kong refuses.

use super::handlers::{at_field, field, is_from_environment};
use super::refusals::{got, is_missing_in_class, problem};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "handler-priority",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a handler whose PRIORITY is missing or no whole number",
        text: "Kong orders plugins by PRIORITY, the highest first, and does not start with a handler that has none, \
               has a text in its place, a fraction or infinity. Kong says: `its PRIORITY field is not a valid integer \
               number`. Where the value comes from an environment variable, that is information only: the variable \
               may be set where Kong runs. docs/priorities.md has the numbers of the plugins that come with Kong.",
        bad: "local Handler = { VERSION = \"1.0.0\", PRIORITY = \"high\" }\n\nreturn Handler",
        good: "local Handler = { VERSION = \"1.0.0\", PRIORITY = 1000 }\n\nreturn Handler",
    },
    run,
};

const HELP: &str = "write a whole number, such as `PRIORITY = 1000`: plugins with a higher one run before this one";
const MISSING: &str = "Kong refuses a handler without PRIORITY";

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(problem) = problem(subject, "PRIORITY") else {
        if is_missing_in_class(subject, "PRIORITY") {
            let found = LINT.diagnostic(MISSING).help(HELP);
            diagnostics.push(at_field(subject, "PRIORITY", found));
        }
        return;
    };
    let loaded = subject.facts.loaded.as_ref();
    let found = if is_from_environment(subject, "PRIORITY") {
        let message =
            format!("PRIORITY comes from the environment and is `{}` without it", got(problem));
        Diagnostic::information(LINT.code, message)
            .help("Kong does not start where the variable is not set: add `or 1000`")
    } else if field(subject, "PRIORITY").is_none() && got(problem) == "nil" {
        LINT.diagnostic(MISSING).help(HELP)
    } else if loaded.and_then(|loaded| loaded.priority).is_some() {
        LINT.diagnostic(format!("PRIORITY must be a whole number, not `{}`", got(problem)))
            .help(HELP)
    } else {
        LINT.diagnostic(format!("PRIORITY must be a number, not {}", shown(got(problem))))
            .help(unquoted(got(problem)))
    };
    diagnostics.push(at_field(subject, "PRIORITY", found));
}

/// A value that is no number: Kong names a text as it is, and everything else as Lua prints it.
fn shown(value: &str) -> String {
    let of_type = ["table: ", "function: ", "userdata: ", "thread: "];
    let is_text = !matches!(value, "nil" | "true" | "false")
        && !of_type.iter().any(|start| value.starts_with(start));
    if is_text { format!("the text `{value}`") } else { format!("`{value}`") }
}

/// The help for a value that is no number: to remove the quotes where there are digits in them.
fn unquoted(value: &str) -> String {
    match value.parse::<i64>() {
        Ok(number) => format!("write it without quotes: `PRIORITY = {number}`"),
        Err(_) => HELP.to_owned(),
    }
}
