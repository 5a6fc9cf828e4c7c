//! `handler-table`: a handler module that does not return the handler.

use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::lint::program::Value;
use crate::lint::{Explanation, File, Lint, Subject};
use crate::loader::Stage;

pub(super) const LINT: Lint = Lint {
    code: "handler-table",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a handler module that does not return the handler",
        text: "Kong takes what `handler.lua` returns for the handler: a table with VERSION, PRIORITY and a function \
               for each phase. With anything else, and most often with nothing because the last line was forgotten, \
               Kong does not start: `attempt to index local 'handler' (a boolean value)`. A text is taken, but then \
               the plugin does nothing.",
        bad: "local Handler = { VERSION = \"1.0.0\", PRIORITY = 1000 }\n\nfunction Handler:access(conf)\nend",
        good: "local Handler = { VERSION = \"1.0.0\", PRIORITY = 1000 }\n\nfunction Handler:access(conf)\nend\n\n\
               return Handler",
    },
    run,
};

/// How LuaJIT says that it is no table.
const NO_TABLE: &str = "attempt to index local 'handler' (a ";

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let (Some(handler), Some(loaded)) = (subject.part("handler"), &subject.facts.loaded) else {
        return;
    };
    let file = &subject.files[handler];
    let verdict = &loaded.load_with_dependencies;
    let message = verdict.message.as_deref().unwrap_or_default();
    let found = if let Some(kind) = message.strip_prefix(NO_TABLE)
        && verdict.stage == Some(Stage::Crash)
    {
        let message = match kind.split(' ').next() {
            Some("boolean") => "this handler module returns nothing".to_owned(),
            kind => {
                format!("this handler module returns a {}, not a table", kind.unwrap_or("value"))
            }
        };
        LINT.diagnostic(message)
            .help("end the file with `return` and the name of the handler's table")
    } else if let Value::Text(_) = subject.program().returned(subject, handler) {
        Diagnostic::warning(
            LINT.code,
            "this handler module returns a text, so the plugin does nothing",
        )
        .help("end the file with `return` and the name of the handler's table")
    } else {
        return;
    };
    diagnostics.push(found.at(file.path.clone()).span(last_line(file)));
}

/// The last line with something in it.
fn last_line(file: &File) -> Span {
    let line = file.text.trim_end().matches('\n').count() + 1;
    Span::point(line, 1)
}
