//! `cassandra`: something for the database that Kong 3.4 dropped.

use super::deployment::parts;
use super::handlers::first_line;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::program::Value;
use crate::lint::{Explanation, FileId, Lint, Subject};
use crate::syntax::{ExpressionKind, Range};

pub(super) const LINT: Lint = Lint {
    code: "cassandra",
    severity: Severity::Information,
    explanation: Explanation {
        summary: "something for Cassandra, which Kong 3.4 dropped",
        text: "Kong 3.9 keeps its entities in PostgreSQL or in memory. The part of a migration that is called \
               `cassandra`, and a module of that name, are never run.",
        bad: "return {\n  postgres = { up = [[ CREATE TABLE keys () ]] },\n  \
              cassandra = { up = [[ CREATE TABLE keys () ]] },\n}",
        good: "return {\n  postgres = { up = [[ CREATE TABLE keys () ]] },\n}",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for part in parts(subject) {
        // Migrations of old are `old-migrations`.
        let is_old = part.name == "migrations.cassandra" && subject.part("migrations").is_none();
        if part.name.rsplit('.').next() == Some("cassandra") && !is_old {
            let found = LINT.diagnostic("this module is for Cassandra, which Kong 3.4 dropped");
            let found = found.help("remove the file, and what requires it");
            diagnostics.push(found.at(part.file.path.clone()));
        } else if let Some(file) = subject.part(part.name)
            && part.name.starts_with("migrations.")
            && let Some(range) = migration(subject, file)
        {
            let found = LINT.diagnostic("this migration is for Cassandra, which Kong 3.4 dropped");
            let found = found.help("take `cassandra` out: Kong runs `postgres`");
            diagnostics.push(part.file.at(found, range));
        }
    }
}

/// Where a migration has a part for Cassandra.
fn migration(subject: &Subject, file: FileId) -> Option<Range> {
    let program = subject.program();
    let Value::Table(owner, table) = program.returned(subject, file) else { return None };
    let mut fields = program.fields(owner, table).filter(|_| owner == file);
    let (_, values) = fields.find(|(name, _)| *name == "cassandra")?;
    let (script, value) = (subject.files[file].script()?, *values.first()?);
    let constructors = script.all().filter_map(|(_, expression)| match &expression.kind {
        ExpressionKind::Table(fields) => Some(fields),
        _ => None,
    });
    let key = constructors.flatten().find(|field| field.value == value).and_then(|field| field.key);
    let range = script.expression(key.unwrap_or(value)).range;
    Some(first_line(&subject.files[file].text, range))
}
