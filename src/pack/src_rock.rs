//! The source rock (`.src.rock`): the rockspec and one folder with the sources, named as LuaRocks looks for it.

use super::entry::{Contents, Entries, READ};
use super::layout::Layout;
use super::problems::Problems;
use super::tree::SourceTree;
use crate::rockspec::{Rockspec, inside};

/// The source rock's entries: the files that the rockspec names, as they are before its patches, which LuaRocks applies
/// when it builds.
pub(crate) fn entries(
    rockspec: &Rockspec,
    layout: &Layout,
    tree: &mut SourceTree,
    problems: &mut Problems,
) -> Entries {
    let mut entries = Entries::default();
    let Some(folder) = folder(rockspec, problems) else { return entries };
    for placement in layout.files.values() {
        if let Some(contents) = tree.original(&placement.source) {
            entries.insert(format!("{folder}/{}", placement.source), contents, placement.mode);
        }
    }
    for directory in &layout.empty_sources {
        entries.insert_empty_directory(&format!("{folder}/{directory}"));
    }
    // A patch may change files that are not deployed, and must find them.
    for path in tree.patched() {
        let place = format!("{folder}/{path}");
        if entries.get(&place).is_none()
            && let Some(contents) = tree.original(&path)
        {
            entries.insert(place, contents, READ);
        }
    }
    entries.insert(rockspec.file_name(), Contents::new(rockspec.text.clone()), READ);
    entries
}

/// The folder that LuaRocks looks for, or an error where it would look for an archive instead.
fn folder(rockspec: &Rockspec, problems: &mut Problems) -> Option<String> {
    let source = &rockspec.source;
    if source.is_archive() {
        let help = match source.url.strip_prefix("https://") {
            Some(rest) if is_repository(rest) => format!("write `git+https://{rest}`"),
            _ => "use the address of a git repository (`git+https://...`), or leave out `--kind src-rock`"
                .to_owned(),
        };
        let message = format!(
            "LuaRocks takes `source.url` `{}` for an archive to download, so it cannot build a source rock with a folder",
            source.url
        );
        problems.push(rockspec.error("source-archive", &["source", "url"], message).help(help));
        return None;
    }
    let folder = source.folder();
    match inside(&folder) {
        Ok(folder) if !folder.as_str().is_empty() => Some(folder.into_string()),
        _ => {
            let message = format!("a source rock needs a folder, and `{folder}` is none");
            let error = rockspec.error("unsafe-path", &["source"], message);
            problems.push(error.help("set `source.dir` to a name without `..`"));
            None
        }
    }
}

/// Whether an address looks like a git repository's.
fn is_repository(address: &str) -> bool {
    address.strip_suffix(".git").is_some()
}
