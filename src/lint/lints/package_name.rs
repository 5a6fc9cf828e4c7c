//! `package-name`: a package that is called after another plugin than the one in it.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};
use crate::pack::agreement::plugins_of;
use crate::template::PACKAGE_PREFIX;

pub(super) const LINT: Lint = Lint {
    code: "package-name",
    severity: Severity::Information,
    explanation: Explanation {
        summary: "a package called `kong-plugin-NAME` whose plugin has another name",
        text: "Kong enables a plugin by the name of its folder below `kong/plugins/`, LuaRocks installs it by the name \
               of the package. Who installs `kong-plugin-NAME` looks for the plugin `NAME`, and Kong says that it is \
               not installed where it is called something else.",
        bad: "package = \"kong-plugin-my-limits\"\nbuild = { modules = { \
              [\"kong.plugins.limits.handler\"] = \"kong/plugins/limits/handler.lua\" } }",
        good: "package = \"kong-plugin-limits\"\nbuild = { modules = { \
               [\"kong.plugins.limits.handler\"] = \"kong/plugins/limits/handler.lua\" } }",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(package) = &subject.facts.package else { return };
    let name = package.rockspec.name();
    let Some(promised) = name.strip_prefix(PACKAGE_PREFIX) else { return };
    let plugins = plugins_of(package.modules.keys());
    let [plugin] = plugins.as_slice() else { return };
    if spelled(plugin) == spelled(promised) || spelled(plugin) == spelled(&name) {
        return;
    }
    let message = format!("the plugin in the package `{name}` is called `{plugin}`");
    let help = format!(
        "say in the README that `plugins = bundled,{plugin}` enables it, or give both one name"
    );
    diagnostics.push(package.at(LINT.diagnostic(message).help(help), &["package"]));
}

/// A name without what people write in two ways.
fn spelled(name: &str) -> String {
    name.to_lowercase().replace(['_', '.'], "-")
}
