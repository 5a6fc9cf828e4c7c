//! The built-in templates: `templates/` as it was when the program was built.

use super::manifest::{FILE, Manifest};
use super::part::{Part, Source, with_includes};
use crate::failure::{Failure, Result};

/// A template's name and its files: paths and contents, sorted by path.
type Embedded = (&'static str, &'static [(&'static str, &'static [u8])]);

/// Made by `build.rs`.
static TEMPLATES: &[Embedded] = include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// The templates that are offered; a name with `_` before it is for others to include.
pub(crate) fn names() -> Vec<&'static str> {
    TEMPLATES.iter().map(|(name, _)| *name).filter(|name| !name.starts_with('_')).collect()
}

/// A template and what it includes, `None` when there is none of that name.
pub(crate) fn load(name: &str) -> Option<Result<Vec<Part>>> {
    Some(part(name)?.and_then(|part| with_includes(part, &part_of_that_name)))
}

/// The text of every template file.
#[cfg(test)]
pub(crate) fn texts() -> impl Iterator<Item = &'static str> {
    let files = TEMPLATES.iter().flat_map(|(_, files)| files.iter());
    files
        .filter(|(path, _)| path.strip_suffix(".hbs").is_some())
        .filter_map(|(_, contents)| std::str::from_utf8(contents).ok())
}

fn part_of_that_name(name: &str) -> Option<Result<Part>> {
    part(name)
}

fn part(name: &str) -> Option<Result<Part>> {
    let (name, files) = TEMPLATES.iter().find(|(known, _)| *known == name)?;
    let label = format!("templates/{name}/");
    let manifest = files.iter().find(|(path, _)| *path == FILE).map(|(_, contents)| *contents);
    let text = manifest.and_then(|contents| std::str::from_utf8(contents).ok());
    let text = text.ok_or_else(|| {
        Failure::environment(format!("the program's own template `{name}` is damaged"))
    });
    Some(text.and_then(|text| {
        let manifest = Manifest::parse(text, &format!("{label}{FILE}"))?;
        Part::new(manifest, label, Source::BuiltIn(files))
    }))
}
