//! `schema-load`: a schema that cannot be loaded: there is none, its module fails, or it does not fit Kong's plugins entity.

use super::missing_config;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::nearest::nearest;
use crate::lint::schema::words::TYPEDEFS;
use crate::lint::schema::{Definition, Key, Schema};
use crate::lint::{Code, Explanation, File, FileId, Lint, Subject};
use crate::loader::Stage;
use crate::syntax::ExpressionKind;
use crate::vm::Value;

pub(super) const LINT: Lint = Lint {
    code: "schema-load",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a schema that cannot be loaded",
        text: "Kong needs a schema module beside the handler, which returns a table. It may only have the fields of \
               Kong's plugins entity: `config`, `protocols`, `consumer`, `route`, `service` and a few more, each with \
               the type that the entity gives it; the plugin's own fields belong into `config`. Kong does not start \
               with anything else.",
        bad: "return {\n  name = \"my-plugin\",\n  fields = {\n    { limit = { type = \"integer\" } },\n  },\n}",
        good: "return {\n  name = \"my-plugin\",\n  fields = {\n    { config = { type = \"record\", fields = {\n      \
               { limit = { type = \"integer\" } },\n    } } },\n  },\n}",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(loaded) = &subject.facts.loaded else { return };
    let Some(schema) = subject.part("schema") else {
        let handler = subject.part("handler").filter(|_| loaded.schema.is_none());
        diagnostics.extend(handler.map(|handler| missing(subject, &subject.files[handler])));
        return;
    };
    let file = &subject.files[schema];
    let verdict = &loaded.schema_load;
    if verdict.ok || matches!(file.code, Code::Invalid(..)) {
        return;
    }
    let message = verdict.said();
    match verdict.stage {
        Some(Stage::Crash) if loaded.schema.is_none() => {
            diagnostics.push(no_table(subject, schema));
        }
        Some(Stage::Module) => diagnostics.extend(raised(subject, file, &message)),
        Some(Stage::Subschema | Stage::Crash) => {
            diagnostics.push(refused(subject, file, &message));
        }
        _ => {}
    }
}

fn missing(subject: &Subject, handler: &File) -> Diagnostic {
    let module = format!("kong.plugins.{}.schema", subject.name);
    LINT.diagnostic(format!("there is no schema: Kong looks for the module `{module}`"))
        .help("add a `schema.lua` beside the handler, and list it in the rockspec")
        .at(handler.path.clone())
}

fn no_table(subject: &Subject, schema: FileId) -> Diagnostic {
    let file = &subject.files[schema];
    let found = LINT
        .diagnostic("the schema module does not return a table")
        .help("end it with `return { name = ..., fields = ... }`");
    let returned = subject.program().returned_expression(schema);
    match file.script().zip(returned) {
        Some((script, returned)) => file.at(found, script.expression(returned).range),
        None => found.at(file.path.clone()),
    }
}

/// An error that the module raises when it is run. That a module is missing is for others to tell.
fn raised(subject: &Subject, file: &File, message: &str) -> Option<Diagnostic> {
    let text = message.split_once('\n').map_or(message, |(_, text)| text).trim();
    if text.contains("module '") && text.contains("not found") {
        return None;
    }
    if let Some(found) = unknown_typedef(file, text) {
        return Some(found);
    }
    let found = |text: &str| LINT.diagnostic(format!("the schema raises an error: {text}"));
    let placed = subject.files.iter().find_map(|file| {
        let rest = text.strip_prefix(file.path.as_str())?.strip_prefix(':')?;
        let (line, text) = rest.split_once(':')?;
        Some((file, line.parse().ok()?, text.trim()))
    });
    Some(match placed {
        Some((file, line, text)) => file.at(found(text), file.line(line)),
        None => found(text).at(file.path.clone()),
    })
}

