//! The planner: goes from plugin to plugin and changes the draft, then puts the plan together.

use camino::Utf8Path;

use super::changelog::Names;
use super::git_plan::{Facts, Since, in_work_tree, since_last_tag};
use super::plan::{CommitPlan, Plan};
use super::present::{self, Present};
use super::tag::{Numbers, TagFormat};
use super::unit::{RockspecFile, Unit};
use super::{
    PluginPlan, Request, changelog_edit, commits, file_edit, handler_edit, message, rockspec_edit,
};
use crate::failure::{Failure, Result};
use crate::git::Repository;
use crate::project::Project;
use crate::transaction::Draft;
use crate::version::{KongVersion, Level, Step};
use crate::vm::Table;

/// A plan in the making.
pub(super) struct Planner<'a> {
    pub(super) project: &'a Project,
    pub(super) repository: Option<&'a Repository>,
    pub(super) request: &'a Request,
    pub(super) facts: Facts,
    /// Whether the project has several plugins.
    pub(super) several: bool,
    pub(super) draft: Draft,
}

impl Planner<'_> {
    /// Plans one plugin's bump.
    pub(super) fn unit(&mut self, unit: &Unit) -> Result<PluginPlan> {
        let request = self.request;
        let present = present::read(
            unit,
            &Draft::new(&self.project.root),
            request.from,
            request.skip_handler,
        )?;
        let format = self.facts.tag_format(self.project, unit, self.several);
        let since = self.since(unit, &format)?;
        let from = present.numbers();
        let next = self.next(unit, &present, since.as_ref())?;
        let to = next.clone().unwrap_or_else(|| from.clone());
        let mut plan = PluginPlan {
            name: unit.name.clone(),
            previous: from.version.to_string(),
            version: to.version.to_string(),
            rock_version: unit.released_rockspec().map(|_| to.rock().as_str().to_owned()),
            tag: format.name(&unit.name, &to),
            changes: Vec::new(),
            files: Vec::new(),
            remarks: Vec::new(),
        };
        if next.is_none() {
            let tag = since.and_then(|since| since.tag).unwrap_or_default();
            plan.remarks.push(format!("nothing to release since {tag}"));
            return Ok(plan);
        }
        if request.only_print {
            return Ok(plan);
        }
        self.edit(unit, &present, &to, since.as_ref(), &mut plan)?;
        plan.remarks.extend(spellings(&to, plan.rock_version.as_deref()));
        if plan.changes.is_empty() {
            return Err(Failure::project(format!(
                "the version of `{}` is `{}` already",
                unit.name, to.version
            ))
            .help("name a later version, or a level"));
        }
        if request.tag && self.facts.tags.contains(&plan.tag) {
            return Err(Failure::project(format!("the tag `{}` exists already", plan.tag)).help(
                "bump to another version; for a new revision give `tag_format` a `{revision}`",
            ));
        }
        Ok(plan)
    }

    fn edit(
        &mut self,
        unit: &Unit,
        present: &Present,
        to: &Numbers,
        since: Option<&Since>,
        plan: &mut PluginPlan,
    ) -> Result<()> {
        let from = present.numbers();
        for handler in &present.handlers {
            // A revision is the rockspec's alone; one that got into VERSION leaves it.
            let wanted =
                handler.spelled.revision.is_some() || handler.spelled.version != to.version;
            let loose = to.version != from.version;
            if wanted || loose {
                plan.changes.extend(handler_edit::edit(
                    &mut self.draft,
                    unit,
                    handler,
                    &to.version,
                )?);
            }
        }
        if let Some(rockspec) = &unit.rockspec {
            if rockspec.version.is_development() {
                plan.remarks.push(format!(
                    "{} is a development rockspec and keeps its version",
                    rockspec.path
                ));
            } else {
                plan.changes.extend(rockspec_edit::edit(&mut self.draft, rockspec, to)?);
                self.source_tag(rockspec, to, plan)?;
            }
        }
        if to.version != from.version {
            self.changelog(unit, to, since, plan)?;
        }
        let files = &self.project.settings.bump.files;
        let edits = file_edit::edit(&mut self.draft, files, &unit.name, self.several, &from, to)?;
        plan.changes.extend(edits);
        plan.files = plan.changes.iter().map(|change| self.draft.path(&change.file)).collect();
        plan.files.sort_unstable();
        plan.files.dedup();
        Ok(())
    }

    /// The tag is the one that the rockspec names, where the two differ in LuaRocks' spelling alone.
    fn source_tag(
        &self,
        rockspec: &RockspecFile,
        to: &Numbers,
        plan: &mut PluginPlan,
    ) -> Result<()> {
        let tag = |fields: &Table| {
            fields
                .get("source")
                .as_table()
                .and_then(|source| source.get("tag").as_str().map(str::to_owned))
        };
        let Some(before) = tag(&rockspec.fields) else { return Ok(()) };
        let Some(after) = tag(&RockspecFile::read(&self.draft, &rockspec.path)?.fields) else {
            return Ok(());
        };
        if after == plan.tag {
            return Ok(());
        }
        let bare = to.rock().without_revision().to_owned();
        if after.replace(&bare, &to.version.to_string()) == plan.tag {
            plan.tag = after;
        } else if after != before {
            plan.remarks.push(format!(
                "source.tag of {} becomes `{after}`, but the tag would be `{}`: LuaRocks will look for the first",
                rockspec.path, plan.tag
            ));
        } else {
            plan.remarks.push(format!("source.tag of {} is `{after}` and stays", rockspec.path));
        }
        Ok(())
    }

    fn changelog(
        &mut self,
        unit: &Unit,
        to: &Numbers,
        since: Option<&Since>,
        plan: &mut PluginPlan,
    ) -> Result<()> {
        let Some(path) = changelog_edit::path(&self.draft, unit, !self.several) else {
            return Ok(());
        };
        let entries = match since {
            Some(since) if self.request.changelog => commits::entries(&since.messages),
            _ => Vec::new(),
        };
        let version = to.version.to_string();
        let names = Names { version: &version, date: &self.request.date, tag: &plan.tag };
        match changelog_edit::edit(&mut self.draft, &path, &names, &entries)? {
            changelog_edit::Done::Changed(change) => plan.changes.push(change),
            changelog_edit::Done::Untouched(reason) => plan.remarks.push(reason),
            changelog_edit::Done::None => {}
        }
        Ok(())
    }

    /// The commits since the last tag, where the level or the changelog asks for them.
    fn since(&self, unit: &Unit, format: &TagFormat) -> Result<Option<Since>> {
        let auto = self.request.level == Level::Auto;
        let Some(repository) = self.repository.filter(|_| auto || self.request.changelog) else {
            return Ok(None);
        };
        since_last_tag(repository, self.project, unit, self.several, format, !auto).map(Some)
    }

    /// The next version and revision; `None` when no commit asks for a release.
    fn next(
        &self,
        unit: &Unit,
        present: &Present,
        since: Option<&Since>,
    ) -> Result<Option<Numbers>> {
        let pre = self.request.pre.as_deref();
        let version = match &self.request.level {
            Level::Revision if unit.released_rockspec().is_none() => {
                return Err(Failure::project(format!(
                    "`{}` has no rockspec with a revision",
                    unit.name
                ))
                .help("say `patch` to raise the version"));
            }
            Level::Revision => {
                let revision = present.revision.saturating_add(1);
                return Ok(Some(Numbers { version: present.version.clone(), revision }));
            }
            Level::Step(step) => step.next(&present.version, pre)?,
            Level::Auto => {
                let messages = since.map_or(&[][..], |since| &since.messages);
                match commits::step(messages, &present.version) {
                    // A pre-release goes on counting.
                    Some(_) if pre.is_some() && present.version.pre_release().is_some() => {
                        Step::Next.next(&present.version, pre)?
                    }
                    Some(step) => step.next(&present.version, pre)?,
                    None => return Ok(None),
                }
            }
        };
        let revision = if version == present.version { present.revision } else { 1 };
        Ok(Some(Numbers { version, revision }))
    }

    /// Refuses to change a plugin that was not asked for: one that shares the place of its version with another.
    pub(super) fn spare(&self, others: &[Unit]) -> Result<()> {
        let before = Draft::new(&self.project.root);
        let changed: Vec<_> = self.draft.changed()?.into_iter().map(|file| file.from).collect();
        for unit in others {
            if !unit.modules.values().any(|path| changed.contains(path)) {
                continue;
            }
            for plugin in &unit.plugins {
                let version = |draft| unit.handler(draft, plugin).ok().map(|handler| handler.text);
                if version(&before) != version(&self.draft) {
                    return Err(Failure::project(format!(
                        "this would change the version of `{plugin}` too, which has it from the same place"
                    ))
                    .help("bump both with `--all`"));
                }
            }
        }
        Ok(())
    }

    /// The plan of these plugins.
    pub(super) fn finish(self, plugins: Vec<PluginPlan>) -> Result<Plan> {
        let status = self.facts.status.as_ref();
        let repository = self.repository.filter(|_| status.is_some());
        let head = status.and_then(|status| status.head.clone());
        let released: Vec<_> = plugins.iter().filter(|plugin| !plugin.changes.is_empty()).collect();
        let commit = match repository {
            Some(repository) if self.request.commit && !released.is_empty() => {
                Some(self.commit(repository, &released)?)
            }
            _ => None,
        };
        let (root, repository) = (self.project.root.clone(), repository.cloned());
        Ok(Plan { command: "bump", plugins, commit, root, repository, head, draft: self.draft })
    }

    fn commit(&self, repository: &Repository, released: &[&PluginPlan]) -> Result<CommitPlan> {
        let here = |path: &Utf8Path| in_work_tree(repository, &self.project.root, path);
        let mut paths = Vec::new();
        for file in self.draft.changed()? {
            let (from, is_new) = (here(&file.from), file.before.is_empty());
            let status = self.facts.status.as_ref();
            let unknown = status.is_some_and(|status| status.is_untracked(&from));
            if unknown && !is_new && !self.request.allow_dirty {
                return Err(Failure::project("git does not know this file yet").at(&file.from).help(
                    "commit the project first, or say `--allow-dirty` to have the whole file in the release's commit",
                ));
            }
            // A file that git does not know and that gets another name leaves nothing to commit.
            if !unknown || file.from == file.to {
                paths.push(from);
            }
            if file.from != file.to {
                paths.push(here(&file.to));
            }
        }
        let format = self.project.settings.bump.commit_message.as_deref();
        let message = message::commit(format, released, self.several);
        let tags = released.iter().filter(|_| self.request.tag);
        let tags = tags.map(|plugin| (plugin.tag.clone(), message::tag(plugin))).collect();
        Ok(CommitPlan { message, tags, paths })
    }
}

/// The three spellings of a pre-release, which nobody expects to differ.
fn spellings(numbers: &Numbers, rock: Option<&str>) -> Vec<String> {
    let version = &numbers.version;
    if version.pre_release().is_none() {
        return Vec::new();
    }
    let kong = KongVersion::read(&version.to_string()).map(|kong| kong.to_string());
    let kong = kong.unwrap_or_default();
    let rock = rock.map(|rock| format!(", LuaRocks has `{rock}`")).unwrap_or_default();
    let mut remarks =
        vec![format!("VERSION says `{version}`{rock}, and Kong reads {kong} from it")];
    if !version.is_ordered_by_luarocks() {
        remarks.push(format!(
            "LuaRocks takes `{version}` for newer than {kong}: it knows alpha, beta, pre and rc"
        ));
    }
    remarks
}
