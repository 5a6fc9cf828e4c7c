//! The documents of one file, and where the entries in them stand.

use std::cell::OnceCell;

use super::document::Document;
use super::entry::Entry;
use super::outline::{Outline, Position};
use crate::failure::{Failure, Result};

/// How many configurations one file may hold. Each is put to the plugin's own Lua code, which takes its time.
const MOST_ENTRIES: usize = 20_000;

/// Refuses a file with more documents or entries than are validated at once.
pub(super) fn require_few(file: &str, count: usize) -> Result<()> {
    if count <= MOST_ENTRIES {
        return Ok(());
    }
    Err(Failure::usage("it holds more than 20,000 configurations").at(file).help("split it"))
}

/// All documents of a file, in their order.
#[derive(Debug)]
pub(crate) struct Documents {
    /// What messages call the file.
    file: String,
    list: Vec<(Document, OnceCell<Option<Outline>>)>,
}

impl Documents {
    /// Reads the contents of a file, which messages call `file`. Documents with nothing but comments do not count.
    pub(crate) fn read(file: &str, bytes: Vec<u8>) -> Result<Self> {
        let list = Document::read_all(file, bytes)?;
        let file = file.to_owned();
        Ok(Self {
            file,
            list: list.into_iter().map(|document| (document, OnceCell::new())).collect(),
        })
    }

    /// The entries of all documents, in the order of the text. `is_plugin` knows the names of plugins.
    pub(crate) fn entries(&self, is_plugin: impl Fn(&str) -> bool) -> Result<Vec<Entry>> {
        let mut entries = Vec::new();
        for (index, (document, _)) in self.list.iter().enumerate() {
            let mut found = Entry::of(&document.value, &is_plugin);
            for entry in &mut found {
                entry.document = index;
            }
            if found.len() > 1 {
                // Tables do not keep the order of their keys.
                found.sort_by_cached_key(|entry| self.position(entry, &[]));
            }
            entries.append(&mut found);
        }
        require_few(&self.file, entries.len())?;
        Ok(entries)
    }

    /// Where a field of an entry stands, or what is around it when it is not there. `path` leads from the plugin entity
    /// to the field, as in Kong's errors.
    pub(crate) fn position(&self, entry: &Entry, path: &[&str]) -> Position {
        let (document, outline) = &self.list[entry.document];
        let outline = outline.get_or_init(|| Outline::read(&document.text, document.line));
        match outline {
            Some(outline) => outline.position(entry.path(path)),
            None => Position { line: document.line, column: 1 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_come_in_the_order_of_the_text() {
        let text = "_format_version: '3.0'\nservices:\n- plugins:\n  - name: b\n  - name: a\nplugins:\n- name: c\n---\nd: 1\n";
        let documents = Documents::read("kong.yml", text.into()).unwrap();
        let entries = documents.entries(|_| true).unwrap();
        let names: Vec<_> = entries.iter().map(|entry| entry.plugin.as_deref()).collect();
        assert_eq!(names, [Some("b"), Some("a"), Some("c"), None]);
        let lines = entries.iter().map(|entry| documents.position(entry, &["config", "d"]).line);
        assert_eq!(lines.collect::<Vec<_>>(), [4, 5, 7, 9]);
    }
}
