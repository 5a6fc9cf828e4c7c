//! The rockspec's part of a bump: `version`, the fields of `source` that carry it, and the file's name.

use super::origin::{self, Origin};
use super::rewrite::{Goal, Rewritten, refusal, rewrite};
use super::tag::{Numbers, carried, carry};
use super::unit::RockspecFile;
use super::{Kind, PlaceChange};
use crate::failure::{Failure, Result};
use crate::transaction::Draft;
use crate::vm::{Table, Value};

/// The fields of `source` that may carry the version.
const CARRIERS: [&str; 5] = ["tag", "branch", "url", "file", "dir"];

/// What the person can do when the rockspec cannot be changed.
const WRITE: &str = "write it as a string, or put it together from strings in locals";

/// Gives the rockspec the version and revision `to`, in the draft. Everything else that it evaluates to stays.
pub(super) fn edit(
    draft: &mut Draft,
    rockspec: &RockspecFile,
    to: &Numbers,
) -> Result<Vec<PlaceChange>> {
    let from = Numbers { version: rockspec.plugin_version()?, revision: rockspec.revision() };
    let spelling = rockspec.version.without_revision();
    let mut changes = version(draft, rockspec, spelling, to)?;
    let source = rockspec.fields.get("source").as_table();
    for field in CARRIERS {
        let Some(before) = source.and_then(|source| source.get(field).as_str()) else { continue };
        let Some(wanted) = carry(before, &from, &[spelling], to) else { continue };
        let name = format!("source.{field}");
        let now = read(draft, rockspec, &["source", field]).unwrap_or_default();
        // Put together from the same local as the version, perhaps in LuaRocks' spelling.
        if now == wanted || now != before && carried(before, &now, &from, &[spelling], to) {
            continue;
        }
        let origin = origin::of_global(draft, &rockspec.path, "source", &[field])?;
        let goal = Goal { name: &name, present: &now, wanted: &wanted };
        let rewritten = attempt(draft, rockspec, &origin, goal, &["source", field])?;
        let rewritten = rewritten.ok_or_else(|| refusal(&origin, goal).help(WRITE))?;
        changes.push(PlaceChange::of(Kind::Source, rewritten));
    }
    prove(draft, rockspec, &from, to)?;
    changes.extend(rename(draft, rockspec, to)?);
    Ok(changes)
}

/// Changes `version`: its one literal, or that of the version and that of the revision.
fn version(
    draft: &mut Draft,
    rockspec: &RockspecFile,
    spelling: &str,
    to: &Numbers,
) -> Result<Vec<PlaceChange>> {
    let (present, wanted) = (rockspec.version.as_str(), to.rock().as_str().to_owned());
    if present == wanted {
        return Ok(Vec::new());
    }
    let origin = origin::of_global(draft, &rockspec.path, "version", &[])?;
    let goal = Goal { name: "version", present, wanted: &wanted };
    let refused = || refusal(&origin, goal).help(WRITE);
    if !origin.outside.is_empty() {
        return Err(refused());
    }
    if let Some(rewritten) = attempt(draft, rockspec, &origin, goal, &["version"])? {
        return Ok(vec![PlaceChange::of(Kind::Rockspec, rewritten)]);
    }
    let revision = rockspec.revision();
    let between = format!("{}-{revision}", to.rock().without_revision());
    if between == wanted || between == format!("{spelling}-{revision}") {
        return Err(refused());
    }
    let first = Goal { wanted: &between, ..goal };
    let first = attempt(draft, rockspec, &origin, first, &["version"])?.ok_or_else(refused)?;
    let origin = origin::of_global(draft, &rockspec.path, "version", &[])?;
    let second = Goal { present: &between, ..goal };
    let second = attempt(draft, rockspec, &origin, second, &["version"])?.ok_or_else(refused)?;
    Ok([first, second].map(|rewritten| PlaceChange::of(Kind::Rockspec, rewritten)).into())
}

