//! The integration tests: one binary, one file a subject.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod architecture;
mod bad_inputs;
mod bump;
mod check;
mod corpus;
mod documents;
mod fix;
mod harness;
mod hostile;
mod hostile_sources;
mod init;
mod libraries;
mod luarocks;
mod new;
mod output;
mod pack;
mod pack_determinism;
mod pack_kill;
mod pack_luarocks;
mod prompts;
mod shapes;
mod templates;
mod validate;
