//! The table of docs/performance.md.

use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::measure::Row;

const BEGIN: &str = "<!-- measured -->";
const END: &str = "<!-- end -->";

/// The rows as Markdown, with the machine that they were measured on.
pub(crate) fn render(rows: &[Row]) -> String {
    let mut text = format!("Measured on {}.\n\n", machine());
    text += "| command | kongsmith | target | compared with | its time | times faster | target |\n";
    text += "|---|--:|--:|---|--:|--:|--:|\n";
    for row in rows {
        let (other, theirs, factor, wanted) = match (row.other, row.factor()) {
            (Some((other, theirs, _)), Some((factor, wanted))) => {
                (other, shown(theirs), format!("{factor:.0}"), format!("{wanted:.0}"))
            }
            _ => ("", String::new(), String::new(), String::new()),
        };
        let (name, ours, limit) = (row.name, shown(row.ours), shown(row.limit));
        text +=
            &format!("| {name} | {ours} | {limit} | {other} | {theirs} | {factor} | {wanted} |\n");
    }
    for row in rows.iter().filter(|row| !row.remark.is_empty()) {
        text += &format!("\n{}: {}.\n", row.name, row.remark);
    }
    text
}

/// Puts the table between the marks in docs/performance.md.
pub(crate) fn write(table: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/performance.md");
    let text = fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(BEGIN).expect("docs/performance.md has the mark");
    let (_, after) = rest.split_once(END).expect("docs/performance.md has the end mark");
    fs::write(path, format!("{before}{BEGIN}\n{table}\n{END}{after}")).unwrap();
}

fn shown(time: Duration) -> String {
    let milliseconds = time.as_secs_f64() * 1000.0;
    if milliseconds < 100.0 {
        format!("{milliseconds:.1} ms")
    } else {
        format!("{milliseconds:.0} ms")
    }
}

fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let processor = fs::read_to_string("/proc/cpuinfo")
        .ok()
        .and_then(|text| {
            let line = text.lines().find(|line| line.starts_with("model name"))?.to_owned();
            Some(line.split(": ").nth(1)?.to_owned())
        })
        .unwrap_or_else(|| "an unnamed processor".to_owned());
    format!("{cores} cores of {processor}, {}", std::env::consts::OS)
}
