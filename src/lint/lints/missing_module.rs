//! `missing-module`: a module that the plugin requires and that exists nowhere.

use std::collections::BTreeSet;

use super::meant_module::meant;
use super::removed_module;
use super::requires::requires;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::nearest::nearest;
use crate::lint::{Explanation, Lint, Role, Subject};
use crate::syntax::Range;

pub(super) const LINT: Lint = Lint {
    code: "missing-module",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a module of the plugin or of Kong that is required and does not exist",
        text: "The plugin's own modules lie beside its handler, and those of Kong are the ones of Kong 3.9. A `require` \
               of another one fails when its line runs; at the top of a file Kong does not even start. A \
               migration that `migrations/init.lua` lists and that is not there ends `kong migrations`. A `require` that an \
               `if` or a `pcall` guards is left alone, and so is one of Kong's after an `if` that leaves the function.",
        bad: "local cache = require \"kong.plugins.my-plugin.cahce\"",
        good: "local cache = require \"kong.plugins.my-plugin.cache\"",
    },
    run,
};

/// Modules of Kong that plugins require most.
const COMMON: [&str; 13] = [
    "kong.db.schema.typedefs",
    "kong.constants",
    "kong.meta",
    "kong.tools.http",
    "kong.tools.ip",
    "kong.tools.queue",
    "kong.tools.rand",
    "kong.tools.redis.schema",
    "kong.tools.string",
    "kong.tools.table",
    "kong.tools.time",
    "kong.tools.utils",
    "kong.tools.uuid",
];

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
        // Code for several Kongs, or for Enterprise, leaves a function early in the others.
        let is_for_others = require.is_later && require.is_optional && !is_own && meant.is_none();
        let is_allowed = require.is_guarded || is_for_others;
        if !is_missing || is_allowed || !told.insert(module.clone()) {
            continue;
        }
        let (message, help) = if let Some(meant) = meant {
            (format!("there is no module `{module}`"), format!("did you mean `{meant}`"))
        } else if is_own {
            (format!("the plugin has no module `{module}`"), own_help(subject, module))
        } else {
            let help = match common(module) {
                Some(near) => format!("did you mean `{near}`"),
                None => "look for it in Kong's repository at the version that you use".to_owned(),
            };
            (format!("there is no module `{module}` in Kong 3.9"), help)
        };
        diagnostics.push(require.file.at(LINT.diagnostic(message).help(help), require.range));
    }
    diagnostics.extend(migrations(subject));
    if let Some(found) = dao(subject) {
        let is_told = |other: &Diagnostic| {
            other.code == found.code && (&other.file, other.span) == (&found.file, found.span)
        };
        if !diagnostics.iter().any(is_told) {
            diagnostics.push(found);
        }
    }
}

/// The module of a DAO that an entity of `daos.lua` names and that is nowhere.
fn dao(subject: &Subject) -> Option<Diagnostic> {
    let file = &subject.files[subject.part("daos")?];
    let verdict = &subject.facts.loaded.as_ref()?.load_with_dependencies;
    let (_, rest) = verdict.message.as_deref()?.split_once("module '")?;
    let (module, _) = rest.split_once("' not found")?;
    let range = file.range_of_text(module);
    if range == Range::default() || subject.module(module).is_some() {
        return None;
    }
    let found = LINT.diagnostic(format!("there is no module `{module}` for the entity"));
    let help = if module.starts_with(&format!("kong.plugins.{}.", subject.name)) {
        own_help(subject, module)
    } else {
        "name a module that exists, or take `dao` out: Kong has one for every entity".to_owned()
    };
    Some(file.at(found.help(help), range))
}

/// The module beside it that is probably meant.
fn common(module: &str) -> Option<String> {
    let (folder, name) = module.rsplit_once('.')?;
    let beside = COMMON.iter().filter_map(|other| other.strip_prefix(folder)?.strip_prefix('.'));
    nearest(name, beside).map(|near| format!("{folder}.{near}"))
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
        None => format!("write `{}.lua`, or take the name out", module.replace('.', "/")),
    }
}
