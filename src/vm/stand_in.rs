//! A stand-in: an inert object in the place of something that is not there, such as `kong`, `ngx` or a module of a third
//! party.
//!
//! It can be indexed, called, compared, joined, counted with and iterated over (it is empty) and never raises an error;
//! what comes out is another stand-in. Fields that a program assigns stay as they were assigned, so a handler made by a
//! foreign `extend` still has its own VERSION.

use mlua::{Function, Lua, Table, Value};

/// The registry key of the table from stand-ins to their paths.
const PATHS: &str = "kongsmith.stand_ins";

/// Makes stand-ins possible in this machine; gives back the function that makes one: `stand_in(path)`. `used` is told the
/// path of each one that is called, compared or counted with.
pub(super) fn install(lua: &Lua, used: Option<Function>) -> mlua::Result<Function> {
    let weak = lua.create_table()?;
    weak.raw_set("__mode", "k")?;
    let paths = lua.create_table()?;
    paths.set_metatable(Some(weak))?;
    lua.set_named_registry_value(PATHS, &paths)?;
    lua.load(include_str!("stand_in.lua")).set_name("=stand-in").call((paths, used))
}

/// The path of a stand-in (`ngx.config.subsystem`), `None` for any other table.
pub(super) fn path_of(lua: &Lua, table: &Table) -> Option<String> {
    let paths: Table = lua.named_registry_value(PATHS).ok()?;
    match paths.raw_get(table).ok()? {
        Value::String(path) => Some(path.to_string_lossy()),
        _ => None,
    }
}
