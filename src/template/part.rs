//! A part of a template: one folder with its manifest. A template is its own folder and those that it includes.

use std::borrow::Cow;

use super::folder::Folder;
use super::manifest::{FILE, Lined, Manifest};
use crate::failure::Result;

/// One folder, whose manifest lists exactly the files that it holds.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// Its manifest.
    pub(crate) manifest: Manifest,
    /// Path for messages, with a final slash.
    pub(crate) label: String,
    /// Its files.
    pub(crate) source: Source,
}

/// Where a part's files are.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    /// In the program: paths and contents, sorted by path.
    BuiltIn(&'static [(&'static str, &'static [u8])]),
    /// In a folder of the user's.
    Folder(Folder),
}

/// Finds the folder that a manifest includes. `None` when there is none of that name.
pub(crate) type Find<'a> = dyn Fn(&str) -> Option<Result<Part>> + 'a;

impl Part {
    /// A folder whose manifest lists every file in it, and no other.
    pub(crate) fn new(manifest: Manifest, label: String, source: Source) -> Result<Self> {
        let part = Self { manifest, label, source };
        part.check_listing()?;
        Ok(part)
    }

    fn check_listing(&self) -> Result<()> {
        let manifest = &self.manifest;
        let paths = self.source.paths();
        for (index, file) in manifest.files.iter().enumerate() {
            if manifest.files[..index].iter().any(|earlier| earlier.path == file.path) {
                return Err(manifest.broken(file.line, format!("`{}` is listed twice", file.path)));
            }
            if !paths.contains(&file.path.as_str()) {
                return Err(manifest
                    .broken(file.line, format!("there is no file `{}` in the folder", file.path)));
            }
        }
        let unlisted = paths
            .iter()
            .find(|path| **path != FILE && !manifest.files.iter().any(|file| file.path == **path));
        match unlisted {
            Some(path) => Err(manifest
                .broken(1, format!("the folder holds `{path}`, which the manifest does not list"))
                .help("add a `[[file]]` with this path, or remove the file")),
            None => Ok(()),
        }
    }
}

impl Source {
    /// The paths of all files, the manifest's among them.
    fn paths(&self) -> Vec<&str> {
        match self {
            Self::BuiltIn(files) => files.iter().map(|(path, _)| *path).collect(),
            Self::Folder(folder) => folder.paths().collect(),
        }
    }

    /// The contents of a file and its Unix permission.
    pub(crate) fn read(&self, path: &str) -> Result<(Cow<'_, [u8]>, u32)> {
        match self {
            Self::BuiltIn(files) => {
                let found = files.binary_search_by_key(&path, |(path, _)| path);
                let index = found.expect("the listing was compared with the files");
                Ok((Cow::Borrowed(files[index].1), 0o644))
            }
            Self::Folder(folder) => {
                let (contents, mode) = folder.read(path)?;
                Ok((Cow::Owned(contents), mode))
            }
        }
    }
}

/// A part and all that it includes, included ones first, each once.
pub(crate) fn with_includes(part: Part, find: &Find<'_>) -> Result<Vec<Part>> {
    let mut parts = Vec::new();
    let mut on_the_way = Vec::new();
    include(part, find, &mut parts, &mut on_the_way)?;
    Ok(parts)
}

fn include(
    part: Part,
    find: &Find<'_>,
    parts: &mut Vec<Part>,
    on_the_way: &mut Vec<String>,
) -> Result<()> {
    on_the_way.push(part.label.clone());
    for Lined { value: name, line } in part.manifest.include.clone() {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        if name.is_empty() || !name.chars().all(plain) {
            let problem = format!("`{name}` is not the name of a folder beside this one");
            return Err(part.manifest.broken(line, problem));
        }
        let Some(found) = find(&name) else {
            let problem = format!("there is no template `{name}` beside this one");
            return Err(part.manifest.broken(line, problem));
        };
        let found = found?;
        if on_the_way.contains(&found.label) {
            let problem = format!("`{name}` includes this template in turn");
            return Err(part.manifest.broken(line, problem));
        }
        if !parts.iter().any(|known| known.label == found.label) {
            include(found, find, parts, on_the_way)?;
        }
    }
    on_the_way.pop();
    parts.push(part);
    Ok(())
}
