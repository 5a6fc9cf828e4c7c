//! The changelog's part of a bump: which file it is, and what happens to it.

use camino::{Utf8Path, Utf8PathBuf};

use super::changelog::{EMPTY, Names, Released, Untouched, release};
use super::commits::Entry;
use super::unit::Unit;
use super::{Kind, PlaceChange};
use crate::failure::{Failure, Result};
use crate::transaction::Draft;

const FILE: &str = "CHANGELOG.md";

/// The changelog of a unit: the one in its directory, else the project's when the unit is the only one there is.
pub(super) fn path(draft: &Draft, unit: &Unit, alone: bool) -> Option<Utf8PathBuf> {
    let own = unit.base.join(FILE);
    let project = Utf8PathBuf::from(FILE);
    match draft.exists(&own) {
        true => Some(own),
        false if alone => Some(project),
        false => unit.rockspec.as_ref().map(|_| own),
    }
}

/// What was done to a changelog.
#[derive(Debug)]
pub(super) enum Done {
    /// A heading was changed or added.
    Changed(PlaceChange),
    /// There is no changelog.
    None,
    /// It stays as it is, for the reason given.
    Untouched(String),
}

/// Makes the release's section in the changelog at `path`, in the draft. A missing file is made when there are entries.
pub(super) fn edit(
    draft: &mut Draft,
    path: &Utf8Path,
    names: &Names,
    entries: &[Entry],
) -> Result<Done> {
    let exists = draft.exists(path);
    if !exists && entries.is_empty() {
        return Ok(Done::None);
    }
    let text = if exists { draft.text(path)? } else { EMPTY.to_owned() };
    match release(&text, names, entries) {
        Ok(Released { text, line, from, to }) => {
            draft.write(path, text.into_bytes());
            let from = from.unwrap_or_default();
            let change = PlaceChange {
                file: path.to_owned(),
                line: Some(line),
                kind: Kind::Changelog,
                from,
                to,
            };
            Ok(Done::Changed(change))
        }
        Err(Untouched::NoHeading) => {
            let reason = format!("{path} has no `Unreleased` heading and stays as it is");
            Ok(Done::Untouched(reason))
        }
        Err(Untouched::Exists(line)) => Err(Failure::project(format!(
            "there is a section for `{}` already, and an `Unreleased` one",
            names.version
        ))
        .at_line(path, line)
        .help("put the changes that are not released yet into one of them")),
    }
}
