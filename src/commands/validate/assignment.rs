//! The assignment of configurations to the plugins that they are for.

use std::collections::BTreeMap;

use serde_json::json;

use super::plugins::Plugin;
use super::{Run, result};
use crate::configuration::Entry;
use crate::count::List;
use crate::diagnostic::Diagnostic;
use crate::failure::{Failure, Result};
use crate::loader::Answer;
use crate::suggestion;

/// The entries of a plugin with their places among the results.
pub(super) type Assigned = BTreeMap<usize, Vec<(usize, Entry)>>;

impl Run<'_> {
    /// Finds the plugin of each entry. Those of other people's plugins are left out and said.
    pub(super) fn assign(
        &mut self,
        entries: Vec<Entry>,
        plugins: &[Plugin],
        named: Option<usize>,
    ) -> Result<Assigned> {
        let mut assigned = Assigned::new();
        let mut skipped: BTreeMap<String, usize> = BTreeMap::new();
        for entry in entries {
            let plugin = match (&entry.plugin, named) {
                (Some(name), named) => {
                    let found = plugins.iter().position(|plugin| plugin.name() == name);
                    let is_wanted = |found: &usize| named.is_none_or(|named| named == *found);
                    let Some(found) = found.filter(is_wanted) else {
                        *skipped.entry(name.to_owned()).or_default() += 1;
                        continue;
                    };
                    found
                }
                (None, _) if entry.place.is_some() => {
                    self.refuse_nameless(entry);
                    continue;
                }
                (None, Some(named)) => named,
                (None, None) if plugins.len() == 1 => 0,
                (None, None) => return Err(self.ambiguous(plugins)),
            };
            let place = self.results.len();
            self.results.push(None);
            assigned.entry(plugin).or_default().push((place, entry));
        }
        for (name, count) in skipped {
            self.skip(&name, count, plugins, named);
        }
        Ok(assigned)
    }

    /// An entry of a declarative configuration that names no plugin.
    fn refuse_nameless(&mut self, entry: Entry) {
        let error = json!({ "name": "required field missing" });
        let answer = Answer::Refused(error);
        self.complain(&entry, entry.place.as_deref(), &answer);
        let result = result(&entry, answer);
        self.results.push(Some((entry, result)));
    }

    /// Says that entries of a plugin are left out.
    fn skip(&mut self, name: &str, count: usize, plugins: &[Plugin], named: Option<usize>) {
        let times = if count == 1 { String::new() } else { format!(" ({count} times)") };
        let reason = match named {
            Some(named) => format!("`--plugin {}` asks for another one", plugins[named].name()),
            None => "it is not a plugin of this project".to_owned(),
        };
        let message = format!("`{name}` is not validated: {reason}{times}");
        let near = suggestion::nearest(name, plugins.iter().map(Plugin::name));
        let diagnostic = match near.first() {
            Some(near) if named.is_none() => {
                let help = format!("did you mean `{near}`");
                Diagnostic::warning("foreign-plugin", message).help(help)
            }
            _ => Diagnostic::information("foreign-plugin", message),
        };
        self.say(diagnostic.at(self.file.clone()));
    }

    fn ambiguous(&self, plugins: &[Plugin]) -> Failure {
        let names: Vec<_> = plugins.iter().map(Plugin::name).collect();
        Failure::usage("the project has several plugins, and the configuration names none of them")
            .at(&self.file)
            .help(format!("add `--plugin NAME`; it has {}", List::and(&names)))
    }
}
