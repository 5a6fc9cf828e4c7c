//! The documents that LuaRocks packs unasked: what a reader looks for at the top of a repository.

/// The folder of the rock that they go to.
pub(crate) const FOLDER: &str = "doc";

/// Whether LuaRocks takes a file at the top of the source tree for a document: its name begins with `readme`, `license`
/// or `copying`, or has `.md` in it, in any case (`luarocks.build`).
pub(crate) fn is_document(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["readme", "license", "copying"].iter().any(|start| name.starts_with(start))
        || name.contains(".md")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_told_by_their_names() {
        for name in ["README", "readme.rst", "LICENSE-MIT", "Copying", "CHANGELOG.md", "a.MD.bak"] {
            assert!(is_document(name), "{name}");
        }
        for name in ["handler.lua", "my-readme.txt", "md", "UNLICENSE"] {
            assert!(!is_document(name), "{name}");
        }
    }
}
