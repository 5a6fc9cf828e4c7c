//! What the lints about globals know of a global that the plugin itself assigns: where it does, and where a local that
//! takes the global's place must be declared.

use crate::lint::{File, FileId, Role, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, MAIN, Range, Script, StatementKind};

/// What compiles code that may read globals which no file is seen to read.
const COMPILERS: [&str; 4] = ["load", "loadstring", "loadfile", "setfenv"];

/// Who assigns the global, as seen from a file (`line 6 assigns`, `` `handler.lua` assigns in line 6 ``), and what to do.
pub(super) fn assigner(subject: &Subject, from: FileId, name: &str) -> Option<(String, String)> {
    const ELSE: &str = "or list it as a global in `.luacheckrc` if it is meant";
    let line = |file: &File| {
        let script = file.script()?;
        let target = script.targets().find(|target| is_global(script, *target, name))?;
        Some(file.lines.line(script.expression(target).range.start))
    };
    if let Some(line) = line(&subject.files[from]) {
        return Some((format!("line {line} assigns"), format!("make a local of it, {ELSE}")));
    }
    let is_spec = subject.files[from].role == Role::Spec;
    let mut others = subject.files.iter().filter(|file| is_spec || file.role == Role::Module);
    let words =
        others.find_map(|file| Some(format!("`{}` assigns in line {}", file.path, line(file)?)))?;
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
    let Some(script) = subject.files[file].script() else { return declare };
    let uses: Vec<_> = uses(script, name).collect();
    let is_read = uses.iter().any(|(id, _)| !script.targets().any(|target| target == *id));
    if !is_read && compiles(script) {
        return format!("{declare}; but code that is compiled here may use it");
    }
    match uses.first() {
        Some((_, first)) if !holds(script, target, &uses) => {
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
    others.find(|other| {
        let script = subject.files[*other].script();
        script.is_some_and(|script| uses(script, name).next().is_some())
    })
}

/// All uses of a global, in the order of the source.
fn uses(script: &Script, name: &str) -> impl Iterator<Item = (ExpressionId, Range)> {
    let all = script.all().filter(move |(id, _)| is_global(script, *id, name));
    let mut uses: Vec<_> = all.map(|(id, expression)| (id, expression.range)).collect();
    uses.sort_by_key(|(_, range)| range.start);
    uses.into_iter()
}

fn is_global(script: &Script, id: ExpressionId, name: &str) -> bool {
    matches!(script.kind(id), ExpressionKind::Global(global) if global.as_ref() == name)
}

fn compiles(script: &Script) -> bool {
    COMPILERS.iter().any(|name| uses(script, name).next().is_some())
}

/// Whether a local that is declared by the assignment at `target` would be seen by all uses.
fn holds(script: &Script, target: Range, uses: &[(ExpressionId, Range)]) -> bool {
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
        uses.iter().all(|(_, range)| is_seen(*range))
    })
}

/// The statement of the main chunk that a place lies in.
fn top_statement(script: &Script, place: Range) -> Range {
    let statements = &script.block(script.function(MAIN).body).statements;
    let around = statements.iter().find(|statement| place.start < statement.range.end);
    around.map_or(place, |statement| statement.range)
}
