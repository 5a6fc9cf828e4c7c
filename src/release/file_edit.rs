//! Further places that hold the version: `[[bump.files]]` in `kongsmith.toml`.

use super::tag::Numbers;
use super::{Kind, PlaceChange};
use crate::count::Count;
use crate::failure::{Failure, Result};
use crate::project::{BumpFile, SETTINGS_FILE};
use crate::transaction::Draft;

/// Replaces the version in the texts that the settings name, in the draft. Each must stand as often as they say.
pub(super) fn edit(
    draft: &mut Draft,
    files: &[BumpFile],
    plugin: &str,
    several: bool,
    from: &Numbers,
    to: &Numbers,
) -> Result<Vec<PlaceChange>> {
    let mut changes = Vec::new();
    for file in files {
        let own = [file.path.as_str(), &file.text].iter().any(|text| text.contains("{plugin}"));
        if several && !own {
            return Err(Failure::project(format!(
                "`[[bump.files]]` for `{}` does not say which plugin's version it holds",
                file.path
            ))
            .at(SETTINGS_FILE)
            .help("put `{plugin}` into its `path` or its `text`"));
        }
        changes.extend(one(draft, file, plugin, from, to)?);
    }
    Ok(changes)
}

fn one(
    draft: &mut Draft,
    file: &BumpFile,
    plugin: &str,
    from: &Numbers,
    to: &Numbers,
) -> Result<Vec<PlaceChange>> {
    let (old, new) = (filled(&file.text, plugin, from), filled(&file.text, plugin, to));
    if old == file.text.replace("{plugin}", plugin) {
        return Err(Failure::project(format!("the text `{}` has no `{{version}}`", file.text))
            .at(SETTINGS_FILE)
            .help("write `{version}` where the version stands in the file"));
    }
    let path = camino::Utf8PathBuf::from(file.path.as_str().replace("{plugin}", plugin));
    let inside = path.is_relative() && path.components().all(|part| part.as_str() != "..");
    if !inside {
        return Err(Failure::project(format!("`{path}` is not inside the project"))
            .at(SETTINGS_FILE)
            .help("name a file by its path from the project's root"));
    }
    let text = draft.text(&path)?;
    let found = text.matches(&old).count();
    if found != file.count {
        return Err(Failure::project(format!(
            "`{old}` stands in it {}, not {}",
            Count(found, "time"),
            Count(file.count, "time")
        ))
        .at(&path)
        .help(format!("correct the file, or the entry for it in {SETTINGS_FILE}")));
    }
    if old == new {
        return Ok(Vec::new());
    }
    let changes = text.match_indices(&old).map(|(at, _)| PlaceChange {
        file: path.clone(),
        line: Some(text[..at].matches('\n').count() + 1),
        kind: Kind::File,
        from: old.clone(),
        to: new.clone(),
    });
    let changes = changes.collect();
    draft.write(&path, text.replace(&old, &new).into_bytes());
    Ok(changes)
}

fn filled(text: &str, plugin: &str, numbers: &Numbers) -> String {
    text.replace("{version}", &numbers.version.to_string())
        .replace("{rock_version}", numbers.rock().as_str())
        .replace("{plugin}", plugin)
}
