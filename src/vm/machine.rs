//! A machine: one LuaJIT state with its bounds set, and the way of values out of it.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use camino::Utf8Path;
use mlua::chunk::ChunkMode;
use mlua::{HookTriggers, Lua, LuaOptions, StdLib, VmState};

use super::bounds::{Bound, Limits, MOST_VALUES};
use super::stopwatch::Stopwatch;
use super::{Chunk, Error, Place, Running, Table, Value};
use super::{stand_in, uses};

/// How many instructions pass between two looks at the count.
const STRIDE: u32 = 1_000;
/// How many such looks pass between two at the time.
const LOOKS: u64 = 16;
/// How deep calls may be nested. LuaJIT has room for more, but goes through all of them again for each callback of a C
/// function that an error passes, which takes seconds.
const MOST_CALLS: usize = 4_000;
/// How deep tables are followed.
const DEEPEST: usize = 100;

/// A LuaJIT state that stops by itself.
pub(super) struct Machine {
    pub(super) lua: Lua,
    running: Running,
    limits: Limits,
    stopped: Rc<Cell<Option<Bound>>>,
    passed: Rc<Cell<u64>>,
    work: Rc<Cell<Stopwatch>>,
    stopped_at: Rc<RefCell<Option<StoppedAt>>>,
}

/// Where a bound was passed: the file that was running, and the line where the hook saw it.
struct StoppedAt {
    file: String,
    line: Option<usize>,
}

impl Machine {
    /// A fresh state with these libraries and without the compiler, whose loops no hook sees. What is
    /// `running` is named when a bound is passed.
    pub(super) fn new(running: &Running, limits: Limits, libraries: StdLib) -> Result<Self, Error> {
        let raw = |error: mlua::Error| Error::Run(Place::read(&error.to_string(), &[]));
        let lua = Lua::new_with(
            libraries | StdLib::JIT | StdLib::STRING,
            LuaOptions::new().catch_rust_panics(false),
        )
        .map_err(raw)?;
        let machine = Self {
            lua,
            running: running.clone(),
            limits,
            stopped: Rc::default(),
            passed: Rc::default(),
            work: Rc::new(Cell::new(Stopwatch::of_thread())),
            stopped_at: Rc::default(),
        };
        machine.prepare().map_err(raw)?;
        Ok(machine)
    }

    fn prepare(&self) -> mlua::Result<()> {
        let globals = self.lua.globals();
        globals.get::<mlua::Table>("jit")?.get::<mlua::Function>("off")?.call::<()>(())?;
        globals.get::<mlua::Table>("string")?.raw_set("dump", mlua::Nil)?;
        let stopped = Rc::clone(&self.stopped);
        let most = self.limits.steps / u64::from(STRIDE);
        let time = self.limits.time;
        let (passed, work) = (Rc::clone(&self.passed), Rc::clone(&self.work));
        let stopped_at = Rc::clone(&self.stopped_at);
        let triggers = HookTriggers::new().every_nth_instruction(STRIDE);
        self.lua.set_global_hook(triggers, move |lua, _| {
            let looks = passed.get() + 1;
            passed.set(looks);
            let bound = if looks > most {
                Bound::Steps
            } else if looks % LOOKS == 0 && work.get().elapsed() > time {
                Bound::Time
            } else {
                return match lua.inspect_stack(MOST_CALLS, |_| ()) {
                    None => Ok(VmState::Continue),
                    Some(()) => Err(mlua::Error::runtime("stack overflow")),
                };
            };
            if stopped.replace(Some(bound)).is_none() {
                *stopped_at.borrow_mut() = uses::place(lua, 0, &BTreeSet::new())
                    .map(|(file, line)| StoppedAt { file, line: Some(line) });
                // From here on every instruction stops, so that no `pcall` can go on after the error.
                let always = HookTriggers::new().every_nth_instruction(1);
                lua.set_global_hook(always, |_, _| Err(mlua::Error::runtime("stopped")))?;
            }
            Err(mlua::Error::runtime("stopped"))
        })?;
        self.lua.set_memory_limit(self.limits.memory)?;
        Ok(())
    }

    /// Begins to count steps and time anew, for the next of several programs.
    pub(super) fn restart(&self) {
        self.passed.set(0);
        self.work.set(Stopwatch::of_thread());
    }

    /// A function with which a program that caught the error of a bound reports it.
    pub(super) fn out_of_memory(&self) -> mlua::Result<mlua::Function> {
        let (stopped, stopped_at) = (Rc::clone(&self.stopped), Rc::clone(&self.stopped_at));
        let running = self.running.clone();
        self.lua.create_function(move |_, ()| {
            if stopped.replace(Some(Bound::Memory)).is_none() {
                *stopped_at.borrow_mut() =
                    Some(StoppedAt { file: running.file().into_string(), line: None });
            }
            Ok(())
        })
    }

    /// A function with which a program says the file that it comes to; it answers with the one before. Nil changes nothing.
    pub(super) fn enter(&self) -> mlua::Result<mlua::Function> {
        let running = self.running.clone();
        self.lua.create_function(move |_, file: Option<String>| {
            Ok(file.map(|file| running.enter(file).into_string()))
        })
    }

