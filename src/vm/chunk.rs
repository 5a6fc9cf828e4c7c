//! A chunk: the text of a Lua file and the name that its errors carry.

use std::sync::Arc;

use camino::Utf8PathBuf;

use super::error::{Error, Place};

/// A Lua file that can be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Chunk {
    /// The file's path as messages show it.
    pub(crate) file: Utf8PathBuf,
    /// The file's contents, shared by all who run it.
    pub(crate) source: Arc<[u8]>,
}

impl Chunk {
    /// A chunk that errors call `file`.
    pub(crate) fn new(file: impl Into<Utf8PathBuf>, source: impl Into<Vec<u8>>) -> Self {
        Self { file: file.into(), source: source.into().into() }
    }

    /// The source as it is compiled: a first line that begins with `#!` is a comment, with or without a byte order mark
    /// before it, and line numbers stay what they are. Precompiled code is refused, as by LuaRocks since 3.12.
    pub(super) fn text(&self) -> Result<Vec<u8>, Error> {
        let mut text = self.source.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.source).to_owned();
        if text.starts_with(b"#") {
            text.splice(..1, *b"--");
        }
        let code = text.iter().position(|byte| !byte.is_ascii_whitespace());
        let first_line = text.iter().position(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let binary = code.is_some_and(|at| text[at] == b'\x1b')
            || (text.starts_with(b"--") && text[first_line..].starts_with(b"\x1b"));
        if binary {
            let message = "attempt to load a binary chunk".to_owned();
            return Err(Error::Load(Place { file: Some(self.file.clone()), line: None, message }));
        }
        Ok(text)
    }

    /// The name under which LuaJIT compiles it; `@` marks a file.
    pub(super) fn name(&self) -> String {
        format!("@{}", self.file)
    }
}
