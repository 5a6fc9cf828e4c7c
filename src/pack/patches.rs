//! The patches of a rockspec, `build.extra_files` and `build.patches`, applied to the source tree in memory.

use super::patch::{self, Action, FilePatch};
use super::problems::Problems;
use super::tree::SourceTree;
use crate::rockspec::{Format, Rockspec, inside};

/// LuaRocks leaves this file in a tree whose patches are applied, and applies none where it finds it.
pub(crate) const MARKER: &str = ".luarocks.patches.applied";

/// Writes the extra files and applies the patches, by name, as LuaRocks does before a build.
pub(crate) fn apply(rockspec: &Rockspec, tree: &mut SourceTree, problems: &mut Problems) {
    let build = &rockspec.build;
    if build.extra_files.is_empty() && build.patches.is_empty() {
        return;
    }
    if tree.exists(MARKER) {
        let message = format!("`{MARKER}` says that the rockspec's patches are applied already");
        let found = rockspec.information("patches-applied", &["build", "patches"], message);
        problems.push(found.help("remove that file if they are not"));
        return;
    }
    // LuaRocks writes the patches into the tree, too, beside the extra files.
    for (field, files) in [("extra_files", &build.extra_files), ("patches", &build.patches)] {
        for (name, contents) in files {
            match inside(name) {
                Ok(path) => tree.overlay(path.as_str(), Some(contents.clone())),
                Err(refusal) => {
                    let error =
                        rockspec.error(refusal.code, &["build", field, name], refusal.message);
                    problems.push(error.help(refusal.help));
                }
            }
        }
    }
    for (name, diff) in &build.patches {
        if let Err(reason) = apply_one(rockspec, diff, tree) {
            let message = format!("the patch `{name}` cannot be applied: {reason}");
            let error = rockspec.error("patch", &["build", "patches", name], message);
            problems.push(error.help("make the diff anew against the files as they are now"));
        }
    }
}

fn apply_one(rockspec: &Rockspec, diff: &[u8], tree: &mut SourceTree) -> Result<(), String> {
    for file in patch::parse(diff)? {
        let whole_files = rockspec.format >= Format::V3_0;
        let (path, contents) = match file.action {
            Action::Create if whole_files => (file.target.clone(), Some(file.apply(b"")?)),
            Action::Remove if whole_files => (existing(&file, tree)?, None),
            _ => {
                let path = existing(&file, tree)?;
                let present = tree.file(&path).map_err(|_| format!("`{path}` cannot be read"))?;
                let changed =
                    file.apply(present.bytes()).map_err(|why| format!("{path}: {why}"))?;
                (path, Some(changed))
            }
        };
        let path = inside(&path).map_err(|refusal| refusal.message)?;
        tree.overlay(path.as_str(), contents);
    }
    Ok(())
}

/// The file that a patch means: the old name, or the new one where that is not there.
fn existing(file: &FilePatch, tree: &SourceTree) -> Result<String, String> {
    for path in [&file.source, &file.target] {
        if inside(path).is_ok() && tree.exists(path) {
            return Ok(path.clone());
        }
    }
    Err(format!("there is no file `{}`", file.source))
}
