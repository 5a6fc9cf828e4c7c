//! `ngx-var`: an nginx variable that is read on every request.

use std::collections::{BTreeSet, HashSet};

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::phase::Phase::{Access, BodyFilter, HeaderFilter, Log};
use crate::lint::program::Value;
use crate::lint::{Explanation, Lint, Role, Subject};
use crate::syntax::ExpressionKind;

pub(super) const LINT: Lint = Lint {
    code: "ngx-var",
    severity: Severity::Information,
    explanation: Explanation {
        summary: "an nginx variable that is read on every request, where the PDK has a function",
        text: "Each read of `ngx.var` looks the variable up by its name and copies the value into the request's \
               memory, which is only released at its end. Where the PDK has a function for the same value, that \
               function also applies Kong's rules, such as trusted addresses. Reported once for each file, in \
               functions that run in `access`, `header_filter`, `body_filter` or `log`.",
        bad: "local address = ngx.var.remote_addr",
        good: "local address = kong.client.get_forwarded_ip()",
    },
    run,
};

/// Variables, and the PDK functions for the same value.
const FUNCTIONS: &[(&str, &str)] = &[
    ("remote_addr", "kong.client.get_forwarded_ip"),
    ("realip_remote_addr", "kong.client.get_ip"),
    ("remote_port", "kong.client.get_forwarded_port"),
    ("request_method", "kong.request.get_method"),
    ("request_uri", "kong.request.get_path_with_query"),
    ("uri", "kong.request.get_path"),
    ("args", "kong.request.get_raw_query"),
    ("query_string", "kong.request.get_raw_query"),
    ("scheme", "kong.request.get_scheme"),
    ("host", "kong.request.get_host"),
    ("server_port", "kong.request.get_port"),
    ("status", "kong.response.get_status"),
    ("upstream_status", "kong.service.response.get_status"),
];

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let reach = subject.reach().functions();
    for (id, file, script) in subject.scripts(Role::Module) {
        let hot = reach.iter().filter(|(other, _, ways)| {
            let is_hot = |phase| matches!(phase, Access | HeaderFilter | BodyFilter | Log);
            *other == id && ways.iter().any(|way| is_hot(way.phase))
        });
        let hot: Vec<_> = hot.map(|(_, function, _)| *function).collect();
        let targets: HashSet<_> = script.targets().collect();
        let reads = script.all().filter(|(read, expression)| {
            hot.contains(&expression.function)
                && matches!(expression.kind, ExpressionKind::Index { .. })
                && !targets.contains(read)
        });
        let mut reads = reads.filter_map(|(read, expression)| {
            let Value::Global(path) = subject.program().value(subject, id, read) else {
                return None;
            };
            let name = path.join(".");
            let function = function(name.strip_prefix("ngx.var.")?)?;
            Some((expression.range, name, function))
        });
        let Some((range, name, function)) = reads.next() else { continue };
        let others: BTreeSet<_> = reads.map(|(range, ..)| file.span(range).line).collect();
        let message = format!("`{name}` is looked up on every request{}", also(&others));
        let found = LINT.diagnostic(message).help(format!("use `{function}`"));
        diagnostics.push(file.at(found, range));
    }
}

/// Where else variables are read.
fn also(lines: &BTreeSet<usize>) -> String {
    let lines: Vec<_> = lines.iter().map(ToString::to_string).collect();
    match lines.as_slice() {
        [] => String::new(),
        [line] => format!("; see also line {line}"),
        [first @ .., last] => {
            format!("; see also the lines {} and {last}", first.join(", "))
        }
    }
}

fn function(variable: &str) -> Option<String> {
    if let Some(header) = variable.strip_prefix("http_") {
        return Some(format!("kong.request.get_header(\"{}\")", header.replace('_', "-")));
    }
    if let Some(argument) = variable.strip_prefix("arg_") {
        return Some(format!("kong.request.get_query_arg(\"{argument}\")"));
    }
    let found = FUNCTIONS.iter().find(|(name, _)| *name == variable)?;
    Some(found.1.to_owned())
}
