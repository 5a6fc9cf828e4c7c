//! The `rock_manifest` of a rock: nested tables that mirror its directories, with the MD5 of every file.
//!
//! It is what `luarocks install` deploys by, written exactly as LuaRocks writes it: three blanks a level, keys sorted
//! bytewise, `["..."]` around keys that are no Lua names, no comma after the last item.

use std::collections::BTreeMap;

use md5::{Digest, Md5};

use super::entry::{Entries, is_directory};
use crate::hex::hex;

/// The name of the file in a rock.
pub(crate) const ROCK_MANIFEST: &str = "rock_manifest";

const KEYWORDS: [&str; 22] = [
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
    "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
];

#[derive(Debug)]
enum Node {
    Directory(BTreeMap<String, Node>),
    File(String),
}

/// The text of the manifest of a rock that holds `entries` besides the manifest itself.
pub(crate) fn render(entries: &Entries) -> String {
    let mut root = BTreeMap::new();
    for (path, entry) in entries.iter() {
        if is_directory(path) {
            directory(&mut root, path);
            continue;
        }
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let sum = hex(&Md5::digest(entry.contents.bytes()));
        directory(&mut root, folder).insert(name.to_owned(), Node::File(sum));
    }
    let mut text = format!("{ROCK_MANIFEST} = ");
    write_table(&mut text, &root, 1);
    text.push('\n');
    text
}

/// The table of a directory, made when it is not there. A file in its way gives place.
fn directory<'a>(
    mut table: &'a mut BTreeMap<String, Node>,
    path: &str,
) -> &'a mut BTreeMap<String, Node> {
    for name in path.split('/').filter(|name| !name.is_empty()) {
        let node = table.entry(name.to_owned()).or_insert_with(|| Node::Directory(BTreeMap::new()));
        if let Node::File(_) = node {
            *node = Node::Directory(BTreeMap::new());
        }
        let Node::Directory(inner) = node else { unreachable!("it was made a directory above") };
        table = inner;
    }
    table
}

fn write_table(text: &mut String, table: &BTreeMap<String, Node>, level: usize) {
    text.push('{');
    let mut separator = "\n";
    for (name, node) in table {
        text.push_str(separator);
        indent(text, level);
        write_key(text, name);
        text.push_str(" = ");
        match node {
            Node::File(sum) => write_quoted(text, sum),
            Node::Directory(inner) => write_table(text, inner, level + 1),
        }
        separator = ",\n";
    }
    if !table.is_empty() {
        text.push('\n');
        indent(text, level - 1);
    }
    text.push('}');
}

fn indent(text: &mut String, level: usize) {
    for _ in 0..level {
        text.push_str("   ");
    }
}

fn write_key(text: &mut String, key: &str) {
    if is_name(key) {
        text.push_str(key);
    } else {
        text.push('[');
        write_quoted(text, key);
        text.push(']');
    }
}

fn is_name(key: &str) -> bool {
    let starts_well = key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    let goes_on_well = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    starts_well && goes_on_well && !KEYWORDS.contains(&key)
}

/// Lua's `%q`. Paths of packages hold no control characters, so quotes and backslashes are all there is to escape.
fn write_quoted(text: &mut String, value: &str) {
    text.push('"');
    for character in value.chars() {
        if matches!(character, '"' | '\\') {
            text.push('\\');
        }
        text.push(character);
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::super::entry::{Contents, READ};
    use super::*;

    #[test]
    fn a_manifest_is_written_as_luarocks_writes_it() {
        let mut entries = Entries::default();
        for path in ["lua/kong/a-b.lua", "lua/goto", "doc/_x1", "p-1.rockspec", "doc/say \"hi\""] {
            entries.insert(path, Contents::new(Vec::new()), READ);
        }
        entries.insert_empty_directory("conf/empty");
        let sum = "d41d8cd98f00b204e9800998ecf8427e";
        let expected = format!(
            r#"rock_manifest = {{
   conf = {{
      empty = {{}}
   }},
   doc = {{
      _x1 = "{sum}",
      ["say \"hi\""] = "{sum}"
   }},
   lua = {{
      ["goto"] = "{sum}",
      kong = {{
         ["a-b.lua"] = "{sum}"
      }}
   }},
   ["p-1.rockspec"] = "{sum}"
}}
"#
        );
        assert_eq!(render(&entries), expected);
    }
}
