//! The selection of rockspecs: which of those that lie together are packed.
//!
//! Of several rockspecs of one package it is the one that agrees with the handler, else the newest; a development version
//! only when there is no other. Different packages are packed all.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use camino::Utf8Path;

use super::agreement;
use super::packing::{Request, lay_out};
use super::problems::Problems;
use crate::count::{Count, List};
use crate::diagnostic::{Diagnostic, Span};
use crate::failure::{Failure, Result};
use crate::project::Project;
use crate::project::source::Source;
use crate::rockspec::{self, Rockspec};

/// A rockspec that is to be packed, with what reading it found.
#[derive(Debug)]
pub(crate) struct Selected {
    pub(crate) rockspec: Rockspec,
    pub(crate) problems: Problems,
}

/// What came out of the rockspecs of one source.
#[derive(Debug, Default)]
pub(crate) struct Selection {
    pub(crate) selected: Vec<Selected>,
    /// Rockspecs that cannot be used.
    pub(crate) refused: Vec<Refused>,
}

/// A rockspec that cannot be used.
#[derive(Debug)]
pub(crate) struct Refused {
    /// The reason, in one.
    pub(crate) failure: Failure,
    /// All that is wrong with it; nothing where it could not be evaluated.
    pub(crate) problems: Vec<Diagnostic>,
    /// The rockspec, where what is wrong leaves no doubt about what it says.
    pub(crate) legible: Option<Rockspec>,
}

impl From<Failure> for Box<Refused> {
    fn from(failure: Failure) -> Self {
        Self::new(Refused { failure, problems: Vec::new(), legible: None })
    }
}

/// Reads the rockspecs of `source` and selects. When they were `named` by the user, all of them are meant.
pub(crate) fn select(request: &Request<'_>, source: &Source, named: bool) -> Selection {
    let mut selection = Selection::default();
    let mut packages: BTreeMap<String, Vec<Selected>> = BTreeMap::new();
    let mut unreadable = Vec::new();
    for path in &source.rockspecs {
        match read(request.project, path) {
            Ok(read) => packages.entry(read.rockspec.name()).or_default().push(read),
            Err(refused) => unreadable.push((path, refused)),
        }
    }
    for (path, refused) in unreadable {
        let stem = path.file_stem().unwrap_or_default().to_lowercase();
        let other = packages.iter_mut().find(|(name, _)| !named && stem.starts_with(name.as_str()));
        match other {
            Some((_, alternatives)) => {
                let shown = request.project.shown(path);
                let diagnostic = skipped(&shown, &refused.failure);
                for one in alternatives {
                    one.problems.push(diagnostic.clone());
                }
            }
            None => selection.refused.push(*refused),
        }
    }
    for (_, alternatives) in packages {
        if named {
            selection.selected.extend(alternatives);
            continue;
        }
        match choose(request, alternatives) {
            Ok(chosen) => selection.selected.extend(chosen),
            Err(failure) => selection.refused.push(*Box::<Refused>::from(failure)),
        }
    }
    selection
}

fn read(project: &Project, path: &Utf8Path) -> Result<Selected, Box<Refused>> {
    let (text, shown) = (project.read(path)?, project.shown(path));
    let examined = rockspec::examine(&shown, text.clone())?;
    match examined.rockspec {
        Some(rockspec) => {
            let mut problems = Problems::default();
            problems.extend(examined.diagnostics);
            Ok(Selected { rockspec, problems })
        }
        // Reading it again says the same as one failure.
        None => match Rockspec::from_text(&shown, text) {
            Ok(rockspec) => Ok(Selected { rockspec, problems: Problems::default() }),
            Err(failure) => Err(Box::new(Refused {
                failure,
                problems: examined.diagnostics,
                legible: examined.legible,
            })),
        },
    }
}

fn skipped(shown: &Utf8Path, failure: &Failure) -> Diagnostic {
    let message = format!("this rockspec was left out: {}", failure.message);
    let line = failure.line.unwrap_or(1);
    let diagnostic =
        Diagnostic::warning("rockspec-skipped", message).at(shown).span(Span::point(line, 1));
    match &failure.help {
        Some(help) => diagnostic.help(help.clone()),
        None => diagnostic,
    }
}

/// One of several rockspecs of a package, with a note that says why.
fn choose(request: &Request<'_>, mut alternatives: Vec<Selected>) -> Result<Option<Selected>> {
    alternatives.sort_by(|one, other| newest_first(&one.rockspec, &other.rockspec));
    if alternatives.iter().any(|one| !one.rockspec.version.is_development()) {
        alternatives.retain(|one| !one.rockspec.version.is_development());
    }
    let Some(newest) = alternatives.first() else { return Ok(None) };
    if alternatives.len() == 1 {
        return Ok(alternatives.pop());
    }
    let (layout, _) = lay_out(request, &newest.rockspec, &mut Problems::default());
    let mut agreeing = None;
    for name in agreement::handlers(&layout) {
        let Some(version) = agreement::handler_version(&layout, &name)? else { continue };
        let agrees = |one: &Selected| agreement::agrees(&version, &one.rockspec.version);
        agreeing = agreeing.or_else(|| alternatives.iter().position(agrees));
    }
    let reason =
        if agreeing.is_some() { "its version is the handler's" } else { "it is the newest" };
    let mut chosen = alternatives.swap_remove(agreeing.unwrap_or(0));
    let others: Vec<_> = alternatives.iter().map(|one| one.rockspec.path.clone()).collect();
    let message = format!(
        "of {} of `{}` this one is packed, because {reason}; left out: {}",
        Count(others.len() + 1, "rockspec"),
        chosen.rockspec.name(),
        List::and(&others)
    );
    let found = chosen.rockspec.information("rockspec-chosen", &["version"], message);
    chosen.problems.push(found.help("`kongsmith pack --rockspec FILE` packs another one"));
    Ok(Some(chosen))
}

fn newest_first(one: &Rockspec, other: &Rockspec) -> Ordering {
    other.version.order(&one.version).then_with(|| one.path.cmp(&other.path))
}
