//! `document-directory`: a directory that LuaRocks takes for a document.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "document-directory",
    severity: Severity::Information,
    explanation: Explanation {
        summary: "a directory that LuaRocks takes for a document",
        text: "What lies at the top and is called like a document (`readme`, `license`, `copying`) is \
               copied into the rock. Of a directory LuaRocks makes an empty file.",
        bad: "",
        good: "",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
