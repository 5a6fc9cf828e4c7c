//! The disk: every change that kongsmith makes to a file system goes through here.
//!
//! Reading is open to all. Writing has this one door so that each step can be a failpoint and each error names its path.

use std::fs;
use std::io::{self, Read, Write};

use camino::{Utf8Path, Utf8PathBuf};

use crate::failpoint;
use crate::failure::{Failure, Result};

/// Creates `path` with these contents, or replaces the contents. `mode` is the Unix permission, ignored elsewhere.
///
/// The file is seen half written if the process dies here: callers write beside their target and [`rename`].
pub(crate) fn write(path: &Utf8Path, contents: &[u8], mode: u32) -> Result<()> {
    step("write", path, || {
        let mut file = fs::File::create(path)?;
        failpoint::reach();
        let (first, rest) = contents.split_at(contents.len() / 2);
        file.write_all(first)?;
        failpoint::reach();
        file.write_all(rest)?;
        set_mode(&file, mode)
    })
}

/// Adds to the end of a file, which is created when it is not there.
pub(crate) fn append(path: &Utf8Path, contents: &[u8]) -> Result<()> {
    step("write", path, || {
        fs::OpenOptions::new().create(true).append(true).open(path)?.write_all(contents)
    })
}

/// Renames a file or folder; an existing file at `to` is replaced in one step.
pub(crate) fn rename(from: &Utf8Path, to: &Utf8Path) -> Result<()> {
    step("rename to", to, || fs::rename(from, to))
}

/// Removes a file. One that is already gone is no error.
pub(crate) fn remove_file(path: &Utf8Path) -> Result<()> {
    step("remove", path, || gone_is_fine(fs::remove_file(path)))
}

/// Removes an empty folder. One that is already gone, or in use by somebody else's files, stays as it is.
pub(crate) fn remove_empty_dir(path: &Utf8Path) {
    failpoint::reach();
    let _ = fs::remove_dir(path);
}

/// Removes a folder with all that is in it, without following links. One that is already gone is no error.
pub(crate) fn remove_dir_all(path: &Utf8Path) -> Result<()> {
    step("remove", path, || gone_is_fine(fs::remove_dir_all(path)))
}

/// Creates a folder whose parent exists. An existing one is an error.
pub(crate) fn create_dir(path: &Utf8Path) -> Result<()> {
    step("create the directory", path, || fs::create_dir(path))
}

/// Creates a folder and its missing parents; gives back those that were created, outermost first.
pub(crate) fn create_dir_all(path: &Utf8Path) -> Result<Vec<Utf8PathBuf>> {
    let mut missing: Vec<_> = path
        .ancestors()
        .take_while(|folder| !folder.as_str().is_empty() && !folder.exists())
        .map(Utf8Path::to_path_buf)
        .collect();
    missing.reverse();
    for folder in &missing {
        create_dir(folder)?;
    }
    Ok(missing)
}

/// How many bytes a file that a person wrote may hold.
pub(crate) const LARGEST: u64 = 16 << 20;

/// The contents of a file, or a failure that names it. A pipe or a device is no file: it may have no end.
pub(crate) fn read(path: &Utf8Path) -> Result<Vec<u8>> {
    if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir()) {
        return Err(Failure::project("it is a pipe or a device").at(path).help("put a file there"));
    }
    fs::read(path).map_err(|error| Failure::io("read", path, &error))
}

/// The contents of a file that a person wrote: one of more than 16 MiB is refused.
pub(crate) fn read_source(path: &Utf8Path) -> Result<Vec<u8>> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.len() > LARGEST => Err(too_large().at(path)),
        _ => read(path),
    }
}

/// All that comes out of `input`, up to 16 MiB.
pub(crate) fn read_input(input: impl Read, name: &str) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match input.take(LARGEST + 1).read_to_end(&mut bytes) {
        Err(error) => Err(Failure::environment(format!("cannot read `{name}`: {error}"))),
        Ok(_) if bytes.len() as u64 > LARGEST => Err(too_large().at(name)),
        Ok(_) => Ok(bytes),
    }
}

/// What is said of a file that holds more.
pub(crate) fn too_large() -> Failure {
    Failure::project("it is larger than 16 MiB").help("split it")
}

/// The contents of a text file, or a failure that names it.
pub(crate) fn read_text(path: &Utf8Path) -> Result<String> {
    String::from_utf8(read(path)?).map_err(|error| {
        Failure::project(format!("not UTF-8 text at byte {}", error.utf8_error().valid_up_to()))
            .at(path)
            .help("save the file as UTF-8")
    })
}

/// The permission bits of a file as kongsmith keeps them: executable or not.
pub(crate) fn mode(path: &Utf8Path) -> u32 {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::metadata(path).map_or(0o644, |metadata| metadata.permissions().mode() & 0o7777)
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        0o644
    }
}

fn step(action: &str, path: &Utf8Path, work: impl FnOnce() -> io::Result<()>) -> Result<()> {
    failpoint::reach();
    work().map_err(|error| Failure::io(action, path, &error))?;
    failpoint::reach();
    Ok(())
}

fn gone_is_fine(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

#[cfg(unix)]
fn set_mode(file: &fs::File, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn set_mode(_file: &fs::File, _mode: u32) -> io::Result<()> {
    Ok(())
}
