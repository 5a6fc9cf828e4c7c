//! luacheck: its settings, its standards, and its findings about globals, told from the same files as luacheck tells them.
//!
//! The codes are luacheck's: 111 a global that is not defined is assigned, 112 it is changed, 113 it is read, 143 a field that
//! is not defined is read. Which of them a project wants to see is decided by its `.luacheckrc` and by comments.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::file::File;
use super::subject::Subject;
use crate::syntax::Script;

#[cfg(test)]
mod comparison;
mod config;
mod definition;
mod existing;
mod glob;
mod globals;
mod inline;
mod options;
mod pattern;
mod resolved;
mod rule;
mod scope;

pub(crate) use config::Config;
pub(crate) use glob::matches;
pub(crate) use globals::{Action, Use};

use inline::inline;
use resolved::Resolved;
use scope::Scopes;

/// The settings that apply to one file.
#[derive(Debug)]
pub(crate) struct FileSettings {
    scopes: Scopes,
}

/// A use of a global with luacheck's code for it.
#[derive(Debug)]
pub(crate) struct Finding {
    /// luacheck's code.
    pub(crate) code: &'static str,
    /// What is used.
    pub(crate) found: Use,
    /// The field that is probably meant, as written.
    pub(crate) near: Option<String>,
}

impl FileSettings {
    /// The settings for a file; `None` when it is excluded, or has more options in comments than anybody writes.
    pub(crate) fn of(config: &Config, file: &File, script: &Script) -> Option<Self> {
        let resolved = config.resolved(&file.path)?;
        let standard = |name: &str| config.standard(name);
        let events = inline(&file.text, script, &file.comments, &file.lines, &standard)?;
        Some(Self { scopes: Scopes::of(resolved, events) })
    }

    /// Whether a finding on that line is to be reported.
    pub(crate) fn reports(&self, line: usize, code: &str, name: Option<&str>) -> bool {
        self.at(line).reports(code, name)
    }

    /// Whether unused variables beside used ones are to be reported on that line.
    pub(crate) fn reports_secondaries(&self, line: usize) -> bool {
        self.at(line).unused_secondaries
    }

    fn at(&self, line: usize) -> &Resolved {
        self.scopes.at(line)
    }
}

/// What luacheck finds about globals, by file.
#[derive(Debug, Default)]
pub(crate) struct Globals {
    cell: OnceCell<Vec<Vec<Finding>>>,
}

impl Globals {
    /// The findings in each of the plugin's files.
    pub(crate) fn findings(&self, subject: &Subject) -> &[Vec<Finding>] {
        self.cell.get_or_init(|| findings(subject))
    }
}

/// What may be found in one file, unless another one defines the global.
#[derive(Default)]
struct Candidates {
    /// Each with whether its file takes part in what others define.
    findings: Vec<(Finding, bool)>,
    /// Globals that the file itself defines for itself alone.
    own: BTreeSet<String>,
}

fn findings(subject: &Subject) -> Vec<Vec<Finding>> {
    let mut shared = BTreeSet::new();
    let mut files = Vec::new();
    for file in &subject.files {
        let settings = file
            .script()
            .and_then(|script| Some((script, FileSettings::of(&subject.luacheck, file, script)?)));
        files.push(settings.map_or_else(Candidates::default, |(script, settings)| {
            candidates(file, script, &settings, &mut shared)
        }));
    }
    files.into_iter().map(|candidates| reported(candidates, &shared)).collect()
}

fn candidates(
    file: &File,
    script: &Script,
    settings: &FileSettings,
    shared: &mut BTreeSet<String>,
) -> Candidates {
    let mut candidates = Candidates::default();
    for found in globals::uses(script) {
        let resolved = settings.at(file.lines.line(found.range.start));
        if found.action == Action::Set && defines(resolved, &found) {
            let defined = if resolved.module { &mut candidates.own } else { &mut *shared };
            defined.insert(found.name().to_owned());
        }
        let code = code(resolved, &found);
        if let Some(code) = code.filter(|code| resolved.reports(code, Some(found.name()))) {
            let near = resolved.globals.near(&found.keys);
            candidates.findings.push((Finding { code, found, near }, !resolved.module));
        }
    }
    candidates
}

/// Whether an assignment counts as a definition.
fn defines(resolved: &Resolved, found: &Use) -> bool {
    resolved.allow_defined || (resolved.allow_defined_top && found.top)
}

fn reported(candidates: Candidates, shared: &BTreeSet<String>) -> Vec<Finding> {
    let Candidates { findings, own } = candidates;
    let is_defined = |found: &Use, takes_part: bool| {
        let is_shared = shared.contains(found.name());
        own.contains(found.name()) || is_shared && (takes_part || found.action != Action::Set)
    };
    let left = findings
        .into_iter()
        .filter(|(finding, takes_part)| !is_defined(&finding.found, *takes_part));
    left.map(|(finding, _)| finding).collect()
}

/// luacheck's code; `None` for what is defined, and for codes that are not about something undefined.
fn code(resolved: &Resolved, found: &Use) -> Option<&'static str> {
    let globals = &resolved.globals;
    // Through a local that stands for something undefined: that was reported where the local got its value.
    if found.through_local.is_some_and(|length| !globals.defines(&found.keys[..length])) {
        return None;
    }
    let base = globals.defines(&found.keys[..1]);
    match found.action {
        Action::Set if !base || resolved.module => Some("111"),
        Action::Mutate if !base => Some("112"),
        Action::Access if !base => Some("113"),
        Action::Access if !globals.defines(&found.keys) => Some("143"),
        _ => None,
    }
}
