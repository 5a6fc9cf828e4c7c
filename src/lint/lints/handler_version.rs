//! `handler-version`: a handler whose VERSION Kong refuses, or reads as another one.

use super::handlers::{at_field, field, is_from_environment};
use super::refusals::{got, is_missing_in_class, problem};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};
use crate::version::KongVersion;

pub(super) const LINT: Lint = Lint {
    code: "handler-version",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a handler whose VERSION is missing or no version to Kong",
        text: "Since 3.0 Kong does not start with a handler that has no VERSION, or one in which it finds no version \
               of at most three numbers. Kong says: `its VERSION field does not follow the \"x.y.z\" format`. It reads \
               the first run of digits and dots and forgets the rest: that `1.0.0-beta` is `1.0.0` to it, as `v1.0.0` \
               is, is information. A control plane and a data plane cannot tell such versions apart.",
        bad: "local Handler = { VERSION = 1.0, PRIORITY = 1000 }\n\nreturn Handler",
        good: "local Handler = { VERSION = \"1.0.0\", PRIORITY = 1000 }\n\nreturn Handler",
    },
    run,
};

const HELP: &str = "write three numbers in quotes: `VERSION = \"1.0.0\"`";
const MISSING: &str = "Kong refuses a handler without VERSION";

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let version = subject.facts.loaded.as_ref().and_then(|loaded| loaded.version.as_deref());
    let found = if let Some(problem) = problem(subject, "VERSION") {
        let value = got(problem);
        if is_from_environment(subject, "VERSION") {
            let message = format!("VERSION comes from the environment and is `{value}` without it");
            Diagnostic::information(LINT.code, message)
                .help("Kong does not start where the variable is not set: add `or \"1.0.0\"`")
        } else if version.is_some() {
            LINT.diagnostic(format!("Kong finds no version of the form x.y.z in `{value}`"))
                .help(HELP)
        } else if field(subject, "VERSION").is_none() && value == "nil" {
            LINT.diagnostic(MISSING).help(HELP)
        } else {
            LINT.diagnostic(format!("VERSION must be a text, and `{value}` is none")).help(HELP)
        }
    } else if is_missing_in_class(subject, "VERSION") {
        LINT.diagnostic(MISSING).help(HELP)
    } else if let Some(found) = version.and_then(read_otherwise) {
        found
    } else {
        return;
    };
    diagnostics.push(at_field(subject, "VERSION", found));
}

/// Says so where Kong reads another version than is written.
fn read_otherwise(version: &str) -> Option<Diagnostic> {
    let read = KongVersion::read(version)?.to_string();
    if read == version {
        return None;
    }
    let message = format!("Kong reads VERSION `{version}` as `{read}`");
    let help = "nothing breaks; only what stands before and after the numbers is lost";
    Some(Diagnostic::information(LINT.code, message).help(help))
}
