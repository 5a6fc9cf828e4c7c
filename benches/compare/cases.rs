//! The cases: what is measured, against what, and the targets.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use tempfile::TempDir;

use crate::measure::{Row, alone, alternate, kongsmith, must, tool};

/// Every case, measured.
pub(crate) fn all() -> Vec<Row> {
    vec![
        help(),
        new(),
        pack(4, 10, 15.0),
        pack(200, 40, 40.0),
        bump(),
        repository(1_000),
        check(),
        check_repository(1_000),
        validate("`validate` of one configuration", 1, ms(15)),
        validate("`validate` of 10,000 configurations", 10_000, ms(2_000)),
    ]
}

const fn ms(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

fn help() -> Row {
    let ours = alone(50, &|_| {
        let mut command = kongsmith();
        command.arg("--help");
        command
    });
    Row { name: "`kongsmith --help`", ours, limit: ms(5), other: None, remark: String::new() }
}

fn new() -> Row {
    let template = cookiecutter_template();
    let (ours, theirs) = alternate(
        20,
        &|folder| {
            let mut command = kongsmith();
            command.current_dir(folder).args(["new", "my-plugin", "--defaults", "--no-git"]);
            command
        },
        &|folder| {
            let mut command = tool("cookiecutter");
            command.current_dir(folder).env("HOME", folder).arg("--no-input").arg(template.path());
            command
        },
    );
    Row {
        name: "`new --defaults --no-git`",
        ours,
        limit: ms(15),
        other: Some(("cookiecutter 2.7.1, the same files", theirs, 10.0)),
        remark: String::new(),
    }
}

/// A folder with the project `my-plugin`, as `new` makes it.
fn new_project() -> TempDir {
    let folder = TempDir::new().unwrap();
    let arguments = ["new", "my-plugin", "--defaults", "--no-git"];
    must(kongsmith().current_dir(folder.path()).args(arguments));
    folder
}

/// The project that `new` makes, as a template of cookiecutter's with the name as its variable.
fn cookiecutter_template() -> TempDir {
    let folder = new_project();
    fs::write(
        folder.path().join("cookiecutter.json"),
        r#"{"name": "my-plugin", "_copy_without_render": [".github/*"]}"#,
    )
    .unwrap();
    replace_name(&folder.path().join("my-plugin"));
    folder
}

fn replace_name(path: &Path) {
    let renamed = path.to_str().unwrap().replace("my-plugin", "{{cookiecutter.name}}");
    if path.is_dir() {
        fs::rename(path, &renamed).unwrap();
        for entry in fs::read_dir(&renamed).unwrap() {
            let name = entry.unwrap().file_name();
            replace_name(&Path::new(&renamed).join(name));
        }
        return;
    }
    let text = fs::read_to_string(path).unwrap().replace("my-plugin", "{{cookiecutter.name}}");
    fs::remove_file(path).unwrap();
    fs::write(renamed, text).unwrap();
}

fn pack(modules: usize, limit: u64, wanted: f64) -> Row {
    let plugin = TempDir::new().unwrap();
    let rockspec = write_plugin(plugin.path(), "my-plugin", modules);
    let (ours, theirs) = alternate(
        if modules > 50 { 5 } else { 15 },
        &|folder| {
            let mut command = kongsmith();
            command.current_dir(plugin.path()).args(["pack", "--kind", "rock", "--out"]);
            command.arg(folder);
            command
        },
        &|folder| {
            copy(plugin.path(), folder);
            let mut command = tool("luarocks");
            command
                .current_dir(folder)
                .env("HOME", folder)
                .args(["--lua-version=5.1", "make", "--pack-binary-rock", "--deps-mode=none"])
                .arg(rockspec.file_name().unwrap());
            command
        },
    );
    Row {
        name: if modules > 50 { "`pack` of 200 modules" } else { "`pack` of 4 modules" },
        ours,
        limit: ms(limit),
        other: Some(("`luarocks make --pack-binary-rock`", theirs, wanted)),
        remark: String::new(),
    }
}

fn bump() -> Row {
    let ours_prepared = released_project(None);
    let theirs_prepared = released_project(Some(BUMP_MY_VERSION));
    let (ours, theirs) = alternate(
        15,
        &|folder| {
            copy(ours_prepared.path(), folder);
            let mut command = kongsmith();
            command
                .current_dir(folder.join("my-plugin"))
                .args(["bump", "minor", "--commit", "--tag"]);
            isolate_git(&mut command);
            command
        },
        &|folder| {
            copy(theirs_prepared.path(), folder);
            let mut command = tool("bump-my-version");
            command.current_dir(folder.join("my-plugin")).args(["bump", "minor"]);
            isolate_git(&mut command);
            command
        },
    );
    Row {
        name: "`bump minor --commit --tag`",
        ours,
        limit: ms(30),
        other: Some(("bump-my-version 1.8.1, without the rename", theirs, 10.0)),
        remark: String::new(),
    }
}

const BUMP_MY_VERSION: &str = r#"[tool.bumpversion]
current_version = "0.1.0"
commit = true
tag = true
[[tool.bumpversion.files]]
filename = "kong/plugins/my-plugin/handler.lua"
[[tool.bumpversion.files]]
filename = "kong-plugin-my-plugin-0.1.0-1.rockspec"
"#;

/// A project in a git repository, everything committed.
fn released_project(settings: Option<&str>) -> TempDir {
    let folder = TempDir::new().unwrap();
    must(kongsmith().current_dir(folder.path()).args(["new", "my-plugin", "--defaults"]));
    let project = folder.path().join("my-plugin");
    if let Some(settings) = settings {
        fs::write(project.join(".bumpversion.toml"), settings).unwrap();
    }
    for arguments in [&["add", "-A"][..], &["commit", "-qm", "feat: first version"]] {
        let mut git = Command::new("git");
        git.current_dir(&project).args(arguments);
        isolate_git(&mut git);
        must(&mut git);
    }
    folder
}

fn isolate_git(command: &mut Command) {
    for role in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{role}_NAME"), "Bench");
        command.env(format!("GIT_{role}_EMAIL"), "bench@example.com");
    }
    command.env("GIT_CONFIG_GLOBAL", "/dev/null");
}

