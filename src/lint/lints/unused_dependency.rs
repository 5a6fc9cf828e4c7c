//! `unused-dependency`: a rock that the rockspec asks for and none of whose modules is required.

use super::requires::is_global;
use super::{dependencies, rocks, shipped_dependency};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::program::Value;
use crate::lint::{Explanation, Lint, Role, Subject};
use crate::syntax::{ExpressionKind, Script};

pub(super) const LINT: Lint = Lint {
    code: "unused-dependency",
    severity: Severity::Information,
    explanation: Explanation {
        summary: "a dependency none of whose modules is required",
        text: "LuaRocks installs it beside the plugin, and it has to be kept up to date for nothing. Only rocks whose \
               modules are well known are told; nothing is said where the plugin computes the name of a module that it \
               requires, and about what another dependency needs itself.",
        bad: "dependencies = { \"lua >= 5.1\", \"lua-resty-jwt >= 0.2\" }  -- nothing requires `resty.jwt`",
        good: "dependencies = { \"lua >= 5.1\" }",
    },
    run,
};

/// Rocks that other ones need: a rockspec may ask for one to have a certain version of it.
const NEEDED_BY: [(&str, &str); 3] = [
    ("lua-resty-jwt", "lua-resty-openidc"),
    ("lua-resty-hmac", "lua-resty-jwt"),
    ("basexx", "paseto"),
];

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let listed = dependencies::all(subject);
    let has = |rock: &str| listed.iter().any(|other| other.dependency.name == rock);
    let is_needed = |rock: &str| NEEDED_BY.iter().any(|(one, by)| *one == rock && has(by));
    let mut unused = listed.iter().filter(|named| {
        let rock = named.dependency.name.as_str();
        rocks::is_known(rock)
            && !shipped_dependency::is_shipped(rock)
            && !is_needed(rock)
            && !is_mentioned(subject, rock)
    });
    let Some(first) = unused.next().filter(|_| !requires_what_is_computed(subject)) else { return };
    for named in std::iter::once(first).chain(unused) {
        let message = format!("nothing requires a module of `{}`", named.dependency.name);
        diagnostics.push(named.at(LINT.diagnostic(message).help("take it out of `dependencies`")));
    }
}

/// Whether a text anywhere in the plugin or its specs is the name of one of the rock's modules.
fn is_mentioned(subject: &Subject, rock: &str) -> bool {
    let scripts = subject.files.iter().filter_map(|file| file.script());
    scripts.flat_map(Script::all).any(|(_, expression)| {
        matches!(&expression.kind, ExpressionKind::String(text) if rocks::brings(rock, text))
    })
}

/// Whether the plugin requires a module whose name is computed, or has a file that cannot be read.
fn requires_what_is_computed(subject: &Subject) -> bool {
    let program = subject.program();
    subject.files.iter().any(|file| file.script().is_none())
        || subject.scripts(Role::Module).any(|(id, _, script)| {
            script.all().any(|(_, expression)| match &expression.kind {
                ExpressionKind::Call { callee, arguments } => {
                    is_global(subject, id, *callee, "require")
                        && arguments.first().is_none_or(|name| {
                            !matches!(program.value(subject, id, *name), Value::Text(_))
                        })
                }
                _ => false,
            })
        })
}
