//! `load-error`: a plugin that Kong does not load, for a reason that no other lint names.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, File, Lint, Subject};
use crate::loader::Stage;

pub(super) const LINT: Lint = Lint {
    code: "load-error",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a plugin that raises an error when Kong loads it",
        text: "Kong runs the files of a plugin when it starts, and an error in one of them keeps it from starting. The \
               message is Lua's. What other lints say about a plugin that does not load is not repeated.",
        bad: "local limits = nil\n\nreturn { VERSION = \"1.0.0\", PRIORITY = limits.priority }",
        good: "local limits = { priority = 1000 }\n\nreturn { VERSION = \"1.0.0\", PRIORITY = limits.priority }",
    },
    run,
};

/// Lints that say all there is to say about a plugin that does not load.
const REASONS: [&str; 14] = [
    "syntax-error",
    "removed-module",
    "missing-module",
    "missing-file",
    "base-plugin",
    "unlisted-module",
    "missing-handler",
    "handler-table",
    "handler-version",
    "handler-priority",
    "response-with-filters",
    "schema-load",
    "schema-violation",
    "entity-violation",
];

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(loaded) = &subject.facts.loaded else { return };
    let verdict = &loaded.load_with_dependencies;
    // The fields of a handler have lints of their own, which know more of where they come from.
    if verdict.ok || verdict.stage == Some(Stage::Handler) {
        return;
    }
    let is_raised = matches!(verdict.stage, Some(Stage::Module | Stage::Crash));
    let text = verdict.said();
    let (place, message) = place(subject, &text);
    let is_told = |found: &Diagnostic| {
        let same_line = place.is_some_and(|(file, line)| {
            found.file.as_ref() == Some(&file.path)
                && found.span.is_some_and(|span| span.line == line)
        });
        // What Kong refuses without a place in Lua is for the other lints to say, as long as one of them does.
        let says_it = !is_raised || same_line || REASONS.contains(&found.code);
        found.severity == Severity::Error && says_it
    };
    if diagnostics.iter().any(is_told) {
        return;
    }
    let found = LINT.diagnostic(format!("Kong cannot load the plugin: {message}"));
    let found = found.help(if is_raised {
        "mend the line: Kong runs it when it starts"
    } else {
        "mend what the message names: Kong looks at it when it starts"
    });
    let part = match verdict.stage {
        Some(Stage::Metaschema | Stage::Subschema) => "schema",
        Some(Stage::Daos) => "daos",
        _ => "handler",
    };
    diagnostics.push(match (place, subject.part(part)) {
        (Some((file, line)), _) => file.at(found, file.line(line)),
        (None, Some(part)) => found.at(subject.files[part].path.clone()),
        (None, None) => found,
    });
}

/// The innermost place that a message of Lua names, and the message behind it.
fn place<'a>(subject: &'a Subject, text: &'a str) -> (Option<(&'a File, usize)>, &'a str) {
    let places = subject.files.iter().flat_map(|file| {
        let path = file.path.as_str();
        text.match_indices(path).filter_map(move |(at, _)| {
            let rest = text[at + path.len()..].strip_prefix(':')?;
            let (line, message) = rest.split_once(": ")?;
            Some((at, file, line.parse().ok()?, message))
        })
    });
    match places.max_by_key(|(at, ..)| *at) {
        Some((_, file, line, message)) => (Some((file, line)), message),
        None => (None, text),
    }
}
