//! The phases in which Kong runs a plugin's handler.

use std::fmt;

/// One phase that a handler can have a function for, or a timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Phase {
    /// Once for each worker.
    InitWorker,
    /// Whenever the configurations change.
    Configure,
    /// While TLS is being set up.
    Certificate,
    /// Before routing.
    Rewrite,
    /// Before the request goes to the service.
    Access,
    /// When the service has answered, with the whole body.
    Response,
    /// When the headers of the response are there.
    HeaderFilter,
    /// For each piece of the response's body.
    BodyFilter,
    /// When the response has been sent.
    Log,
    /// For a stream, before it goes to the service.
    Preread,
    /// Kong Enterprise: a WebSocket's handshake.
    WsHandshake,
    /// Kong Enterprise: a frame from the client.
    WsClientFrame,
    /// Kong Enterprise: a frame from the service.
    WsUpstreamFrame,
    /// Kong Enterprise: the end of a WebSocket.
    WsClose,
    /// A timer that the plugin starts: no handler's function, and no request.
    Timer,
}

use Phase::{
    Access, BodyFilter, Certificate, Configure, HeaderFilter, InitWorker, Log, Preread, Response,
    Rewrite, Timer, WsClientFrame, WsClose, WsHandshake, WsUpstreamFrame,
};

impl Phase {
    /// All phases of handlers, in the order in which Kong runs them.
    pub(crate) const ALL: [Self; 14] = [
        InitWorker,
        Configure,
        Certificate,
        Rewrite,
        Access,
        Response,
        HeaderFilter,
        BodyFilter,
        Log,
        Preread,
        WsHandshake,
        WsClientFrame,
        WsUpstreamFrame,
        WsClose,
    ];

    /// The name of the handler's function.
    pub(crate) fn name(self) -> &'static str {
        match self {
            InitWorker => "init_worker",
            Configure => "configure",
            Certificate => "certificate",
            Rewrite => "rewrite",
            Access => "access",
            Response => "response",
            HeaderFilter => "header_filter",
            BodyFilter => "body_filter",
            Log => "log",
            Preread => "preread",
            WsHandshake => "ws_handshake",
            WsClientFrame => "ws_client_frame",
            WsUpstreamFrame => "ws_upstream_frame",
            WsClose => "ws_close",
            Timer => "timer",
        }
    }

    /// The phase of that name.
    pub(crate) fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.name() == name)
    }

    /// Whether it runs while a client waits or an event loop would stand still for others.
    pub(crate) fn serves_requests(self) -> bool {
        !matches!(self, InitWorker | Configure)
    }
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Whether `name` is a phase of Kong, of nginx or of the PDK, as `ngx.get_phase` may give it.
pub(super) fn is_phase(name: &str) -> bool {
    const OTHERS: [&str; 7] =
        ["init", "timer", "content", "balancer", "ssl_cert", "admin_api", "set"];
    Phase::of(name).is_some() || OTHERS.contains(&name)
}

/// Phases, as a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Phases(u16);

impl Phases {
    /// These phases.
    pub(crate) const fn of(phases: &[Phase]) -> Self {
        let mut bits = 0;
        let mut index = 0;
        while index < phases.len() {
            bits |= 1 << phases[index] as u16;
            index += 1;
        }
        Self(bits)
    }

    /// Whether `phase` is one of them.
    pub(crate) fn contains(self, phase: Phase) -> bool {
        self.0 & (1 << phase as u16) != 0
    }

    /// The phases, in the order in which Kong runs them.
    pub(crate) fn iter(self) -> impl Iterator<Item = Phase> {
        Phase::ALL.into_iter().filter(move |phase| self.contains(*phase))
    }
}
