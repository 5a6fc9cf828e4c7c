//! Reading rockspecs: what LuaRocks accepts comes out as a value, what it refuses as its own message with the line.

use super::*;

mod deploy;
mod edits;
pub(crate) mod luarocks;

const GOOD: &str = r#"
local plugin = "my-plugin"
local number = "1.2.0"
package = "kong-plugin-" .. plugin
version = number .. "rc.1-2"
source = { url = "git+https://example.com/x.git", tag = "v" .. number }
description = { summary = "S", license = "MIT" }
dependencies = { "lua >= 5.1", "lua-resty-jwt ~> 0.2" }
build = {
  type = "builtin",
  modules = {
    ["kong.plugins." .. plugin .. ".handler"] = "kong/plugins/" .. plugin .. "/handler.lua",
    ["kong.plugins." .. plugin] = "kong/plugins/" .. plugin .. "/init.lua",
  },
}
"#;

fn good() -> Rockspec {
    Rockspec::from_text("kong-plugin-my-plugin-1.2.0rc.1-2.rockspec".into(), GOOD.into()).unwrap()
}

fn messages(name: &str, text: &str) -> Vec<String> {
    let examined = examine(name.into(), text.into()).unwrap();
    let shown =
        |one: Diagnostic| format!("{}: {}", one.span.map_or(0, |span| span.line), one.message);
    examined.diagnostics.into_iter().map(shown).collect()
}

#[test]
fn a_computed_rockspec_is_read_by_running_it() {
    let rockspec = good();
    assert_eq!(rockspec.name(), "kong-plugin-my-plugin");
    assert_eq!(rockspec.version.as_str(), "1.2.0rc.1-2");
    assert_eq!(rockspec.source.tag.as_deref(), Some("v1.2.0"));
    assert_eq!(rockspec.dependencies[1].name, "lua-resty-jwt");
    assert_eq!(rockspec.build.kind, BuildKind::Builtin);
}

#[test]
fn modules_go_where_luarocks_puts_them() {
    let deployment = good().deployment(None);
    let targets: Vec<_> = deployment.files.iter().map(Deployed::target).collect();
    assert_eq!(
        targets,
        ["lua/kong/plugins/my-plugin/handler.lua", "lua/kong/plugins/my-plugin/init.lua"]
    );
    assert_eq!(deployment.diagnostics, []);
}

#[test]
fn problems_come_all_at_once_in_luarocks_words_with_lines() {
    let text =
        "package = 'x'\nversion = '1.0'\nfoo = helper or 1\nsource = {\n  url = 1 }\nbuild = {}\n";
    assert_eq!(
        messages("x-1.0-1.rockspec", text),
        [
            "3: Unknown variable: helper (using rockspec format 1.0)",
            "2: Type mismatch on field version: invalid value '1.0' does not match '[%w.]+-[%d]+' (using rockspec format 1.0)",
            "3: Unknown field foo (using rockspec format 1.0)",
            "5: Type mismatch on field source.url: expected a string, got number (using rockspec format 1.0)",
        ]
    );
}

#[test]
fn an_endless_loop_ends_the_command() {
    let failure = Rockspec::from_text("x-1.0-1.rockspec".into(), "while true do end".into());
    let failure = failure.unwrap_err();
    assert_eq!(failure.exit, crate::exit_code::ExitCode::Project);
    assert_eq!(
        failure.message,
        "running it takes more than 20 million steps, the limit for a file of this kind"
    );
}
