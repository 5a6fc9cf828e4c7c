//! What names, ranges and conditions of a script are.

use super::script::{ExpressionId, ExpressionKind, FunctionId, MAIN, Origin, Script};
use super::{readable, script as read};

fn script_of(text: &str) -> Script {
    read(&readable(text.as_bytes())).unwrap()
}

/// Each name as it stands in the source, with what it means.
fn names(text: &str) -> Vec<String> {
    let script = script_of(text);
    let mut names: Vec<_> = script
        .all()
        .filter_map(|(_, expression)| match &expression.kind {
            ExpressionKind::Global(name) => {
                Some((expression.range.start, format!("global {name}")))
            }
            ExpressionKind::Local(id) => {
                let local = script.local(*id);
                let at = &text[..local.range.start as usize];
                let line = at.matches('\n').count() + 1;
                Some((expression.range.start, format!("{} of line {line}", local.name)))
            }
            _ => None,
        })
        .collect();
    names.sort();
    names.into_iter().map(|(_, name)| name).collect()
}

#[test]
fn a_name_means_the_nearest_declaration_before_it() {
    assert_eq!(names("local a = a\nreturn a"), ["global a", "a of line 1"]);
    assert_eq!(
        names("local a\ndo local a\nx = a end\nx = a")[1..],
        ["a of line 2", "global x", "a of line 1"]
    );
    assert_eq!(names("local function f()\nreturn f end"), ["f of line 1"]);
    assert_eq!(names("local f = function()\nreturn f end"), ["global f"]);
}

#[test]
fn loops_and_parameters_have_their_own_scope() {
    assert_eq!(
        names("for i = i, 2 do x(i) end x(i)"),
        ["global i", "global x", "i of line 1", "global x", "global i"]
    );
    assert_eq!(names("for k, v in p(k) do\nreturn v end"), ["global p", "global k", "v of line 1"]);
    assert_eq!(names("repeat local a\nuntil a\nreturn a"), ["a of line 1", "global a"]);
    assert_eq!(
        names("local M = {}\nfunction M:f(a)\nreturn self, a, M end"),
        ["M of line 1", "self of line 2", "a of line 2", "M of line 1"]
    );
}

#[test]
fn reads_and_writes_are_told_apart() {
    let script = script_of("local a, b = f()\na = b\nfunction a.x() end\na.y = 1");
    let [a, b] = script.locals.as_slice() else { panic!() };
    assert_eq!((a.writes.len(), a.reads.len()), (1, 2));
    assert_eq!((b.writes.len(), b.reads.len()), (0, 1));
    assert!(matches!(a.origin, Origin::Value(_)) && matches!(b.origin, Origin::Result(_)));
}

/// The call of a global.
fn call(script: &Script, name: &str) -> ExpressionId {
    let found = script.all().find(|(_, expression)| match expression.kind {
        ExpressionKind::Call { callee, .. } => {
            matches!(script.kind(callee), ExpressionKind::Global(found) if **found == *name)
        }
        _ => false,
    });
    found.unwrap().0
}

#[test]
fn expressions_know_their_function_and_their_conditions() {
    let text =
        "local function f(x)\nif x then g() elseif y then h() else k() end\nl()\nend\nm(z and n())";
    let script = script_of(text);
    let conditions = |callee: &str| {
        let id = call(&script, callee);
        (script.expression(id).function, script.conditions_of(id).count())
    };
    let expected = [("g", 1), ("h", 2), ("k", 2), ("l", 0), ("n", 1), ("m", 0)];
    for (callee, count) in expected {
        let function = if "mn".contains(callee) { MAIN } else { FunctionId(1) };
        assert_eq!(conditions(callee), (function, count), "{callee}");
    }
    assert_eq!(script.functions[1].calls.len(), 4);
    assert_eq!(&*script.functions[1].name, "f");
}

#[test]
fn what_an_earlier_if_leaves_before_is_evaluated_under_its_tests() {
    let tests = |text: &str| {
        let script = script_of(text);
        let id = call(&script, "g");
        (script.conditions_of(id).count(), script.is_optional(id))
    };
    for text in [
        "if a then return end g()",
        "if a then do return end end do g() end",
        "if a then f() else return end x = g()",
        "for i = 1, 2 do if a then break end g() end",
        "while b() do if a then goto next end x = function() g() end ::next:: end",
        "if a then x = function() g() end end",
    ] {
        let is_optional = !text.contains("function");
        let count = if text.starts_with("while") { 2 } else { 1 };
        assert_eq!(tests(text), (count, is_optional), "{text}");
    }
    for text in ["if a then error(b) end g()", "if a then error(b) end x = function() g() end"] {
        assert_eq!(tests(text), (1, false), "{text}");
    }
    for text in ["if a then f() end g()", "g() if a then return end"] {
        assert_eq!(tests(text), (0, false), "{text}");
    }
    let long = "if a then return end\n".repeat(1_000);
    assert_eq!(tests(&format!("if a then {long} g() end")), (25, true));
}

#[test]
fn strings_are_what_they_stand_for() {
    let strings = |text: &str| {
        let script = script_of(text);
        let found = script.all().filter_map(|(id, _)| script.string(id).map(str::to_owned));
        found.collect::<Vec<_>>()
    };
    assert_eq!(strings("return 'a\\n\\65\\x42\\z  \n c'"), ["a\nABc"]);
    assert_eq!(strings("return [[\nx]], [==[]]]==]"), ["x", "]]"]);
    assert_eq!(strings("return a.b['c'], { d = 1 }"), ["b", "c", "d"]);
}

#[test]
fn ranges_are_those_of_the_source() {
    let text = "-- ä\r\nreturn a.b:c(1)[2] , -(x .. 'y')";
    let script = script_of(text);
    let found: Vec<_> = script
        .all()
        .map(|(_, found)| &text[found.range.start as usize..found.range.end as usize])
        .collect();
    for expected in ["a.b", "a.b:c(1)", "a.b:c(1)[2]", "-(x .. 'y')", "x .. 'y'", "'y'"] {
        assert!(found.contains(&expected), "{expected} is not in {found:?}");
    }
}