fn attempt(
    draft: &mut Draft,
    rockspec: &RockspecFile,
    origin: &Origin,
    goal: Goal,
    field: &[&str],
) -> Result<Option<Rewritten>> {
    rewrite(draft, origin, goal, |draft| read(draft, rockspec, field))
}

/// A string of the evaluated rockspec.
fn read(draft: &Draft, rockspec: &RockspecFile, field: &[&str]) -> Option<String> {
    let fields = RockspecFile::read(draft, &rockspec.path).ok()?.fields;
    let (last, path) = field.split_last()?;
    let table = path.iter().try_fold(&fields, |table, name| table.get(name).as_table())?;
    table.get(last).as_str().map(str::to_owned)
}

/// Runs the rockspec once more: its version is the wanted one, and nothing else is different than the version in it.
fn prove(draft: &Draft, rockspec: &RockspecFile, from: &Numbers, to: &Numbers) -> Result<()> {
    let after = RockspecFile::read(draft, &rockspec.path)?;
    let spelling = rockspec.version.without_revision();
    let allowed = |before: &str, after: &str| carried(before, after, from, &[spelling], to);
    let different = difference(&rockspec.fields, &after.fields, &allowed);
    if let Some(name) = different {
        return Err(Failure::project(format!(
            "the new version would also change `{name}`, so nothing was changed"
        ))
        .at(&rockspec.path)
        .help(format!("give `{name}` a value that does not depend on the version")));
    }
    if after.version != to.rock() {
        return Err(Failure::project(format!("the version would be `{}`", after.version))
            .at(&rockspec.path)
            .help(WRITE));
    }
    Ok(())
}

/// The name of the first field that differs in more than `allowed`.
fn difference(
    before: &Table,
    after: &Table,
    allowed: &dyn Fn(&str, &str) -> bool,
) -> Option<String> {
    let named = |key: &Value, inner: Option<String>| match inner {
        Some(inner) => format!("{}.{inner}", key.text()),
        None => key.text(),
    };
    let missing =
        after.entries().find(|(key, _)| !before.entries().any(|(known, _)| known == *key));
    if let Some((key, _)) = missing {
        return Some(named(key, None));
    }
    before.entries().find_map(|(key, old)| {
        let new = after.entries().find(|(known, _)| *known == key).map(|(_, new)| new)?;
        match (old, new) {
            (Value::Table(old), Value::Table(new)) => {
                difference(old, new, allowed).map(|inner| named(key, Some(inner)))
            }
            _ if old == new => None,
            (old, new) => {
                let fine =
                    old.as_str().zip(new.as_str()).is_some_and(|(old, new)| allowed(old, new));
                (!fine).then(|| named(key, None))
            }
        }
    })
}

/// Gives the file the name that belongs to its new version, where its name has a version.
fn rename(draft: &mut Draft, rockspec: &RockspecFile, to: &Numbers) -> Result<Option<PlaceChange>> {
    let Some(name) = rockspec.path.file_name() else { return Ok(None) };
    let stem = name.strip_suffix(".rockspec").unwrap_or(name);
    let new = to.rock();
    let new_stem = match stem.strip_suffix(rockspec.version.as_str()) {
        Some(package) if package.ends_with('-') => format!("{package}{new}"),
        _ if has_version(stem) => format!("{}-{new}", rockspec.package.to_lowercase()),
        _ => return Ok(None),
    };
    if new_stem == stem {
        return Ok(None);
    }
    let new_name = format!("{new_stem}.rockspec");
    draft.rename(&rockspec.path, rockspec.path.with_file_name(&new_name))?;
    Ok(Some(PlaceChange {
        kind: Kind::FileName,
        file: rockspec.path.clone(),
        line: None,
        from: name.to_owned(),
        to: new_name,
    }))
}

/// Whether a file's stem ends like `-1.2.3-1` or `-scm-1`.
fn has_version(stem: &str) -> bool {
    let Some((rest, revision)) = stem.rsplit_once('-') else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let version = rest.rsplit_once('-').map_or("", |(_, version)| version);
    digits(revision)
        && (version.starts_with(|c: char| c.is_ascii_digit())
            || ["scm", "dev", "cvs"].contains(&version))
}
