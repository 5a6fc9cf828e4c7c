//! `removed-helper`: a function of Kong's spec helpers that Kong had once and has no longer.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, File, Lint, Role, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, LocalId, Origin, Script, StatementKind};

pub(super) const LINT: Lint = Lint {
    code: "removed-helper",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a part of Kong's spec helpers that Kong had once and has no longer",
        text: "Kong 1.0 gave entities a new home, `kong.db`, and specs that still use the old one fail with `attempt to \
               index field 'dao' (a nil value)`. `helpers.get_db_utils(strategy, tables, plugins)` empties the database, \
               runs all migrations and returns blueprints, which insert entities, and `kong.db`.",
        bad: "local helpers = require \"spec.helpers\"\n\nlocal api = helpers.dao.apis:insert({ name = \"api\" })",
        good: "local helpers = require \"spec.helpers\"\n\n\
               local bp = helpers.get_db_utils(\"postgres\", nil, { \"my-plugin\" })\n\
               local service = bp.services:insert()\nbp.routes:insert({ service = service, hosts = { \"api.test\" } })",
    },
    run,
};

/// What the helpers no longer have, and what to do.
const REMOVED: [(&str, &str); 2] = [
    (
        "dao",
        "use what `helpers.get_db_utils` returns: blueprints (`bp.services:insert()`) and `db`",
    ),
    ("run_migrations", "take it out: `helpers.get_db_utils` runs the migrations"),
];

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for (_, file, script) in subject.scripts(Role::Spec) {
        let mut told = BTreeSet::new();
        for (_, expression) in script.all() {
            let ExpressionKind::Index { object, key } = &expression.kind else { continue };
            let removed = REMOVED.iter().find(|(name, _)| script.string(*key) == Some(name));
            let Some((name, help)) = removed.filter(|_| is_helpers(script, *object)) else {
                continue;
            };
            // The others in the file are the same work.
            if told.insert(*name) {
                let found = LINT.diagnostic(format!("Kong's spec helpers no longer have `{name}`"));
                diagnostics.push(file.at(found.help(*help), expression.range));
            }
        }
        diagnostics.extend(third_results(file, script));
    }
}

/// The third result of `get_db_utils`, which Kong no longer gives, where it is used.
fn third_results(file: &File, script: &Script) -> Vec<Diagnostic> {
    let statements = script.blocks.iter().flat_map(|block| &block.statements);
    let locals = statements.filter_map(|statement| match &statement.kind {
        StatementKind::Local { locals, values } => match values.as_slice() {
            [call] if calls_get_db_utils(script, *call) => locals.get(2),
            _ => None,
        },
        _ => None,
    });
    let used = locals.filter_map(|local| Some((local, script.local(*local).reads.first()?)));
    used.map(|(local, _): (&LocalId, _)| {
        let local = script.local(*local);
        let found = LINT.diagnostic(format!(
            "`{}` is nil: `get_db_utils` returns blueprints and `db` only",
            local.name
        ));
        file.at(
            found.help("use `db`, the second result: `db.plugins:insert({ ... })`"),
            local.range,
        )
    })
    .collect()
}

fn calls_get_db_utils(script: &Script, call: ExpressionId) -> bool {
    let ExpressionKind::Call { callee, .. } = script.kind(call) else { return false };
    match script.kind(*callee) {
        ExpressionKind::Index { object, key } => {
            script.string(*key) == Some("get_db_utils") && is_helpers(script, *object)
        }
        _ => false,
    }
}

/// Whether an expression is `require "spec.helpers"`, or a local that keeps it.
fn is_helpers(script: &Script, id: ExpressionId) -> bool {
    match script.kind(id) {
        ExpressionKind::Local(local) => match script.local(*local).origin {
            Origin::Value(value) => {
                script.local(*local).writes.is_empty() && is_helpers(script, value)
            }
            _ => false,
        },
        _ => script.required(id) == Some("spec.helpers"),
    }
}
