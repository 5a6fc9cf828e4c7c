//! Questions on a real (pseudo-)terminal: defaults, arrow keys, corrections, Ctrl-C.

use rexpect::process::{Signal, WaitStatus};
use rexpect::session::{PtySession, spawn_command};

use crate::harness::Sandbox;

const DOWN: &str = "\x1b[B";
const ENTER: &str = "\r";
const CTRL_C: &str = "\x03";
const SHOW_CURSOR: &str = "\x1b[?25h";
const HIDE_CURSOR: &str = "\x1b[?25l";

/// A command at a terminal.
struct Terminal {
    session: PtySession,
}

impl Terminal {
    fn start(sandbox: &Sandbox, arguments: &[&str]) -> Self {
        let mut command = sandbox.kongsmith();
        command.args(arguments).env("TERM", "xterm").env("NO_COLOR", "1");
        Self { session: spawn_command(command, Some(20_000)).unwrap() }
    }

    /// Waits for the question, then types. What is shown up to the question is given back.
    fn answer(&mut self, question: &str, keys: &str) -> String {
        let before = self.session.exp_string(question).unwrap();
        self.session.send(keys).unwrap();
        self.session.flush().unwrap();
        before
    }

    fn end(mut self) -> (String, WaitStatus) {
        let rest = self.session.exp_eof().unwrap();
        (rest, self.session.process().wait().unwrap())
    }
}

#[track_caller]
fn exited(status: WaitStatus, code: i32) {
    assert!(matches!(status, WaitStatus::Exited(_, found) if found == code), "{status:?}");
}

fn is_empty(sandbox: &Sandbox) -> bool {
    std::fs::read_dir(sandbox.path()).unwrap().next().is_none()
}

/// The questions with Enter for each.
fn take_defaults(terminal: &mut Terminal, from: usize) {
    let questions = [
        "Summary",
        "Author",
        "License",
        "Phases",
        "PRIORITY",
        "First version",
        "Continuous",
        "Kong versions",
    ];
    for question in &questions[from..] {
        terminal.answer(question, ENTER);
    }
}

#[test]
fn enter_takes_every_default() {
    let sandbox = Sandbox::new();
    let mut terminal = Terminal::start(&sandbox, &["new"]);
    terminal.answer("Plugin name", "limits\r");
    take_defaults(&mut terminal, 0);
    let (rest, status) = terminal.end();
    exited(status, 0);
    assert!(rest.contains("Created") && rest.contains("cd limits"), "{rest}");
    let asked = sandbox.read("limits/kongsmith.toml");
    let defaults = Sandbox::new();
    defaults.run(&["new", "limits", "--defaults"]).code(0);
    assert_eq!(asked, defaults.read("limits/kongsmith.toml"));
}

