//! Messages: the commit's and the tags'.

use super::PluginPlan;

/// The commit message for these plugins. `format` may hold `{version}`, `{previous}` and `{plugin}`.
pub(super) fn commit(format: Option<&str>, plugins: &[&PluginPlan], several: bool) -> String {
    let usual =
        if several { "chore: release {plugin} {version}" } else { "chore: release {version}" };
    let format = format.unwrap_or(usual);
    if format == usual && plugins.len() > 1 {
        let each = plugins.iter().map(|plugin| format!("{} {}", plugin.name, plugin.version));
        return format!("chore: release {}", each.collect::<Vec<_>>().join(", "));
    }
    let all = |field: fn(&PluginPlan) -> &str| {
        let mut values: Vec<_> = plugins.iter().map(|plugin| field(plugin)).collect();
        values.dedup();
        values.join(", ")
    };
    format
        .replace("{version}", &all(|plugin| &plugin.version))
        .replace("{previous}", &all(|plugin| &plugin.previous))
        .replace("{plugin}", &all(|plugin| &plugin.name))
}

/// The message of a plugin's tag.
pub(super) fn tag(plugin: &PluginPlan) -> String {
    format!("{} {}", plugin.name, plugin.version)
}
