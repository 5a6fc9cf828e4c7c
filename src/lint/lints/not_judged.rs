//! `not-judged`: a plugin that fails here after it asked for something that kongsmith does not do.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};
use crate::loader::Unjudged;

pub(super) const LINT: Lint = Lint {
    code: "not-judged",
    severity: Severity::Information,
    explanation: Explanation {
        summary: "a part of the plugin of which only Kong can say whether it loads",
        text: "The plugin runs while it is checked, but it reads no files, starts no programs and opens no \
               connections, and the larger libraries that come with Kong are inert. What fails after it asked for one \
               of these may be fine in Kong, so the failure is no error. Handler, schema and entities are parts of \
               their own: what one asks for is no excuse for another that requires nothing of it.",
        bad: "local file = assert(io.open(\"/etc/my-plugin.conf\"))\n\nreturn { VERSION = \"1.0.0\", PRIORITY = 1000 }",
        good: "",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(loaded) = &subject.facts.loaded else { return };
    let parts = [
        Some(&loaded.load_with_dependencies),
        Some(&loaded.schema_load),
        loaded.entities_load.as_ref(),
    ];
    let unjudged: BTreeSet<_> =
        parts.into_iter().flatten().filter_map(|verdict| verdict.not_judged.as_ref()).collect();
    diagnostics.extend(unjudged.into_iter().map(|cause| found(subject, cause)));
}

fn found(subject: &Subject, cause: &Unjudged) -> Diagnostic {
    let mut message =
        format!("whether Kong loads this is not judged: it depends on `{}`", cause.name);
    if let Some(text) = cause.failed() {
        message = format!("{message}, and fails here: {text}");
    }
    let help = Unjudged::help("start Kong with the plugin to be sure");
    let found = LINT.diagnostic(message).help(help);
    let file = subject.files.iter().find(|file| Some(&file.path) == cause.file.as_ref());
    match (file, cause.line) {
        (Some(file), Some(line)) => file.at(found, file.line(line)),
        _ => match subject.part("handler") {
            Some(handler) => found.at(subject.files[handler].path.clone()),
            None => found,
        },
    }
}
