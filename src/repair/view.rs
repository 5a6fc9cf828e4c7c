//! A view: what a check of one directory's plugins says, to be compared with what it said before a repair.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};

use crate::check::{Options, Unit};
use crate::diagnostic::{Diagnostic, Repair};
use crate::failure::Result;
use crate::loader::LoadedPlugin;
use crate::project::Project;

/// What was found, and what loading told.
#[derive(Debug, Default)]
pub(super) struct View {
    pub(super) found: Vec<Diagnostic>,
    loaded: BTreeMap<String, LoadedPlugin>,
    failures: usize,
}

/// What a finding is told by when lines have moved.
type Key = (&'static str, Option<Utf8PathBuf>, String);

impl View {
    /// Checks the plugins of `base`.
    pub(super) fn of(
        project: &Project,
        options: &Options,
        base: &Utf8Path,
        bases: &[Utf8PathBuf],
    ) -> Result<Self> {
        let checked =
            Unit::open(project, base, bases, &options.environment)?.check(project, options)?;
        let mut view = Self {
            found: checked.diagnostics,
            failures: checked.failures.len(),
            ..Self::default()
        };
        for plugin in checked.plugins {
            view.found.extend(plugin.diagnostics);
            view.failures += usize::from(plugin.failure.is_some());
            view.loaded.extend(plugin.loaded.map(|loaded| (loaded.name.clone(), loaded)));
        }
        Ok(view)
    }

    /// What is found now and was not before.
    pub(super) fn new_since(&self, before: &View) -> Vec<&Diagnostic> {
        let mut known = before.counts();
        let is_new = |found: &&Diagnostic| match known.get_mut(&key(found)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        };
        self.found.iter().filter(is_new).collect()
    }

    /// Why the change from `before`, which is to put `repaired` right, is not what was meant.
    pub(super) fn objection(&self, before: &View, repaired: &[Diagnostic]) -> Option<String> {
        let (was, now) = (before.counts(), self.counts());
        let mut meant: BTreeMap<Key, usize> = BTreeMap::new();
        for found in repaired {
            *meant.entry(key(found)).or_default() += 1;
        }
        let count =
            |counts: &BTreeMap<Key, usize>, key: &Key| counts.get(key).copied().unwrap_or(0);
        if meant.iter().any(|(key, number)| count(&now, key) + number > count(&was, key)) {
            return Some("it would not put it right".to_owned());
        }
        let renames = repaired.iter().any(|one| matches!(one.repair, Some(Repair::Rename { .. })));
        if self.failures > before.failures {
            return Some("the plugin could no longer be checked".to_owned());
        }
        // What is in a file is told by its new name, so all of it looks new.
        if renames {
            let new = self.new_since(before);
            let other = new.iter().find(|found| found.code == "version-mismatch")?;
            return Some(format!("another version may be meant: {}", other.message));
        }
        if let Some(new) = self.new_since(before).first() {
            return Some(format!("it would bring up `{}`: {}", new.code, new.message));
        }
        before.loaded.iter().find_map(|(name, was)| difference(was, self.loaded.get(name)?))
    }

    fn counts(&self) -> BTreeMap<Key, usize> {
        let mut counts = BTreeMap::new();
        for found in &self.found {
            *counts.entry(key(found)).or_default() += 1;
        }
        counts
    }
}

/// What a repair must leave as it is.
fn difference(was: &LoadedPlugin, now: &LoadedPlugin) -> Option<String> {
    let name = &was.name;
    let refused = was.load.ok && !now.load.ok
        || was.load_with_dependencies.ok && !now.load_with_dependencies.ok;
    if refused {
        return Some(format!("Kong could no longer load `{name}`"));
    }
    let changed = was.version.is_some() && was.version != now.version
        || was.priority.is_some() && was.priority != now.priority;
    changed.then(|| format!("it would change VERSION or PRIORITY of `{name}`"))
}

fn key(found: &Diagnostic) -> Key {
    (found.code, found.file.clone(), without_lines(&found.message))
}

/// A message without the lines that it names (`handler.lua:12: ...`, `line 12`).
fn without_lines(message: &str) -> String {
    let mut text = String::new();
    let mut in_line = false;
    for letter in message.chars() {
        if in_line && letter.is_ascii_digit() {
            continue;
        }
        text.push(letter);
        in_line = letter == ':' || text.ends_with("line ");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(found: Vec<Diagnostic>) -> View {
        View { found, ..View::default() }
    }

    #[test]
    fn a_finding_is_the_same_on_another_line() {
        let was =
            view(vec![Diagnostic::error("a", "x.lua:12: line 3"), Diagnostic::error("c", "d")]);
        let now = view(vec![Diagnostic::error("a", "x.lua:7: line 12")]);
        assert_eq!(now.objection(&was, &[Diagnostic::error("c", "d")]), None);
    }

    #[test]
    fn what_stays_and_what_is_new_are_objections() {
        let one = || Diagnostic::error("a", "b");
        let was = view(vec![one(), one()]);
        assert_eq!(view(vec![one()]).objection(&was, &[one()]), None);
        let same = view(vec![one(), one()]).objection(&was, &[one()]);
        assert_eq!(same.unwrap(), "it would not put it right");
        let new = view(vec![one(), Diagnostic::error("c", "d")]).objection(&was, &[one()]);
        assert_eq!(new.unwrap(), "it would bring up `c`: d");
    }
}
