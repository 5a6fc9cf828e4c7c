//! A plugin's name: what Kong, LuaRocks and a file system all accept, and what is not taken yet.

use super::question::Refusal;

/// What the package of a plugin is called before the plugin's name.
pub(crate) const PACKAGE_PREFIX: &str = "kong-plugin-";

/// The plugin that a package is called after.
pub(crate) fn plugin_of(package: &str) -> &str {
    package.strip_prefix(PACKAGE_PREFIX).unwrap_or(package)
}

/// The most characters that a name may have.
const LONGEST: usize = 64;

/// The plugins that come with Kong 3.9 (`kong/constants.lua`): a plugin of the same name would hide them, or be hidden.
const BUNDLED: [&str; 45] = [
    "acl",
    "acme",
    "ai-prompt-decorator",
    "ai-prompt-guard",
    "ai-prompt-template",
    "ai-proxy",
    "ai-request-transformer",
    "ai-response-transformer",
    "aws-lambda",
    "azure-functions",
    "basic-auth",
    "bot-detection",
    "correlation-id",
    "cors",
    "datadog",
    "file-log",
    "grpc-gateway",
    "grpc-web",
    "hmac-auth",
    "http-log",
    "ip-restriction",
    "jwt",
    "key-auth",
    "ldap-auth",
    "loggly",
    "oauth2",
    "opentelemetry",
    "post-function",
    "pre-function",
    "prometheus",
    "proxy-cache",
    "rate-limiting",
    "redirect",
    "request-size-limiting",
    "request-termination",
    "request-transformer",
    "response-ratelimiting",
    "response-transformer",
    "session",
    "standard-webhooks",
    "statsd",
    "syslog",
    "tcp-log",
    "udp-log",
    "zipkin",
];

/// Checks a name and drops a leading `kong-plugin-`, which belongs to the package.
pub(crate) fn check(typed: &str) -> Result<String, Refusal> {
    let typed = typed.trim();
    let name = plugin_of(typed);
    if name.is_empty() {
        return Err(Refusal::new("it is empty", EXAMPLE));
    }
    if name.len() > LONGEST {
        return Err(Refusal::new(
            format!("it has {} characters", name.chars().count()),
            format!("shorten it to at most {LONGEST}"),
        ));
    }
    if !is_valid(name) {
        return Err(Refusal::new(fault(name), EXAMPLE));
    }
    if is_bundled(name) {
        return Err(Refusal::new(
            "Kong comes with a plugin of this name",
            format!("choose another one, such as `my-{name}`"),
        ));
    }
    Ok(name.to_owned())
}

/// Whether a plugin of that name comes with Kong.
pub(crate) fn is_bundled(name: &str) -> bool {
    BUNDLED.binary_search(&name).is_ok()
}

const EXAMPLE: &str = "use lower-case words and digits, as in `my-plugin`";

/// Whether `name` is `[a-z][a-z0-9]*([-_][a-z0-9]+)*` of at most 64 characters.
pub(crate) fn is_valid(name: &str) -> bool {
    name.len() <= LONGEST && name.starts_with(|c: char| c.is_ascii_lowercase()) && is_words(name)
}

/// Whether `name` is words of lower-case letters and digits with single separators between them.
pub(crate) fn is_words(name: &str) -> bool {
    name.split(['-', '_']).all(|word| {
        !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    })
}

/// Checks the name of a plugin that exists already: Kong takes any that is one part of a module's name.
pub(crate) fn check_existing(name: &str) -> Result<String, Refusal> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if name.is_empty() || name.len() > LONGEST || !name.chars().all(plain) {
        return Err(Refusal::new("it is no part of a module's name", EXAMPLE));
    }
    Ok(name.to_owned())
}

/// What keeps a name from being valid, the most telling thing first.
fn fault(name: &str) -> String {
    let strange = name
        .chars()
        .find(|c| !(c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_')));
    match strange {
        Some(c) if c.is_uppercase() => format!("it holds the capital `{c}`"),
        Some(c) if c.is_control() => {
            format!("it holds the invisible character U+{:04X}", u32::from(c))
        }
        Some(c) => format!("it holds `{c}`"),
        None if !name.starts_with(|c: char| c.is_ascii_lowercase()) => {
            "it does not start with a letter".to_owned()
        }
        None if name.ends_with(['-', '_']) => "it ends with a separator".to_owned(),
        None => "it has two separators in a row".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_names_are_sorted_for_their_search() {
        assert!(BUNDLED.is_sorted());
    }

    #[test]
    fn a_name_is_words_of_lower_case_letters_and_digits() {
        for good in ["a", "my-plugin", "my_plugin2", "x1-2_3", &"a".repeat(64)] {
            assert_eq!(check(good).unwrap(), good);
        }
        for bad in
            ["", "My", "1a", "a--b", "a-", "-a", "_a", "a b", "a.b", "../a", "a/b", "é", "jwt"]
        {
            assert!(check(bad).is_err(), "{bad}");
        }
        assert!(check(&"a".repeat(65)).is_err());
    }

    #[test]
    fn the_prefix_of_the_package_is_dropped() {
        assert_eq!(check("kong-plugin-limits").unwrap(), "limits");
        assert!(check("kong-plugin-").is_err());
        assert!(check("kong-plugin-jwt").is_err());
    }
}
