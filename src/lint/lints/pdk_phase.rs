//! `pdk-phase`: a PDK function that is called in a phase in which Kong refuses it.

use super::calls::{Path, calls};
use super::way::{place, ways};
use crate::count::List;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::pdk::{self, Known};
use crate::lint::phase::{Phase, Phases};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "pdk-phase",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a PDK function called in a phase in which Kong refuses it",
        text: "Many functions of the plugin development kit only work in some phases and raise an error in the \
               others (`function cannot be called in log phase`). Calls are followed from the handler's functions \
               through all modules of the plugin, and into the timers that it starts, where no request is; the \
               message names the functions on the way. Nothing is said about \
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
        let refused = ways(&call, false, |phase| is_refused(phases, phase));
        // A call that names the context of a request may be made in any phase.
        let is_of_context = path == "kong.response.get_source" && !call.arguments().is_empty();
        if refused.is_empty() || is_of_context {
            continue;
        }
        let message = format!("`{path}` cannot be called {}", place(&refused));
        let allowed: Vec<_> = phases.iter().collect();
        let help = format!("Kong allows it in {}", List::and(&allowed));
        let range = call.script.expression(call.callee).range;
        diagnostics.push(call.file.at(LINT.diagnostic(message).help(help), range));
    }
}

/// Whether Kong refuses what is allowed in `phases`.
fn is_refused(phases: Phases, phase: Phase) -> bool {
    use Phase::{
        Configure, InitWorker, Timer, WsClientFrame, WsClose, WsHandshake, WsUpstreamFrame,
    };
    match phase {
        // No request is there, as in `init_worker`, where `configure` runs first.
        Configure | Timer => !phases.contains(InitWorker),
        // They belong to Kong Enterprise.
        WsHandshake | WsClientFrame | WsUpstreamFrame | WsClose => false,
        phase => !phases.contains(phase),
    }
}
