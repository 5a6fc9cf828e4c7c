//! Rounds: the repairs of one directory's plugins, as many at a time as get along, until there is nothing left to repair.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};

use super::view::View;
use super::{Repaired, patch, untouchable};
use crate::check::Options;
use crate::diagnostic::Diagnostic;
use crate::failure::Result;
use crate::project::Project;
use crate::transaction::Draft;

/// How often what a repair brings up is repaired with it: a local is unused once another one is gone.
const FOLLOWING: usize = 8;

/// The repairs of one directory's plugins.
pub(super) struct Rounds<'a> {
    project: &'a Project,
    options: &'a Options,
    base: &'a Utf8Path,
    bases: &'a [Utf8PathBuf],
    repaired: &'a mut Repaired,
    view: View,
}

impl<'a> Rounds<'a> {
    /// Checks the plugins as the draft has them.
    pub(super) fn start(
        project: &'a Project,
        options: &'a Options,
        base: &'a Utf8Path,
        bases: &'a [Utf8PathBuf],
        repaired: &'a mut Repaired,
    ) -> Result<Self> {
        let project_now = project.with(repaired.draft.clone());
        let view = View::of(&project_now, options, base, bases)?;
        Ok(Self { project, options, base, bases, repaired, view })
    }

    /// Repairs until nothing is left that can be, or `patience` attempts have failed; gives back what is left of it.
    pub(super) fn run(&mut self, mut patience: usize) -> Result<usize> {
        loop {
            let candidates = self.candidates();
            if candidates.is_empty() {
                return Ok(patience);
            }
            if patience == 0 {
                let reason = "too many of the repairs before it would have broken something";
                let given_up = candidates.into_iter().map(|found| (found, reason.to_owned()));
                self.repaired.left.extend(given_up);
                return Ok(0);
            }
            self.attempt(patch::compatible(candidates), &mut patience)?;
        }
    }

    /// What has a repair that was not tried in vain. A file that must not be changed is said at once.
    fn candidates(&mut self) -> Vec<Diagnostic> {
        let mut candidates = Vec::new();
        let mut known_files = BTreeMap::new();
        for found in &self.view.found {
            let Some(repair) = &found.repair else { continue };
            if self.repaired.left.iter().any(|(known, _)| known.is_same(found)) {
                continue;
            }
            let file = self.repaired.draft.present_path(repair.file());
            let reason = *known_files
                .entry(file)
                .or_insert_with_key(|file| untouchable(&self.project.root, file));
            match reason {
                Some(reason) => self.repaired.left.push((found.clone(), reason.to_owned())),
                None => candidates.push(found.clone()),
            }
        }
        candidates
    }

    /// Makes these repairs if they are proven, else half of them, and so on down to the one that is not.
    fn attempt(&mut self, mut batch: Vec<Diagnostic>, patience: &mut usize) -> Result<()> {
        while !batch.is_empty() && *patience > 0 {
            match self.proven(&batch)? {
                Ok((draft, view)) => {
                    self.repaired.draft = draft;
                    self.repaired.fixed.extend(batch);
                    self.view = view;
                    return Ok(());
                }
                Err(reason) if batch.len() == 1 => {
                    self.repaired.left.extend(batch.pop().map(|found| (found, reason)));
                }
                Err(_) => batch.truncate(batch.len() / 2),
            }
            *patience -= 1;
        }
        Ok(())
    }

    /// The draft with these repairs and what a check says to it, or what speaks against it.
    fn proven(&self, batch: &[Diagnostic]) -> Result<Result<(Draft, View), String>> {
        let mut draft = self.repaired.draft.clone();
        let mut step = batch.to_vec();
        for _ in 0..FOLLOWING {
            if let Err(failure) = patch::make(&mut draft, &step) {
                return Ok(Err(failure.message));
            }
            let project = self.project.with(draft.clone());
            let view = View::of(&project, self.options, self.base, self.bases)?;
            let Some(objection) = view.objection(&self.view, batch) else {
                return Ok(Ok((draft, view)));
            };
            let new = view.new_since(&self.view);
            if new.is_empty() || new.iter().any(|found| found.repair.is_none()) {
                return Ok(Err(objection));
            }
            step = patch::compatible(new.into_iter().cloned().collect());
        }
        Ok(Err("one repair leads to the next without end".to_owned()))
    }
}
