//! An outline: where the parts of a document stand.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::Spanned;

/// A line and a column, both from one; in the order of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Position {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

/// The parts of a document by their keys; the elements of a list by their number, from one.
#[derive(Debug)]
pub(crate) struct Outline {
    root: Part,
    /// The line of the document's first character.
    first: usize,
}

#[derive(Debug)]
struct Part {
    line: u64,
    column: u64,
    inner: Vec<(String, Part)>,
}

impl Outline {
    /// The outline of a document that begins in line `first`. Nothing of one that cannot be read as YAML.
    pub(super) fn read(text: &str, first: usize) -> Option<Self> {
        let options = super::document::options();
        let node = serde_saphyr::from_str_with_options::<Spanned<Inner>>(text, options).ok()?;
        Some(Self { root: Part::of(node), first })
    }

    /// Where the part at `path` stands, or the innermost part on the way that the document has.
    pub(crate) fn position<'a>(&self, path: impl IntoIterator<Item = &'a str>) -> Position {
        let mut part = &self.root;
        for step in path {
            let Some((_, inner)) = part.inner.iter().rev().find(|(key, _)| key == step) else {
                break;
            };
            part = inner;
        }
        let from_one = |number| usize::try_from(number).unwrap_or(1).max(1);
        Position { line: self.first - 1 + from_one(part.line), column: from_one(part.column) }
    }
}

impl Part {
    fn of(node: Spanned<Inner>) -> Self {
        let place = node.referenced;
        Self { line: place.line(), column: place.column(), inner: node.value.0 }
    }
}

/// What stands inside of a part.
#[derive(Debug, Default)]
struct Inner(Vec<(String, Part)>);

impl<'de> Deserialize<'de> for Inner {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(InnerVisitor)
    }
}

/// A key as text, however it is written.
struct Key(String);

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

struct InnerVisitor;

impl<'de> Visitor<'de> for InnerVisitor {
    type Value = Inner;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Inner, E> {
        Ok(Inner::default())
    }

    fn visit_none<E>(self) -> Result<Inner, E> {
        Ok(Inner::default())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Inner, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Inner, E> {
        Ok(Inner::default())
    }

    fn visit_i64<E>(self, _: i64) -> Result<Inner, E> {
        Ok(Inner::default())
    }

    fn visit_u64<E>(self, _: u64) -> Result<Inner, E> {
        Ok(Inner::default())
    }

    fn visit_i128<E>(self, _: i128) -> Result<Inner, E> {
        Ok(Inner::default())
    }

    fn visit_u128<E>(self, _: u128) -> Result<Inner, E> {
        Ok(Inner::default())
    }

    fn visit_f64<E>(self, _: f64) -> Result<Inner, E> {
        Ok(Inner::default())
    }

    fn visit_str<E>(self, _: &str) -> Result<Inner, E> {
        Ok(Inner::default())
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Inner, E> {
        Ok(Inner::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Inner, A::Error> {
        let mut inner = Vec::new();
        while let Some(node) = list.next_element::<Spanned<Inner>>()? {
            inner.push(((inner.len() + 1).to_string(), Part::of(node)));
        }
        Ok(Inner(inner))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Inner, A::Error> {
        let mut inner = Vec::new();
        while let Some(key) = map.next_key::<Spanned<Key>>()? {
            let place = key.referenced;
            let node = map.next_value::<Spanned<Inner>>()?;
            let part = Part { line: place.line(), column: place.column(), inner: node.value.0 };
            inner.push((key.value.0, part));
        }
        Ok(Inner(inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(text: &str, path: &[&str]) -> (usize, usize) {
        let outline = Outline::read(text, 1).unwrap();
        let Position { line, column } = outline.position(path.iter().copied());
        (line, column)
    }

    #[test]
    fn fields_and_elements_have_their_places() {
        let yaml = "a: 1\nb:\n  c:\n  - x\n  - d: y\n1: ~\n";
        assert_eq!(position(yaml, &["a"]), (1, 1));
        assert_eq!(position(yaml, &["b", "c", "1"]), (4, 5));
        assert_eq!(position(yaml, &["b", "c", "2", "d"]), (5, 5));
        assert_eq!(position(yaml, &["1"]), (6, 1));
        assert_eq!(position("{\"a\":\n  {\"b\": [1,\n 2]}}", &["a", "b", "2"]), (3, 2));
    }

    #[test]
    fn what_is_missing_stands_where_it_would_belong() {
        assert_eq!(position("a:\n  b: 1\n", &["a", "c", "d"]), (1, 1));
        assert_eq!(position("a: 1\n", &["z"]), (1, 1));
    }

    #[test]
    fn a_part_that_an_alias_brings_stands_where_the_alias_does() {
        let yaml = "a: &x\n  b: 1\nc: *x\n";
        assert_eq!(position(yaml, &["c"]), (3, 1));
    }
}
