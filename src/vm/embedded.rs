//! The Lua modules that are part of the binary: everything below `lua/`, compiled when the binary was built.

use mlua::{Function, Lua};

/// A Lua file of our own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Module {
    /// The path below `lua/`, which errors show.
    path: &'static str,
    /// Bytecode, or the text where the binary was built on another kind of machine.
    chunk: &'static [u8],
}

/// Module name, path and chunk, sorted by name.
static MODULES: &[(&str, &str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/lua.rs"));

/// The module that `require` knows by this name.
pub(super) fn find(name: &str) -> Option<Module> {
    let at = MODULES.binary_search_by(|(known, ..)| (*known).cmp(name)).ok()?;
    let (_, path, chunk) = MODULES[at];
    Some(Module { path, chunk })
}

impl Module {
    /// The module as a function.
    pub(super) fn load(self, lua: &Lua) -> mlua::Result<Function> {
        lua.load(self.chunk).set_name(format!("@{}", self.path)).into_function()
    }
}

/// Whether this is the path of one of them, which errors may name.
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
