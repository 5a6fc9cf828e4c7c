//! What the lints about globals know of a global that the plugin itself assigns: where it does, and where a local that
//! takes the global's place must be declared.

use crate::lint::{FileId, GlobalUses, Role, Subject};
use crate::syntax::{MAIN, Range, Script, StatementKind};

/// What compiles code that may read globals which no file is seen to read.
const COMPILERS: [&str; 4] = ["load", "loadstring", "loadfile", "setfenv"];

/// Who assigns the global, as seen from a file (`line 6 assigns`, `` `handler.lua` assigns in line 6 ``), and what to do.
pub(super) fn assigner(subject: &Subject, from: FileId, name: &str) -> Option<(String, String)> {
    const ELSE: &str = "or list it as a global in `.luacheckrc` if it is meant";
    let line = |id: FileId| {
        let assigned = uses(subject, id, name)?.assigned?;
        Some(subject.files[id].lines.line(assigned.start))
    };
    if let Some(line) = line(from) {
        return Some((format!("line {line} assigns"), format!("make a local of it, {ELSE}")));
    }
    let is_spec = subject.files[from].role == Role::Spec;
    let mut others = subject.files.iter().enumerate();
    let words = others.find_map(|(id, file)| {
        let is_seen = is_spec || file.role == Role::Module;
        let line = line(id).filter(|_| is_seen)?;
        Some(format!("`{}` assigns in line {line}", file.path))
    })?;
    Some((words, format!("put it into a module that both require, {ELSE}")))
}

/// How the global that is assigned at `target` becomes a local: the words of a help.
pub(super) fn local_for(subject: &Subject, file: FileId, name: &str, target: Range) -> String {
    let declare = format!(
        "put `local` before it, or list `{name}` as a global in `.luacheckrc` if it is meant"
    );
    if let Some(other) = reader(subject, file, name) {
        let path = &subject.files[other].path;
        return format!("`{path}` uses it too: put it into a module that both require");
    }
    let script = subject.files[file].script();
    let (Some(script), Some(found)) = (script, uses(subject, file, name)) else { return declare };
    if !found.is_read && compiles(subject, file) {
        return format!("{declare}; but code that is compiled here may use it");
    }
    match found.all.first() {
        Some(first) if !holds(script, target, &found.all) => {
            let line = subject.files[file].lines.line(top_statement(script, *first).start);
            format!(
                "other lines use it too: declare `local {name}` at the top of the file, before line {line}"
            )
        }
        _ => declare,
    }
}

/// Another file that uses the global.
fn reader(subject: &Subject, file: FileId, name: &str) -> Option<FileId> {
    let mut others = (0..subject.files.len()).filter(|other| *other != file);
    others.find(|other| uses(subject, *other, name).is_some())
}

fn uses<'a>(subject: &'a Subject, file: FileId, name: &str) -> Option<&'a GlobalUses> {
    subject.global_uses()[file].get(name)
}

fn compiles(subject: &Subject, file: FileId) -> bool {
    COMPILERS.iter().any(|name| uses(subject, file, name).is_some())
}

/// Whether a local that is declared by the assignment at `target` would be seen by all uses.
fn holds(script: &Script, target: Range, uses: &[Range]) -> bool {
    if uses.first().is_some_and(|first| first.start < target.start) {
        return false;
    }
    let within = |outer: Range, inner: Range| outer.start <= inner.start && inner.end <= outer.end;
    script.blocks.iter().any(|block| {
        let assignment = block.statements.iter().find(|statement| match &statement.kind {
            StatementKind::Assign { targets, .. } => {
                targets.iter().any(|id| script.expression(*id).range == target)
            }
            _ => false,
        });
        let (Some(assignment), Some(last)) = (assignment, block.statements.last()) else {
            return false;
        };
        let scope = Range { start: target.start, end: last.range.end };
        // `local x = x` reads the global; a function may call itself.
        let is_function = assignment.range.start < target.start;
        let is_seen = |range: Range| {
            range == target
                || within(scope, range) && (is_function || !within(assignment.range, range))
        };
        uses.iter().all(|range| is_seen(*range))
    })
}

/// The statement of the main chunk that a place lies in.
fn top_statement(script: &Script, place: Range) -> Range {
    let statements = &script.block(script.function(MAIN).body).statements;
    let around = statements.iter().find(|statement| place.start < statement.range.end);
    around.map_or(place, |statement| statement.range)
}
