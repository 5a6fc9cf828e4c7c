//! The examples of lints that are whole projects: folders with a rockspec, `kong/` or `kongsmith.toml`, and what is found in
//! each in its `expected.stderr`.

use camino::Utf8Path;

use super::{Options, Unit, bases};
use crate::environment::Environment;
use crate::lint::golden::{compare, entries, is_project, line, testdata};
use crate::lint::{LINTS, Levels, Target};
use crate::project::{LintLevel, Project, SETTINGS_FILE};

fn found(code: &str, root: &Utf8Path) -> String {
    let project = Project::open(root).unwrap();
    let mut levels = Levels::new();
    if code != "missing-spec" {
        levels.insert("missing-spec".to_owned(), LintLevel::Off);
    }
    let named = &project.settings.check.targets;
    let targets = Target::read(named, SETTINGS_FILE.into()).unwrap();
    let options = Options { levels, targets, ..Options::default() };
    let mut text = String::new();
    for base in bases(&project) {
        let unit = Unit::open(&project, &base, &[], &options.environment).unwrap();
        let checked = unit.check(&project, &options).unwrap();
        text.extend(checked.diagnostics.iter().map(line));
        for plugin in checked.plugins {
            text.extend(plugin.diagnostics.iter().map(line));
            text.extend(plugin.failure.map(|failure| format!("{failure}\n")));
        }
    }
    text
}

#[test]
fn every_lint_fires_and_is_silent_in_its_projects() {
    let mut problems = Vec::new();
    let mut cases = 0;
    for lint in LINTS {
        for (kind, fires) in [("fires", true), ("silent", false)] {
            let folder = testdata().join("lints").join(lint.code).join(kind);
            for root in entries(&folder).into_iter().filter(|path| is_project(path)) {
                cases += 1;
                let found = found(lint.code, &root);
                if found.contains(&format!("[{}]", lint.code)) != fires {
                    problems.push(format!("{root}: {found}"));
                }
                problems.extend(compare(&root.join("expected.stderr"), &found));
            }
        }
    }
    println!("{cases} projects");
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn whatever_is_found_in_a_rockspec_is_some_lints() {
    let mut unknown = Vec::new();
    for folder in ["rockspecs", "bad"] {
        for case in entries(&testdata().join(folder)) {
            let root = if folder == "bad" { case.join("in") } else { case };
            let Some(project) = root.is_dir().then(|| Project::open(&root).ok()).flatten() else {
                continue;
            };
            for base in bases(&project) {
                let unit = Unit::open(&project, &base, &[], &Environment::default()).unwrap();
                let found = unit.everything_found().map(|found| found.code);
                unknown.extend(found.filter(|code| !LINTS.iter().any(|lint| lint.code == *code)));
            }
        }
    }
    assert!(unknown.is_empty(), "{unknown:?}");
}
