//! A rewrite: one literal changed so that a value becomes another, proven by evaluating again.

use super::origin::{Found, Origin};
use crate::failure::{Failure, Result};
use crate::syntax::{Edit, Source};
use crate::transaction::Draft;

/// A value that is to change.
#[derive(Clone, Copy, Debug)]
pub(super) struct Goal<'a> {
    /// What it is called in messages: `VERSION`.
    pub(super) name: &'a str,
    /// What it is now.
    pub(super) present: &'a str,
    /// What it is to be.
    pub(super) wanted: &'a str,
}

/// A literal that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rewritten {
    /// The file, relative to the project.
    pub(super) file: camino::Utf8PathBuf,
    /// The literal's line.
    pub(super) line: usize,
    /// Its text before.
    pub(super) from: String,
    /// Its text now.
    pub(super) to: String,
}

/// Changes the one literal that turns the value into the wanted one. `evaluate` reads the value from a draft; a draft that
/// cannot be evaluated counts as a wrong value. `Ok(None)` where no literal does it.
pub(super) fn rewrite(
    draft: &mut Draft,
    origin: &Origin,
    goal: Goal,
    evaluate: impl Fn(&Draft) -> Option<String>,
) -> Result<Option<Rewritten>> {
    for found in &origin.literals {
        for text in texts(found, goal) {
            let source = Source::open(&found.file, draft.read(&found.file)?)?;
            let Some(edit) = Edit::new(&found.literal, &text) else { continue };
            let mut trial = draft.clone();
            trial.write(&found.file, source.edited(&[edit]));
            if evaluate(&trial).as_deref() == Some(goal.wanted) {
                *draft = trial;
                let from = found.literal.text.clone().unwrap_or_default();
                return Ok(Some(Rewritten {
                    file: found.file.clone(),
                    line: found.line,
                    from,
                    to: text,
                }));
            }
        }
    }
    Ok(None)
}

/// The texts that a literal would need so that the value becomes the wanted one: the value with the literal's part of it
/// replaced.
fn texts(found: &Found, goal: Goal) -> Vec<String> {
    let Goal { present, wanted, .. } = goal;
    let Some(part) = found.literal.text.as_deref().filter(|part| !part.is_empty()) else {
        return Vec::new();
    };
    let replaced = present.match_indices(part).filter_map(|(at, _)| {
        let (before, after) = (&present[..at], &present[at + part.len()..]);
        let text = wanted.strip_prefix(before)?.strip_suffix(after)?;
        (!text.is_empty() && text != part).then(|| text.to_owned())
    });
    replaced.collect()
}

/// Why a value cannot be changed: the place that it comes from.
pub(super) fn refusal(origin: &Origin, goal: Goal) -> Failure {
    let Goal { name, present, .. } = goal;
    let outside = origin.outside.first();
    if let Some(place) = outside.or(origin.hidden.first().filter(|_| origin.literals.is_empty())) {
        return Failure::project(format!(
            "{name} comes from `{}`, which `bump` does not change",
            place.text
        ))
        .at_line(&place.file, place.line);
    }
    match origin.literals.first() {
        Some(found) => Failure::project(format!(
            "no single string determines {name} (`{present}`), so `bump` cannot change it"
        ))
        .at_line(&found.file, found.line),
        None => Failure::project(format!("cannot find where {name} (`{present}`) is written")),
    }
}
