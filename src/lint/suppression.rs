//! Suppression: comments that allow what a lint would report, `-- kongsmith: allow(code, code)`.
//!
//! Behind code, a comment is about its own line; on a line of its own, about the next line with code.

use std::collections::{HashMap, HashSet};

use super::file::File;
use super::lints::{unknown_suppression, unused_suppression};
use super::{Levels, Subject, find};
use crate::diagnostic::Diagnostic;
use crate::project::LintLevel;
use crate::syntax::Range;

/// For how many unknown codes it is sought what was meant, which takes its time. Nobody reads as many.
const MOST_SOUGHT: usize = 1_000;

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
    let mut places = HashMap::new();
    for (index, suppression) in suppressions.iter().enumerate() {
        let place = (suppression.file.path.as_path(), suppression.line, suppression.code);
        places.entry(place).or_insert(index);
    }
    for diagnostic in diagnostics {
        let file = diagnostic.file.as_deref();
        let place =
            file.zip(diagnostic.span).map(|(file, span)| (file, span.line, diagnostic.code));
        match place.and_then(|place| places.get(&place)) {
            Some(index) => suppressions[*index].used = true,
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
    // The line behind the comments that follow each other, for each line with nothing but a comment.
    let mut behind = HashMap::new();
    for comment in file.comments.iter().rev().filter(|comment| !comment.after_code) {
        let line = file.lines.line(comment.range.start);
        let next = behind.get(&(line + 1)).copied().unwrap_or(line + 1);
        behind.insert(line, next);
    }
    for comment in file.comments.iter().filter(|comment| comment.short) {
        let Some(rest) = comment.text(&file.text).trim_start().strip_prefix(MARK) else { continue };
        let Some(codes) =
            rest.trim().strip_prefix("allow(").and_then(|codes| codes.split_once(')'))
        else {
            let found = unknown_suppression::malformed();
            problems.push(file.at(found, comment.range));
            continue;
        };
        let line = file.lines.line(comment.range.start);
        let line = if comment.after_code { line } else { behind[&line] };
        let mut told = HashSet::new();
        for code in codes.0.split(',').map(str::trim).filter(|code| told.insert(*code)) {
            if find(code).is_none() {
                let is_sought = problems.len() < MOST_SOUGHT;
                let found = unknown_suppression::diagnostic(code, is_sought);
                problems.push(file.at(found, comment.range));
                continue;
            }
            found.push(Suppression { file, line, code, range: comment.range, used: false });
        }
    }
}
