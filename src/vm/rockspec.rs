//! The environment of a rockspec: none. The chunk runs with an empty table for its globals, as LuaRocks runs it
//! (`luarocks.core.persist`); only the methods of strings are there, for every string has them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use mlua::StdLib;

use super::bounds::{self, Limits};
use super::machine::Machine;
use super::{Chunk, Error, Running, Table, Value};

/// What a rockspec assigned, and what it asked for in vain.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Globals {
    /// The variables that it assigned.
    pub(crate) assigned: Table,
    /// The line at which each of them was first assigned.
    pub(crate) lines: BTreeMap<String, usize>,
    /// The variables that it read before they had a value, with the line of the first time.
    pub(crate) unknown: BTreeMap<String, usize>,
}

#[derive(Default)]
struct Record {
    lines: BTreeMap<String, usize>,
    unknown: BTreeMap<String, usize>,
}

/// Runs the chunk and collects its globals. What it returns is ignored.
pub(crate) fn run(chunk: Chunk, limits: Limits) -> Result<Globals, Error> {
    let file = chunk.file.clone();
    bounds::within(&file, limits, move |running| evaluate(&chunk, limits, running))
}

fn evaluate(chunk: &Chunk, limits: Limits, running: &Running) -> Result<Globals, Error> {
    let machine = Machine::new(running, limits, StdLib::NONE)?;
    let raw = |error: mlua::Error| machine.error(&error, &[chunk.file.as_path()]);
    let record = Rc::new(RefCell::new(Record::default()));
    let environment = environment(&machine.lua, &record).map_err(raw)?;
    let program = machine.load(chunk, environment.clone())?;
    program.call::<()>(()).map_err(raw)?;
    machine.check()?;
    let Value::Table(assigned) = machine.take(mlua::Value::Table(environment))? else {
        return Ok(Globals::default());
    };
    let Record { lines, unknown } = record.take();
    Ok(Globals { assigned, lines, unknown })
}

/// An empty table that writes down what is read in vain and where its fields come from.
fn environment(lua: &mlua::Lua, record: &Rc<RefCell<Record>>) -> mlua::Result<mlua::Table> {
    let reads = Rc::clone(record);
    let read = lua.create_function(move |lua, (_, name): (mlua::Value, mlua::Value)| {
        let line = calling_line(lua);
        reads.borrow_mut().unknown.entry(name_of(&name)).or_insert(line);
        Ok(mlua::Nil)
    })?;
    let writes = Rc::clone(record);
    let write = lua.create_function(
        move |lua, (table, name, value): (mlua::Table, mlua::Value, mlua::Value)| {
            let line = calling_line(lua);
            writes.borrow_mut().lines.entry(name_of(&name)).or_insert(line);
            table.raw_set(name, value)
        },
    )?;
    let metatable = lua.create_table()?;
    metatable.raw_set("__index", read)?;
    metatable.raw_set("__newindex", write)?;
    let environment = lua.create_table()?;
    environment.set_metatable(Some(metatable))?;
    Ok(environment)
}

#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the method's lifetimes are too narrow"
)]
fn calling_line(lua: &mlua::Lua) -> usize {
    lua.inspect_stack(1, |frame| frame.current_line()).flatten().unwrap_or(1)
}

fn name_of(value: &mlua::Value) -> String {
    value.as_string().map_or_else(|| value.type_name().to_owned(), mlua::LuaString::to_string_lossy)
}
