//! The standard questions: what every template asks, with their rules and the defaults that need no git, no network and
//! no environment.

use super::answer::Answer;
use super::question::{Choice, Kind, Question, Refusal};
use super::{license, plugin_name};
use crate::version::PluginVersion;

/// The phases that a handler may implement (Kong 3.x, open source), in the order in which they run.
pub(crate) const PHASES: [(&str, &str); 10] = [
    ("init_worker", "once, when a worker process starts"),
    ("configure", "when the configurations of the plugin change"),
    ("certificate", "while a TLS certificate is served"),
    ("rewrite", "for each request, before routing; global plugins only"),
    ("access", "for each request, before it goes to the upstream"),
    ("response", "for each response, with its whole body"),
    ("header_filter", "when the response's headers are there"),
    ("body_filter", "for each chunk of the response's body"),
    ("log", "after the response was sent"),
    ("preread", "for each TCP or TLS stream"),
];

/// The largest whole number that a Lua number holds exactly.
const LARGEST: i64 = 1 << 53;

/// The standard questions in the order in which they are asked. `name`, `summary`, `author` and `repository` have no
/// default here: theirs follow from the directory and from each other.
pub(crate) fn questions() -> Vec<Question> {
    vec![
        rule(question("name", "Plugin name", Kind::Text(None), None), check_name),
        question("summary", "Summary, in one line", Kind::Text(None), None),
        question("author", "Author or organisation", Kind::Text(None), None),
        question(
            "license",
            "License",
            Kind::Choice(license::choices()),
            Some(Answer::from("Apache-2.0")),
        ),
        rule(
            question("phases", "Phases", phase_choices(), Some(list(&["access", "header_filter"]))),
            check_phases,
        ),
        rule(
            question(
                "priority",
                "PRIORITY (plugins with a higher one run earlier)",
                Kind::Integer,
                Some(Answer::Integer(1000)),
            ),
            check_priority,
        ),
        rule(
            question("version", "First version", Kind::Text(None), Some(Answer::from("0.1.0"))),
            check_version,
        ),
        question("ci", "Continuous integration", ci(), Some(Answer::from("github"))),
        rule(
            question(
                "kong_versions",
                "Kong versions to test with (several with commas)",
                Kind::List(Vec::new(), None),
                Some(list(&["3.9.x"])),
            ),
            check_kong_versions,
        ),
        Question {
            ask: false,
            ..rule(question("repository", "Repository", Kind::Text(None), None), check_repository)
        },
    ]
}

/// The names of the phases, in the order in which they run.
pub(crate) fn phases() -> impl Iterator<Item = &'static str> {
    PHASES.iter().map(|(phase, _)| *phase)
}

/// The rule for the name of a plugin that exists already.
pub(crate) fn check_existing_name(answer: Answer) -> Result<Answer, Refusal> {
    match answer {
        Answer::Text(name) => plugin_name::check_existing(&name).map(Answer::Text),
        other => Ok(other),
    }
}

fn question(key: &str, prompt: &str, kind: Kind, default: Option<Answer>) -> Question {
    let (key, prompt) = (key.to_owned(), prompt.to_owned());
    Question { key, prompt, kind, default, ask: true, fixed: false, rule: None }
}

fn rule(question: Question, rule: fn(Answer) -> Result<Answer, Refusal>) -> Question {
    Question { rule: Some(rule), ..question }
}

fn list(items: &[&str]) -> Answer {
    Answer::List(items.iter().map(|item| (*item).to_owned()).collect())
}

fn phase_choices() -> Kind {
    Kind::List(PHASES.iter().map(|(phase, about)| Choice::new(phase, about)).collect(), None)
}

fn ci() -> Kind {
    Kind::Choice(vec![
        Choice::new("github", "GitHub Actions"),
        Choice::new("gitlab", "GitLab CI/CD"),
        Choice::new("none", "no file"),
    ])
}

fn check_name(answer: Answer) -> Result<Answer, Refusal> {
    match answer {
        Answer::Text(name) => plugin_name::check(&name).map(Answer::Text),
        other => Ok(other),
    }
}

/// Kong refuses a handler that has `response` and one of the two filters (`kong/db/dao/plugins.lua`).
fn check_phases(answer: Answer) -> Result<Answer, Refusal> {
    let has = |phase: &str| answer.as_list().is_some_and(|list| list.iter().any(|p| p == phase));
    for filter in ["header_filter", "body_filter"] {
        if has("response") && has(filter) {
            return Err(Refusal::new(
                format!("Kong does not load a plugin with both `response` and `{filter}`"),
                "leave one of the two out: `response` sees headers and body at once",
            ));
        }
    }
    Ok(answer)
}

/// Kong wants a finite whole number; beyond 2^53 Lua could not tell neighbours apart.
fn check_priority(answer: Answer) -> Result<Answer, Refusal> {
    match answer {
        Answer::Integer(number) if !(-LARGEST..=LARGEST).contains(&number) => Err(Refusal::new(
            "Lua cannot hold it exactly",
            format!("give a number between -{LARGEST} and {LARGEST}"),
        )),
        other => Ok(other),
    }
}

