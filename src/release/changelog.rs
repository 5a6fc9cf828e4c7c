//! The changelog: its `Unreleased` section becomes the version's.
//!
//! The form is <https://keepachangelog.com/en/1.1.0/>. It knows headings (`## [Unreleased]`, `## Unreleased`), sections and
//! the link references at the end; everything else stays as it is, line endings included.

use super::commits::{Entry, SECTIONS};

/// The names that a release goes by in a changelog.
#[derive(Clone, Debug)]
pub(super) struct Names<'a> {
    /// `1.2.0`
    pub(super) version: &'a str,
    /// `2026-01-31`
    pub(super) date: &'a str,
    /// The release's tag, for the links.
    pub(super) tag: &'a str,
}

/// A changed changelog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Released {
    /// The whole new text.
    pub(super) text: String,
    /// The line of the new heading, from one.
    pub(super) line: usize,
    /// The heading that was there, without its `#`s; `None` where there was none.
    pub(super) from: Option<String>,
    /// The new heading, without its `#`s.
    pub(super) to: String,
}

/// Why a changelog was left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Untouched {
    /// It has no `Unreleased` heading, and there are no entries to write.
    NoHeading,
    /// It has a section for this version already, at this line.
    Exists(usize),
}

/// The text of a changelog that has nothing in it yet.
pub(super) const EMPTY: &str = "# Changelog\n\n## [Unreleased]\n";

/// Gives the unreleased changes the version's name and adds `entries` to them.
pub(super) fn release(text: &str, names: &Names, entries: &[Entry]) -> Result<Released, Untouched> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let headings = headings(&lines);
    let found = headings.iter().find(|heading| heading.is_unreleased());
    if found.is_some() || !entries.is_empty() {
        let exists = headings.iter().find(|heading| heading.is_version(names.version));
        if let Some(heading) = exists {
            return Err(Untouched::Exists(heading.line + 1));
        }
    }
    if let Some(heading) = found {
        return Ok(rename(&lines, &headings, heading, names, entries, newline));
    }
    if entries.is_empty() {
        return Err(Untouched::NoHeading);
    }
    Ok(insert(&lines, &headings, names, entries, newline))
}

/// A heading line outside of code.
#[derive(Clone, Debug)]
struct Heading<'a> {
    line: usize,
    /// How many `#`.
    level: usize,
    title: &'a str,
}

impl Heading<'_> {
    fn is_unreleased(&self) -> bool {
        let title = self.title.trim_start_matches('[').to_ascii_lowercase();
        let rest = title.strip_prefix("unreleased");
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
    }

    fn is_version(&self, version: &str) -> bool {
        let title = self.title.trim_start_matches('[');
        let title = title.strip_prefix('v').unwrap_or(title);
        let rest = title.strip_prefix(version);
        rest.is_some_and(|rest| {
            !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || ".-".contains(c))
        })
    }
}

fn headings<'a>(lines: &[&'a str]) -> Vec<Heading<'a>> {
    let mut fence = None;
    let mut found = Vec::new();
    for (line, text) in lines.iter().enumerate() {
        let trimmed = text.trim();
        let mark = ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark));
        match (fence, mark) {
            (None, Some(_)) => fence = mark,
            (Some(_), _) if mark == fence => fence = None,
            (None, None) => found.extend(heading(line, text)),
            _ => {}
        }
    }
    found
}

fn heading(line: usize, text: &str) -> Option<Heading<'_>> {
    let title = text.trim_start_matches('#');
    let level = text.len() - title.len();
    let is_heading = (1..=6).contains(&level) && title.starts_with([' ', '\t']);
    is_heading.then(|| Heading {
        line,
        level,
        title: title.trim().trim_end_matches('#').trim_end(),
    })
}

/// `## [Unreleased]` stays, empty, and the version's heading follows it.
fn rename(
    lines: &[&str],
    headings: &[Heading],
    found: &Heading,
    names: &Names,
    entries: &[Entry],
    newline: &str,
) -> Released {
    let title = title(found.title.starts_with('['), names);
    let end = end_of(found, headings, lines);
    let mut text = lines[..=found.line].concat();
    if !text.ends_with('\n') {
        text.push_str(newline);
    }
    text.push_str(newline);
    let line = text.lines().count() + 1;
    text.extend(["#".repeat(found.level).as_str(), " ", &title, newline]);
    text.push_str(&with_entries(&lines[found.line + 1..end], found.level, entries, newline));
    let rest: Vec<String> = links(&lines[end..], names, newline);
    text.push_str(&rest.concat());
    Released { text, line, from: Some(found.title.to_owned()), to: title }
}

