//! `unread-file`: a file that LuaJIT compiles but that kongsmith cannot read.

use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::lint::{Code, Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "unread-file",
    severity: Severity::Information,
    explanation: Explanation {
        summary: "a file that could not be looked at",
        text: "Lints need the structure of a file. They do without it where one expression has more than 1,000 \
               operators, where the file has more than 120,000 tokens and where a number is a hexadecimal float. Such \
               a file runs, but what is wrong in it is not found.",
        bad: "local sixteen = 0x1p4",
        good: "local sixteen = 16",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for file in &subject.files {
        if let Code::Unread(refused) = &file.code {
            let message = format!("this file is not checked: {}", refused.message);
            let diagnostic = LINT.diagnostic(message).at(file.path.clone());
            diagnostics.push(diagnostic.span(Span::point(refused.line, 1)).help(refused.help));
        }
    }
}
