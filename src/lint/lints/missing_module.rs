//! `missing-module`: a module that the plugin requires and that exists nowhere.

use std::collections::BTreeSet;

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
               of another one fails when its line runs; at the top of a file Kong does not even start. One that an \
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
        let is_missing = if is_own {
            subject.module(module).is_none() && subject.part("handler").is_some()
        } else {
            missing.contains(module) && !removed_module::is_removed(module)
        };
        if !is_missing || require.is_guarded || !told.insert(module.clone()) {
            continue;
        }
        let (message, help) = if is_own {
            (format!("the plugin has no module `{module}`"), own_help(subject, module))
        } else {
            let help = "look for it in Kong's repository at the version that you use".to_owned();
            (format!("there is no module `{module}` in Kong 3.9"), help)
        };
        diagnostics.push(require.file.at(LINT.diagnostic(message).help(help), require.range));
    }
}

fn own_help(subject: &Subject, module: &str) -> String {
    let modules = subject.files.iter().filter(|file| file.role == Role::Module);
    match nearest(module, modules.filter_map(|file| file.module.as_deref())) {
        Some(near) => format!("did you mean `{near}`"),
        None => format!("write `{}.lua`, or take the `require` out", module.replace('.', "/")),
    }
}
