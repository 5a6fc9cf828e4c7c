//! `unlisted-dependency`: a module of a third party that is required and whose rock the rockspec does not ask for.

use std::collections::BTreeSet;

use super::meant_module::meant;
use super::requires::requires;
use super::rocks;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};
use crate::loader::Required;

pub(super) const LINT: Lint = Lint {
    code: "unlisted-dependency",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a required module whose rock is not among the dependencies",
        text: "LuaRocks installs what `dependencies` names. A plugin that requires a module which Kong does not bring, \
               and does not ask for its rock, works only where somebody installed that rock by hand. Where \
               the rockspec asks for other rocks, only modules whose rocks are well known are told.",
        bad: "local openidc = require \"resty.openidc\"",
        good: "dependencies = { \"lua-resty-openidc ~> 1.7\" }",
    },
    run,
};

/// What a rockspec asks for that brings no modules.
const PLATFORM: [&str; 3] = ["lua", "luajit", "kong"];

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let (Some(package), Some(loaded)) = (&subject.facts.package, &subject.facts.loaded) else {
        return;
    };
    let Required { third_party, installed, later, .. } = &loaded.required;
    let listed: Vec<_> =
        package.rockspec.dependencies.iter().map(|one| one.name.as_str()).collect();
    let has_others = listed.iter().any(|rock| !PLATFORM.contains(rock));
    let mut told = BTreeSet::new();
    for require in requires(subject).into_iter().filter(|require| !require.is_guarded) {
        let module = &require.module;
        let is_foreign = [third_party, installed, later].iter().any(|names| names.contains(module));
        if !is_foreign || meant(subject, &require).is_some() {
            continue;
        }
        let rock = rocks::of(subject, module);
        // A rock of another name may bring it.
        let is_listed = rock.as_ref().map_or(has_others, |rock| listed.contains(&rock.as_str()));
        let name = rock.clone().unwrap_or_else(|| rocks::family(module).to_owned());
        if is_listed || !told.insert(name) {
            continue;
        }
        let message =
            format!("`{module}` does not come with Kong, and the rockspec does not ask for it");
        let help = match rock {
            Some(rock) => format!("add `\"{rock}\"` to `dependencies`"),
            None => "add the rock that brings it to `dependencies`, or its file to `build.modules`"
                .to_owned(),
        };
        diagnostics.push(require.file.at(LINT.diagnostic(message).help(help), require.range));
    }
}
