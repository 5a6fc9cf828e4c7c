//! Which functions of Lua and of its libraries stop the worker while they wait, and what to do instead.

use super::calls::Path;

/// What to do instead of opening a file.
pub(super) const FILES: &str = "read files in `init_worker`, and keep what is in them";
const CHANGES: &str = "do it in `init_worker`, or outside of Kong";
const PROGRAMS: &str = "use `resty.shell`, or do the work outside of Kong";
const SOCKETS: &str = "use `ngx.socket.tcp` or a client built on it";
const HTTP: &str = "use `resty.http`";

/// Globals, and what to do instead.
const GLOBALS: &[(&str, &str)] = &[
    ("os.execute", PROGRAMS),
    ("io.popen", PROGRAMS),
    ("io.open", FILES),
    ("io.lines", FILES),
    ("io.read", FILES),
    ("io.input", FILES),
    ("io.output", FILES),
    ("io.tmpfile", FILES),
    ("loadfile", FILES),
    ("dofile", FILES),
    ("os.remove", CHANGES),
    ("os.rename", CHANGES),
    ("os.tmpname", CHANGES),
];

/// Modules, their functions, and what to do instead.
const MODULES: &[(&str, &str, &str)] = &[
    ("socket", "tcp tcp4 tcp6 udp udp4 udp6 connect connect4 connect6 bind select sleep", SOCKETS),
    ("socket.http", "request", HTTP),
    ("ssl.https", "request", HTTP),
    ("socket.smtp", "send", SOCKETS),
    ("socket.ftp", "get put", SOCKETS),
    ("pl.file", "read write copy", FILES),
    ("pl.utils", "readfile writefile readlines execute executeex", FILES),
];

/// The names of what is called, if it blocks, and what to do instead.
pub(super) fn blocking(path: &Path) -> Option<(Vec<String>, &'static str)> {
    match path {
        Path::Global(path) => {
            let (name, help) = GLOBALS.iter().find(|(name, _)| name == path)?;
            Some((vec![(*name).to_owned()], help))
        }
        Path::Module(module, name) => {
            let (.., help) = MODULES.iter().find(|(other, names, _)| {
                other == module && names.split(' ').any(|other| other == name)
            })?;
            Some((vec![format!("{module}.{name}")], help))
        }
        Path::OneOf(paths) => {
            let all: Option<Vec<_>> = paths.iter().map(blocking).collect();
            let (names, helps): (Vec<_>, Vec<_>) = all?.into_iter().unzip();
            Some((names.concat(), helps.first()?))
        }
    }
}
