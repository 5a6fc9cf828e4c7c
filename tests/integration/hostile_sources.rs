//! Sources whose reading costs, or once cost, far more than their size: the lints answer them as soon as others. Nothing
//! in them runs long, so none is stopped by a bound for code that runs.

use crate::harness::Sandbox;
use crate::hostile::{HANDLER, SCHEMA, answer, project, schema};

/// Checks a project, and looks that it was judged to the end.
#[track_caller]
fn judged(sandbox: &Sandbox) {
    let ran = answer(sandbox, &["check"]);
    assert!(ran.code.is_some_and(|code| code <= 1), "{:?}: {}{}", ran.code, ran.stdout, ran.stderr);
}

/// `count` lines, each made of its number.
fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (1..=count).map(|number| line(number) + "\n").collect()
}

/// A handler with these lines in its file, and those in its function.
fn handler(file: &str, function: &str) -> String {
    format!(
        "local M = {{ VERSION = '1.0.0', PRIORITY = 1000 }}\n{file}\n\
         function M:access(conf)\n{function}\nend\nreturn M\n"
    )
}

#[test]
fn hostile_handlers_are_linted_within_bounds() {
    let branches = |number: usize| {
        let value = if number == 1 { "os.execute".to_owned() } else { format!("f{}", number - 1) };
        format!(
            "local f{number}\nif conf.a then f{number} = {value}\n{}end",
            format!("elseif conf.b then f{number} = {value}\n").repeat(9)
        )
    };
    let double = |number: usize| format!("local a{number} = a{0} .. a{0}", number - 1);
    let field = |number: usize| format!("M.f{number} = M.f{0}.f{0}", number - 1);
    let class = "local C = {} C.__index = C function C.m() end\nlocal function new(x)";
    let method = |number: usize| format!("if x == {number} then return nil end (function() end)()");
    for text in [
        // A value that leads back to itself, and values that are each one of several others.
        "local M = { VERSION = '1.0.0' }\nM.PRIORITY = M.PRIORITY or 'x'\nreturn M\n".to_owned(),
        handler("", &format!("{}f12()", lines(12, branches))),
        handler("", &format!("local a0 = 'a'\n{}require(a40)", lines(40, double))),
        format!(
            "local M = {{ VERSION = '1.0.0', PRIORITY = 1000 }}\nM.f0 = M\n{}\
             function M:access() M.f40.f40.print() end\nreturn M\n",
            lines(40, field)
        ),
        // Many calls of one function.
        handler(
            &format!(
                "local function f(n)\nif n > 3 then\n{}end\nend",
                "kong.log('x')\n".repeat(2_000)
            ),
            &"f(1)\n".repeat(2_000),
        ),
        handler(
            &format!("{class}\n{}return setmetatable({{}}, C)\nend", lines(1_500, method)),
            &lines(1_500, |number| format!("new({number}):m()")),
        ),
        // Many comments, and many words in one.
        handler(
            "",
            &lines(4_000, |number| format!("-- luacheck: ignore 21/v{number}\nf{number}()")),
        ),
        handler(
            "",
            &lines(4_000, |number| format!("x{number} = 1 -- luacheck: globals x{number}")),
        ),
        handler(
            "",
            &format!("-- luacheck: ignore {}\n{}", "9 ".repeat(50_000), "x = 1\n".repeat(9_000)),
        ),
        // Work of the host while the handler runs.
        handler("require('cjson.safe').decode(('1'):rep(4e5) .. ('x'):rep(4e5))", ""),
    ] {
        judged(&project(text, SCHEMA));
    }
}

#[test]
fn hostile_schemas_are_linted_within_bounds() {
    let fields = |field: &str| {
        let fields = lines(2_000, |number| format!("{{ f{number} = {field} }},"));
        schema("", &format!("{{\n{fields}}}"))
    };
    for text in [
        fields("{ type = 'string' }"),
        fields("{ type = 'array' }"),
        fields("{ type = 'string', unknown = true }"),
        fields(&format!("{{ type = 'string', match = '{}' }}", "()".repeat(33))),
    ] {
        judged(&project(HANDLER, text));
    }
}

#[test]
fn hostile_settings_are_applied_within_bounds() {
    let stars = format!("{}b", "*a".repeat(20));
    let settings =
        format!("[check]\nexclude = [\"kong/plugins/evil/{stars}\", \"{}zz\"]", "**/".repeat(40));
    for (file, text) in [
        ("kongsmith.toml", settings),
        (".luacheckrc", "ignore = { '%bxx' }".to_owned()),
        (".luacheckrc", "ignore = { ('a*'):rep(60000), ('a?'):rep(60000) }".to_owned()),
        (".luacheckrc", "ignore = { '[' .. ('b'):rep(1e6) .. ']*c' }".to_owned()),
        (".luacheckrc", format!("exclude_files = {{ ('**/'):rep(40) .. 'zz', '**/{stars}' }}")),
        (".luacheckrc", "exclude_files = { '[' .. ('a'):rep(1e6) .. ']' }".to_owned()),
        ("spec/evil/a_spec.lua", {
            let double = |number: usize| format!("local a{number} = a{0} .. a{0}", number - 1);
            let call = "require('spec.helpers').start_kong({ plugins = a40 })";
            format!("local a0 = 'bundled,evil'\n{}{call}\n", lines(40, double))
        }),
    ] {
        let sandbox = project(format!("xx, aaaaaaaaaaaa = 1, 2\n{HANDLER}"), SCHEMA);
        let name = "a".repeat(200);
        sandbox.file(&format!("kong/plugins/evil/{}{name}.lua", "d/".repeat(20)), "xx = 1\n");
        sandbox.file(&format!("kong/plugins/evil/{name}.lua"), "xx = 1\n");
        sandbox.file(file, text);
        judged(&sandbox);
    }
}

#[test]
fn plugins_that_name_each_other_are_checked_within_bounds() {
    let text =
        lines(100, |number| format!("-- kong.plugins.p{number}.handler")).repeat(5) + HANDLER;
    let sandbox = Sandbox::new();
    for number in 1..=100 {
        let (folder, name) = (format!("kong/plugins/p{number}"), format!("p{number}"));
        sandbox.file(&format!("{folder}/handler.lua"), &text);
        sandbox.file(&format!("{folder}/schema.lua"), SCHEMA.replace("evil", &name));
    }
    judged(&sandbox);
}
