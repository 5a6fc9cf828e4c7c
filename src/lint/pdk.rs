//! Kong's plugin development kit as a table: which functions there are and in which phases Kong lets them be called.
//!
//! The state is Kong 3.9. The phases are those that the functions check when they are called (`kong.pdk.private.phases`),
//! without those in which no plugin runs. Functions of Kong Enterprise are known without their phases.

use super::nearest::nearest;
use super::phase::Phase::{
    Access, BodyFilter, Certificate, HeaderFilter, InitWorker, Log, Preread, Response, Rewrite,
};
use super::phase::Phases;

/// While a request or its response is there.
const REQUEST: Phases = Phases::of(&[Rewrite, Access, Response, HeaderFilter, BodyFilter, Log]);
/// While the request's body can be read.
const BODY: Phases = Phases::of(&[Rewrite, Access, Response]);
/// From when a consumer may be known.
const CONSUMER: Phases = Phases::of(&[Access, Response, HeaderFilter, BodyFilter, Log]);
/// From when a response is there.
const ANSWERED: Phases = Phases::of(&[Response, HeaderFilter, BodyFilter, Log]);
/// As long as the response's headers have not been sent.
const UNSENT: Phases = Phases::of(&[Rewrite, Access, Response, HeaderFilter]);
/// The same, and in streams, where `exit` looks at no phase.
const EXIT: Phases = Phases::of(&[Rewrite, Access, Response, HeaderFilter, Preread]);
/// Before the request goes to the service.
const BEFORE: Phases = Phases::of(&[Rewrite, Access]);
/// The same, for streams too.
const BEFORE_ANY: Phases = Phases::of(&[Rewrite, Access, Preread]);
/// Everything but the start of a worker.
const STARTED: Phases =
    Phases::of(&[Certificate, Rewrite, Access, Response, HeaderFilter, BodyFilter, Log, Preread]);
const ACCESS: Phases = Phases::of(&[Access]);
const BODY_FILTER: Phases = Phases::of(&[BodyFilter]);
const LOG: Phases = Phases::of(&[Log]);
const PREREAD: Phases = Phases::of(&[Preread]);
const CERTIFICATE: Phases = Phases::of(&[Certificate]);
const CLIENT_CERTIFICATE: Phases = Phases::of(&[Rewrite, Access, Response, Log]);
const CLIENT_VERIFY: Phases = Phases::of(&[Rewrite, Access, Response]);
const ANY: Phases = Phases::of(&[
    InitWorker,
    Certificate,
    Rewrite,
    Access,
    Response,
    HeaderFilter,
    BodyFilter,
    Log,
    Preread,
]);

