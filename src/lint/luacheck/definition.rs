//! Which globals exist, and which of their fields: a tree of definitions as luacheck keeps it.
//!
//! The named standards stand in `standards.txt`. Only whether something is defined is kept, not whether it may be changed.

use std::collections::BTreeMap;

use crate::suggestion::nearest;

/// The text that the named standards are read from.
const STANDARDS: &str = include_str!("standards.txt");

/// The Lua standards that `max` joins.
const LUA_STANDARDS: [&str; 10] =
    ["min", "lua51", "lua51c", "lua52", "lua52c", "lua53", "lua53c", "lua54", "lua54c", "luajit"];

/// A global or a field, and what may be found in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Definition {
    /// The fields that are known.
    pub(crate) fields: BTreeMap<Box<str>, Definition>,
    /// Whether any other field is defined too; `None` where a definition leaves that open.
    pub(crate) other_fields: Option<bool>,
}

/// One step of an indexing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// A constant string.
    Name(Box<str>),
    /// Something that is no string, such as a number.
    NotString,
    /// Anything.
    Unknown,
}

impl Definition {
    /// Something that may be indexed with anything.
    pub(crate) fn open() -> Self {
        Self { fields: BTreeMap::new(), other_fields: Some(true) }
    }

    /// The globals of a named standard; `None` for a name that is none.
    pub(crate) fn standard(name: &str) -> Option<Self> {
        let mut result = Self::default();
        match name {
            // Those of other programs than nginx: nothing can be said about their globals.
            "none" | "love" | "playdate" | "sile" => {}
            "max" => {
                for part in LUA_STANDARDS {
                    result.read_standard(part);
                }
            }
            "_G" => result.read_standard("luajit"),
            name if is_listed(name) => result.read_standard(name),
            _ => return None,
        }
        Some(result)
    }

    /// Adds everything that `other` defines.
    pub(crate) fn add(&mut self, other: &Definition, overwrite: bool) {
        for (name, definition) in &other.fields {
            let field = self.fields.entry(name.clone()).or_default();
            if overwrite || definition.other_fields == Some(true) {
                field.other_fields = definition.other_fields.or(field.other_fields);
            }
            field.add(definition, overwrite);
        }
    }

    /// Defines `path` (`a.b.c`) anew, to be indexed with anything.
    pub(crate) fn define(&mut self, path: &str) {
        let mut definition = self;
        for name in path.split('.') {
            definition = definition.fields.entry(name.into()).or_default();
        }
        *definition = Self::open();
    }

    /// Removes `path`.
    pub(crate) fn remove(&mut self, path: &str) {
        let mut definition = self;
        let (parents, last) = path.rsplit_once('.').map_or(("", path), |split| split);
        for name in parents.split('.').filter(|name| !name.is_empty()) {
            match definition.fields.get_mut(name) {
                Some(field) => definition = field,
                None => return,
            }
        }
        definition.fields.remove(last);
    }

    /// Whether indexing along `keys`, the first one a global, only meets what is defined.
    pub(crate) fn defines(&self, keys: &[Key]) -> bool {
        let mut definition = self;
        for key in keys {
            let open = definition.other_fields == Some(true);
            match key {
                Key::Unknown => return open || !definition.fields.is_empty(),
                Key::NotString => return open,
                Key::Name(name) => match definition.fields.get(name) {
                    Some(field) => definition = field,
                    None => return open,
                },
            }
        }
        true
    }

    /// The path that `keys` probably mean, without the global: the first field that is not defined becomes the nearest
    /// one that is.
    pub(crate) fn near(&self, keys: &[Key]) -> Option<String> {
        let mut definition = self;
        let mut path = Vec::new();
        for (index, key) in keys.iter().enumerate() {
            let Key::Name(name) = key else { return None };
            if let Some(field) = definition.fields.get(name) {
                definition = field;
                path.push(name.as_ref());
                continue;
            }
            let names = definition.fields.keys().map(AsRef::as_ref);
            let is_last = index > 0 && index + 1 == keys.len();
            path.push(nearest(name, names).into_iter().next().filter(|_| is_last)?);
        }
        Some(path.get(1..)?.join("."))
    }

    fn read_standard(&mut self, standard: &str) {
        let mut applies = false;
        for line in STANDARDS.lines().filter(|line| !line.starts_with('#')) {
            if let Some(names) = line.strip_prefix('[') {
                applies = names.trim_end_matches(']').split(' ').any(|name| name == standard);
            } else if let Some((parent, names)) = line.split_once(": ").filter(|_| applies) {
                let mut definition = &mut *self;
                for name in parent.split('.').filter(|name| !name.is_empty()) {
                    definition = definition.fields.entry(name.into()).or_default();
                }
                for name in names.split(' ') {
                    let plain = name.trim_end_matches('*');
                    let field = definition.fields.entry(plain.into()).or_default();
                    if plain.len() < name.len() {
                        field.other_fields = Some(true);
                    }
                }
            }
        }
    }
}

fn is_listed(name: &str) -> bool {
    let headers = STANDARDS.lines().filter_map(|line| line.strip_prefix('['));
    headers.flat_map(|names| names.trim_end_matches(']').split(' ')).any(|other| other == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(path: &str) -> Vec<Key> {
        path.split('.').map(|name| Key::Name(name.into())).collect()
    }

    #[test]
    fn standards_define_what_their_environment_has() {
        let ngx = Definition::standard("ngx_lua").unwrap();
        for path in ["ngx.req.get_headers", "ngx.var.anything.at.all", "string.format", "_G.x"] {
            assert!(ngx.defines(&keys(path)), "{path}");
        }
        for path in ["ngx.requ", "kong", "string.trim", "describe", "table.pack"] {
            assert!(!ngx.defines(&keys(path)), "{path}");
        }
        assert!(Definition::standard("max").unwrap().defines(&keys("table.pack")));
        assert!(Definition::standard("busted").unwrap().defines(&keys("assert.are.same")));
        assert!(Definition::standard("lua99").is_none());
    }

    #[test]
    fn paths_are_defined_and_removed() {
        let mut definition = Definition::default();
        definition.define("a.b");
        assert!(definition.defines(&keys("a")) && definition.defines(&keys("a.b.c")));
        assert!(!definition.defines(&keys("a.c")));
        definition.remove("a.b");
        assert!(!definition.defines(&keys("a.b")));
        definition.remove("x.y");
    }

    #[test]
    fn keys_that_are_not_known_are_taken_to_be_right_where_there_is_any_field() {
        let standard = Definition::standard("ngx_lua").unwrap();
        let ngx = Key::Name("ngx".into());
        assert!(standard.defines(&[ngx.clone(), Key::Unknown]));
        assert!(!standard.defines(&[ngx, Key::NotString]));
        assert!(!standard.defines(&[Key::Name("print".into()), Key::Unknown]));
    }
}
