//! Any bytes as a rockspec: run, checked, turned into a deployment. Nothing may crash.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &[u8]| kongsmith::fuzzing::rockspec(text));
