//! `empty-describe`: a block of a spec without a test.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Role, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, Script};

pub(super) const LINT: Lint = Lint {
    code: "empty-describe",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a block of a spec without a test",
        text: "A `describe` or `context` without `it`, without another block and without a call that could make one \
               tests nothing, and busted does not say so.",
        bad: "describe(\"limits\", function()\n  local limit = 5\nend)",
        good: "describe(\"limits\", function()\n  it(\"count\", function()\n    assert.equal(5, limit())\n  end)\nend)",
    },
    run,
};

const BLOCKS: [&str; 4] = ["describe", "context", "insulate", "expose"];

/// Calls in a block that make no test.
const HOOKS: [&str; 11] = [
    "setup",
    "teardown",
    "before_each",
    "after_each",
    "lazy_setup",
    "lazy_teardown",
    "strict_setup",
    "strict_teardown",
    "finally",
    "require",
    "randomize",
];

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for (_, file, script) in subject.scripts(Role::Spec) {
        for (_, expression) in script.all() {
            let ExpressionKind::Call { callee, arguments } = &expression.kind else { continue };
            if !calls_one_of(script, *callee, &BLOCKS) {
                continue;
            }
            let Some(body) = arguments.last() else { continue };
            let ExpressionKind::Function(function) = script.kind(*body) else { continue };
            let makes_no_test = |call: &ExpressionId| match script.kind(*call) {
                ExpressionKind::Call { callee, .. } => calls_one_of(script, *callee, &HOOKS),
                _ => false,
            };
            if script.function(*function).calls.iter().all(makes_no_test) {
                let found = LINT.diagnostic("there is no test in this block");
                let help = "add one with `it`, or remove the block";
                let range = script.expression(*callee).range;
                diagnostics.push(file.at(found.help(help), range));
            }
        }
    }
}

fn calls_one_of(script: &Script, callee: ExpressionId, names: &[&str]) -> bool {
    matches!(script.kind(callee), ExpressionKind::Global(name) if names.contains(&name.as_ref()))
}
