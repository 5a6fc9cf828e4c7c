//! Schemas and configurations written after the bytes of an input, so that the engine is reached and not only the
//! parser: each byte decides on one thing.

use std::fmt::Write;

use crate::loader::{Input, Loader};
use crate::vm::{Chunk, Table, Value, Worker};

/// How deeply fields are nested.
const DEEPEST: usize = 4;

const TYPES: [&str; 10] =
    ["string", "number", "integer", "boolean", "array", "set", "map", "record", "json", "foreign"];
const NAMES: [&str; 6] = ["a", "b", "c", "1", "config", ""];
/// Values of attributes and of configurations.
const VALUES: [&str; 16] = [
    "true",
    "false",
    "0",
    "-1",
    "1.5",
    "1/0",
    "0/0",
    "''",
    "'a'",
    "'{vault://env/a}'",
    "'['",
    "{}",
    "{ 1, 2 }",
    "{ a = 1 }",
    "ngx.null",
    "print",
];
const ATTRIBUTES: [&str; 32] = [
    "required",
    "default",
    "between",
    "len_min",
    "len_max",
    "len_eq",
    "match",
    "not_match",
    "match_all",
    "match_any",
    "match_none",
    "one_of",
    "not_one_of",
    "contains",
    "eq",
    "ne",
    "gt",
    "starts_with",
    "is_regex",
    "uuid",
    "timestamp",
    "auto",
    "unique",
    "encrypted",
    "referenceable",
    "nilable",
    "custom_validator",
    "deprecation",
    "abstract",
    "immutable",
    "reference",
    "json_schema",
];
const CHECKS: [&str; 8] = [
    "at_least_one_of",
    "only_one_of",
    "mutually_required",
    "mutually_exclusive",
    "distinct",
    "conditional",
    "conditional_at_least_one_of",
    "custom_entity_check",
];
const TYPEDEFS: [&str; 12] = [
    "host",
    "port",
    "url",
    "header_name",
    "path",
    "timeout",
    "ip_or_cidr",
    "http_method",
    "tags",
    "uuid",
    "certificate",
    "lua_code",
];

/// Loads a schema and puts a configuration to it: both written after the bytes or, where the first byte is zero, the
/// schema is the rest as it stands.
pub fn schema(bytes: &[u8]) {
    let mut bytes = Bytes(bytes);
    let (text, config) = match bytes.0.split_first() {
        Some((0, rest)) => (rest.to_owned(), Value::Table(Table::new(Vec::new()))),
        _ => (module(&mut bytes).into_bytes(), value(&mut bytes, 0)),
    };
    let handler = "return { VERSION = '1.0.0', PRIORITY = 1 }";
    let modules =
        [("handler", handler.into()), ("schema", text)].map(|(name, text): (_, Vec<u8>)| {
            let chunk = Chunk::new(format!("kong/plugins/x/{name}.lua"), text);
            (format!("kong.plugins.x.{name}"), chunk)
        });
    let loader = Loader { worker: Worker { modules: modules.into(), ..Worker::default() } };
    // A bound that is passed is an answer.
    let _ = loader.load("x");
    let inputs =
        [Input { config: config.clone(), extra: Value::Nil }, Input { config, extra: Value::Nil }];
    if let Ok(validation) = loader.validate("x", &inputs) {
        assert_eq!(validation.answers.len(), inputs.len(), "each configuration has an answer");
    }
}

/// The bytes that are left. Where there are none they are zero.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn next(&mut self) -> usize {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(*first)
    }

    fn pick<'b>(&mut self, from: &[&'b str]) -> &'b str {
        from[self.next() % from.len()]
    }
}

fn module(bytes: &mut Bytes) -> String {
    format!(
        "local typedefs = require 'kong.db.schema.typedefs'\nreturn {{ name = 'x', fields = {{ \
         {{ protocols = typedefs.protocols }}, {{ config = {{ type = 'record', {} }} }} }}, {} }}",
        record(bytes, 0),
        if bytes.next() % 8 == 1 { checks(bytes) } else { String::new() },
    )
}

