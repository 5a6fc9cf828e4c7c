//! `entity-violation`: an entity of the plugin's `daos.lua` that Kong refuses.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, File, FileId, Lint, Subject};
use crate::loader::Stage;
use crate::syntax::{ExpressionKind, Range};

pub(super) const LINT: Lint = Lint {
    code: "entity-violation",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "an entity of `daos.lua` that Kong refuses",
        text: "The module `daos` of a plugin returns a list of entities. Kong checks each when it starts, and does not \
               start with one that it refuses: without a `primary_key`, with an attribute that does not exist, with \
               fields that are no list. The message is Kong's own.",
        bad: "return {\n  {\n    name = \"quotas\",\n    fields = { { id = { type = \"string\" } } },\n  },\n}",
        good: "return {\n  {\n    name = \"quotas\",\n    primary_key = { \"id\" },\n    \
               fields = { { id = { type = \"string\" } } },\n  },\n}",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(verdict) =
        subject.facts.loaded.as_ref().and_then(|loaded| loaded.entities_load.as_ref())
    else {
        return;
    };
    let Some(daos) = subject.part("daos").filter(|_| verdict.stage == Some(Stage::Daos)) else {
        return;
    };
    let file = &subject.files[daos];
    let text = verdict.said();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let prefix = format!("schema of custom plugin entity '{}.", subject.name);
    let named = text.strip_prefix(&prefix).and_then(|rest| rest.split_once("' is invalid: "));
    diagnostics.push(match named {
        Some((entity, text)) => {
            let found = LINT.diagnostic(format!("the entity `{entity}`: {text}"));
            match name_of(file, entity) {
                Some(range) => file.at(found, range),
                None => found.at(file.path.clone()),
            }
        }
        None => no_list(subject, daos),
    });
}

/// What the module returns is no list.
fn no_list(subject: &Subject, daos: FileId) -> Diagnostic {
    let file = &subject.files[daos];
    let found = LINT.diagnostic(
        "`daos` does not return a list of entities; Kong says `returned non-array daos definition table`",
    );
    let help = "return `{ { name = ..., primary_key = ..., fields = ... } }`";
    let returned = subject.program().returned_expression(daos);
    let Some((script, returned)) = file.script().zip(returned) else {
        return found.help(help).at(file.path.clone());
    };
    if let ExpressionKind::Table(fields) = script.kind(returned)
        && let Some(key) = fields.iter().find_map(|field| field.key)
    {
        let range = script.expression(key).range;
        let name = file.slice(range);
        let help = format!("take `{name} =` away: its `name` says what it is called");
        return file.at(found.help(help), range);
    }
    file.at(found.help(help), script.expression(returned).range)
}

/// Where the entity gets its name.
fn name_of(file: &File, entity: &str) -> Option<Range> {
    let script = file.script()?;
    script.all().find_map(|(_, expression)| {
        let ExpressionKind::Table(fields) = &expression.kind else { return None };
        let named = fields.iter().find(|field| {
            field.key.and_then(|key| script.string(key)) == Some("name")
                && script.string(field.value) == Some(entity)
        })?;
        Some(script.expression(named.value).range)
    })
}
