//! luacheck: its settings, its standards, and its findings about globals, told from the same files as luacheck tells them.
//!
//! The codes are luacheck's: 111 a global that is not defined is assigned, 112 it is changed, 113 it is read, 143 a field that
//! is not defined is read. Which of them a project wants to see is decided by its `.luacheckrc` and by comments.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use super::file::File;
use super::subject::Subject;
use crate::syntax::Script;

#[cfg(test)]
mod comparison;
mod config;
mod definition;
mod glob;
mod globals;
mod inline;
mod options;
mod pattern;

pub(crate) use config::Config;
pub(crate) use glob::matches;
pub(crate) use globals::{Action, Use};

use config::Layers;
use inline::{Inline, inline};
use options::{Options, Resolved};

/// The settings that apply to one file.
#[derive(Debug)]
pub(crate) struct FileSettings {
    layers: Rc<Layers>,
    inline: Vec<Inline>,
    combined: std::cell::RefCell<HashMap<Vec<usize>, Rc<Resolved>>>,
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
    /// The settings for a file; `None` when it is excluded.
    pub(crate) fn of(config: &Config, file: &File, script: &Script) -> Option<Self> {
        let layers = config.layers(&file.path)?;
        let standard = |name: &str| config.standard(name);
        let inline = inline(&file.text, script, &file.comments, &file.lines, &standard);
        Some(Self { layers, inline, combined: std::cell::RefCell::default() })
    }

    /// Whether a finding on that line is to be reported.
    pub(crate) fn reports(&self, line: usize, code: &str, name: Option<&str>) -> bool {
        self.at(line).reports(code, name)
    }

    /// Whether unused variables beside used ones are to be reported on that line.
    pub(crate) fn reports_secondaries(&self, line: usize) -> bool {
        self.at(line).unused_secondaries
    }

    fn at(&self, line: usize) -> Rc<Resolved> {
        let active: Vec<_> = (0..self.inline.len())
            .filter(|index| (self.inline[*index].from..=self.inline[*index].to).contains(&line))
            .collect();
        if active.is_empty() {
            return Rc::clone(&self.layers.resolved);
        }
        if let Some(known) = self.combined.borrow().get(&active) {
            return Rc::clone(known);
        }
        let further: Vec<_> = active.iter().map(|index| &self.inline[*index].options).collect();
        let stack: Vec<&Options> = self.layers.options.iter().map(Rc::as_ref).collect();
        let resolved = Rc::new(self.layers.resolved.and(&stack, &further));
        self.combined.borrow_mut().insert(active, Rc::clone(&resolved));
        resolved
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

/// The uses of globals in one file that are not defined by settings.
struct Candidates {
    uses: Vec<(Use, Rc<Resolved>)>,
    /// Globals that the file itself defines for itself alone.
    own: BTreeSet<String>,
}

fn findings(subject: &Subject) -> Vec<Vec<Finding>> {
    let mut shared = BTreeSet::new();
    let mut files = Vec::new();
    for file in &subject.files {
        let mut candidates = Candidates { uses: Vec::new(), own: BTreeSet::new() };
        let settings = file
            .script()
            .and_then(|script| Some((script, FileSettings::of(&subject.luacheck, file, script)?)));
        if let Some((script, settings)) = settings {
            for found in globals::uses(script) {
                let resolved = settings.at(file.lines.line(found.range.start));
                if found.action == Action::Set && defines(&resolved, &found) {
                    let defined = if resolved.module { &mut candidates.own } else { &mut shared };
                    defined.insert(found.name().to_owned());
                }
                candidates.uses.push((found, resolved));
            }
        }
        files.push(candidates);
    }
    files.into_iter().map(|candidates| reported(candidates, &shared)).collect()
}

/// Whether an assignment counts as a definition.
fn defines(resolved: &Resolved, found: &Use) -> bool {
    resolved.allow_defined || (resolved.allow_defined_top && found.top)
}

fn reported(candidates: Candidates, shared: &BTreeSet<String>) -> Vec<Finding> {
    let Candidates { uses, own } = candidates;
    let mut findings = Vec::new();
    for (found, resolved) in uses {
        let name = found.name();
        let defined = own.contains(name) || (shared.contains(name) && !resolved.module);
        if defined || shared.contains(name) && found.action != Action::Set {
            continue;
        }
        let Some(code) = code(&resolved, &found) else { continue };
        if resolved.reports(code, Some(name)) {
            let near = resolved.globals.near(&found.keys);
            findings.push(Finding { code, found, near });
        }
    }
    findings
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
