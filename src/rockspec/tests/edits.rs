//! Edits of rockspecs: the text before and after, and what is left alone.

use crate::diagnostic::Repair;
use crate::rockspec::Rockspec;

/// A rockspec around the text that is edited.
fn rockspec(rest: &str) -> Rockspec {
    let text = format!(
        "package = \"x\"\nversion = \"1.0-1\"\nrockspec_format = \"3.0\"\n{}{rest}",
        if rest.contains("source") { "" } else { "source = { url = \"git+https://x.y/z\" }\n" }
    );
    Rockspec::from_text("x-1.0-1.rockspec".into(), text.into_bytes()).unwrap()
}

/// The edited part of the text with the repair made.
fn made(rockspec: &Rockspec, repair: Option<Repair>) -> Option<String> {
    let mut text = rockspec.text.clone();
    for replacement in repair?.replacements() {
        text.splice(replacement.bytes.clone(), replacement.text.bytes());
    }
    let text = String::from_utf8(text).unwrap();
    let start = text.find("local").or_else(|| text.find("build")).or_else(|| text.find("source"));
    Some(text[start.unwrap()..].to_owned())
}

#[test]
fn a_module_is_added_in_the_style_of_its_neighbours() {
    for (before, after) in [
        // A trailing comma, or none.
        (
            "build = { modules = {\n  [\"p.a\"] = \"p/a.lua\",\n} }",
            "build = { modules = {\n  [\"p.a\"] = \"p/a.lua\",\n  [\"p.n\"] = \"p/n.lua\",\n} }",
        ),
        (
            "build = { modules = {\n\t['p.a'] = 'p/a.lua'\n} }",
            "build = { modules = {\n\t['p.a'] = 'p/a.lua',\n\t['p.n'] = 'p/n.lua'\n} }",
        ),
        // Comments stay with what they are about.
        (
            "build = { modules = {\n  [\"p.a\"] = \"p/a.lua\", -- one\n  -- all\n} }",
            "build = { modules = {\n  [\"p.a\"] = \"p/a.lua\", -- one\n  [\"p.n\"] = \"p/n.lua\",\n  -- all\n} }",
        ),
        (
            "build = { modules = {\n  [\"p.a\"] = \"p/a.lua\" -- one\n} }",
            "build = { modules = {\n  [\"p.a\"] = \"p/a.lua\", -- one\n  [\"p.n\"] = \"p/n.lua\"\n} }",
        ),
        // Equals signs below each other.
        (
            "build = { modules = {\n  [\"p.aaa\"] = \"p/a.lua\",\n  [\"p.b\"]   = \"p/b.lua\",\n} }",
            "build = { modules = {\n  [\"p.aaa\"] = \"p/a.lua\",\n  [\"p.b\"]   = \"p/b.lua\",\n  [\"p.n\"]   = \"p/n.lua\",\n} }",
        ),
        // One line.
        (
            "build = { modules = { [\"p.a\"] = \"p/a.lua\" } }",
            "build = { modules = { [\"p.a\"] = \"p/a.lua\", [\"p.n\"] = \"p/n.lua\" } }",
        ),
        (
            "build = { modules = { ['p.a']='p/a.lua'; } }",
            "build = { modules = { ['p.a']='p/a.lua'; ['p.n']='p/n.lua'; } }",
        ),
        // Behind the last one of the same plugin.
        (
            "build = { modules = {\n  [\"p.a\"] = \"p/a.lua\",\n  [\"q.a\"] = \"q/a.lua\",\n} }",
            "build = { modules = {\n  [\"p.a\"] = \"p/a.lua\",\n  [\"p.n\"] = \"p/n.lua\",\n  [\"q.a\"] = \"q/a.lua\",\n} }",
        ),
        // Keys and files that are put together.
        (
            "local name = 'p'\nbuild = { modules = {\n  [ name .. \".a\" ] = name .. \"/a.lua\",\n} }",
            "local name = 'p'\nbuild = { modules = {\n  [ name .. \".a\" ] = name .. \"/a.lua\",\n  [ name .. \".n\" ] = name .. \"/n.lua\",\n} }",
        ),
        // A list in a local, and one that is assigned by itself.
        (
            "local list = { a = \"p/a.lua\" }\nbuild = { modules = list }",
            "local list = { a = \"p/a.lua\", [\"p.n\"] = \"p/n.lua\" }\nbuild = { modules = list }",
        ),
        (
            "build = {}\nbuild.modules = { [\"p.a\"] = \"p/a.lua\" }",
            "build = {}\nbuild.modules = { [\"p.a\"] = \"p/a.lua\", [\"p.n\"] = \"p/n.lua\" }",
        ),
        // Nothing there yet; other line breaks.
        (
            "build = {\r\n  modules = {},\r\n}\r\n",
            "build = {\r\n  modules = {\r\n    [\"p.n\"] = \"p/n.lua\",\r\n  },\r\n}\r\n",
        ),
        (
            "build = { modules = {\r\n  [\"p.a\"] = \"p/a.lua\",\r\n} }",
            "build = { modules = {\r\n  [\"p.a\"] = \"p/a.lua\",\r\n  [\"p.n\"] = \"p/n.lua\",\r\n} }",
        ),
    ] {
        let rockspec = rockspec(before);
        let made = made(&rockspec, rockspec.adding_module("p.n", "p/n.lua"));
        assert_eq!(made.as_deref(), Some(after), "{before}");
    }
}

