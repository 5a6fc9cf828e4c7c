//! `target-dependencies`: a rock that is required where the target installs none.

use super::deployment::is_for;
use super::requires::requires;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject, Target};

pub(super) const LINT: Lint = Lint {
    code: "target-dependencies",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a rock that is required where the target installs none",
        text: "A plugin that is streamed, mounted from a `ConfigMap` or installed by the operator comes without the \
               rocks that its rockspec depends on. `konnect-streaming` has Kong's own modules and no other. With \
               `kubernetes-configmap` and `operator` the rock can be in the image that Kong runs from; that is a \
               warning.",
        bad: "local openidc = require \"resty.openidc\"",
        good: "local http = require \"resty.http\"  -- comes with Kong",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(loaded) = &subject.facts.loaded else { return };
    let targets = [Target::KonnectStreaming, Target::KubernetesConfigmap, Target::Operator];
    let rocks: Vec<_> =
        loaded.required.third_party.iter().chain(&loaded.required.installed).collect();
    for require in requires(subject).into_iter().filter(|require| !require.is_guarded) {
        if !rocks.contains(&&require.module) {
            continue;
        }
        for target in targets.into_iter().filter(|target| is_for(subject, *target)) {
            diagnostics.push(require.file.at(missing(&require.module, target), require.range));
        }
    }
}

fn missing(module: &str, target: Target) -> Diagnostic {
    if target == Target::KonnectStreaming {
        let message = format!("konnect-streaming has no module `{module}`");
        return LINT.diagnostic(message).help("do without it: only Kong's own modules are there");
    }
    let message = format!("{} installs no rock for `{module}`", target.name());
    let help = "put the rock into the image that Kong runs from, or do without it";
    Diagnostic::warning(LINT.code, message).help(help)
}
