//! The command line: what may be typed, and nothing about what it does.
//!
//! One struct a command. Flags and file settings are put together in `commands`, where the precedence is written.

use camino::Utf8PathBuf;
use clap::{Args, Parser, Subcommand, ValueEnum};

/// A Kong Gateway Lua plugin from nothing to deployed.
#[derive(Debug, Parser)]
#[command(
    name = "kongsmith",
    version,
    about = "Scaffold, check, version and package Kong Gateway Lua plugins",
    after_help = "Examples:
  kongsmith new my-plugin        start a plugin project, answering questions
  kongsmith check                everything that can be known before Kong runs
  kongsmith bump minor --commit --tag
                                 one new version everywhere
  kongsmith pack                 write installable packages to dist/
  kongsmith validate kong.yml    what Kong answers to configurations

`kongsmith COMMAND --help` shows the flags and examples of a command.",
    propagate_version = true,
    max_term_width = 100
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Flags of every command.
#[derive(Clone, Debug, Args)]
pub(crate) struct Global {
    /// Run as if started in DIR
    #[arg(short = 'C', value_name = "DIR", global = true, help_heading = "Global options")]
    pub(crate) directory: Option<Utf8PathBuf>,
    /// How results are written
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "human",
        global = true,
        help_heading = "Global options"
    )]
    pub(crate) format: Format,
    /// When to use colour
    #[arg(
        long,
        value_name = "WHEN",
        default_value = "auto",
        global = true,
        help_heading = "Global options"
    )]
    pub(crate) color: Color,
    /// Say only what went wrong
    #[arg(short, long, global = true, conflicts_with = "verbose", help_heading = "Global options")]
    pub(crate) quiet: bool,
    /// Say more about what is done
    #[arg(short, long, global = true, help_heading = "Global options")]
    pub(crate) verbose: bool,
}

/// How results are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Human,
    /// One JSON object on standard output
    Json,
    /// SARIF 2.1.0, for code scanning and editors (`check` alone)
    Sarif,
    /// Annotations of a GitHub workflow (`check` alone)
    Github,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    New(New),
    Init(Init),
    Check(Check),
    Bump(Bump),
    Pack(Pack),
    Validate(Validate),
    Completions(Completions),
}

impl Command {
    /// The name that was typed, as it stands in JSON output.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::New(_) => "new",
            Self::Init(_) => "init",
            Self::Check(_) => "check",
            Self::Bump(_) => "bump",
            Self::Pack(_) => "pack",
            Self::Validate(_) => "validate",
            Self::Completions(_) => "completions",
        }
    }
}

/// Create a complete plugin project in DIR/NAME
///
/// On a terminal it asks for what was not given. Without one, `--defaults` answers the rest.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  kongsmith new my-plugin
  kongsmith new my-plugin --defaults
  kongsmith new my-auth -t auth -d priority=1250 -d license=MIT
  kongsmith new my-plugin --answers answers.toml --dry-run")]
pub(crate) struct New {
    /// Name of the plugin, as Kong will know it (asked for when left out on a terminal)
    #[arg(value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// Directory to create the project in [default: the current one]
    #[arg(long, value_name = "DIR")]
    pub(crate) path: Option<Utf8PathBuf>,
    #[command(flatten)]
    pub(crate) scaffold: Scaffold,
}

/// Turn the current directory into a plugin project: keep what exists, add what is missing
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  kongsmith init
  kongsmith init --defaults --dry-run
  kongsmith -C ../old-plugin init -d ci=gitlab")]
pub(crate) struct Init {
    /// Name of the plugin [default: found in the directory]
    #[arg(value_name = "NAME")]
    pub(crate) name: Option<String>,
    #[command(flatten)]
    pub(crate) scaffold: Scaffold,
}

