//! A complaint: one thing that Kong says about a configuration, with the field that it is about.

use std::fmt;

use serde_json::Value as Json;

use crate::vm::without_own_places;

/// What Kong says, and where.
#[derive(Debug)]
pub(super) struct Complaint {
    /// The way to the field, from the plugin entity on: `config`, `codes`, `2`.
    pub(super) path: Vec<String>,
    text: String,
}

impl Complaint {
    /// The complaints of an error table.
    pub(super) fn all(error: &Json) -> Vec<Self> {
        let mut found = Vec::new();
        collect(error, &mut Vec::new(), &mut found);
        if found.is_empty() {
            // A validator may give anything for an error, even an empty table.
            found.push(Self { path: Vec::new(), text: format!("refused with {error}") });
        }
        found
    }

    /// The complaint that is a Lua error.
    pub(super) fn raised(error: &Json) -> Self {
        let text = without_own_places(&text(error));
        Self { path: Vec::new(), text: format!("Kong raises an error: {text}") }
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((first, rest)) = self.path.split_first() else {
            return f.write_str(&self.text);
        };
        write!(f, "`{first}")?;
        for step in rest {
            if step.bytes().all(|byte| byte.is_ascii_digit()) {
                write!(f, "[{step}]")?;
            } else {
                write!(f, ".{step}")?;
            }
        }
        write!(f, "`: {}", self.text)
    }
}

fn collect(error: &Json, path: &mut Vec<String>, found: &mut Vec<Complaint>) {
    let Json::Object(members) = error else {
        found.push(Complaint { path: path.clone(), text: text(error) });
        return;
    };
    for (key, inner) in members {
        if key == "@entity" {
            let said = inner.as_array().into_iter().flatten();
            found.extend(said.map(|said| Complaint { path: path.clone(), text: text(said) }));
            continue;
        }
        path.push(key.clone());
        collect(inner, path, found);
        path.pop();
    }
}

fn text(said: &Json) -> String {
    said.as_str().map_or_else(|| said.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_message_has_the_path_of_its_field() {
        let error = json!({
            "config": {"codes": {"2": "expected an integer"}, "@entity": ["one of these"]},
            "@entity": ["at least one"],
        });
        let complaints: Vec<_> = Complaint::all(&error).iter().map(ToString::to_string).collect();
        assert_eq!(
            complaints,
            ["`config.codes[2]`: expected an integer", "`config`: one of these", "at least one"]
        );
    }
}
