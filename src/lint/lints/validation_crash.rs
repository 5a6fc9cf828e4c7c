//! `validation-crash`: a schema that Kong loads and that raises a Lua error when a configuration is validated.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::schema::crash::{Crash, crashes};
use crate::lint::schema::words::is_allowed;
use crate::lint::schema::{Definition, EntityCheck, Key, Schema};
use crate::lint::{Explanation, Lint, Subject};
use crate::suggestion::nearest;

pub(super) const LINT: Lint = Lint {
    code: "validation-crash",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a schema that raises an error when a configuration is validated",
        text: "Kong does not look at everything in a schema when it starts. What it trusts fails later: `len_min` on a \
               number, `gt` on a string, a malformed Lua pattern, an option of `one_of` that is no text, a check that \
               needs a field which does not exist, a reference to an entity that does not exist. Every request to the \
               Admin API with such a configuration is answered with status 500 and `attempt to ...`.",
        bad: "return {\n  name = \"my-plugin\",\n  fields = {\n    { config = { type = \"record\", fields = {\n      \
              { limit = { type = \"integer\", len_min = 1 } },\n    } } },\n  },\n}",
        good: "return {\n  name = \"my-plugin\",\n  fields = {\n    { config = { type = \"record\", fields = {\n      \
               { limit = { type = \"integer\", gt = 0 } },\n    } } },\n  },\n}",
    },
    run,
};

/// The entities that come with Kong and its plugins.
const ENTITIES: [&str; 30] = [
    "acls",
    "acme_storage",
    "asymmetric_keys",
    "basicauth_credentials",
    "ca_certificates",
    "certificates",
    "clustering_data_planes",
    "consumer_groups",
    "consumers",
    "filter_chains",
    "hmacauth_credentials",
    "jwt_secrets",
    "key_sets",
    "keyauth_credentials",
    "keys",
    "oauth2_authorization_codes",
    "oauth2_credentials",
    "oauth2_tokens",
    "parameters",
    "plugins",
    "ratelimiting_metrics",
    "routes",
    "services",
    "sessions",
    "sm_vaults",
    "snis",
    "tags",
    "targets",
    "upstreams",
    "vaults",
];

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(schema) = Schema::of(subject) else { return };
    let mut report = |keys: Vec<Key>, diagnostic: Diagnostic| {
        if let Some(place) = schema.place(&keys) {
            diagnostics.push(place.at_value(subject, diagnostic));
        }
    };
    for definition in schema.definitions() {
        for crash in crashes(definition.kind(), definition.table) {
            // What Kong refuses at once is a `schema-violation`.
            let attribute = crash.keys.first().and_then(Key::name).unwrap_or_default();
            if !is_allowed(definition.kind(), attribute) {
                continue;
            }
            report(joined(&definition.keys, &crash.keys), of_field(&definition, &crash));
        }
        if let Some((keys, found)) = foreign(subject, &definition) {
            report(keys, found);
        }
    }
    for check in schema.entity_checks() {
        for (field, part, attributes) in check.matches() {
            for crash in crashes(field.kind(), attributes) {
                let keys = joined(&check.keys, &[part.into()]);
                report(joined(&keys, &crash.keys), of_field(&field, &crash));
            }
        }
        for named in check.names() {
            if check.needs(&named) && !check.knows(named.name) {
                report(named.keys.clone(), of_check(&check, named.name));
            }
        }
    }
}

fn joined(keys: &[Key], more: &[Key]) -> Vec<Key> {
    keys.iter().chain(more).cloned().collect()
}

fn of_field(field: &Definition, crash: &Crash) -> Diagnostic {
    LINT.diagnostic(format!("`{}`: {}", field.shown(), crash.message)).help(crash.help.clone())
}

fn of_check(check: &EntityCheck, name: &str) -> Diagnostic {
    let (kind, record) = (check.kind, check.record.shown());
    let record = if record.is_empty() { "the schema".to_owned() } else { format!("`{record}`") };
    let message = format!(
        "`{kind}` raises an error in every validation, because {record} has no field `{name}`"
    );
    LINT.diagnostic(message).help(super::unknown_check_field::help(check, name))
}

/// A reference inside of `config` to an entity that does not exist.
fn foreign(subject: &Subject, definition: &Definition) -> Option<(Vec<Key>, Diagnostic)> {
    let is_inside = definition.keys.len() > 3;
    if definition.kind() != "foreign" || !is_inside {
        return None;
    }
    let own = subject.facts.loaded.as_ref().map_or(&[][..], |loaded| &loaded.entities);
    let known = || own.iter().map(String::as_str).chain(ENTITIES);
    let field = definition.shown();
    let Some(reference) = definition.table.get("reference").as_str() else {
        let message =
            format!("`{field}` raises an error in every validation: it has no `reference`");
        let found = LINT.diagnostic(message).help("name the entity: `reference = \"consumers\"`");
        return Some((definition.keys.clone(), found));
    };
    if known().any(|entity| entity == reference) {
        return None;
    }
    let message =
        format!("`{field}` raises an error in every validation: there is no entity `{reference}`");
    let help = match nearest(reference, known()).first() {
        Some(near) => format!("did you mean `{near}`"),
        None => "name an entity of Kong, or of this plugin's `daos.lua`".to_owned(),
    };
    Some((definition.attribute("reference"), LINT.diagnostic(message).help(help)))
}
