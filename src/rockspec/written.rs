//! What is written: the expression that stands for a field of a rockspec in its text, followed through locals.

use crate::syntax::{
    self, ExpressionId, ExpressionKind, Lines, Operator, Origin, Range, Script, StatementKind,
};

/// How many locals and concatenations are followed.
const STEPS: usize = 32;

/// A rockspec's text with its script.
#[derive(Debug)]
pub(super) struct Written {
    /// As long as the file, byte for byte.
    pub(super) text: String,
    pub(super) lines: Lines,
    pub(super) script: Script,
}

impl Written {
    /// Reads a text that LuaJIT compiles. `None` where it has no tree.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let text = syntax::readable(bytes);
        let script = syntax::script(&text).ok()?;
        Some(Self { lines: Lines::of(bytes), script, text })
    }

    /// The expression that the field `name` of the global table `global` is given, if it is given one at one place.
    pub(super) fn field(&self, global: &str, name: &str) -> Option<ExpressionId> {
        let script = &self.script;
        let is_global = |id: ExpressionId| matches!(script.kind(id), ExpressionKind::Global(found) if **found == *global);
        let mut found = Vec::new();
        for statement in script.blocks.iter().flat_map(|block| &block.statements) {
            let StatementKind::Assign { targets, values } = &statement.kind else { continue };
            for (target, value) in targets.iter().zip(values) {
                match script.kind(*target) {
                    ExpressionKind::Global(_) if is_global(*target) => {
                        found.extend(self.in_table(self.constant(*value), name));
                    }
                    ExpressionKind::Index { object, key }
                        if is_global(*object) && script.string(*key) == Some(name) =>
                    {
                        found.push(*value);
                    }
                    _ => {}
                }
            }
        }
        let [only] = found[..] else { return None };
        Some(self.constant(only))
    }

    fn in_table(&self, table: ExpressionId, name: &str) -> Option<ExpressionId> {
        let ExpressionKind::Table(fields) = self.script.kind(table) else { return None };
        let mut named = fields
            .iter()
            .filter(|field| field.key.and_then(|key| self.script.string(key)) == Some(name));
        named.next().map(|field| field.value)
    }

    /// What a local that is assigned once stands for.
    pub(super) fn constant(&self, mut id: ExpressionId) -> ExpressionId {
        for _ in 0..STEPS {
            let ExpressionKind::Local(local) = self.script.kind(id) else { break };
            let local = self.script.local(*local);
            let Origin::Value(value) = local.origin else { break };
            if !local.writes.is_empty() {
                break;
            }
            id = value;
        }
        id
    }

    /// The text that an expression always is.
    pub(super) fn constant_text(&self, id: ExpressionId) -> Option<String> {
        self.text_within(id, STEPS)
    }

    fn text_within(&self, id: ExpressionId, steps: usize) -> Option<String> {
        let steps = steps.checked_sub(1)?;
        let id = self.constant(id);
        match self.script.kind(id) {
            ExpressionKind::String(text) => Some(text.to_string()),
            ExpressionKind::Parentheses(inner) => self.text_within(*inner, steps),
            ExpressionKind::Binary { operator: Operator::Concatenate, left, right } => {
                Some(self.text_within(*left, steps)? + &self.text_within(*right, steps)?)
            }
            ExpressionKind::Global(name) => self.text_within(self.global(name)?, steps),
            _ => None,
        }
    }

    /// What a global is assigned, if that happens once.
    fn global(&self, name: &str) -> Option<ExpressionId> {
        let statements = self.script.blocks.iter().flat_map(|block| &block.statements);
        let assigned = statements.filter_map(|statement| match &statement.kind {
            StatementKind::Assign { targets, values } => Some(targets.iter().zip(values)),
            _ => None,
        });
        let mut values = assigned.flatten().filter(|(target, _)| {
            matches!(self.script.kind(**target), ExpressionKind::Global(found) if **found == *name)
        });
        values.next().map(|(_, value)| *value).filter(|_| values.next().is_none())
    }

    /// The literal that an expression ends with, without following locals.
    pub(super) fn last_literal(&self, id: ExpressionId) -> Option<ExpressionId> {
        match self.script.kind(id) {
            ExpressionKind::String(_) => Some(id),
            ExpressionKind::Binary { operator: Operator::Concatenate, right, .. } => {
                self.last_literal(*right)
            }
            _ => None,
        }
    }

    /// The literal that an expression begins with, locals followed.
    pub(super) fn first_literal(&self, id: ExpressionId) -> Option<ExpressionId> {
        let id = self.constant(id);
        match self.script.kind(id) {
            ExpressionKind::String(_) => Some(id),
            ExpressionKind::Binary { operator: Operator::Concatenate, left, .. } => {
                self.first_literal(*left)
            }
            _ => None,
        }
    }

    /// Where an expression stands.
    pub(super) fn range(&self, id: ExpressionId) -> Range {
        self.script.expression(id).range
    }

    /// The text of a range.
    pub(super) fn slice(&self, range: Range) -> &str {
        self.text.get(range.bytes()).unwrap_or_default()
    }

    /// The expression as it is written, with another text at its end so that it stands for `wanted`. `None` where that
    /// takes more than another last literal.
    pub(super) fn like(&self, id: ExpressionId, wanted: &str) -> Option<String> {
        let literal = self.last_literal(id)?;
        let last = self.script.string(literal)?;
        let now = self.constant_text(id)?;
        let new = wanted.strip_prefix(now.strip_suffix(last)?)?;
        let (whole, end) = (self.range(id), self.range(literal));
        let quoted = self.slice(end);
        let quote = quoted.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        let is_plain = !new.is_empty() && !new.contains(['"', '\'', '\\', '\n', '\r', '\0']);
        let before = self.slice(Range { end: end.start, ..whole });
        let is_all = end.end == whole.end && !before.contains('\n');
        (is_plain && is_all).then(|| format!("{before}{quote}{new}{quote}"))
    }
}
