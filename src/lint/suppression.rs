//! Suppression: comments that allow what a lint would report, `-- kongsmith: allow(code, code)`.
//!
//! Behind code, a comment is about its own line; on a line of its own, about the next line with code.

use std::collections::BTreeSet;

use super::file::File;
use super::lints::{unknown_suppression, unused_suppression};
use super::{Levels, Subject, find};
use crate::diagnostic::Diagnostic;
use crate::project::LintLevel;
use crate::syntax::Range;

/// The word behind the dashes.
const MARK: &str = "kongsmith:";

struct Suppression<'a> {
    file: &'a File,
    line: usize,
    code: &'a str,
    range: Range,
    used: bool,
}

/// Takes out what comments allow, and adds what is wrong with the comments.
pub(super) fn apply(
    subject: &Subject,
    diagnostics: Vec<Diagnostic>,
    levels: &Levels,
) -> Vec<Diagnostic> {
    let mut suppressions = Vec::new();
    let mut kept = Vec::new();
    let rockspec = subject.facts.package.as_ref().map(|package| &package.file);
    for file in subject.files.iter().chain(rockspec) {
        read(file, &mut suppressions, &mut kept);
    }
    for diagnostic in diagnostics {
        let allowed = suppressions.iter_mut().find(|suppression| {
            diagnostic.code == suppression.code
                && diagnostic.file.as_ref() == Some(&suppression.file.path)
                && diagnostic.span.is_some_and(|span| span.line == suppression.line)
        });
        match allowed {
            Some(suppression) => suppression.used = true,
            None => kept.push(diagnostic),
        }
    }
    for suppression in suppressions.iter().filter(|suppression| !suppression.used) {
        if levels.get(suppression.code) != Some(&LintLevel::Off) {
            let Suppression { file, range, code, .. } = suppression;
            kept.push(unused_suppression::diagnostic(file, *range, code));
        }
    }
    kept.retain(|diagnostic| levels.get(diagnostic.code) != Some(&LintLevel::Off));
    kept
}

fn read<'a>(file: &'a File, found: &mut Vec<Suppression<'a>>, problems: &mut Vec<Diagnostic>) {
    let own_lines: BTreeSet<_> = file
        .comments
        .iter()
        .filter(|comment| !comment.after_code)
        .map(|comment| file.lines.line(comment.range.start))
        .collect();
    for comment in file.comments.iter().filter(|comment| comment.short) {
        let Some(rest) = comment.text(&file.text).trim_start().strip_prefix(MARK) else { continue };
        let Some(codes) =
            rest.trim().strip_prefix("allow(").and_then(|codes| codes.split_once(')'))
        else {
            let found = unknown_suppression::malformed();
            problems.push(file.at(found, comment.range));
            continue;
        };
        let mut line = file.lines.line(comment.range.start);
        if !comment.after_code {
            line += 1;
            while own_lines.contains(&line) {
                line += 1;
            }
        }
        for code in codes.0.split(',').map(str::trim) {
            if find(code).is_none() {
                problems.push(file.at(unknown_suppression::diagnostic(code), comment.range));
                continue;
            }
            found.push(Suppression { file, line, code, range: comment.range, used: false });
        }
    }
}
