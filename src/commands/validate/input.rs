//! The input: a file that is named, or standard input.

use std::{fs, io};

use camino::Utf8PathBuf;

use crate::cli;
use crate::commands::Context;
use crate::disk;
use crate::failure::{Failure, Result};
use crate::project::Project;

/// The name and the contents of the file, or of standard input.
pub(super) fn input(arguments: &cli::Validate, context: &Context) -> Result<(String, Vec<u8>)> {
    if let Some(file) = arguments.file.as_ref().filter(|file| *file != "-") {
        let path = context.directory.join(file);
        // A pipe will do here: `kongsmith validate <(...)`.
        let opened = fs::File::open(&path).map_err(|error| Failure::io("read", &path, &error));
        let bytes = opened.and_then(|opened| disk::read_input(opened, file.as_str()));
        let bytes = bytes.map_err(|failure| {
            Failure::usage(failure.message).at(file).help("name a YAML or JSON file, or `-`")
        })?;
        return Ok((file.to_string(), bytes));
    }
    if arguments.file.is_none() && context.terminal.is_interactive() {
        return Err(Failure::usage("there is no configuration to validate")
            .help("name a file: `kongsmith validate config.yaml`, or `-` to type one"));
    }
    let bytes = disk::read_input(io::stdin(), "<stdin>")?;
    Ok(("<stdin>".to_owned(), bytes))
}

/// The file as the report finds it from the project's root.
pub(super) fn shown(file: &str, project: &Project, context: &Context) -> Utf8PathBuf {
    let path = context.directory.join(file);
    match path.strip_prefix(&project.root) {
        Ok(inside) => inside.to_owned(),
        Err(_) if context.directory == project.root => file.into(),
        Err(_) => path,
    }
}
