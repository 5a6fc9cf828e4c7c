//! Any text as a template: its manifest, a path and a file. Nothing may crash, run long or leave the project.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| kongsmith::fuzzing::template(input));
