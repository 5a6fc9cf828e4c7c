//! The uses of a script's expressions: what becomes of the value of each.

use std::collections::HashMap;

use crate::syntax::{ExpressionId, LocalId, Script, StatementKind};

/// What becomes of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// It is part of another expression.
    Part(ExpressionId),
    /// A local is declared with it.
    Declares(LocalId),
    /// It is assigned to what this expression stands for.
    AssignedTo(ExpressionId),
    /// It is what is assigned to.
    Target,
    /// A `for` loop goes through what it gives; the loop's variables.
    Loop(Vec<LocalId>),
    /// It is returned.
    Returned,
}

/// All uses of one script. An expression without one is only tested or dropped.
#[derive(Debug, Default)]
pub(super) struct Uses {
    by_expression: HashMap<ExpressionId, Use>,
}

impl Uses {
    /// Reads a script.
    pub(super) fn of(script: &Script) -> Self {
        let mut uses = Self::default();
        for (id, _) in script.all() {
            for child in script.children(id) {
                uses.add(child, Use::Part(id));
            }
        }
        for statement in script.blocks.iter().flat_map(|block| &block.statements) {
            uses.statement(&statement.kind);
        }
        uses
    }

    /// What becomes of an expression's value.
    pub(super) fn get(&self, id: ExpressionId) -> Option<&Use> {
        self.by_expression.get(&id)
    }

    fn statement(&mut self, kind: &StatementKind) {
        match kind {
            StatementKind::Local { locals, values } => {
                for (local, value) in locals.iter().zip(values) {
                    self.add(*value, Use::Declares(*local));
                }
            }
            StatementKind::Assign { targets, values } => {
                for target in targets {
                    self.add(*target, Use::Target);
                }
                for (target, value) in targets.iter().zip(values) {
                    self.add(*value, Use::AssignedTo(*target));
                }
            }
            StatementKind::GenericFor { locals, values, .. } => {
                for value in values {
                    self.add(*value, Use::Loop(locals.clone()));
                }
            }
            StatementKind::Return(values) => {
                for value in values {
                    self.add(*value, Use::Returned);
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, id: ExpressionId, found: Use) {
        self.by_expression.insert(id, found);
    }
}
