//! The specs of a plugin: the Lua files of the folders that busted and Pongo look into.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};

/// Top folders with specs.
const FOLDERS: [&str; 5] = ["spec", "specs", "test", "tests", "t"];

/// The specs of one directory.
#[derive(Debug)]
pub(super) struct Specs {
    /// Each with the plugins that it is called after.
    files: Vec<(Utf8PathBuf, BTreeSet<String>)>,
}

impl Specs {
    /// Those among `files`, for plugins with these names.
    pub(super) fn among(files: &[Utf8PathBuf], plugins: &BTreeSet<&str>) -> Self {
        let specs = files.iter().filter(|file| is_spec(file));
        Self { files: specs.map(|file| (file.clone(), named(file, plugins))).collect() }
    }

    /// The specs of the plugin `name`, and those that no plugin's name stands in.
    pub(super) fn of<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Utf8Path> {
        let is_its = move |names: &BTreeSet<_>| names.is_empty() || names.contains(name);
        self.files.iter().filter(move |(_, names)| is_its(names)).map(|(file, _)| file.as_path())
    }
}

fn is_spec(file: &Utf8Path) -> bool {
    let top = file.components().next().map_or("", |top| top.as_str());
    file.extension() == Some("lua")
        && (FOLDERS.contains(&top) || file.as_str().ends_with("_spec.lua"))
}

/// The plugins that a folder or the file is called like.
fn named(file: &Utf8Path, plugins: &BTreeSet<&str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut look_up = |name: &str| {
        if plugins.contains(name) {
            found.insert(name.to_owned());
        }
    };
    for part in file.components() {
        let part = part.as_str();
        look_up(part);
        let stem = part.strip_suffix("_spec.lua").unwrap_or_default();
        stem.char_indices().for_each(|(at, _)| look_up(&stem[at..]));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn specs_of_other_plugins_are_left_out() {
        let files: Vec<_> = [
            "kong/plugins/a/handler.lua",
            "spec/a/01_spec.lua",
            "spec/b/01_spec.lua",
            "spec/helpers.lua",
            "spec/10-b_spec.lua",
        ]
        .map(Utf8PathBuf::from)
        .to_vec();
        let specs = Specs::among(&files, &BTreeSet::from(["a", "b"]));
        let found: Vec<_> = specs.of("a").collect();
        assert_eq!(found, ["spec/a/01_spec.lua", "spec/helpers.lua"]);
    }
}