    /// Compiles a chunk with `environment` for its globals.
    pub(super) fn load(
        &self,
        chunk: &Chunk,
        environment: mlua::Table,
    ) -> Result<mlua::Function, Error> {
        let text = chunk.text()?;
        self.lua
            .load(text)
            .set_name(chunk.name())
            .set_mode(ChunkMode::Text)
            .set_environment(environment)
            .into_function()
            .map_err(|error| match self.error(&error, &[chunk.file.as_path()]) {
                Error::Run(place) => Error::Load(place),
                other => other,
            })
    }

    /// What an error of the machine means. `chunks` are the names that may stand before a line number.
    pub(super) fn error(&self, error: &mlua::Error, chunks: &[&Utf8Path]) -> Error {
        if let Some(bound) = self.stopped.get() {
            return self.limit(bound);
        }
        match error {
            mlua::Error::MemoryError(_) => self.limit(Bound::Memory),
            mlua::Error::CallbackError { cause, .. } => self.error(cause, chunks),
            mlua::Error::SyntaxError { message, .. } => Error::Load(Place::read(message, chunks)),
            mlua::Error::RuntimeError(message) => Error::Run(Place::read(message, chunks)),
            other => Error::Run(Place::read(&other.to_string(), chunks)),
        }
    }

    /// Whether a bound was passed, even where the program caught the error.
    pub(super) fn check(&self) -> Result<(), Error> {
        self.stopped.get().map_or(Ok(()), |bound| Err(self.limit(bound)))
    }

    fn limit(&self, bound: Bound) -> Error {
        let failure = bound.failure(&self.limits);
        Error::Limit(match &*self.stopped_at.borrow() {
            Some(StoppedAt { file, line: Some(line) }) => failure.at_line(file.as_str(), *line),
            Some(StoppedAt { file, line: None }) => failure.at(file.as_str()),
            None => failure.at(self.running.file()),
        })
    }

    /// Takes a value out of the machine. Metatables play no part.
    pub(super) fn take(&self, value: mlua::Value) -> Result<Value, Error> {
        let mut left = MOST_VALUES;
        self.take_some(value, &mut Vec::new(), &mut left)
    }

    fn take_some(
        &self,
        value: mlua::Value,
        above: &mut Vec<*const std::ffi::c_void>,
        left: &mut usize,
    ) -> Result<Value, Error> {
        *left = left.checked_sub(1).ok_or_else(|| self.limit(Bound::Values))?;
        Ok(match value {
            mlua::Value::Nil => Value::Nil,
            mlua::Value::LightUserData(pointer) if pointer.0.is_null() => Value::Null,
            mlua::Value::Boolean(value) => Value::Boolean(value),
            #[expect(clippy::cast_precision_loss, reason = "LuaJIT's numbers are doubles")]
            mlua::Value::Integer(number) => Value::Number(number as f64),
            mlua::Value::Number(number) => Value::Number(number),
            mlua::Value::String(text) => Value::String(text.as_bytes().to_vec()),
            mlua::Value::Table(table) => return self.take_table(&table, above, left),
            mlua::Value::Function(_) => Value::Other("function"),
            mlua::Value::Thread(_) => Value::Other("thread"),
            mlua::Value::UserData(_) | mlua::Value::LightUserData(_) => Value::Other("userdata"),
            _ => Value::Other("cdata"),
        })
    }

    /// Brings a value into the machine.
    pub(super) fn give(&self, value: &Value) -> mlua::Result<mlua::Value> {
        Ok(match value {
            Value::Null => mlua::Value::NULL,
            Value::Boolean(value) => mlua::Value::Boolean(*value),
            Value::Number(number) => mlua::Value::Number(*number),
            Value::String(bytes) => mlua::Value::String(self.lua.create_string(bytes)?),
            Value::Table(entries) => {
                let table = self.lua.create_table()?;
                for (key, value) in entries.entries() {
                    table.raw_set(self.give(key)?, self.give(value)?)?;
                }
                mlua::Value::Table(table)
            }
            Value::Nil | Value::Endless | Value::StandIn(_) | Value::Other(_) => mlua::Value::Nil,
        })
    }

    fn take_table(
        &self,
        table: &mlua::Table,
        above: &mut Vec<*const std::ffi::c_void>,
        left: &mut usize,
    ) -> Result<Value, Error> {
        if let Some(path) = stand_in::path_of(&self.lua, table) {
            return Ok(Value::StandIn(path));
        }
        let address = table.to_pointer();
        if above.len() == DEEPEST || above.contains(&address) {
            return Ok(Value::Endless);
        }
        above.push(address);
        let mut entries = Vec::new();
        for pair in table.pairs::<mlua::Value, mlua::Value>() {
            let (key, value) = pair.map_err(|error| self.error(&error, &[]))?;
            let key = self.take_some(key, above, left)?;
            entries.push((key, self.take_some(value, above, left)?));
        }
        above.pop();
        Ok(Value::Table(Table::new(entries)))
    }
}
