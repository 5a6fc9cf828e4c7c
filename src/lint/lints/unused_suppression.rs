//! `unused-suppression`: a comment that allows what no lint reports.

use crate::diagnostic::{Diagnostic, Repair, Severity};
use crate::lint::{Explanation, File, Lint};
use crate::syntax::Range;

pub(super) const LINT: Lint = Lint {
    code: "unused-suppression",
    severity: Severity::Information,
    explanation: Explanation {
        summary: "a comment that allows what no lint reports",
        text: "What the comment allows is no longer there, or the comment stands on the wrong line: it belongs \
               behind the code or on the line before it.",
        bad: "-- kongsmith: allow(blocking-call)\nlocal limit = 5",
        good: "local limit = 5",
    },
    run: |_, _| {},
};

/// The diagnostic for a comment, which stands at `range`, that allows `code` in vain.
pub(in crate::lint) fn diagnostic(file: &File, range: Range, code: &str) -> Diagnostic {
    let help = match others(file.slice(range), code) {
        Some((_, others)) if !others.is_empty() => format!("take `{code}` out of the comment"),
        _ => "remove the comment".to_owned(),
    };
    let found = LINT
        .diagnostic(format!("`{code}` is allowed here, but nothing reports it"))
        .help(help)
        .repair(repair(file, range, code));
    file.at(found, range)
}

/// Where the codes stand in a comment, and those of them that are not `code`.
fn others<'a>(comment: &'a str, code: &str) -> Option<(std::ops::Range<usize>, Vec<&'a str>)> {
    let inside = comment.find('(')? + 1..comment.find(')')?;
    let codes = comment.get(inside.clone())?.split(',').map(str::trim);
    Some((inside, codes.filter(|other| *other != code).collect()))
}

/// Takes the code out of the comment, or the comment out of the file where it says nothing else.
fn repair(file: &File, range: Range, code: &str) -> Option<Repair> {
    let comment = file.slice(range);
    let (inside, others) = others(comment, code)?;
    if !comment[inside.end + 1..].trim().is_empty() {
        return None;
    }
    if !others.is_empty() {
        let start = range.start + size(inside.start);
        let inside = Range { start, end: range.start + size(inside.end) };
        return Some(file.replace(&[(inside, &others.join(", "))]));
    }
    let line = file.lines.bytes_of(file.text.as_bytes(), file.lines.line(range.start));
    let before = file.slice(Range { end: range.start, ..line });
    if before.trim().is_empty() {
        return Some(file.replace(&[(line, "")]));
    }
    let start = line.start + size(before.trim_end().len());
    Some(file.replace(&[(Range { start, ..range }, "")]))
}

fn size(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
