//! A patch: a unified diff of `build.patches`, applied to contents in memory.
//!
//! It follows LuaRocks: one leading path component is dropped, a hunk may have moved or lack up to two lines of context,
//! line endings are those of the patched file, and files are created or removed from rockspec format 3.0 on. Which files
//! there are and where the result goes is `tree`'s.

/// The changes that a patch makes to one file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FilePatch {
    /// The path behind `---`, without its first component.
    pub(crate) source: String,
    /// The path behind `+++`, without its first component.
    pub(crate) target: String,
    /// What happens to the file.
    pub(crate) action: Action,
    hunks: Vec<Hunk>,
}

/// What a patch does to a file as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    /// The file does not exist yet.
    Create,
    /// The file changes.
    Change,
    /// The file is removed.
    Remove,
}

#[derive(Clone, Debug, PartialEq)]
struct Hunk {
    /// First line in the old file, from one; zero when the old side has no line.
    old_start: usize,
    /// First line in the new file.
    new_start: usize,
    lines: Vec<Line>,
}

#[derive(Clone, Debug, PartialEq)]
struct Line {
    kind: Kind,
    text: Vec<u8>,
    /// Followed by `\ No newline at end of file`.
    unterminated: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Context,
    Removed,
    Added,
}

/// Reads a unified diff. The error says what is wrong and in which line of the diff.
pub(crate) fn parse(diff: &[u8]) -> Result<Vec<FilePatch>, String> {
    let mut patches = Vec::new();
    let mut lines = diff.split_inclusive(|byte| *byte == b'\n').zip(1..).peekable();
    while let Some((line, number)) = lines.next() {
        let Some(source) = line.strip_prefix(b"--- ") else { continue };
        let target = match lines.next() {
            Some((next, _)) if next.starts_with(b"+++ ") => &next[4..],
            _ => return Err(format!("line {number} has no `+++` line after it")),
        };
        let mut hunks = Vec::new();
        while let Some((head, at)) = lines.next_if(|(line, _)| line.starts_with(b"@@ -")) {
            let range = range(head).ok_or_else(|| format!("line {at} is no hunk header"))?;
            hunks.push(hunk(range, &mut lines)?);
        }
        if hunks.is_empty() {
            return Err(format!("line {number} names a file, and no hunk follows"));
        }
        patches.push(FilePatch::new(source, target, hunks)?);
    }
    if patches.is_empty() {
        return Err("it has no `---` line, so it is not a unified diff".to_owned());
    }
    Ok(patches)
}

impl FilePatch {
    fn new(source: &[u8], target: &[u8], hunks: Vec<Hunk>) -> Result<Self, String> {
        let (source_path, source_date) = file_name(source)?;
        let (target_path, target_date) = file_name(target)?;
        let epoch = is_epoch(source_date) || is_epoch(target_date);
        let old_is_empty =
            hunks.iter().all(|hunk| hunk.old_start == 0 && hunk.before().next().is_none());
        let new_is_empty =
            hunks.iter().all(|hunk| hunk.new_start == 0 && hunk.after().next().is_none());
        let action = if source_path == "/dev/null" || epoch && old_is_empty {
            Action::Create
        } else if target_path == "/dev/null" || epoch && new_is_empty {
            Action::Remove
        } else {
            Action::Change
        };
        Ok(Self { source: strip(source_path), target: strip(target_path), action, hunks })
    }

    /// The file's contents after the patch. The error names the hunk that does not fit.
    pub(crate) fn apply(&self, contents: &[u8]) -> Result<Vec<u8>, String> {
        let mut lines: Vec<Vec<u8>> =
            contents.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
        let ending = line_ending(&lines);
        // Hunks shift what follows them, so the place of each is told from the end of the one before.
        let mut shift = 0_isize;
        for (hunk, number) in self.hunks.iter().zip(1..) {
            if let Some((place, hunk)) = hunk.find(&lines, shift) {
                let new: Vec<_> = hunk.after().map(|line| line.written(ending)).collect();
                let old_count = hunk.before().count();
                shift += new.len().cast_signed() - old_count.cast_signed();
                lines.splice(place..place + old_count, new);
            } else if !hunk.is_applied(&lines) {
                return Err(format!(
                    "hunk {number} of {} (line {}) does not fit",
                    self.hunks.len(),
                    hunk.old_start
                ));
            }
        }
        Ok(lines.concat())
    }
}

