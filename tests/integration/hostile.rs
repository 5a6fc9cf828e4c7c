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

/// The end of a command that passed a bound: code 3, the file and the bound.
#[track_caller]
fn stopped(ran: &Ran, file: &str) {
    assert_eq!(ran.code, Some(3), "{}{}", ran.stdout, ran.stderr);
    let said = format!("error: kong/plugins/evil/{file}: running it ");
    assert!(ran.stderr.contains(&said), "{}", ran.stderr);
    assert!(ran.stderr.contains("the limit for a file of this kind"), "{}", ran.stderr);
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
        "getmetatable('').__index = function() while true do end end",
        "type = function() while true do end end",
        "local t = {} while true do t[#t + 1] = {} end",
        "local t = {} while true do pcall(function() t[#t + 1] = ('x'):rep(1e6) .. #t end) end",
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
        // Steps are counted where they are made; when time is over, nobody sees where.
        let is_timed = ran.stderr.contains("takes longer than");
        stopped(&ran, if is_timed { "handler.lua" } else { file });
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
        "require 'kongsmith.host'.find = nil",
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
    assert_eq!(names, ["good", "other"]);
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
        assert!(ran.stderr.contains("schema.lua: it is larger than 16 MiB"), "{}", ran.stderr);
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
