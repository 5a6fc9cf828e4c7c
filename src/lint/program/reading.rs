//! Reading: what the modules of a plugin assign to globals, locals and fields of their tables.

use std::collections::HashSet;

use super::{FileValues, Program, TableOrigin, Value};
use crate::lint::{FileId, Role, Subject, phase};
use crate::syntax::{
    ExpressionId, ExpressionKind, Function, FunctionId, MAIN, Operator, Script, StatementKind,
};

impl Program {
    /// Reads all modules of a plugin.
    pub(crate) fn of(subject: &Subject) -> Self {
        let mut program = Self::default();
        for file in &subject.files {
            let values = file.script().filter(|_| file.role == Role::Module).map(file_values);
            program.files.push(values.unwrap_or_default());
        }
        for (id, _, script) in subject.scripts(Role::Module) {
            program.globals(id, script);
        }
        for (id, _, script) in subject.scripts(Role::Module) {
            program.constructors(id, script);
            program.assignments(subject, id, script);
            program.find_asking(subject, id, script);
        }
        program
    }

    fn globals(&mut self, file: FileId, script: &Script) {
        for (target, value) in &self.files[file].assigned {
            let ExpressionKind::Global(name) = script.kind(*target) else { continue };
            let function = match script.kind(*value) {
                ExpressionKind::Function(function) => Some((file, *function)),
                _ => None,
            };
            self.globals.entry(name.clone()).or_default().push(function);
        }
    }

    fn constructors(&mut self, file: FileId, script: &Script) {
        for (id, expression) in script.all() {
            let ExpressionKind::Table(fields) = &expression.kind else { continue };
            let table = TableOrigin::Constructor(id);
            for field in fields {
                if let Some(name) = field.key.and_then(|key| script.string(key)) {
                    self.set(file, table, script, name, field.value);
                }
            }
        }
    }

    fn assignments(&mut self, subject: &Subject, file: FileId, script: &Script) {
        let statements = script.blocks.iter().flat_map(|block| &block.statements);
        let mut assignments: Vec<_> = statements
            .filter_map(|statement| match &statement.kind {
                StatementKind::Assign { targets, values } => Some((statement, targets, values)),
                _ => None,
            })
            .collect();
        // Outer tables are filled before what is set in them.
        assignments.sort_by_key(|(statement, ..)| statement.range.start);
        for (_, targets, values) in assignments {
            for (target, value) in targets.iter().zip(values) {
                let ExpressionKind::Index { object, key } = script.kind(*target) else { continue };
                let Some(name) = script.string(*key) else { continue };
                if let Value::Table(owner, table) = self.value(subject, file, *object)
                    && owner == file
                {
                    self.set(file, table, script, name, *value);
                }
            }
        }
    }

    fn set(
        &mut self,
        file: FileId,
        table: TableOrigin,
        script: &Script,
        name: &str,
        value: ExpressionId,
    ) {
        self.fields.entry((file, table)).or_default().entry(name.into()).or_default().push(value);
        if let ExpressionKind::Function(function) = script.kind(value)
            && takes_self(script, script.function(*function))
        {
            self.selves.insert((file, *function), table);
        }
    }

    fn find_asking(&mut self, subject: &Subject, file: FileId, script: &Script) {
        let mut asking = HashSet::new();
        for expression in &script.expressions {
            let asks = match &expression.kind {
                ExpressionKind::Call { callee, .. } => {
                    self.global(subject, file, *callee).as_deref() == Some("ngx.get_phase")
                }
                ExpressionKind::Binary {
                    operator: Operator::Equal | Operator::NotEqual,
                    left,
                    right,
                } => {
                    let is_phase = |id| script.string(id).is_some_and(phase::is_phase);
                    is_phase(*left) || is_phase(*right)
                }
                _ => false,
            };
            if asks {
                asking.insert(expression.function);
            }
        }
        self.files[file].asking = asking;
    }
}

/// Whether the first parameter of a function is the table that it is a field of.
fn takes_self(script: &Script, function: &Function) -> bool {
    let first = function.parameters.first();
    first.is_some_and(|first| script.local(*first).name.as_ref() == "self")
}

fn file_values(script: &Script) -> FileValues {
    let mut values = FileValues::default();
    for statement in script.blocks.iter().flat_map(|block| &block.statements) {
        match &statement.kind {
            StatementKind::Assign { targets, values: assigned } => {
                values.assigned.extend(targets.iter().copied().zip(assigned.iter().copied()));
            }
            StatementKind::Return(returned) => {
                if let Some(first) = returned.first() {
                    let function = script.expression(*first).function;
                    values.returns.entry(function).or_default().push(*first);
                }
            }
            _ => {}
        }
    }
    values.returned = returned_at_end(script, MAIN);
    values
}

/// The first value of the `return` that a function ends with.
pub(super) fn returned_at_end(script: &Script, function: FunctionId) -> Option<ExpressionId> {
    let last = script.block(script.function(function).body).statements.last()?;
    match &last.kind {
        StatementKind::Return(values) => values.first().copied(),
        _ => None,
    }
}
