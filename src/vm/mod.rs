//! LuaJIT: programs from a plugin are run here, within bounds, and what they leave behind comes out as plain values.
//!
//! A [`Chunk`] is a file's text with the name that its errors carry. [`rockspec::run`] runs one as LuaRocks runs a
//! rockspec, [`Plugin`] loads a plugin's modules with inert stand-ins for all that is not its own, [`Worker`] runs our own
//! Lua modules, and a plugin's beside them, in the surroundings of a worker of Kong. Nothing but this module knows
//! `mlua`.

mod bounds;
mod chunk;
mod compiler;
mod embedded;
mod error;
mod host;
pub(crate) mod luacheckrc;
mod machine;
mod own_places;
mod plugin;
pub(crate) mod rockspec;
mod running;
mod stand_in;
mod stopwatch;
#[cfg(test)]
mod tests;
mod uses;
mod value;
mod worker;

pub(crate) use bounds::{Limits, within};
pub(crate) use chunk::Chunk;
pub(crate) use compiler::Compiler;
pub(crate) use error::{Error, Place};
pub(crate) use own_places::{without_foreign_places, without_own_places};
pub(crate) use plugin::Plugin;
pub(crate) use running::Running;
pub(crate) use value::{Table, Value, number_text};
pub(crate) use worker::{StandIns, Worker};
