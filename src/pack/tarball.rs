//! The tarball (`.tar.gz`): one folder in which `luarocks make` works and which can stand in `lua_package_path`.
//!
//! Every file that the rockspec names lies at its source path. Modules whose source path is not their deploy path lie at
//! that one too.

use super::entry::{Contents, Entries, READ};
use super::layout::{Layout, Placement};
use super::patches::MARKER;
use super::problems::Problems;
use crate::rockspec::Rockspec;

/// Folders with a meaning for LuaRocks' build: a copy of a module in one of them would be packed as something else.
const MEANINGFUL: [&str; 8] = ["src", "lua", "lib", "bin", "doc", "docs", "samples", "tests"];

/// The name of the tarball's one folder.
pub(crate) fn top(rockspec: &Rockspec) -> String {
    format!("{}-{}", rockspec.name(), rockspec.version.as_str())
}

/// The tarball's entries, relative to its folder.
pub(crate) fn entries(rockspec: &Rockspec, layout: &Layout, problems: &mut Problems) -> Entries {
    let mut entries = Entries::default();
    for placement in layout.files.values().filter(|placement| is_wanted(layout, placement)) {
        entries.insert(&placement.source, placement.contents.clone(), placement.mode);
    }
    for directory in &layout.empty_sources {
        entries.insert_empty_directory(directory);
    }
    entries.insert(rockspec.file_name(), Contents::new(rockspec.text.clone()), READ);
    for (target, placement) in &layout.files {
        let Some(deployed) = target.strip_prefix("lua/") else { continue };
        let first = deployed.split('/').next().unwrap_or_default();
        if MEANINGFUL.contains(&first) {
            continue;
        }
        match entries.get(deployed) {
            Some(present) if present.contents == placement.contents => {}
            None => drop(entries.insert(deployed, placement.contents.clone(), placement.mode)),
            Some(_) => {
                let message = format!(
                    "in the tarball `{deployed}` is another file, so `{}` cannot be loaded from there",
                    placement.source
                );
                let warning = rockspec.warning("tarball-conflict", &["build"], message);
                problems.push(warning.help("move one of the two files, or use the rock"));
            }
        }
    }
    if !rockspec.build.patches.is_empty() || !rockspec.build.extra_files.is_empty() {
        entries.insert(MARKER, Contents::new(Vec::new()), READ);
    }
    entries
}

/// Hidden files of a directory that is copied as a whole stay behind, unless it would be gone without them.
fn is_wanted(layout: &Layout, placement: &Placement) -> bool {
    let Some(directory) = &placement.swept else { return true };
    if *directory == placement.source {
        // The empty file that stands for a directory: see `layout`.
        return false;
    }
    !is_hidden(placement)
        || layout
            .files
            .values()
            .all(|other| other.swept.as_ref() != Some(directory) || is_hidden(other))
}

fn is_hidden(placement: &Placement) -> bool {
    placement.source.split('/').any(|component| component.starts_with('.'))
}
