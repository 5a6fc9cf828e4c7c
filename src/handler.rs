//! A handler: the module of a plugin that Kong loads, read by running it with inert stand-ins for everything foreign.
//!
//! It knows the fields VERSION and PRIORITY. Which modules a plugin has is the caller's knowledge.

use crate::failure::{Failure, Result};
use crate::vm::{self, Limits, Plugin, Value};

/// What a plugin's handler says about itself.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Handler {
    /// The VERSION field.
    pub(crate) version: Value,
    /// The PRIORITY field.
    pub(crate) priority: Value,
}

/// The module that Kong requires for the plugin `name`.
pub(crate) fn module_name(name: &str) -> String {
    format!("kong.plugins.{name}.handler")
}

/// The plugin whose handler is `module`: `kong.plugins.NAME.handler`, where NAME has no dot.
pub(crate) fn plugin_name(module: &str) -> Option<&str> {
    let name = module.strip_prefix("kong.plugins.")?.strip_suffix(".handler")?;
    (!name.is_empty() && !name.contains('.')).then_some(name)
}

impl Handler {
    /// Loads the handler `module` of a plugin.
    pub(crate) fn load(plugin: &Plugin, module: &str) -> Result<Self> {
        let fields = ["VERSION", "PRIORITY"];
        let loaded = plugin.load(module, &fields, Limits::PLUGIN).map_err(failure)?;
        let mut fields = loaded.fields.into_iter();
        let mut next = || fields.next().unwrap_or(Value::Nil);
        Ok(Self { version: next(), priority: next() })
    }
}

fn failure(error: vm::Error) -> Failure {
    let (word, place) = match error {
        vm::Error::Limit(failure) => return failure,
        vm::Error::Load(place) => ("does not compile", place),
        vm::Error::Run(place) => ("cannot be loaded", place),
    };
    let failure = Failure::project(format!("the handler {word}: {}", place.message))
        .help("mend the line; kongsmith runs a handler without Kong to read its VERSION");
    match (place.file, place.line) {
        (Some(file), Some(line)) => failure.at_line(file, line),
        (Some(file), None) => failure.at(file),
        _ => failure,
    }
}
