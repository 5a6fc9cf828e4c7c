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
               ends as the name of a secret does: `password`, `client_secret`, `api_key`, `token`, `private_key`.",
        bad: "return {\n  name = \"my-plugin\",\n  fields = {\n    { config = { type = \"record\", fields = {\n      \
              { client_secret = { type = \"string\" } },\n    } } },\n  },\n}",
        good: "return {\n  name = \"my-plugin\",\n  fields = {\n    { config = { type = \"record\", fields = {\n      \
               { client_secret = { type = \"string\", encrypted = true, referenceable = true } },\n    } } },\n  },\n}",
    },
    run,
};

/// How the name of a secret ends, underscores left out.
const ENDINGS: [&str; 18] = [
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
    "signingkey",
    "encryptionkey",
    "hmackey",
    "clientkey",
    "pepper",
];

/// Names that are those of a secret as they stand.
const NAMES: [&str; 3] = ["token", "credential", "passwords"];

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(schema) = Schema::of(subject) else { return };
    let definitions = schema.definitions();
    for definition in definitions.iter().filter(|definition| is_plain_secret(definition)) {
        let Some(place) = schema.place(&definition.keys) else { continue };
        let message =
            format!("`{}` holds a secret that can only be given in the open", definition.shown());
        let found = LINT.diagnostic(message).help(
            "add `referenceable = true` and `encrypted = true`, so that it can stay in a vault",
        );
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
    let name = name.to_lowercase().replace(['_', '-'], "");
    NAMES.contains(&name.as_str()) || ENDINGS.iter().any(|ending| name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::is_secret;

    #[test]
    fn a_secret_is_told_from_what_only_speaks_of_one() {
        for name in
            ["password", "redis_password", "client_secret", "api_key", "token", "access_token"]
        {
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
        ] {
            assert!(!is_secret(name), "{name}");
        }
    }
}
