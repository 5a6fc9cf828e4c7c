//! `missing-module`: a module that the plugin requires and that exists nowhere.

use std::collections::BTreeSet;

use super::meant_module::meant;
use super::removed_module;
use super::requires::requires;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::nearest::nearest;
use crate::lint::{Explanation, Lint, Role, Subject};

pub(super) const LINT: Lint = Lint {
    code: "missing-module",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a module of the plugin or of Kong that is required and does not exist",
        text: "The plugin's own modules lie beside its handler, and those of Kong are the ones of Kong 3.9. A `require` \
               of another one fails when its line runs; at the top of a file Kong does not even start. A \
               migration that `migrations/init.lua` lists and that is not there ends `kong migrations`. A `require` that an \
               `if` or a `pcall` guards is left alone.",
        bad: "local cache = require \"kong.plugins.my-plugin.cahce\"",
        good: "local cache = require \"kong.plugins.my-plugin.cache\"",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let own = format!("kong.plugins.{}.", subject.name);
    let loaded = subject.facts.loaded.as_ref();
    let missing = loaded.map(|loaded| loaded.required.missing.as_slice()).unwrap_or_default();
    let mut told = BTreeSet::new();
    for require in requires(subject) {
        let module = &require.module;
        let is_own = module.starts_with(&own);
        let meant = meant(subject, &require);
        let is_missing = if meant.is_some() {
            true
        } else if is_own {
            subject.module(module).is_none() && subject.part("handler").is_some()
        } else {
            missing.contains(module)
                && !removed_module::is_removed(module)
                && !is_listed(subject, module)
        };
        if !is_missing || require.is_guarded || !told.insert(module.clone()) {
            continue;
        }
        let (message, help) = if let Some(meant) = meant {
            (format!("there is no module `{module}`"), format!("did you mean `{meant}`"))
        } else if is_own {
            (format!("the plugin has no module `{module}`"), own_help(subject, module))
        } else {
            let help = "look for it in Kong's repository at the version that you use".to_owned();
            (format!("there is no module `{module}` in Kong 3.9"), help)
        };
        diagnostics.push(require.file.at(LINT.diagnostic(message).help(help), require.range));
    }
    diagnostics.extend(migrations(subject));
}

/// Whether the rockspec names its file, which is not there, as `missing-file` says.
fn is_listed(subject: &Subject, module: &str) -> bool {
    let package = subject.facts.package.as_ref();
    let mut listed =
        package.and_then(|package| package.rockspec.build.modules.as_ref()).into_iter().flatten();
    listed.any(|listed| listed.name == module)
}

/// The migrations that `migrations/init.lua` lists and that are nowhere.
fn migrations(subject: &Subject) -> Vec<Diagnostic> {
    let folder = format!("kong.plugins.{}.migrations", subject.name);
    let (Some(list), Some(loaded)) = (subject.module(&folder), &subject.facts.loaded) else {
        return Vec::new();
    };
    let file = &subject.files[list];
    let is_missing = |name: &&String| subject.module(&format!("{folder}.{name}")).is_none();
    let missing = loaded.migrations.iter().filter(is_missing).map(|name| {
        let message = format!("the plugin has no migration `{name}`");
        let help = format!("write `{name}.lua` beside this file, or take the name out");
        file.at(LINT.diagnostic(message).help(help), file.range_of_text(name))
    });
    missing.collect()
}

fn own_help(subject: &Subject, module: &str) -> String {
    let modules = subject.files.iter().filter(|file| file.role == Role::Module);
    // What all names begin with makes none of them nearer.
    let prefix = format!("kong.plugins.{}.", subject.name);
    let own = modules.filter_map(|file| file.module.as_deref()?.strip_prefix(&prefix));
    match nearest(module.strip_prefix(&prefix).unwrap_or(module), own) {
        Some(near) => format!("did you mean `{prefix}{near}`"),
        None => format!("write `{}.lua`, or take the `require` out", module.replace('.', "/")),
    }
}
