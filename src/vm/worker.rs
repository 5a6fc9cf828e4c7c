//! A worker of Kong as far as loading goes: `kong`, `ngx` and the modules that Kong ships exist, and a plugin's own
//! modules are found. What is not there is missing, or an inert stand-in where that is asked for.
//!
//! The rules of loading and validating are Lua modules of our own; a caller names one and gets plain values back.

use std::collections::BTreeMap;
use std::fs;
use std::rc::Rc;

use camino::{Utf8Path, Utf8PathBuf};
use mlua::chunk::ChunkMode;
use mlua::{Function, MultiValue, StdLib, Table as LuaTable, Value as LuaValue};

use super::bounds::{self, Limits};
use super::machine::Machine;
use super::{Chunk, Error, Running, Value, embedded, host, stand_in, uses};

/// Which missing modules are replaced by stand-ins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum StandIns {
    /// None: the answer is Kong's.
    #[default]
    None,
    /// Those of third parties: neither Kong's nor the plugin's own.
    ThirdParty,
    /// Every one.
    All,
}

/// What a plugin finds around it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Worker {
    /// The project's own modules by name.
    pub(crate) modules: BTreeMap<String, Chunk>,
    /// Further names that the project promises modules for; where there is none, its own is missing.
    pub(crate) promised: Vec<String>,
    /// Where installed modules lie: patterns as in `package.path`, absolute.
    pub(crate) path: Vec<String>,
    /// What `os.getenv` answers.
    pub(crate) environment: BTreeMap<String, String>,
    /// What becomes of modules that are not there.
    pub(crate) stand_ins: StandIns,
    /// Whether Lua's own functions take stand-ins too.
    pub(crate) is_lenient: bool,
}

impl Worker {
    /// Calls `function` of our own module `module` with `arguments` and gives its first result back. What is `running` is
    /// named when a bound is passed. Time is for the caller to bound, [`within`](super::within) all that it asks.
    pub(crate) fn call(
        &self,
        running: &Running,
        limits: Limits,
        module: &'static str,
        function: &'static str,
        arguments: &[Value],
    ) -> Result<Value, Error> {
        let machine = Machine::new(running, limits, libraries())?;
        self.run(&machine, module, function, arguments).map(|(value, _)| value)
    }

    /// Puts each of `inputs` to the schema of the plugin `name`, which is in `file`. Steps and time are counted for each.
    /// `receive` gets what is said of the schema and then one answer for each input.
    pub(crate) fn validate(
        &self,
        file: &Utf8Path,
        name: &str,
        inputs: Vec<Value>,
        mut receive: impl FnMut(Value),
    ) -> Result<(), Error> {
        let (worker, name) = (self.clone(), Value::from(name));
        let mut ended = Ok(());
        let work = move |running: &Running, send: &mut dyn FnMut(Result<Value, Error>)| {
            if let Err(error) = worker.validate_each(running, name, &inputs, send) {
                send(Err(error));
            }
        };
        bounds::within_each(file, Limits::WORKER, work, |answer| match answer {
            Ok(value) => receive(value),
            Err(error) => ended = Err(error),
        })?;
        ended
    }

    /// `kongsmith.validate` gives a function back beside its first answer, which then gets each input.
    fn validate_each(
        &self,
        running: &Running,
        name: Value,
        inputs: &[Value],
        send: &mut dyn FnMut(Result<Value, Error>),
    ) -> Result<(), Error> {
        let machine = Machine::new(running, Limits::WORKER, libraries())?;
        let (first, step) = self.run(&machine, "kongsmith.validate", "plugin", &[name])?;
        send(Ok(first));
        let Some(step) = step else { return Ok(()) };
        for input in inputs {
            machine.restart();
            let raw = |error: mlua::Error| self.error(&machine, &error);
            let input = machine.give(input).map_err(raw)?;
            let answer: LuaValue = step.call(input).map_err(raw)?;
            machine.check()?;
            send(Ok(machine.take(answer)?));
        }
        Ok(())
    }

