//! `unreachable-code`: statements that nothing can reach.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::luacheck::FileSettings;
use crate::lint::{Explanation, Lint, Subject};
use crate::syntax::StatementKind;

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
                reachable &= !script.leaves(statement);
            }
        }
    }
}
