//! `unreachable-code`: statements that nothing can reach.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::luacheck::FileSettings;
use crate::lint::{Explanation, Lint, Subject};
use crate::syntax::{BlockId, ExpressionKind, Script, Statement, StatementKind};

pub(super) const LINT: Lint = Lint {
    code: "unreachable-code",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "statements that nothing can reach",
        text: "They stand behind a `return` or `break`, behind an `if` all of whose branches end that way, or \
               behind a loop that never ends. What was meant to run does not. luacheck calls it 511.",
        bad: "do return end\nkong.log.debug(\"checked\")",
        good: "kong.log.debug(\"checked\")",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for file in &subject.files {
        let Some(script) = file.script() else { continue };
        let Some(settings) = FileSettings::of(&subject.luacheck, file, script) else { continue };
        let ends = ends(script);
        for block in &script.blocks {
            let mut reachable = true;
            for statement in &block.statements {
                if matches!(statement.kind, StatementKind::Label) {
                    reachable = true;
                } else if !reachable {
                    let line = file.lines.line(statement.range.start);
                    if settings.reports(line, "511", None) {
                        let found = LINT.diagnostic("this code is never reached");
                        let help = "remove it, or the statement that leaves before it";
                        diagnostics.push(file.at(found.help(help), statement.range));
                    }
                    break;
                }
                reachable &= !statement_ends(script, &ends, statement);
            }
        }
    }
}

/// For each block, whether it never runs to its end. Inner blocks come before the ones that hold them.
fn ends(script: &Script) -> Vec<bool> {
    let mut ends = Vec::with_capacity(script.blocks.len());
    for block in &script.blocks {
        let has_label = block.statements.iter().any(|s| matches!(s.kind, StatementKind::Label));
        let ended = block.statements.iter().any(|s| statement_ends(script, &ends, s));
        ends.push(ended && !has_label);
    }
    ends
}

/// Whether what follows the statement is never reached.
fn statement_ends(script: &Script, ends: &[bool], statement: &Statement) -> bool {
    let block_ends = |id: &BlockId| ends.get(id.index()).copied().unwrap_or(false);
    match &statement.kind {
        StatementKind::Return(_) | StatementKind::Break | StatementKind::Goto => true,
        StatementKind::Do(body) => block_ends(body),
        StatementKind::If { arms, otherwise } => {
            otherwise.as_ref().is_some_and(block_ends)
                && arms.iter().all(|(_, block)| block_ends(block))
        }
        StatementKind::While { condition, body } => {
            matches!(script.kind(*condition), ExpressionKind::Boolean(true))
                && !leaves_loop(script, *body)
        }
        _ => false,
    }
}

/// Whether a `break` leaves the loop with this body, or a `goto` may.
fn leaves_loop(script: &Script, body: BlockId) -> bool {
    script.block(body).statements.iter().any(|statement| match &statement.kind {
        StatementKind::Break | StatementKind::Goto => true,
        StatementKind::Do(inner) => leaves_loop(script, *inner),
        StatementKind::If { arms, otherwise } => {
            let blocks = arms.iter().map(|(_, block)| *block).chain(*otherwise);
            blocks.into_iter().any(|block| leaves_loop(script, block))
        }
        // A loop inside has breaks of its own; only a `goto` could lead out of it.
        StatementKind::While { body, .. }
        | StatementKind::Repeat { body, .. }
        | StatementKind::NumericFor { body, .. }
        | StatementKind::GenericFor { body, .. } => has_goto(script, *body),
        _ => false,
    })
}

fn has_goto(script: &Script, body: BlockId) -> bool {
    script.block(body).statements.iter().any(|statement| match &statement.kind {
        StatementKind::Goto => true,
        StatementKind::Do(body)
        | StatementKind::While { body, .. }
        | StatementKind::Repeat { body, .. }
        | StatementKind::NumericFor { body, .. }
        | StatementKind::GenericFor { body, .. } => has_goto(script, *body),
        StatementKind::If { arms, otherwise } => {
            let blocks = arms.iter().map(|(_, block)| *block).chain(*otherwise);
            blocks.into_iter().any(|block| has_goto(script, block))
        }
        _ => false,
    })
}
