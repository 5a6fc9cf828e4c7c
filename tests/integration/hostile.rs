//! Projects that mean harm, or look like it: each is answered, soon, in little memory and without a panic.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use crate::harness::{Ran, Sandbox};

/// After this a command is taken for one that never ends. It is answered much sooner, but not on every machine.
const PATIENCE: Duration = Duration::from_secs(60);
/// The most that a command may need, in KiB.
const MEMORY: u64 = 256 << 10;

pub(crate) const HANDLER: &str =
    "return { VERSION = '1.0.0', PRIORITY = 1000, access = function() end }\n";
pub(crate) const SCHEMA: &str = "return { name = 'evil', fields = { { config = { type = 'record', fields = {\n\
                      { a = { type = 'string' } } } } } } }\n";
/// Runs for hours inside of one C function.
const SLOW: &str = "(('a'):rep(2e5)):find(('a-'):rep(40) .. 'b')\n";

/// Runs kongsmith, looks at its memory while it runs, and fails where it goes on, panics or shows what is not its own.
#[track_caller]
pub(crate) fn answer(sandbox: &Sandbox, arguments: &[&str]) -> Ran {
    let mut command = sandbox.kongsmith();
    let (out, err) = (sandbox.join("stdout"), sandbox.join("stderr"));
    let create = |path: &Path| Stdio::from(fs::File::create(path).unwrap());
    command.args(arguments).stdin(Stdio::null()).stdout(create(&out)).stderr(create(&err));
    let mut child = command.spawn().unwrap();
    let started = Instant::now();
    let mut most = 0;
    let status = loop {
        most = most.max(resident(child.id()));
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if started.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("{arguments:?} does not end");
        }
        thread::sleep(Duration::from_millis(5));
    };
    let text = |path: &Path| String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
    let ran = Ran { stdout: text(&out), stderr: text(&err), code: status.code() };
    let said = format!("{}{}", ran.stdout, ran.stderr);
    assert!(!said.contains("panicked"), "{said}");
    assert!(!said.contains("root:x:"), "{said}");
    let said = said.replace("github.com/kongsmith/kongsmith/", "");
    for inside in ["kongsmith/", "kong/db/", "kong/tools/", "stand-in:", "traceback"] {
        assert!(!said.contains(inside), "{inside}: {said}");
    }
    assert!(ran.code.is_some_and(|code| code <= 3), "{:?}: {said}", ran.code);
    assert!(most < MEMORY, "{most} KiB");
    ran
}

/// The largest resident set of a process so far, in KiB, where the system tells it.
fn resident(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// A project with the plugin `evil`.
pub(crate) fn project(handler: impl AsRef<[u8]>, schema: impl AsRef<[u8]>) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.file("kong/plugins/evil/handler.lua", handler);
    sandbox.file("kong/plugins/evil/schema.lua", schema);
    sandbox
}

/// Checks a plugin whose handler begins with `start`.
#[track_caller]
fn checked(start: &str) -> Ran {
    answer(&project(format!("{start}\n{HANDLER}"), SCHEMA), &["check"])
}

/// The end of a command that passed a bound: code 3, the file, perhaps the line, and the bound.
#[track_caller]
fn stopped(ran: &Ran, file: &str) {
    assert_eq!(ran.code, Some(3), "{}{}", ran.stdout, ran.stderr);
    let said = ran.stderr.split_once(&format!("error: kong/plugins/evil/{file}:"));
    let said = said.and_then(|(_, rest)| rest.split_once(" running it "));
    let is_line = |line: &str| line.is_empty() || line.trim_end_matches(':').parse::<u32>().is_ok();
    assert!(said.is_some_and(|(line, _)| is_line(line)), "{}", ran.stderr);
    assert!(ran.stderr.contains("the limit for a file of this kind"), "{}", ran.stderr);
}

#[test]
fn memory_that_a_validator_needs_is_bounded() {
    let schema = "return { name = 'evil', fields = { { config = { type = 'record', fields = { { a = { type = 'string', \
                  default = 'x', custom_validator = function(v) return v:rep(2e8) ~= '' end } } } } } } }";
    stopped(&answer(&project(HANDLER, schema), &["check"]), "schema.lua");
}

