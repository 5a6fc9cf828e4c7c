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
               dependencies, unless with `--deps-mode none`. Kong, nginx and OpenResty are no rocks that a plugin \
               could ask for: say in the README which versions of Kong it is made for.",
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
    ("cjson", "take it out: Kong brings `lua-cjson`"),
    ("socket", "take it out: Kong brings `luasocket`"),
    ("ngx", KONG),
];

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for named in dependencies::all(subject) {
        let name = named.dependency.name.as_str();
        let known = NAMES.iter().find(|(other, _)| *other == name);
        let (message, help) = if name == "kong" {
            (
                "only Kong's own packages hold the rock `kong`; LuaRocks cannot install it"
                    .to_owned(),
                KONG,
            )
        } else if let Some((_, help)) = known {
            (format!("there is no rock `{name}`"), *help)
        } else if name.starts_with("resty.") || name.starts_with("kong.") {
            let help = "name the rock that brings it; the modules of Kong need none";
            (format!("`{name}` is a module, not a rock"), help)
        } else {
            continue;
        };
        diagnostics.push(named.at(LINT.diagnostic(message).help(help)));
    }
}
