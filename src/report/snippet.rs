//! A diagnostic with the lines that it is about, in the look of rustc.

use std::collections::BTreeMap;
use std::fs;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use camino::{Utf8Path, Utf8PathBuf};

use crate::diagnostic::{Diagnostic, Severity, Span};

/// A line longer than this is named, not shown.
const LONGEST_LINE: usize = 400;

/// Renders diagnostics; keeps the files that it has read.
#[derive(Debug)]
pub(crate) struct Snippets<'a> {
    root: &'a Utf8Path,
    sources: BTreeMap<Utf8PathBuf, Option<String>>,
}

impl<'a> Snippets<'a> {
    /// For diagnostics whose files are relative to `root`.
    pub(crate) fn new(root: &'a Utf8Path) -> Self {
        Self { root, sources: BTreeMap::new() }
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
        let renderer = Renderer::styled().decor_style(DecorStyle::Ascii);
        format!("{}\n\n", renderer.render(&[group]))
    }

    /// The lines that the diagnostic spans and where in them it begins and ends.
    fn excerpt(&mut self, diagnostic: &Diagnostic) -> Option<Excerpt> {
        let (file, span) = (diagnostic.file.as_ref()?, diagnostic.span?);
        let path = self.root.join(file);
        let source = self.sources.entry(path.clone()).or_insert_with(|| {
            fs::read(&path).ok().and_then(|bytes| String::from_utf8(bytes).ok())
        });
        Excerpt::of(source.as_deref()?, span)
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
    fn of(source: &str, span: Span) -> Option<Self> {
        let count = span.end_line.checked_sub(span.line)?.min(3) + 1;
        let lines: Vec<_> = source.lines().skip(span.line.checked_sub(1)?).take(count).collect();
        if lines.is_empty() || lines.iter().any(|line| line.len() > LONGEST_LINE) {
            return None;
        }
        let start = byte_of(lines[0], span.column);
        let last = lines[lines.len() - 1];
        let before_last: usize = lines[..lines.len() - 1].iter().map(|line| line.len() + 1).sum();
        let end = before_last + byte_of(last, span.end_column);
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

    #[test]
    fn an_excerpt_counts_columns_in_characters() {
        let excerpt = Excerpt::of(
            "a\nlocal é = x\n",
            Span { line: 2, column: 11, end_line: 2, end_column: 12 },
        );
        let excerpt = excerpt.unwrap();
        assert_eq!(&excerpt.text[excerpt.start..excerpt.end], "x");
        assert_eq!(excerpt.first_line, 2);
    }

    #[test]
    fn a_place_beyond_the_file_has_no_excerpt_and_one_beyond_the_line_its_end() {
        assert!(Excerpt::of("a\n", Span::point(5, 1)).is_none());
        let excerpt = Excerpt::of("ab\n", Span::point(1, 9)).unwrap();
        assert_eq!((excerpt.start, excerpt.end), (2, 2));
    }
}
