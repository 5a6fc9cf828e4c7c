//! The shapes in which public plugins write their version: each is bumped at its one literal, or refused with its line.

use super::*;

/// A shape of a handler: its name, the files below `kong/plugins/sample`, and the file and text that a bump from 1.0.0 to
/// 1.1.0 changes.
struct Shape {
    name: &'static str,
    handler: &'static str,
    meta: &'static str,
    changed: (&'static str, &'static str, &'static str),
}

const SHAPES: &[Shape] = &[
    Shape {
        name: "field of the table",
        handler: "return { VERSION = '1.0.0' }",
        meta: "",
        changed: ("handler", "'1.0.0'", "'1.1.0'"),
    },
    Shape {
        name: "bracketed field",
        handler: "return { ['VERSION'] = \"1.0.0\" }",
        meta: "",
        changed: ("handler", "\"1.0.0\"", "\"1.1.0\""),
    },
    Shape {
        name: "assigned field",
        handler: "local H = {}\nH.VERSION = '1.0.0'\nreturn H",
        meta: "",
        changed: ("handler", "'1.0.0'", "'1.1.0'"),
    },
    Shape {
        name: "assigned over another",
        handler: "local H = { VERSION = '0.1' }\nH.VERSION = '1.0.0'\nreturn H",
        meta: "",
        changed: ("handler", "'1.0.0'", "'1.1.0'"),
    },
    Shape {
        name: "a local",
        handler: "local V = '1.0.0'\nreturn { VERSION = V }",
        meta: "",
        changed: ("handler", "V = '1.0.0'", "V = '1.1.0'"),
    },
    Shape {
        name: "a local through a local",
        handler: "local A = '1.0.0'\nlocal B = A\nlocal H = {}\nH.VERSION = B\nreturn H",
        meta: "",
        changed: ("handler", "A = '1.0.0'", "A = '1.1.0'"),
    },
    Shape {
        name: "a local in an inner scope",
        handler: "local V = '1.0.0'\ndo local V = '9' end\nreturn { VERSION = V }",
        meta: "",
        changed: ("handler", "V = '1.0.0'", "V = '1.1.0'"),
    },
    Shape {
        name: "two locals at once",
        handler: "local P, V = 10, '1.0.0'\nreturn { PRIORITY = P, VERSION = V }",
        meta: "",
        changed: ("handler", "'1.0.0'", "'1.1.0'"),
    },
    Shape {
        name: "a field of a local table",
        handler: "local M = { v = { n = '1.0.0' } }\nreturn { VERSION = M.v.n }",
        meta: "",
        changed: ("handler", "'1.0.0'", "'1.1.0'"),
    },
    Shape {
        name: "a concatenation",
        handler: "local N = '1.0'\nreturn { VERSION = N .. '.0' }",
        meta: "",
        changed: ("handler", "N = '1.0'", "N = '1.1'"),
    },
    Shape {
        name: "a leading v",
        handler: "return { VERSION = 'v1.0.0' }",
        meta: "",
        changed: ("handler", "'v1.0.0'", "'v1.1.0'"),
    },
    Shape {
        name: "the v apart",
        handler: "return { VERSION = 'v' .. '1.0.0' }",
        meta: "",
        changed: ("handler", "'1.0.0'", "'1.1.0'"),
    },
    Shape {
        name: "two parts",
        handler: "return { VERSION = '1.0' }",
        meta: "",
        changed: ("handler", "'1.0'", "'1.1.0'"),
    },
    Shape {
        name: "with the revision",
        handler: "return { VERSION = '1.0.0-1' }",
        meta: "",
        changed: ("handler", "'1.0.0-1'", "'1.1.0'"),
    },
    Shape {
        name: "a meta module",
        handler: "local meta = require 'kong.plugins.sample.meta'\nreturn { VERSION = meta.version }",
        meta: "return { version = '1.0.0' }",
        changed: ("meta", "'1.0.0'", "'1.1.0'"),
    },
    Shape {
        name: "a meta module at once",
        handler: "return { VERSION = require('kong.plugins.sample.meta').VERSION }",
        meta: "local M = {}\nM.VERSION = '1.0.0'\nreturn M",
        changed: ("meta", "'1.0.0'", "'1.1.0'"),
    },
    Shape {
        name: "a meta module that is the version",
        handler: "return { VERSION = require 'kong.plugins.sample.meta' }",
        meta: "return '1.0.0'",
        changed: ("meta", "'1.0.0'", "'1.1.0'"),
    },
    Shape {
        name: "a base class",
        handler: "local Base = require 'kong.plugins.base_plugin'\nlocal H = Base:extend()\nH.VERSION = '1.0.0'\nfunction H:new() H.super.new(self, 'sample') end\nreturn H",
        meta: "",
        changed: ("handler", "'1.0.0'", "'1.1.0'"),
    },
    Shape {
        name: "a metatable",
        handler: "local H = setmetatable({ VERSION = '1.0.0' }, { __index = {} })\nreturn H",
        meta: "",
        changed: ("handler", "'1.0.0'", "'1.1.0'"),
    },
    Shape {
        name: "a global",
        handler: "VERSION = '1.0.0'\nreturn { VERSION = VERSION }",
        meta: "",
        changed: ("handler", "VERSION = '1.0.0'", "VERSION = '1.1.0'"),
    },
    Shape {
        name: "a priority from the environment",
        handler: "local p = tonumber(os.getenv('P')) or 10\nreturn { PRIORITY = p, VERSION = '1.0.0' }",
        meta: "",
        changed: ("handler", "'1.0.0'", "'1.1.0'"),
    },
    Shape {
        name: "Kong used while loading",
        handler: "local log = kong.log\nlocal t = ngx.shared.kong\nif ngx.config.subsystem == 'http' then t = nil end\nreturn { VERSION = '1.0.0' }",
        meta: "",
        changed: ("handler", "'1.0.0'", "'1.1.0'"),
    },
];

#[test]
fn every_shape_of_a_handler_is_bumped_at_its_literal() {
    for shape in SHAPES {
        let rockspec = ROCKSPEC.replace(
            "  modules = {\n",
            "  modules = {\n    [\"kong.plugins.sample.meta\"] = \"kong/plugins/sample/meta.lua\",\n",
        );
        let sandbox = project_of(shape.handler, &rockspec);
        let meta = if shape.meta.is_empty() { "return {}" } else { shape.meta };
        sandbox.file("kong/plugins/sample/meta.lua", meta);
        let _ = sandbox.run(&["bump", "minor"]).code(0);
        let (file, from, to) = shape.changed;
        for (name, before) in [("handler", shape.handler), ("meta", meta)] {
            let expected =
                if name == file { before.replacen(from, to, 1) } else { before.to_owned() };
            let expected = if shape.name == "a local in an inner scope" || name != file {
                expected
            } else {
                before.replace(from, to)
            };
            assert_eq!(
                sandbox.read(&format!("kong/plugins/sample/{name}.lua")),
                expected,
                "{}",
                shape.name
            );
        }
    }
}

#[test]
fn a_version_from_outside_is_refused_with_its_line() {
    for (handler, place, words) in [
        ("return { VERSION = os.getenv('V') or '1.0.0' }", "handler.lua:1", "os.getenv('V')"),
        (
            "local meta = require 'kong.meta'\nreturn { VERSION = meta.version }",
            "handler.lua:1",
            "require 'kong.meta'",
        ),
        ("local H = {}\nH.VERSION = kong.version\nreturn H", "handler.lua:2", "kong"),
        ("return {\n  VERSION = ('1.0.%d'):format(0),\n}", "handler.lua:2", "('1.0.%d'):format(0)"),
        (
            "local function v() return '1.0.0' end\n\nreturn { VERSION = v() }",
            "handler.lua:3",
            "v()",
        ),
    ] {
        let sandbox = project_of(handler, ROCKSPEC);
        let ran = refuses(&sandbox, &["bump", "minor"], 3);
        assert!(
            ran.stderr.contains(&format!("kong/plugins/sample/{place}: VERSION comes from")),
            "{}",
            ran.stderr
        );
        assert!(ran.stderr.contains(words), "{}", ran.stderr);
        assert!(ran.stderr.contains("--skip handler"), "{}", ran.stderr);
        let _ = sandbox.run(&["bump", "minor", "--skip", "handler"]).code(0);
        assert_eq!(sandbox.read(HANDLER_PATH), handler);
        assert!(sandbox.join("kong-plugin-sample-1.1.0-1.rockspec").exists());
    }
}

#[test]
fn a_version_of_several_literals_is_refused_where_one_does_not_do() {
    let handler =
        "local major, minor = '1', '0'\nreturn { VERSION = major .. '.' .. minor .. '.0' }";
    let sandbox = project_of(handler, ROCKSPEC);
    let ran = refuses(&sandbox, &["bump", "2.1.0"], 3);
    assert!(ran.stderr.contains("no single string determines VERSION (`1.0.0`)"), "{}", ran.stderr);
    let _ = sandbox.run(&["bump", "minor"]).code(0);
    assert_eq!(sandbox.read(HANDLER_PATH), handler.replace("'1', '0'", "'1', '1'"));
}

#[test]
fn a_handler_that_cannot_be_read_is_refused_with_its_line() {
    for (handler, code, words) in [
        ("return { PRIORITY = 1 }", 3, "handler.lua: the handler has no VERSION"),
        ("return { VERSION = 1.0 }", 3, "VERSION is a number, not a string"),
        ("local x = \nreturn {", 3, "handler.lua:2: the handler does not compile"),
        ("error('no')", 3, "handler.lua:1: the handler cannot be loaded: no"),
        (
            "return { VERSION = '1.2.3.4' }",
            2,
            "`1.2.3.4` is not a version: it has more than three numbers",
        ),
        ("return { VERSION = '1.0.0+5' }", 2, "build metadata"),
        ("return { VERSION = '1.0.0-x-y' }", 2, "`1.0.0-x-y` is not a version"),
        ("while true do end", 3, "handler.lua:1: running it takes more than"),
        (
            "local x = 0x1p4\nreturn { VERSION = '1.0.0' }",
            3,
            "handler.lua:1: kongsmith cannot read this line's syntax",
        ),
    ] {
        let sandbox = project_of(handler, ROCKSPEC);
        let ran = refuses(&sandbox, &["bump", "minor"], code);
        assert!(ran.stderr.contains(words), "{handler}\n{}", ran.stderr);
    }
}

/// Rockspecs around the same build table: from 1.0.0-1 (or -2), what becomes of them with `bump minor`.
const ROCKSPECS: &[(&str, &str)] = &[
    ("version = '1.0.0-1'", "version = '1.1.0-1'"),
    ("version = '1.0.0-2'", "version = '1.1.0-1'"),
    ("version = '1.0-1'", "version = '1.1.0-1'"),
    ("local v = '1.0.0'\nversion = v .. '-1'", "local v = '1.1.0'\nversion = v .. '-1'"),
    (
        "local v, r = '1.0.0', '2'\nversion = v .. '-' .. r",
        "local v, r = '1.1.0', '1'\nversion = v .. '-' .. r",
    ),
    ("local r = 2\nversion = '1.0.0-' .. r", "local r = 1\nversion = '1.1.0-' .. r"),
    (
        "local m = { version = '1.0.0' }\nversion = m.version .. '-1'",
        "local m = { version = '1.1.0' }\nversion = m.version .. '-1'",
    ),
    (
        "local v = '1.0.0'\nversion = v .. '-1'\nsource = { url = 'u', tag = 'v' .. v }",
        "local v = '1.1.0'\nversion = v .. '-1'\nsource = { url = 'u', tag = 'v' .. v }",
    ),
    (
        "local v = '1.0.0'\nlocal checkout = v == 'dev' and 'master' or v\nversion = v .. '-1'\nsource = { url = 'u', branch = checkout }",
        "local v = '1.1.0'\nlocal checkout = v == 'dev' and 'master' or v\nversion = v .. '-1'\nsource = { url = 'u', branch = checkout }",
    ),
    (
        "version = '1.0.0-2'\nsource = { url = 'u', tag = '1.0.0-2' }",
        "version = '1.1.0-1'\nsource = { url = 'u', tag = '1.1.0-1' }",
    ),
    (
        "version = '1.0.0-1'\nsource = { url = 'u', branch = '1.0.0' }",
        "version = '1.1.0-1'\nsource = { url = 'u', branch = '1.1.0' }",
    ),
    (
        "version = '1.0.0-1'\nsource = { url = 'u', tag = 'master' }",
        "version = '1.1.0-1'\nsource = { url = 'u', tag = 'master' }",
    ),
    (
        "version = '1.0.0-1'\nsource = { url = 'https://h/v1.0.0.tar.gz', dir = 'sample-1.0.0' }",
        "version = '1.1.0-1'\nsource = { url = 'https://h/v1.1.0.tar.gz', dir = 'sample-1.1.0' }",
    ),
];

#[test]
fn every_shape_of_a_rockspec_is_bumped_at_its_literals() {
    for (before, after) in ROCKSPECS {
        let whole = |text: &str| {
            let source = if text.contains("source =") { "" } else { "source = { url = 'u' }\n" };
            let build = &ROCKSPEC[ROCKSPEC.find("build =").unwrap()..];
            format!("package = 'kong-plugin-sample'\n{text}\n{source}{build}")
        };
        let sandbox = Sandbox::new();
        sandbox.file(HANDLER_PATH, HANDLER).file("sample.rockspec", whole(before));
        let _ = sandbox.run(&["bump", "minor"]).code(0);
        assert_eq!(sandbox.read("sample.rockspec"), whole(after));
        assert_eq!(sandbox.read(HANDLER_PATH), HANDLER.replace("1.0.0", "1.1.0"));
    }
}

#[test]
fn a_rockspec_that_cannot_be_bumped_is_refused_with_its_line_and_the_handler_stays() {
    for (version, words) in [
        (
            "version = ('%s-%s'):format('1.0.0', '1')",
            "sample.rockspec:2: version comes from `('%s-%s'):format('1.0.0', '1')`",
        ),
        (
            "local v = '1.0.0'\nversion = v .. '-1'\ndescription = { license = #v == 5 and v < '1.1' and 'MIT' or 'X' }",
            "would also change `description.license`",
        ),
        ("local a = '1'\nversion = a .. '.0.0-' .. a", "no single string determines version"),
        ("version = nothing", "`version` is not a string"),
        ("version = 'one'", "`one` is not a version for LuaRocks"),
        ("version = '1.0.0'", "`1.0.0` is not a version for LuaRocks"),
        ("version = os.getenv('V')", "attempt to index global 'os'"),
        ("version = '1.0.0-1", "unfinished string"),
    ] {
        let build = &ROCKSPEC[ROCKSPEC.find("build =").unwrap()..];
        let sandbox = Sandbox::new();
        let text =
            format!("package = 'kong-plugin-sample'\n{version}\nsource = {{ url = 'u' }}\n{build}");
        sandbox.file(HANDLER_PATH, HANDLER).file("sample.rockspec", text);
        let ran = refuses(&sandbox, &["bump", "2.0.0"], 3);
        assert!(ran.stderr.contains(words), "{version}\n{}", ran.stderr);
    }
}

/// Handler and rockspec versions that differ in public plugins today, and whether they only look so.
const PAIRS: &[(&str, &str, bool)] = &[
    ("0.2.3", "0.2.2-1", false),
    ("0.1", "0.2.0-1", false),
    ("1.0.0", "0.1.2-1", false),
    ("2.0.0", "0.3-0", false),
    ("3.9.0", "0.3-0", false),
    ("0.0.1", "1.0.0-1", false),
    ("1.0.0", "0.2.1-1", false),
    ("1.0.0", "2.1.1-1", false),
    ("1.0.0", "1.3.0-1", false),
    ("2.2.0", "1.1.0-1", false),
    ("0.2.0", "0.2.1-1", false),
    ("0.1.0", "0.1.1-1", false),
    ("1.3.0", "1.4.0-1", false),
    ("0.1", "1.2.0-1", false),
    ("1.0.1", "0.2-1", false),
    ("1.0.5", "1.1.1-3", false),
    ("0.1", "0.1.0-1", true),
    ("1.0.2-1", "1.0.2-1", true),
    ("v1.2.0", "1.2.0-4", true),
    ("1.2.0-rc.1", "1.2.0rc.1-1", true),
    ("1.2.0-rc1", "1.2.0rc1-1", true),
];

#[test]
fn versions_that_disagree_are_refused_until_one_is_chosen() {
    for (handler, rockspec, agree) in PAIRS {
        let build = &ROCKSPEC[ROCKSPEC.find("build =").unwrap()..];
        let handler_text = HANDLER.replace("1.0.0", handler);
        let text = format!(
            "package = 'kong-plugin-sample'\nversion = '{rockspec}'\nsource = {{ url = 'u' }}\n{build}"
        );
        let sandbox = Sandbox::new();
        sandbox.file(HANDLER_PATH, &handler_text).file("sample.rockspec", text);
        if *agree {
            let _ = sandbox.run(&["bump", "patch", "--print"]).code(0);
            let _ = sandbox.run(&["bump", "major"]).code(0);
            continue;
        }
        let ran = refuses(&sandbox, &["bump", "patch"], 3);
        assert!(ran.stderr.contains("--from handler"), "{}", ran.stderr);
        let from =
            |from: &str| sandbox.run(&["bump", "major", "--from", from, "--print"]).code(0).stdout;
        let next = |version: &str| {
            let major: u64 = version.split('.').next().unwrap().parse().unwrap();
            format!("{}.0.0\n", major + 1)
        };
        assert_eq!(from("handler"), next(handler));
        assert_eq!(from("rockspec"), next(rockspec));
        let _ = sandbox.run(&["bump", "9.9.9", "--from", "rockspec"]).code(0);
        assert!(sandbox.read(HANDLER_PATH).contains("9.9.9"));
        assert!(sandbox.read("sample.rockspec").contains("version = '9.9.9-1'"));
    }
}
