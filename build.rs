//! Embeds the built-in templates and the Lua modules: writes a table of every file below `templates/NAME/`, for
//! `src/template/builtin.rs`, and one of every module below `lua/`, compiled, for `src/vm/embedded.rs`.

use std::env;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use mlua::Lua;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=templates");
    println!("cargo::rerun-if-changed=lua");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let write = |name, table| fs::write(out.join(name), table).expect("OUT_DIR can be written");
    write("templates.rs", templates(&root));
    write("lua.rs", lua_modules(&root, &out));
}

/// `(template, [(path, contents)])` for each template.
fn templates(root: &Path) -> String {
    let mut table = String::from("&[\n");
    for folder in entries(&root.join("templates")) {
        if !folder.join("template.toml").is_file() {
            continue;
        }
        let _ = writeln!(table, "    ({:?}, &[", name(&folder));
        for file in files(&folder) {
            let path = file.strip_prefix(&folder).expect("the file lies in the folder");
            let path = path.to_str().expect("template files have UTF-8 names").replace('\\', "/");
            let _ = writeln!(table, "        ({path:?}, include_bytes!({})),", place(root, &file));
        }
        table.push_str("    ]),\n");
    }
    table.push(']');
    table
}

/// `(module, path, chunk)` for each Lua file, sorted by module. A file's path is its `require` name.
fn lua_modules(root: &Path, out: &Path) -> String {
    let folder = root.join("lua");
    let mut modules: Vec<_> = files(&folder)
        .into_iter()
        .filter(|file| file.extension().is_some_and(|extension| extension == "lua"))
        .map(|file| {
            let path = file.strip_prefix(&folder).expect("the file lies in the folder");
            let path = path.to_str().expect("Lua files have UTF-8 names").replace('\\', "/");
            let module = path.trim_end_matches(".lua").trim_end_matches("/init").replace('/', ".");
            (module, path, file)
        })
        .collect();
    modules.sort();
    let lua = Lua::new();
    let mut table = String::from("&[\n");
    for (module, path, file) in modules {
        let chunk = chunk(&lua, &path, fs::read(file).expect("Lua files can be read"));
        fs::write(out.join(&module), chunk).expect("OUT_DIR can be written");
        let chunk =
            format!("include_bytes!(concat!(env!(\"OUT_DIR\"), {:?}))", format!("/{module}"));
        let _ = writeln!(table, "    ({module:?}, {path:?}, {chunk}),");
    }
    table.push(']');
    table
}

/// The bytecode of a Lua text, for most of the time that a short command takes would go into parsing. Errors show `path`
/// and the line. The text itself where the target is no machine like this one, and its bytecode another one.
fn chunk(lua: &Lua, path: &str, text: Vec<u8>) -> Vec<u8> {
    let function = lua.load(&text[..]).set_name(format!("@{path}")).into_function();
    let function = function.unwrap_or_else(|error| panic!("{error}"));
    let target = |name| env::var_os(format!("CARGO_CFG_TARGET_{name}")).unwrap_or_default();
    let is_alike = cfg!(all(target_pointer_width = "64", target_endian = "little"))
        && target("POINTER_WIDTH") == "64"
        && target("ENDIAN") == "little";
    if is_alike { function.dump(false) } else { text }
}

/// The file as an expression of its absolute path. It is put together when the crate is compiled, for several checkouts may
/// share one target folder and so these tables.
fn place(root: &Path, file: &Path) -> String {
    let path = file.strip_prefix(root).expect("the file lies in the project");
    let path = path.to_str().expect("embedded files have UTF-8 names").replace('\\', "/");
    format!("concat!(env!(\"CARGO_MANIFEST_DIR\"), {:?})", format!("/{path}"))
}

/// Every file below `folder`, sorted by path.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in entries(folder) {
        if entry.is_dir() {
            found.extend(files(&entry));
        } else {
            found.push(entry);
        }
    }
    found
}

/// What lies directly in `folder`, sorted by name; nothing when there is no such folder.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<_> =
        entries.map(|entry| entry.expect("templates can be read").path()).collect();
    found.sort();
    found
}

fn name(folder: &Path) -> String {
    folder.file_name().expect("an entry has a name").to_string_lossy().into_owned()
}
