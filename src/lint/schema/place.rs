//! A place: where a value of a schema is written in Lua, as far as it is written literally.
//!
//! Table constructors are followed through locals, the plugin's own modules and what is passed to a typedef. Where a
//! schema is computed, the place is the last one known on the way, or the one table key of that name in the file.

use crate::diagnostic::Diagnostic;
use crate::lint::program::{TableOrigin, Value};
use crate::lint::schema::Key;
use crate::lint::{FileId, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, FunctionId, Origin, Range, Script};

/// How many locals and calls are followed from an expression to its table.
const STEPS: usize = 16;

/// The module whose fields are called with a table to fill.
const TYPEDEFS: &str = "kong.db.schema.typedefs";

/// The attributes whose functions judge or change values.
const RULES: [&str; 5] =
    ["func", "translate_backwards", "custom_validator", "fn", "reverse_mapping_function"];

/// A range in one of the plugin's files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Place {
    /// The file.
    pub(crate) file: FileId,
    /// The key, where there is one.
    pub(crate) key: Option<Range>,
    /// The value.
    pub(crate) value: Range,
    /// Whether this is the value itself, not something around it.
    pub(crate) is_exact: bool,
}

impl Place {
    /// The diagnostic, placed at the value where that is known and stands on one line, and at its beginning otherwise.
    pub(crate) fn at_value(self, subject: &Subject, diagnostic: Diagnostic) -> Diagnostic {
        let file = &subject.files[self.file];
        let span = file.span(self.value);
        if self.is_exact && span.line == span.end_line {
            return file.at(diagnostic, self.value);
        }
        self.at_key(subject, diagnostic)
    }

    /// The diagnostic, placed at the key, or at the beginning of the value that has none.
    pub(crate) fn at_key(self, subject: &Subject, diagnostic: Diagnostic) -> Diagnostic {
        let Range { start, .. } = self.value;
        let beginning = Range { start, end: start + 1 };
        subject.files[self.file].at(diagnostic, self.key.unwrap_or(beginning))
    }
}

/// An expression of one of the files.
#[derive(Clone, Copy)]
struct Node {
    file: FileId,
    expression: ExpressionId,
}

/// A value in a table constructor.
struct Entry {
    key: Option<Range>,
    node: Node,
}

/// The function of the plugin that `keys` lead to.
pub(super) fn function(
    subject: &Subject,
    file: FileId,
    keys: &[Key],
) -> Option<(FileId, FunctionId)> {
    let (Entry { node, .. }, _) =
        written(subject, file, keys).filter(|(_, at)| *at == keys.len())?;
    match subject.program().value(subject, node.file, node.expression) {
        Value::Function(file, function) => Some((file, function)),
        _ => None,
    }
}

/// Whether what `keys` lead to is written in a module that is not the plugin's.
pub(super) fn is_foreign(subject: &Subject, file: FileId, keys: &[Key]) -> bool {
    let stuck = written(subject, file, keys).filter(|(_, at)| *at < keys.len());
    stuck.is_some_and(|(entry, _)| is_made_elsewhere(subject, entry.node, STEPS))
}

fn is_made_elsewhere(subject: &Subject, node: Node, steps: usize) -> bool {
    let Node { file, expression } = node;
    let Some(script) = subject.files[file].script().filter(|_| steps > 0) else { return false };
    match subject.program().value(subject, file, expression) {
        Value::Foreign(..) => true,
        Value::Table(file, TableOrigin::Local(local)) => {
            let origin = subject.files[file].script().map(|script| script.local(local).origin);
            let Some(Origin::Value(expression)) = origin else { return false };
            is_made_elsewhere(subject, Node { file, expression }, steps - 1)
        }
        _ => match script.kind(expression) {
            ExpressionKind::Call { callee, .. } => {
                is_made_elsewhere(subject, Node { file, expression: *callee }, steps - 1)
            }
            _ => false,
        },
    }
}

/// The last entry on the way that is written in table constructors, and how many of the keys lead to it.
fn written(subject: &Subject, file: FileId, keys: &[Key]) -> Option<(Entry, usize)> {
    let expression = subject.program().returned_expression(file)?;
    let mut entry = Entry { key: None, node: Node { file, expression } };
    for (at, key) in keys.iter().enumerate() {
        match child(subject, entry.node, key) {
            Some(inner) => entry = inner,
            None => return Some((entry, at)),
        }
    }
    Some((entry, keys.len()))
}