/// The fields of a record and what else only a record has.
fn record(bytes: &mut Bytes, depth: usize) -> String {
    let mut text = "fields = { ".to_owned();
    for _ in 0..bytes.next() % 4 {
        let _ = write!(text, "{{ [{:?}] = {} }}, ", bytes.pick(&NAMES), field(bytes, depth + 1));
    }
    text.push_str("}, ");
    match bytes.next() % 8 {
        1 => text += &checks(bytes),
        2 => {
            let _ = write!(
                text,
                "shorthand_fields = {{ {{ [{:?}] = {{ type = {:?}, func = function(v) return {{ a = v }} end }} }} }}, ",
                bytes.pick(&NAMES),
                bytes.pick(&TYPES)
            );
        }
        3 => {
            let name = bytes.pick(&NAMES);
            let _ = write!(
                text,
                "transformations = {{ {{ input = {{ {name:?} }}, on_write = function(v) return {{ {name} = v }} end }} }}, "
            );
        }
        _ => {}
    }
    text
}

fn field(bytes: &mut Bytes, depth: usize) -> String {
    if bytes.next() % 8 == 7 {
        return format!("typedefs.{} {{ {} }}", bytes.pick(&TYPEDEFS), attributes(bytes));
    }
    let kind = if depth < DEEPEST { bytes.pick(&TYPES) } else { bytes.pick(&TYPES[..4]) };
    let inside = match kind {
        "array" | "set" => format!("elements = {}, ", field(bytes, depth + 1)),
        "map" => {
            format!("keys = {}, values = {}, ", field(bytes, depth + 1), field(bytes, depth + 1))
        }
        "record" => record(bytes, depth),
        "json" => "json_schema = { inline = { type = 'object' } }, ".to_owned(),
        _ => String::new(),
    };
    format!("{{ type = {kind:?}, {inside}{} }}", attributes(bytes))
}

fn attributes(bytes: &mut Bytes) -> String {
    let mut text = String::new();
    for _ in 0..bytes.next() % 3 {
        let _ = write!(text, "{} = {}, ", bytes.pick(&ATTRIBUTES), bytes.pick(&VALUES));
    }
    text
}

fn checks(bytes: &mut Bytes) -> String {
    let (one, other) = (bytes.pick(&NAMES), bytes.pick(&NAMES));
    let argument = match bytes.pick(&CHECKS) {
        check @ "conditional" => format!(
            "{check} = {{ if_field = {one:?}, if_match = {{ {} }}, then_field = {other:?}, then_match = {{ {} }} }}",
            attributes(bytes),
            attributes(bytes)
        ),
        check @ "custom_entity_check" => format!(
            "{check} = {{ field_sources = {{ {one:?} }}, fn = function(e) return {} end }}",
            bytes.pick(&VALUES)
        ),
        check => format!("{check} = {{ {one:?}, {other:?} }}"),
    };
    format!("entity_checks = {{ {{ {argument} }} }}, ")
}

/// A configuration.
fn value(bytes: &mut Bytes, depth: usize) -> Value {
    match bytes.next() % 8 {
        0 if depth > 0 => Value::Null,
        1 => Value::Boolean(true),
        #[expect(clippy::cast_precision_loss, reason = "it is one byte")]
        2 => Value::Number(bytes.next() as f64 / 2.0 - 1.0),
        3 => bytes.pick(&VALUES).into(),
        _ if depth == DEEPEST => Value::Number(f64::NAN),
        4 => {
            let items = (1..=bytes.next() % 4).map(|index| index.to_string());
            let items: Vec<_> = items.map(|_| value(bytes, depth + 1)).collect();
            #[expect(clippy::cast_precision_loss, reason = "there are four")]
            let number = |index: usize| Value::Number(index as f64 + 1.0);
            let items = items.into_iter().enumerate();
            Value::Table(Table::new(items.map(|(index, item)| (number(index), item)).collect()))
        }
        _ => {
            let mut entries = Vec::new();
            for _ in 0..bytes.next() % 4 {
                entries.push((bytes.pick(&NAMES).into(), value(bytes, depth + 1)));
            }
            Value::Table(Table::new(entries))
        }
    }
}
