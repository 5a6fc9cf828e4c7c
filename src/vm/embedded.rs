//! The Lua modules that are part of the binary: everything below `lua/`.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use mlua::chunk::ChunkMode;
use mlua::{Function, Lua};

/// A Lua file of our own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Module {
    name: &'static str,
    /// The path below `lua/`, which errors show.
    path: &'static str,
    text: &'static str,
}

/// Module name, path and text, sorted by name.
static MODULES: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/lua.rs"));

/// Bytecode of the modules that were compiled twice, for the next machine; nothing for those compiled once, as most
/// processes have one machine only.
static COMPILED: Mutex<BTreeMap<&str, Option<Vec<u8>>>> = Mutex::new(BTreeMap::new());

/// The module that `require` knows by this name.
pub(super) fn find(name: &str) -> Option<Module> {
    let at = MODULES.binary_search_by(|(known, ..)| (*known).cmp(name)).ok()?;
    let (name, path, text) = MODULES[at];
    Some(Module { name, path, text })
}

impl Module {
    /// The module as a function. A process parses each at most twice.
    pub(super) fn compile(self, lua: &Lua) -> mlua::Result<Function> {
        let mut compiled = COMPILED.lock().unwrap_or_else(PoisonError::into_inner);
        let known = compiled.get(self.name);
        if let Some(Some(bytecode)) = known {
            return lua.load(bytecode.as_slice()).set_mode(ChunkMode::Binary).into_function();
        }
        let is_second = known.is_some();
        let chunk = lua.load(self.text).set_name(format!("@{}", self.path));
        let function = chunk.set_mode(ChunkMode::Text).into_function()?;
        compiled.insert(self.name, is_second.then(|| function.dump(false)));
        Ok(function)
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
