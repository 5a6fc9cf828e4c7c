//! `missing-dependency`: a module of a third party that is not installed here.

use super::requires::requires;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "missing-dependency",
    severity: Severity::Information,
    explanation: Explanation {
        summary: "a module of a third party that is not installed here",
        text: "The module is neither the plugin's nor Kong's. An inert stand-in took its place, so that the rest of \
               the plugin could be looked at; what depends on its results could not. Kong refuses to start where it is \
               missing. It is looked for in `lua_modules/`, along `LUA_PATH` and in the trees of LuaRocks.",
        bad: "local openidc = require \"resty.openidc\"",
        good: "",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(loaded) = &subject.facts.loaded else { return };
    let mut left = loaded.required.third_party.clone();
    for require in requires(subject) {
        let Some(at) = left.iter().position(|module| *module == require.module) else { continue };
        let module = left.swap_remove(at);
        if require.is_guarded {
            continue;
        }
        let message = format!("`{module}` is not installed here, so a stand-in took its place");
        let help = "`luarocks install --tree lua_modules ROCK` installs it for this project";
        diagnostics.push(require.file.at(LINT.diagnostic(message).help(help), require.range));
    }
}
