//! Programs that try to get away, and what comes out of those that do not.

use std::time::Duration;

use super::plugin::Loaded;
use super::*;
use crate::exit_code::ExitCode;

const SMALL: Limits = Limits { steps: 2_000_000, memory: 32 << 20, time: Duration::from_secs(60) };

fn rockspec(source: &str) -> Result<rockspec::Globals, Error> {
    rockspec::run(Chunk::new("x-1.0-1.rockspec", source), SMALL)
}

fn refused(source: &str) -> String {
    match rockspec(source) {
        Err(Error::Load(place)) => format!("load {:?}: {}", place.line, place.message),
        Err(Error::Run(place)) => format!("run {:?}: {}", place.line, place.message),
        Err(Error::Limit(failure)) => {
            assert_eq!(failure.exit, ExitCode::Project);
            assert_eq!(failure.file.as_deref(), Some("x-1.0-1.rockspec"));
            failure.message
        }
        Ok(globals) => panic!("accepted: {globals:?}"),
    }
}

fn plugin(files: &[(&str, &str)], fields: &[&str]) -> Result<Loaded, Error> {
    let chunk =
        |name: &str, source: &str| Chunk::new(format!("{}.lua", name.replace('.', "/")), source);
    let modules =
        files.iter().map(|(name, source)| ((*name).to_owned(), chunk(name, source))).collect();
    let environment = [("PRIORITY".to_owned(), "42".to_owned())].into();
    Plugin { modules, environment }.load("p.handler", fields, SMALL)
}

fn field(handler: &str) -> Value {
    plugin(&[("p.handler", handler)], &["VERSION"]).unwrap().fields.remove(0)
}

#[test]
fn a_loop_without_end_is_stopped_after_its_steps() {
    for source in ["while true do end", "local function f() return f() end f()", "::a:: goto a"] {
        assert_eq!(
            refused(source),
            "running it takes more than 2 million steps, the limit for a file of this kind"
        );
    }
}

#[test]
fn catching_the_error_does_not_help_a_loop() {
    for handler in [
        "while true do pcall(function() while true do end end) end",
        "local t = coroutine.wrap(function() while true do end end) t()",
        "while true do pcall(coroutine.wrap(function() while true do end end)) end",
        "pcall(function() while true do end end) return { VERSION = '1.0.0' }",
    ] {
        match plugin(&[("p.handler", handler)], &["VERSION"]) {
            Err(Error::Limit(failure)) => assert!(failure.message.contains("steps"), "{handler}"),
            other => panic!("{handler}: {other:?}"),
        }
    }
}

#[test]
fn memory_is_bounded_in_strings_and_tables() {
    for source in [
        "x = ('a'):rep(1e9)",
        "x = 'a' for i = 1, 100 do x = x .. x end",
        "x = {} for i = 1, 1e5 do x[i] = ('a'):rep(1e4) .. i end",
    ] {
        assert_eq!(
            refused(source),
            "running it needs more than 32 MiB of memory, the limit for a file of this kind"
        );
    }
}

