//! Edits of the module list: an entry of `build.modules` added, given another file or another name, in the style of those
//! beside it. Each is proven by evaluating the new text: the list is the wanted one, and nothing else is different.

use super::written::Written;
use super::{Module, ModuleSource, Rockspec};
use crate::diagnostic::{Repair, Replacement};
use crate::syntax::{ExpressionId, ExpressionKind, Range};

/// The table as it is written.
struct List {
    written: Written,
    /// From brace to brace.
    table: Range,
    entries: Vec<Entry>,
}

/// One entry of the table.
struct Entry {
    name: Option<String>,
    key: ExpressionId,
    value: ExpressionId,
    /// From the bracket of the key, if it has one, to the end of the value.
    range: Range,
    /// Behind the comma or semicolon that ends it.
    separator: Option<u32>,
}

impl Rockspec {
    /// The repair that adds a module to the list; `None` where the list is not written as a table, or is none.
    pub(crate) fn adding_module(&self, name: &str, file: &str) -> Option<Repair> {
        let listed = self.build.modules.as_ref()?;
        if listed.iter().any(|module| module.name == name) {
            return None;
        }
        let list = List::read(self)?;
        let replacement = match list.neighbour(name) {
            Some(neighbour) => list.beside(neighbour, name, file)?,
            None => list.first(name, file)?,
        };
        let mut wanted = listed.clone();
        wanted.push(module(name, file));
        self.proven(replacement, wanted)
    }

    /// The repair that gives a module of the list another file.
    pub(crate) fn moving_module(&self, name: &str, file: &str) -> Option<Repair> {
        let list = List::read(self)?;
        let entry = list.entry(name)?;
        let text = list.value_like(entry, file)?;
        let replacement = list.replace(list.written.range(entry.value), &text);
        let mut wanted = self.build.modules.clone()?;
        wanted.iter_mut().filter(|module| module.name == name).for_each(|known| {
            known.source = ModuleSource::Lua(file.to_owned());
        });
        self.proven(replacement, wanted)
    }

    /// The repair that gives a module of the list another name.
    pub(crate) fn renaming_module(&self, name: &str, to: &str) -> Option<Repair> {
        let list = List::read(self)?;
        let entry = list.entry(name)?;
        let key = list.written.range(entry.key);
        // A name without brackets cannot have dots.
        let text = list.written.like(entry.key, to).filter(|_| key.start != entry.range.start)?;
        let mut wanted = self.build.modules.clone()?;
        wanted.iter_mut().filter(|module| module.name == name).for_each(|known| {
            to.clone_into(&mut known.name);
        });
        self.proven(list.replace(key, &text), wanted)
    }

    /// The repair, if the rockspec with it has the wanted modules and is otherwise the same.
    fn proven(&self, replacement: Replacement, mut wanted: Vec<Module>) -> Option<Repair> {
        wanted.sort_by(|one, other| one.name.cmp(&other.name));
        let mut expected = self.clone();
        expected.build.modules = Some(wanted);
        self.with(replacement, expected)
    }

    /// The repair that makes this replacement, if the text with it is evaluated to `expected`.
    pub(super) fn with(&self, replacement: Replacement, mut expected: Rockspec) -> Option<Repair> {
        let mut text = self.text.clone();
        text.splice(replacement.bytes.clone(), replacement.text.bytes());
        let examined = super::examine(&self.path, text).ok()?;
        let after = examined.rockspec.or(examined.legible)?;
        expected.text.clone_from(&after.text);
        expected.lines.clone_from(&after.lines);
        let is_proven = after == expected;
        is_proven
            .then(|| Repair::Replace { file: self.path.clone(), replacements: vec![replacement] })
    }
}

fn module(name: &str, file: &str) -> Module {
    Module { name: name.to_owned(), source: ModuleSource::Lua(file.to_owned()) }
}

impl List {
    fn read(rockspec: &Rockspec) -> Option<Self> {
        let written = Written::read(&rockspec.text)?;
        let id = written.field("build", "modules")?;
        let ExpressionKind::Table(fields) = written.script.kind(id) else { return None };
        let table = written.range(id);
        let mut entries = Vec::new();
        for field in fields {
            let key = field.key?;
            let (start, end) = (written.range(key).start, written.range(field.value).end);
            let before = written.slice(Range { start: table.start, end: start });
            let bracket = before.trim_end().strip_suffix('[').map(str::len);
            let start = bracket.map_or(start, |length| table.start + size(length));
            let name = written.constant_text(key);
            let separator = separator(&written, Range { start: end, end: table.end });
            let range = Range { start, end };
            entries.push(Entry { name, key, value: field.value, range, separator });
        }
        // Where other statements fill the list, too, the table is not the place for an entry.
        let is_whole = rockspec.build.modules.as_ref().map(Vec::len) == Some(entries.len());
        is_whole.then_some(Self { written, table, entries })
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        let mut named = self.entries.iter().filter(|entry| entry.name.as_deref() == Some(name));
        named.next().filter(|_| named.next().is_none())
    }

    /// The entry that a new one is put behind: the last of the same plugin, else the last.
    fn neighbour(&self, name: &str) -> Option<&Entry> {
        let plugin = name.rsplit_once('.').map_or(name, |(plugin, _)| plugin);
        let is_near = |entry: &&Entry| {
            let near = entry.name.as_deref().and_then(|name| name.strip_prefix(plugin));
            near.is_some_and(|rest| rest.starts_with('.'))
        };
        self.entries.iter().rev().find(is_near).or(self.entries.last())
    }

