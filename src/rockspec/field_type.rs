//! The type of a rockspec's field, and the check of a value against it with LuaRocks' messages.

use super::dependency::{is_name, is_space};
use super::place::Key;
use crate::count::List;
use crate::suggestion::nearest;
use crate::vm::{Table, Value};

/// What a field may hold.
#[derive(Clone, Debug)]
pub(super) struct FieldType {
    kind: Kind,
    mandatory: bool,
}

#[derive(Clone, Debug)]
enum Kind {
    Text(Option<Pattern>),
    Boolean,
    Fields(Box<Fields>),
}

/// The fields of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields {
    /// Those that are known, the most important first.
    pub(super) named: Vec<(&'static str, FieldType)>,
    /// The type of all others.
    pub(super) any: Option<FieldType>,
    /// Whether others may be there, unchecked.
    pub(super) more: bool,
}

/// What a text must look like.
#[derive(Clone, Copy, Debug)]
pub(super) enum Pattern {
    /// `version`
    Version,
    /// A dependency of formats before 3.0
    Dependency,
    /// A dependency that may have a namespace
    NamespacedDependency,
}

/// Something that a field has and should not have, or the other way round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mismatch {
    /// The kind of problem.
    pub(super) code: &'static str,
    /// The field.
    pub(super) path: Vec<Key>,
    /// LuaRocks' message.
    pub(super) message: String,
    /// What to do.
    pub(super) help: String,
}

impl FieldType {
    pub(super) fn text() -> Self {
        Self { kind: Kind::Text(None), mandatory: false }
    }

    pub(super) fn pattern(pattern: Pattern) -> Self {
        Self { kind: Kind::Text(Some(pattern)), mandatory: false }
    }

    pub(super) fn boolean() -> Self {
        Self { kind: Kind::Boolean, mandatory: false }
    }

