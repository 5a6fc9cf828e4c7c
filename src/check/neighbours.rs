//! The other plugins of a repository whose modules a plugin names: `require "kong.plugins.other.words"` finds them there.

use std::collections::BTreeMap;

use super::Unit;
use crate::vm::Chunk;

const PREFIX: &str = "kong.plugins.";

impl Unit {
    /// `modules` of the plugin at `index`, and those of the plugins beside it that they name.
    pub(super) fn with_neighbours(
        &self,
        index: usize,
        mut modules: BTreeMap<String, Chunk>,
    ) -> BTreeMap<String, Chunk> {
        let mut known = vec![index];
        let mut unread: Vec<Chunk> = modules.values().cloned().collect();
        while let Some(chunk) = unread.pop() {
            for name in named_plugins(&chunk.source) {
                let Some(neighbour) = self.index_of(&name) else { continue };
                if known.contains(&neighbour) {
                    continue;
                }
                known.push(neighbour);
                for (name, chunk) in self.modules_of(neighbour) {
                    unread.push(chunk.clone());
                    modules.entry(name).or_insert(chunk);
                }
            }
        }
        modules
    }
}

/// The names of plugins that stand before a module's name in a source.
fn named_plugins(source: &[u8]) -> Vec<String> {
    let source = String::from_utf8_lossy(source);
    source
        .split(PREFIX)
        .skip(1)
        .filter_map(|rest| {
            let is_name = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
            let end = rest.find(|letter| !is_name(letter))?;
            (end > 0 && rest[end..].starts_with('.')).then(|| rest[..end].to_owned())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plugins_are_named_before_their_modules() {
        let source =
            b"require 'kong.plugins.a-b.x'\nlocal c = 'kong.plugins.' .. n\n-- kong.plugins.d";
        assert_eq!(named_plugins(source), ["a-b"]);
    }
}