/// Namespace, phases, names of the functions.
const FUNCTIONS: &[(&str, Phases, &str)] = &[
    (
        "kong.request",
        REQUEST,
        "get_scheme get_host get_forwarded_scheme get_forwarded_host get_forwarded_port get_forwarded_path \
         get_forwarded_prefix get_http_version get_method get_path get_raw_path get_path_with_query get_raw_query \
         get_query_arg get_query get_header get_headers get_start_time get_uri_captures",
    ),
    ("kong.request", STARTED, "get_port"),
    ("kong.request", BODY, "get_raw_body get_body"),
    ("kong.response", ANSWERED, "get_status get_header get_headers get_source"),
    ("kong.response", UNSENT, "set_status set_header add_header clear_header set_headers error"),
    ("kong.response", EXIT, "exit"),
    ("kong.response", BODY_FILTER, "get_raw_body set_raw_body"),
    ("kong.service", ACCESS, "set_upstream set_target_retry_callback set_retries set_timeouts"),
    (
        "kong.service",
        BEFORE_ANY,
        "set_target set_tls_cert_key set_tls_verify set_tls_verify_depth set_tls_verify_store",
    ),
    (
        "kong.service.request",
        BEFORE,
        "enable_buffering set_scheme set_path set_raw_query set_query clear_query_arg set_method set_header \
         add_header clear_header set_headers set_raw_body set_body",
    ),
    ("kong.service.request", PREREAD, "disable_tls enable_tls"),
    ("kong.service.response", ANSWERED, "get_status get_header get_headers get_raw_body get_body"),
    ("kong.client", STARTED, "get_ip get_forwarded_ip get_port get_forwarded_port"),
    ("kong.client", CONSUMER, "get_credential get_consumer load_consumer get_protocol"),
    ("kong.client", ACCESS, "authenticate"),
    (
        "kong.client",
        ANY,
        "get_consumer_group get_consumer_groups set_authenticated_consumer_group \
         set_authenticated_consumer_groups authenticate_consumer_group_by_consumer_id",
    ),
    (
        "kong.client.tls",
        CERTIFICATE,
        "request_client_certificate disable_session_reuse set_client_ca_list",
    ),
    ("kong.client.tls", CLIENT_CERTIFICATE, "get_full_client_certificate_chain"),
    ("kong.client.tls", CLIENT_VERIFY, "set_client_verify"),
    ("kong.router", CONSUMER, "get_route get_service"),
    (
        "kong.log",
        ANY,
        "debug info notice warn err crit alert emerg inspect deprecation trace set_format new",
    ),
    ("kong.log", REQUEST, "set_serialize_value"),
    ("kong.log", LOG, "serialize"),
    ("kong.ip", ANY, "is_trusted"),
    ("kong.node", ANY, "get_id get_hostname get_memory_stats"),
    ("kong.cluster", ANY, "get_id"),
    ("kong.nginx", ANY, "get_subsystem get_statistics"),
    ("kong.plugin", ANY, "get_id"),
    ("kong.table", ANY, "new clear merge"),
    ("kong.vault", ANY, "is_reference parse_reference get try update flush warmup init_worker"),
    (
        "kong.tracing",
        ANY,
        "start_span create_span link_span active_span set_active_span process_span set_should_sample \
         get_sampling_decision new set_global_tracer",
    ),
    ("kong.telemetry", ANY, "log"),
    ("kong.jwe", ANY, "decode decrypt encrypt"),
];

/// Names that people write for functions that are called otherwise.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("kong.client.set_credential", "kong.client.authenticate"),
    ("kong.client.set_consumer", "kong.client.authenticate"),
    ("kong.client.get_authenticated_consumer", "kong.client.get_consumer"),
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
    ("kong.service.request.get_header", "kong.request.get_header"),
    ("kong.service.request.get_headers", "kong.request.get_headers"),
    ("kong.service.request.get_body", "kong.request.get_body"),
    ("kong.service.request.get_raw_body", "kong.request.get_raw_body"),
];

