//! `target-names`: a name that Kubernetes does not take.

use super::deployment::{is_for, parts};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject, Target};
use crate::template::PACKAGE_PREFIX;

pub(super) const LINT: Lint = Lint {
    code: "target-names",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a name that Kubernetes does not take",
        text: "For `kubernetes-configmap` the name of a file is a key, which has letters, digits, `-`, `_` and `.` only. \
               The Helm chart mounts the plugin as a volume called `kong-plugin-NAME`, and a volume's name has at most \
               63 small letters, digits and hyphens: a plugin with another name is a warning.",
        bad: "[check]\ntargets = [\"kubernetes-configmap\"]  # and a plugin called my_plugin",
        good: "[check]\ntargets = [\"kubernetes-configmap\"]  # and a plugin called my-plugin",
    },
    run,
};

/// How long the plugin's name can be behind `kong-plugin-`.
const LONGEST: usize = 63 - PACKAGE_PREFIX.len();

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    if !is_for(subject, Target::KubernetesConfigmap) {
        return;
    }
    let name = &subject.name;
    if !is_label(name) {
        let message =
            format!("kubernetes-configmap mounts no volume called `{PACKAGE_PREFIX}{name}`");
        let help = format!(
            "use small letters, digits and hyphens, at most {LONGEST} of them, in the plugin's name"
        );
        let place = subject.part("handler").or_else(|| subject.part("schema"));
        let found = Diagnostic::warning(LINT.code, message).help(help);
        diagnostics.push(match place {
            Some(file) => found.at(subject.files[file].path.clone()),
            None => found,
        });
    }
    for part in parts(subject) {
        let path = part.path();
        let key = path.rsplit('/').next().unwrap_or(&path);
        if !key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte)) {
            let message = format!("kubernetes-configmap takes no file called `{key}`");
            let help = "use letters, digits, `-`, `_` and `.` in its name";
            diagnostics.push(LINT.diagnostic(message).help(help).at(part.file.path.clone()));
        }
    }
}

/// Whether a volume can be called `kong-plugin-` and that.
fn is_label(name: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    name.len() <= LONGEST && name.bytes().all(is_part) && !name.ends_with('-')
}