#[test]
fn a_list_that_is_no_table_in_the_text_is_left_alone() {
    for text in [
        "build = { modules = nil or { [\"p.a\"] = \"p/a.lua\" } }",
        "local list = { [\"p.a\"] = \"p/a.lua\" }\nlist = { [\"p.b\"] = \"p/b.lua\" }\nbuild = { modules = list }",
        "build = { modules = { [\"p.a\"] = \"p/a.lua\" } }\nbuild.modules = { [\"p.b\"] = \"p/b.lua\" }",
        "build = { modules = { [\"p.n\"] = \"p/n.lua\" } }",
        "build = { type = \"builtin\" }",
        "local list = {}\nlist[\"p.a\"] = \"p/a.lua\"\nbuild = { modules = list }",
        "build = { modules = { -- none yet\n} }",
    ] {
        assert_eq!(rockspec(text).adding_module("p.n", "p/n.lua"), None, "{text}");
    }
    let text = "build = { modules = { [\"p.a\"] = \"p/a.lua\" } }\nfor name in (\"p.a p.b\"):gmatch(\"%S+\") do build.modules[name] = \"p/c.lua\" end";
    let repair = rockspec(text).moving_module("p.a", "p/n.lua");
    assert_eq!(repair, None, "the loop writes it again");
}

#[test]
fn a_module_gets_another_file_or_name() {
    let concatenated = rockspec(
        "local dir = 'src/'\nbuild = { modules = { ['p.a'] = dir .. 'b.lua', ['p.c'] = dir .. 'c.lua' } }",
    );
    let moved = made(&concatenated, concatenated.moving_module("p.a", "src/a.lua"));
    assert_eq!(
        moved.unwrap(),
        "local dir = 'src/'\nbuild = { modules = { ['p.a'] = dir .. 'a.lua', ['p.c'] = dir .. 'c.lua' } }"
    );
    let moved = made(&concatenated, concatenated.moving_module("p.a", "lib/a.lua"));
    assert!(moved.unwrap().contains("['p.a'] = 'lib/a.lua',"));
    let renamed = made(&concatenated, concatenated.renaming_module("p.c", "p.d"));
    assert!(renamed.unwrap().contains("['p.d'] = dir .. 'c.lua'"));
    assert_eq!(concatenated.renaming_module("p.c", "p.a"), None, "the name is taken");
}

#[test]
fn an_address_gets_another_protocol_and_nothing_else_changes() {
    let plain = rockspec("source = { url = \"git://github.com/a/b\" } -- here\nreturn");
    let edited = made(&plain, plain.changing_protocol("git+https")).unwrap();
    assert_eq!(edited, "source = { url = \"git+https://github.com/a/b\" } -- here\nreturn");
    let shared = rockspec(
        "local url = 'git://github.com/a/b'\nsource = { url = url }\ndescription = { homepage = url }\nbuild = {}",
    );
    assert_eq!(shared.changing_protocol("git+https"), None, "the homepage would change, too");
}