/// A section for the version above those of the versions before.
fn insert(
    lines: &[&str],
    headings: &[Heading],
    names: &Names,
    entries: &[Entry],
    newline: &str,
) -> Released {
    let next = headings.iter().find(|heading| heading.level == 2);
    let at = next.map_or_else(|| end_of_text(lines), |heading| heading.line);
    let title = title(next.is_none_or(|heading| heading.title.starts_with('[')), names);
    let mut text = lines[..at].concat();
    if !text.is_empty() && !text.ends_with('\n') {
        text.push_str(newline);
    }
    if !text.is_empty() && !text.ends_with(&newline.repeat(2)) {
        text.push_str(newline);
    }
    let line = text.lines().count() + 1;
    text.extend(["## ", &title, newline]);
    text.push_str(&with_entries(&[], 2, entries, newline));
    if at < lines.len() {
        text.push_str(newline);
    }
    text.push_str(&lines[at..].concat());
    Released { text, line, from: None, to: title }
}

fn title(bracketed: bool, names: &Names) -> String {
    let Names { version, date, .. } = names;
    if bracketed { format!("[{version}] - {date}") } else { format!("{version} - {date}") }
}

/// The line after the section that `heading` begins.
fn end_of(heading: &Heading, headings: &[Heading], lines: &[&str]) -> usize {
    let mut after = headings.iter().filter(|other| other.line > heading.line);
    let next = after.find(|other| other.level <= heading.level);
    next.map_or_else(|| end_of_text(lines), |next| next.line)
}

/// The line at which the link references at the end begin, or the end.
fn end_of_text(lines: &[&str]) -> usize {
    let is_end = |line: &&&str| line.trim().is_empty() || is_reference(line);
    let tail = lines.iter().rev().take_while(is_end).count();
    let references = lines[lines.len() - tail..].iter().position(|line| is_reference(line));
    references.map_or(lines.len(), |at| lines.len() - tail + at)
}

fn is_reference(line: &str) -> bool {
    line.starts_with('[') && line.contains("]:")
}

/// The lines of a section with the entries added, each under the heading that it belongs to.
fn with_entries(body: &[&str], level: usize, entries: &[Entry], newline: &str) -> String {
    if entries.is_empty() {
        return body.concat();
    }
    let marks = "#".repeat(level + 1);
    let mut lines: Vec<String> = body.iter().map(|line| (*line).to_owned()).collect();
    for section in SECTIONS {
        let of_section = entries.iter().filter(|(name, _)| *name == section);
        let added: Vec<_> = of_section.map(|(_, text)| format!("- {text}{newline}")).collect();
        if added.is_empty() {
            continue;
        }
        let heading = lines.iter().position(|line| line.trim() == format!("{marks} {section}"));
        let mut at = if let Some(heading) = heading {
            section_end(&lines, heading + 1, &marks)
        } else {
            let place = place_of(&lines, section, &marks);
            let heading =
                [newline.to_owned(), format!("{marks} {section}{newline}"), newline.to_owned()];
            lines.splice(place..place, heading);
            place + 3
        };
        if at > 0 && !lines[at - 1].ends_with('\n') {
            lines[at - 1].push_str(newline);
        }
        if at > 0 && lines[at - 1].trim_start().starts_with(&marks) {
            lines.insert(at, newline.to_owned());
            at += 1;
        }
        lines.splice(at..at, added);
    }
    lines.concat()
}

/// The line after the last one with text between `start` and the next heading.
fn section_end(lines: &[String], start: usize, marks: &str) -> usize {
    let next = lines[start..].iter().position(|line| line.starts_with(marks));
    let end = next.map_or(lines.len(), |next| start + next);
    let blank = lines[start..end].iter().rev().take_while(|line| line.trim().is_empty()).count();
    end - blank
}

/// Where a new section goes: after the last section that comes before it, else after what stands before all sections.
fn place_of(lines: &[String], section: &str, marks: &str) -> usize {
    let earlier = SECTIONS.iter().take_while(|name| **name != section);
    let last = earlier
        .filter_map(|name| lines.iter().position(|line| line.trim() == format!("{marks} {name}")))
        .max();
    match last {
        Some(heading) => section_end(lines, heading + 1, marks),
        None => section_end(lines, 0, marks),
    }
}

/// The link references with one for the version, where `Unreleased` has one that compares.
fn links(lines: &[&str], names: &Names, newline: &str) -> Vec<String> {
    let mut rewritten = Vec::with_capacity(lines.len());
    for line in lines {
        match compare_link(line) {
            Some((label, before, since, dots, until)) => {
                let Names { version, tag, .. } = names;
                let end = &line[line.trim_end().len()..];
                let end = if end.is_empty() { newline } else { end };
                rewritten.push(format!("[{label}]: {before}{tag}{dots}{until}{end}"));
                rewritten.push(format!("[{version}]: {before}{since}{dots}{tag}{end}"));
            }
            None => rewritten.push((*line).to_owned()),
        }
    }
    rewritten
}

