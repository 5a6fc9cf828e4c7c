//! `response-with-filters`: a handler with `response` beside `header_filter` or `body_filter`.

use super::handlers::{at_table, field, first_line};
use super::refusals::problem;
use crate::count::List;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "response-with-filters",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a handler with `response` beside `header_filter` or `body_filter`",
        text: "`response` gets the whole answer before anything is sent; the filters get it while it is sent. A \
               plugin can do one or the other, and Kong does not start with one that does both. Kong says: `it \
               implements both response and header_filter or body_filter methods`.",
        bad: "function Handler:response(conf)\nend\n\nfunction Handler:header_filter(conf)\nend",
        good: "function Handler:response(conf)\n  kong.response.set_header(\"X-Seen\", \"1\")\nend",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    if problem(subject, "response").is_none() {
        return;
    }
    let phases = subject.facts.loaded.iter().flat_map(|loaded| &loaded.phases);
    let filters: Vec<_> =
        phases.filter(|phase| ["header_filter", "body_filter"].contains(&phase.as_str())).collect();
    let message = format!("Kong refuses `response` beside {}", List::and(&filters));
    let found = LINT
        .diagnostic(message)
        .help("move what the filters do into `response`, or what `response` does into the filters");
    let place = field(subject, "response").and_then(|(file, value)| {
        Some((&subject.files[file], subject.files[file].script()?, value))
    });
    diagnostics.push(match place {
        Some((file, script, value)) => {
            file.at(found, first_line(&file.text, script.expression(value).range))
        }
        None => at_table(subject, found),
    });
}
