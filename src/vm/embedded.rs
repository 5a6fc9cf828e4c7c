//! The Lua modules that are part of the binary: everything below `lua/`.

/// A Lua file of our own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Module {
    /// The path below `lua/`, which errors show.
    pub(super) path: &'static str,
    /// The file's text.
    pub(super) text: &'static str,
}

/// Module name, path and text, sorted by name.
static MODULES: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/lua.rs"));

/// The module that `require` knows by this name.
pub(super) fn find(name: &str) -> Option<Module> {
    let at = MODULES.binary_search_by(|(known, ..)| (*known).cmp(name)).ok()?;
    let (_, path, text) = MODULES[at];
    Some(Module { path, text })
}

/// Whether errors may name this path.
pub(super) fn is_path(path: &str) -> bool {
    MODULES.iter().any(|(_, known, _)| *known == path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_found_by_the_name_that_require_uses() {
        assert_eq!(find("kong.db.schema").unwrap().path, "kong/db/schema/init.lua");
        assert_eq!(find("kong.db.schema.field").unwrap().path, "kong/db/schema/field.lua");
        assert!(find("kong.plugins.base_plugin").is_none());
        assert!(is_path("kong/db/schema/init.lua"));
    }
}
