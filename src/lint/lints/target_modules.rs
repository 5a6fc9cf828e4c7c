//! `target-modules`: a module that does not reach the target.

use super::deployment::{is_for, outside, parts};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject, Target};

pub(super) const LINT: Lint = Lint {
    code: "target-modules",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a module that does not reach the target",
        text: "`konnect-streaming` and `operator` take exactly two files, `handler.lua` and `schema.lua`; whatever they \
               require must stand in them. The operator refuses an image with anything else. \
               `kubernetes-configmap` mounts files at `/opt/kong/plugins/NAME`, so only modules below `kong.plugins` \
               are found.",
        bad: "[check]\ntargets = [\"operator\"]  # and kong/plugins/NAME/helpers.lua",
        good: "[check]\ntargets = [\"operator\"]  # handler.lua and schema.lua alone",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for target in [Target::KonnectStreaming, Target::Operator] {
        if is_for(subject, target) {
            two_files(subject, target, diagnostics);
        }
    }
    if is_for(subject, Target::KubernetesConfigmap) {
        for (file, name) in outside(subject) {
            let message = format!("kubernetes-configmap does not find the module `{name}`");
            let help = format!(
                "only modules below `kong.plugins` are mounted: give it a name below `kong.plugins.{}`",
                subject.name
            );
            diagnostics.push(LINT.diagnostic(message).help(help).at(file.path.clone()));
        }
    }
}

fn two_files(subject: &Subject, target: Target, diagnostics: &mut Vec<Diagnostic>) {
    let own = parts(subject)
        .filter(|part| !part.is_essential())
        // `target-database` tells of these.
        .filter(|part| target == Target::Operator || !part.is_of_database())
        .map(|part| (part.file, part.path()));
    let others = outside(subject).map(|(file, name)| (file, name.to_owned()));
    for (file, name) in own.chain(others) {
        let message =
            format!("{} takes `handler.lua` and `schema.lua` only, not `{name}`", target.name());
        let help = "move what is needed into `handler.lua` or `schema.lua`";
        diagnostics.push(LINT.diagnostic(message).help(help).at(file.path.clone()));
    }
}
