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
    let found = LINT
        .diagnostic(format!("`{code}` is allowed here, but nothing reports it"))
        .help("remove the comment")
        .repair(repair(file, range, code));
    file.at(found, range)
}

/// Takes the code out of the comment, or the comment out of the file where it says nothing else.
fn repair(file: &File, range: Range, code: &str) -> Option<Repair> {
    let comment = file.slice(range);
    let (open, close) = (comment.find('(')? + 1, comment.find(')')?);
    if !comment[close + 1..].trim().is_empty() {
        return None;
    }
    let codes: Vec<_> = comment.get(open..close)?.split(',').map(str::trim).collect();
    if codes.len() > 1 {
        let others: Vec<_> = codes.into_iter().filter(|other| *other != code).collect();
        let inside = Range { start: range.start + size(open), end: range.start + size(close) };
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
