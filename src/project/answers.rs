//! Answers: what the files of a directory say to the questions of a template.

use std::collections::BTreeMap;

use camino::Utf8PathBuf;

use super::existing_plugin::ExistingPlugin;
use super::inventory::Inventory;
use crate::disk;
use crate::rockspec::Rockspec;
use crate::template::{self, Module, plugin_of};
use crate::version::PluginVersion;
use crate::vm::{self, Chunk, Limits, Value};

impl Inventory {
    /// What the files say, by the key of the question that it answers. `name` is the plugin's, where it was given.
    pub(crate) fn answers(&self, name: Option<&str>) -> BTreeMap<&'static str, String> {
        let mut found = BTreeMap::new();
        let mut say = |key: &'static str, value: Option<String>| {
            if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
                found.entry(key).or_insert(value);
            }
        };
        let rockspec = self.rockspec();
        let named = name.map(str::to_owned).or_else(|| self.name(rockspec.as_ref()));
        if let Some(handler) = named.as_deref().and_then(|name| self.handler(name)) {
            let [version, priority, phases] = handler;
            say("version", version);
            say("priority", priority);
            say("phases", phases);
        }
        say("name", named);
        if let Some(rockspec) = rockspec {
            let described = rockspec.description;
            say("summary", described.summary);
            let license = described.license.as_deref().and_then(template::spelled_license);
            say("license", license.map(str::to_owned));
            say("author", described.maintainer.map(|person| without_address(&person)));
            say("repository", Some(rockspec.source.url));
            say("repository", described.homepage);
            let version = PluginVersion::from_rock(&rockspec.version);
            say("version", version.ok().map(|version| version.to_string()));
        }
        let license = self.document(&["license", "licence", "copying", "unlicense"]);
        let license = license.and_then(|path| disk::read_text(&self.root.join(path)).ok());
        let license = license.and_then(|text| template::recognise_license(&text));
        say("license", license.map(str::to_owned));
        let gitlab = self.root.join(".gitlab-ci.yml").is_file() && self.workflow().is_none();
        say("ci", gitlab.then(|| "gitlab".to_owned()));
        found
    }

    fn rockspec(&self) -> Option<Rockspec> {
        let read = |path: &Utf8PathBuf| Rockspec::read(&self.root.join(path), path).ok();
        self.rockspecs.iter().filter_map(read).max_by(|a, b| a.version.order(&b.version))
    }

    /// The name of the only plugin, or of the package where there is none.
    pub(super) fn name(&self, rockspec: Option<&Rockspec>) -> Option<String> {
        let package = || {
            let name = rockspec?.name();
            Some(plugin_of(&name).to_owned())
        };
        match self.plugins.as_slice() {
            [only] => only.name.clone().or_else(package),
            [] => package(),
            _ => return None,
        }
        .or_else(|| {
            let unnamed = ExistingPlugin { name: None, folder: Utf8PathBuf::new(), base: None };
            Some(self.name_of(self.plugins.first().unwrap_or(&unnamed)))
        })
    }

    /// VERSION, PRIORITY and the phases of the handler, as somebody would type them.
    fn handler(&self, name: &str) -> Option<[Option<String>; 3]> {
        let plugin = self.plugin(name)?;
        let read = |module: Module| {
            let source = disk::read_source(&self.root.join(&module.path)).ok()?;
            Some((module.name, Chunk::new(module.path, source)))
        };
        let modules = self.modules(plugin, name).into_iter().filter_map(read).collect();
        let plugin = vm::Plugin { modules, ..vm::Plugin::default() };
        let fields: Vec<_> =
            ["VERSION", "PRIORITY"].into_iter().chain(template::phases()).collect();
        let module = format!("kong.plugins.{name}.handler");
        let loaded = plugin.load(&module, &fields, Limits::PLUGIN).ok()?;
        let text = |value: &Value| match value {
            Value::String(_) | Value::Number(_) => Some(value.text()),
            _ => None,
        };
        let phases = template::phases().zip(&loaded.fields[2..]);
        let phases: Vec<_> =
            phases.filter(|(_, value)| value.is_truthy()).map(|(phase, _)| phase).collect();
        Some([text(&loaded.fields[0]), text(&loaded.fields[1]), Some(phases.join(","))])
    }
}

/// `Jane Doe <jane@example.com>` without the address.
fn without_address(person: &str) -> String {
    person.split('<').next().unwrap_or_default().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_no_part_of_a_name() {
        assert_eq!(without_address("Jane Doe <jane@example.com>"), "Jane Doe");
        assert_eq!(without_address("Jane Doe"), "Jane Doe");
    }
}
