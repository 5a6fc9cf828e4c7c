//! The agreement of versions: whether a handler's VERSION is the version of the rockspec that packs it.

use std::collections::BTreeMap;

use super::layout::Layout;
use super::unlisted::plugin_file;
use crate::diagnostic::Diagnostic;
use crate::failure::Result;
use crate::handler;
use crate::rockspec::Rockspec;
use crate::version::{PluginVersion, RockVersion, Spelled};
use crate::vm::{self, Chunk, Limits, Plugin, Value};

/// What the handler of the plugin `name` says its version is, read by running it with the modules of the layout. `None`
/// when it has no VERSION, or does not run without Kong. Fails where it passes its bounds.
pub(crate) fn handler_version(layout: &Layout, name: &str) -> Result<Option<String>> {
    let plugin = Plugin { modules: modules(layout), environment: BTreeMap::new() };
    match plugin.load(&handler::module_name(name), &["VERSION"], Limits::PLUGIN) {
        Ok(loaded) => Ok(loaded.fields.iter().find_map(Value::as_str).map(str::to_owned)),
        Err(vm::Error::Limit(failure)) => Err(failure),
        Err(vm::Error::Load(_) | vm::Error::Run(_)) => Ok(None),
    }
}

/// Whether `handler` names the version of a rockspec, whose revision does not count.
pub(crate) fn agrees(handler: &str, rockspec: &RockVersion) -> bool {
    let in_rockspec = PluginVersion::from_rock(rockspec);
    let in_handler =
        Spelled::parse(handler).and_then(|spelled| spelled.with_revision_of(rockspec.revision()));
    match (in_handler, in_rockspec) {
        (Ok(handler), Ok(rockspec)) => handler == rockspec,
        // Four numbers and other spellings that `bump` does not write.
        _ => handler == rockspec.without_revision() || handler == rockspec.as_str(),
    }
}

/// A warning for a handler that names another version than its rockspec. Development rockspecs name none.
pub(crate) fn warning(
    rockspec: &Rockspec,
    layout: &Layout,
    name: &str,
) -> Result<Option<Diagnostic>> {
    if rockspec.version.is_development() {
        return Ok(None);
    }
    let version = handler_version(layout, name)?;
    Ok(version.and_then(|version| disagreement(rockspec, name, &version)))
}

/// A warning where the handler's `version` is not the rockspec's. Development rockspecs name none.
pub(crate) fn disagreement(rockspec: &Rockspec, name: &str, version: &str) -> Option<Diagnostic> {
    if rockspec.version.is_development() || agrees(version, &rockspec.version) {
        return None;
    }
    let message = format!(
        "the handler of `{name}` has VERSION `{version}`, this rockspec is version `{}`",
        rockspec.version.without_revision()
    );
    let warning = rockspec.warning("version-mismatch", &["version"], message);
    Some(warning.help(
        "`kongsmith bump patch --from handler` or `--from rockspec` gives both the same next version",
    ))
}

/// The names of the plugins that have a handler in the layout, sorted.
pub(crate) fn handlers(layout: &Layout) -> Vec<String> {
    plugins_with(layout, |file| matches!(file, "handler.lua" | "handler/init.lua"))
}

/// The names of the plugins that have a handler or a schema in the layout, sorted.
pub(crate) fn plugins(layout: &Layout) -> Vec<String> {
    plugins_with(layout, |file| {
        matches!(file, "handler.lua" | "handler/init.lua" | "schema.lua" | "schema/init.lua")
    })
}

fn plugins_with(layout: &Layout, wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let mut names: Vec<_> = layout
        .files
        .keys()
        .filter_map(|target| plugin_file(target))
        .filter(|(_, file)| wanted(file))
        .map(|(name, _)| name.to_owned())
        .collect();
    names.dedup();
    names
}

/// The names of the plugins whose handler is among modules, sorted.
pub(crate) fn plugins_of<'a>(modules: impl Iterator<Item = &'a String>) -> Vec<&'a str> {
    let handler = |module: &'a String| {
        let name = module.strip_prefix("kong.plugins.")?.strip_suffix(".handler")?;
        (!name.contains('.')).then_some(name)
    };
    modules.filter_map(handler).collect()
}

/// The modules of the layout by the names that `require` finds them by.
pub(crate) fn modules(layout: &Layout) -> BTreeMap<String, Chunk> {
    let mut modules = BTreeMap::new();
    for (target, placement) in &layout.files {
        let path = target.strip_prefix("lua/").and_then(|path| path.strip_suffix(".lua"));
        let Some(path) = path else { continue };
        let chunk = Chunk::new(placement.source.as_str(), placement.contents.bytes());
        if let Some(folder) = path.strip_suffix("/init") {
            modules.entry(folder.replace('/', ".")).or_insert_with(|| chunk.clone());
        }
        modules.insert(path.replace('/', "."), chunk);
    }
    modules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_version_agree() {
        for (handler, rockspec) in [
            ("1.2.0", "1.2.0-1"),
            ("0.1", "0.1.0-1"),
            ("1.0.2-1", "1.0.2-1"),
            ("v1.2.0", "1.2.0-3"),
            ("1.2.0-rc.1", "1.2.0rc.1-1"),
            ("1.2.0-rc1", "1.2.0rc.1-1"),
            ("1.2.3.4", "1.2.3.4-1"),
        ] {
            assert!(agrees(handler, &RockVersion::parse(rockspec)), "{handler} {rockspec}");
        }
        for (handler, rockspec) in [("1.2.0", "1.2.1-1"), ("1.0.2-2", "1.0.2-1"), ("x", "1.0-1")] {
            assert!(!agrees(handler, &RockVersion::parse(rockspec)), "{handler} {rockspec}");
        }
    }
}
