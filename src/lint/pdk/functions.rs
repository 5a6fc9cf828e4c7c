//! The functions of the PDK, and in which phases Kong lets them be called.
//!
//! The phases are those that the functions check when they are called (`kong.pdk.private.phases`), without those in which
//! no plugin runs. Functions of Kong Enterprise are known without their phases.

use crate::lint::phase::Phase::{
    Access, BodyFilter, Certificate, HeaderFilter, InitWorker, Log, Preread, Response, Rewrite,
};
use crate::lint::phase::Phases;

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
pub(super) const FUNCTIONS: &[(&str, Phases, &str)] = &[
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