#[test]
fn handlers_without_an_end_are_stopped() {
    for start in [
        "while true do end",
        "while true do pcall(function() while true do end end) end",
        "while true do xpcall(function() while true do end end, function() while true do end end) end",
        "local function f() return f() end f()",
        "coroutine.wrap(function() while true do end end)()",
        "local t = {} while true do t[#t + 1] = coroutine.create(print) end",
        "setmetatable(_G, { __index = function() while true do end end }) local x = unknown",
        "local a = setmetatable({}, { __eq = function() while true do end end, __len = function() while true do end end })\n\
         local b = #a",
        "local t = {} while true do t[#t + 1] = {} end",
        "local t = {} while true do pcall(function() t[#t + 1] = ('x'):rep(1e6) .. #t end) end",
        "local text = ('x'):rep(6e7)",
        "local text = ('a'):rep(1e6):gsub('a', ('b'):rep(1000))",
        SLOW,
        "pcall(function() return ('a'):rep(2e5):find(('a-'):rep(40) .. 'b') end)",
    ] {
        let start = if start == SLOW { format!("local x = {SLOW}") } else { start.to_owned() };
        stopped(&checked(&start), "handler.lua");
    }
}

#[test]
fn modules_that_hang_are_stopped_wherever_they_are() {
    for file in ["daos.lua", "api.lua", "migrations/init.lua", "schema.lua"] {
        let sandbox = project(HANDLER, SCHEMA);
        sandbox.file(&format!("kong/plugins/evil/{file}"), "while true do end");
        let ran = answer(&sandbox, &["check"]);
        stopped(&ran, file);
        assert!(
            ran.stderr.contains(&format!("{file}:1: running it takes more than")),
            "{}",
            ran.stderr
        );
        // Inside of a C function nothing is counted.
        sandbox.file(&format!("kong/plugins/evil/{file}"), format!("local x = {SLOW}"));
        let ran = answer(&sandbox, &["check"]);
        stopped(&ran, file);
        assert!(ran.stderr.contains("takes longer than"), "{}", ran.stderr);
    }
}

#[test]
fn handlers_that_fail_in_odd_ways_are_answered() {
    for start in [
        "local function f() return 1 + f() end f()",
        "local s = ('x'):rep(2 ^ 31)",
        "error({ 1 })",
        "error(setmetatable({}, { __tostring = function() while true do end end }))",
        "error()",
        "error(('x'):rep(1e7))",
        "error('\\xff\\xfe\\0')",
        "os.exit(7)",
        "debug.getregistry()[1] = nil",
        "local ffi = require 'ffi' ffi.cdef 'int system(const char *);' ffi.C.system('echo here')",
        "error(io.open('/etc/passwd'):read('*a'))",
        "error(tostring(loadstring('\\27LJ\\2\\10')))",
        "dofile('/etc/passwd')",
        "require '../../../../etc/passwd'",
        "for key in pairs(_G) do _G[key] = nil end",
        "for key in pairs(string) do string[key] = nil end",
        "require 'cjson'.decode(('['):rep(1e6))",
        "local t = {} t.t = t require 'cjson'.encode(t)",
        "local t = { VERSION = '1.0.0', PRIORITY = 1 } t.t = t do return t end",
        "do return setmetatable({}, { __index = function(_, key) return key end }) end",
        "do return newproxy(true) end",
        "do return end",
        "do return { VERSION = ('1.'):rep(1e6), PRIORITY = 0 / 0 } end",
    ] {
        checked(start);
    }
}

