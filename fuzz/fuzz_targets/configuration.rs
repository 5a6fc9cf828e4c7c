//! Any bytes as configurations in JSON and YAML. Nothing may crash.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &[u8]| kongsmith::fuzzing::configuration(text));
