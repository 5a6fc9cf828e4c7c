//! `native-module`: a module that has to be compiled.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "native-module",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a module that has to be compiled",
        text: "A package of kongsmith is the same for all machines, so it cannot hold C modules; a \
               source that does not end in `.lua` is taken for one. Data files belong into \
               `build.install.lua`, and a library in C into a rock of its own that the plugin depends \
               on.",
        bad: "build = { modules = { [\"my_plugin.fast\"] = { \"src/fast.c\" } } }",
        good: "dependencies = { \"lua-fast >= 1.0\" }",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
