//! Every rule by which LuaRocks turns names and sources into paths.

use super::super::deploy::{deploy_entry, deploy_module, inside};
use super::super::*;

fn module(name: &str, source: &str) -> String {
    let source = ModuleSource::Lua(source.to_owned());
    match deploy_module(&Module { name: name.to_owned(), source }) {
        Ok(file) => file.path.into_string(),
        Err(refusal) => refusal.code.to_owned(),
    }
}

fn installed(part: Part, key: Option<&str>, source: &str) -> String {
    let entry = InstallEntry { key: key.map(str::to_owned), source: source.to_owned() };
    match deploy_entry(part, &entry) {
        Ok(file) => file.target().into_string(),
        Err(refusal) => refusal.code.to_owned(),
    }
}

#[test]
fn a_module_goes_to_the_path_of_its_name() {
    for (name, source, path) in [
        ("kong.plugins.x", "d/init.lua", "kong/plugins/x/init.lua"),
        ("kong.plugins.x.init", "d/init.lua", "kong/plugins/x/init.lua"),
        ("kong.plugins.x.init", "f.lua", "kong/plugins/x/init.lua"),
        ("kong.plugins.x", "f.lua", "kong/plugins/x.lua"),
        ("init", "d/init.lua", "init/init.lua"),
        ("x.y", "f1.lua", "x/y.lua"),
        ("x", "f1.lua", "x.lua"),
        ("kong/plugins/x", "f1.lua", "kong/plugins/x.lua"),
        ("a-b.c_d.000_base", "f1.lua", "a-b/c_d/000_base.lua"),
        ("a.lua", "f1.lua", "a/lua.lua"),
        ("a..b", "f1.lua", "a/b.lua"),
        (".a", "f1.lua", "a.lua"),
        ("a.b.", "init.lua", "a/b/init.lua"),
        ("a.b.", "f1.lua", "module-name"),
        ("", "f1.lua", "module-name"),
        ("../evil", "f1.lua", "unsafe-path"),
        ("a/../../evil", "f1.lua", "unsafe-path"),
        ("/evil", "f1.lua", "unsafe-path"),
        ("a\\b", "f1.lua", "unsafe-path"),
        ("a\0b", "f1.lua", "unsafe-path"),
        ("x", "../outside/f.lua", "unsafe-path"),
        ("x", "/abs/f.lua", "unsafe-path"),
        ("x", "a\\f.lua", "unsafe-path"),
        ("x", "a/../../f.lua", "unsafe-path"),
        ("x", "a/../f.lua", "x.lua"),
    ] {
        assert_eq!(module(name, source), path, "{name:?} {source:?}");
    }
}

#[test]
fn installed_files_go_where_key_and_kind_say() {
    for (part, key, source, path) in [
        (Part::Lua, None, "src/extra.lua", "lua/extra.lua"),
        (Part::Lua, Some("a.b"), "src/extra.lua", "lua/a/b.lua"),
        (Part::Lua, Some("a.b"), "src/init.lua", "lua/a/b.lua"),
        (Part::Lua, Some("kong.plugins.p.tpl.d"), "x/d.json", "lua/kong/plugins/p/tpl/d.json"),
        (Part::Lua, Some("q.d.json"), "x/d.json", "lua/q/d/d.json"),
        (Part::Lua, Some("a."), "x/d.json", "lua/a/d.json"),
        (Part::Lua, Some("a."), "x/d.lua", "module-name"),
        (Part::Conf, None, "etc/a.conf", "conf/a.conf"),
        (Part::Conf, Some("sub/other.conf"), "etc/a.conf", "conf/sub/other.conf"),
        (Part::Conf, Some("../other.conf"), "etc/a.conf", "unsafe-path"),
        (Part::Bin, None, "bin/tool", "bin/tool"),
        (Part::Bin, Some("other"), "bin/tool", "bin/other"),
        (Part::Lib, None, "lib/fast.so", "native-module"),
    ] {
        assert_eq!(installed(part, key, source), path, "{part:?} {key:?} {source:?}");
    }
}

#[test]
fn a_lua_file_in_a_table_is_refused_for_the_table() {
    let refused = |sources: &[&str]| {
        let source = ModuleSource::Native(sources.iter().map(ToString::to_string).collect());
        deploy_module(&Module { name: "x".to_owned(), source }).unwrap_err().message
    };
    let message = refused(&["src/x.lua"]);
    assert!(message.ends_with("LuaRocks takes the files of a table for C"), "{message}");
    let message = refused(&["src/x.c"]);
    assert!(message.ends_with("its source does not end in `.lua`"), "{message}");
}

