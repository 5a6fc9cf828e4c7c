//! Any text as the handler of a plugin, before all lints. Nothing may crash, and what they find lies in the file.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &[u8]| kongsmith::fuzzing::lua(text));