impl Hunk {
    fn before(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.kind != Kind::Added)
    }

    fn after(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.kind != Kind::Removed)
    }

    /// Where the old side stands in `file`: at its own place, else the first place from the top, else the same with one
    /// and then two lines of context less at both ends.
    fn find(&self, file: &[Vec<u8>], shift: isize) -> Option<(usize, Self)> {
        for fuzz in 0..=2 {
            let trimmed = self.without_context(fuzz)?;
            let old: Vec<_> = trimmed.before().collect();
            if old.is_empty() {
                return Some((self.old_start.min(file.len()), trimmed));
            }
            let own = (self.old_start + fuzz).saturating_sub(1).checked_add_signed(shift);
            let mut places = own.into_iter().chain(0..file.len());
            if let Some(place) = places.find(|place| stands_at(&old, file, *place)) {
                return Some((place, trimmed));
            }
        }
        None
    }

    fn without_context(&self, fuzz: usize) -> Option<Self> {
        let is_context = |lines: &[Line]| lines.iter().all(|line| line.kind == Kind::Context);
        let end = self.lines.len().checked_sub(fuzz).filter(|end| *end >= fuzz)?;
        let whole = is_context(&self.lines[..fuzz]) && is_context(&self.lines[end..]);
        whole.then(|| Self { lines: self.lines[fuzz..end].to_vec(), ..*self })
    }

    fn is_applied(&self, file: &[Vec<u8>]) -> bool {
        let new: Vec<_> = self.after().collect();
        !new.is_empty() && stands_at(&new, file, self.new_start.saturating_sub(1))
    }
}

impl Line {
    /// The line with the file's line ending, or its own where the file has none or several.
    fn written(&self, ending: Option<&[u8]>) -> Vec<u8> {
        let bare = trim_end(&self.text);
        if self.unterminated {
            return bare.to_vec();
        }
        let own = if self.text.ends_with(b"\r\n") { b"\r\n".as_slice() } else { b"\n" };
        [bare, ending.unwrap_or(own)].concat()
    }
}

fn stands_at(wanted: &[&Line], file: &[Vec<u8>], place: usize) -> bool {
    file.get(place..).and_then(|rest| rest.get(..wanted.len())).is_some_and(|found| {
        found.iter().zip(wanted).all(|(found, wanted)| trim_end(found) == trim_end(&wanted.text))
    })
}

/// The numbers of `@@ -old,count +new,count @@`; a missing count is one.
fn range(head: &[u8]) -> Option<[usize; 4]> {
    let text = std::str::from_utf8(head).ok()?;
    let mut sides = text.strip_prefix("@@ -")?.split_whitespace();
    let (old, new) = (sides.next()?, sides.next()?.strip_prefix('+')?);
    let pair = |side: &str| -> Option<(usize, usize)> {
        let (start, count) = side.split_once(',').unwrap_or((side, "1"));
        Some((start.parse().ok()?, count.parse().ok()?))
    };
    let ((old_start, old_count), (new_start, new_count)) = (pair(old)?, pair(new)?);
    Some([old_start, old_count, new_start, new_count])
}

fn hunk<'a>(
    [old_start, mut old_left, new_start, mut new_left]: [usize; 4],
    lines: &mut std::iter::Peekable<impl Iterator<Item = (&'a [u8], usize)>>,
) -> Result<Hunk, String> {
    let mut found: Vec<Line> = Vec::new();
    while old_left > 0 || new_left > 0 {
        let (line, number) = lines.next().ok_or("it ends inside a hunk")?;
        let (kind, text) = match line {
            [b' ', rest @ ..] => (Kind::Context, rest),
            [b'-', rest @ ..] => (Kind::Removed, rest),
            [b'+', rest @ ..] => (Kind::Added, rest),
            [b'\\', ..] => {
                unterminate(&mut found);
                continue;
            }
            [b'\r' | b'\n', ..] => (Kind::Context, line),
            _ => return Err(format!("line {number} does not begin with a blank, `-` or `+`")),
        };
        let (uses_old, uses_new) = (kind != Kind::Added, kind != Kind::Removed);
        if uses_old && old_left == 0 || uses_new && new_left == 0 {
            return Err(format!("line {number} is one more than the hunk's header counts"));
        }
        old_left -= usize::from(uses_old);
        new_left -= usize::from(uses_new);
        found.push(Line { kind, text: text.to_vec(), unterminated: false });
    }
    if lines.next_if(|(line, _)| line.starts_with(b"\\")).is_some() {
        unterminate(&mut found);
    }
    Ok(Hunk { old_start, new_start, lines: found })
}

fn unterminate(lines: &mut [Line]) {
    if let Some(last) = lines.last_mut() {
        last.unterminated = true;
    }
}

/// Path and what follows it (a date) in a `---` or `+++` line. A blank ends the path, as in LuaRocks.
fn file_name(rest: &[u8]) -> Result<(&str, &str), String> {
    let text =
        std::str::from_utf8(rest).map_err(|_| "a file name in it is not UTF-8".to_owned())?;
    let text = text.trim_end_matches(['\r', '\n']);
    let (path, date) = text.split_once([' ', '\t']).unwrap_or((text, ""));
    if path.is_empty() { Err("a file name in it is empty".to_owned()) } else { Ok((path, date)) }
}