/// A name that `typedefs` does not have, where the file writes it once.
fn unknown_typedef(file: &File, text: &str) -> Option<Diagnostic> {
    let (_, rest) = text.split_once("schema typedef error: definition ")?;
    let name = rest.strip_suffix(" does not exist")?;
    let script = file.script()?;
    let mut written = script.all().filter_map(|(_, expression)| match &expression.kind {
        ExpressionKind::Index { key, .. } if script.string(*key) == Some(name) => Some(*key),
        _ => None,
    });
    let key = written.next()?;
    let found = LINT.diagnostic(format!("`typedefs` has no `{name}`")).help(
        match nearest(name, TYPEDEFS.iter().copied()) {
            Some(near) => format!("did you mean `{near}`"),
            None => "write the definition out: `{ type = \"string\" }`".to_owned(),
        },
    );
    Some(file.at(found, script.expression(key).range))
}

/// What Kong says to a schema that is in its language and does not fit, with the field that it names.
fn refused(subject: &Subject, file: &File, message: &str) -> Diagnostic {
    let schema = Schema::of(subject);
    let text = message.strip_prefix("error initializing schema for plugin: ").unwrap_or(message);
    let about = text.strip_prefix("error in definition of '");
    let named = about.and_then(|text| text.split_once("': ")?.1.split_once(": "));
    let entity = text.strip_prefix("schema refers to an invalid foreign entity: ");
    let (message, help, keys) = match named {
        None if entity.is_some() => {
            let entity = entity.unwrap_or_default();
            let keys = schema.as_ref().and_then(|schema| reference_to(schema, entity));
            let help = "name an entity of Kong, or of this plugin's `daos.lua`".to_owned();
            (format!("there is no entity `{entity}`"), Some(help), keys)
        }
        Some((field, text)) => {
            let keys = schema.as_ref().and_then(|schema| keys_of(schema, field));
            (format!("`{field}` of the schema: {text}"), help(field, text), keys)
        }
        None => match schema.as_ref().and_then(cause) {
            Some((keys, message, help)) => (message, Some(help.to_owned()), Some(keys)),
            None => (format!("Kong cannot load the schema: {text}"), None, None),
        },
    };
    let mut found = LINT.diagnostic(message);
    found.help = help;
    let keys = keys.unwrap_or_default();
    match schema.and_then(|schema| schema.place(&keys)) {
        Some(place) if entity.is_some() => place.at_value(subject, found),
        Some(place) => place.at_key(subject, found),
        None => found.at(file.path.clone()),
    }
}

/// What makes Kong raise an error while it looks at the schema, where it does.
fn cause(schema: &Schema) -> Option<(Vec<Key>, String, &'static str)> {
    let message = |what: &str| format!("Kong raises an error when it loads the schema: {what}");
    for list in ["transformations", "entity_checks", "shorthand_fields"] {
        let value = schema.table.get(list);
        if *value != Value::Nil && value.as_table().is_none() {
            let what = format!("`{list}` is a {}", value.type_name());
            return Some((vec![list.into()], message(&what), "make it a list, or remove it"));
        }
    }
    let definitions = schema.definitions();
    let abstract_record = definitions.into_iter().find(|definition| {
        definition.kind() == "record"
            && definition.table.get("abstract").is_truthy()
            && definition.table.get("fields").as_table().is_none()
    })?;
    let what = format!("`{}` is an abstract record without `fields`", abstract_record.shown());
    Some((abstract_record.keys, message(&what), "remove `abstract`, and declare its `fields`"))
}

fn keys_of(schema: &Schema, field: &str) -> Option<Vec<Key>> {
    let mut fields = schema.root().fields().into_iter();
    fields.find(|definition| definition.name() == Some(field)).map(|definition| definition.keys)
}

fn reference_to(schema: &Schema, entity: &str) -> Option<Vec<Key>> {
    let mut fields = schema.root().fields().into_iter();
    let refers = |field: &Definition| field.table.get("reference").as_str() == Some(entity);
    fields.find(refers).map(|field| field.attribute("reference"))
}

fn help(field: &str, text: &str) -> Option<String> {
    match (text, field) {
        ("cannot create a new field", field) if missing_config::is_misspelt(field) => {
            Some("did you mean `config`".to_owned())
        }
        ("cannot create a new field", _) => Some("declare it inside of `config`".to_owned()),
        ("cannot change type in a specialized field", "config") => {
            Some("write `config = { type = \"record\", fields = { ... } }`".to_owned())
        }
        ("cannot change type in a specialized field", field) => Some(format!(
            "keep the type that Kong gives it; `typedefs` has what may stand for `{field}`"
        )),
        _ => None,
    }
}
