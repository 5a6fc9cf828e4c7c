//! What the lints about dependencies share: the rocks that bring modules of third parties.

use crate::lint::Subject;

/// Modules and the rocks that bring them; a name that ends with a dot stands for all below it.
const ROCKS: &[(&str, &str)] = &[
    ("resty.openidc", "lua-resty-openidc"),
    ("resty.jwt", "lua-resty-jwt"),
    ("resty.jwt.", "lua-resty-jwt"),
    ("resty.jwt-validators", "lua-resty-jwt"),
    ("resty.jwt-zlib", "lua-resty-jwt"),
    ("resty.evp", "lua-resty-jwt"),
    ("resty.hmac", "lua-resty-hmac"),
    ("resty.hmac", "lua-resty-jwt"),
    ("resty.template", "lua-resty-template"),
    ("resty.template.", "lua-resty-template"),
    ("resty.redis.connector", "lua-resty-redis-connector"),
    ("resty.redis.sentinel", "lua-resty-redis-connector"),
    ("resty.jit-uuid", "lua-resty-jit-uuid"),
    ("resty.kafka.", "lua-resty-kafka"),
    ("resty.cookie", "lua-resty-cookie"),
    ("resty.nettle", "lua-resty-nettle"),
    ("resty.nettle.", "lua-resty-nettle"),
    ("resty.easy-crypto", "lua-easy-crypto"),
    ("lua-circuit-breaker.", "lua-circuit-breaker"),
    ("xml2lua", "xml2lua"),
    ("XmlParser", "xml2lua"),
    ("xmlhandler.", "xml2lua"),
    ("xmlua", "xmlua"),
    ("xmlua.", "xmlua"),
    ("luaxpath", "luaxpath"),
    ("luaxpath.", "luaxpath"),
    ("jsonschema", "jsonschema"),
    ("jsonschema.", "jsonschema"),
    ("basexx", "basexx"),
    ("base64", "base64"),
    ("md5", "md5"),
    ("md5.", "md5"),
    ("sha1", "sha1"),
    ("sha1.", "sha1"),
    ("uuid", "uuid"),
    ("date", "date"),
    ("escher", "escher"),
    ("escher.", "escher"),
    ("classic", "classic"),
    ("redis", "redis-lua"),
    ("paseto", "paseto"),
    ("paseto.", "paseto"),
    ("ltn12", "luasocket"),
];

/// The rock that brings a module: one of the rockspec's dependencies, or one that is well known.
pub(super) fn of(subject: &Subject, module: &str) -> Option<String> {
    let package = subject.facts.package.as_ref();
    let listed = package.into_iter().flat_map(|package| &package.rockspec.dependencies);
    let listed: Vec<_> = listed.map(|dependency| dependency.name.as_str()).collect();
    let known = || ROCKS.iter().filter(|(name, _)| is_of(name, module)).map(|(_, rock)| *rock);
    let rock = known().find(|rock| listed.contains(rock)).or_else(|| known().next());
    let named_after = || listed.into_iter().find(|rock| is_named_after(rock, module));
    rock.or_else(named_after).map(str::to_owned)
}

/// Whether it is known what modules a rock brings.
pub(super) fn is_known(rock: &str) -> bool {
    ROCKS.iter().any(|(_, known)| *known == rock)
}

/// Whether a rock brings a module.
pub(super) fn brings(rock: &str, module: &str) -> bool {
    is_named_after(rock, module)
        || ROCKS.iter().any(|(name, known)| *known == rock && is_of(name, module))
}

/// Whether a name, or one that ends with a dot, stands for a module.
fn is_of(name: &str, module: &str) -> bool {
    name == module || name.ends_with('.') && module.starts_with(name)
}

/// Whether a rock is named after a module or its folder: `lua-resty-jwt` after `resty.jwt`.
fn is_named_after(rock: &str, module: &str) -> bool {
    let rock = rock.strip_prefix("kong-lib-").or(rock.strip_prefix("lua-")).unwrap_or(rock);
    let rock = rock.strip_suffix("-lua").unwrap_or(rock);
    let words = |text: &str| text.replace(['.', '_'], "-").to_lowercase();
    let module = words(module);
    let bare = module.strip_prefix("lua-").unwrap_or(&module);
    bare.strip_prefix(&words(rock)).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// What modules of one rock have in common where the rock is not known: the first part of their names.
pub(super) fn family(module: &str) -> &str {
    let parts = if module.starts_with("resty.") { 2 } else { 1 };
    let end = module.match_indices('.').nth(parts - 1).map_or(module.len(), |(at, _)| at);
    &module[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rocks_are_named_after_their_modules() {
        for (rock, module) in [
            ("lua-resty-jwt", "resty.jwt"),
            ("lua-circuit-breaker", "lua-circuit-breaker.factory"),
            ("kong-lib-logger", "logger"),
            ("redis-lua", "redis"),
        ] {
            assert!(is_named_after(rock, module), "{rock} {module}");
        }
        assert!(!is_named_after("lua", "luaxpath"));
        assert!(!is_named_after("lua-resty-jwt", "resty.jwtx"));
        assert_eq!(
            [family("px.utils.timer"), family("resty.kafka.producer"), family("date")],
            ["px", "resty.kafka", "date"]
        );
    }
}