fn is_epoch(date: &str) -> bool {
    ["1969", "1970"].iter().any(|year| {
        date.match_indices(year).any(|(at, _)| {
            let before = date[..at].bytes().next_back();
            let after = date[at + 4..].bytes().next();
            [before, after].iter().all(|byte| byte.is_none_or(|byte| !byte.is_ascii_digit()))
        })
    })
}

fn strip(path: &str) -> String {
    path.split_once('/').map_or(path, |(_, rest)| rest).to_owned()
}

fn trim_end(line: &[u8]) -> &[u8] {
    let end = line.iter().rposition(|byte| !matches!(byte, b'\r' | b'\n')).map_or(0, |at| at + 1);
    &line[..end]
}

/// The line ending that all lines of a file have.
fn line_ending(lines: &[Vec<u8>]) -> Option<&'static [u8]> {
    let mut endings = lines
        .iter()
        .filter(|line| line.ends_with(b"\n"))
        .map(|line| if line.ends_with(b"\r\n") { b"\r\n".as_slice() } else { b"\n".as_slice() });
    let first = endings.next()?;
    endings.all(|ending| ending == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patched(diff: &str, contents: &str) -> Result<String, String> {
        let patches = parse(diff.as_bytes())?;
        let bytes = patches[0].apply(contents.as_bytes())?;
        Ok(String::from_utf8(bytes).unwrap())
    }

    const DIFF: &str = "--- a/x.lua\n+++ b/x.lua\n@@ -2,3 +2,4 @@\n two\n-three\n+3\n+3.5\n four\n";

    #[test]
    fn a_hunk_changes_its_lines() {
        assert_eq!(patched(DIFF, "one\ntwo\nthree\nfour\n").unwrap(), "one\ntwo\n3\n3.5\nfour\n");
    }

    #[test]
    fn a_hunk_is_found_where_it_moved_to() {
        let moved = patched(DIFF, "0\n0\n0\none\ntwo\nthree\nfour\n").unwrap();
        assert_eq!(moved, "0\n0\n0\none\ntwo\n3\n3.5\nfour\n");
    }

    #[test]
    fn a_hunk_may_lack_its_outer_context() {
        assert_eq!(patched(DIFF, "one\nTWO\nthree\nFOUR\n").unwrap(), "one\nTWO\n3\n3.5\nFOUR\n");
    }

    #[test]
    fn line_endings_are_those_of_the_file() {
        let windows = patched(DIFF, "one\r\ntwo\r\nthree\r\nfour\r\n").unwrap();
        assert_eq!(windows, "one\r\ntwo\r\n3\r\n3.5\r\nfour\r\n");
    }

    #[test]
    fn an_applied_patch_changes_nothing() {
        let done = "one\ntwo\n3\n3.5\nfour\n";
        assert_eq!(patched(DIFF, done).unwrap(), done);
    }

    #[test]
    fn a_hunk_that_fits_nowhere_is_named() {
        let error = patched(DIFF, "something\nelse\n").unwrap_err();
        assert_eq!(error, "hunk 1 of 1 (line 2) does not fit");
    }

    #[test]
    fn two_hunks_keep_their_places() {
        let diff = "--- a/x\n+++ b/x\n@@ -1,1 +1,2 @@\n+zero\n one\n@@ -3 +4 @@\n-one\n+uno\n";
        assert_eq!(patched(diff, "one\ntwo\none\n").unwrap(), "zero\none\ntwo\nuno\n");
    }

    #[test]
    fn a_missing_newline_stays_missing() {
        let diff = "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n";
        assert_eq!(patched(diff, "a").unwrap(), "b");
    }

    #[test]
    fn new_and_removed_files_are_told_by_dev_null_or_the_epoch() {
        let action = |diff: &str| parse(diff.as_bytes()).unwrap()[0].action;
        assert_eq!(action("--- /dev/null\n+++ b/new\n@@ -0,0 +1 @@\n+x\n"), Action::Create);
        assert_eq!(
            action("--- a/new\t1970-01-01 00:00:00\n+++ b/new\n@@ -0,0 +1 @@\n+x\n"),
            Action::Create
        );
        assert_eq!(action("--- a/old\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n"), Action::Remove);
        assert_eq!(action(DIFF), Action::Change);
    }

    #[test]
    fn what_is_no_diff_is_refused_with_its_line() {
        for (diff, reason) in [
            ("hello\n", "it has no `---` line, so it is not a unified diff"),
            ("--- a/x\nfoo\n", "line 1 has no `+++` line after it"),
            ("--- a/x\n+++ b/x\n", "line 1 names a file, and no hunk follows"),
            ("--- a/x\n+++ b/x\n@@ -1 what\n", "line 3 is no hunk header"),
            ("--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n", "it ends inside a hunk"),
            (
                "--- a/x\n+++ b/x\n@@ -1 +1 @@\nx\n",
                "line 4 does not begin with a blank, `-` or `+`",
            ),
        ] {
            assert_eq!(parse(diff.as_bytes()).unwrap_err(), reason);
        }
    }
}
