//! A check has an error where the real `luarocks lint` fails, for every rockspec in `tests/testdata`, each with its place
//! and with help.

use camino::Utf8Path;

use super::{Options, Unit, bases};
use crate::diagnostic::{Diagnostic, Severity};
use crate::project::Project;
use crate::rockspec::tests::luarocks::{BOUNDLESS, folders, luarocks, rockspec_in};

/// What is found while a rockspec is built, which `luarocks lint` does not look at.
const BUILD: &str = "rockspec-build";

/// What `luarocks lint` refuses and LuaRocks installs all the same: a missing licence is a warning, and so is a format that
/// only newer versions read.
const WARNINGS: [&str; 2] = ["rockspec-license", "rockspec-format"];

/// What a check says about the rockspec itself.
fn found(root: &Utf8Path) -> Vec<Diagnostic> {
    let project = Project::open(root).unwrap();
    let options = Options::default();
    let mut all = Vec::new();
    for base in bases(&project) {
        let unit = Unit::open(&project, &base, &[], &options.environment).unwrap();
        let checked = unit.check(&project, &options).unwrap();
        assert_eq!(checked.failures, [], "{root}");
        all.extend(checked.diagnostics);
        all.extend(checked.plugins.into_iter().flat_map(|plugin| plugin.diagnostics));
    }
    all.retain(|found| found.code.starts_with("rockspec-") && found.code != BUILD);
    all
}

#[test]
fn a_check_refuses_what_luarocks_lint_refuses() {
    let bad = folders("bad").into_iter().filter(|folder| {
        let name = folder.file_name().unwrap();
        name.starts_with("rockspec-") && !BOUNDLESS.contains(&name)
    });
    let roots: Vec<_> =
        folders("rockspecs").into_iter().chain(bad.map(|folder| folder.join("in"))).collect();
    let mut refused = 0;
    for root in &roots {
        let (accepted, said) = luarocks(&rockspec_in(root));
        let found = found(root);
        let is_refusal = |found: &&Diagnostic| {
            found.severity == Severity::Error || WARNINGS.contains(&found.code)
        };
        let refusal = found.iter().find(is_refusal);
        assert_eq!(refusal.is_none(), accepted, "{root}\nLuaRocks: {said}\nkongsmith: {found:?}");
        for one in &found {
            assert!(one.span.is_some() && one.help.is_some(), "{root}: {one:?}");
        }
        refused += usize::from(!accepted);
    }
    println!("{} rockspecs, {refused} refused by both", roots.len());
    assert!(refused >= 40, "{refused}");
}
