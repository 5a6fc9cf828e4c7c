//! Lints: what is wrong with a plugin, found by looking at its files.
//!
//! A [`Lint`] has one name everywhere: its code, its file in `lints/`, its page in `docs/lints/` and its folder of examples
//! in `tests/testdata/lints/`. [`LINTS`] is the registry, [`check`] runs them all. How a plugin's files are found is
//! for `commands` to know, and how diagnostics look for `report`.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Severity};

mod document;
mod file;
mod lints;
mod luacheck;
mod nearest;
mod pdk;
mod phase;
mod program;
mod reach;
mod subject;
mod suppression;

#[cfg(test)]
mod golden;

#[allow(unused_imports, reason = "`check` is to use them")]
pub(crate) use document::{index, page};
pub(crate) use file::{Code, File, Role};
pub(crate) use lints::LINTS;
#[allow(unused_imports, reason = "`check` is to use it")]
pub(crate) use luacheck::Config as LuacheckConfig;
pub(crate) use subject::{FileId, Subject};

/// One lint.
pub(crate) struct Lint {
    /// Its name, in kebab case.
    pub(crate) code: &'static str,
    /// How much its diagnostics weigh unless the settings say otherwise.
    pub(crate) severity: Severity,
    /// What it finds, for people.
    pub(crate) explanation: Explanation,
    /// Looks at a plugin and adds what it finds.
    pub(crate) run: fn(&Subject, &mut Vec<Diagnostic>),
}

/// What a lint finds and why that matters.
pub(crate) struct Explanation {
    /// One line: what it finds.
    pub(crate) summary: &'static str,
    /// One paragraph: why it matters, what counts and what does not.
    pub(crate) text: &'static str,
    /// An example that it finds.
    pub(crate) bad: &'static str,
    /// The example put right.
    pub(crate) good: &'static str,
}

/// What the settings say about a lint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    /// It does not run.
    Off,
    /// It runs, and its diagnostics weigh this much.
    On(Severity),
}

/// What the settings say about lints, by code. A lint that is not named has its own severity.
pub(crate) type Levels = BTreeMap<String, Level>;

impl Lint {
    /// A diagnostic of this lint.
    pub(crate) fn diagnostic(&self, message: impl Into<String>) -> Diagnostic {
        match self.severity {
            Severity::Error => Diagnostic::error(self.code, message),
            Severity::Warning => Diagnostic::warning(self.code, message),
            Severity::Information => Diagnostic::information(self.code, message),
        }
    }
}

/// The lint of that code.
pub(crate) fn find(code: &str) -> Option<&'static Lint> {
    LINTS.iter().copied().find(|lint| lint.code == code)
}

/// Runs all lints over a plugin. The diagnostics come in the order of files and lines, those that a comment allows left
/// out and the severities as `levels` say.
pub(crate) fn check(subject: &Subject, levels: &Levels) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for lint in LINTS.iter().filter(|lint| levels.get(lint.code) != Some(&Level::Off)) {
        (lint.run)(subject, &mut diagnostics);
    }
    let mut diagnostics = suppression::apply(subject, diagnostics, levels);
    for diagnostic in &mut diagnostics {
        if let Some(Level::On(severity)) = levels.get(diagnostic.code) {
            diagnostic.severity = *severity;
        }
    }
    diagnostics.sort_by(|one, other| place(one).cmp(&place(other)));
    diagnostics.dedup();
    diagnostics
}

fn place(diagnostic: &Diagnostic) -> impl Ord + '_ {
    (diagnostic.file.as_deref(), diagnostic.span, diagnostic.severity, diagnostic.code)
}
