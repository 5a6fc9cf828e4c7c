//! A file of a plugin as lints see it: its text, its places, its comments and, where it is Lua, its script.

use camino::{Utf8Path, Utf8PathBuf};

use crate::diagnostic::{Diagnostic, Repair, Span};
use crate::syntax::{self, Comment, Lines, MAIN, Range, Refused, Script};
use crate::vm::{Chunk, Compiler};

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// A module of the plugin; Kong runs it.
    Module,
    /// A spec, or a file that specs use.
    Spec,
    /// The rockspec.
    Rockspec,
}

/// One Lua file.
#[derive(Debug)]
pub(crate) struct File {
    /// Its path, relative to the project.
    pub(crate) path: Utf8PathBuf,
    /// What it is for.
    pub(crate) role: Role,
    /// The name that it is required by; none for a spec.
    pub(crate) module: Option<String>,
    /// Its text, byte for byte as long as the file; what is not UTF-8 is a question mark.
    pub(crate) text: String,
    /// Its comments, in order.
    pub(crate) comments: Vec<Comment>,
    /// Where its lines begin.
    pub(crate) lines: Lines,
    /// Its script.
    pub(crate) code: Code,
}

/// What became of a file's text.
#[derive(Debug)]
pub(crate) enum Code {
    /// Lua.
    Script(Script),
    /// LuaJIT does not compile it: the line, where it is known, and the reason.
    Invalid(Option<usize>, String),
    /// LuaJIT compiles it but it has no tree.
    Unread(Refused),
}

impl File {
    /// Reads a file. `module` is the name that it is required by.
    pub(crate) fn new(
        path: impl AsRef<Utf8Path>,
        role: Role,
        module: Option<String>,
        bytes: Vec<u8>,
        compiler: &Compiler,
    ) -> Self {
        let text = syntax::readable(&bytes);
        let lines = Lines::of(text.as_bytes());
        let code = match compiler.verdict(&Chunk::new(path.as_ref(), bytes)) {
            Err(place) => {
                let line = place.line.map(|line| lines.of_lua(text.as_bytes(), line));
                Code::Invalid(line, place.message)
            }
            Ok(()) => match syntax::script(&text) {
                Ok(script) => Code::Script(script),
                Err(refused) => Code::Unread(refused),
            },
        };
        let comments = if matches!(code, Code::Script(_)) {
            syntax::comments(text.as_bytes())
        } else {
            Vec::new()
        };
        Self { path: path.as_ref().to_owned(), role, module, text, comments, lines, code }
    }

    /// Its script, if it has one.
    pub(crate) fn script(&self) -> Option<&Script> {
        match &self.code {
            Code::Script(script) => Some(script),
            _ => None,
        }
    }

    /// A range of its bytes as lines and columns.
    pub(crate) fn span(&self, range: Range) -> Span {
        self.lines.span(self.text.as_bytes(), range)
    }

    /// The modules that its functions require by name.
    pub(crate) fn required_later(&self) -> impl Iterator<Item = &str> {
        self.script().into_iter().flat_map(|script| {
            let inside = script.all().filter(|(_, found)| found.function != MAIN);
            inside.filter_map(|(call, _)| script.required(call))
        })
    }

    /// The text of a range.
    pub(crate) fn slice(&self, range: Range) -> &str {
        self.text.get(range.bytes()).unwrap_or_default()
    }

    /// The repair that puts other text in the place of these ranges, which do not overlap.
    pub(crate) fn replace(&self, changes: &[(Range, &str)]) -> Repair {
        let replace =
            |(range, text): &(Range, &str)| self.lines.replace(self.text.as_bytes(), *range, text);
        Repair::Replace {
            file: self.path.clone(),
            replacements: changes.iter().map(replace).collect(),
        }
    }

    /// A line, counted from one, without the blanks around it.
    pub(crate) fn line(&self, line: usize) -> Range {
        let mut start = 0;
        for (index, text) in self.text.split('\n').enumerate() {
            if index + 1 == line {
                let blanks = text.len() - text.trim_start().len();
                let end = start + text.trim_end().len();
                return Range { start: size((start + blanks).min(end)), end: size(end) };
            }
            start += text.len() + 1;
        }
        Range::default()
    }

    /// Where a text stands as a constant; the start of the file where it is computed.
    pub(crate) fn range_of_text(&self, text: &str) -> Range {
        let place = self.script().and_then(|script| {
            let mut all = script.all();
            let found = all.find(|(expression, _)| script.string(*expression) == Some(text));
            found.map(|(_, expression)| expression.range)
        });
        place.unwrap_or(Range { start: 0, end: 0 })
    }

    /// The diagnostic, placed at a range of this file.
    pub(crate) fn at(&self, diagnostic: Diagnostic, range: Range) -> Diagnostic {
        diagnostic.at(self.path.clone()).span(self.span(range))
    }
}

fn size(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