#[test]
fn time_inside_one_pattern_is_bounded() {
    let slow = "x = ('a'):rep(2000):find(('.-'):rep(3) .. 'b')";
    let limits = Limits { time: Duration::from_millis(20), ..SMALL };
    match rockspec::run(Chunk::new("x-1.0-1.rockspec", slow), limits) {
        Err(Error::Limit(failure)) => assert!(failure.message.contains("takes longer than")),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_rockspec_sees_no_global_but_string_methods_work() {
    let globals = rockspec("x = ('a'):upper() y = ('%d'):format(3) z = nil return 5").unwrap();
    assert_eq!(globals.assigned.get("x"), &"A".into());
    assert_eq!(globals.assigned.get("y"), &"3".into());
    assert_eq!(globals.unknown.len(), 0);
    for name in ["os", "string", "_G", "require", "jit"] {
        let message = refused(&format!("\nx = {name}.y"));
        assert_eq!(message, format!("run Some(2): attempt to index global '{name}' (a nil value)"));
    }
    assert_eq!(
        refused("x = ('a').dump(function() end)"),
        "run Some(1): attempt to call field 'dump' (a nil value)"
    );
}

#[test]
fn unknown_reads_and_assignments_are_recorded_with_their_lines() {
    let globals = rockspec("x = 1\ny = a or b\n\nx = 2").unwrap();
    assert_eq!(globals.unknown, [("a".to_owned(), 2), ("b".to_owned(), 2)].into());
    assert_eq!(globals.lines, [("x".to_owned(), 1), ("y".to_owned(), 2)].into());
}

#[test]
fn bytecode_is_refused_wherever_it_starts() {
    for start in ["", "#!/usr/bin/lua\n", "\u{feff}", "\u{feff}#!x\n"] {
        assert!(
            refused(&format!("{start}\u{1b}LJ\u{2}")).contains("attempt to load a binary chunk")
        );
    }
    let loaded = field("return { VERSION = select(2, load('\\27LJ\\2')) }");
    assert_ne!(loaded, Value::Nil);
}

#[test]
fn a_first_line_of_the_shell_and_a_byte_order_mark_are_skipped_and_lines_counted() {
    assert!(rockspec("#!/usr/bin/env lua\nx = 1").is_ok());
    assert!(rockspec("\u{feff}x = 1").is_ok());
    assert!(rockspec("x = 1\r\ny = 2\r\n").is_ok());
    assert!(refused("#!/usr/bin/env lua\nx = = 1").starts_with("load Some(2): unexpected symbol"));
}

#[test]
fn tables_without_end_and_of_great_depth_come_out_cut() {
    let globals = rockspec("x = {} x.x = x y = {} for i = 1, 1e5 do y = { y } end").unwrap();
    assert_eq!(globals.assigned.get("x").as_table().unwrap().get("x"), &Value::Endless);
    assert!(globals.assigned.get("y").as_table().is_some());
}

#[test]
fn a_table_that_doubles_is_refused() {
    let message = refused("x = {} for i = 1, 60 do x = { x, x } end");
    assert_eq!(
        message,
        "running it leaves more than 200000 values behind, the limit for a file of this kind"
    );
}

#[test]
fn recursion_of_functions_and_callbacks_is_an_error_not_a_crash() {
    assert!(refused("local function f() return 1 + f() end f()").contains("stack overflow"));
    let callbacks = refused("local function f(s) return (s:gsub('.', f)) end f('a')");
    assert!(callbacks.contains("stack overflow"), "{callbacks}");
    for deep in [
        "local function f() return coroutine.wrap(f)() end f()",
        "local o = setmetatable({}, { __tostring = function(o) return ('%s'):format(o) end }) tostring(o)",
        "local function f(s) return (s:gsub('.', f)) end local function g() local ok = pcall(f, 'a') return coroutine.wrap(g)() end g()",
        "local o o = setmetatable({}, { __tostring = function(o) coroutine.wrap(function() return ('%s'):format(o) end)() end }) tostring(o)",
        "local function f() return load(f)() end f()",
        "local function f() return pcall(f) end f() error('over')",
        "local function f() return (xpcall(f, f)) end f() error('over')",
    ] {
        let outcome = plugin(&[("p.handler", deep)], &[]);
        assert!(matches!(outcome, Err(Error::Run(_) | Error::Limit(_))), "{deep}: {outcome:?}");
    }
    let meta = "local t = setmetatable({}, {}) getmetatable(t).__index = function(t, k) return t[k] end return t.x";
    assert!(matches!(plugin(&[("p.handler", meta)], &[]), Err(Error::Run(_))));
}

#[test]
fn errors_name_file_and_line_even_where_the_path_is_long() {
    let name = format!("{}x-1.0-1.rockspec", "folder/".repeat(20));
    match rockspec::run(Chunk::new(name.as_str(), "\n\nx = nothing.at.all"), SMALL) {
        Err(Error::Run(place)) => {
            assert_eq!((place.file, place.line), (Some(name.into()), Some(3)));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_handler_is_loaded_with_its_own_modules_and_stand_ins_for_the_rest() {
    let loaded = plugin(
        &[
            ("p.handler", "local meta = require 'p.meta'\nlocal jwt = require('resty.jwt')\nlocal http = require 'resty.http'\nlocal H = { VERSION = meta.version, PRIORITY = tonumber(os.getenv('PRIORITY')) }\nH.limit = ngx.config.limit + 1\nif kong.configuration.x > 3 then H.y = 1 end\nfor _ in pairs(kong.db) do end for _ in ipairs(ngx.x()) do end\nlocal s = 'a' .. ngx.null .. tostring(kong)\nreturn H"),
            ("p.meta", "return { version = '1.2.3' }"),
        ],
        &["VERSION", "PRIORITY", "limit", "y"],
    )
    .unwrap();
    assert_eq!(loaded.fields[0], "1.2.3".into());
    assert_eq!(loaded.fields[1], Value::Number(42.0));
    assert_eq!(loaded.fields[2], Value::StandIn("ngx.config.limit and 1".to_owned()));
    assert_eq!(loaded.fields[3], Value::Nil);
    assert_eq!(loaded.foreign, ["resty.http", "resty.jwt"]);
}

#[test]
fn a_handler_made_by_a_foreign_class_has_its_own_version() {
    let handler = "local Base = require 'kong.plugins.base_plugin'\nlocal H = Base:extend()\nfunction H:new() H.super.new(self, 'p') end\nH.VERSION = '0.4.0'\nreturn H";
    assert_eq!(field(handler), "0.4.0".into());
    assert_eq!(
        field("return setmetatable({}, { __index = { VERSION = '2.0.0' } })"),
        "2.0.0".into()
    );
    assert_eq!(field("return 5"), Value::Nil);
}

#[test]
fn nothing_reaches_out_of_the_machine() {
    let handler = "return { VERSION = tostring(io.open('/etc/passwd')) .. tostring(os.execute('true')) .. tostring(dofile) .. tostring(loadfile) .. tostring(string.dump) .. tostring(jit.on()) .. tostring(debug.getinfo) .. tostring(newproxy) }";
    assert_eq!(field(handler), "io.open()os.execute()nilnilniljit.on()debug.getinfonil".into());
}

#[test]
fn errors_in_modules_name_the_module_that_raised_them() {
    let files = [("p.handler", "\nreturn require 'p.broken'"), ("p.broken", "\n\nlocal x = = 1")];
    match plugin(&files, &[]) {
        Err(Error::Load(place)) => {
            assert_eq!(place.file, Some("p/broken.lua".into()));
            assert_eq!(place.line, Some(3));
        }
        other => panic!("{other:?}"),
    }
    let files = [("p.handler", "return require 'p.a'"), ("p.a", "return require 'p.handler'")];
    match plugin(&files, &[]) {
        Err(Error::Run(place)) => assert!(place.message.contains("loop or previous error")),
        other => panic!("{other:?}"),
    }
    for raised in
        ["error({})", "error(nil)", "error(setmetatable({}, { __tostring = 5 }))", "error()"]
    {
        assert!(matches!(plugin(&[("p.handler", raised)], &[]), Err(Error::Run(_))), "{raised}");
    }
}

#[test]
fn numbers_are_written_as_lua_writes_them() {
    for (number, text) in [
        (1.0, "1"),
        (-0.5, "-0.5"),
        (0.1, "0.1"),
        (1e15, "1e+15"),
        (123_456_789_012_345.0, "1.2345678901234e+14"),
        (12_345_678_901_234.0, "12345678901234"),
        (1e-7, "1e-07"),
        (2.75, "2.75"),
        (100.0, "100"),
        (f64::INFINITY, "inf"),
    ] {
        assert_eq!(number_text(number), text);
    }
}

#[test]
fn the_limits_are_those_of_the_pages() {
    let shown = |Limits { steps, memory, time }: Limits| {
        let steps = format!("{} million", steps / 1_000_000);
        (format!("{} seconds", time.as_secs_f64()), steps, format!("{} MiB", memory >> 20))
    };
    for limits in [Limits::ROCKSPEC, Limits::PLUGIN, Limits::WORKER] {
        let (time, steps, memory) = shown(limits);
        let row = format!("| {time} | {steps} | {memory} |\n");
        assert!(include_str!("../../docs/check.md").contains(&row), "docs/check.md: {row}");
    }
    let (time, steps, memory) = shown(Limits::WORKER);
    let told = format!("{time} of the processor, {steps} steps and {memory}.");
    assert!(include_str!("../../docs/validate.md").contains(&told), "docs/validate.md: {told}");
}