fn repository(plugins: usize) -> Row {
    let folder = plugins_folder(plugins);
    let out = TempDir::new().unwrap();
    let ours = alone(3, &|_| {
        let mut command = kongsmith();
        command.current_dir(folder.path()).arg("pack").arg("--out").arg(out.path());
        command
    });
    Row {
        name: "`pack` of 1,000 plugins, rock and tarball",
        ours,
        limit: ms(4_000),
        other: None,
        remark: most_memory("pack", folder.path(), plugins),
    }
}

fn check() -> Row {
    let plugin = TempDir::new().unwrap();
    write_plugin(plugin.path(), "my-plugin", 4);
    let in_plugin = |mut command: Command, arguments: &[&str]| {
        command.current_dir(plugin.path()).args(arguments);
        command
    };
    let (ours, theirs) = alternate(15, &|_| in_plugin(kongsmith(), &["check"]), &|_| {
        in_plugin(tool("luacheck"), &["kong", "--std", "ngx_lua", "--globals", "kong"])
    });
    Row {
        name: "`check` of 4 modules",
        ours,
        limit: ms(30),
        other: Some(("`luacheck`, the same files", theirs, 1.0)),
        remark: String::new(),
    }
}

fn check_repository(plugins: usize) -> Row {
    let folder = plugins_folder(plugins);
    let ours = alone(3, &|_| {
        let mut command = kongsmith();
        command.current_dir(folder.path()).arg("check");
        command
    });
    Row {
        name: "`check` of 1,000 plugins",
        ours,
        limit: ms(10_000),
        other: None,
        remark: most_memory("check", folder.path(), plugins),
    }
}

