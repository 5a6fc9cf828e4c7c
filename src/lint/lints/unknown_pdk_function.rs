//! `unknown-pdk-function`: a call of a function of Kong's plugin development kit that does not exist.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Repair, Severity};
use crate::lint::pdk::{self, Known};
use crate::lint::{Explanation, File, FileId, Lint, Role, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, LocalId, Origin, Script, StatementKind};

pub(super) const LINT: Lint = Lint {
    code: "unknown-pdk-function",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a call of a PDK function that does not exist",
        text: "Kong's plugin development kit has no function of that name, so the call fails with `attempt to call a \
               nil value`, most often on an error path that no test takes. Locals that stand for parts of `kong` are \
               followed. The same goes for fields that `kong` lost with Kong 3, such as `kong.dao`. Nothing is said \
               where the code asks first whether the function is there, or a module of the plugin sets it.",
        bad: "kong.log.error(\"no answer: \", err)",
        good: "kong.log.err(\"no answer: \", err)",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let mut set = None;
    for (id, file, script) in subject.scripts(Role::Module) {
        let mut mentions = None;
        for (_, expression) in script.all() {
            let Some((callee, path)) = called(subject, id, script, &expression.kind) else {
                continue;
            };
            let Some(diagnostic) = diagnostic(&path) else { continue };
            let mentions = mentions.get_or_insert_with(|| Mentions::of(subject, id, script));
            let set = set.get_or_insert_with(|| set_by_plugin(subject));
            let is_set = set.contains(&path) || namespaces(&path).any(|outer| set.contains(outer));
            if !is_set && !mentions.ask_for(script, callee, &path) {
                let diagnostic = diagnostic.repair(repair(file, script, callee, &path));
                diagnostics.push(at(file, script, callee, diagnostic));
            }
        }
    }
}

/// The callee of a call, and its path; of a method, the object stands for the callee.
fn called(
    subject: &Subject,
    file: FileId,
    script: &Script,
    kind: &ExpressionKind,
) -> Option<(ExpressionId, String)> {
    match kind {
        ExpressionKind::Call { callee, .. } => {
            Some((*callee, subject.program().global(subject, file, *callee)?))
        }
        ExpressionKind::Method { object, name, .. } => {
            let path = subject.program().global(subject, file, *object)?;
            Some((*object, format!("{path}.{}", script.string(*name)?)))
        }
        _ => None,
    }
}

fn at(file: &File, script: &Script, callee: ExpressionId, diagnostic: Diagnostic) -> Diagnostic {
    file.at(diagnostic, script.expression(callee).range)
}

fn diagnostic(path: &str) -> Option<Diagnostic> {
    let message = || format!("there is no function `{path}`");
    match pdk::look_up(path) {
        Known::Missing(Some(right)) => {
            let namespace = path.rsplit_once('.').map_or("", |(namespace, _)| namespace);
            let right =
                if right.contains('.') { right.to_owned() } else { format!("{namespace}.{right}") };
            Some(LINT.diagnostic(message()).help(format!("use `{right}`")))
        }
        Known::Missing(None) => {
            let help = "https://developer.konghq.com/gateway/pdk/reference/ lists all functions";
            Some(LINT.diagnostic(message()).help(help))
        }
        Known::Misspelt(field) => {
            Some(LINT.diagnostic(message()).help(format!("did you mean `kong.{field}`")))
        }
        Known::Gone(help) => {
            let field = path.split('.').take(2).collect::<Vec<_>>().join(".");
            let message = format!("there is no `{field}`, so `{path}` fails");
            Some(LINT.diagnostic(message).help(help))
        }
        Known::Function(_) | Known::Nothing => None,
    }
}

/// Writes the one function that can be meant, where the name stands in the call.
fn repair(file: &File, script: &Script, callee: ExpressionId, path: &str) -> Option<Repair> {
    let ExpressionKind::Index { key, .. } = script.kind(callee) else { return None };
    let range = script.expression(*key).range;
    let (_, name) = path.rsplit_once('.')?;
    let right = pdk::certain(path)?;
    (file.slice(range) == name).then(|| file.replace(&[(range, right)]))
}

/// What a file asks about before it calls: paths and locals that stand somewhere without being called.
struct Mentions {
    paths: HashSet<String>,
    locals: HashSet<LocalId>,
}

impl Mentions {
    fn of(subject: &Subject, file: FileId, script: &Script) -> Self {
        let passed = passed_on(script);
        let mut mentions = Self { paths: HashSet::new(), locals: HashSet::new() };
        for (id, expression) in script.all().filter(|(id, _)| !passed.contains(id)) {
            match expression.kind {
                ExpressionKind::Local(local) => {
                    mentions.locals.insert(local);
                }
                ExpressionKind::Index { .. } => {
                    mentions.paths.extend(subject.program().global(subject, file, id));
                }
                _ => {}
            }
        }
        mentions
    }

    /// Whether the file may know whether the callee is there.
    fn ask_for(&self, script: &Script, callee: ExpressionId, path: &str) -> bool {
        let through = match script.kind(callee) {
            ExpressionKind::Local(local) => Some(*local),
            _ => None,
        };
        self.paths.contains(path)
            || through.is_some_and(|local| self.locals.contains(&local))
            || namespaces(path).any(|namespace| self.paths.contains(namespace) && is_own(namespace))
    }
}

/// The fields of `kong` that a function is in, outermost first: `kong.service` and `kong.service.request`.
fn namespaces(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('.').skip(1).map(|(end, _)| &path[..end])
}

/// Whether asking for the namespace says something about what is in it.
fn is_own(namespace: &str) -> bool {
    matches!(pdk::look_up(namespace), Known::Missing(_) | Known::Misspelt(_) | Known::Gone(_))
}

/// The fields of globals that modules of the plugin set.
fn set_by_plugin(subject: &Subject) -> HashSet<String> {
    let scripts = subject.scripts(Role::Module);
    let targets = scripts.flat_map(|(id, _, script)| {
        script.targets().filter_map(move |target| {
            let ExpressionKind::Index { object, key } = script.kind(target) else { return None };
            let object = subject.program().global(subject, id, *object)?;
            Some(format!("{object}.{}", script.string(*key)?))
        })
    });
    targets.collect()
}

/// Expressions that are called, indexed or only given another name.
fn passed_on(script: &Script) -> HashSet<ExpressionId> {
    let mut passed = HashSet::new();
    for (_, expression) in script.all() {
        match expression.kind {
            ExpressionKind::Call { callee, .. } => passed.insert(callee),
            ExpressionKind::Index { object, .. } | ExpressionKind::Method { object, .. } => {
                passed.insert(object)
            }
            _ => false,
        };
    }
    for local in &script.locals {
        if let Origin::Value(value) = local.origin {
            passed.insert(value);
        }
    }
    for statement in script.blocks.iter().flat_map(|block| &block.statements) {
        if let StatementKind::Assign { targets, values } = &statement.kind {
            // Given another name; a function that is set itself (`kong.log.error = ...`) is a mention.
            let names = targets.iter().zip(values);
            let locals =
                names.filter(|(to, _)| matches!(script.kind(**to), ExpressionKind::Local(_)));
            passed.extend(locals.map(|(_, value)| *value));
        }
    }
    passed
}
