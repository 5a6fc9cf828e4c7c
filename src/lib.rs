//! kongsmith takes a Kong Gateway Lua plugin from nothing to deployed. The program is [`run`]; ARCHITECTURE.md is the map.

mod check;
mod cli;
mod clock;
mod commands;
mod configuration;
mod count;
mod diagnostic;
mod disk;
mod environment;
mod exit_code;
mod failpoint;
mod failure;
#[cfg(fuzzing)]
#[doc(hidden)]
pub mod fuzzing;
mod git;
mod handler;
mod hex;
mod lint;
mod loader;
mod new_directory;
mod online;
mod pack;
mod project;
mod release;
mod repair;
mod report;
mod rockspec;
mod style;
mod suggestion;
mod syntax;
mod template;
mod terminal;
mod transaction;
mod version;
mod vm;
mod workers;

use std::ffi::OsString;
use std::process::ExitCode;

/// Runs kongsmith with the arguments of a command line (the program's name first) and gives back its exit code.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    commands::run(arguments.collect()).into()
}
