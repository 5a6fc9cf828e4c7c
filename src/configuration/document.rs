//! A document: one of several in a file, parted by `---` as in YAML. Each is read as JSON first, then as YAML 1.2.

use serde_saphyr::Options;

use super::documents::require_few;
use super::node::Node;
use crate::failure::{Failure, Result};
use crate::vm::Value;

/// A document and where it begins.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Document {
    /// What it holds.
    pub(crate) value: Value,
    /// The line of its first character, from one.
    pub(crate) line: usize,
    /// Its text.
    pub(super) text: String,
}

impl Document {
    /// All documents of a text. `file` is what messages call it. Documents with nothing but comments do not count.
    pub(crate) fn read_all(file: &str, bytes: Vec<u8>) -> Result<Vec<Self>> {
        let text = String::from_utf8(bytes).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let line = String::from_utf8_lossy(&error.as_bytes()[..valid]).split('\n').count();
            Failure::usage("it is not UTF-8").at_line(file, line).help("save it as UTF-8")
        })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let parts: Vec<_> = parts(text).into_iter().filter(|(_, part)| !is_empty(part)).collect();
        require_few(file, parts.len())?;
        let mut documents = Vec::new();
        for (line, part) in parts {
            let value = read(file, part, line)?;
            documents.push(Self { value, line, text: part.to_owned() });
        }
        Ok(documents)
    }
}

/// The texts between the lines that part documents, with the number of their first lines.
fn parts(text: &str) -> Vec<(usize, &str)> {
    let mut parts = Vec::new();
    let (mut start, mut first, mut at) = (0, 1, 0);
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let mark = line.trim_end();
        if mark == "---" || line.starts_with("--- ") || line.starts_with("---\t") || mark == "..." {
            parts.push((first, &text[start..at]));
            // What stands behind the mark belongs to the new document.
            start = at + 3;
            first = index + 1;
        }
        at += line.len();
    }
    parts.push((first, &text[start..]));
    parts
}

/// Whether a document has nothing but comments, blank lines and directives.
fn is_empty(part: &str) -> bool {
    part.lines().all(|line| {
        let line = line.trim();
        line.is_empty() || line.starts_with('#') || line.starts_with('%')
    })
}

fn read(file: &str, part: &str, line: usize) -> Result<Value> {
    if let Ok(Node(value)) = serde_json::from_str(part) {
        return Ok(value);
    }
    match serde_saphyr::from_str_with_options::<Node>(part, options()) {
        Ok(Node(value)) => Ok(value),
        Err(error) => {
            let inside =
                error.location().map_or(1, |place| usize::try_from(place.line()).unwrap_or(1));
            let text = error.without_snippet().to_string();
            let message = text.lines().next().unwrap_or_default();
            let message = message.split(" at line ").next().unwrap_or(message);
            let message = plain(message.trim_end_matches([',', ':']));
            Err(Failure::usage(format!("it is neither JSON nor YAML: {message}"))
                .at_line(file, line + inside.max(1) - 1)
                .help("mend the line; several configurations in one file are parted by `---`"))
        }
    }
}

/// What the reader says, in words for those who do not know it.
fn plain(message: &str) -> String {
    let said = [
        ("budget breached: Nodes", "it has more than 250,000 values, aliases followed"),
        ("budget breached: Depth", "it is nested too deeply"),
        ("recursion limit", "it is nested too deeply"),
        ("recursive references", "an alias stands inside of its own anchor"),
    ];
    if let Some((_, words)) = said.iter().find(|(start, _)| message.starts_with(start)) {
        return (*words).to_owned();
    }
    let message = message.split(", set DuplicateKeyPolicy").next().unwrap_or(message);
    message.replace(" rejected by the configured policy", " is refused")
}

/// YAML 1.2 as its core schema has it.
pub(super) fn options() -> Options {
    serde_saphyr::options! {
        strict_booleans: true,
        underscored_numbers_as_strings: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<String> {
        let documents = Document::read_all("x.yaml", text.into()).unwrap();
        documents.iter().map(|document| format!("{:?}", document.value)).collect()
    }

    #[test]
    fn documents_are_parted_by_three_hyphens() {
        assert_eq!(values("a: 1\n---\n{\"b\": 2}\n---\n# nothing\n---\nc\n").len(), 3);
        assert_eq!(values("--- {a: 1}\n").len(), 1);
        assert_eq!(values("--- # first\na: |\n  ---x\n").len(), 1);
        assert_eq!(values("").len(), 0);
        assert_eq!(values("null").len(), 1);
    }

    #[test]
    fn json_and_yaml_give_the_same_values() {
        for (json, yaml) in [
            (r#"{"a": [1, 2.5, null, true], "b": {}}"#, "a: [1, 2.5, ~, true]\nb: {}\n"),
            (r#"{"a": "yes", "b": "1_000", "c": 11}"#, "a: yes\nb: 1_000\nc: 0o13\n"),
        ] {
            assert_eq!(values(json), values(yaml));
        }
    }

    #[test]
    fn a_broken_document_is_named_with_its_line() {
        let failure = Document::read_all("x.yaml", "a: 1\n---\nb: [1\n".into()).unwrap_err();
        assert_eq!((failure.file.as_deref(), failure.line), (Some("x.yaml"), Some(3)));
        let failure = Document::read_all("x.yaml", b"a: 1\nb: \xff\n".to_vec()).unwrap_err();
        assert_eq!((failure.file.as_deref(), failure.line), (Some("x.yaml"), Some(2)));
    }
}