/// What is done to the code that checks goes no further than the plugin, or fails as it would in Kong.
#[test]
fn plugins_that_take_lua_apart_are_answered() {
    for start in [
        "package.loaded['kongsmith.host'] = nil",
        "require 'kongsmith.host'.find = nil",
        "string.format = nil string.gsub = nil string.match = nil string.find = nil string.sub = nil",
        "string.format = function() return {} end",
        "pairs = nil ipairs = nil next = nil",
        "setmetatable = nil getmetatable = nil rawset = nil rawget = nil",
        "error = function() end pcall = function() return false, {} end",
        "type = function() return 'table' end",
        "tostring = function() return {} end tonumber = nil",
        "require = function() return 7 end",
        "getmetatable('').__index = nil",
        "getmetatable('').__index = function() error('no') end",
        "debug.setmetatable('', nil)",
        "debug.sethook()",
        "local globals = _G for name in pairs(globals) do globals[name] = nil end",
        "for name in pairs(package.loaded) do package.loaded[name] = 42 end",
        "package = nil ngx = nil kong = nil table = nil math = nil",
        "setmetatable(_G, { __index = error, __newindex = error })",
        "setfenv(0, {}) setfenv(1, {})",
        "setfenv(2, {}) setfenv(3, {})",
        "getfenv(require 'kong.db.schema'.new).require = nil",
        "local t = require 'kong.db.schema' for name in pairs(t) do t[name] = 3 end",
        "local t = require 'kong.db.schema.typedefs' for name in pairs(t) do t[name] = nil end",
        "local t = require 'kong.db.schema.metaschema' for name in pairs(t) do t[name] = nil end",
        "local t = require 'kong.tools.table' for name in pairs(t) do t[name] = nil end",
        "local t = getmetatable(kong.client) for name in pairs(t) do t[name] = nil end",
        "getmetatable(kong.client).__index = error local x = kong.client.y",
        "require 'kong.tools.string'.split(nil)",
        "require 'kong.db.schema'.new(nil)",
        "require 'resty.string'.to_hex(nil)",
        "module(nil)",
    ] {
        checked(start);
        let sandbox = project(HANDLER, format!("{start}\n{SCHEMA}"));
        sandbox.file("config.yaml", "a: x\n---\na: 3\n");
        answer(&sandbox, &["check"]);
        answer(&sandbox, &["validate", "config.yaml"]);
    }
    for start in ["require 'kongsmith.host'", "require 'kongsmith.worker'"] {
        let ran = checked(start);
        assert!(ran.stderr.contains("is not installed here"), "{}", ran.stderr);
    }
    for start in [
        "string.format = nil",
        "getmetatable('').__index = nil",
        "local globals = _G for name in pairs(globals) do globals[name] = nil end",
    ] {
        checked(start).success();
    }
}

#[test]
fn files_of_odd_bytes_are_answered() {
    let long = |text: &str, count: usize| text.repeat(count).into_bytes();
    for bytes in [
        b"\x1bLJ\x02\x0a\x00".to_vec(),
        b"\x00\x01\x02\xff\xfe".repeat(1_000),
        b"\xff\xfer\x00e\x00t\x00u\x00r\x00n\x00".to_vec(),
        b"\xef\xbb\xbfreturn {}".to_vec(),
        b"local caf\xe9 = 'x\x00y'\r\nlocal b\rlocal c\n\r".to_vec(),
        long("(", 100_000),
        long("do ", 1_000),
        [b"local a = 1".to_vec(), long(" + 1", 100_000)].concat(),
        [b"local a = ".to_vec(), long("not ", 100_000)].concat(),
        [b"local a if a then ".to_vec(), long("elseif a then ", 20_000), b"end".to_vec()].concat(),
        [b"local t = { ".to_vec(), long("\"aaaaaaaaaaaaaaaaaaaa\", ", 400_000), b"}".to_vec()]
            .concat(),
        [b"--".to_vec(), long("x", 10_000_000)].concat(),
        [b"local s = [[".to_vec(), long("x", 10_000_000), b"]]".to_vec()].concat(),
        long("\n", 5_000_000),
        long("x = 1\n", 100_000),
        (0..20_000).fold(Vec::new(), |mut text, number| {
            text.extend(format!("-- kongsmith: allow(blocking-cal{number})\n").bytes());
            text
        }),
        long("local a = b; ", 150),
        long("; ", 500_000),
        long("--[==[", 10_000),
    ] {
        answer(&project(bytes, SCHEMA), &["check"]);
    }
}

/// A schema with these fields in `config`.
pub(crate) fn schema(start: &str, fields: &str) -> String {
    format!(
        "{start}\nreturn {{ name = 'evil', fields = {{ {{ config = {{ type = 'record', fields = {fields} }} }} }} }}"
    )
}

