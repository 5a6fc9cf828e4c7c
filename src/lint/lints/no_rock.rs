//! `no-rock`: a dependency that is a module or a program, not a rock.

use super::dependencies;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "no-rock",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a dependency that is the name of a module or a program, not of a rock",
        text: "LuaRocks looks for a rock of that name and does not find it, so the plugin cannot be installed with its \
               dependencies. Kong, nginx and OpenResty are no rocks that a plugin could ask for: say in the README \
               which versions of Kong it is made for.",
        bad: "dependencies = { \"lua >= 5.1\", \"kong >= 3.0\", \"cjson\" }",
        good: "dependencies = { \"lua >= 5.1\" }",
    },
    run,
};

const KONG: &str = "take it out: the plugin runs inside of it";

/// Names that no rock has, and what is meant.
const NAMES: &[(&str, &str)] = &[
    ("kong-gateway", KONG),
    ("openresty", KONG),
    ("nginx", KONG),
    ("luajit", "take it out: `lua >= 5.1` is what a plugin needs"),
    ("resty", "name the rock, such as `lua-resty-http`; many come with Kong"),
    ("resty.http", "take it out: Kong brings `lua-resty-http`"),
    ("cjson", "take it out: Kong brings `lua-cjson`"),
    ("socket", "take it out: Kong brings `luasocket`"),
    ("ngx", KONG),
];

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for named in dependencies::all(subject) {
        let name = named.dependency.name.as_str();
        let known = NAMES.iter().find(|(other, _)| *other == name);
        let help = known.map(|(_, help)| *help).or_else(|| (name == "kong").then_some(KONG));
        if let Some(help) = help {
            let found = LINT.diagnostic(format!("`{name}` is no rock that LuaRocks could install"));
            diagnostics.push(named.at(found.help(help)));
        }
    }
}