#[test]
fn arrow_keys_and_the_space_bar_choose() {
    let sandbox = Sandbox::new();
    let mut terminal = Terminal::start(&sandbox, &["new", "limits", "--no-git"]);
    terminal.answer("Summary", "Bounds requests\r");
    terminal.answer("Author", "Jane Doe\r");
    terminal.answer("License", &format!("{DOWN}{ENTER}"));
    // From `init_worker` down to `log`, which is marked, and Enter.
    terminal.answer("Phases", &format!("{} {ENTER}", DOWN.repeat(8)));
    terminal.answer("PRIORITY", "950\r");
    terminal.answer("First version", "2.0.0\r");
    terminal.answer("Continuous", &format!("{DOWN}{DOWN}{ENTER}"));
    terminal.answer("Kong versions", "3.4.x, 3.9.x\r");
    let (_, status) = terminal.end();
    exited(status, 0);
    let record: toml::Table = toml::from_str(&sandbox.read("limits/kongsmith.toml")).unwrap();
    let answers = &record["answers"];
    assert_eq!(answers["license"].as_str(), Some("MIT"));
    assert_eq!(answers["ci"].as_str(), Some("none"));
    assert_eq!(answers["priority"].as_integer(), Some(950));
    assert_eq!(answers["phases"].to_string(), r#"["access", "header_filter", "log"]"#);
    assert_eq!(answers["kong_versions"].to_string(), r#"["3.4.x", "3.9.x"]"#);
    assert!(!sandbox.join("limits/.github").exists());
}

#[test]
fn a_wrong_answer_is_corrected_before_the_next_question() {
    let sandbox = Sandbox::new();
    let mut terminal = Terminal::start(&sandbox, &["new", "--no-git"]);
    terminal.answer("Plugin name", "My Plugin\r");
    terminal.session.exp_string("it holds the capital `M`").unwrap();
    terminal.answer("Plugin name", "jwt\r");
    terminal.session.exp_string("Kong comes with a plugin of this name").unwrap();
    terminal.answer("Plugin name", "limits\r");
    terminal.answer("Summary", ENTER);
    terminal.answer("Author", ENTER);
    terminal.answer("License", ENTER);
    // `response` beside `header_filter`, which is marked already.
    terminal.answer("Phases", &format!("{} {ENTER}", DOWN.repeat(5)));
    terminal.session.exp_string("Kong does not load").unwrap();
    terminal.answer("Phases", &format!("{} {ENTER}", DOWN.repeat(5)));
    terminal.answer("PRIORITY", "ten\r");
    terminal.session.exp_string("`ten` is not a whole number").unwrap();
    terminal.answer("PRIORITY", "10\r");
    terminal.answer("First version", ENTER);
    terminal.answer("Continuous", ENTER);
    terminal.answer("Kong versions", ENTER);
    let (_, status) = terminal.end();
    exited(status, 0);
    assert!(sandbox.read("limits/kong/plugins/limits/handler.lua").contains("PRIORITY = 10"));
}

#[test]
fn control_c_leaves_nothing_and_shows_the_cursor_at_every_question() {
    for stop in 0..=8 {
        let sandbox = Sandbox::new();
        let mut terminal = Terminal::start(&sandbox, &["new"]);
        let questions = [
            ("Plugin name", "limits\r"),
            ("Summary", ENTER),
            ("Author", ENTER),
            ("License", ENTER),
            ("Phases", ENTER),
            ("PRIORITY", ENTER),
            ("First version", ENTER),
            ("Continuous", ENTER),
            ("Kong versions", ENTER),
        ];
        for (question, keys) in &questions[..stop] {
            terminal.answer(question, keys);
        }
        let mut shown = terminal.answer(questions[stop].0, CTRL_C);
        let (rest, status) = terminal.end();
        exited(status, 130);
        shown.push_str(&rest);
        assert!(shown.contains("interrupted; nothing was changed"), "{shown}");
        let hidden = shown.rfind(HIDE_CURSOR);
        assert!(hidden.is_none() || shown.rfind(SHOW_CURSOR) > hidden, "{shown:?}");
        assert!(is_empty(&sandbox));
    }
}

#[test]
fn a_signal_at_a_question_is_control_c() {
    let sandbox = Sandbox::new();
    let mut terminal = Terminal::start(&sandbox, &["new", "limits"]);
    terminal.session.exp_string("Summary").unwrap();
    terminal.session.process_mut().signal(Signal::SIGINT).unwrap();
    // Should the signal come before the question waits, the key ends it.
    let _ = terminal.session.send(CTRL_C);
    let _ = terminal.session.flush();
    let (_, status) = terminal.end();
    exited(status, 130);
    assert!(is_empty(&sandbox));
}

#[test]
fn the_directory_and_git_give_defaults() {
    let sandbox = Sandbox::new();
    sandbox.file("kong/plugins/limits/handler.lua", "return { VERSION = \"3.1.4\", PRIORITY = 7 }");
    sandbox.file("kong/plugins/limits/schema.lua", "return {}");
    sandbox.tool("git", &["init", "--quiet"]).code(0);
    sandbox.tool("git", &["config", "user.name", "Jane Doe"]).code(0);
    let mut terminal = Terminal::start(&sandbox, &["init"]);
    let before = terminal.answer("Plugin name", ENTER) + &terminal.answer("Summary", ENTER);
    terminal.answer("Author", "");
    assert!(before.contains("limits"), "{before}");
    let shown = terminal.answer("Jane Doe", ENTER);
    assert!(shown.len() < 40, "{shown}");
    take_defaults(&mut terminal, 2);
    let (_, status) = terminal.end();
    exited(status, 0);
    let record: toml::Table = toml::from_str(&sandbox.read("kongsmith.toml")).unwrap();
    assert_eq!(record["answers"]["name"].as_str(), Some("limits"));
    assert_eq!(record["answers"]["author"].as_str(), Some("Jane Doe"));
    assert_eq!(record["answers"]["version"].as_str(), Some("3.1.4"));
    assert_eq!(record["answers"]["priority"].as_integer(), Some(7));
}

#[test]
fn in_ci_nobody_is_asked() {
    let sandbox = Sandbox::new();
    let mut command = sandbox.kongsmith();
    command.args(["new", "limits"]).env("CI", "true").env("NO_COLOR", "1");
    let session = spawn_command(command, Some(20_000)).unwrap();
    let (rest, status) = Terminal { session }.end();
    exited(status, 2);
    assert!(rest.contains("--defaults"), "{rest}");
    assert!(is_empty(&sandbox));
}
