//! `syntax-error`: a file that LuaJIT does not compile.

use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::lint::{Code, Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "syntax-error",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a file that LuaJIT does not compile",
        text: "Kong runs plugins with LuaJIT. A file that LuaJIT refuses cannot be loaded: a handler or schema like \
               this keeps Kong from starting. Operators and attributes of later Lua versions (`//`, `&`, `<const>`) \
               are refused too.",
        bad: "local half = size // 2",
        good: "local half = math.floor(size / 2)",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for file in &subject.files {
        if let Code::Invalid(line, message) = &file.code {
            let mut diagnostic = LINT.diagnostic(message.as_str()).at(file.path.clone());
            if let Some(line) = line {
                diagnostic = diagnostic.span(Span::point(*line, 1));
            }
            diagnostics.push(diagnostic);
        }
    }
}
