//! Syntax: Lua source as a lossless tree, for finding where a value is written and changing it there.
//!
//! A [`Source`] knows its bytes, the places in them, and what is assigned to what ([`Chunk`]). Whether a file is Lua at all is
//! LuaJIT's verdict (`vm`): callers run a file before they open it here. What values are is `vm`'s too; here is only text.

use camino::{Utf8Path, Utf8PathBuf};

use crate::failure::{Failure, Result};

mod bounds;
mod edit;
mod flow;
mod leaving;
mod lower;
mod scope;
#[cfg(test)]
mod scope_tests;
mod script;
mod text;

pub(crate) use edit::Edit;
pub(crate) use flow::{Chunk, Expression, Kind, Literal, LiteralKind, Variable};
pub(crate) use script::*;
pub(crate) use text::{Comment, Lines, comments};

/// A position in a file: line and column, counted from one, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// The line.
    pub(crate) line: usize,
    /// The column in characters.
    pub(crate) column: usize,
}

/// A Lua file with its tree.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// The file's path, as messages name it.
    pub(crate) path: Utf8PathBuf,
    bytes: Vec<u8>,
    line_starts: Vec<usize>,
    chunk: Chunk,
}

impl Source {
    /// Reads the tree of a file that LuaJIT compiles. Fails when it is nested too deeply or is one of the few files that only
    /// the tree's parser refuses (hexadecimal floats such as `0x1p4`).
    pub(crate) fn open(path: &Utf8Path, bytes: Vec<u8>) -> Result<Self> {
        let chunk =
            read(&readable(&bytes), lower::chunk).map_err(|refused| refused.failure(path))?;
        let line_starts = line_starts(&bytes);
        Ok(Self { path: path.to_owned(), bytes, line_starts, chunk })
    }

    /// What the file assigns and returns.
    pub(crate) fn chunk(&self) -> &Chunk {
        &self.chunk
    }

    /// The file's bytes.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Line and column of a byte offset.
    pub(crate) fn place(&self, offset: usize) -> Place {
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = self.line_starts[line - 1];
        let before = &self.bytes[start..offset.min(self.bytes.len())];
        let column = before.iter().filter(|byte| **byte & 0xC0 != 0x80).count() + 1;
        Place { line, column }
    }

    /// The bytes with these edits made. Everything else stays as it was.
    pub(crate) fn edited(&self, edits: &[Edit]) -> Vec<u8> {
        edit::apply(&self.bytes, edits)
    }
}

/// Why a file that LuaJIT compiles has no tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refused {
    /// The line that is meant.
    pub(crate) line: usize,
    /// What is wrong with it.
    pub(crate) message: String,
    /// What to do.
    pub(crate) help: &'static str,
}

impl Refused {
    fn failure(self, path: &Utf8Path) -> Failure {
        Failure::project(self.message).at_line(path, self.line).help(self.help)
    }
}

/// Reads a file that LuaJIT compiles as a [`Script`]; `text` is what [`readable`] gives.
pub(crate) fn script(text: &str) -> Result<Script, Refused> {
    read(text, |tree, _| scope::script(tree))
}

/// Parses a file within the bounds and makes something of its tree.
fn read<T: Send>(text: &str, make: fn(&full_moon::ast::Ast, &str) -> T) -> Result<T, Refused> {
    let line_of = |offset| text.get(..offset).unwrap_or(text).matches('\n').count() + 1;
    let deep = bounds::check(text.as_bytes())
        .map_err(|exceeded| exceeded.refused(line_of(exceeded.offset)))?;
    // The parser recurses, and so does the release of its tree: both happen here.
    let work = || {
        let tree = full_moon::parse(text).map_err(|errors| {
            // The parser notices a hexadecimal float only at what follows it.
            let float = bounds::hexadecimal_float(text.as_bytes()).map(line_of);
            refused(&errors, float)
        })?;
        Ok(make(&tree, text))
    };
    if deep { on_a_deep_stack(work) } else { work() }
}

