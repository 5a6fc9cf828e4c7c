//! A plugin as Kong loads it: its verdict, and what is known of it even where Kong refuses it.

use camino::{Utf8Path, Utf8PathBuf};

use super::{Stage, Verdict};
use crate::vm::{self, Error, Limits, Running, StandIns, Table, Value, Worker};

/// Loads plugins of one project.
#[derive(Clone, Debug, Default)]
pub(crate) struct Loader {
    /// The project's modules and what lies around them. `stand_ins` is the loader's own.
    pub(crate) worker: Worker,
}

/// What loading told about a plugin.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LoadedPlugin {
    /// The name that it was loaded by.
    pub(crate) name: String,
    /// VERSION as it stands in the handler, where it is a string.
    pub(crate) version: Option<String>,
    /// PRIORITY, where it is a number.
    pub(crate) priority: Option<f64>,
    /// The phases that the handler implements, in the order in which Kong runs them.
    pub(crate) phases: Vec<String>,
    /// All that Kong refuses about the handler, of which the verdict has the first.
    pub(crate) handler_problems: Vec<HandlerProblem>,
    /// Kong's verdict, without stand-ins for what is missing.
    pub(crate) load: Verdict,
    /// The verdict if all modules of third parties were installed.
    pub(crate) load_with_dependencies: Verdict,
    /// What Kong says to the schema by itself, whatever it says to the handler; modules of third parties, and with them
    /// what is missing, are inert where the plugin would not load without them.
    pub(crate) schema_load: Verdict,
    /// The same for the entities of `daos.lua`; none where there is nothing to refuse.
    pub(crate) entities_load: Option<Verdict>,
    /// What a validator raised at the default of its field, with the place.
    pub(crate) raised_by_default: Option<String>,
    /// The table that the schema module returned; functions in it are [`Value::Other`].
    pub(crate) schema: Option<Value>,
    /// Whether the schema was judged: false where parts of it come from modules that are stand-ins.
    pub(crate) is_schema_known: bool,
    /// The entities that `daos.lua` defines.
    pub(crate) entities: Vec<String>,
    /// Whether there is a `daos.lua`.
    pub(crate) has_daos: bool,
    /// Whether there is an `api.lua`.
    pub(crate) has_api: bool,
    /// What `migrations/init.lua` lists.
    pub(crate) migrations: Vec<String>,
    /// The modules that were required on the way.
    pub(crate) required: Required,
}

/// A field of the handler that Kong refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HandlerProblem {
    /// `PRIORITY`, `VERSION`, or `response` beside a filter.
    pub(crate) field: String,
    /// What Kong says.
    pub(crate) message: String,
}

/// Modules that were required, by where they come from; each list is sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Required {
    /// The plugin's own.
    pub(crate) own: Vec<String>,
    /// Found in a tree of LuaRocks, `LUA_PATH` or the system.
    pub(crate) installed: Vec<String>,
    /// Kong's, or a library that comes with Kong.
    pub(crate) shipped: Vec<String>,
    /// A third party's, not installed.
    pub(crate) third_party: Vec<String>,
    /// A third party's, not installed, that only functions require; `check` asks for them.
    pub(crate) later: Vec<String>,
    /// The plugin's own or Kong's, and not there: forgotten, or removed from Kong. `check` adds those that only functions
    /// require.
    pub(crate) missing: Vec<String>,
}

impl Loader {
    /// Loads the plugin `name`. An error means that a bound was passed; the time is for all runs together.
    pub(crate) fn load(&self, name: &str) -> Result<LoadedPlugin, Error> {
        let (loader, plugin) = (self.clone(), name.to_owned());
        vm::within(&self.file_of(name, "handler"), Limits::WORKER, move |running| {
            loader.load_here(&plugin, running)
        })
    }

    /// Those of the modules that are nowhere: a third party's, and the plugin's own or Kong's. None is loaded.
    pub(crate) fn nowhere(&self, modules: &[String]) -> Result<(Vec<String>, Vec<String>), Error> {
        let worker = self.worker.clone();
        let arguments: Vec<_> = modules.iter().map(|name| Value::from(name.as_str())).collect();
        let found = vm::within("kong".into(), Limits::WORKER, move |running| {
            worker.call(running, Limits::WORKER, "kongsmith.load", "nowhere", &arguments)
        })?;
        let found = found.as_table().cloned().unwrap_or_default();
        Ok((names(&found, "third_party"), names(&found, "missing")))
    }