/// Flags that `new` and `init` share.
#[derive(Debug, Args)]
pub(crate) struct Scaffold {
    /// A built-in template's name, or the path of a template folder (with a slash in it)
    #[arg(short, long, value_name = "TEMPLATE")]
    pub(crate) template: Option<String>,
    /// Answer a question; lists are separated by commas
    #[arg(short = 'd', long = "define", value_name = "KEY=VALUE")]
    pub(crate) define: Vec<String>,
    /// Read answers from a TOML, YAML or JSON file
    #[arg(long, value_name = "FILE")]
    pub(crate) answers: Option<Utf8PathBuf>,
    /// Take the default for every question that was not answered
    #[arg(long)]
    pub(crate) defaults: bool,
    /// Do not run git: make no repository, take no defaults from its settings
    #[arg(long)]
    pub(crate) no_git: bool,
    /// Show what would be written, write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// List the built-in templates
    #[arg(long)]
    pub(crate) list_templates: bool,
}

/// Find what is wrong with the plugin before Kong runs it
///
/// Looks at the rockspec, the handler, the schema, all Lua files and the specs. An error is what Kong, LuaRocks or LuaJIT
/// refuses, or what fails when it runs.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  kongsmith check
  kongsmith check --fix --dry-run              what can be repaired, as a diff
  kongsmith check --deny warnings --format github
  kongsmith check --target konnect-hybrid      the limits of a deployment, too
  kongsmith check --explain pdk-phase          what a lint finds, and why")]
pub(crate) struct Check {
    /// Only this plugin, repeatable
    #[arg(long = "plugin", value_name = "NAME")]
    pub(crate) plugins: Vec<String>,
    /// Repair what has one right answer, then check again
    #[arg(long)]
    pub(crate) fix: bool,
    /// With --fix: show the repairs as a diff, write nothing
    #[arg(long, requires = "fix")]
    pub(crate) dry_run: bool,
    /// Turn warnings into errors
    #[arg(long, value_name = "warnings")]
    pub(crate) deny: Option<Deny>,
    /// Where the plugin is to run, repeatable [default: any Kong 3.9]
    #[arg(long = "target", value_name = "TARGET")]
    pub(crate) targets: Vec<Target>,
    /// Explain a lint and stop
    #[arg(long, value_name = "CODE")]
    pub(crate) explain: Option<String>,
}

/// Places that a plugin can be deployed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Target {
    /// Kong Gateway 3.9 on a machine of one's own
    #[value(name = "kong-3.9")]
    Kong39,
    /// Konnect with data planes of one's own
    KonnectHybrid,
    /// Plugins that Konnect streams to its data planes
    KonnectStreaming,
    /// A `ConfigMap` of Kubernetes that Kong's Helm chart mounts
    KubernetesConfigmap,
    /// An image for the Kong Operator
    Operator,
}

/// Give the plugin a new version, everywhere at once
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  kongsmith bump patch
  kongsmith bump minor --commit --tag
  kongsmith bump minor --pre rc      1.1.0-rc.1, then `bump --pre rc` or `bump release`
  kongsmith bump auto --print        the next version by the commits since the last tag")]
pub(crate) struct Bump {
    /// major, minor, patch, release, revision, auto or an exact version
    #[arg(value_name = "LEVEL|VERSION")]
    pub(crate) level: Option<String>,
    /// Make it a pre-release: `--pre rc` gives -rc.1, then -rc.2
    #[arg(long, value_name = "ID")]
    pub(crate) pre: Option<String>,
    /// Print the next version and change nothing
    #[arg(long)]
    pub(crate) print: bool,
    /// Show the changes as a diff, write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Where the present version is read when handler and rockspec disagree
    #[arg(long, value_name = "handler|rockspec")]
    pub(crate) from: Option<VersionSource>,
    /// Leave a place as it is
    #[arg(long, value_name = "handler")]
    pub(crate) skip: Option<Skip>,
    /// Only this plugin
    #[arg(long, value_name = "NAME", conflicts_with = "all")]
    pub(crate) plugin: Option<String>,
    /// Every plugin of the repository
    #[arg(long)]
    pub(crate) all: bool,
    /// Write changelog entries from the commits since the last tag
    #[arg(long)]
    pub(crate) changelog: bool,
    /// Commit what was bumped
    #[arg(long)]
    pub(crate) commit: bool,
    /// Tag the commit
    #[arg(long, requires = "commit")]
    pub(crate) tag: bool,
    /// Work on a tree with uncommitted changes
    #[arg(long)]
    pub(crate) allow_dirty: bool,
}