/// Runs `work` with a stack that holds the deepest tree within the bounds, also in a build without optimisation.
fn on_a_deep_stack<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        std::thread::Builder::new()
            .stack_size(256 << 20)
            .spawn_scoped(scope, work)
            .expect("the system starts a thread")
            .join()
            .expect("the thread does not panic")
    })
}

/// The text that the parser sees: as long as the file, byte for byte, but a byte-order mark and a first line that starts with
/// `#` (which Lua skips) are blanks, and bytes that are no UTF-8 are question marks.
pub(crate) fn readable(bytes: &[u8]) -> String {
    let mut shadow = bytes.to_vec();
    let mut start = 0;
    if shadow.starts_with(b"\xEF\xBB\xBF") {
        shadow[..3].fill(b' ');
        start = 3;
    }
    if shadow.get(start) == Some(&b'#') {
        let line = shadow[start..].iter_mut().take_while(|byte| !matches!(byte, b'\n' | b'\r'));
        line.for_each(|byte| *byte = b' ');
    }
    let mut text = String::with_capacity(shadow.len());
    for part in shadow.utf8_chunks() {
        text.push_str(part.valid());
        text.extend(std::iter::repeat_n('?', part.invalid().len()));
    }
    text
}

fn line_starts(bytes: &[u8]) -> Vec<usize> {
    let breaks = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    std::iter::once(0).chain(breaks.map(|(offset, _)| offset + 1)).collect()
}

fn refused(errors: &[full_moon::Error], float: Option<usize>) -> Refused {
    let noticed = || errors.first().map_or(1, |error| error.range().0.line().max(1));
    Refused {
        line: float.unwrap_or_else(noticed),
        message: "kongsmith cannot read this line's syntax".to_owned(),
        help: "write hexadecimal floats such as `0x1p4` as decimals; if it is something else, please report it",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(text: &[u8]) -> Source {
        Source::open("handler.lua".into(), text.to_vec()).unwrap()
    }

    #[test]
    fn places_count_lines_and_characters_from_one() {
        let source = open("local a = 'ä' local b = 1\r\nreturn a".as_bytes());
        assert_eq!(source.place(0), Place { line: 1, column: 1 });
        assert_eq!(source.place(15), Place { line: 1, column: 15 });
        assert_eq!(source.place(28), Place { line: 2, column: 1 });
    }

    #[test]
    fn what_lua_skips_and_what_is_no_text_stays() {
        for text in [
            &b"#!/usr/bin/env lua\nreturn 1"[..],
            b"\xEF\xBB\xBFreturn 'a'",
            b"\xEF\xBB\xBF#!x\r\nreturn 'a' -- \xE4\xF6",
            b"-- \xFF\n",
            b"",
        ] {
            assert_eq!(open(text).edited(&[]), text);
        }
    }

    #[test]
    fn a_hexadecimal_float_is_refused_with_its_line() {
        let failure =
            Source::open("x.lua".into(), b"local a\nlocal b = 0x1p4".to_vec()).unwrap_err();
        assert_eq!((failure.file.as_deref(), failure.line), (Some("x.lua"), Some(2)));
    }

    #[test]
    fn files_at_the_bounds_are_read_without_exhausting_the_stack() {
        for text in [
            format!("{}{}", "do ".repeat(199), "end ".repeat(199)),
            format!("x = {}1{}", "(".repeat(199), ")".repeat(199)),
            format!("x = {}{}", "{".repeat(199), "}".repeat(199)),
            format!("x = 1{}", " + 1".repeat(1_000)),
            format!("x = 1{}", " .. 1".repeat(1_000)),
            format!("x = {}y", "- ".repeat(1_000)),
            format!("x = {}y", "not ".repeat(1_000)),
            format!("x = {}1{}", "(1 ^ ".repeat(199), ")".repeat(199)),
            format!("x = {}{}", "function() return ".repeat(199), "end ".repeat(199)),
            format!("if a then {}end", "elseif b then ".repeat(5_000)),
            format!("x = a{}", ".b".repeat(20_000)),
            format!("x = a{}", "()".repeat(20_000)),
        ] {
            Source::open("x.lua".into(), text.into_bytes()).unwrap();
        }
    }
}