    fn load_here(&self, name: &str, running: &Running) -> Result<LoadedPlugin, Error> {
        let first = self.run(name, StandIns::None, running)?;
        let load = verdict(&first);
        let is_complete =
            names(&first, "third_party").is_empty() && names(&first, "missing").is_empty();
        if load.ok || is_complete {
            return Ok(LoadedPlugin::read(name, load.clone(), load, &first));
        }
        let second = self.run(name, StandIns::ThirdParty, running)?;
        let with_dependencies = verdict(&second);
        if with_dependencies.ok || names(&second, "missing").is_empty() {
            return Ok(LoadedPlugin::read(name, load, with_dependencies, &second));
        }
        let third = self.run(name, StandIns::All, running)?;
        Ok(LoadedPlugin::read(name, load, with_dependencies, &third))
    }

    /// The file that holds one of the plugin's modules (`schema`), where there is one.
    pub(crate) fn file(&self, name: &str, module: &str) -> Option<&Utf8Path> {
        let chunk = self.worker.modules.get(&format!("kong.plugins.{name}.{module}"));
        chunk.map(|chunk| chunk.file.as_path())
    }

    /// The same for messages, which name the module where it has no file.
    pub(super) fn file_of(&self, name: &str, module: &str) -> Utf8PathBuf {
        let file = self.file(name, module).map(ToOwned::to_owned);
        file.unwrap_or_else(|| format!("kong/plugins/{name}/{module}").into())
    }

    /// Where Lua raised an error it may have been given a stand-in for what a module of Kong's would have told; then it
    /// is asked to take them.
    fn run(&self, name: &str, stand_ins: StandIns, running: &Running) -> Result<Table, Error> {
        let strictly = self.run_once(name, stand_ins, false, running)?;
        let parts = ["schema_verdict", "entities_verdict"].map(|name| part(&strictly, name));
        let mut verdicts = parts.into_iter().flatten().chain([verdict(&strictly)]);
        let is_raised = verdicts.any(|verdict| {
            verdict.not_judged.is_some()
                || matches!(verdict.stage, Some(Stage::Module | Stage::Crash))
        });
        let has_stand_ins =
            ["shipped", "third_party"].iter().any(|kind| !names(&strictly, kind).is_empty());
        if is_raised && has_stand_ins {
            return self.run_once(name, stand_ins, true, running);
        }
        Ok(strictly)
    }

    fn run_once(
        &self,
        name: &str,
        stand_ins: StandIns,
        is_lenient: bool,
        running: &Running,
    ) -> Result<Table, Error> {
        let worker = Worker { stand_ins, is_lenient, ..self.worker.clone() };
        let value =
            worker.call(running, Limits::WORKER, "kongsmith.load", "plugin", &[name.into()])?;
        Ok(value.as_table().cloned().unwrap_or_default())
    }
}

impl LoadedPlugin {
    fn read(name: &str, load: Verdict, load_with_dependencies: Verdict, table: &Table) -> Self {
        let priority = match table.get("priority") {
            Value::Number(priority) => Some(*priority),
            _ => None,
        };
        Self {
            name: name.to_owned(),
            version: table.get("version").as_str().map(str::to_owned),
            priority,
            phases: names(table, "phases"),
            handler_problems: handler_problems(table),
            load,
            load_with_dependencies,
            schema_load: part(table, "schema_verdict").unwrap_or(Verdict::OK),
            entities_load: part(table, "entities_verdict"),
            raised_by_default: table.get("raised_by_default").as_str().map(str::to_owned),
            schema: table.get("schema").as_table().map(|_| table.get("schema").clone()),
            is_schema_known: table.get("is_schema_known").is_truthy(),
            entities: names(table, "entities"),
            has_daos: table.get("has_daos").is_truthy(),
            has_api: table.get("has_api").is_truthy(),
            migrations: names(table, "migrations"),
            required: Required {
                own: names(table, "own"),
                installed: names(table, "installed"),
                shipped: names(table, "shipped"),
                third_party: names(table, "third_party"),
                later: Vec::new(),
                missing: names(table, "missing"),
            },
        }
    }
}

fn verdict(table: &Table) -> Verdict {
    table.get("verdict").as_table().map_or_else(|| Verdict::read(table), Verdict::read)
}

fn part(table: &Table, name: &str) -> Option<Verdict> {
    table.get(name).as_table().map(Verdict::read)
}

fn handler_problems(table: &Table) -> Vec<HandlerProblem> {
    let problems = table.get("handler_problems").as_table().into_iter().flat_map(Table::sequence);
    let text = |problem: &Table, field| problem.get(field).text().trim_end().to_owned();
    let read = |problem: &Table| HandlerProblem {
        field: text(problem, "field"),
        message: text(problem, "message"),
    };
    problems.filter_map(Value::as_table).map(read).collect()
}

fn names(table: &Table, field: &str) -> Vec<String> {
    let list = table.get(field).as_table();
    list.into_iter().flat_map(Table::sequence).map(Value::text).collect()
}