    /// A new entry behind another one.
    fn beside(&self, neighbour: &Entry, name: &str, file: &str) -> Option<Replacement> {
        let written = &self.written;
        let entry = self.entry_like(neighbour, name, file)?;
        let whole = self.line_of(neighbour.range.start);
        let indent = written.slice(Range { end: neighbour.range.start, ..whole });
        let own_line = indent.trim().is_empty();
        let lead = if own_line { format!("{}{indent}", self.line_break()) } else { " ".to_owned() };
        let Some(end) = neighbour.separator else {
            let at = neighbour.range.end;
            let rest = written.slice(Range { start: at, end: self.line_of(at).end });
            if !own_line || !rest.trim_start().starts_with("--") {
                return Some(
                    self.replace(Range { start: at, end: at }, &format!(",{lead}{entry}")),
                );
            }
            // The comment belongs to the neighbour, so the comma comes before it and the entry behind it.
            let range = Range { start: at, end: at + size(rest.trim_end().len()) };
            let text = format!(",{}{lead}{entry}", rest.trim_end());
            return Some(self.replace(range, &text));
        };
        let rest = written.slice(Range { start: end, end: self.line_of(end).end });
        let is_alone = rest.trim().is_empty() || is_short_comment(rest);
        let at = if own_line && is_alone { end + size(rest.trim_end().len()) } else { end };
        let mark = written.slice(Range { start: end - 1, end });
        Some(self.replace(Range { start: at, end: at }, &format!("{lead}{entry}{mark}")))
    }

    /// The first entry of an empty table.
    fn first(&self, name: &str, file: &str) -> Option<Replacement> {
        let inside = Range { start: self.table.start + 1, end: self.table.end - 1 };
        if !self.written.slice(inside).trim().is_empty() {
            return None;
        }
        let line = self.written.slice(self.line_of(self.table.start));
        let indent = &line[..line.len() - line.trim_start().len()];
        let (break_, step) = (self.line_break(), if indent.contains('\t') { "\t" } else { "  " });
        let entry = format!("[\"{name}\"] = \"{file}\"");
        let text = format!("{{{break_}{indent}{step}{entry},{break_}{indent}}}");
        Some(self.replace(self.table, &text))
    }

    /// An entry that is written like another one.
    fn entry_like(&self, other: &Entry, name: &str, file: &str) -> Option<String> {
        let written = &self.written;
        let (key, value) = (written.range(other.key), written.range(other.value));
        let before = written.slice(Range { start: other.range.start, end: key.start });
        let between = written.slice(Range { start: key.end, end: value.start });
        let blank = if between.contains(' ') { " " } else { "" };
        let inner = if before.ends_with(' ') { " " } else { "" };
        let like = written.like(other.key, name).filter(|_| before.starts_with('['));
        let name = like.or_else(|| self.quoted(other, name))?;
        let file = self.value_like(other, file)?;
        let key = format!("[{inner}{name}{inner}]{blank}");
        let width = self.aligned().unwrap_or_default();
        Some(format!("{key:width$}={blank}{file}"))
    }

    /// How far the equals signs are from the beginnings of the entries, where they stand below each other.
    fn aligned(&self) -> Option<usize> {
        let sign = |entry: &Entry| {
            let (key, value) = (self.written.range(entry.key), self.written.range(entry.value));
            let between = self.written.slice(Range { start: key.end, end: value.start });
            Some((key.end - entry.range.start) as usize + between.find('=')?)
        };
        let length = |entry: &Entry| {
            let key = self.written.range(entry.key);
            key.end - key.start
        };
        let first = self.entries.first()?;
        let is_column = self.entries.iter().all(|entry| sign(entry) == sign(first));
        let is_padded = self.entries.iter().any(|entry| length(entry) != length(first));
        sign(first).filter(|_| is_column && is_padded)
    }

    fn value_like(&self, entry: &Entry, file: &str) -> Option<String> {
        self.written.like(entry.value, file).or_else(|| self.quoted(entry, file))
    }

    /// A text in the quotes that an entry's value has.
    fn quoted(&self, entry: &Entry, text: &str) -> Option<String> {
        let value = self.written.slice(self.written.range(entry.value));
        let quote = if value.ends_with('\'') { '\'' } else { '"' };
        let is_plain = !text.contains(['"', '\'', '\\', '\n', '\r', '\0']);
        is_plain.then(|| format!("{quote}{text}{quote}"))
    }

    fn replace(&self, range: Range, text: &str) -> Replacement {
        self.written.lines.replace(self.written.text.as_bytes(), range, text)
    }

    /// The line that a byte stands in.
    fn line_of(&self, at: u32) -> Range {
        let Written { lines, text, .. } = &self.written;
        lines.bytes_of(text.as_bytes(), lines.line(at))
    }

    fn line_break(&self) -> &'static str {
        let line = self.written.slice(self.line_of(self.table.start));
        if line.ends_with("\r\n") { "\r\n" } else { "\n" }
    }
}

/// Behind the comma or semicolon that begins a range, blanks and comments left out.
fn separator(written: &Written, range: Range) -> Option<u32> {
    let mut at = range.start;
    loop {
        let rest = written.slice(Range { start: at, end: range.end });
        let blanks = rest.len() - rest.trim_start().len();
        at += size(blanks);
        let rest = rest.trim_start();
        if rest.starts_with([',', ';']) {
            return Some(at + 1);
        }
        if !is_short_comment(rest) {
            return None;
        }
        at += size(rest.find('\n').unwrap_or(rest.len()));
    }
}

/// Whether a text begins with a comment that ends with its line.
fn is_short_comment(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with("--") && !text.starts_with("--[")
}

fn size(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
