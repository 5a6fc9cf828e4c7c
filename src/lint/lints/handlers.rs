//! What the lints about the handler share: the places of its fields.

use std::collections::HashSet;

use crate::diagnostic::Diagnostic;
use crate::lint::origin::origin;
use crate::lint::program::{TableOrigin, Value};
use crate::lint::{FileId, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, Range};

/// The handler's table, where it can be followed.
pub(super) fn table(subject: &Subject) -> Option<(FileId, TableOrigin)> {
    let handler = subject.part("handler")?;
    match subject.program().returned(subject, handler) {
        Value::Table(file, table) => Some((file, table)),
        _ => None,
    }
}

/// Where a field of the handler gets its value; none where it gets none, or several.
pub(super) fn field(subject: &Subject, name: &str) -> Option<(FileId, ExpressionId)> {
    let (file, table) = table(subject)?;
    let mut fields = subject.program().fields(file, table);
    let [value] = fields.find(|(field, _)| *field == name)?.1 else { return None };
    Some((file, *value))
}

/// The diagnostic at the value of a field of the handler, else where PRIORITY or VERSION is set beside it, else at the
/// handler's table, else at its file.
pub(super) fn at_field(subject: &Subject, name: &str, diagnostic: Diagnostic) -> Diagnostic {
    let beside = || match table(subject)? {
        (_, TableOrigin::Local(_)) => {
            field(subject, "PRIORITY").or_else(|| field(subject, "VERSION"))
        }
        (_, TableOrigin::Constructor(_)) => None,
    };
    let place = field(subject, name).map(|(file, value)| origin(subject, file, value));
    if let Some((file, value)) = place.or_else(beside) {
        let read = &subject.files[file];
        if let Some(script) = read.script() {
            return read.at(diagnostic, script.expression(value).range);
        }
    }
    at_table(subject, diagnostic)
}

/// The diagnostic at the handler's table, else at its file.
pub(super) fn at_table(subject: &Subject, diagnostic: Diagnostic) -> Diagnostic {
    if let Some((file, table)) = table(subject)
        && let Some(script) = subject.files[file].script()
    {
        let file = &subject.files[file];
        let range = match table {
            TableOrigin::Constructor(id) => script.expression(id).range,
            TableOrigin::Local(local) => script.local(local).range,
        };
        return file.at(diagnostic, first_line(&file.text, range));
    }
    match subject.part("handler") {
        Some(file) => diagnostic.at(subject.files[file].path.clone()),
        None => diagnostic,
    }
}

/// The part of a range that lies in its first line: the head of a function or a table.
pub(super) fn first_line(text: &str, range: Range) -> Range {
    let (start, end) = (range.start as usize, range.end as usize);
    let length = text.as_bytes()[start..end].iter().position(|byte| *byte == b'\n');
    let end = length.and_then(|length| u32::try_from(start + length).ok()).unwrap_or(range.end);
    Range { start: range.start, end }
}

/// Whether a field of the handler depends on an environment variable.
pub(super) fn is_from_environment(subject: &Subject, name: &str) -> bool {
    field(subject, name).is_some_and(|place| asks_environment(subject, place))
}

/// Each expression is looked at once: a value may lead back to itself, as in `M.PRIORITY = M.PRIORITY or 1000`.
fn asks_environment(subject: &Subject, start: (FileId, ExpressionId)) -> bool {
    let mut seen = HashSet::from([start]);
    let mut left = vec![start];
    while let Some((file, id)) = left.pop() {
        let Some(script) = subject.files[file].script() else { continue };
        if let ExpressionKind::Call { callee, .. } = script.kind(id)
            && subject.program().global(subject, file, *callee).as_deref() == Some("os.getenv")
        {
            return true;
        }
        let origin = origin(subject, file, id);
        let inside = script.children(id).into_iter().map(|child| (file, child));
        let next = if origin == (file, id) { inside.collect() } else { vec![origin] };
        left.extend(next.into_iter().filter(|place| seen.insert(*place)));
    }
    false
}
