//! The specs of a plugin: the Lua files of the folders that busted and Pongo look into.

use camino::{Utf8Path, Utf8PathBuf};

/// Top folders with specs.
const FOLDERS: [&str; 5] = ["spec", "specs", "test", "tests", "t"];

/// The specs of the plugin `name` among `files`, and those that no plugin's name stands in. `others` are the names of the
/// other plugins beside it.
pub(super) fn of<'a>(
    name: &'a str,
    others: &'a [&'a str],
    files: &'a [Utf8PathBuf],
) -> impl Iterator<Item = &'a Utf8Path> {
    files.iter().map(Utf8PathBuf::as_path).filter(move |file| {
        is_spec(file) && (names(file, name) || !others.iter().any(|other| names(file, other)))
    })
}

fn is_spec(file: &Utf8Path) -> bool {
    let top = file.components().next().map_or("", |top| top.as_str());
    file.extension() == Some("lua")
        && (FOLDERS.contains(&top) || file.as_str().ends_with("_spec.lua"))
}

/// Whether a folder or the file is called like the plugin.
fn names(file: &Utf8Path, name: &str) -> bool {
    file.components().any(|part| {
        let part = part.as_str();
        part == name || part.strip_suffix("_spec.lua").is_some_and(|stem| stem.ends_with(name))
    })
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
        let found: Vec<_> = of("a", &["b"], &files).collect();
        assert_eq!(found, ["spec/a/01_spec.lua", "spec/helpers.lua"]);
    }
}
