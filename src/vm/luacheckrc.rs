//! The environment of a `.luacheckrc`, a Lua file that assigns luacheck's options.

use mlua::StdLib;

use super::bounds::{self, Limits};
use super::machine::Machine;
use super::{Chunk, Error, Running, Table, Value};

/// Runs the chunk and collects what it assigned or returned. Nothing leaves the machine: there is no `require`, no `io`, and
/// no variable of the environment is set.
pub(crate) fn run(chunk: Chunk, limits: Limits) -> Result<Table, Error> {
    let file = chunk.file.clone();
    bounds::within(&file, limits, move |running| evaluate(&chunk, limits, running))
}

fn evaluate(chunk: &Chunk, limits: Limits, running: &Running) -> Result<Table, Error> {
    let machine = Machine::new(running, limits, StdLib::TABLE | StdLib::MATH)?;
    let raw = |error: mlua::Error| machine.error(&error, &[chunk.file.as_path()]);
    let (environment, result): (mlua::Table, mlua::Function) = machine
        .lua
        .load(include_str!("luacheckrc.lua"))
        .set_name("=luacheckrc")
        .call(())
        .map_err(raw)?;
    let program = machine.load(chunk, environment)?;
    let returned: mlua::Value = program.call(()).map_err(raw)?;
    let assigned: mlua::Value = result.call(returned).map_err(raw)?;
    machine.check()?;
    match machine.take(assigned)? {
        Value::Table(table) => Ok(table),
        _ => Ok(Table::default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assigned(text: &str) -> Result<Table, Error> {
        run(Chunk::new(".luacheckrc", text), Limits::ROCKSPEC)
    }

    #[test]
    fn options_are_collected() {
        let table = assigned(
            "std = 'ngx_lua'\nfiles['spec'].std = '+busted'\nfiles['x'] = { ignore = { '1' } }\n\
             stds.own = { globals = { 'a' } }\nlocal list = { 'b' }\ntable.insert(list, 'c')\nglobals = list",
        )
        .unwrap();
        assert_eq!(table.get("std").as_str(), Some("ngx_lua"));
        let files = table.get("files").as_table().unwrap();
        assert_eq!(files.get("spec").as_table().unwrap().get("std").as_str(), Some("+busted"));
        assert!(table.get("stds").as_table().unwrap().get("own").as_table().is_some());
        assert_eq!(table.get("globals").as_table().unwrap().sequence().count(), 2);
        let returned = assigned("return { std = 'max' }").unwrap();
        assert_eq!(returned.get("std").as_str(), Some("max"));
    }

    #[test]
    fn nothing_reaches_outside() {
        for text in ["io.open('x')", "require 'x'", "dofile('x')", "os.execute('x')", "_G.x = 1"] {
            assert!(matches!(assigned(text), Err(Error::Run(_))), "{text}");
        }
        assert!(matches!(assigned("while true do end"), Err(Error::Limit(_))));
        assert!(matches!(assigned("std ="), Err(Error::Load(_))));
    }
}
