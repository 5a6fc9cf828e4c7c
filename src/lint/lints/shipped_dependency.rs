//! `shipped-dependency`: a dependency that every Kong has already.

use super::dependencies;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "shipped-dependency",
    severity: Severity::Information,
    explanation: Explanation {
        summary: "a dependency that comes with Kong",
        text: "Kong brings these rocks in the versions that it was tested with. A plugin that asks for one may have \
               LuaRocks install another version over Kong's own, which all other plugins then get too.",
        bad: "dependencies = { \"lua-resty-http >= 0.17\" }",
        good: "dependencies = {}",
    },
    run,
};

/// The rocks in Kong 3.9's own rockspec, and those of OpenResty's bundle.
const SHIPPED: [&str; 29] = [
    "inspect",
    "luasec",
    "luasocket",
    "penlight",
    "lua-resty-http",
    "lua-ffi-zlib",
    "multipart",
    "version",
    "lapis",
    "kong-lapis",
    "pgmoon",
    "luatz",
    "lua_system_constants",
    "lyaml",
    "luasyslog",
    "lua_pack",
    "binaryheap",
    "luaxxhash",
    "lua-protobuf",
    "lua-resty-healthcheck",
    "lua-messagepack",
    "lua-resty-aws",
    "lua-resty-openssl",
    "lua-resty-gcp",
    "lua-resty-ipmatcher",
    "lua-resty-acme",
    "lua-resty-session",
    "lpeg",
    "lua-cjson",
];

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for named in dependencies::all(subject) {
        let name = named.dependency.name.as_str();
        if SHIPPED.contains(&name) {
            let help = "take it out, unless the plugin needs another version than Kong's";
            let found = LINT.diagnostic(format!("`{name}` comes with Kong")).help(help);
            diagnostics.push(named.at(found));
        }
    }
}
