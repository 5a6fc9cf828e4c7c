//! The `.luacheckrc` that applies to a plugin: the one in its directory, else the project's. Each is read once.

use std::collections::HashMap;
use std::rc::Rc;

use camino::{Utf8Path, Utf8PathBuf};

use crate::diagnostic::Diagnostic;
use crate::disk;
use crate::lint::{LUACHECKRC, LuacheckConfig};
use crate::project::Project;
use crate::vm::{self, Chunk, Limits};

const FILE: &str = ".luacheckrc";

/// The configurations that were read, by their file; the usual one stands under the empty path.
#[derive(Debug, Default)]
pub(super) struct Configurations {
    known: HashMap<Utf8PathBuf, (Rc<LuacheckConfig>, Option<Diagnostic>)>,
}

impl Configurations {
    /// What applies to the files of `base`, and what is wrong with it.
    pub(super) fn of(
        &mut self,
        project: &Project,
        base: &Utf8Path,
    ) -> (Rc<LuacheckConfig>, Option<Diagnostic>) {
        let candidates = [base.join(FILE), project.root.join(FILE)];
        let file = candidates.into_iter().find(|file| file.is_file()).unwrap_or_default();
        let known = self.known.entry(file).or_insert_with_key(|file| {
            if file.as_str().is_empty() {
                return (Rc::default(), None);
            }
            let shown = project.shown(file);
            match read(file, &shown) {
                Ok(config) => (Rc::new(config), None),
                Err(message) => {
                    let found = LUACHECKRC.diagnostic(message).at(shown);
                    let help =
                        "the standard globals of OpenResty, Kong and busted are taken instead";
                    (Rc::default(), Some(found.help(help)))
                }
            }
        });
        known.clone()
    }
}

fn read(file: &Utf8Path, shown: &Utf8Path) -> Result<LuacheckConfig, String> {
    let text = disk::read_source(file).map_err(|failure| failure.message)?;
    let assigned = vm::luacheckrc::run(Chunk::new(shown, text), Limits::ROCKSPEC)
        .map_err(|error| error.into_failure().message)?;
    LuacheckConfig::of(&assigned)
}
