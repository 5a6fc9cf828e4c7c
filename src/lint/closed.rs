//! A closed table: one that a module of the plugin returns and whose fields are all known, because it is never passed on,
//! never kept elsewhere, and never written to by a computed name or from another file; nor does any file ask for
//! `package.loaded`.

use std::collections::{BTreeSet, HashSet};

use super::file::Role;
use super::program::{TableOrigin, Value};
use super::subject::{FileId, Subject};
use crate::syntax::{
    BlockId, ExpressionId, ExpressionKind, MAIN, Operator, Origin, Script, StatementKind,
};

/// The names of the fields of the table that the module in `file` returns, where the table is closed.
pub(crate) fn fields(subject: &Subject, file: FileId) -> Option<BTreeSet<&str>> {
    let table = subject.program().returned(subject, file);
    let Value::Table(owner, TableOrigin::Constructor(constructor)) = &table else { return None };
    let script = subject.files[file].script()?;
    if *owner != file || script.returned_by(MAIN).count() != 1 {
        return None;
    }
    let mut names = constructed(script, *constructor)?;
    for (other, _, script) in subject.scripts(Role::Module) {
        if reaches_modules(script) {
            return None;
        }
        let is_it =
            |id| may_be_table(script, id) && subject.program().value(subject, other, id) == table;
        let harmless = harmless(subject, other, script);
        if script.all().any(|(id, _)| !harmless.contains(&id) && is_it(id)) {
            return None;
        }
        for target in script.targets() {
            let ExpressionKind::Index { object, key } = script.kind(target) else { continue };
            if is_it(*object) {
                names.insert(script.string(*key).filter(|_| other == file)?);
            }
        }
    }
    Some(names)
}

/// Whether a file may get at a module without `require`, by `package.loaded`.
fn reaches_modules(script: &Script) -> bool {
    script.all().any(|(_, expression)| {
        matches!(&expression.kind, ExpressionKind::String(text) if text.as_ref() == "loaded")
    })
}

/// The names in a table constructor; none where one is computed.
fn constructed(script: &Script, constructor: ExpressionId) -> Option<BTreeSet<&str>> {
    let ExpressionKind::Table(fields) = script.kind(constructor) else { return None };
    fields.iter().filter_map(|field| field.key).map(|key| script.string(key)).collect()
}

/// Whether an expression is of a kind that a closed table is reached by.
fn may_be_table(script: &Script, id: ExpressionId) -> bool {
    matches!(
        script.kind(id),
        ExpressionKind::Local(_)
            | ExpressionKind::Call { .. }
            | ExpressionKind::Parentheses(_)
            | ExpressionKind::Table(_)
    )
}

/// The expressions at whose places a table is only read from, or kept where it can be followed.
fn harmless(subject: &Subject, file: FileId, script: &Script) -> HashSet<ExpressionId> {
    let mut harmless: HashSet<_> = script.returned_by(MAIN).collect();
    harmless.extend(script.locals.iter().filter_map(|local| match local.origin {
        Origin::Value(value) if local.writes.is_empty() => Some(value),
        _ => None,
    }));
    for (_, expression) in script.all() {
        match &expression.kind {
            ExpressionKind::Index { object, .. } => harmless.extend([*object]),
            ExpressionKind::Method { object, name, .. } => {
                let name = script.string(*name).unwrap_or_default();
                if is_followed(subject, file, *object, name) {
                    harmless.insert(*object);
                }
            }
            ExpressionKind::Parentheses(inner) | ExpressionKind::Not(inner) => {
                harmless.extend([*inner]);
            }
            ExpressionKind::Binary { operator: Operator::And, left, .. } => {
                harmless.extend([*left]);
            }
            ExpressionKind::Binary {
                operator: Operator::Equal | Operator::NotEqual,
                left,
                right,
            } => harmless.extend([*left, *right]),
            _ => {}
        }
    }
    harmless.extend(script.blocks.iter().flat_map(|block| &block.statements).flat_map(
        |statement| match &statement.kind {
            StatementKind::If { arms, .. } => arms.iter().map(test).collect(),
            StatementKind::Call(call) => vec![*call],
            _ => Vec::new(),
        },
    ));
    harmless
}

fn test((test, _): &(ExpressionId, BlockId)) -> ExpressionId {
    *test
}

/// Whether what a method does with its object is followed: it is called `self` there. A method that does not exist does
/// nothing.
fn is_followed(subject: &Subject, file: FileId, object: ExpressionId, name: &str) -> bool {
    let program = subject.program();
    let Value::Table(owner, table) = program.value(subject, file, object) else { return false };
    let mut fields = program.fields(owner, table);
    let Some((_, values)) = fields.find(|(field, _)| *field == name) else { return true };
    values.iter().all(|value| match program.value(subject, owner, *value) {
        Value::Function(file, function) => {
            let script = subject.files[file].script();
            let first = script.and_then(|script| {
                let first = script.function(function).parameters.first()?;
                Some(script.local(*first).name.as_ref() == "self")
            });
            first.unwrap_or(true)
        }
        _ => false,
    })
}
