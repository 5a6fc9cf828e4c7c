//! Places in our own Lua modules, as messages of Lua have them: `kong/db/schema/init.lua:12: `. They say nothing to the
//! author of a plugin, for Kong's files have other lines.

use super::embedded;

/// What a place of a Lua file has behind its path.
const MARK: &str = ".lua:";
/// Where stand-ins are made.
const STAND_IN: &str = "stand-in:";

/// A message of Lua without the places that are ours.
pub(crate) fn without_own_places(text: &str) -> String {
    without(text, embedded::is_path)
}

/// A message of Lua without the places in modules that Kong does not have.
pub(crate) fn without_foreign_places(text: &str) -> String {
    without(text, |path| path.starts_with("kongsmith/") && embedded::is_path(path))
}

fn without(text: &str, is_hidden: impl Fn(&str) -> bool) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((start, end)) = next_place(rest, &is_hidden) {
        kept.push_str(&rest[..start]);
        rest = &rest[end..];
    }
    kept.push_str(rest);
    kept
}

/// Where the first of those places begins and ends.
fn next_place(text: &str, is_hidden: impl Fn(&str) -> bool) -> Option<(usize, usize)> {
    let files = text.match_indices(MARK).filter_map(|(at, mark)| {
        let end = at + mark.len();
        let is_name = |c: char| c.is_ascii_alphanumeric() || "_-./".contains(c);
        let start = text[..at].trim_end_matches(is_name).len();
        is_hidden(&text[start..end - 1]).then_some((start, end))
    });
    let stand_in = text.starts_with(STAND_IN).then_some((0, STAND_IN.len()));
    stand_in.into_iter().chain(files).find_map(|(start, end)| {
        let number = text[end..].trim_start_matches(|c: char| c.is_ascii_digit());
        Some((start, text.len() - number.strip_prefix(": ")?.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_places_go_and_those_of_the_plugin_stay() {
        for (text, shown) in [
            ("kong/db/schema/init.lua:12: bad 'x'", "bad 'x'"),
            (
                "error loading:\nkongsmith/load.lua:3: bad\nkong/tools/uri.lua:7: x",
                "error loading:\nbad\nx",
            ),
            ("kong/plugins/x/handler.lua:1: bad", "kong/plugins/x/handler.lua:1: bad"),
            ("kong/db/schema/init.lua: no number", "kong/db/schema/init.lua: no number"),
            ("stand-in:7: table overflow", "table overflow"),
            ("\u{e9}kong/db/schema/init.lua:1", "\u{e9}kong/db/schema/init.lua:1"),
        ] {
            assert_eq!(without_own_places(text), shown);
        }
        let text = "kong/db/schema/init.lua:12: kongsmith/validate.lua:1: x";
        assert_eq!(without_foreign_places(text), "kong/db/schema/init.lua:12: x");
    }
}
