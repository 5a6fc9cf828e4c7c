//! What every test starts from: an empty directory, a command in it, and what it answered.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A directory of its own for one test, removed at its end.
pub(crate) struct Sandbox {
    folder: TempDir,
}

/// What a command answered.
pub(crate) struct Ran {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) code: Option<i32>,
}

impl Sandbox {
    /// An empty directory.
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::with_prefix("kongsmith-test-").unwrap() }
    }

    /// The directory's path.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// A path inside.
    pub(crate) fn join(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes a file, with the folders that it needs.
    pub(crate) fn file(&self, path: &str, contents: impl AsRef<[u8]>) -> &Self {
        let path = self.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
        self
    }

    /// The text of a file.
    pub(crate) fn read(&self, path: &str) -> String {
        let path = self.join(path);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// kongsmith in this directory, with an environment that no machine's settings reach.
    pub(crate) fn kongsmith(&self) -> Command {
        self.isolated(env!("CARGO_BIN_EXE_kongsmith"))
    }

    /// Any program in this directory, with the same environment.
    pub(crate) fn isolated(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.path())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.path())
            .env("LC_ALL", "C")
            .env("TZ", "UTC")
            .env("SOURCE_DATE_EPOCH", "1767225600")
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_SYSTEM", "/dev/null")
            .env("GIT_AUTHOR_NAME", "Test Author")
            .env("GIT_AUTHOR_EMAIL", "author@example.com")
            .env("GIT_COMMITTER_NAME", "Test Author")
            .env("GIT_COMMITTER_EMAIL", "author@example.com")
            .env("GIT_CEILING_DIRECTORIES", self.path().parent().unwrap());
        command
    }

    /// Runs kongsmith here with these arguments.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(self.kongsmith().args(arguments))
    }

    /// Runs another program here. A program that is not installed fails the test with the way to install it.
    pub(crate) fn tool(&self, program: &str, arguments: &[&str]) -> Ran {
        Ran::of(self.isolated(program).args(arguments))
    }
}

impl Ran {
    /// Runs the command to its end.
    pub(crate) fn of(command: &mut Command) -> Self {
        let Output { status, stdout, stderr } = command.output().unwrap_or_else(|error| {
            panic!(
                "cannot run {}: {error}; `scripts/test` installs what the tests need",
                command.get_program().to_string_lossy()
            )
        });
        Self {
            stdout: String::from_utf8_lossy(&stdout).into_owned(),
            stderr: String::from_utf8_lossy(&stderr).into_owned(),
            code: status.code(),
        }
    }

    /// Fails the test unless the command did what it was asked.
    #[track_caller]
    pub(crate) fn success(self) {
        let _ = self.code(0);
    }

    /// Fails the test unless the command ended with this code.
    #[track_caller]
    pub(crate) fn code(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "\nstdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("{error} in {}", self.stdout))
    }
}
