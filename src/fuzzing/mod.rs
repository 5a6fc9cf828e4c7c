//! What the fuzz targets in `fuzz/` call. It is compiled for them alone.

mod schema;

use std::rc::Rc;
use std::time::Duration;

use camino::Utf8Path;

use crate::configuration::Documents;
use crate::lint::{self, File, Levels, LuacheckConfig, Role, Subject};
use crate::rockspec;
use crate::template::{self, Facts};
use crate::vm::{self, Chunk, Compiler, Limits};

pub use schema::schema;

/// Takes `input` apart at NUL bytes: a template's manifest, the path of a file and its text. Reads the one, renders the
/// others.
pub fn template(input: &[u8]) {
    let Ok(input) = std::str::from_utf8(input) else { return };
    let mut parts = input.splitn(3, '\0');
    let mut next = || parts.next().unwrap_or_default();
    let facts = Facts { date: jiff::civil::date(2026, 1, 31), modules: None };
    let (manifest, path, text) = (next(), next(), next());
    let _ = template::try_out(manifest, path, text, &facts);
}

/// Small bounds, so that a loop costs little of the fuzzer's time.
const LIMITS: Limits = Limits { steps: 100_000, memory: 16 << 20, time: Duration::from_secs(20) };

/// Reads `text` as a rockspec and lays its files out.
pub fn rockspec(text: &[u8]) {
    let path = Utf8Path::new("kong-plugin-x-1.0-1.rockspec");
    let Ok(examined) = rockspec::examine_within(path, text.to_owned(), LIMITS) else { return };
    if let Some(rockspec) = examined.rockspec {
        let found = rockspec::autodetect(&["src/a.lua".into(), "bin/b".into()], &[]);
        let deployment = rockspec.deployment(Some(&found));
        for file in deployment.files {
            let target = file.target();
            let is_plain = |part: &str| !part.is_empty() && part != "." && part != "..";
            assert!(target.as_str().split('/').all(is_plain), "{target} leaves the package");
            assert!(
                file.source.as_str().split('/').all(is_plain),
                "{} leaves the tree",
                file.source
            );
        }
    }
}

thread_local! {
    /// The one that all inputs share, as the files of a check do.
    static COMPILER: Compiler = Compiler::new().expect("LuaJIT starts");
}

/// Puts all lints to a plugin whose handler has these bytes. What they find lies in the file.
pub fn lua(text: &[u8]) {
    let path = "kong/plugins/x/handler.lua";
    let module = "kong.plugins.x.handler".to_owned();
    let file = COMPILER
        .with(|compiler| File::new(path, Role::Module, Some(module), text.to_owned(), compiler));
    let subject = Subject::new("x", "/project", vec![file], Rc::default());
    let lines = text.iter().filter(|byte| **byte == b'\n').count() + 1;
    for found in lint::check(&subject, &Levels::new()) {
        let line = found.span.map_or(1, |span| span.end_line);
        assert!(line <= lines, "{found:?} lies behind the end");
    }
}

/// Reads bytes as documents, and those as configurations.
pub fn configuration(text: &[u8]) {
    let Ok(documents) = Documents::read("kong.yml", text.to_owned()) else { return };
    for entry in documents.entries(|name| name == "x").unwrap_or_default() {
        documents.position(&entry, &["config", "a"]);
    }
}

/// Reads bytes as a `.luacheckrc`, and asks what it says about findings in two files.
pub fn luacheckrc(text: &[u8]) {
    let chunk = Chunk::new(".luacheckrc", text.to_owned());
    if let Ok(assigned) = vm::luacheckrc::run(chunk, LIMITS) {
        let Ok(config) = LuacheckConfig::of(&assigned) else { return };
        for path in ["kong/plugins/x/handler.lua", "spec/x/a/b/01-words_spec.lua"] {
            let Some(resolved) = config.resolved(path.into()) else { continue };
            for (code, name) in [("113", "kong"), ("211", "_"), ("143", "ngx.some.name")] {
                resolved.reports(code, Some(name));
            }
        }
    }
}
