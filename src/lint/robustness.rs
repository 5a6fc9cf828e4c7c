//! Whatever a file holds, looking at it ends, and ends with an answer.

use super::golden::{line, subject};
use super::{Levels, LintLevel, check};

/// The diagnostics of a handler with these bytes.
fn found(bytes: &[u8]) -> String {
    let files = [("kong/plugins/sample/handler.lua".to_owned(), bytes.to_vec())];
    let levels = Levels::from([("missing-spec".to_owned(), LintLevel::Off)]);
    check(&subject("sample", &files), &levels).iter().map(line).collect()
}

#[test]
fn files_that_are_no_lua_have_a_syntax_error() {
    for bytes in [
        &b"\x1bLJ\x02\x00"[..],
        b"\x00\x01\x02\xff\xfe",
        b"\x7fELF\x02\x01\x01\x00",
        &b"\xff".repeat(100_000),
        "{".repeat(100_000).as_bytes(),
        "local x = ((((((".as_bytes(),
        "--[[ no end".as_bytes(),
        "x = 'no end".as_bytes(),
    ] {
        assert!(found(bytes).contains("error[syntax-error]"), "{}", found(bytes));
    }
}

#[test]
fn files_that_are_odd_but_lua_are_read() {
    for bytes in [
        &b""[..],
        b"\n",
        b"# only a first line",
        b"\xef\xbb\xbfreturn {}",
        b"return '\xff\xfe' -- \xff\r\n",
        b"return {}\r\n\r\n",
        b"--",
        format!("return {}x{}", "(".repeat(150), ")".repeat(150)).replace('x', "1").as_bytes(),
        format!("local a = 1 return a{}", ".b".repeat(20_000)).as_bytes(),
        format!("local a = 1 return a{}", "()".repeat(20_000)).as_bytes(),
        format!("local a = 1 return a{}", ":b()".repeat(20_000)).as_bytes(),
        format!("local a = 1 return {{ {} }}", "a, ".repeat(50_000)).as_bytes(),
    ] {
        assert_eq!(found(bytes), "", "{}", String::from_utf8_lossy(&bytes[..bytes.len().min(40)]));
    }
}

#[test]
fn what_refers_to_itself_does_not_run_forever() {
    let text = "local a, b\na = b\nb = a\nlocal M = {}\nM.M = M\nM.f = M.f\nfunction M.g() return M.g() end\n\
                function M:access() self.M.M.M:access() M.g() M.f() a() b() end\nM.log = M.access\nreturn M\n";
    assert_eq!(found(text.as_bytes()), "");
    let files = [
        ("handler.lua".to_owned(), b"return require 'kong.plugins.sample.other'".to_vec()),
        ("other.lua".to_owned(), b"return require 'kong.plugins.sample.handler'".to_vec()),
    ];
    check(&subject("sample", &files), &Levels::new());
}

#[test]
fn a_file_of_100_000_lines_is_read_unless_they_are_full() {
    let body = "  -- what\n  -- it does\n  --\n  return conf.a\nend\n\n\n\n\n\n\n\n\n";
    let functions = (0..8_000).map(|number| format!("function M.f{number}(conf)\n{body}"));
    let text = format!("local M = {{}}\n{}return M\n", functions.collect::<String>());
    assert_eq!(found(text.as_bytes()), "");
    let found = found("x = 1\n".repeat(100_000).as_bytes());
    assert!(found.contains("information[unread-file] this file is not checked"), "{found}");
}

#[test]
fn a_line_of_many_findings_is_read() {
    let found = found("x = 1 ".repeat(30_000).as_bytes());
    assert!(found.contains("handler.lua:1:179995: warning[assigned-global]"));
}

#[test]
fn many_comments_that_allow_are_read() {
    let allowed = "-- kongsmith: allow(assigned-global)\n".repeat(30_000);
    let found = found(format!("{allowed}x = 1\n").as_bytes());
    assert!(!found.contains("`x` is assigned"), "{}", &found[..200]);
}

#[test]
fn carriage_returns_change_no_line() {
    let text = "local M = {}\nfunction M:access()\n  kong.log.error('x')\nend\nreturn M\n";
    assert_eq!(found(text.as_bytes()), found(text.replace('\n', "\r\n").as_bytes()));
    assert!(found(text.as_bytes()).contains("handler.lua:3:3: error[unknown-pdk-function]"));
    // LuaJIT counts a line for each of them.
    for (text, line) in [("x = 1\r\r\r\ry =\nend\n", 2), ("\r\n\r\nx = = 1", 3), ("\n\r\rx = =", 2)]
    {
        let found = found(text.as_bytes());
        assert!(found.contains(&format!("handler.lua:{line}:1: error[syntax-error]")), "{found}");
    }
}

#[test]
fn settings_decide_how_much_a_lint_weighs() {
    let files = [("handler.lua".to_owned(), b"kong.log.error('x')\nlocal y = 1".to_vec())];
    let levels = Levels::from([
        ("missing-spec".to_owned(), LintLevel::Off),
        ("unknown-pdk-function".to_owned(), LintLevel::Information),
        ("unused-local".to_owned(), LintLevel::Error),
    ]);
    let found: String = check(&subject("sample", &files), &levels).iter().map(line).collect();
    assert!(found.contains("information[unknown-pdk-function]"), "{found}");
    assert!(found.contains("error[unused-local]"), "{found}");
    assert!(super::require_known(&levels, "kongsmith.toml".into()).is_ok());
    let unknown = Levels::from([("unused-locals".to_owned(), LintLevel::Off)]);
    let failure = super::require_known(&unknown, "kongsmith.toml".into()).unwrap_err();
    assert_eq!(failure.help.as_deref(), Some("did you mean `unused-local`"));
}