fn check_version(answer: Answer) -> Result<Answer, Refusal> {
    let Answer::Text(typed) = answer else { return Ok(answer) };
    match PluginVersion::parse(&typed) {
        Ok(version) => Ok(Answer::Text(version.to_string())),
        Err(failure) => Err(Refusal::new(failure.message, failure.help.unwrap_or_default())),
    }
}

/// `3.9.x`, `3.9.1`, and the four parts of the enterprise edition: what Pongo takes.
fn check_kong_versions(answer: Answer) -> Result<Answer, Refusal> {
    let items = answer.as_list().unwrap_or_default();
    match items.iter().find(|version| !is_kong_version(version)) {
        Some(version) => Err(Refusal::new(
            format!("`{version}` is not a version of Kong"),
            "give versions such as `3.9.x` or `3.9.1`",
        )),
        None => Ok(answer),
    }
}

fn is_kong_version(version: &str) -> bool {
    let is_number =
        |part: &str| (1..=4).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit());
    let parts: Vec<_> = version.split('.').collect();
    matches!(parts.len(), 3 | 4)
        && parts[..2].iter().all(|part| is_number(part))
        && parts[2..].iter().all(|part| *part == "x" || is_number(part))
}

fn check_repository(answer: Answer) -> Result<Answer, Refusal> {
    let Answer::Text(typed) = answer else { return Ok(answer) };
    match repository_url(&typed) {
        Some(url) => Ok(Answer::Text(url)),
        None => Err(Refusal::new(
            format!("`{typed}` is not the address of a repository"),
            "give it as `https://HOST/OWNER/NAME`",
        )),
    }
}

/// The web address of a git repository, without `.git`, whatever way its remote is written: `git@host:owner/name.git`,
/// `ssh://git@host/owner/name`, `https://user@host/owner/name.git`. A path on this machine has none.
pub(crate) fn repository_url(remote: &str) -> Option<String> {
    let remote = remote.trim();
    let (host, path) = match remote.split_once("://") {
        Some(("https" | "http" | "git" | "ssh" | "git+https" | "git+ssh", rest)) => {
            rest.split_once('/')?
        }
        Some(_) => return None,
        None => remote.split_once(':')?,
    };
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let host = if remote.starts_with("http") {
        host
    } else {
        host.split_once(':').map_or(host, |(host, _port)| host)
    };
    let path = path.trim_matches('/');
    let path = path.strip_suffix(".git").unwrap_or(path);
    let plain = |text: &str, more: &[char]| {
        !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || more.contains(&c))
    };
    let named = path.split('/').all(|part| plain(part, &['-', '_', '.', '~', '+']));
    (plain(host, &['-', '.', ':']) && host.contains('.') && named)
        .then(|| format!("https://{host}/{path}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::answer::Raw;

    fn accept(key: &str, typed: &str) -> Result<Answer, Refusal> {
        let questions = questions();
        let question = questions.iter().find(|question| question.key == key).unwrap();
        question.accept(&Raw::Typed(typed.to_owned()))
    }

    #[test]
    fn every_default_is_accepted_by_its_own_rule() {
        for question in questions() {
            if let Some(default) = &question.default {
                assert_eq!(question.accept(&Raw::Value(default.to_json())).as_ref(), Ok(default));
            }
        }
    }

    #[test]
    fn response_excludes_the_filters() {
        assert!(accept("phases", "response,log").is_ok());
        assert!(accept("phases", "response,header_filter").is_err());
        assert!(accept("phases", "body_filter,response").is_err());
        assert!(accept("phases", "header_filter,body_filter").is_ok());
    }

    #[test]
    fn a_priority_is_a_whole_number_that_lua_holds() {
        assert_eq!(accept("priority", " -12 ").unwrap(), Answer::Integer(-12));
        for bad in ["", "1.5", "inf", "nan", "0x10", "9007199254740993", "1e3"] {
            assert!(accept("priority", bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_kong_version_has_three_or_four_parts() {
        for good in ["3.9.x", "3.4.2", "3.10.x.x", "2.8.1.4"] {
            assert!(is_kong_version(good), "{good}");
        }
        for bad in ["3", "3.9", "x.x.x", "3.x.1", "3.9.x.x.x", "latest", "3.9.", "v3.9.1"] {
            assert!(!is_kong_version(bad), "{bad}");
        }
    }

    #[test]
    fn a_remote_becomes_a_web_address() {
        let expected = Some("https://github.com/kong/kong-plugin".to_owned());
        for remote in [
            "https://github.com/kong/kong-plugin",
            "https://token@github.com/kong/kong-plugin.git/",
            "git@github.com:kong/kong-plugin.git",
            "ssh://git@github.com:22/kong/kong-plugin.git",
            "git+https://github.com/kong/kong-plugin.git",
        ] {
            assert_eq!(repository_url(remote), expected, "{remote}");
        }
        for bad in ["/srv/git/x.git", "../x", "file:///srv/x", "https://host/a b", "C:\\x", ""] {
            assert_eq!(repository_url(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_version_is_written_in_three_parts() {
        assert_eq!(accept("version", "0.1").unwrap(), Answer::from("0.1.0"));
        assert!(accept("version", "1.0.0.0").is_err());
        assert!(accept("version", "1.0.0+5").is_err());
    }
}
