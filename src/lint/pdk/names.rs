//! Names that people write for functions of the PDK and fields of `kong`, and what they mean.

use super::functions::FUNCTIONS;
use crate::suggestion::distance;

/// Names that people write for functions that are called otherwise.
pub(super) const OTHER_NAMES: &[(&str, &str)] = &[
    ("kong.client.set_credential", "kong.client.authenticate"),
    ("kong.client.set_consumer", "kong.client.authenticate"),
    ("kong.client.get_authenticated_consumer", "kong.client.get_consumer"),
    ("kong.log.error", "kong.log.err"),
    ("kong.log.critical", "kong.log.crit"),
    ("kong.log.warning", "kong.log.warn"),
    ("kong.log.fatal", "kong.log.crit"),
    ("kong.log.print", "kong.log"),
    ("kong.log.log", "kong.log"),
    ("kong.log.verbose", "kong.log.debug"),
    ("kong.response.send", "kong.response.exit"),
    ("kong.response.get_body", "kong.response.get_raw_body"),
    ("kong.response.set_body", "kong.response.set_raw_body"),
    ("kong.request.set_header", "kong.service.request.set_header"),
    ("kong.request.set_headers", "kong.service.request.set_headers"),
    ("kong.request.add_header", "kong.service.request.add_header"),
    ("kong.request.clear_header", "kong.service.request.clear_header"),
    ("kong.request.set_body", "kong.service.request.set_body"),
    ("kong.request.set_raw_body", "kong.service.request.set_raw_body"),
    ("kong.request.set_path", "kong.service.request.set_path"),
    ("kong.request.set_method", "kong.service.request.set_method"),
    ("kong.request.set_query", "kong.service.request.set_query"),
    ("kong.request.get_ip", "kong.client.get_ip"),
    ("kong.request.get_consumer", "kong.client.get_consumer"),
    ("kong.request.get_uri", "kong.request.get_path"),
    ("kong.request.get_uri_args", "kong.request.get_query"),
    ("kong.request.get_body_raw", "kong.request.get_raw_body"),
    ("kong.response.add_headers", "kong.response.set_headers"),
    ("kong.service.request.set_uri", "kong.service.request.set_path"),
    ("kong.service.request.add_headers", "kong.service.request.set_headers"),
    ("kong.service.response.set_header", "kong.response.set_header"),
    ("kong.service.response.set_headers", "kong.response.set_headers"),
    ("kong.service.response.set_status", "kong.response.set_status"),
    ("kong.service.request.get_header", "kong.request.get_header"),
    ("kong.service.request.get_headers", "kong.request.get_headers"),
    ("kong.service.request.get_body", "kong.request.get_body"),
    ("kong.service.request.get_raw_body", "kong.request.get_raw_body"),
];

/// The fields of `kong` that plugins meet; one that is near to none of them may be the plugin's own.
pub(super) const FIELDS: &[&str] = &[
    "request",
    "response",
    "service",
    "client",
    "ctx",
    "log",
    "router",
    "node",
    "ip",
    "table",
    "plugin",
    "nginx",
    "cluster",
    "vault",
    "tracing",
    "telemetry",
    "configuration",
    "version",
    "version_num",
    "db",
    "cache",
    "core_cache",
    "worker_events",
    "cluster_events",
    "dns",
    "timer",
    "default_workspace",
    "upstream",
    "websocket",
    "jwe",
    "jwk",
    "sync",
    "rpc",
    "license_helpers",
    "keyring",
    "vitals",
    "async",
    "enterprise_edition",
    "globalpatches",
    "invalidation_listener",
];

/// Fields that `kong` had before Kong 3, and what to write today.
pub(super) const GONE: &[(&str, &str)] = &[
    ("dao", "use `kong.db`"),
    ("singletons", "use `kong` itself: `kong.db`, `kong.cache`, `kong.configuration`"),
    ("tools", TOOLS),
    ("util", TOOLS),
    ("utils", TOOLS),
];

const TOOLS: &str =
    "require the module that has it, such as `kong.tools.string` or `kong.tools.table`";

/// The functions of `kong.log` that write a line.
const LEVELS: [&str; 8] = ["alert", "crit", "debug", "emerg", "err", "info", "notice", "warn"];

/// Whether the name is that of a level with an `f` for a format, which Kong does not have.
pub(super) fn is_format(namespace: &str, name: &str) -> bool {
    namespace == "kong.log" && name.strip_suffix('f').is_some_and(|name| LEVELS.contains(&name))
}

/// The function that `path`, which does not exist, certainly stands for: a level of `kong.log` by another name, or the
/// only function that differs by one slip inside of a word.
pub(crate) fn certain(path: &str) -> Option<&'static str> {
    let (namespace, name) = path.rsplit_once('.')?;
    if let Some((_, right)) = OTHER_NAMES.iter().find(|(wrong, _)| *wrong == path) {
        let level = right.strip_prefix("kong.log.").filter(|level| LEVELS.contains(level));
        return level.filter(|level| is_other_word_for(name, level));
    }
    let rows = FUNCTIONS.iter().filter(|(other, ..)| *other == namespace);
    let mut near =
        rows.flat_map(|(.., names)| names.split(' ')).filter(|known| distance(known, name) == 1);
    let right = near.next().filter(|_| near.next().is_none())?;
    is_slip(name, right).then_some(right)
}

/// `print` and `log` are no levels, and `verbose` may be meant as any.
fn is_other_word_for(name: &str, level: &str) -> bool {
    name.starts_with(level) || name == "fatal"
}

/// Whether a name only has a slip inside of one word. One that is a word of another function is meant (`set`, `get`), and
/// one that goes on or stops early may be too (`headers`, `header`).
fn is_slip(name: &str, right: &str) -> bool {
    let (written, meant): (Vec<_>, Vec<_>) =
        (name.split('_').collect(), right.split('_').collect());
    written.len() == meant.len()
        && written
            .iter()
            .zip(&meant)
            .filter(|(one, other)| one != other)
            .all(|(one, other)| !is_word(one) && !one.starts_with(other) && !other.starts_with(one))
}

fn is_word(word: &str) -> bool {
    FUNCTIONS.iter().any(|(.., names)| names.split([' ', '_']).any(|known| known == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_mean_one_function_is_certain() {
        for (wrong, right) in [
            ("kong.log.error", "err"),
            ("kong.log.critical", "crit"),
            ("kong.log.warning", "warn"),
            ("kong.log.fatal", "crit"),
            ("kong.log.wran", "warn"),
            ("kong.request.get_haeder", "get_header"),
            ("kong.response.exti", "exit"),
        ] {
            assert_eq!(certain(wrong), Some(right), "{wrong}");
        }
        for wrong in [
            "kong.log.print",
            "kong.log.verbose",
            "kong.log.flush",
            "kong.log.errf",
            "kong.client.set_credential",
            "kong.client.get_consumers",
            "kong.response.send",
            "kong.request.get_head",
            "kong.request.get_headerz",
            "kong.response.exit_early",
            "kong.service.response.set_header",
            "kong.service.request.add_headers",
            "kong.service.set_timeout",
            "kong.service.get_target",
        ] {
            assert_eq!(certain(wrong), None, "{wrong}");
        }
    }
}
