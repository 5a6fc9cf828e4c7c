//! A tree: the files that a template makes of the answers, in memory.

use std::fmt::Write;

use camino::Utf8PathBuf;

/// Files sorted by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tree {
    /// The files.
    pub(crate) files: Vec<TreeFile>,
}

/// One file of a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TreeFile {
    /// Path relative to the project, with `/`.
    pub(crate) path: Utf8PathBuf,
    /// What is in it.
    pub(crate) contents: Vec<u8>,
    /// Unix permission: 0644 or 0755.
    pub(crate) mode: u32,
}

impl Tree {
    /// Adds a file, at its place in the order.
    pub(crate) fn add(&mut self, file: TreeFile) {
        let place = self.files.partition_point(|known| known.path < file.path);
        self.files.insert(place, file);
    }

    /// The tree as indented lines below `top`, folders with a final slash. `mark` says something about each file.
    pub(crate) fn draw(&self, top: &str, mark: impl Fn(&TreeFile) -> String) -> String {
        let mut text = format!("{top}/\n");
        let mut open: Vec<&str> = Vec::new();
        for file in &self.files {
            let mut parts: Vec<_> = file.path.as_str().split('/').collect();
            let name = parts.pop().unwrap_or_default();
            let same = open.iter().zip(&parts).take_while(|(a, b)| a == b).count();
            open.truncate(same);
            for folder in &parts[same..] {
                open.push(folder);
                let _ = writeln!(text, "{}{folder}/", "  ".repeat(open.len()));
            }
            let _ = writeln!(text, "{}{name}{}", "  ".repeat(parts.len() + 1), mark(file));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_drawn_with_each_folder_once() {
        let mut tree = Tree::default();
        for path in
            ["kong/plugins/x/schema.lua", "README.md", "kong/plugins/x/handler.lua", "kong/a.lua"]
        {
            tree.add(TreeFile { path: path.into(), contents: Vec::new(), mode: 0o644 });
        }
        let expected = "x/\n  README.md\n  kong/\n    a.lua\n    plugins/\n      x/\n        handler.lua\n        schema.lua\n";
        assert_eq!(tree.draw("x", |_| String::new()), expected);
    }
}
