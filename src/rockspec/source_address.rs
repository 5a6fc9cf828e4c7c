//! An edit of `source.url`: another protocol, proven by evaluating the new text.

use super::Rockspec;
use super::written::Written;
use crate::diagnostic::Repair;
use crate::syntax::Range;

impl Rockspec {
    /// The repair that gives the address another protocol, `git+https` for `git`; nothing else is changed.
    pub(crate) fn changing_protocol(&self, to: &str) -> Option<Repair> {
        let protocol = self.source.protocol();
        let rest = self.source.url.strip_prefix(protocol)?;
        let written = Written::read(&self.text)?;
        let literal = written.first_literal(written.field("source", "url")?)?;
        let start = written.range(literal).start + 1;
        let range = Range { start, end: start + u32::try_from(protocol.len()).ok()? };
        if written.slice(range) != protocol {
            return None;
        }
        let mut expected = self.clone();
        expected.source.url = format!("{to}{rest}");
        let replacement = written.lines.replace(written.text.as_bytes(), range, to);
        self.with(replacement, expected)
    }
}