/// The place that the present version is read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum VersionSource {
    /// The handler's VERSION
    Handler,
    /// The rockspec's version
    Rockspec,
}

/// A place that `bump` can leave out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Skip {
    /// The handler's VERSION
    Handler,
}

/// Write distributable packages: the same bytes on every machine
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  kongsmith pack
  kongsmith pack --kind rock --kind src-rock
  kongsmith pack --list              what would be in the packages
  kongsmith pack --deny warnings     for CI")]
pub(crate) struct Pack {
    /// Kind of package, repeatable [default: rock and tarball]
    #[arg(long = "kind", value_name = "KIND")]
    pub(crate) kinds: Vec<PackageKind>,
    /// Rockspec to pack, repeatable [default: those of the project]
    #[arg(long = "rockspec", value_name = "FILE")]
    pub(crate) rockspecs: Vec<Utf8PathBuf>,
    /// Only this plugin, repeatable
    #[arg(long = "plugin", value_name = "NAME")]
    pub(crate) plugins: Vec<String>,
    /// Folder for the packages [default: dist]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<Utf8PathBuf>,
    /// List what would be in the packages, write nothing
    #[arg(long)]
    pub(crate) list: bool,
    /// Build and prove the packages, write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Turn warnings into errors
    #[arg(long, value_name = "warnings")]
    pub(crate) deny: Option<Deny>,
}

/// Kinds of packages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum PackageKind {
    /// NAME-VERSION.all.rock, for `luarocks install`
    Rock,
    /// NAME-VERSION.src.rock, for `luarocks build`
    SrcRock,
    /// NAME-VERSION.tar.gz, for `lua_package_path` or `luarocks make`
    Tarball,
}

/// What `--deny` turns into errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Deny {
    /// Warnings
    Warnings,
}

/// Say what Kong answers to plugin configurations, with the defaults filled in
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  kongsmith validate config.yaml
  kongsmith validate kong.yml        every entry of this repository's plugins
  kongsmith validate - --plugin my-plugin
  kongsmith validate config.yaml --format json")]
pub(crate) struct Validate {
    /// YAML or JSON file, `-` for standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<Utf8PathBuf>,
    /// The plugin that is configured [default: the only one]
    #[arg(long, value_name = "NAME")]
    pub(crate) plugin: Option<String>,
}

/// Print a completion script for a shell
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  kongsmith completions bash > ~/.local/share/bash-completion/completions/kongsmith
  kongsmith completions zsh > ~/.zfunc/_kongsmith
  kongsmith completions fish > ~/.config/fish/completions/kongsmith.fish")]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn all() -> Vec<clap::Command> {
        let mut cli = Cli::command();
        cli.build();
        let mut commands: Vec<_> = cli.get_subcommands().cloned().collect();
        commands.retain(|command| command.get_name() != "help");
        commands.push(cli);
        commands
    }

    #[test]
    fn every_example_in_the_help_parses() {
        let mut count = 0;
        for command in all() {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            for line in help.lines().filter_map(|line| line.strip_prefix("  kongsmith ")) {
                // Two spaces part an example from its explanation; a redirection is the shell's.
                let typed = line.split("  ").next().unwrap().split(" > ").next().unwrap();
                let arguments = ["kongsmith"].into_iter().chain(typed.split_whitespace());
                if let Err(error) = Cli::try_parse_from(arguments) {
                    panic!("`{line}`: {error}");
                }
                count += 1;
            }
            assert!(help.contains("Examples:"), "{} shows no example", command.get_name());
        }
        assert!(count > 10);
    }

    #[test]
    fn help_is_a_sentence_without_a_full_stop() {
        for command in all() {
            for argument in command.get_arguments() {
                let help = argument.get_help().unwrap_or_else(|| panic!("{argument} has no help"));
                let help = help.to_string();
                let first = help.chars().next().unwrap();
                assert!(!first.is_ascii_lowercase() || help.starts_with("major"), "{help}");
                assert!(!help.ends_with('.'), "{help}");
            }
        }
    }
}
