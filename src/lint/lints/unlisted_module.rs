//! `unlisted-module`: a module that the plugin needs and that its rockspec does not install.

use camino::Utf8Path;

use super::requires::{Require, requires};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, FileId, Lint, Package, Subject};
use crate::rockspec::{self, BuildKind};

pub(super) const LINT: Lint = Lint {
    code: "unlisted-module",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a module that the plugin requires and its rockspec does not install",
        text: "The file is there, so everything works in this directory, but `build.modules` does not name it: who \
               installs the rock gets a plugin that Kong cannot load, or one that fails later. Every `require` of a \
               constant name is followed, the `dao` of an entity, and the list that `migrations/init.lua` returns. One \
               that an `if` or a `pcall` guards is left alone.",
        bad: "build = {\n  type = \"builtin\",\n  modules = { [\"kong.plugins.my-plugin.handler\"] = \"handler.lua\" },\n}",
        good: "build = {\n  type = \"builtin\",\n  modules = {\n    \
               [\"kong.plugins.my-plugin.handler\"] = \"handler.lua\",\n    \
               [\"kong.plugins.my-plugin.schema\"] = \"schema.lua\",\n  },\n}",
    },
    run,
};

/// A module that the rock lacks.
struct Needed {
    /// The file that is not installed.
    file: FileId,
    module: String,
    found: Diagnostic,
}

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(package) = &subject.facts.package else { return };
    let needed = needed(subject).into_iter().filter(|needed| !is_told(subject, package, needed));
    diagnostics.extend(needed.map(|needed| needed.found));
}

/// Whether another lint tells what is wrong with the list, and that is why the module is not in it.
fn is_told(subject: &Subject, package: &Package, needed: &Needed) -> bool {
    let is_in_rockspec = |found: &Diagnostic| found.file.as_ref() == Some(&package.file.path);
    let explains = |found: &Diagnostic| match found.code {
        code if rockspec::is_superficial(code) => false,
        "missing-file" => is_listed(package, &needed.module),
        _ => found.severity == Severity::Error,
    };
    let mut found = subject.facts.found.iter().filter(|found| is_in_rockspec(found));
    is_in_rockspec(&needed.found) && found.any(explains)
}

/// The files that the rock lacks although an installed module needs them.
pub(super) fn files(subject: &Subject) -> Vec<&Utf8Path> {
    needed(subject).iter().map(|needed| subject.files[needed.file].path.as_path()).collect()
}

fn needed(subject: &Subject) -> Vec<Needed> {
    let Some(package) = &subject.facts.package else { return Vec::new() };
    let mut all = parts(subject, package);
    all.extend(migrations(subject, package));
    add_required(subject, package, &mut all);
    all
}

/// The two modules that Kong loads of each plugin, where the rock has any of its modules.
fn parts(subject: &Subject, package: &Package) -> Vec<Needed> {
    let own = format!("kong.plugins.{}.", subject.name);
    let listed = package.rockspec.build.modules.iter().flatten().map(|module| &module.name);
    if !package.modules.keys().chain(listed).any(|name| name.starts_with(&own)) {
        return Vec::new();
    }
    let names = ["handler", "schema"].map(|part| format!("{own}{part}"));
    let missing = names.into_iter().filter(|name| !package.modules.contains_key(name));
    missing
        .filter_map(|module| {
            let file = subject.module(&module)?;
            let message = format!("Kong needs `{module}`, and the rockspec does not install it");
            let found = diagnostic(package, message, &module, &subject.files[file].path);
            Some(Needed { file, found: package.at(found, &["build", "modules"]), module })
        })
        .collect()
}

/// Adds what the installed modules require, and what that requires in turn.
fn add_required(subject: &Subject, package: &Package, all: &mut Vec<Needed>) {
    let requires = requires(subject);
    loop {
        let before = all.len();
        for require in requires.iter().filter(|require| !require.is_guarded) {
            if is_needed(subject, package, all, require) {
                all.extend(lacking(subject, package, &requires, require));
            }
        }
        if all.len() == before {
            return;
        }
    }
}

/// Whether the module in which a `require` stands is installed or needed, and what it requires is not told yet.
fn is_needed(subject: &Subject, package: &Package, all: &[Needed], require: &Require) -> bool {
    let path = &subject.files[require.id].path;
    let mut installed = package.modules.values();
    let is_reached =
        installed.any(|file| file == path) || all.iter().any(|needed| needed.file == require.id);
    is_reached && !all.iter().any(|needed| needed.module == require.module)
}

/// What is to be said where the module that is required is there and not installed.
fn lacking(
    subject: &Subject,
    package: &Package,
    requires: &[Require],
    require: &Require,
) -> Option<Needed> {
    let module = require.module.clone();
    let file = subject.module(&module).filter(|_| !package.modules.contains_key(&module))?;
    let path = &subject.files[file].path;
    let other = package.modules.iter().find(|(_, installed)| *installed == path);
    let message = match other {
        Some((name, _)) => {
            format!("`{module}` is needed here, but the rockspec installs its file as `{name}`")
        }
        None => format!("`{module}` is needed here, and the rockspec does not install it"),
    };
    let found = diagnostic(package, message, &module, path);
    let found = match other {
        // A name that nothing asks for is the slip.
        Some((name, _)) if !requires.iter().any(|one| one.module == *name) => {
            let help = format!("call its entry in `build.modules` `{module}`");
            found.help(help).repair(package.rockspec.renaming_module(name, &module))
        }
        _ => found,
    };
    Some(Needed { file, module, found: require.file.at(found, require.range) })
}

/// Those that `migrations/init.lua` lists.
fn migrations(subject: &Subject, package: &Package) -> Vec<Needed> {
    let prefix = format!("kong.plugins.{}.migrations", subject.name);
    let (Some(list), Some(loaded)) = (subject.module(&prefix), &subject.facts.loaded) else {
        return Vec::new();
    };
    let missing = loaded.migrations.iter().filter_map(|name| {
        let module = format!("{prefix}.{name}");
        let file = subject.module(&module).filter(|_| !package.modules.contains_key(&module))?;
        let message =
            format!("the migration `{name}` is listed here, and the rockspec does not install it");
        let found = diagnostic(package, message, &module, &subject.files[file].path);
        let found = subject.files[list].at(found, subject.files[list].range_of_text(name));
        Some(Needed { file, module, found })
    });
    missing.collect()
}

fn diagnostic(package: &Package, message: String, module: &str, path: &Utf8Path) -> Diagnostic {
    let path = path.strip_prefix(&package.base).unwrap_or(path);
    let rockspec = &package.rockspec;
    let entry = format!("`[\"{module}\"] = \"{path}\"`");
    if rockspec.build.kind == BuildKind::Nothing {
        let help = "write `type = \"builtin\"`: a build of type `none` installs no modules";
        return LINT.diagnostic(message).help(help);
    }
    let (help, repair) = if is_listed(package, module) {
        let help = format!("write {entry} in `build.modules`");
        (help, rockspec.moving_module(module, path.as_str()))
    } else {
        let help = format!("add {entry} to `build.modules`");
        (help, rockspec.adding_module(module, path.as_str()))
    };
    let help = match repair {
        Some(_) => help,
        None => help + " by hand, for the list is no plain table",
    };
    LINT.diagnostic(message).help(help).repair(repair)
}

/// Whether the rockspec lists the module, with whatever file.
fn is_listed(package: &Package, module: &str) -> bool {
    package.rockspec.build.modules.iter().flatten().any(|listed| listed.name == module)
}