/// The fields of `kong` that plugins meet; one that is near to none of them may be the plugin's own.
const FIELDS: &[&str] = &[
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

/// What is known about a path that begins with `kong.`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    /// A function, with the phases in which it may be called.
    Function(Phases),
    /// No such function, though its namespace is known; with the nearest one.
    Missing(Option<&'static str>),
    /// No such namespace, but it looks like this one.
    Misspelt(&'static str),
    /// Nothing is known.
    Nothing,
}

/// Looks a dotted path up.
pub(crate) fn look_up(path: &str) -> Known {
    let Some((namespace, name)) = path.rsplit_once('.') else { return Known::Nothing };
    let mut functions = FUNCTIONS.iter().filter(|(other, ..)| *other == namespace).peekable();
    if functions.peek().is_none() {
        return field(path);
    }
    let known = functions.clone().find(|(.., names)| names.split_whitespace().any(|n| n == name));
    if let Some((_, phases, _)) = known {
        return Known::Function(*phases);
    }
    if is_namespace(path) {
        return Known::Nothing;
    }
    if let Some((_, right)) = OTHER_NAMES.iter().find(|(wrong, _)| *wrong == path) {
        return Known::Missing(Some(right));
    }
    let names = functions.flat_map(|(.., names)| names.split_whitespace());
    Known::Missing(nearest(name, names))
}

/// The function that `path`, which does not exist, certainly stands for: it is called the same way, and no other is as
/// near.
pub(crate) fn certain(path: &str) -> Option<String> {
    let (namespace, name) = path.rsplit_once('.')?;
    let names = FUNCTIONS.iter().filter(|(other, ..)| *other == namespace);
    let names = names.flat_map(|(.., names)| names.split_whitespace());
    let other = OTHER_NAMES.iter().find(|(wrong, _)| *wrong == path).map(|(_, right)| *right);
    let right = if namespace == "kong.log" {
        // The levels are all called alike, and people know them by other names.
        let other = other.and_then(|right| right.strip_prefix("kong.log."));
        other.or_else(|| nearest(name, names.clone())).filter(|right| LEVELS.contains(right))
    } else {
        None
    };
    if right.is_none() && other.is_some() {
        return None;
    }
    let right = right.or_else(|| {
        let mut near = names.filter(|known| crate::suggestion::distance(known, name) == 1);
        near.next().filter(|_| near.next().is_none())
    });
    right.map(str::to_owned)
}

/// The functions of `kong.log` that write a line.
const LEVELS: [&str; 8] = ["alert", "crit", "debug", "emerg", "err", "info", "notice", "warn"];

fn is_namespace(path: &str) -> bool {
    FUNCTIONS.iter().any(|(namespace, ..)| *namespace == path)
}

fn field(path: &str) -> Known {
    let Some(rest) = path.strip_prefix("kong.") else { return Known::Nothing };
    let first = rest.split('.').next().unwrap_or(rest);
    if FIELDS.contains(&first) || first.len() < 5 {
        return Known::Nothing;
    }
    let near = FIELDS.iter().copied().find(|field| crate::suggestion::distance(field, first) == 1);
    near.map_or(Known::Nothing, Known::Misspelt)
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
            ("kong.request.get_haeder", "get_header"),
            ("kong.response.exti", "exit"),
        ] {
            assert_eq!(certain(wrong).as_deref(), Some(right), "{wrong}");
        }
        for wrong in [
            "kong.log.print",
            "kong.log.flush",
            "kong.client.set_credential",
            "kong.response.send",
            "kong.request.get_head",
            "kong.request.get_headerz",
            "kong.response.exit_early",
        ] {
            assert_eq!(certain(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn functions_that_exist_have_their_phases() {
        let Known::Function(phases) = look_up("kong.response.exit") else { panic!() };
        assert!(phases.contains(Access) && !phases.contains(Log));
        assert!(matches!(look_up("kong.log.err"), Known::Function(_)));
    }

    #[test]
    fn functions_that_do_not_exist_have_a_nearest_one() {
        assert_eq!(look_up("kong.log.error"), Known::Missing(Some("err")));
        assert_eq!(look_up("kong.log.critical"), Known::Missing(Some("crit")));
        assert_eq!(look_up("kong.request.get_haeder"), Known::Missing(Some("get_header")));
        assert_eq!(
            look_up("kong.client.set_credential"),
            Known::Missing(Some("kong.client.authenticate"))
        );
        assert_eq!(look_up("kong.reqest.get_header"), Known::Misspelt("request"));
        assert_eq!(look_up("kong.tracing.start_spam"), Known::Missing(Some("start_span")));
        assert_eq!(look_up("kong.jwe.decod"), Known::Missing(Some("decode")));
        assert_eq!(look_up("kong.nginx.get_tls1_version_str"), Known::Missing(None));
        assert!(matches!(look_up("kong.log.new"), Known::Function(_)));
    }

    #[test]
    fn nothing_is_said_about_what_is_not_the_kit() {
        for path in
            ["kong.cache.get", "kong.db.x.select", "kong.mine.run", "kong.client.tls", "ngx.say"]
        {
            assert_eq!(look_up(path), Known::Nothing, "{path}");
        }
    }
}
