//! `target-folders`: a folder that the target mounts only when it is named.

use std::collections::BTreeSet;

use super::deployment::{is_for, parts};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject, Target};

pub(super) const LINT: Lint = Lint {
    code: "target-folders",
    severity: Severity::Information,
    explanation: Explanation {
        summary: "a folder that the target mounts only when it is named",
        text: "A `ConfigMap` is flat. For `kubernetes-configmap` each folder of a plugin is one of its own, and the \
               values of the Helm chart name it in `subdirectories`; Kong does not find the modules of a folder that \
               is forgotten there.",
        bad: "[check]\ntargets = [\"kubernetes-configmap\"]  # and kong/plugins/NAME/readers/json.lua",
        good: "[check]\ntargets = [\"kubernetes-configmap\"]  # and kong/plugins/NAME/json_reader.lua",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    if !is_for(subject, Target::KubernetesConfigmap) {
        return;
    }
    let mut told = BTreeSet::new();
    for part in parts(subject) {
        let folder = part.folder();
        if folder.is_empty() || !told.insert(folder.clone()) {
            continue;
        }
        let message = format!("kubernetes-configmap needs a `ConfigMap` of its own for `{folder}`");
        let help = format!(
            "name it in the chart's values: `subdirectories: [{{ name: {}, path: {folder} }}]`",
            folder.replace('/', "-")
        );
        diagnostics.push(LINT.diagnostic(message).help(help).at(part.file.path.clone()));
    }
}
