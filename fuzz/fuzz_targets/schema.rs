//! A schema and a configuration, written after the bytes: loaded and validated by the engine. Nothing may crash, and
//! each configuration has an answer.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kongsmith::fuzzing::schema(bytes));
