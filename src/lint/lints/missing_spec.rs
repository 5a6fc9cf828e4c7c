//! `missing-spec`: a plugin without a spec.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, File, Lint, Role, Subject};

pub(super) const LINT: Lint = Lint {
    code: "missing-spec",
    severity: Severity::Information,
    explanation: Explanation {
        summary: "a plugin without a spec",
        text: "A spec is a file below `spec/` whose name ends with `_spec.lua`. busted and Pongo run all of them; \
               a file of another name counts where it calls `describe`. \
               One that validates a configuration against the schema and one that calls the handler's functions \
               take minutes to write and find most of what breaks.",
        bad: "",
        good: "local validate = require(\"spec.helpers\").validate_plugin_config_schema\n\n\
               describe(\"schema\", function()\n  it(\"has defaults\", function()\n    \
               assert.truthy(validate({}, require \"kong.plugins.my-plugin.schema\"))\n  end)\nend)",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    if !subject.files.is_empty() && !subject.files.iter().any(is_spec) {
        let message = format!("the plugin `{}` has no spec", subject.name);
        let help = format!(
            "put one into `spec/{}/`; `kongsmith new` shows what it may look like",
            subject.name
        );
        diagnostics.push(LINT.diagnostic(message).help(help));
    }
}

/// Whether a file is a spec, and not only something that specs use.
fn is_spec(file: &File) -> bool {
    file.role == Role::Spec
        && (file.path.as_str().ends_with("_spec.lua") || file.text.contains("describe"))
}