#[test]
fn schemas_that_hang_are_stopped_when_they_are_asked() {
    let validator = |body: &str| {
        schema(
            "",
            &format!(
                "{{ {{ a = {{ type = 'string', custom_validator = function() {body} end }} }} }}"
            ),
        )
    };
    for text in [
        validator("while true do end"),
        validator("while true do pcall(function() while true do end end) end"),
        validator(&format!("return {SLOW}")),
        validator("local t = {} while true do t[#t + 1] = ('x'):rep(1e6) .. #t end"),
        schema(
            "local f = {} for i = 1, 1e5 do f[i] = { ['f' .. i] = { type = 'string' } } end",
            "f",
        ),
        "return setmetatable({}, { __index = function() while true do end end })".to_owned(),
    ] {
        let sandbox = project(HANDLER, text);
        sandbox.file("config.yaml", "a: x\n---\na: y\n");
        stopped(&answer(&sandbox, &["validate", "config.yaml"]), "schema.lua");
    }
}

#[test]
fn schemas_of_odd_shape_are_answered() {
    let field = |start: &str, field: &str| schema(start, &format!("{{ {{ a = {field} }} }}"));
    for text in [
        field("local f = { type = 'array' } f.elements = f", "f"),
        field("local t = {} t.t = t", "{ type = 'record', fields = {}, default = t }"),
        field(
            "local f = { type = 'string' } for _ = 1, 5000 do f = { type = 'array', elements = f } end",
            "f",
        ),
        field("", "{ type = 'string', custom_validator = function() error({}) end }"),
        field(
            "",
            "{ type = 'string', custom_validator = function() local t = {} t.t = t return nil, t end }",
        ),
        field("", "{ type = 'string', match = '(((((((' }"),
        field(
            "local t = {} for i = 1, 1e5 do t[i] = 'v' .. i end",
            "{ type = 'string', one_of = t }",
        ),
        "local s = { name = 'evil' } s.fields = s return s".to_owned(),
        "return { name = {}, fields = 3 }".to_owned(),
        "return function() end".to_owned(),
        "error({ 1 })".to_owned(),
    ] {
        let sandbox = project(HANDLER, text);
        sandbox.file("config.yaml", "a: x\n");
        answer(&sandbox, &["check"]);
        answer(&sandbox, &["validate", "config.yaml"]);
    }
}

