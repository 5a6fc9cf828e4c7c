//! `unlisted-dependency`: a module of a third party that is required and whose rock the rockspec does not ask for.

use super::requires::requires;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "unlisted-dependency",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a required module whose rock is not among the dependencies",
        text: "LuaRocks installs what `dependencies` names. A plugin that requires a module which Kong does not bring, \
               and does not ask for its rock, works only where somebody installed that rock by hand. Only modules whose \
               rocks are well known are told.",
        bad: "local openidc = require \"resty.openidc\"",
        good: "dependencies = { \"lua-resty-openidc ~> 1.7\" }",
    },
    run,
};

/// Modules and the rocks that bring them.
const ROCKS: &[(&str, &str)] = &[
    ("resty.openidc", "lua-resty-openidc"),
    ("resty.jwt", "lua-resty-jwt"),
    ("resty.hmac", "lua-resty-hmac"),
    ("resty.template", "lua-resty-template"),
    ("resty.redis.connector", "lua-resty-redis-connector"),
    ("resty.jit-uuid", "lua-resty-jit-uuid"),
    ("resty.kafka.producer", "lua-resty-kafka"),
    ("resty.cookie", "lua-resty-cookie"),
    ("resty.nettle", "lua-resty-nettle"),
    ("xml2lua", "xml2lua"),
    ("luaxpath", "luaxpath"),
    ("jsonschema", "jsonschema"),
    ("basexx", "basexx"),
    ("md5", "md5"),
    ("classic", "classic"),
    ("ltn12", "luasocket"),
];

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let (Some(package), Some(loaded)) = (&subject.facts.package, &subject.facts.loaded) else {
        return;
    };
    let mut told = Vec::new();
    for require in requires(subject).into_iter().filter(|require| !require.is_guarded) {
        let module = require.module.as_str();
        let Some((_, rock)) = ROCKS.iter().find(|(name, _)| *name == module) else { continue };
        let required = &loaded.required;
        let is_foreign = [&required.third_party, &required.installed]
            .iter()
            .any(|modules| modules.iter().any(|name| name == module));
        let is_listed = package.rockspec.dependencies.iter().any(|one| one.name == *rock);
        if is_foreign && !is_listed && !told.contains(rock) {
            told.push(rock);
            let message =
                format!("`{module}` does not come with Kong, and the rockspec does not ask for it");
            let help = format!("add `\"{rock}\"` to `dependencies`");
            diagnostics.push(require.file.at(LINT.diagnostic(message).help(help), require.range));
        }
    }
}
