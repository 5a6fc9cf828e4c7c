//! `misnamed-module`: a module of the rockspec whose name and file are of two different things.

use camino::Utf8Path;

use crate::diagnostic::{Diagnostic, Repair, Severity};
use crate::lint::{Explanation, Lint, PARTS, Package, Subject};
use crate::rockspec::ModuleSource;

pub(super) const LINT: Lint = Lint {
    code: "misnamed-module",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a module of the rockspec whose name and file disagree",
        text: "Kong requires `kong.plugins.NAME.handler` and the other parts by their names. A line of `build.modules` \
               that was copied and changed on one side only installs the wrong file under a right name, or the right \
               file for another plugin.",
        bad: "build = { modules = { [\"kong.plugins.my-plugin.schema\"] = \"kong/plugins/my-plugin/handler.lua\" } }",
        good: "build = { modules = { [\"kong.plugins.my-plugin.schema\"] = \"kong/plugins/my-plugin/schema.lua\" } }",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(package) = &subject.facts.package else { return };
    for module in package.rockspec.build.modules.iter().flatten() {
        let ModuleSource::Lua(path) = &module.source else { continue };
        if let Some(named) = disagreement(&module.name, path.as_ref()) {
            let message = format!("the module `{}` has the file `{path}`", module.name);
            let help = format!("name the module `{named}`, or give it its own file");
            let repair = repair(subject, package, &module.name, path, &named);
            let found = LINT.diagnostic(message).help(help).repair(repair);
            diagnostics.push(at(package, &module.name, found));
        }
    }
}

/// Gives the module its own file where that is there and the other one has its module already, or the name that the file
/// stands for where no module has it.
fn repair(
    subject: &Subject,
    package: &Package,
    module: &str,
    path: &str,
    named: &str,
) -> Option<Repair> {
    let (folder, own) = (named.rsplit_once('.')?, module.rsplit_once('.')?);
    let path = Utf8Path::new(path);
    let own_path = if folder.0 == own.0 {
        path.with_file_name(format!("{}.lua", own.1))
    } else {
        let of = |module: &str| format!("{}/", module.replace('.', "/"));
        Utf8Path::new(&path.as_str().replace(&of(folder.0), &of(own.0))).to_owned()
    };
    let is_there = subject.root.join(&package.base).join(&own_path).is_file();
    let is_listed = |wanted: &str| package.modules.contains_key(wanted);
    match (is_there, is_listed(named)) {
        (true, true) => package.rockspec.moving_module(module, own_path.as_str()),
        (false, false) => package.rockspec.renaming_module(module, named),
        _ => None,
    }
}

fn at(package: &Package, module: &str, found: Diagnostic) -> Diagnostic {
    package.at(found, &["build", "modules", module])
}

/// The name that the path stands for, where that is another plugin or another part of one.
fn disagreement(name: &str, path: &Utf8Path) -> Option<String> {
    let rest = name.strip_prefix("kong.plugins.")?;
    let (plugin, part) = rest.split_once('.')?;
    let stem = path.file_stem()?;
    let folders: Vec<_> = path.parent()?.components().map(|part| part.as_str()).collect();
    let own =
        folders.windows(3).find(|three| three[..2] == ["kong", "plugins"]).map(|three| three[2]);
    let is_other_plugin = own.is_some_and(|own| own != plugin);
    let is_other_part = PARTS.contains(&part) && PARTS.contains(&stem) && part != stem;
    let named = match (own, is_other_plugin, is_other_part) {
        (Some(own), true, _) => format!("kong.plugins.{own}.{part}"),
        (_, false, true) => format!("kong.plugins.{plugin}.{stem}"),
        _ => return None,
    };
    Some(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_files_of_one_thing_agree() {
        let named = |name: &str, path: &str| disagreement(name, path.into());
        assert_eq!(named("kong.plugins.a.handler", "src/handler.lua"), None);
        assert_eq!(named("kong.plugins.a.handler", "kong/plugins/a/main.lua"), None);
        assert_eq!(named("kong.plugins.a.migrations", "kong/plugins/a/migrations/init.lua"), None);
        let other = named("kong.plugins.a.schema", "kong/plugins/a/handler.lua");
        assert_eq!(other.as_deref(), Some("kong.plugins.a.handler"));
        let other = named("kong.plugins.a.schema", "kong/plugins/b/schema.lua");
        assert_eq!(other.as_deref(), Some("kong.plugins.b.schema"));
    }
}
