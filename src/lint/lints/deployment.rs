//! What the lints about targets share: the files of a plugin as a target gets them.

use crate::lint::{File, Role, Subject, Target};

/// A module of a plugin as it lies in the plugin's folder.
pub(super) struct Part<'a> {
    pub(super) file: &'a File,
    /// The module's name below `kong.plugins.NAME`: `handler`, `migrations.000_base`.
    pub(super) name: &'a str,
}

/// The modules below `kong.plugins.NAME`, in the order of their files.
pub(super) fn parts(subject: &Subject) -> impl Iterator<Item = Part<'_>> {
    let prefix = format!("kong.plugins.{}.", subject.name);
    let modules = subject.files.iter().filter(|file| file.role == Role::Module);
    modules.filter_map(move |file| {
        let name = file.module.as_deref()?.strip_prefix(&prefix)?;
        Some(Part { file, name })
    })
}

/// The modules that do not lie below `kong.plugins`.
pub(super) fn outside(subject: &Subject) -> impl Iterator<Item = (&File, &str)> {
    let modules = subject.files.iter().filter(|file| file.role == Role::Module);
    modules
        .filter_map(|file| Some((file, file.module.as_deref()?)))
        .filter(|(_, name)| !name.starts_with("kong.plugins."))
}

impl Part<'_> {
    /// The file's path in the plugin's folder: `migrations/init.lua`.
    pub(super) fn path(&self) -> String {
        let path = self.name.replace('.', "/");
        let is_init = self.file.path.file_name() == Some("init.lua");
        if is_init && !path.ends_with("/init") && path != "init" {
            format!("{path}/init.lua")
        } else {
            format!("{path}.lua")
        }
    }

    /// The folder in the plugin's folder; empty for the plugin's folder itself.
    pub(super) fn folder(&self) -> String {
        self.path().rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned())
    }

    /// Whether it is `handler.lua` or `schema.lua`.
    pub(super) fn is_essential(&self) -> bool {
        ["handler.lua", "schema.lua"].contains(&self.path().as_str())
    }

    /// Whether it belongs to the database: entities, their migrations, their Admin API.
    pub(super) fn is_of_database(&self) -> bool {
        let first = self.name.split('.').next().unwrap_or(self.name);
        ["daos", "dao", "api", "migrations"].contains(&first)
    }
}

/// Whether the plugin is to run there.
pub(super) fn is_for(subject: &Subject, target: Target) -> bool {
    subject.facts.targets.contains(&target)
}

/// Those of `targets` that the plugin is to run on.
pub(super) fn wanted(subject: &Subject, targets: &[Target]) -> Vec<Target> {
    targets.iter().copied().filter(|target| is_for(subject, *target)).collect()
}
