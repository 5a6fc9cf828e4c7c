//! Any bytes as a `.luacheckrc`. Nothing may crash.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &[u8]| kongsmith::fuzzing::luacheckrc(text));
