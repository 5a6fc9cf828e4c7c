//! What the lints about globals share: luacheck's findings, placed in their files.

use crate::diagnostic::Diagnostic;
use crate::lint::luacheck::Use;
use crate::lint::{FileId, Lint, Subject};

/// Reports luacheck's findings of that code; `words` gives the message and the help.
pub(super) fn report(
    subject: &Subject,
    lint: &Lint,
    code: &str,
    diagnostics: &mut Vec<Diagnostic>,
    words: fn(&Subject, FileId, &Use) -> (String, String),
) {
    for (id, findings) in subject.globals().iter().enumerate() {
        let file = &subject.files[id];
        for finding in findings.iter().filter(|finding| finding.code == code) {
            let (message, help) = words(subject, id, &finding.found);
            diagnostics.push(file.at(lint.diagnostic(message), finding.found.range).help(help));
        }
    }
}

/// What to do about a name that nothing defines.
pub(super) fn advice(name: &str) -> String {
    const MODULES: [(&str, &str); 14] = [
        ("cjson", "cjson.safe"),
        ("http", "resty.http"),
        ("typedefs", "kong.db.schema.typedefs"),
        ("helpers", "spec.helpers"),
        ("utils", "kong.tools.string"),
        ("inspect", "inspect"),
        ("redis", "resty.redis"),
        ("ffi", "ffi"),
        ("uuid", "kong.tools.uuid"),
        ("ltn12", "ltn12"),
        ("mime", "mime"),
        ("socket", "socket"),
        ("lpeg", "lpeg"),
        ("lrucache", "resty.lrucache"),
    ];
    if name == "self" {
        return "only a function that is written with a colon (`function NAME:access(conf)`) has a `self`: name the \
                table itself, or write the colon"
            .to_owned();
    }
    let module = MODULES.iter().find(|(global, _)| *global == name);
    match module {
        Some((_, module)) => format!("write `local {name} = require \"{module}\"` above"),
        None => {
            "check the spelling, or list it as a global in `.luacheckrc` if it is meant".to_owned()
        }
    }
}
