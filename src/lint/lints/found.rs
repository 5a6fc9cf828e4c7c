//! What the lints share whose problems are found while a project is read: by the rules of LuaRocks, by laying out a rock.

use crate::diagnostic::Diagnostic;
use crate::lint::Subject;

/// Takes over what was found under that code.
pub(super) fn report(subject: &Subject, code: &str, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.extend(subject.facts.found.iter().filter(|found| found.code == code).cloned());
}
