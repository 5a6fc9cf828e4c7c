//! What comes after packing: the outputs of a GitHub workflow step, and the next steps for a person.

use camino::{Utf8Path, Utf8PathBuf};
use serde::Serialize;
use serde_json::{Map, json};

use super::entries::PluginEntry;
use crate::commands::Context;
use crate::disk;
use crate::failure::Result;
use crate::version::{PluginVersion, RockVersion};

/// Appends `version` and `packages` to the file that a GitHub workflow step hands in: plain values for one plugin, JSON
/// objects by plugin for several.
pub(super) fn write_github_output(context: &Context, plugins: &[PluginEntry]) -> Result<()> {
    let Some(file) = context.environment.get("GITHUB_OUTPUT") else { return Ok(()) };
    let packed: Vec<_> = packed(plugins).collect();
    let text = match packed.as_slice() {
        [] => return Ok(()),
        [only] => {
            format!("version={}\npackages={}\n", plain(&only.version), text(&only.packages))
        }
        several => {
            let by_name = |value: fn(&PluginEntry) -> serde_json::Value| -> Map<_, _> {
                several.iter().map(|plugin| (plugin.name.clone(), value(plugin))).collect()
            };
            let versions = by_name(|plugin| plain(&plugin.version).into());
            let packages = by_name(|plugin| json!(plugin.packages));
            format!("version={}\npackages={}\n", text(&versions), text(&packages))
        }
    };
    disk::append(&context.directory.join(file), text.as_bytes())
}

/// How to install the first package of each kind and to load the plugins.
pub(super) fn next_steps(plugins: &[PluginEntry]) -> Vec<String> {
    let mut names: Vec<_> = packed(plugins).map(|plugin| plugin.name.as_str()).collect();
    names.dedup();
    let path = |ending: &str| {
        packed(plugins)
            .flat_map(|plugin| &plugin.packages)
            .find(|path| path.as_str().ends_with(ending))
    };
    if names.is_empty() {
        return Vec::new();
    }
    let names = if names.len() > 5 { "NAME,...".to_owned() } else { names.join(",") };
    let mut next = Vec::new();
    if let Some(rock) = path(".all.rock") {
        next.push(format!("luarocks install {rock}"));
    } else if let Some(rock) = path(".src.rock") {
        next.push(format!("luarocks build {rock}"));
    }
    if let Some(tarball) = path(".tar.gz") {
        let or = if next.is_empty() { "" } else { "or " };
        next.push(format!("{or}tar -xzf {tarball} -C /opt, and in kong.conf:"));
        next.push(format!("  lua_package_path = {}", lua_package_path(tarball)));
    }
    next.push(format!("KONG_PLUGINS=bundled,{names} kong start"));
    next
}

fn packed(plugins: &[PluginEntry]) -> impl Iterator<Item = &PluginEntry> {
    plugins.iter().filter(|plugin| !plugin.packages.is_empty())
}

/// The entry for a tarball that is unpacked in /opt; `;;` keeps Kong's own path.
fn lua_package_path(tarball: &Utf8Path) -> String {
    let name = tarball.file_name().unwrap_or_default();
    let folder = Utf8PathBuf::from("/opt").join(name.strip_suffix(".tar.gz").unwrap_or(name));
    format!("{folder}/?.lua;{folder}/?/init.lua;;")
}

/// The version without its revision, spelled as in tags and handlers where it can be.
fn plain(version: &str) -> String {
    let version = RockVersion::parse(version);
    PluginVersion::from_rock(&version)
        .map_or_else(|_| version.without_revision().to_owned(), |version| version.to_string())
}

fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("names and paths are strings")
}
