//! The rock (`.all.rock`): deployed files, documents, the rockspec and `rock_manifest`, as `luarocks pack` puts them.

use super::entry::{Contents, Entries, READ};
use super::layout::Layout;
use super::rock_manifest::{self, ROCK_MANIFEST};
use crate::rockspec::Rockspec;

/// The rock's entries.
pub(crate) fn entries(rockspec: &Rockspec, layout: &Layout) -> Entries {
    let mut entries = Entries::default();
    for (target, placement) in &layout.files {
        entries.insert(target, placement.contents.clone(), placement.mode);
    }
    for directory in &layout.empty_directories {
        entries.insert_empty_directory(directory);
    }
    // LuaRocks copies the rockspec after all else, and writes the manifest last.
    entries.insert(rockspec.file_name(), Contents::new(rockspec.text.clone()), READ);
    let manifest = rock_manifest::render(&entries);
    // The manifest lists empty directories; LuaRocks installs a rock without them all the same.
    entries.drop_empty_directories();
    entries.insert(ROCK_MANIFEST, Contents::new(manifest.into_bytes()), READ);
    entries
}
