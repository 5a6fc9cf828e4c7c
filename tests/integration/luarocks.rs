//! The real LuaRocks, kept away from the machine's own trees: what it makes of a project, to compare with ours.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::harness::{Ran, Sandbox};

/// Files of an archive by path, with the SHA-256 of their contents. Directories are left out.
pub(crate) type Files = BTreeMap<String, String>;

/// Runs `luarocks` in `folder` with a home of its own and no network.
pub(crate) fn luarocks(sandbox: &Sandbox, folder: &Path, arguments: &[&str]) -> Ran {
    let mut command = sandbox.isolated("luarocks");
    command.current_dir(folder).env("LUAROCKS_CONFIG", "/dev/null").args(arguments);
    Ran::of(&mut command)
}

/// What `luarocks make --pack-binary-rock` packs from a copy of `project`: the rock's name and its files, or its error.
pub(crate) fn make_rock(project: &Path, rockspec: &str) -> Result<(String, Files), String> {
    let sandbox = Sandbox::new();
    let copy = sandbox.join("project");
    copy_dir(project, &copy);
    let tree = sandbox.join("tree").to_string_lossy().into_owned();
    let arguments = ["make", "--pack-binary-rock", "--deps-mode=none", "--tree", &tree, rockspec];
    let ran = luarocks(&sandbox, &copy, &arguments);
    if ran.code != Some(0) {
        return Err(ran.stderr);
    }
    let rock = packed(&copy);
    let name = rock.file_name().unwrap().to_string_lossy().into_owned();
    Ok((name, zip_files(&rock)))
}

/// The one `.rock` file in a folder.
fn packed(folder: &Path) -> PathBuf {
    let rocks = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut rocks = rocks.filter(|path| path.extension().is_some_and(|ending| ending == "rock"));
    rocks.next().expect("luarocks packed a rock")
}

/// The files of a ZIP archive.
pub(crate) fn zip_files(path: &Path) -> Files {
    let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut files = Files::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        if file.is_file() {
            files.insert(file.name().unwrap().to_string(), sha256_of(&mut file));
        }
    }
    files
}

/// The files of a gzipped tar.
pub(crate) fn tar_files(path: &Path) -> Files {
    let decoder = flate2::read::GzDecoder::new(fs::File::open(path).unwrap());
    let mut files = Files::new();
    for entry in tar::Archive::new(decoder).entries().unwrap() {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().to_string_lossy().into_owned();
        files.insert(name, sha256_of(&mut entry));
    }
    files
}

/// The files below a folder, none where there is no folder.
pub(crate) fn tree_files(folder: &Path) -> Files {
    fn add(folder: &Path, prefix: &str, files: &mut Files) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = format!("{prefix}{}", path.file_name().unwrap().to_string_lossy());
            if path.is_dir() {
                add(&path, &format!("{name}/"), files);
            } else {
                files.insert(name, sha256_of(&mut fs::File::open(&path).unwrap()));
            }
        }
    }
    let mut files = Files::new();
    if folder.exists() {
        add(folder, "", &mut files);
    }
    files
}

/// Copies a folder with all that is in it, links as links.
pub(crate) fn copy_dir(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            copy_dir(&entry.path(), &target);
        } else if kind.is_symlink() {
            std::os::unix::fs::symlink(fs::read_link(entry.path()).unwrap(), target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// SHA-256 of what is read, in hexadecimal.
fn sha256_of(reader: &mut impl Read) -> String {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).unwrap();
    Sha256::digest(&bytes).iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}
