//! `plain-secret`: a setting that holds a secret and can only be given in the open.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::schema::{Definition, Schema};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "plain-secret",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a secret in the configuration that is neither `encrypted` nor `referenceable`",
        text: "A field with `referenceable = true` can be given as a reference such as `{vault://env/my-secret}`, so \
               that the secret itself is not in Kong's database, its declarative files and the answers of the Admin \
               API; with `encrypted = true` Kong Enterprise keeps it encrypted. What counts is a string whose name \
               ends as the name of a secret does: `password`, `client_secret`, `api_key`, `service_token`, `private_key`.",
        bad: "return {\n  name = \"my-plugin\",\n  fields = {\n    { config = { type = \"record\", fields = {\n      \
              { client_secret = { type = \"string\" } },\n    } } },\n  },\n}",
        good: "return {\n  name = \"my-plugin\",\n  fields = {\n    { config = { type = \"record\", fields = {\n      \
               { client_secret = { type = \"string\", encrypted = true, referenceable = true } },\n    } } },\n  },\n}",
    },
    run,
};

/// How the name of a secret ends, underscores left out.
const ENDINGS: [&str; 19] = [
    "password",
    "passwd",
    "passphrase",
    "secret",
    "secretkey",
    "secretaccesskey",
    "apikey",
    "apitoken",
    "accesstoken",
    "authtoken",
    "bearertoken",
    "refreshtoken",
    "privatekey",
    "privatejwk",
    "signingkey",
    "encryptionkey",
    "hmackey",
    "clientkey",
    "pepper",
];

/// Names that are those of a secret as they stand.
const NAMES: [&str; 6] = ["token", "credential", "credentials", "passwords", "pwd", "pass"];

/// Last words that make a secret of a name.
const LAST_WORDS: [&str; 4] = ["token", "pass", "pwd", "credentials"];

/// Words before them that say that the value is something else: the name of a header, a switch, a claim.
const HARMLESS: [&str; 25] = [
    "allow",
    "by",
    "claim",
    "cookie",
    "csrf",
    "fastcgi",
    "field",
    "header",
    "hide",
    "id",
    "include",
    "key",
    "name",
    "next",
    "page",
    "param",
    "path",
    "proxy",
    "public",
    "require",
    "send",
    "separator",
    "type",
    "url",
    "xsrf",
];

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(schema) = Schema::of(subject) else { return };
    let definitions = schema.definitions();
    for definition in definitions.iter().filter(|definition| is_plain_secret(definition)) {
        let Some(place) = schema.place(&definition.keys) else { continue };
        let field = definition.shown();
        let encrypted = schema.place(&definition.attribute("encrypted"));
        // A variable that is only set where Kong has a keyring is nil here.
        let found = if encrypted.is_some_and(|place| place.is_exact) {
            LINT.diagnostic(format!(
                "`{field}` holds a secret that cannot be a reference, and is encrypted only where Kong has a keyring"
            ))
            .help("add `referenceable = true`, so that it can stay in a vault")
        } else {
            LINT.diagnostic(format!("`{field}` holds a secret that can only be given in the open"))
                .help("add `referenceable = true` and `encrypted = true`, so that it can stay in a vault")
        };
        diagnostics.push(place.at_key(subject, found));
    }
}

fn is_plain_secret(definition: &Definition) -> bool {
    let is_set = |attribute| definition.table.get(attribute).is_truthy();
    // Options and patterns say that the value is a word, not a secret.
    let is_free = !["one_of", "auto", "uuid", "deprecation", "is_regex"].into_iter().any(is_set);
    definition.kind() == "string"
        && is_free
        && !is_set("encrypted")
        && !is_set("referenceable")
        && definition.name().is_some_and(is_secret)
}

fn is_secret(name: &str) -> bool {
    let name = name.to_lowercase().replace('-', "_");
    let name = name.strip_suffix("_value").unwrap_or(&name);
    if let Some((before, last)) = name.rsplit_once('_')
        && LAST_WORDS.contains(&last)
    {
        return !before.split('_').any(|word| HARMLESS.contains(&word));
    }
    let name = name.replace('_', "");
    NAMES.contains(&name.as_str()) || ENDINGS.iter().any(|ending| name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::is_secret;

    #[test]
    fn a_secret_is_told_from_what_only_speaks_of_one() {
        for name in [
            "password",
            "redis_password",
            "client_secret",
            "api_key",
            "token",
            "access_token",
            "service_token",
            "db_pass",
            "smtp-pwd",
            "aws_credentials",
            "private_jwk",
            "api_key_value",
        ] {
            assert!(is_secret(name), "{name}");
        }
        for name in [
            "token_header",
            "secret_is_base64",
            "key_names",
            "hide_credentials",
            "public_key",
            "key",
            "password_field",
            "token_endpoint",
            "cache_key",
            "csrf_token_name",
            "id_token",
            "next_token",
            "proxy_pass",
            "bypass",
            "token_name",
            "header_name_token",
            "header_value",
        ] {
            assert!(!is_secret(name), "{name}");
        }
    }
}
