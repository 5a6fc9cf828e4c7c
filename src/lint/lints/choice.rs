//! What the lints about phases share: what the parameters of a helper decide about an expression in it.

use std::collections::HashSet;

use crate::lint::phase::Phase;
use crate::lint::reach::Way;
use crate::syntax::{
    Condition, ConditionKind, ExpressionId, ExpressionKind, FunctionId, Operator, Origin, Script,
};

/// What the parameters of a function have to do with a call in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// Nothing.
    None,
    /// One of them is compared: where all callers are known, the call is made for some of them.
    Compared,
    /// One of them decides, and it may be one for which nobody calls.
    Unknown,
}

/// What the parameters of a helper decide about an expression in it: the phases may differ from those of the caller.
pub(super) fn choice(
    script: &Script,
    id: ExpressionId,
    function: FunctionId,
    ways: &[Way],
) -> Choice {
    if ways.iter().all(|way| way.through.is_empty()) {
        return Choice::None;
    }
    let chooses = |found: &&Condition| match found.kind {
        ConditionKind::Around => reads_parameter(script, found.test, function),
        ConditionKind::Leaves => leaves_by_choice(script, found.test, function, ways),
        ConditionKind::Raises => false,
    };
    let mut tests = script.conditions_of(id).filter(chooses).map(|found| found.test);
    let Some(test) = tests.next() else { return Choice::None };
    let is_comparison = std::iter::once(test).chain(tests).all(|test| compares(script, test));
    if is_comparison { Choice::Compared } else { Choice::Unknown }
}

/// Whether a test before an early `return` is one of a parameter that chooses, as in `if late then return end`. One that
/// looks for what is missing chooses nothing, and a timer gives its function first whether Kong ends.
fn leaves_by_choice(
    script: &Script,
    test: ExpressionId,
    function: FunctionId,
    ways: &[Way],
) -> bool {
    let in_timer = ways.iter().any(|way| way.phase == Phase::Timer);
    let parameters = &script.function(function).parameters;
    let chosen = parameters.get(usize::from(in_timer)..).unwrap_or_default();
    let is_chosen =
        |id| matches!(script.kind(id), ExpressionKind::Local(id) if chosen.contains(id));
    match script.kind(test) {
        ExpressionKind::Binary { left, right, .. } => {
            compares(script, test) && (is_chosen(*left) || is_chosen(*right))
        }
        _ => is_chosen(test),
    }
}

/// Whether a test reads a parameter itself, not a field of it.
fn reads_parameter(script: &Script, test: ExpressionId, function: FunctionId) -> bool {
    match script.kind(test) {
        ExpressionKind::Local(local) => script.function(function).parameters.contains(local),
        ExpressionKind::Index { .. } | ExpressionKind::Call { .. } => false,
        _ => script.children(test).into_iter().any(|id| reads_parameter(script, id, function)),
    }
}

/// Whether a test compares with a number or a text: `n > 3`. What is nil or true may be for no caller at all.
fn compares(script: &Script, test: ExpressionId) -> bool {
    use Operator::{Equal, NotEqual, Other};
    let is_constant =
        |id| matches!(script.kind(id), ExpressionKind::Number | ExpressionKind::String(_));
    match script.kind(test) {
        ExpressionKind::Parentheses(inner) => compares(script, *inner),
        ExpressionKind::Binary { operator: Equal | NotEqual | Other, left, right } => {
            is_constant(*left) || is_constant(*right)
        }
        _ => false,
    }
}

/// The local functions of a script that are never passed on, so that all of their callers are known.
pub(super) fn only_called(script: &Script) -> HashSet<FunctionId> {
    let callees = script.all().filter_map(|(_, expression)| match expression.kind {
        ExpressionKind::Call { callee, .. } => Some(callee),
        _ => None,
    });
    let callees: HashSet<_> = callees.collect();
    let are_callees = |reads: &[ExpressionId]| reads.iter().all(|read| callees.contains(read));
    let called = script.locals.iter().filter(|local| are_callees(&local.reads));
    called
        .filter_map(|local| match local.origin {
            Origin::Value(value) | Origin::Function(value) => match script.kind(value) {
                ExpressionKind::Function(function) => Some(*function),
                _ => None,
            },
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_that_are_passed_on_have_callers_that_nobody_knows() {
        let text = "local function a() b(1) end local function b() end local function c() end\n\
                    a() run(b) b() c() c = nil";
        let script = crate::syntax::script(text).unwrap();
        let called = only_called(&script);
        let names = script.all_functions().filter(|(id, _)| called.contains(id));
        let names: Vec<_> = names.map(|(_, function)| function.name.as_ref()).collect();
        assert_eq!(names, ["a", "c"]);
    }
}
