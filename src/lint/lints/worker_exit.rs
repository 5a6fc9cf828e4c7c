//! `worker-exit`: a call that ends the worker.

use super::calls::{Path, calls};
use super::way::{place, ways};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "worker-exit",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a call that ends the worker",
        text: "`os.exit` ends the process that it is called in. In Kong that is the worker, with all requests that it \
               serves; nginx starts another one, which makes the same call again. To answer a request and stop, use \
               `kong.response.exit`; to refuse work, raise an error with `error`. Calls are followed as for `pdk-phase`.",
        bad: "function Handler:access(conf)\n  if not conf.key then\n    os.exit(1)\n  end\nend",
        good: "function Handler:access(conf)\n  if not conf.key then\n    \
               return kong.response.exit(500, { message = \"no key\" })\n  end\nend",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for call in calls(subject) {
        if call.path != Path::Global("os.exit".to_owned()) {
            continue;
        }
        let found = ways(&call, true, |_| true);
        if found.is_empty() {
            continue;
        }
        let message = format!("`os.exit` ends the worker {}", place(&found));
        let help = "use `kong.response.exit` to answer, or `error` where something is wrong";
        let range = call.script.expression(call.callee).range;
        diagnostics.push(call.file.at(LINT.diagnostic(message).help(help), range));
    }
}
