//! A key: one step from a table of a schema to a value in it, as Lua sees it.

use std::fmt::{self, Write};

use crate::vm::{Table, Value};

/// One step into a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// A string key.
    Name(String),
    /// A place in a list, from one.
    Index(usize),
}

impl Key {
    /// The string key.
    pub(crate) fn name(&self) -> Option<&str> {
        match self {
            Self::Name(name) => Some(name),
            Self::Index(_) => None,
        }
    }

    /// The value behind the key.
    pub(crate) fn of<'a>(&self, table: &'a Table) -> &'a Value {
        match self {
            Self::Name(name) => table.get(name),
            Self::Index(index) => table.index(*index),
        }
    }
}

impl From<&str> for Key {
    fn from(name: &str) -> Self {
        Self::Name(name.to_owned())
    }
}

/// A field as people write it: `config.redis.host`, `config.targets[].port`. It knows the way of the keys that lead from
/// the schema to a definition in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dotted<'a>(pub(crate) &'a [Key]);

impl fmt::Display for Dotted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut keys = self.0.iter();
        let mut is_first = true;
        while let Some(key) = keys.next() {
            match key.name() {
                Some("fields" | "shorthand_fields") => {
                    keys.next();
                    let Some(name) = keys.next().and_then(Key::name) else { break };
                    if !is_first {
                        f.write_char('.')?;
                    }
                    f.write_str(name)?;
                    is_first = false;
                }
                Some("elements" | "values" | "keys") => f.write_str("[]")?,
                _ => break,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_shown_without_the_lists_that_lead_to_it() {
        let name = |name: &str| Key::from(name);
        let keys = [
            name("fields"),
            Key::Index(2),
            name("config"),
            name("fields"),
            Key::Index(1),
            name("targets"),
            name("elements"),
            name("fields"),
            Key::Index(3),
            name("port"),
            name("default"),
        ];
        assert_eq!(Dotted(&keys).to_string(), "config.targets[].port");
        assert_eq!(Dotted(&keys[..3]).to_string(), "config");
    }
}
