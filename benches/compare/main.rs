//! Whole commands, measured against the real tools in the same run.
//!
//!     benches/compare/install && cargo bench --bench compare
//!
//! prints the table of docs/performance.md; `cargo bench --bench compare -- --write` puts it there.

#![allow(clippy::unwrap_used, reason = "a measurement that cannot go on stops")]
#![allow(clippy::format_push_string, reason = "the time to build the input does not count")]

mod cases;
mod measure;
mod table;

fn main() {
    let write = std::env::args().any(|argument| argument == "--write");
    let rows = cases::all();
    let table = table::render(&rows);
    println!("{table}");
    if write {
        table::write(&table);
    }
    let missed: Vec<_> = rows.iter().filter(|row| !row.holds()).map(|row| row.name).collect();
    assert!(missed.is_empty(), "these missed their target: {missed:?}");
}
