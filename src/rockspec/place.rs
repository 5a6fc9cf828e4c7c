//! The place where a field of a rockspec is written.
//!
//! The evaluation says what a field holds, not where it stands. This reads the text once more as a row of tokens and
//! follows table constructors; where a field is built by other means the place of the nearest table around it is given.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::token::{Kind, Token, tokens};
use crate::diagnostic::Span;
use crate::vm::Value;

/// One step into a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// A string key
    Name(String),
    /// An index of an array
    Index(usize),
    /// Any other key, as Lua shows it
    Other(String),
}

impl Key {
    /// The key as a step.
    pub(super) fn of(key: &Value) -> Self {
        match key {
            Value::String(_) => Self::Name(key.text()),
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked")]
            Value::Number(number) if (1.0..1e9).contains(number) && number.fract() == 0.0 => {
                Self::Index(*number as usize)
            }
            other => Self::Other(other.text()),
        }
    }

    /// The key as Lua shows it.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Name(name) | Self::Other(name) => name.clone(),
            Self::Index(index) => index.to_string(),
        }
    }
}

/// A text larger than this was written by a program, and is too much to be read for every problem.
const LARGEST: usize = 512 << 10;

/// The places of one text, which is read for the first of them.
pub(super) struct Places<'a> {
    text: &'a [u8],
    tokens: OnceCell<Vec<Token>>,
}

impl<'a> Places<'a> {
    /// Those of `text`.
    pub(super) fn of(text: &'a [u8]) -> Self {
        Self { text, tokens: OnceCell::new() }
    }

    /// The place of the field at `path`, up to the end of its line. `assigned` has the line on which the assignment of
    /// each global ended.
    pub(super) fn span(&self, assigned: &BTreeMap<String, usize>, path: &[Key]) -> Option<Span> {
        if self.text.len() > LARGEST {
            return None;
        }
        let tokens = self.tokens.get_or_init(|| tokens(self.text));
        span_of(self.text, tokens, assigned, path)
    }
}

fn span_of(
    text: &[u8],
    tokens: &[Token],
    assigned: &BTreeMap<String, usize>,
    path: &[Key],
) -> Option<Span> {
    let (Key::Name(global), inner) = path.split_first()? else { return None };
    let last = *assigned.get(global)?;
    let mut depth = 0_usize;
    let mut start = None;
    for (at, token) in tokens.iter().enumerate() {
        match &token.kind {
            Kind::Symbol(b'{') => depth += 1,
            Kind::Symbol(b'}') => depth = depth.saturating_sub(1),
            Kind::Name(name)
                if depth == 0
                    && token.line <= last
                    && name == global
                    && is_symbol(tokens, at + 1, b'=')
                    && !is_symbol(tokens, at + 2, b'=') =>
            {
                start = Some(at);
            }
            _ => {}
        }
    }
    let Some(start) = start else { return Some(line_span(text, last)) };
    let end = if is_symbol(tokens, start + 2, b'{') {
        skip(tokens, start + 3, b"}")
    } else {
        let line = tokens[start].line;
        (start..tokens.len()).take_while(|at| tokens[*at].line == line).last().unwrap_or(start)
    };
    let field = Field { start, value: start + 2, end: end.min(tokens.len() - 1) };
    let Field { start, end, .. } = follow(tokens, field, inner);
    Some(first_line(text, &tokens[start], &tokens[end]))
}

/// A line without the blanks around it.
pub(super) fn line_span(text: &[u8], line: usize) -> Span {
    let text = text.split(|byte| *byte == b'\n').nth(line.saturating_sub(1)).unwrap_or_default();
    let blanks = text.len() - text.trim_ascii_start().len();
    let (start, end) = (characters(&text[..blanks]), characters(text.trim_ascii_end()));
    if start >= end {
        return Span::point(line, 1);
    }
    Span { line, column: start + 1, end_line: line, end_column: end + 1 }
}

/// From one token to the other, but no further than the line goes on.
fn first_line(text: &[u8], first: &Token, last: &Token) -> Span {
    let line = line_span(text, first.line);
    let line_start =
        text[..first.start].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let column = characters(&text[line_start..first.start]) + 1;
    let end_column = if last.end > last.start && !text[first.start..last.end].contains(&b'\n') {
        column + characters(&text[first.start..last.end])
    } else {
        line.end_column
    };
    Span { column, end_column: end_column.max(column + 1), ..line }
}

fn characters(text: &[u8]) -> usize {
    String::from_utf8_lossy(text).chars().count()
}

/// A field among the tokens: from its key, or its value where it has none, to its last token.
#[derive(Clone, Copy, Debug)]
struct Field {
    start: usize,
    value: usize,
    end: usize,
}

