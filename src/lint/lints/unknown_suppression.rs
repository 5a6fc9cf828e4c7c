//! `unknown-suppression`: a comment for kongsmith that it does not understand.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::nearest::nearest;
use crate::lint::{Explanation, LINTS, Lint};
use crate::online;

pub(super) const LINT: Lint = Lint {
    code: "unknown-suppression",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a comment for kongsmith that names no lint",
        text: "A comment that begins with `kongsmith:` lists the codes of lints that are allowed on its line or on \
               the next one. One with another form or with an unknown code does nothing.",
        bad: "os.execute(\"true\") -- kongsmith: allow(blocking)",
        good: "os.execute(\"true\") -- kongsmith: allow(blocking-call)",
    },
    run: |_, _| {},
};

/// The diagnostic for a code that no lint has. `is_sought` says whether the one that is meant is looked for.
pub(in crate::lint) fn diagnostic(code: &str, is_sought: bool) -> Diagnostic {
    if code.is_empty() {
        return LINT
            .diagnostic("this comment names no lint where it should")
            .help("write the code that stands in brackets before the problem: `-- kongsmith: allow(code)`");
    }
    let found = LINT.diagnostic(format!("there is no lint `{code}`"));
    let near = is_sought.then(|| nearest(code, LINTS.iter().map(|lint| lint.code))).flatten();
    match near {
        Some(near) => found.help(format!("did you mean `{near}`")),
        None => found.help(format!("{} lists all lints", online::LINTS)),
    }
}

/// The diagnostic for a comment that says something else.
pub(in crate::lint) fn malformed() -> Diagnostic {
    LINT.diagnostic("this comment is not understood")
        .help("write `-- kongsmith: allow(code, code)`")
}
