//! The plugins that come with Kong 3.9, with their PRIORITY. `docs/priorities.md` shows them.

/// Name and PRIORITY, in the order in which Kong runs them.
pub(crate) const BUNDLED: [(&str, i32); 45] = [
    ("pre-function", 1_000_000),
    ("correlation-id", 100_001),
    ("zipkin", 100_000),
    ("bot-detection", 2500),
    ("cors", 2000),
    ("session", 1900),
    ("acme", 1705),
    ("jwt", 1450),
    ("oauth2", 1400),
    ("key-auth", 1250),
    ("ldap-auth", 1200),
    ("basic-auth", 1100),
    ("hmac-auth", 1030),
    ("grpc-gateway", 998),
    ("ip-restriction", 990),
    ("request-size-limiting", 951),
    ("acl", 950),
    ("rate-limiting", 910),
    ("response-ratelimiting", 900),
    ("request-transformer", 801),
    ("response-transformer", 800),
    ("redirect", 779),
    ("ai-request-transformer", 777),
    ("ai-prompt-template", 773),
    ("ai-prompt-decorator", 772),
    ("ai-prompt-guard", 771),
    ("ai-proxy", 770),
    ("ai-response-transformer", 768),
    ("standard-webhooks", 760),
    ("aws-lambda", 750),
    ("azure-functions", 749),
    ("proxy-cache", 100),
    ("opentelemetry", 14),
    ("prometheus", 13),
    ("http-log", 12),
    ("statsd", 11),
    ("datadog", 10),
    ("file-log", 9),
    ("udp-log", 8),
    ("tcp-log", 7),
    ("loggly", 6),
    ("syslog", 4),
    ("grpc-web", 3),
    ("request-termination", 2),
    ("post-function", -1000),
];

/// The PRIORITY of a plugin that is known to come with Kong.
pub(crate) fn priority(name: &str) -> Option<i32> {
    BUNDLED.iter().find(|(other, _)| *other == name).map(|(_, priority)| *priority)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;

    #[test]
    fn they_stand_in_the_order_in_which_they_run() {
        assert!(BUNDLED.is_sorted_by(|(_, one), (_, next)| one > next));
    }

    #[test]
    fn the_page_shows_exactly_them() {
        let page = include_str!("../../docs/priorities.md");
        let mut table = String::new();
        for (name, priority) in BUNDLED {
            let _ = writeln!(table, "| {priority} | {name} |");
        }
        let rows: Vec<_> = page.lines().filter(|line| is_row(line)).collect();
        assert_eq!(rows, table.lines().collect::<Vec<_>>());
    }

    fn is_row(line: &str) -> bool {
        let number = line.strip_prefix("| ").and_then(|rest| rest.split(' ').next());
        number.is_some_and(|number| number.parse::<i32>().is_ok())
    }

    #[test]
    fn plugins_that_ask_for_one_are_told_the_same() {
        let lua = include_str!("../../lua/kongsmith/worker/bundled.lua");
        for (name, priority) in BUNDLED {
            let known = [format!(" {name} = {priority},"), format!("[\"{name}\"] = {priority},")];
            assert!(known.iter().any(|text| lua.contains(text)), "{name} = {priority}");
        }
    }
}