    /// A table with these fields and no others.
    pub(super) fn table(fields: &[(&'static str, FieldType)]) -> Self {
        Self::of(Fields { named: fields.to_vec(), ..Fields::default() })
    }

    pub(super) fn of(fields: Fields) -> Self {
        Self { kind: Kind::Fields(Box::new(fields)), mandatory: false }
    }

    /// A table whose unknown fields have this type.
    pub(super) fn array(any: FieldType) -> Self {
        Self::of(Fields { any: Some(any), ..Fields::default() })
    }

    /// The same table with further fields allowed.
    #[must_use]
    pub(super) fn with_more(mut self) -> Self {
        if let Kind::Fields(fields) = &mut self.kind {
            fields.more = true;
        }
        self
    }

    /// The same table with `platforms`, whose fields are tables like this one.
    #[must_use]
    pub(super) fn with_platforms(mut self) -> Self {
        let platforms = Self::array(self.clone());
        if let Kind::Fields(fields) = &mut self.kind {
            fields.named.push(("platforms", platforms));
        }
        self
    }

    #[must_use]
    pub(super) fn mandatory(mut self, mandatory: bool) -> Self {
        self.mandatory = mandatory;
        self
    }

    /// The fields of a table type; a text has none.
    pub(super) fn fields_mut(&mut self) -> Option<&mut Fields> {
        match &mut self.kind {
            Kind::Fields(fields) => Some(fields),
            _ => None,
        }
    }

    fn check(&self, value: &Value, path: &[Key], found: &mut Vec<Mismatch>) {
        let (expected, help) = match (&self.kind, value) {
            (Kind::Text(None), Value::String(_))
            | (Kind::Boolean, Value::Boolean(_))
            | (Kind::Fields(_), Value::Endless | Value::StandIn(_)) => return,
            (Kind::Text(Some(pattern)), Value::String(text)) => {
                if !pattern.matches(text) {
                    let (text, what) = (String::from_utf8_lossy(text), pattern.name());
                    let why = format!("invalid value '{text}' does not match {what}");
                    found.push(mismatch(path, &why, pattern.help()));
                }
                return;
            }
            (Kind::Fields(fields), Value::Table(table)) => return fields.check(table, path, found),
            (Kind::Text(_), value) => (
                format!("expected a string, got {}", value.type_name()),
                "write a text in quotation marks here",
            ),
            (Kind::Boolean, _) => ("expected boolean".to_owned(), "write `true` or `false` here"),
            (Kind::Fields(_), _) => {
                ("expected a table".to_owned(), "write a table here, in braces: `{ ... }`")
            }
        };
        found.push(mismatch(path, &expected, help));
    }
}

impl Fields {
    /// The type of a known field.
    pub(super) fn get(&self, name: &str) -> Option<&FieldType> {
        self.named.iter().find(|(known, _)| *known == name).map(|(_, field_type)| field_type)
    }

    /// Everything in `table`, which stands at `path`, that is not as it should be: what is there in the order of the
    /// keys, then what is missing.
    pub(super) fn check(&self, table: &Table, path: &[Key], found: &mut Vec<Mismatch>) {
        for (key, value) in table.entries() {
            let field = path.iter().cloned().chain([Key::of(key)]).collect::<Vec<_>>();
            let known = key.as_str().and_then(|name| self.get(name));
            match known.or(self.any.as_ref()) {
                Some(field_type) => field_type.check(value, &field, found),
                None if self.more => {}
                None => found.push(Mismatch {
                    code: "rockspec-unknown-field",
                    message: format!("Unknown field {}", key.text()),
                    help: self.unknown_help(path, &key.text()),
                    path: field,
                }),
            }
        }
        for (name, field_type) in &self.named {
            if field_type.mandatory && !table.get(name).is_truthy() {
                let field: Vec<_> =
                    path.iter().cloned().chain([Key::Name((*name).to_owned())]).collect();
                let message = format!("Mandatory field {} is missing.", shown(&field));
                let code = "rockspec-missing-field";
                let help = missing_help(&shown(&field));
                found.push(Mismatch { code, path: field, message, help });
            }
        }
    }

    fn unknown_help(&self, path: &[Key], name: &str) -> String {
        if let Some(near) = nearest(name, self.named.iter().map(|(known, _)| *known)).first() {
            return format!("did you mean `{near}`");
        }
        if path.is_empty() {
            return "a helper variable needs `local`; the fields are fixed by LuaRocks".to_owned();
        }
        let mut known: Vec<_> = self.named.iter().map(|(name, _)| *name).collect();
        known.sort_unstable();
        format!("`{}` knows {}", shown(path), List::and(&known))
    }
}

impl Pattern {
    fn matches(self, text: &[u8]) -> bool {
        // LuaRocks' patterns know ASCII only; what is not UTF-8 can only be where everything but `/` may be.
        let text = String::from_utf8_lossy(text);
        match self {
            Self::Version => crate::version::RockVersion::from_field(&text).is_some(),
            Self::Dependency => {
                let text = text.trim_start_matches(is_space);
                text.starts_with(|c: char| c.is_ascii_alphanumeric()) && !text.contains('/')
            }
            Self::NamespacedDependency => {
                let text = text.trim_start_matches(is_space);
                let run = &text[..text.find(|c| !is_name(c)).unwrap_or(text.len())];
                match text.split_once('/') {
                    None => run.contains(|c: char| c.is_ascii_alphanumeric()),
                    Some((namespace, name)) => {
                        namespace == run
                            && name.starts_with(|c: char| c.is_ascii_alphanumeric())
                            && !name.contains('/')
                    }
                }
            }
        }
    }

    fn help(self) -> &'static str {
        match self {
            Self::Version => {
                "write letters, digits and dots, a hyphen and the revision: `1.2.0-1`, `1.2.0rc.1-1`"
            }
            Self::Dependency | Self::NamespacedDependency => super::dependency::HELP,
        }
    }

    /// The pattern as LuaRocks shows it.
    fn name(self) -> &'static str {
        match self {
            Self::Version => "'[%w.]+-[%d]+'",
            Self::Dependency | Self::NamespacedDependency => "a valid dependency string",
        }
    }
}

fn mismatch(path: &[Key], why: &str, help: &str) -> Mismatch {
    let message = format!("Type mismatch on field {}: {why}", shown(path));
    Mismatch { code: "rockspec-field-type", path: path.to_vec(), message, help: help.to_owned() }
}

fn missing_help(field: &str) -> String {
    let line = match field {
        "package" => "package = \"kong-plugin-NAME\"",
        "version" => "version = \"0.1.0-1\"",
        "source" => "source = { url = \"git+https://HOST/OWNER/REPOSITORY.git\" }",
        "build" => "build = { type = \"builtin\", modules = { ... } }",
        _ => "url = \"git+https://HOST/OWNER/REPOSITORY.git\"",
    };
    format!("add `{line}`")
}

/// `source.url`, `dependencies[1]`
fn shown(path: &[Key]) -> String {
    let mut text = String::new();
    for key in path {
        match key {
            Key::Name(name) if text.is_empty() => text.push_str(name),
            Key::Name(name) => {
                text.push('.');
                text.push_str(name);
            }
            Key::Index(_) | Key::Other(_) if text.is_empty() => text.push_str(&key.text()),
            Key::Index(_) | Key::Other(_) => {
                text.push('[');
                text.push_str(&key.text());
                text.push(']');
            }
        }
    }
    text
}
