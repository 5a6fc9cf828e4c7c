//! Words: the names of the schema language, and what replaces those that Kong had once.

/// The keys of a schema.
pub(crate) const SCHEMA_KEYS: [&str; 6] =
    ["name", "fields", "entity_checks", "shorthand_fields", "transformations", "check"];

/// The types of fields.
pub(crate) const TYPES: [&str; 11] = [
    "array", "boolean", "foreign", "function", "integer", "json", "map", "number", "record", "set",
    "string",
];

/// The attributes of fields.
pub(crate) const ATTRIBUTES: [&str; 47] = [
    "abstract",
    "auto",
    "between",
    "contains",
    "custom_validator",
    "default",
    "deprecation",
    "description",
    "elements",
    "encrypted",
    "entity_checks",
    "eq",
    "err",
    "examples",
    "fields",
    "func",
    "generate_admin_api",
    "gt",
    "immutable",
    "is_regex",
    "json_schema",
    "keys",
    "len_eq",
    "len_max",
    "len_min",
    "match",
    "match_all",
    "match_any",
    "match_none",
    "mutually_exclusive_subsets",
    "ne",
    "not_match",
    "not_one_of",
    "on_delete",
    "one_of",
    "reference",
    "referenceable",
    "required",
    "shorthand_fields",
    "starts_with",
    "timestamp",
    "transient",
    "type",
    "unique",
    "unique_across_ws",
    "uuid",
    "values",
];

/// The kinds of entity checks.
pub(crate) const CHECKS: [&str; 9] = [
    "at_least_one_of",
    "conditional",
    "conditional_at_least_one_of",
    "custom_entity_check",
    "distinct",
    "mutually_exclusive",
    "mutually_exclusive_sets",
    "mutually_required",
    "only_one_of",
];

/// The attributes that some types alone can have.
pub(crate) const TYPES_OF: [(&str, &[&str]); 13] = [
    ("between", &["integer", "number"]),
    ("len_eq", &["array", "set", "string", "map"]),
    ("match", &["string"]),
    ("one_of", &["string", "number", "integer"]),
    ("contains", &["array", "set"]),
    ("is_regex", &["string"]),
    ("timestamp", &["number", "integer"]),
    ("uuid", &["string"]),
    ("unique", &["string", "number", "integer", "foreign"]),
    ("unique_across_ws", &["string", "number", "integer", "foreign"]),
    ("abstract", &["string", "number", "integer", "record", "array", "set", "map"]),
    ("json_schema", &["json"]),
    ("transient", &["string", "number", "integer", "array", "set", "boolean"]),
];

/// Keys of schemas before Kong 1.0, and what they are today.
pub(crate) const OLD_SCHEMA_KEYS: [(&str, &str); 5] = [
    ("no_consumer", "put `{ consumer = typedefs.no_consumer }` into `fields`"),
    ("no_route", "put `{ route = typedefs.no_route }` into `fields`"),
    ("no_service", "put `{ service = typedefs.no_service }` into `fields`"),
    ("self_check", "put a `custom_entity_check` into the `entity_checks` of `config`"),
    ("run_on", "remove it: a plugin runs on every node"),
];

/// Attributes of fields that other versions of Kong have, and what they are in Kong 3.9.
pub(crate) const OLD_ATTRIBUTES: [(&str, &str); 9] = [
    ("legacy", "remove it: it has no meaning since Kong 2"),
    ("enum", "the attribute is called `one_of`"),
    ("regex", "the attribute is called `match` and takes a Lua pattern"),
    ("schema", "use `type = \"record\"` with `fields`"),
    ("nilable", "remove it: a field that is not `required` may be null"),
    ("nullable", "remove it: a field that is not `required` may be null"),
    ("optional", "remove it: a field is optional unless it is `required`"),
    ("func", "use `custom_validator`"),
    (
        "translate_backwards",
        "use `replaced_with = { { path = { \"NAME\" } } }` in the field's `deprecation`",
    ),
];

/// Types of fields that Kong had once, and what they are today.
pub(crate) const OLD_TYPES: [(&str, &str); 5] = [
    (
        "table",
        "use `record` with `fields`, `map` with `keys` and `values`, or `array` with `elements`",
    ),
    ("url", "use `typedefs.url` in place of the definition"),
    ("id", "use `typedefs.uuid` in place of the definition"),
    ("text", "use `string`"),
    ("float", "use `number`"),
];

/// The names in `kong.db.schema.typedefs`.
pub(crate) const TYPEDEFS: [&str; 53] = [
    "auto_timestamp_ms",
    "auto_timestamp_s",
    "capability",
    "certificate",
    "cidr",
    "cidr_v4",
    "cookie_name",
    "destinations",
    "header_name",
    "headers",
    "host",
    "host_with_optional_port",
    "hosts",
    "http_method",
    "ip",
    "ip_or_cidr",
    "jwk",
    "key",
    "lua_code",
    "methods",
    "name",
    "no_consumer",
    "no_destinations",
    "no_headers",
    "no_hosts",
    "no_methods",
    "no_paths",
    "no_route",
    "no_service",
    "no_sources",
    "path",
    "pem",
    "port",
    "propagation",
    "protocol",
    "protocols",
    "protocols_http",
    "queue",
    "redis_host",
    "redis_server_name",
    "router_path",
    "router_paths",
    "semantic_version",
    "sni",
    "sources",
    "tag",
    "tags",
    "timeout",
    "ttl",
    "url",
    "utf8_name",
    "uuid",
    "wildcard_host",
];

/// What a table of names has to say about one.
pub(crate) fn look_up(names: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    names.iter().find(|(known, _)| *known == name).map(|(_, words)| *words)
}

/// Whether Kong lets a field of that type have the attribute.
pub(crate) fn is_allowed(kind: &str, attribute: &str) -> bool {
    let types = TYPES_OF.iter().find(|(known, _)| *known == attribute);
    types.is_none_or(|(_, types)| types.contains(&kind))
}
