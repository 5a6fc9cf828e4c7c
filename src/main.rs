//! The `kongsmith` program: hands its arguments to the library and exits with the code it gets back.

use std::process::ExitCode;

fn main() -> ExitCode {
    kongsmith::run(std::env::args_os())
}