/// The place of what `keys` lead to from what the module in `file` returns.
pub(super) fn find(subject: &Subject, file: FileId, keys: &[Key]) -> Option<Place> {
    let (mut entry, mut at) = written(subject, file, keys)?;
    while at < keys.len() {
        if let Some(inner) = child(subject, entry.node, &keys[at]) {
            entry = inner;
            at += 1;
            continue;
        }
        // What is computed may be known again from the name of a field on.
        let mut known = (at..keys.len()).filter(|at| is_field_name(keys, *at));
        let found =
            known.find_map(|at| Some((at, named(subject, entry.node.file, keys[at].name()?)?)));
        let Some((field, inner)) = found else {
            return Some(Place { is_exact: false, ..place_of(subject, &entry) });
        };
        entry = inner;
        at = field + 1;
    }
    Some(place_of(subject, &entry))
}

/// Whether the key is the one key of an entry in a list of fields.
fn is_field_name(keys: &[Key], at: usize) -> bool {
    let is_list = |key: &Key| matches!(key.name(), Some("fields" | "shorthand_fields"));
    at >= 2 && matches!(keys[at - 1], Key::Index(_)) && is_list(&keys[at - 2])
}

fn place_of(subject: &Subject, entry: &Entry) -> Place {
    let Node { file, expression } = entry.node;
    let script = subject.files[file].script();
    let value = script.map(|script| script.expression(expression).range).unwrap_or_default();
    Place { file, key: entry.key, value, is_exact: true }
}

/// The value that a key has in the table that an expression stands for.
fn child(subject: &Subject, node: Node, key: &Key) -> Option<Entry> {
    let (file, constructor) = constructor(subject, node, STEPS)?;
    let script = subject.files[file].script()?;
    let ExpressionKind::Table(fields) = script.kind(constructor) else { return None };
    let field = match key {
        Key::Name(name) => fields
            .iter()
            .rev()
            .find(|field| field.key.is_some_and(|key| script.string(key) == Some(name))),
        Key::Index(index) => fields.iter().filter(|field| field.key.is_none()).nth(index - 1),
    };
    if let Some(field) = field {
        let key = field.key.map(|key| script.expression(key).range);
        return Some(Entry { key, node: Node { file, expression: field.value } });
    }
    let table = TableOrigin::Constructor(constructor);
    let mut assigned = subject.program().fields(file, table);
    let (_, values) = assigned.find(|(name, _)| Some(*name) == key.name())?;
    Some(Entry { key: None, node: Node { file, expression: *values.last()? } })
}

/// The table constructor that an expression stands for.
fn constructor(subject: &Subject, node: Node, steps: usize) -> Option<(FileId, ExpressionId)> {
    let steps = steps.checked_sub(1)?;
    let Node { file, expression } = node;
    let script = subject.files[file].script()?;
    match script.kind(expression) {
        ExpressionKind::Table(_) => return Some((file, expression)),
        ExpressionKind::Parentheses(inner) => {
            return constructor(subject, Node { file, expression: *inner }, steps);
        }
        ExpressionKind::Call { callee, arguments } if is_typedef(subject, file, *callee) => {
            let argument = *arguments.first()?;
            return constructor(subject, Node { file, expression: argument }, steps);
        }
        _ => {}
    }
    match subject.program().value(subject, file, expression) {
        Value::Table(file, TableOrigin::Constructor(constructor)) => Some((file, constructor)),
        Value::Table(file, TableOrigin::Local(local)) => {
            match subject.files[file].script()?.local(local).origin {
                Origin::Value(expression) => constructor(subject, Node { file, expression }, steps),
                _ => None,
            }
        }
        _ => None,
    }
}

fn is_typedef(subject: &Subject, file: FileId, callee: ExpressionId) -> bool {
    let value = subject.program().value(subject, file, callee);
    matches!(value, Value::Foreign(module, path) if module.as_ref() == TYPEDEFS && path.len() == 1)
}

/// The only value of that name in the table constructors of the file.
fn named(subject: &Subject, file: FileId, name: &str) -> Option<Entry> {
    let script = subject.files[file].script()?;
    let rules = rules(script);
    let is_in_rule = |function| rules.iter().any(|rule| script.is_within(function, *rule));
    let tables = script.all().filter_map(|(_, expression)| match &expression.kind {
        ExpressionKind::Table(fields) if !is_in_rule(expression.function) => Some(fields),
        _ => None,
    });
    let mut found = tables.flatten().filter_map(|field| {
        let key = field.key.filter(|key| script.string(*key) == Some(name))?;
        let node = Node { file, expression: field.value };
        Some(Entry { key: Some(script.expression(key).range), node })
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// The functions that a schema judges or changes values with: the tables in them declare nothing.
fn rules(script: &Script) -> Vec<FunctionId> {
    let tables = script.all().filter_map(|(_, expression)| match &expression.kind {
        ExpressionKind::Table(fields) => Some(fields),
        _ => None,
    });
    let rules = tables.flatten().filter_map(|field| {
        let name = script.string(field.key?)?;
        match script.kind(field.value) {
            ExpressionKind::Function(function) if RULES.contains(&name) => Some(*function),
            _ => None,
        }
    });
    rules.collect()
}
