//! `rockspec-license`: a rockspec without a licence.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "rockspec-license",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a rockspec without a licence",
        text: "Nobody may use code without a licence, and `luarocks lint` fails without one. Write an \
               SPDX name.",
        bad: "description = { summary = \"Counts requests\" }",
        good: "description = { summary = \"Counts requests\", license = \"Apache-2.0\" }",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