#[test]
fn documents_that_are_traps_are_refused() {
    let bomb = (b'b'..=b'i').fold(String::new(), |text, letter| {
        let aliases = format!("*{},", char::from(letter - 1)).repeat(9);
        format!("{text}{0}: &{0} [{aliases}]\n", char::from(letter))
    });
    let sandbox = project(HANDLER, SCHEMA);
    for (document, said) in [
        (format!("a: &a [x,x,x,x,x,x,x,x,x]\n{bomb}").into_bytes(), "more than 250,000 values"),
        (b"[".repeat(100_000), "nested too deeply"),
        (b"{\"a\":".repeat(50_000), "nested too deeply"),
        (b"&a [*a]".to_vec(), "an alias stands inside of its own anchor"),
        (b"a: 1\na: 2".to_vec(), "duplicate mapping key: a"),
        (b"a: .nan".to_vec(), "non-finite"),
        (b"a: \x00".to_vec(), "unexpected character"),
        (b"a: \xff".to_vec(), "it is not UTF-8"),
        (b"---\n".repeat(100_000), "there is no configuration in it"),
        (b"a: x\n---\n".repeat(20_001), "it holds more than 20,000 configurations"),
        (
            [
                b"{_format_version: '3.0', plugins: [".to_vec(),
                b"{name: evil},".repeat(20_001),
                b"]}".to_vec(),
            ]
            .concat(),
            "it holds more than 20,000 configurations",
        ),
        (b"\xff\xfea\x00".to_vec(), "it is not UTF-8"),
        (b"x".repeat(17 << 20), "larger than 16 MiB"),
    ] {
        sandbox.file("config.yaml", document);
        let ran = answer(&sandbox, &["validate", "config.yaml"]).code(2);
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
}

#[test]
fn rockspecs_and_luacheckrcs_that_hang_are_stopped() {
    for text in ["while true do end", "local s = 'x' while true do s = s .. s end", SLOW] {
        let text = text.replace(SLOW, &format!("x = {SLOW}"));
        for file in ["kong-plugin-evil-1.0.0-1.rockspec", ".luacheckrc"] {
            let sandbox = project(HANDLER, SCHEMA);
            sandbox.file(file, &text);
            let ran = answer(&sandbox, &["check"]);
            assert!(ran.stderr.contains("the limit for a file of this kind"), "{}", ran.stderr);
            assert!(ran.stderr.contains(file), "{}", ran.stderr);
        }
    }
}

#[test]
fn rockspecs_with_thousands_of_problems_are_answered() {
    let start = "package = 'kong-plugin-evil' version = '1.0.0-1'\n\
                 source = { url = 'git+https://example.com/evil.git' }\n";
    let lines = |line: fn(usize) -> String| (0..5_000).map(line).collect::<String>();
    for text in [
        format!("{start}{}", lines(|number| format!("x{number} = 1\n"))),
        format!(
            "{start}build = {{ type = 'builtin', modules = {{\n{}}} }}",
            lines(|number| format!("['kong.plugins.evil.m{number}'] = 'm{number}.lua',\n"))
        ),
    ] {
        let sandbox = project(HANDLER, SCHEMA);
        sandbox.file("kong-plugin-evil-1.0.0-1.rockspec", text);
        let ran = answer(&sandbox, &["check"]).code(1);
        let errors = ran.stdout.split(' ').next().and_then(|count| count.parse::<usize>().ok());
        assert!(errors.is_some_and(|count| (190..=210).contains(&count)), "{}", ran.stdout);
    }
}

#[test]
fn a_plugin_that_hangs_does_not_stop_the_others() {
    let sandbox = project(format!("local x = {SLOW}{HANDLER}"), SCHEMA);
    for name in ["good", "loop", "other"] {
        let handler = if name == "loop" { "while true do end" } else { HANDLER };
        sandbox.file(&format!("kong/plugins/{name}/handler.lua"), handler);
        sandbox.file(&format!("kong/plugins/{name}/schema.lua"), SCHEMA.replace("evil", name));
    }
    let ran = answer(&sandbox, &["check", "--format", "json"]).code(1);
    let json = ran.json();
    let names: Vec<_> =
        json["plugins"].as_array().unwrap().iter().map(|plugin| &plugin["name"]).collect();
    assert_eq!(names, ["evil", "good", "loop", "other"]);
    let load = &json["plugins"][2]["load"];
    assert_eq!(load["ok"], false);
    let said = "kong/plugins/loop/handler.lua:1: running it takes more than 50 million steps";
    assert!(load["error"].as_str().unwrap().starts_with(said), "{load}");
    assert_eq!(json["errors"].as_array().unwrap().len(), 2);
}

#[cfg(unix)]
mod file_system {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    use std::process::Command;

    use super::*;

    fn handler(sandbox: &Sandbox) -> std::path::PathBuf {
        let path = sandbox.join("kong/plugins/evil/handler.lua");
        fs::remove_file(&path).unwrap();
        path
    }

    #[test]
    fn links_lead_nowhere() {
        let sandbox = project(HANDLER, SCHEMA);
        symlink("..", sandbox.join("kong/plugins/evil/up")).unwrap();
        symlink(".", sandbox.join("self")).unwrap();
        symlink("/etc/passwd", sandbox.join("kong/plugins/evil/secret.lua")).unwrap();
        answer(&sandbox, &["check"]).success();
        for target in ["/etc/passwd", "handler.lua", "/dev/zero", "missing"] {
            let sandbox = project(HANDLER, SCHEMA);
            symlink(target, handler(&sandbox)).unwrap();
            answer(&sandbox, &["check"]);
        }
        let sandbox = project(HANDLER, SCHEMA);
        symlink("/dev/zero", sandbox.join("config.yaml")).unwrap();
        answer(&sandbox, &["validate", "config.yaml"]).code(2);
    }

    #[test]
    fn what_is_no_file_is_not_read() {
        let sandbox = project(HANDLER, SCHEMA);
        fs::create_dir(handler(&sandbox)).unwrap();
        answer(&sandbox, &["check"]);
        for path in [
            "kong/plugins/evil/pipe.lua",
            "kong/plugins/evil/handler.lua",
            ".luacheckrc",
            "a-1-1.rockspec",
        ] {
            let sandbox = project(HANDLER, SCHEMA);
            let _ = fs::remove_file(sandbox.join(path));
            assert!(Command::new("mkfifo").arg(sandbox.join(path)).status().unwrap().success());
            answer(&sandbox, &["check"]);
        }
        let sandbox = project(HANDLER, SCHEMA);
        assert!(
            Command::new("mkfifo").arg(sandbox.join("kongsmith.toml")).status().unwrap().success()
        );
        let ran = answer(&sandbox, &["check"]).code(3);
        assert!(ran.stderr.contains("kongsmith.toml: it is a pipe or a device"), "{}", ran.stderr);
    }

    #[test]
    fn a_huge_file_is_named_and_not_read() {
        let sandbox = project(HANDLER, SCHEMA);
        let file =
            fs::File::options().write(true).open(sandbox.join("kong/plugins/evil/schema.lua"));
        file.unwrap().set_len(3 << 30).unwrap();
        let ran = answer(&sandbox, &["check"]).code(3);
        let said = "error: kong/plugins/evil/schema.lua: it is larger than 16 MiB";
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
        sandbox.file("config.yaml", "a: x\n");
        let ran = answer(&sandbox, &["validate", "config.yaml"]).code(3);
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }

    #[test]
    fn huge_files_that_a_rockspec_lists_are_named_once() {
        let handler = format!("local huge = require 'huge'\n{HANDLER}");
        let sandbox = project(handler, SCHEMA);
        let large = |path: &str, size| {
            sandbox.file(path, "");
            fs::File::options()
                .write(true)
                .open(sandbox.join(path))
                .unwrap()
                .set_len(size)
                .unwrap();
        };
        let rockspec = |install: &str| {
            let text = format!(
                "package = 'kong-plugin-evil' version = '1.0.0-1' source = {{ url = 'git+https://example.com/evil.git' }}\n\
                 build = {{ type = 'builtin', {install} modules = {{ huge = 'huge.lua',\n\
                 ['kong.plugins.evil.handler'] = 'kong/plugins/evil/handler.lua',\n\
                 ['kong.plugins.evil.schema'] = 'kong/plugins/evil/schema.lua' }} }}\n"
            );
            sandbox.file("kong-plugin-evil-1.0.0-1.rockspec", text);
        };
        large("huge.lua", 17 << 20);
        rockspec("");
        let ran = answer(&sandbox, &["check"]).code(3);
        assert!(ran.stderr.contains("error: huge.lua: it is larger than 16 MiB"), "{}", ran.stderr);
        assert!(!ran.stderr.contains("not found"), "{}", ran.stderr);
        sandbox.file("huge.lua", "return 1\n");
        large("data.bin", 3 << 30);
        rockspec("install = { conf = { 'data.bin' } },");
        for command in ["check", "pack"] {
            let ran = answer(&sandbox, &[command]).code(1);
            let said = "`data.bin`, which `build.install.conf` lists, makes the package larger than 128 MiB";
            assert!(ran.stderr.contains(said), "{}", ran.stderr);
        }
    }

    #[test]
    fn many_large_modules_are_too_much_together() {
        let sandbox = project(HANDLER, SCHEMA);
        for number in 0..4 {
            let text = format!("return [[{}]]\n", "x".repeat(5 << 20));
            sandbox.file(&format!("kong/plugins/evil/m{number}.lua"), text);
        }
        let ran = answer(&sandbox, &["check"]).code(3);
        let said = "error: the Lua files of `evil` are larger than 16 MiB together";
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }

    #[test]
    fn an_installed_module_that_is_a_pipe_is_not_there() {
        let sandbox = project(format!("local pipe = require 'pipe'\n{HANDLER}"), SCHEMA);
        let folder = sandbox.join("lua_modules/share/lua/5.1");
        fs::create_dir_all(&folder).unwrap();
        assert!(Command::new("mkfifo").arg(folder.join("pipe.lua")).status().unwrap().success());
        let ran = answer(&sandbox, &["check"]).code(0);
        assert!(ran.stderr.contains("`pipe` is not installed here"), "{}", ran.stderr);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn names_need_not_be_text() {
        let sandbox = project(HANDLER, SCHEMA);
        let folder = sandbox.join("kong/plugins/evil");
        for name in [&b"\xff\xfe.lua"[..], b"a\nb\x1b[31m.lua", b" .lua", b"\xff"] {
            fs::write(folder.join(std::ffi::OsStr::from_bytes(name)), "x = 1").unwrap();
        }
        let ran = answer(&sandbox, &["check"]);
        assert!(!ran.stderr.contains("\x1b[31m"), "{:?}", ran.stderr);
    }
}
