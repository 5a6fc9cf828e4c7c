//! `kongsmith completions SHELL`: the completion script, on standard output.

use clap::CommandFactory;

use crate::cli::{Cli, Completions};
use crate::report::Report;

/// The script that clap makes from the command line's definition.
pub(crate) fn run(arguments: &Completions) -> Report {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "kongsmith", &mut script);
    let script = String::from_utf8_lossy(&script).into_owned();
    Report { raw: Some(script), ..Report::default() }
}
