//! `pdk-phase`: a PDK function that is called in a phase in which Kong refuses it.

use super::calls::{Path, calls, place, ways};
use crate::count::List;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::pdk::{self, Known};
use crate::lint::phase::Phase;
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "pdk-phase",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a PDK function called in a phase in which Kong refuses it",
        text: "Many functions of the plugin development kit only work in some phases and raise an error in the \
               others (`function cannot be called in log phase`). Calls are followed from the handler's functions \
               through all modules of the plugin; the message names the functions on the way. Nothing is said about \
               functions that ask for the phase themselves, and about calls inside of `pcall`.",
        bad: "function Handler:log(conf)\n  kong.response.set_header(\"X-Done\", \"1\")\nend",
        good: "function Handler:header_filter(conf)\n  kong.response.set_header(\"X-Done\", \"1\")\nend",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for call in calls(subject) {
        let Path::Global(path) = &call.path else { continue };
        let Known::Function(phases) = pdk::look_up(path) else { continue };
        let refused = ways(&call, false, |phase| is_checked(phase) && !phases.contains(phase));
        if refused.is_empty() {
            continue;
        }
        let message = format!("`{path}` cannot be called {}", place(&refused));
        let allowed: Vec<_> = phases.iter().collect();
        let help = format!("Kong allows it in {}", List::and(&allowed));
        let range = call.script.expression(call.callee).range;
        diagnostics.push(call.file.at(LINT.diagnostic(message).help(help), range));
    }
}

/// `configure` runs in several phases of nginx, and those of web sockets belong to Kong Enterprise.
fn is_checked(phase: Phase) -> bool {
    use Phase::{Configure, WsClientFrame, WsClose, WsHandshake, WsUpstreamFrame};
    !matches!(phase, Configure | WsHandshake | WsClientFrame | WsUpstreamFrame | WsClose)
}
