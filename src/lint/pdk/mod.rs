//! Kong's plugin development kit as a table: which functions there are and in which phases Kong lets them be called.
//!
//! The state is Kong 3.9.

mod functions;
mod names;

use super::nearest::nearest;
use super::phase::Phases;
use crate::suggestion::distance;
use functions::FUNCTIONS;
pub(crate) use names::certain;
use names::{FIELDS, GONE, OTHER_NAMES, is_format};

/// What is known about a path that begins with `kong.`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    /// A function, with the phases in which it may be called.
    Function(Phases),
    /// No such function, though its namespace is known; with the nearest one.
    Missing(Option<&'static str>),
    /// No such namespace, but it looks like this one.
    Misspelt(&'static str),
    /// A field that `kong` no longer has, with what to do.
    Gone(&'static str),
    /// Nothing is known.
    Nothing,
}

/// Looks a dotted path up.
pub(crate) fn look_up(path: &str) -> Known {
    let Some((namespace, name)) = path.rsplit_once('.') else { return Known::Nothing };
    let mut functions = FUNCTIONS.iter().filter(|(other, ..)| *other == namespace).peekable();
    if functions.peek().is_none() {
        return inner_namespace(namespace).map_or_else(|| field(path), Known::Misspelt);
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
    if is_format(namespace, name) {
        return Known::Missing(None);
    }
    let names = functions.flat_map(|(.., names)| names.split_whitespace());
    Known::Missing(nearest(name, names))
}

/// The paths of all functions that need a request, apart from those that write the log.
#[cfg(test)]
pub(crate) fn of_request() -> impl Iterator<Item = String> {
    let needing = FUNCTIONS.iter().filter(|(namespace, phases, _)| {
        !phases.contains(super::phase::Phase::InitWorker) && *namespace != "kong.log"
    });
    needing.flat_map(|(namespace, _, names)| {
        names.split_whitespace().map(move |name| format!("{namespace}.{name}"))
    })
}

fn is_namespace(path: &str) -> bool {
    FUNCTIONS.iter().any(|(namespace, ..)| *namespace == path)
}

/// What is meant by a namespace that misspells one inside of another: `service.response` for `kong.service.respnse`.
fn inner_namespace(namespace: &str) -> Option<&'static str> {
    let mut inner =
        FUNCTIONS.iter().filter(|(known, ..)| known.matches('.').count() > 1).map(|row| row.0);
    let near = inner.find(|known| {
        let (outer, name) = known.rsplit_once('.').unwrap_or_default();
        let rest = namespace.strip_prefix(outer).and_then(|rest| rest.strip_prefix('.'));
        let written = rest.and_then(|rest| rest.split('.').next());
        written.is_some_and(|written| distance(name, written) == 1)
    });
    near?.strip_prefix("kong.")
}

fn field(path: &str) -> Known {
    let Some(rest) = path.strip_prefix("kong.") else { return Known::Nothing };
    let first = rest.split('.').next().unwrap_or(rest);
    if let Some((_, help)) = GONE.iter().find(|(name, _)| *name == first) {
        return Known::Gone(help);
    }
    if FIELDS.contains(&first) {
        return Known::Nothing;
    }
    // Of a short name another one is near too soon, unless a letter only stands there twice.
    let is_near =
        |field: &str| distance(field, first) == 1 && (first.len() >= 5 || is_doubled(first, field));
    let near = FIELDS.iter().copied().find(|field| is_near(field));
    near.map_or(Known::Nothing, Known::Misspelt)
}

/// Whether `written` is `meant` with a letter twice: `logg`.
fn is_doubled(written: &str, meant: &str) -> bool {
    let mut letters: Vec<_> = written.chars().collect();
    letters.dedup();
    letters.into_iter().eq(meant.chars())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::phase::Phase::{Access, Log};
    use crate::loader::Loader;
    use crate::vm::{Chunk, Worker};

    #[test]
    fn functions_that_need_a_request_fail_while_kong_starts() {
        for path in of_request() {
            let text = format!("{path}('a')\nreturn {{ VERSION = '1.0.0', PRIORITY = 1 }}\n");
            let chunk = Chunk::new("handler.lua", text.into_bytes());
            let modules = [("kong.plugins.x.handler".to_owned(), chunk)].into();
            let loader = Loader { worker: Worker { modules, ..Worker::default() } };
            let said = loader.load("x").unwrap().load.message.unwrap_or_default();
            assert!(said.ends_with("handler.lua:1: no request found"), "{path}: {said}");
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
        assert_eq!(look_up("kong.log.error"), Known::Missing(Some("kong.log.err")));
        assert_eq!(look_up("kong.log.errf"), Known::Missing(None));
        assert!(matches!(look_up("kong.dao.find"), Known::Gone(_)));
        assert_eq!(look_up("kong.log.critical"), Known::Missing(Some("kong.log.crit")));
        assert_eq!(look_up("kong.request.get_haeder"), Known::Missing(Some("get_header")));
        assert_eq!(
            look_up("kong.client.set_credential"),
            Known::Missing(Some("kong.client.authenticate"))
        );
        assert_eq!(look_up("kong.reqest.get_header"), Known::Misspelt("request"));
        assert_eq!(look_up("kong.service.respnse.get_status"), Known::Misspelt("service.response"));
        assert_eq!(look_up("kong.client.tlss.x"), Known::Misspelt("client.tls"));
        assert_eq!(look_up("kong.logg"), Known::Misspelt("log"));
        assert_eq!(look_up("kong.tracing.start_spam"), Known::Missing(Some("start_span")));
        assert_eq!(look_up("kong.jwe.decod"), Known::Missing(Some("decode")));
        assert_eq!(look_up("kong.nginx.get_tls1_version_str"), Known::Missing(None));
        assert!(matches!(look_up("kong.log.new"), Known::Function(_)));
    }

    #[test]
    fn nothing_is_said_about_what_is_not_the_kit() {
        for path in [
            "kong.cache.get",
            "kong.db.x.select",
            "kong.mine.run",
            "kong.client.tls",
            "kong.logs",
            "ngx.say",
        ] {
            assert_eq!(look_up(path), Known::Nothing, "{path}");
        }
    }
}
