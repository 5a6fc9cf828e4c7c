//! `missing-dependency`: a module of a third party that is not installed here.

use std::collections::BTreeSet;

use super::meant_module::meant;
use super::requires::requires;
use super::rocks;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};
use crate::loader::Required;

pub(super) const LINT: Lint = Lint {
    code: "missing-dependency",
    severity: Severity::Information,
    explanation: Explanation {
        summary: "a module of a third party that is not installed here",
        text: "The module is neither the plugin's nor Kong's. An inert stand-in took its place, so that the rest of \
               the plugin could be looked at; what depends on its results could not. Kong refuses to start where it is \
               missing; one that a function requires is missed when that line runs. It is looked for in \
               `lua_modules/`, along `LUA_PATH` and in the trees of LuaRocks.",
        bad: "local openidc = require \"resty.openidc\"",
        good: "",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(loaded) = &subject.facts.loaded else { return };
    let Required { third_party, later, .. } = &loaded.required;
    let mut told = BTreeSet::new();
    for require in requires(subject).into_iter().filter(|require| !require.is_guarded) {
        let module = &require.module;
        let is_loaded = third_party.contains(module);
        if !is_loaded && !later.contains(module) || meant(subject, &require).is_some() {
            continue;
        }
        let rock = rocks::of(subject, module);
        // One note a rock.
        if !told.insert(rock.clone().unwrap_or_else(|| rocks::family(module).to_owned())) {
            continue;
        }
        let message = if is_loaded {
            format!("`{module}` is not installed here, so a stand-in took its place")
        } else {
            format!("`{module}` is not installed here, and this line fails without it")
        };
        let help = match rock {
            Some(rock) => {
                format!("`luarocks install --tree lua_modules {rock}` installs it for this project")
            }
            None => "install the rock that brings it with `luarocks install --tree lua_modules`; \
                     `luarocks search` finds rocks by their names"
                .to_owned(),
        };
        diagnostics.push(require.file.at(LINT.diagnostic(message).help(help), require.range));
    }
}
