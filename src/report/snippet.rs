//! A diagnostic with the lines that it is about, in the look of rustc.

use std::{fs, iter};

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use anstream::adapter::strip_str;
use camino::{Utf8Path, Utf8PathBuf};

use crate::diagnostic::{Diagnostic, Severity, Span};

/// Of what spans more lines than this, a function or a table, the first one is shown.
const MOST_LINES: usize = 4;

/// A line longer than this is named, not shown.
const LONGEST_LINE: usize = 400;

/// Renders diagnostics; keeps the file of the last one, for most have it in common with the next.
#[derive(Debug)]
pub(crate) struct Snippets<'a> {
    root: &'a Utf8Path,
    last: Option<(Utf8PathBuf, Option<Source>)>,
}

impl<'a> Snippets<'a> {
    /// For diagnostics whose files are relative to `root`.
    pub(crate) fn new(root: &'a Utf8Path) -> Self {
        Self { root, last: None }
    }

    /// The diagnostic with colours, a final newline and, where its place is known, the source.
    pub(crate) fn render(&mut self, diagnostic: &Diagnostic) -> String {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Information => Level::NOTE,
        };
        let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code);
        let excerpt = self.excerpt(diagnostic);
        let path = diagnostic.file.as_ref().map(|file| file.as_str());
        let group = match (path, &excerpt) {
            (Some(path), Some(excerpt)) => title.element(
                Snippet::source(excerpt.text.as_str())
                    .path(path)
                    .line_start(excerpt.first_line)
                    .annotation(AnnotationKind::Primary.span(excerpt.start..excerpt.end)),
            ),
            (Some(path), None) => {
                let origin = Origin::path(path);
                title.element(match diagnostic.span {
                    Some(span) => origin.line(span.line).char_column(span.column),
                    None => origin,
                })
            }
            (None, _) => Group::with_title(title),
        };
        let group = match &diagnostic.help {
            Some(help) => group.element(Level::HELP.message(help.as_str())),
            None => group,
        };
        let group = match &diagnostic.repair {
            Some(_) => group.element(Level::NOTE.message("`kongsmith check --fix` repairs this")),
            None => group,
        };
        let rendered = Renderer::styled().decor_style(DecorStyle::Ascii).render(&[group]);
        if path.is_some() {
            return format!("{rendered}\n\n");
        }
        // Without a place there is nothing for the bar to stand beside.
        let is_bar = |line: &&str| strip_str(line).to_string().trim() == "|";
        let lines: Vec<_> = rendered.lines().filter(|line| !is_bar(line)).collect();
        format!("{}\n\n", lines.join("\n"))
    }

    /// The lines that the diagnostic spans and where in them it begins and ends.
    fn excerpt(&mut self, diagnostic: &Diagnostic) -> Option<Excerpt> {
        let (file, span) = (diagnostic.file.as_ref()?, diagnostic.span?);
        if self.last.as_ref().is_none_or(|(last, _)| last != file) {
            let text = fs::read(self.root.join(file)).ok();
            let text = text.and_then(|bytes| String::from_utf8(bytes).ok());
            self.last = Some((file.clone(), text.map(Source::new)));
        }
        let (_, source) = self.last.as_ref()?;
        Excerpt::of(source.as_ref()?, span)
    }
}

/// A file whose lines are found without reading it from its start each time.
#[derive(Debug)]
struct Source {
    text: String,
    starts: Vec<usize>,
}

impl Source {
    fn new(text: String) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        let starts = iter::once(0).chain(ends).filter(|start| *start < text.len()).collect();
        Self { text, starts }
    }

    /// `count` lines from the one with this number, from one, or as many as there are.
    fn lines(&self, first: usize, count: usize) -> Option<Vec<&str>> {
        let start = *self.starts.get(first.checked_sub(1)?)?;
        Some(self.text[start..].lines().take(count).collect())
    }
}

/// Whole lines of a file with a byte range in them.
struct Excerpt {
    text: String,
    first_line: usize,
    start: usize,
    end: usize,
}

impl Excerpt {
    fn of(source: &Source, span: Span) -> Option<Self> {
        let count = span.end_line.checked_sub(span.line)? + 1;
        let is_long = count > MOST_LINES;
        let lines = source.lines(span.line, if is_long { 1 } else { count })?;
        if lines.iter().any(|line| line.len() > LONGEST_LINE) {
            return None;
        }
        let start = byte_of(lines[0], span.column);
        let last = lines[lines.len() - 1];
        let before_last: usize = lines[..lines.len() - 1].iter().map(|line| line.len() + 1).sum();
        let last_column = if is_long { usize::MAX } else { span.end_column };
        let end = before_last + byte_of(last.trim_end(), last_column);
        let text = lines.join("\n");
        let end = if end > start { end } else { text.len().min(start + 1).max(start) };
        Some(Self { text, first_line: span.line, start, end })
    }
}

/// The byte at which the character in `column` (from one) begins, at most the line's length.
fn byte_of(line: &str, column: usize) -> usize {
    line.char_indices().nth(column.saturating_sub(1)).map_or(line.len(), |(byte, _)| byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source::new(text.to_owned())
    }

    #[test]
    fn an_excerpt_counts_columns_in_characters() {
        let excerpt = Excerpt::of(
            &source("a\nlocal é = x\n"),
            Span { line: 2, column: 11, end_line: 2, end_column: 12 },
        );
        let excerpt = excerpt.unwrap();
        assert_eq!(&excerpt.text[excerpt.start..excerpt.end], "x");
        assert_eq!(excerpt.first_line, 2);
    }

    #[test]
    fn of_a_long_block_the_first_line_is_underlined() {
        let text = source("a\nlocal f = function()\n  x()\n  y()\n  z()\nend\n");
        let long = Excerpt::of(&text, Span { line: 2, column: 11, end_line: 6, end_column: 4 });
        let long = long.unwrap();
        assert_eq!(long.text, "local f = function()");
        assert_eq!(&long.text[long.start..long.end], "function()");
        let short = Excerpt::of(&text, Span { line: 3, column: 3, end_line: 6, end_column: 4 });
        assert_eq!(short.unwrap().text, "  x()\n  y()\n  z()\nend");
    }

    #[test]
    fn without_a_place_there_is_no_bar() {
        let found = Diagnostic::information("missing-spec", "no spec").help("write one");
        let text = Snippets::new("/".into()).render(&found);
        assert_eq!(
            strip_str(&text).to_string(),
            "note[missing-spec]: no spec\n = help: write one\n\n"
        );
    }

    #[test]
    fn a_place_beyond_the_file_has_no_excerpt_and_one_beyond_the_line_its_end() {
        assert!(Excerpt::of(&source("a\n"), Span::point(5, 1)).is_none());
        let excerpt = Excerpt::of(&source("ab\n"), Span::point(1, 9)).unwrap();
        assert_eq!((excerpt.start, excerpt.end), (2, 2));
    }
}
