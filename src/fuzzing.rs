//! What the fuzz targets in `fuzz/` call. It is compiled for them alone.

use std::time::Duration;

use camino::Utf8Path;

use crate::rockspec;
use crate::vm::Limits;

/// Small bounds, so that a loop costs little of the fuzzer's time.
const LIMITS: Limits = Limits { steps: 100_000, memory: 16 << 20, time: Duration::from_secs(20) };

/// Reads `text` as a rockspec and lays its files out.
pub fn rockspec(text: &[u8]) {
    let path = Utf8Path::new("kong-plugin-x-1.0-1.rockspec");
    let Ok(examined) = rockspec::examine_within(path, text.to_owned(), LIMITS) else { return };
    if let Some(rockspec) = examined.rockspec {
        let found = rockspec::autodetect(&["src/a.lua".into(), "bin/b".into()]);
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
