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

/// The rocks that Kong 3.9 installs.
const SHIPPED: [&str; 33] = [
    "inspect",
    "luasec",
    "luasocket",
    "penlight",
    "lua-resty-http",
    "lua-resty-jit-uuid",
    "lua-ffi-zlib",
    "multipart",
    "version",
    "kong-lapis",
    "kong-pgmoon",
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
    "lua-resty-counter",
    "lua-resty-ipmatcher",
    "lua-resty-acme",
    "lua-resty-session",
    "lua-resty-timer-ng",
    "lpeg",
    "lua-resty-ljsonschema",
    "lua-resty-snappy",
    "lua-resty-ada",
];

/// Rocks whose modules OpenResty brings, which LuaRocks does not know.
const OPENRESTY: [&str; 13] = [
    "lua-cjson",
    "lua-resty-core",
    "lua-resty-dns",
    "lua-resty-lock",
    "lua-resty-lrucache",
    "lua-resty-memcached",
    "lua-resty-mysql",
    "lua-resty-redis",
    "lua-resty-shell",
    "lua-resty-signal",
    "lua-resty-string",
    "lua-resty-upload",
    "lua-resty-websocket",
];

/// Whether a rock comes with Kong or OpenResty.
pub(super) fn is_shipped(rock: &str) -> bool {
    SHIPPED.contains(&rock) || OPENRESTY.contains(&rock)
}

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for named in dependencies::all(subject) {
        let name = named.dependency.name.as_str();
        let (message, help) = if SHIPPED.contains(&name) {
            let help = "take it out, unless the plugin needs another version than Kong's";
            (format!("`{name}` comes with Kong"), help)
        } else if OPENRESTY.contains(&name) {
            let help = "take it out: LuaRocks does not see OpenResty's modules, and would install them again";
            (format!("the modules of `{name}` come with OpenResty"), help)
        } else {
            continue;
        };
        diagnostics.push(named.at(LINT.diagnostic(message).help(help)));
    }
}