    fn run(
        &self,
        machine: &Machine,
        module: &str,
        function: &str,
        arguments: &[Value],
    ) -> Result<(Value, Option<Function>), Error> {
        let raw = |error: mlua::Error| self.error(machine, &error);
        // What our own modules make while they load stays; the collector would look at it for nothing.
        machine.lua.gc_stop();
        let require = self.boot(machine).map_err(raw)?;
        let module: LuaTable = require.call(module).map_err(raw)?;
        let function: Function = module.raw_get(function).map_err(raw)?;
        machine.lua.gc_restart();
        let given: mlua::Result<Vec<_>> =
            arguments.iter().map(|argument| machine.give(argument)).collect();
        let mut results: MultiValue =
            function.call(MultiValue::from_vec(given.map_err(raw)?)).map_err(raw)?;
        machine.check()?;
        let first = machine.take(results.pop_front().unwrap_or(LuaValue::Nil))?;
        let step = results.pop_front().and_then(|value| value.as_function().cloned());
        Ok((first, step))
    }

    /// Sets the globals up and gives `require` back.
    fn boot(&self, machine: &Machine) -> mlua::Result<Function> {
        let lua = &machine.lua;
        let host = host::create(lua)?;
        let files = self.modules.values().map(|chunk| chunk.file.to_string()).collect();
        let used = uses::install(lua, &host, files)?;
        host.raw_set("stand_in", stand_in::install(lua, Some(used))?)?;
        host.raw_set("is_lenient", self.is_lenient)?;
        host.raw_set("out_of_memory", machine.out_of_memory()?)?;
        host.raw_set("enter", machine.enter()?)?;
        host.raw_set("environment", lua.create_table_from(self.environment.clone())?)?;
        host.raw_set(
            "stand_ins",
            match self.stand_ins {
                StandIns::None => "none",
                StandIns::ThirdParty => "third-party",
                StandIns::All => "all",
            },
        )?;
        if let Ok(preloaded) = lua.named_registry_value::<LuaTable>("_PRELOAD") {
            host.raw_set("preloaded", preloaded)?;
        }
        let own = lua.create_table()?;
        for (name, chunk) in &self.modules {
            own.raw_set(name.as_str(), chunk.file.as_str())?;
        }
        host.raw_set("own", own)?;
        let promised = self.promised.iter().map(|name| (name.as_str(), true));
        host.raw_set("promised", lua.create_table_from(promised)?)?;
        self.install_finder(machine, &host)?;
        let worker = embedded::find("kongsmith.worker")
            .ok_or_else(|| mlua::Error::runtime("`kongsmith.worker` is not embedded"))?;
        worker.load(lua)?.call(host)
    }