/// The field at `path` inside the table constructor that `field` is; the innermost one that can be found.
fn follow(tokens: &[Token], field: Field, path: &[Key]) -> Field {
    let Some((wanted, inner)) = path.split_first() else { return field };
    if !is_symbol(tokens, field.value, b'{') {
        return field;
    }
    let mut next = field.value + 1;
    let mut position = 0;
    let mut computed: Option<(usize, Field)> = None;
    while next < tokens.len() && !is_symbol(tokens, next, b'}') {
        let start = next;
        let mut likeness = None;
        let key = match (&tokens[next].kind, tokens.get(next + 1).map(|token| &token.kind)) {
            (Kind::Name(name), Some(Kind::Symbol(b'='))) if !is_symbol(tokens, next + 2, b'=') => {
                next += 2;
                Some(Key::Name(name.clone()))
            }
            (Kind::Symbol(b'['), Some(Kind::Text(name))) if is_symbol(tokens, next + 2, b']') => {
                next += 4;
                Some(Key::Name(name.clone()))
            }
            (Kind::Symbol(b'['), _) => {
                let end = skip(tokens, next + 1, b"]");
                likeness = self::likeness(&tokens[next + 1..end], wanted);
                next = end + 2;
                None
            }
            _ => {
                position += 1;
                Some(Key::Index(position))
            }
        };
        let value = next;
        next = skip(tokens, value, b",;}");
        let found = Field { start, value, end: next.saturating_sub(1).max(start) };
        if key.as_ref() == Some(wanted) {
            return follow(tokens, found, inner);
        }
        if let Some(likeness) = likeness
            && computed.is_none_or(|(best, _)| best < likeness)
        {
            computed = Some((likeness, found));
        }
        if is_symbol(tokens, next, b',') || is_symbol(tokens, next, b';') {
            next += 1;
        }
    }
    computed.map_or(field, |(_, found)| follow(tokens, found, inner))
}

/// How many letters of a key stand in the concatenation that may compute it: `"kong.plugins." .. name .. ".handler"`.
/// `None` where it cannot be that key.
fn likeness(expression: &[Token], key: &Key) -> Option<usize> {
    let Key::Name(key) = key else { return None };
    let is_text = |token: Option<&Token>| matches!(token, Some(Token { kind: Kind::Text(_), .. }));
    let mut rest = key.as_str();
    let mut letters = 0;
    for (at, token) in expression.iter().enumerate() {
        let Kind::Text(text) = &token.kind else { continue };
        let found = match at {
            0 => rest.starts_with(text.as_str()).then_some(0)?,
            _ => rest.find(text.as_str())?,
        };
        rest = &rest[found + text.len()..];
        letters += text.len();
    }
    (rest.is_empty() || !is_text(expression.last())).then_some(letters)
}

/// The next of these symbols that is not inside brackets opened after `at`.
fn skip(tokens: &[Token], at: usize, ends: &[u8]) -> usize {
    let mut depth = 0_usize;
    for (next, token) in tokens.iter().enumerate().skip(at) {
        if let Kind::Symbol(symbol) = token.kind {
            if depth == 0 && ends.contains(&symbol) {
                return next;
            }
            match symbol {
                b'{' | b'(' | b'[' => depth += 1,
                b'}' | b')' | b']' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
    }
    tokens.len()
}

fn is_symbol(tokens: &[Token], at: usize, symbol: u8) -> bool {
    matches!(tokens.get(at), Some(Token { kind: Kind::Symbol(found), .. }) if *found == symbol)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"local name = "x"
package = "kong-plugin-" .. name
source = { url = "u", tag = "v1" }
build = {
  modules = {
    ["kong.plugins." .. name] = "init.lua",
    ["kong.plugins." .. name .. ".handler"] = "handler.lua",
    ["kong.plugins." .. name .. ".schema"] = "schema.lua", -- the schema
  },
}
dependencies = {
  "lua >= 5.1", "café" .. name,
}
"#;

    /// What the place of a field shows, with its line.
    fn shown(path: &[&str]) -> (usize, String) {
        let path: Vec<_> = path
            .iter()
            .map(|name| name.parse().map_or_else(|_| Key::Name((*name).to_owned()), Key::Index))
            .collect();
        let fields = ["package", "source", "build", "dependencies"];
        let assigned = fields.map(|name| (name.to_owned(), 99)).into();
        let span = Places::of(TEXT.as_bytes()).span(&assigned, &path).unwrap();
        let line = TEXT.lines().nth(span.line - 1).unwrap();
        let letters = line.chars().skip(span.column - 1).take(span.end_column - span.column);
        (span.line, letters.collect())
    }

    #[test]
    fn a_field_is_shown_from_its_key_to_the_end_of_its_value_or_line() {
        let is = |path: &[&str], line: usize, text: &str| {
            assert_eq!(shown(path), (line, text.to_owned()), "{path:?}");
        };
        is(&["package"], 2, "package = \"kong-plugin-\" .. name");
        is(&["source"], 3, "source = { url = \"u\", tag = \"v1\" }");
        is(&["source", "tag"], 3, "tag = \"v1\"");
        is(&["source", "branch"], 3, "source = { url = \"u\", tag = \"v1\" }");
        is(&["build", "modules"], 5, "modules = {");
        is(&["dependencies", "1"], 12, "\"lua >= 5.1\"");
        is(&["dependencies", "2"], 12, "\"café\" .. name");
    }

    #[test]
    fn a_key_that_is_computed_is_found_by_its_constant_parts() {
        let line = |module: &str| shown(&["build", "modules", module]).0;
        assert_eq!(line("kong.plugins.x.handler"), 7);
        assert_eq!(line("kong.plugins.x.schema"), 8);
        assert_eq!(line("kong.plugins.x"), 6);
        assert_eq!(line("other.x"), 5);
    }
}
