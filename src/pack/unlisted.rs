//! Unlisted files: Lua files in a plugin's folder that its rockspec does not name, so that no package holds them.

use std::collections::{BTreeMap, BTreeSet};

use camino::Utf8Path;

use super::layout::Layout;
use super::tree::SourceTree;
use crate::diagnostic::Diagnostic;
use crate::project::source::SKIPPED;

/// A warning for each. `shown` is the source's folder relative to the project.
pub(crate) fn warnings(
    layout: &Layout,
    tree: &mut SourceTree,
    shown: &Utf8Path,
) -> Vec<Diagnostic> {
    let listed: BTreeSet<&str> =
        layout.files.values().map(|placement| placement.source.as_str()).collect();
    let mut unlisted = BTreeMap::new();
    for (folder, module) in plugin_folders(layout) {
        // A folder that cannot be walked is no reason to make no package: what the rockspec names was read.
        let Ok(walk) = tree.walk_where(&folder, &|_, name| is_searched(name)) else { continue };
        for file in walk.files {
            let Some(name) = file.strip_suffix(".lua").filter(|_| !listed.contains(file.as_str()))
            else {
                continue;
            };
            let rest = name.strip_prefix(&folder).unwrap_or(name).trim_start_matches('/');
            let rest = rest.strip_suffix("/init").unwrap_or(rest);
            unlisted
                .entry(file.clone())
                .or_insert_with(|| format!("{module}.{}", rest.replace('/', ".")));
        }
    }
    unlisted.into_iter().map(|(file, module)| warning(&file, &module, shown)).collect()
}

fn warning(file: &str, module: &str, shown: &Utf8Path) -> Diagnostic {
    let message = "the rockspec does not list this file, so no package holds it";
    Diagnostic::warning("unlisted-file", message).at(shown.join(file)).help(format!(
        "add `[\"{module}\"] = \"{file}\"` to `build.modules`, or move the file out of the plugin's folder"
    ))
}

/// The source folders of handlers and schemas, with the module that each folder is.
fn plugin_folders(layout: &Layout) -> BTreeMap<String, String> {
    let mut folders = BTreeMap::new();
    for (target, placement) in &layout.files {
        let Some((name, file)) = plugin_file(target) else { continue };
        let source_name = placement.source.rsplit('/').next().unwrap_or_default();
        if matches!(file, "handler.lua" | "schema.lua") && source_name == file {
            let folder = placement.source.rsplit_once('/').map_or("", |(folder, _)| folder);
            folders.insert(folder.to_owned(), format!("kong.plugins.{name}"));
        }
    }
    folders
}

/// Plugin and file of a deploy path `lua/kong/plugins/NAME/FILE`.
pub(crate) fn plugin_file(target: &str) -> Option<(&str, &str)> {
    target.strip_prefix("lua/kong/plugins/")?.split_once('/')
}

fn is_searched(name: &str) -> bool {
    !name.starts_with('.') && !SKIPPED.contains(&name)
}
