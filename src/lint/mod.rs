//! Lints: what is wrong with a plugin, found by looking at its files.
//!
//! A [`Lint`] has one name everywhere: its code, its file in `lints/`, its page in `docs/lints/` and its folder of examples
//! in `tests/testdata/lints/`. [`LINTS`] is the registry, [`check`] runs them all. How a plugin's files are found is
//! for `check` to know, and how diagnostics look for `report`.

use std::collections::BTreeMap;

use camino::Utf8Path;

use crate::diagnostic::{Diagnostic, Severity};
use crate::exit_code::ExitCode;
use crate::failure::{Failure, Result};
use crate::online;
use crate::project::LintLevel;

mod bundled;
mod changelog;
mod choices;
mod closed;
mod conf;
mod document;
mod facts;
mod file;
mod folding;
mod global_uses;
mod instance;
mod lints;
mod lua_pattern;
mod luacheck;
mod nearest;
mod origin;
mod own_name;
mod pdk;
mod phase;
mod program;
mod reach;
mod schema;
mod subject;
mod suppression;
mod target;

#[cfg(test)]
pub(crate) mod golden;
#[cfg(test)]
mod robustness;

pub(crate) use changelog::Changelog;
pub(crate) use document::page;
pub(crate) use facts::{Facts, Package};
pub(crate) use file::{Code, File, Role};
pub(crate) use folding::cut;
pub(crate) use global_uses::GlobalUses;
pub(crate) use lints::LINTS;
pub(crate) use lints::luacheckrc::LINT as LUACHECKRC;
pub(crate) use luacheck::{Config as LuacheckConfig, matches as path_matches};
pub(crate) use subject::{FileId, PARTS, Subject};
pub(crate) use target::Target;

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

/// What `[check.lints]` says, by code. A lint that is not named has its own severity.
pub(crate) type Levels = BTreeMap<String, LintLevel>;

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

/// Fails on a code in the settings that no lint has.
pub(crate) fn require_known(levels: &Levels, settings: &Utf8Path) -> Result<()> {
    let Some(code) = levels.keys().find(|code| find(code).is_none()) else { return Ok(()) };
    Err(unknown(code, ExitCode::Project).at(settings))
}

/// The failure for a code that no lint has.
pub(crate) fn unknown(code: &str, exit: ExitCode) -> Failure {
    let codes = LINTS.iter().map(|lint| lint.code);
    let otherwise =
        format!("{} lists all codes; they stand in brackets before each problem", online::LINTS);
    Failure::new(exit, format!("there is no lint `{code}`")).did_you_mean(code, codes, otherwise)
}

/// Runs all lints over a plugin. The diagnostics come in the order of files and lines, what has no file at the end, those
/// that a comment allows left out, those that say the same folded, and the severities as `levels` say.
pub(crate) fn check(subject: &Subject, levels: &Levels) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for lint in LINTS.iter().filter(|lint| levels.get(lint.code) != Some(&LintLevel::Off)) {
        (lint.run)(subject, &mut diagnostics);
    }
    let mut diagnostics = suppression::apply(subject, diagnostics, levels);
    for diagnostic in &mut diagnostics {
        diagnostic.severity = match levels.get(diagnostic.code) {
            Some(LintLevel::Error) => Severity::Error,
            Some(LintLevel::Warning) => Severity::Warning,
            Some(LintLevel::Information) => Severity::Information,
            Some(LintLevel::Off) | None => diagnostic.severity,
        };
    }
    diagnostics.sort_by(|one, other| place(one).cmp(&place(other)));
    diagnostics.dedup();
    folding::fold(diagnostics)
}

fn place(diagnostic: &Diagnostic) -> impl Ord + '_ {
    let file = diagnostic.file.as_deref();
    (file.is_none(), file, diagnostic.span, diagnostic.severity, diagnostic.code)
}
