//! `description`: what people read about a package. LuaRocks checks only that the fields are texts.

use crate::vm::{Table, Value};

/// The fields of `description`, each as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Description {
    /// One line.
    pub(crate) summary: Option<String>,
    /// Several lines.
    pub(crate) detailed: Option<String>,
    /// An address.
    pub(crate) homepage: Option<String>,
    /// The licence's name; `luarocks lint` wants one.
    pub(crate) license: Option<String>,
    /// A person.
    pub(crate) maintainer: Option<String>,
    /// An address, from format 3.0.
    pub(crate) issues_url: Option<String>,
}

impl Description {
    pub(super) fn read(value: &Value) -> Self {
        let fields = value.as_table();
        let text = |name: &str| text(fields, name);
        Self {
            summary: text("summary"),
            detailed: text("detailed"),
            homepage: text("homepage"),
            license: text("license"),
            maintainer: text("maintainer"),
            issues_url: text("issues_url"),
        }
    }
}

/// A field that is a string. Bytes that are not UTF-8 are replaced.
pub(super) fn text(fields: Option<&Table>, name: &str) -> Option<String> {
    match fields?.get(name) {
        Value::String(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
        _ => None,
    }
}
