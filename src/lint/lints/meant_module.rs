//! What the lints about modules share: the plugin's own module that a `require` of a strange name means.

use super::requires::Require;
use super::rocks;
use crate::lint::{PARTS, Subject};
use crate::loader::Required;
use crate::suggestion::distance;
use crate::template::PACKAGE_PREFIX;

/// The module of the plugin that is meant by a module which is nowhere, where that is certain.
pub(super) fn meant(subject: &Subject, require: &Require) -> Option<String> {
    let loaded = subject.facts.loaded.as_ref()?;
    let module = require.module.as_str();
    let Required { third_party, later, .. } = &loaded.required;
    if !third_party.contains(&require.module) && !later.contains(&require.module) {
        return None;
    }
    let inside = match module.strip_prefix("kong.plugins.").and_then(|rest| rest.split_once('.')) {
        Some((folder, inside)) => is_own(subject, folder, inside).then_some(inside)?,
        None if module.starts_with("kong.") || rocks::of(subject, module).is_some() => return None,
        None => module,
    };
    let own = format!("kong.plugins.{}.{inside}", subject.name);
    subject.module(&own).filter(|file| *file != require.id).map(|_| own)
}

/// Whether a folder of plugins is this plugin's, misspelt or by the name of its package.
fn is_own(subject: &Subject, folder: &str, inside: &str) -> bool {
    let name = subject.name.as_str();
    let package = subject.facts.package.as_ref().map(|package| package.rockspec.name());
    if folder == format!("{PACKAGE_PREFIX}{name}") || package.as_deref() == Some(folder) {
        return folder != name;
    }
    let is_foreign = |letter: char| !letter.is_alphabetic();
    let (folder_letters, letters) = (folder.replace(is_foreign, ""), name.replace(is_foreign, ""));
    let digits = |text: &str| text.replace(|letter: char| !letter.is_ascii_digit(), "");
    folder != name
        && digits(folder) == digits(name)
        // Every plugin has them, so that having one as well makes no other plugin this one.
        && !PARTS.contains(&inside)
        && letters.len() > 3
        && distance(&folder_letters, &letters) <= 1
}
