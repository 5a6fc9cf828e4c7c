//! Output: streams that cannot be written, the shape of errors, the help.

use std::fs::File;
use std::process::Stdio;

use crate::harness::{Ran, Sandbox};

#[test]
fn a_result_that_cannot_be_written_is_an_error() {
    let sandbox = Sandbox::new();
    for arguments in [&["completions", "bash"][..], &["new", "--list-templates"]] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let mut command = sandbox.kongsmith();
        let child = command.args(arguments).stdout(full).stderr(Stdio::piped()).spawn().unwrap();
        let output = child.wait_with_output().unwrap();
        let message = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(4), "{arguments:?}: {message}");
        assert!(message.contains("cannot write `standard output`"), "{message}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let sandbox = Sandbox::new();
    let line = format!(
        "{} completions bash | head -1; exit ${{PIPESTATUS[0]}}",
        env!("CARGO_BIN_EXE_kongsmith")
    );
    let _ = Ran::of(sandbox.isolated("bash").args(["-c", &line])).code(0);
}

#[test]
fn an_error_in_json_names_the_command_and_the_line() {
    let sandbox = Sandbox::new();
    sandbox.file("pack/kongsmith.toml", "[bump]\nno_such_key = 1\n");
    let ran = sandbox.run(&["-C", "pack", "--format", "json", "pack"]).code(3);
    let answer = ran.json();
    assert_eq!(answer["command"], "pack");
    assert_eq!(answer["error"]["line"], 2);
    assert!(answer["error"]["file"].as_str().unwrap().ends_with("kongsmith.toml"), "{answer}");

    let ran = sandbox.run(&["-C", "pack", "--format", "json", "bump", "--nope"]).code(2);
    assert_eq!(ran.json()["command"], "bump");
}

#[test]
fn an_empty_directory_flag_is_refused() {
    let ran = Sandbox::new().run(&["-C", "", "pack"]).code(2);
    assert!(ran.stderr.contains("the directory given with `-C` is empty"), "{}", ran.stderr);
}

#[test]
fn help_is_a_command_too() {
    let ran = Sandbox::new().run(&["help", "pack"]).code(0);
    assert!(ran.stdout.contains("Examples:"), "{}", ran.stdout);
}
