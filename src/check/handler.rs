//! What a plugin's handler says, read by running it with its own modules and stand-ins for everything else.

use std::collections::BTreeMap;

use crate::failure::Failure;
use crate::handler::module_name;
use crate::lint::{HandlerFacts, Phase};
use crate::vm::{self, Chunk, Limits, Plugin, Value};

/// VERSION, PRIORITY and phases; `None` where the handler does not run like that. Fails where it passes its bounds.
pub(super) fn read(
    name: &str,
    modules: BTreeMap<String, Chunk>,
) -> Result<Option<HandlerFacts>, Failure> {
    let module = module_name(name);
    if !modules.contains_key(&module) {
        return Ok(None);
    }
    let plugin = Plugin { modules, environment: BTreeMap::new() };
    let fields: Vec<_> =
        ["VERSION", "PRIORITY"].into_iter().chain(Phase::ALL.map(Phase::name)).collect();
    let loaded = match plugin.load(&module, &fields, Limits::PLUGIN) {
        Ok(loaded) => loaded,
        Err(vm::Error::Limit(failure)) => return Err(failure),
        Err(vm::Error::Load(_) | vm::Error::Run(_)) => return Ok(None),
    };
    let mut fields = loaded.fields.into_iter();
    let mut next = || fields.next().unwrap_or(Value::Nil);
    let (version, priority) = (next(), next());
    let phases = Phase::ALL.into_iter().filter(|_| next().type_name() == "function").collect();
    Ok(Some(HandlerFacts { version, priority, phases }))
}