fn validate(name: &'static str, configurations: usize, limit: Duration) -> Row {
    let folder = new_project();
    let project = folder.path().join("my-plugin");
    let documents: Vec<_> =
        (0..configurations).map(|index| format!("message: hello {index}\n")).collect();
    fs::write(project.join("config.yaml"), documents.join("---\n")).unwrap();
    let ours = alone(if configurations > 1 { 5 } else { 30 }, &|_| {
        let mut command = kongsmith();
        command.current_dir(&project).args(["validate", "config.yaml"]);
        command
    });
    Row { name, ours, limit, other: None, remark: String::new() }
}

/// A repository of plugins with four modules each.
fn plugins_folder(plugins: usize) -> TempDir {
    let folder = TempDir::new().unwrap();
    for index in 0..plugins {
        let name = format!("plugin-{index:04}");
        write_plugin(&folder.path().join("plugins").join(&name), &name, 4);
    }
    folder
}

/// How much a command needs for all plugins and for ten.
fn most_memory(command: &str, folder: &Path, plugins: usize) -> String {
    let few = plugins_folder(10);
    let (all, few) = (peak_memory(command, folder), peak_memory(command, few.path()));
    // What is said of each stays, at most ten KiB.
    let most = few + plugins as u64 / 100;
    assert!(all <= most, "memory grows with the plugins: {few} to {all} MiB");
    format!("most memory: {all} MiB for {plugins} plugins, {few} MiB for 10")
}

/// The largest resident set of a command in `folder`, in MiB, as the kernel counts it.
fn peak_memory(command: &str, folder: &Path) -> u64 {
    let script = "import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)";
    let mut python = Command::new("python3");
    python
        .current_dir(folder)
        .args(["-c", script])
        .arg(env!("CARGO_BIN_EXE_kongsmith"))
        .arg(command);
    must(&mut python).trim().parse().unwrap()
}

/// Writes a plugin of `modules` modules of about a hundred lines; gives back the rockspec's path.
fn write_plugin(folder: &Path, name: &str, modules: usize) -> PathBuf {
    let code = folder.join("kong/plugins").join(name);
    fs::create_dir_all(&code).unwrap();
    let mut listed = String::new();
    for index in 0..modules {
        let (module, text) = match index {
            0 => (
                "handler".to_owned(),
                "return { PRIORITY = 1000, VERSION = \"0.1.0\" }\n".to_owned(),
            ),
            1 => ("schema".to_owned(), format!("return {{ name = \"{name}\", fields = {{}} }}\n")),
            _ => (format!("part_{index}"), body(index)),
        };
        fs::write(code.join(format!("{module}.lua")), text).unwrap();
        listed += &format!(
            "    [\"kong.plugins.{name}.{module}\"] = \"kong/plugins/{name}/{module}.lua\",\n"
        );
    }
    let rockspec = folder.join(format!("kong-plugin-{name}-0.1.0-1.rockspec"));
    let text = format!(
        "package = \"kong-plugin-{name}\"\nversion = \"0.1.0-1\"\n\
         source = {{ url = \"git+https://example.com/{name}.git\", tag = \"v0.1.0\" }}\n\
         description = {{ license = \"MIT\" }}\n\
         build = {{\n  type = \"builtin\",\n  modules = {{\n{listed}  }},\n}}\n"
    );
    fs::write(&rockspec, text).unwrap();
    fs::write(folder.join("README.md"), format!("# {name}\n")).unwrap();
    rockspec
}

fn body(seed: usize) -> String {
    let mut text = String::from("local M = {}\n");
    for line in 0..98 {
        text += &format!("function M.step_{line}(value) return value + {} end\n", seed * line);
    }
    text + "return M\n"
}

fn copy(from: &Path, to: &Path) {
    must(Command::new("cp").arg("-a").arg(from.join(".")).arg(to));
}