/// `[unreleased]: https://host/compare/v1.0.0...HEAD` as label, address up to the tag, tag, dots, branch.
fn compare_link(line: &str) -> Option<(&str, &str, &str, &str, &str)> {
    let (label, address) = line.strip_prefix('[')?.split_once("]:")?;
    if !label.eq_ignore_ascii_case("unreleased") {
        return None;
    }
    let address = address.trim();
    let start = address.find("/compare/")? + "/compare/".len();
    let (before, range) = address.split_at(start);
    let dots = if range.contains("...") { "..." } else { ".." };
    let (since, until) = range.split_once(dots)?;
    Some((label, before, since, dots, until))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: Names = Names { version: "1.2.0", date: "2026-01-31", tag: "v1.2.0" };

    fn released(text: &str) -> String {
        release(text, &NAMES, &[]).unwrap().text
    }

    fn entries() -> Vec<Entry> {
        vec![("Fixed", "a".to_owned()), ("Added", "b".to_owned())]
    }

    #[test]
    fn the_unreleased_section_gets_the_versions_name_and_an_empty_one_stays() {
        for (before, after) in [
            (
                "# C\n\n## [Unreleased]\n\n- a\n",
                "# C\n\n## [Unreleased]\n\n## [1.2.0] - 2026-01-31\n\n- a\n",
            ),
            ("## Unreleased\n- a", "## Unreleased\n\n## 1.2.0 - 2026-01-31\n- a"),
            (
                "## [unreleased]\r\n\r\n- a\r\n",
                "## [unreleased]\r\n\r\n## [1.2.0] - 2026-01-31\r\n\r\n- a\r\n",
            ),
            ("## [Unreleased]", "## [Unreleased]\n\n## [1.2.0] - 2026-01-31\n"),
            ("### Unreleased ###\n", "### Unreleased ###\n\n### 1.2.0 - 2026-01-31\n"),
        ] {
            assert_eq!(released(before), after);
        }
    }

    #[test]
    fn the_links_at_the_end_follow() {
        let text = "## [Unreleased]\n\n## [1.1.0] - x\n\n[unreleased]: https://h/o/r/compare/v1.1.0...HEAD\n[1.1.0]: https://h/o/r/tag\n";
        assert_eq!(
            released(text),
            "## [Unreleased]\n\n## [1.2.0] - 2026-01-31\n\n## [1.1.0] - x\n\n\
            [unreleased]: https://h/o/r/compare/v1.2.0...HEAD\n\
            [1.2.0]: https://h/o/r/compare/v1.1.0...v1.2.0\n[1.1.0]: https://h/o/r/tag\n"
        );
    }

    #[test]
    fn a_heading_in_code_or_with_another_word_is_not_meant() {
        for text in ["```\n## [Unreleased]\n```\n", "## Unreleasedness\n", "- Unreleased\n", ""] {
            assert_eq!(release(text, &NAMES, &[]), Err(Untouched::NoHeading), "{text}");
        }
    }

    #[test]
    fn a_version_is_not_released_twice() {
        let text = "## [Unreleased]\n\n## [1.2.0] - 2025-01-01\n";
        assert_eq!(release(text, &NAMES, &[]), Err(Untouched::Exists(3)));
        assert!(release("## [Unreleased]\n\n## [1.2.0-rc.1] - x\n", &NAMES, &[]).is_ok());
    }

    #[test]
    fn entries_go_to_their_sections() {
        let text = "# C\n\n## [Unreleased]\n\n### Added\n\n- x\n\n## [1.1.0]\n";
        assert_eq!(
            release(text, &NAMES, &entries()).unwrap().text,
            "# C\n\n## [Unreleased]\n\n## [1.2.0] - 2026-01-31\n\n### Added\n\n- x\n- b\n\n### Fixed\n\n- a\n\n## [1.1.0]\n"
        );
        assert_eq!(
            release(EMPTY, &NAMES, &entries()).unwrap().text,
            "# Changelog\n\n## [Unreleased]\n\n## [1.2.0] - 2026-01-31\n\n### Added\n\n- b\n\n### Fixed\n\n- a\n"
        );
    }

    #[test]
    fn without_an_unreleased_section_the_entries_get_one_of_their_own() {
        assert_eq!(
            release("# C\n\nWords.\n\n## [1.1.0]\n\n- x\n", &NAMES, &entries()).unwrap().text,
            "# C\n\nWords.\n\n## [1.2.0] - 2026-01-31\n\n### Added\n\n- b\n\n### Fixed\n\n- a\n\n## [1.1.0]\n\n- x\n"
        );
    }

    #[test]
    fn the_new_headings_line_is_known() {
        let released = release("# C\n\n## [Unreleased]\n", &NAMES, &[]).unwrap();
        assert_eq!((released.line, released.to.as_str()), (5, "[1.2.0] - 2026-01-31"));
        assert_eq!(released.from.as_deref(), Some("[Unreleased]"));
    }
}