    /// `error_text(value)`: what an error says that came from the machine itself, nothing for a value of Lua.
    /// `caller(level or function)`: what `debug.getinfo` tells. `find(name, where)`: text and path of the module, nothing
    /// where there is none, or nil and why it cannot be read. `where` is `own` or `installed`. `embedded(name)`: the module
    /// of our own as a function.
    fn install_finder(&self, machine: &Machine, host: &LuaTable) -> mlua::Result<()> {
        let lua = &machine.lua;
        let modules = Rc::new(self.modules.clone());
        let path = self.path.clone();
        let find = lua.create_function(move |lua, (name, place): (String, String)| {
            let found = match place.as_str() {
                "own" => modules.get(&name).cloned(),
                _ => installed(&path, &name),
            };
            let Some(chunk) = found else { return Ok(MultiValue::new()) };
            let (text, name) = match chunk.text() {
                Ok(text) => (LuaValue::String(lua.create_string(text)?), chunk.file.to_string()),
                Err(error) => (LuaValue::Nil, error.into_failure().message),
            };
            Ok(MultiValue::from_iter([text, LuaValue::String(lua.create_string(name)?)]))
        })?;
        host.raw_set("find", find)?;
        let embedded = lua.create_function(|lua, name: String| {
            embedded::find(&name).map(|module| module.load(lua)).transpose()
        })?;
        host.raw_set("embedded", embedded)?;
        let compile = lua.create_function(|lua, (text, name): (mlua::LuaString, String)| {
            let chunk = lua.load(text.as_bytes().to_vec()).set_name(format!("@{name}"));
            Ok(match chunk.set_mode(ChunkMode::Text).into_function() {
                Ok(function) => (Some(function), None),
                Err(mlua::Error::SyntaxError { message, .. }) => (None, Some(message)),
                Err(error) => (None, Some(error.to_string())),
            })
        })?;
        host.raw_set("compile", compile)?;
        let path = lua.create_function(|lua, value: LuaValue| {
            Ok(value.as_table().and_then(|table| stand_in::path_of(lua, table)))
        })?;
        host.raw_set("stand_in_path", path)?;
        let error_text = lua.create_function(|_, value: LuaValue| {
            Ok(value.as_error().map(|error| match error {
                mlua::Error::RuntimeError(text) => text.clone(),
                mlua::Error::CallbackError { cause, .. } => cause.to_string(),
                error => error.to_string(),
            }))
        })?;
        host.raw_set("error_text", error_text)?;
        let caller = lua.create_function(|lua, asked: LuaValue| {
            let info = lua.create_table()?;
            let (source, line) = match &asked {
                LuaValue::Function(function) => {
                    let info = function.info();
                    (info.source.unwrap_or_default(), info.line_defined.unwrap_or(0))
                }
                // Level 0 is this function, level 1 our `getinfo`, level 2 who called it: the plugin's level 1.
                level => {
                    let level = level.as_usize().unwrap_or(1).min(MOST_LEVELS);
                    let place = lua.inspect_stack(level + 1, |frame| {
                        let source = frame.source().source.map(std::borrow::Cow::into_owned);
                        (source.unwrap_or_default(), frame.current_line().unwrap_or(0))
                    });
                    place.unwrap_or_default()
                }
            };
            // In Kong there are no such files.
            let is_foreign = source.starts_with("@kongsmith/");
            let source = if is_foreign { "=[C]".to_owned() } else { source };
            info.raw_set("short_src", source.trim_start_matches(['@', '=']))?;
            info.raw_set("source", source)?;
            info.raw_set("currentline", line)?;
            info.raw_set("what", "main")?;
            Ok(info)
        })?;
        host.raw_set("caller", caller)
    }

    fn error(&self, machine: &Machine, error: &mlua::Error) -> Error {
        let chunks: Vec<_> = self.modules.values().map(|chunk| chunk.file.as_path()).collect();
        machine.error(error, &chunks)
    }
}

/// How many bytes an installed module may hold.
const LARGEST_INSTALLED: u64 = 16 << 20;

/// How far up a plugin may ask who called it.
const MOST_LEVELS: usize = 1_000;

/// `debug`, `ffi` and `io` reach out of the machine and stay away.
fn libraries() -> StdLib {
    StdLib::TABLE | StdLib::MATH | StdLib::BIT | StdLib::OS
}

fn installed(path: &[String], name: &str) -> Option<Chunk> {
    let relative = name.replace('.', "/");
    if relative.split('/').any(|part| part.is_empty() || part == "..") {
        return None;
    }
    path.iter().find_map(|pattern| {
        let file = Utf8PathBuf::from(pattern.replace('?', &relative));
        // A pipe has no end, and no module is that large.
        let metadata = fs::metadata(&file).ok()?;
        let is_module = metadata.is_file() && metadata.len() <= LARGEST_INSTALLED;
        let text = is_module.then(|| fs::read(&file).ok()).flatten()?;
        Some(Chunk::new(file, text))
    })
}
