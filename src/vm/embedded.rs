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

/// A message of Lua's without the place in a module of our own that it begins with: nobody can look there.
pub(crate) fn without_place(message: &str) -> &str {
    let place = message.split_once(": ").and_then(|(place, text)| {
        let (path, line) = place.rsplit_once(':')?;
        let is_ours = is_path(path) && line.bytes().all(|byte| byte.is_ascii_digit());
        is_ours.then_some(text)
    });
    place.unwrap_or(message)
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

    #[test]
    fn a_place_in_a_module_of_our_own_is_left_out() {
        let text = "attempt to index a nil value";
        assert_eq!(without_place(&format!("kong/db/schema/init.lua:148: {text}")), text);
        for other in ["kong/plugins/x/schema.lua:3: no", "a: b", "kong/db/schema/init.lua: no", ""]
        {
            assert_eq!(without_place(other), other);
        }
    }
}
