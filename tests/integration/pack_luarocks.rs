//! Packages against the real LuaRocks: it makes the same rocks, and does with ours what it does with its own.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::harness::Sandbox;
use crate::luarocks::{self, Files, make_rock, tar_files, tree_files, zip_files};
use crate::shapes::{SHAPES, Shape};

/// Packs all kinds and gives back the package of each: rock, source rock, tarball.
fn pack(project: &Sandbox, shape: &Shape) -> [std::path::PathBuf; 3] {
    let kinds = ["--kind", "rock", "--kind", "src-rock", "--kind", "tarball"];
    let ran = project.run(
        &[["pack", "--format", "json", "--rockspec", shape.rockspec].as_slice(), &kinds].concat(),
    );
    let answer = ran.code(0).json();
    ["rock", "src-rock", "tarball"].map(|kind| {
        let files = answer["files"].as_array().unwrap();
        let file = files.iter().find(|file| file["kind"] == kind).unwrap();
        project.join(file["path"].as_str().unwrap())
    })
}

fn without(files: &Files, left_out: &[&str]) -> Files {
    files
        .iter()
        .filter(|(path, _)| !left_out.contains(&path.as_str()))
        .map(|(path, sum)| (path.clone(), sum.clone()))
        .collect()
}

#[test]
fn shapes_have_properties_of_their_own() {
    let properties: BTreeSet<_> = SHAPES.iter().map(|shape| shape.property).collect();
    assert_eq!(properties.len(), SHAPES.len());
    assert!(SHAPES.len() >= 25, "{} shapes", SHAPES.len());
}

#[test]
fn our_rocks_hold_what_those_of_luarocks_hold() {
    for shape in SHAPES {
        let project = shape.project();
        let theirs = make_rock(project.path(), shape.rockspec);
        let (name, theirs) = theirs.unwrap_or_else(|error| panic!("{}: {error}", shape.property));
        let [rock, ..] = pack(&project, shape);
        assert_eq!(rock.file_name().unwrap().to_str(), Some(name.as_str()), "{}", shape.property);
        let ours = zip_files(&rock);
        let left_out = shape.differs.as_ref().map_or(&[] as &[_], |differs| differs.files);
        assert_eq!(without(&ours, left_out), without(&theirs, left_out), "{}", shape.property);
        assert!(left_out.iter().all(|path| ours.contains_key(*path)), "{}", shape.property);
    }
}

#[test]
fn our_rocks_install_load_and_go_away_again() {
    for shape in SHAPES {
        let project = shape.project();
        let [rock, ..] = pack(&project, shape);
        let tree = project.join("tree");
        let tree_name = tree.to_str().unwrap();
        install(&project, "install", &rock, &tree);
        let packed = zip_files(&rock);
        let deployed = tree.join("share/lua/5.1");
        for (path, sum) in
            packed.iter().filter_map(|(path, sum)| Some((path.strip_prefix("lua/")?, sum)))
        {
            assert_eq!(tree_files(&deployed).get(path), Some(sum), "{}: {path}", shape.property);
            let chunk = deployed.join(path);
            if chunk.extension().is_some_and(|ending| ending == "lua") && path != "bytes.lua" {
                project.tool("luajit", &[chunk.to_str().unwrap()]).success();
            }
        }
        let name = name_of(&rock);
        luarocks::luarocks(&project, project.path(), &["remove", "--tree", tree_name, &name])
            .success();
        let left: Vec<_> = [tree.join("share"), tree.join("bin")]
            .iter()
            .filter(|folder| folder.exists())
            .flat_map(|folder| tree_files(folder).into_keys())
            .collect();
        assert!(left.is_empty(), "{}: {left:?}", shape.property);
    }
}

#[test]
fn our_tarballs_are_folders_in_which_luarocks_makes_the_same_rock() {
    for shape in SHAPES {
        let project = shape.project();
        let [rock, _, tarball] = pack(&project, shape);
        let unpacked = Sandbox::new();
        unpacked.tool("tar", &["-xzf", tarball.to_str().unwrap()]).success();
        let top = only_folder(unpacked.path());
        assert_eq!(format!("{top}.tar.gz"), tarball.file_name().unwrap().to_str().unwrap());
        let made = make_rock(&unpacked.join(&top), &file_name_of(shape));
        let made = made.unwrap_or_else(|error| panic!("{}: {error}", shape.property)).1;
        let ours = zip_files(&rock);
        // Hidden files of copied directories stay out of a tarball, and so do empty stand-ins for directories.
        let differing =
            ["doc/LICENSES", "doc/a.md.d", "docs/.hidden", "lua/.hidden", "rock_manifest"];
        let differs = shape.differs.as_ref().map_or(&[] as &[_], |differs| differs.files);
        let left_out = [&differing[..], differs].concat();
        assert_eq!(without(&made, &left_out), without(&ours, &left_out), "{}", shape.property);
        assert_modules_are_on_the_path(&ours, &tar_files(&tarball), &top, shape);
    }
}

/// The rows of the table of rockspecs: folder and what `packs` says.
fn rows() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/testdata/rockspecs");
    let table = fs::read_to_string(folder.join("README.md")).unwrap();
    let rows = table.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| {
        let cells: Vec<_> = row.split('|').map(|cell| cell.trim().trim_matches('`')).collect();
        (cells[1].to_owned(), cells[4].to_owned())
    })
    .collect()
}

