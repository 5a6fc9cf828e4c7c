//! A plugin's modules loaded without Kong: `require` finds the plugin's own, everything foreign is a stand-in.

use std::collections::BTreeMap;

use mlua::chunk::ChunkMode;
use mlua::{Lua, StdLib};

use super::bounds::{self, Limits};
use super::machine::Machine;
use super::{Chunk, Error, Running, Value, stand_in};

/// The modules of a plugin and what they may ask their surroundings for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plugin {
    /// Module name (`kong.plugins.x.handler`) to the file that holds it.
    pub(crate) modules: BTreeMap<String, Chunk>,
    /// What `os.getenv` answers.
    pub(crate) environment: BTreeMap<String, String>,
}

/// What a module gave back.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Loaded {
    /// The values of the fields that were asked for, in that order; `Nil` where the module has no such field.
    pub(crate) fields: Vec<Value>,
    /// The modules that were required and are not the plugin's own.
    pub(crate) foreign: Vec<String>,
}

impl Plugin {
    /// Requires `module` and reads `fields` of the table that it returns, the way Kong reads a handler: inherited fields
    /// count.
    pub(crate) fn load(
        &self,
        module: &str,
        fields: &[&str],
        limits: Limits,
    ) -> Result<Loaded, Error> {
        let file = self.modules.get(module).map_or(module.into(), |chunk| chunk.file.clone());
        let plugin = self.clone();
        let module = module.to_owned();
        let fields: Vec<_> = fields.iter().map(|field| (*field).to_owned()).collect();
        bounds::within(&file, limits, move |running| {
            plugin.evaluate(running, &module, &fields, limits)
        })
    }

    fn evaluate(
        &self,
        running: &Running,
        module: &str,
        fields: &[String],
        limits: Limits,
    ) -> Result<Loaded, Error> {
        let libraries = StdLib::TABLE | StdLib::MATH | StdLib::BIT | StdLib::OS;
        let machine = Machine::new(running, limits, libraries)?;
        let chunks: Vec<_> = self.modules.values().map(|chunk| chunk.file.as_path()).collect();
        let raw = |error: mlua::Error| machine.error(&error, &chunks);
        let require = self.prepare(&machine.lua).map_err(raw)?;
        let value: mlua::Value = require.call(module).map_err(raw)?;
        let mut found = Vec::new();
        for field in fields {
            let value = match &value {
                mlua::Value::Table(table) => table.get(field.as_str()).map_err(raw)?,
                _ => mlua::Value::Nil,
            };
            found.push(machine.take(value)?);
        }
        machine.check()?;
        let foreign: mlua::Table = machine.lua.named_registry_value(FOREIGN).map_err(raw)?;
        let mut foreign: Vec<String> = foreign.sequence_values().flatten().collect();
        foreign.sort();
        Ok(Loaded { fields: found, foreign })
    }

    /// Sets the globals of a worker up and gives back `require`.
    fn prepare(&self, lua: &Lua) -> mlua::Result<mlua::Function> {
        let stand_in = stand_in::install(lua, None)?;
        let foreign = lua.create_table()?;
        lua.set_named_registry_value(FOREIGN, &foreign)?;
        let modules = self.modules.clone();
        let compile = lua.create_function(move |lua, name: String| {
            let Some(chunk) = modules.get(&name) else { return Ok(None) };
            let text = match chunk.text() {
                Ok(text) => text,
                Err(error) => return Err(mlua::Error::external(error.into_failure())),
            };
            let chunk = lua.load(text).set_name(chunk.name()).set_mode(ChunkMode::Text);
            chunk.into_function().map(Some)
        })?;
        let environment = lua.create_table_from(self.environment.clone())?;
        lua.load(include_str!("plugin.lua")).set_name("=plugin").call((
            stand_in,
            compile,
            foreign,
            environment,
        ))
    }
}

/// The registry key of the list of foreign modules.
const FOREIGN: &str = "kongsmith.foreign";
