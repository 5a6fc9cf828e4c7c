//! `old-migrations`: migrations in the form of Kong before 1.0, which Kong no longer finds.

use camino::Utf8Path;

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "old-migrations",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "migrations in the form of Kong before 1.0, which Kong no longer finds",
        text: "Until Kong 0.14 a plugin had one file of migrations for each database. Since Kong 1.0 `kong migrations` \
               asks for the module `kong.plugins.NAME.migrations`, a list of names, and for a module of each name. \
               Without it the plugin has no migrations: its tables are not made, and nothing says so until an entity \
               is used.",
        bad: "-- kong/plugins/my-plugin/migrations/postgres.lua\nreturn {\n  \
              { name = \"2018-01-01-keys\", up = \"CREATE TABLE ...\" },\n}",
        good: "-- kong/plugins/my-plugin/migrations/init.lua\nreturn { \"000_base_my_plugin\" }\n\n\
               -- with 000_base_my_plugin.lua beside it: return { postgres = { up = \"CREATE TABLE ...\" } }",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for path in files(subject) {
        let help = if path.file_stem() == Some("cassandra") {
            "remove the file: Kong 3.4 dropped Cassandra".to_owned()
        } else {
            let beside = path.with_file_name("init.lua");
            format!(
                "write `{beside}`, which returns a list of names, and a file of each name beside it that returns \
                 `{{ postgres = {{ up = ... }} }}`"
            )
        };
        let found = LINT.diagnostic("Kong does not find these migrations").help(help);
        diagnostics.push(found.at(path.to_owned()));
    }
}

/// The files with migrations of old.
pub(super) fn files(subject: &Subject) -> Vec<&Utf8Path> {
    if subject.part("migrations").is_some() {
        return Vec::new();
    }
    let parts = ["migrations.postgres", "migrations.cassandra"];
    let files = parts.iter().filter_map(|part| subject.part(part));
    files.map(|file| subject.files[file].path.as_path()).collect()
}