#[test]
fn rockspecs_of_many_shapes_pack_as_their_table_says() {
    let rows = rows();
    assert!(rows.len() >= 25, "{} rockspecs", rows.len());
    for (folder, packs) in rows {
        let project = Sandbox::new();
        let source =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/testdata/rockspecs").join(&folder);
        luarocks::copy_dir(&source, project.path());
        let ours = project.run(&["pack", "--kind", "rock"]);
        if packs == "no" {
            assert_ne!(ours.code, Some(0), "{folder}");
            assert!(!project.join("dist").exists(), "{folder}");
            assert!(ours.stderr.contains("help:"), "{folder}: {}", ours.stderr);
            continue;
        }
        assert_eq!(ours.code, Some(0), "{folder}: {}", ours.stderr);
        let rock = fs::read_dir(project.join("dist")).unwrap().map(|entry| entry.unwrap().path());
        let rock =
            rock.filter(|path| path.extension().is_some_and(|end| end == "rock")).last().unwrap();
        let ours = zip_files(&rock);
        let (_, theirs) = make_rock(&source, &rockspec_in(&source)).unwrap();
        if packs == "yes" {
            assert_eq!(ours, theirs, "{folder}");
        } else {
            let theirs = without(&theirs, &["rock_manifest"]);
            assert!(theirs.iter().all(|(path, sum)| ours.get(path) == Some(sum)), "{folder}");
            assert!(ours.len() > theirs.len() + 1, "{folder}");
        }
    }
}

fn rockspec_in(folder: &Path) -> String {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names = names.map(|name| name.into_string().unwrap());
    names.find(|name| name.ends_with("rockspec")).unwrap()
}

/// The built-in templates.
const TEMPLATES: [&str; 6] = ["default", "quickstart", "auth", "transformer", "logging", "entity"];

#[test]
fn projects_of_every_template_pack_install_make_and_build_as_with_luarocks() {
    for template in TEMPLATES {
        let sandbox = Sandbox::new();
        let arguments = ["new", "my-plugin", "--template", template, "--defaults", "--no-git"];
        sandbox.run(&arguments).success();
        let project = sandbox.join("my-plugin");
        let kinds = ["--kind", "rock", "--kind", "src-rock", "--kind", "tarball"];
        let options = ["-C", "my-plugin", "pack", "--deny", "warnings", "--out", "../dist"];
        sandbox.run(&[&options[..], &kinds].concat()).success();
        let package = |ending: &str| {
            let files = tree_files(&sandbox.join("dist")).into_keys();
            sandbox
                .join("dist")
                .join(files.into_iter().find(|name| name.ends_with(ending)).unwrap())
        };

        let ours = zip_files(&package(".all.rock"));
        let (_, theirs) = make_rock(&project, &rockspec_in(&project)).unwrap();
        assert_eq!(ours, theirs, "{template}");

        install(&sandbox, "install", &package(".all.rock"), &sandbox.join("installed"));
        install(&sandbox, "build", &package(".src.rock"), &sandbox.join("built"));
        let deployed = tree_files(&sandbox.join("installed/share/lua/5.1"));
        assert_eq!(deployed, tree_files(&sandbox.join("built/share/lua/5.1")), "{template}");
        assert!(deployed.contains_key("kong/plugins/my-plugin/handler.lua"), "{template}");
        for module in deployed.keys() {
            let file = sandbox.join("installed/share/lua/5.1").join(module);
            sandbox.tool("luajit", &["-b", file.to_str().unwrap(), "/dev/null"]).success();
        }

        let unpacked = Sandbox::new();
        unpacked.tool("tar", &["-xzf", package(".tar.gz").to_str().unwrap()]).success();
        let top = unpacked.join(&only_folder(unpacked.path()));
        let (_, made) = make_rock(&top, &rockspec_in(&top)).unwrap();
        assert_eq!(made, ours, "{template}");
    }
}

/// Every Lua module lies in the tarball where `lua_package_path` finds it.
fn assert_modules_are_on_the_path(rock: &Files, tarball: &Files, top: &str, shape: &Shape) {
    for (path, sum) in rock {
        let Some(module) = path.strip_prefix("lua/").filter(|path| path.starts_with("kong/"))
        else {
            continue;
        };
        assert_eq!(
            tarball.get(&format!("{top}/{module}")),
            Some(sum),
            "{}: {module}",
            shape.property
        );
    }
}

#[test]
fn our_source_rocks_build() {
    for shape in SHAPES {
        let project = shape.project();
        let [rock, source_rock, _] = pack(&project, shape);
        let tree = project.join("tree");
        install(&project, "build", &source_rock, &tree);
        let deployed = tree_files(&tree.join("share/lua/5.1"));
        let differs = shape.differs.as_ref().map_or(&[] as &[_], |differs| differs.files);
        for (path, sum) in zip_files(&rock) {
            let Some(module) = path.strip_prefix("lua/") else { continue };
            if !differs.contains(&path.as_str()) {
                assert_eq!(deployed.get(module), Some(&sum), "{}: {module}", shape.property);
            }
        }
    }
}

fn install(project: &Sandbox, verb: &str, package: &Path, tree: &Path) {
    let tree = tree.to_str().unwrap();
    let arguments = [verb, "--deps-mode=none", "--tree", tree, package.to_str().unwrap()];
    luarocks::luarocks(project, project.path(), &arguments).success();
}

fn only_folder(folder: &Path) -> String {
    let names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names.len(), 1, "{names:?}");
    names[0].clone()
}

fn file_name_of(shape: &Shape) -> String {
    shape.rockspec.rsplit('/').next().unwrap().to_owned()
}

/// The rock's name: its file's name up to the version.
fn name_of(rock: &Path) -> String {
    let file = rock.file_name().unwrap().to_str().unwrap();
    let mut parts = file.rsplitn(3, '-');
    parts.nth(2).unwrap().to_owned()
}
