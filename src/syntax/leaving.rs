//! Leaving: which statements and blocks are never run to their ends.

use super::script::{Block, BlockId, ExpressionKind, Script, Statement, StatementKind};

impl Script {
    /// Whether what follows the statement in its block is never reached.
    pub(crate) fn leaves(&self, statement: &Statement) -> bool {
        let leaves = |id: &BlockId| self.block(*id).leaves;
        match &statement.kind {
            StatementKind::Return(_) | StatementKind::Break | StatementKind::Goto => true,
            StatementKind::Do(body) => leaves(body),
            StatementKind::If { arms, otherwise } => {
                otherwise.as_ref().is_some_and(leaves)
                    && arms.iter().all(|(_, block)| leaves(block))
            }
            StatementKind::While { condition, body } => {
                matches!(self.kind(*condition), ExpressionKind::Boolean(true))
                    && !self.leaves_loop(*body)
            }
            _ => false,
        }
    }

    /// The block of these statements.
    pub(super) fn block_of(&self, statements: Vec<Statement>) -> Block {
        let has_label = statements.iter().any(|found| matches!(found.kind, StatementKind::Label));
        let leaves = !has_label && statements.iter().any(|statement| self.leaves(statement));
        Block { statements, leaves }
    }

    /// Whether a block ends with a call of `error`.
    pub(super) fn raises(&self, block: BlockId) -> bool {
        let Some(last) = self.block(block).statements.last() else { return false };
        let StatementKind::Call(call) = last.kind else { return false };
        let ExpressionKind::Call { callee, .. } = self.kind(call) else { return false };
        matches!(self.kind(*callee), ExpressionKind::Global(name) if name.as_ref() == "error")
    }

    /// Whether a `break` leaves the loop with this body, or a `goto` may.
    fn leaves_loop(&self, body: BlockId) -> bool {
        self.block(body).statements.iter().any(|statement| match &statement.kind {
            StatementKind::Break | StatementKind::Goto => true,
            StatementKind::Do(inner) => self.leaves_loop(*inner),
            StatementKind::If { arms, otherwise } => {
                let blocks = arms.iter().map(|(_, block)| *block).chain(*otherwise);
                blocks.into_iter().any(|block| self.leaves_loop(block))
            }
            // A loop inside has breaks of its own; only a `goto` could lead out of it.
            StatementKind::While { body, .. }
            | StatementKind::Repeat { body, .. }
            | StatementKind::NumericFor { body, .. }
            | StatementKind::GenericFor { body, .. } => self.has_goto(*body),
            _ => false,
        })
    }

    fn has_goto(&self, body: BlockId) -> bool {
        self.block(body).statements.iter().any(|statement| match &statement.kind {
            StatementKind::Goto => true,
            StatementKind::Do(body)
            | StatementKind::While { body, .. }
            | StatementKind::Repeat { body, .. }
            | StatementKind::NumericFor { body, .. }
            | StatementKind::GenericFor { body, .. } => self.has_goto(*body),
            StatementKind::If { arms, otherwise } => {
                let blocks = arms.iter().map(|(_, block)| *block).chain(*otherwise);
                blocks.into_iter().any(|block| self.has_goto(block))
            }
            _ => false,
        })
    }
}
