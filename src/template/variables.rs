//! The variables of a template: the answers, and what follows from them.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::answer::Answers;
use super::plugin_name::PACKAGE_PREFIX;
use super::{license, standard};
use crate::count::List;
use crate::version::PluginVersion;

/// Variables that follow from the answers. `docs/templates.md` describes each.
const DERIVED: [&str; 16] = [
    "class",
    "date",
    "identifier",
    "kongsmith_install",
    "kongsmith_version",
    "license_text",
    "lua_author",
    "lua_summary",
    "modules",
    "package",
    "phase",
    "rock_version",
    "rockspec",
    "tag",
    "template",
    "year",
];

/// Words that mean something else in a template.
const WORDS: [&str; 16] = [
    "and", "as", "each", "else", "eq", "false", "if", "lookup", "ne", "not", "null", "or", "this",
    "true", "unless", "with",
];

/// The line of a CI file that installs kongsmith.
const INSTALL: &str = "cargo install kongsmith --locked";

/// Reserved by Lua: no name of a local variable.
const LUA_WORDS: [&str; 22] = [
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
    "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
];

/// What a template needs to know beside the answers.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    /// Today.
    pub(crate) date: Date,
    /// The plugin's Lua modules where they exist already; otherwise they are those that the template makes.
    pub(crate) modules: Option<Vec<Module>>,
}

/// A Lua module for the rockspec.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Module {
    /// What `require` takes.
    pub(crate) name: String,
    /// Where it is, relative to the project.
    pub(crate) path: String,
}

impl Module {
    /// The module that the file at `path` is when `require` finds it at `in_path`, a path below a folder of the Lua path:
    /// `a/b.lua` is `a.b`. `None` when the file is no Lua source.
    pub(crate) fn named_by_path(path: &str, in_path: &str) -> Option<Self> {
        let stem = in_path.strip_suffix(".lua")?;
        Some(Self { name: stem.replace('/', "."), path: path.to_owned() })
    }
}

/// Whether a question of a template's own may have this key; why not, if not.
pub(crate) fn check_key(key: &str) -> Result<(), String> {
    let plain = key.starts_with(|c: char| c.is_ascii_lowercase())
        && key.len() <= 64
        && key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if !plain {
        return Err(format!("`{key}` is not a key: use lower-case letters, digits and `_`"));
    }
    if DERIVED.contains(&key) || WORDS.contains(&key) {
        return Err(format!(
            "the key `{key}` is taken: templates know something else by this name"
        ));
    }
    Ok(())
}

/// The variables for these answers, which hold one for every standard question.
pub(crate) fn variables(answers: &Answers, facts: &Facts) -> Map<String, Value> {
    let text = |key: &str| answers.get(key).map(super::Answer::typed).unwrap_or_default();
    let mut variables = Map::new();
    for (key, answer) in answers {
        variables.insert(key.clone(), answer.to_json());
    }
    let name = text("name");
    let version = text("version");
    let package = format!("{PACKAGE_PREFIX}{name}");
    let rock_version = rock_version(&version);
    let phases = answers.get("phases").and_then(|phases| phases.as_list()).unwrap_or_default();
    let phase: Map<_, _> = standard::PHASES
        .iter()
        .map(|(phase, _)| ((*phase).to_owned(), json!(phases.iter().any(|chosen| chosen == phase))))
        .collect();
    let year = facts.date.year();
    let derived = json!({
        "class": class(&name),
        "date": facts.date.to_string(),
        "identifier": identifier(&name),
        "kongsmith_install": INSTALL,
        "kongsmith_version": env!("CARGO_PKG_VERSION"),
        "license_text": license::text(&text("license"), year, &text("author")),
        "lua_author": lua_string(&text("author")),
        "lua_summary": lua_string(&text("summary")),
        "modules": facts.modules.clone().unwrap_or_default(),
        "phase": phase,
        // LuaRocks names files in lower case, whatever the package.
        "rockspec": format!("{}-{rock_version}-1.rockspec", package.to_lowercase()),
        "package": package,
        "rock_version": rock_version,
        "tag": format!("v{version}"),
        "year": year,
    });
    if let Value::Object(derived) = derived {
        variables.extend(derived);
    }
    variables
}

/// The failure text for a name that is no variable.
pub(crate) fn known(variables: &Map<String, Value>) -> String {
    let names: Vec<_> = variables.keys().collect();
    format!("the variables are {}", List::and(&names))
}

/// The version as LuaRocks writes it, without a revision: `1.2.0rc.1`.
fn rock_version(version: &str) -> String {
    PluginVersion::parse(version)
        .map(|version| version.to_rock(1).without_revision().to_owned())
        .unwrap_or_default()
}

/// `my-plugin` as `MyPlugin`.
fn class(name: &str) -> String {
    let words = name.split(['-', '_']).map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|letter| letter.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    });
    words.collect()
}

/// `my-plugin` as `my_plugin`, a name that Lua and SQL take.
fn identifier(name: &str) -> String {
    let identifier = name.replace('-', "_");
    if LUA_WORDS.contains(&identifier.as_str()) { identifier + "_plugin" } else { identifier }
}

/// `text` as a Lua string with its quotes.
fn lua_string(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_from_the_name() {
        assert_eq!(class("my-plugin_2x"), "MyPlugin2x");
        assert_eq!(identifier("my-plugin"), "my_plugin");
        assert_eq!(identifier("end"), "end_plugin");
    }

    #[test]
    fn a_lua_string_keeps_every_character() {
        assert_eq!(lua_string(r#"say "hi" \o/ é"#), r#""say \"hi\" \\o/ é""#);
    }

    #[test]
    fn a_module_is_named_by_its_path() {
        let named = |path: &str| Module::named_by_path(path, path).map(|module| module.name);
        assert_eq!(named("kong/plugins/x/handler.lua").as_deref(), Some("kong.plugins.x.handler"));
        assert_eq!(
            named("kong/plugins/x/migrations/init.lua").as_deref(),
            Some("kong.plugins.x.migrations.init")
        );
        assert_eq!(named("kong/plugins/x/README.md"), None);
    }

    #[test]
    fn a_key_of_a_template_hides_nothing() {
        assert!(check_key("upstream_url").is_ok());
        for bad in ["", "Upstream", "a-b", "1a", "class", "each", "this"] {
            assert!(check_key(bad).is_err(), "{bad}");
        }
    }
}
