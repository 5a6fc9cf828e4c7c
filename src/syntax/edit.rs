//! An edit: new text for one literal, in the quotes that it has.

use std::ops::Range;

use super::{Literal, LiteralKind};

/// New text for a literal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edit {
    range: Range<usize>,
    text: String,
}

impl Edit {
    /// Gives `literal` another text. `None` where the text cannot be written in the literal's style without escapes.
    pub(crate) fn new(literal: &Literal, text: &str) -> Option<Self> {
        let writable = match literal.kind {
            LiteralKind::Quoted => !text.contains(['"', '\'', '\\', '\n', '\r', '\0']),
            LiteralKind::Bracketed => !text.contains([']', '\n', '\r']),
            LiteralKind::Number => {
                !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
            }
        };
        writable.then(|| Self { range: literal.inside.clone(), text: text.to_owned() })
    }

    /// The edit that takes this one back, in a file where this one alone was made.
    #[cfg(test)]
    pub(crate) fn undo(&self, before: &[u8]) -> Self {
        let start = self.range.start;
        let text = String::from_utf8_lossy(&before[self.range.clone()]).into_owned();
        Self { range: start..start + self.text.len(), text }
    }
}

/// `bytes` with the edits made. Edits do not overlap.
pub(super) fn apply(bytes: &[u8], edits: &[Edit]) -> Vec<u8> {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| edit.range.start);
    let mut result = Vec::with_capacity(bytes.len());
    let mut done = 0;
    for edit in sorted {
        result.extend_from_slice(&bytes[done..edit.range.start]);
        result.extend_from_slice(edit.text.as_bytes());
        done = edit.range.end;
    }
    result.extend_from_slice(&bytes[done..]);
    result
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Source;
    use super::super::flow::Kind;
    use super::*;

    /// Lua files around one string in each style, with all that an editor must keep.
    fn file() -> impl Strategy<Value = String> {
        let quotes = prop_oneof![
            Just(("'", "'")),
            Just(("\"", "\"")),
            Just(("[[", "]]")),
            Just(("[=[", "]=]"))
        ];
        let filler = "(-- [a-zé\"']{0,9}(\r\n|\n)|local x = \\{ 'a' , \\}(\r\n|\n)|;|[ \t]{1,4}|--\\[\\[ ' \n \\]\\])";
        let many = proptest::collection::vec(filler, 0..8).prop_map(|parts| parts.concat());
        (many.clone(), quotes, "[0-9.]{0,9}", many, any::<bool>()).prop_map(
            |(before, (open, close), text, after, newline)| {
                let before = before.replace(';', " ");
                let after = after.replace(';', " ");
                let end = if newline { "\n" } else { "" };
                format!("{before}\nlocal v = {open}{text}{close} {after}{end}")
            },
        )
    }

    /// The literal that is assigned to `v`.
    fn literal(source: &Source) -> Literal {
        let assigned = source.chunk().assignments.iter().find(|found| found.target.name() == "v");
        match &assigned.unwrap().value.kind {
            Kind::Literal(literal) => literal.clone(),
            other => panic!("{other:?}"),
        }
    }

    proptest! {
        #[test]
        fn an_edit_and_its_undo_give_the_same_bytes(text in file(), version in "[0-9]{1,3}(\\.[0-9]{1,3}){0,3}(-rc\\.[0-9])?") {
            let source = Source::open("x.lua".into(), text.clone().into_bytes()).unwrap();
            prop_assert_eq!(source.edited(&[]), text.as_bytes());
            let edit = Edit::new(&literal(&source), &version).unwrap();
            let edited = Source::open("x.lua".into(), source.edited(std::slice::from_ref(&edit))).unwrap();
            prop_assert_eq!(literal(&edited).text, Some(version));
            let back = edited.edited(&[edit.undo(source.bytes())]);
            prop_assert_eq!(back, text.as_bytes());
        }
    }

    #[test]
    fn text_that_needs_escapes_is_not_written() {
        let source = Source::open("x.lua".into(), b"local v = '1'".to_vec()).unwrap();
        assert_eq!(Edit::new(&literal(&source), "it's"), None);
        assert_eq!(Edit::new(&literal(&source), "a\\b"), None);
    }
}