#[test]
fn a_source_path_is_made_plain_and_stays_inside() {
    assert_eq!(inside("./src//a.lua").unwrap(), "src/a.lua");
    assert_eq!(inside("src/../a.lua").unwrap(), "a.lua");
    for outside in ["..", "../a", "/a", "a/../../b", "", "a\\b", "a\0"] {
        assert_eq!(inside(outside).unwrap_err().code, "unsafe-path", "{outside:?}");
    }
}

fn detect(files: &[&str]) -> Detected {
    let files: Vec<_> = files.iter().map(Utf8PathBuf::from).collect();
    autodetect(&files, &[])
}

fn names(detected: &Detected) -> Vec<&str> {
    detected.modules.iter().map(|module| module.name.as_str()).collect()
}

#[test]
fn modules_are_looked_for_below_the_first_known_folder() {
    let found = detect(&["src/a/init.lua", "src/spec/x.lua", "src/b.c", "other.lua", "docs/x.md"]);
    assert_eq!(names(&found), ["a.init", "b"]);
    assert_eq!(found.copy_directories, ["docs"]);
    let found =
        detect(&["a/b.lua", "spec/b_spec.lua", "test.lua", "tests/x.lua", "bin/run", "bin/sub/x"]);
    assert_eq!(names(&found), ["a.b", "tests.x"]);
    assert_eq!(found.bin, [InstallEntry { key: None, source: "bin/run".to_owned() }]);
    assert_eq!(found.copy_directories, ["tests"]);
    assert_eq!(names(&detect(&["lua/x.lua", "y.lua"])), ["x"]);
    assert_eq!(names(&detect(&["srcs/x.lua"])), ["srcs.x"]);
    assert_eq!(names(&detect(&[".hidden/x.lua"])), ["hidden.x"]);
}

#[test]
fn a_known_folder_counts_although_it_is_empty() {
    let files = ["x.lua".into(), "bin/run".into()];
    let found = autodetect(&files, &["src".into(), "src/bin".into(), "doc/a/b".into()]);
    assert_eq!(names(&found), <[&str; 0]>::default());
    assert_eq!(found.bin, []);
    assert_eq!(found.copy_directories, ["doc"]);
}

fn deployment(build: &str) -> (Vec<String>, Vec<String>) {
    let text = format!(
        "package = 'x'\nversion = '1-1'\nsource = {{ url = 'x' }}\ndescription = {{ license = 'MIT' }}\nbuild = {build}"
    );
    let deployment =
        Rockspec::from_text("x-1-1.rockspec".into(), text.into()).unwrap().deployment(None);
    let shown = |one: &Diagnostic| {
        format!("{}:{}: {}", one.code, one.span.map_or(0, |span| span.line), one.message)
    };
    (
        deployment.files.iter().map(|file| file.target().into_string()).collect(),
        deployment.diagnostics.iter().map(shown).collect(),
    )
}

#[test]
fn two_files_at_one_place_and_names_that_differ_in_case_only_are_named() {
    let (_, problems) = deployment(
        "{\n  type = 'builtin',\n  modules = {\n    ['a.b'] = 'one.lua',\n    ['a/b'] = 'two.lua',\n    ['A.b'] = 'one.lua',\n  } }",
    );
    assert_eq!(
        problems,
        [
            "shared-module-file:10: the modules `A.b` and `a.b` share the file `one.lua`; LuaRocks deploys only one of them, kongsmith packs all",
            "duplicate-target:5: `one.lua` and `two.lua` both become `lua/a/b.lua`; the package holds the second",
            "case-only-duplicate:5: `lua/A/b.lua` and `lua/a/b.lua` differ in case only",
        ]
    );
}

#[test]
fn what_install_names_replaces_a_module_as_in_luarocks() {
    let (files, problems) = deployment(
        "{ type = 'builtin', modules = { a = 'one.lua' }, install = { lua = { a = 'two.lua' } } }",
    );
    assert_eq!(files, ["lua/a.lua"]);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].starts_with("duplicate-target"));
}

#[test]
fn the_type_none_ignores_modules() {
    let (files, problems) = deployment(
        "{ type = 'none', modules = { a = 'one.lua' }, install = { conf = { 'c.conf' } } }",
    );
    assert_eq!(files, ["conf/c.conf"]);
    assert_eq!(problems, <[String; 0]>::default());
}
