//! Packing: from a rockspec and its source tree to packages, or to all the problems in the way.

use camino::Utf8Path;

use super::entry::Entries;
use super::kind::Kind;
use super::layout::{self, Layout};
use super::package::Package;
use super::problems::Problems;
use super::tree::SourceTree;
use super::{agreement, include, patches, rock, src_rock, tarball, unlisted};
use crate::failure::Result;
use crate::project::Project;
use crate::rockspec::Rockspec;
use crate::template::plugin_of;

/// A rockspec's packages, not written yet.
#[derive(Debug)]
pub(crate) struct Packed {
    /// Names of the plugins as Kong knows them, sorted. For a package without one, its own name without `kong-plugin-`.
    pub(crate) plugins: Vec<String>,
    /// Empty when a problem is an error.
    pub(crate) packages: Vec<Package>,
    /// What is wrong.
    pub(crate) problems: Problems,
}

/// What is to be packed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Request<'a> {
    /// The project: no link may lead out of it.
    pub(crate) project: &'a Project,
    /// The directory that the rockspec's paths are relative to.
    pub(crate) base: &'a Utf8Path,
    /// The kinds of packages, each once.
    pub(crate) kinds: &'a [Kind],
    /// Whether a warning is enough to make no package.
    pub(crate) deny_warnings: bool,
}

/// The layout of a rockspec's files, and the tree that they come from.
pub(crate) fn lay_out(
    request: &Request<'_>,
    rockspec: &Rockspec,
    problems: &mut Problems,
) -> (Layout, SourceTree) {
    let mut tree = SourceTree::new(request.base, &request.project.root);
    for (path, contents) in request.project.draft.below(request.base) {
        tree.know(path.as_str(), contents);
    }
    patches::apply(rockspec, &mut tree, problems);
    let layout = layout::build(rockspec, &mut tree, problems);
    (layout, tree)
}

/// Lays a rockspec's files out and finds everything in the way of a package, short of running the handlers.
pub(crate) fn inspect(
    request: &Request<'_>,
    rockspec: &Rockspec,
    problems: &mut Problems,
) -> (Layout, SourceTree) {
    let (mut layout, mut tree) = lay_out(request, rockspec, problems);
    let base = request.project.shown(request.base);
    let include = &request.project.settings.pack.include;
    include::add(&mut layout, &mut tree, include, &base, problems);
    problems.extend(unlisted::warnings(&layout, &mut tree, &base));
    warn_of_hook(rockspec, problems);
    (layout, tree)
}

/// Packs one rockspec. `problems` holds what reading it found. Fails where a handler passes its bounds.
pub(crate) fn pack(
    request: &Request<'_>,
    rockspec: &Rockspec,
    mut problems: Problems,
) -> Result<Packed> {
    let (layout, mut tree) = inspect(request, rockspec, &mut problems);
    for name in agreement::handlers(&layout) {
        problems.extend(agreement::warning(rockspec, &layout, &name)?);
    }
    let mut packages: Vec<_> = request
        .kinds
        .iter()
        .map(|kind| package(*kind, rockspec, &layout, &mut tree, &mut problems))
        .collect();
    if request.deny_warnings {
        problems.deny_warnings();
    }
    if problems.any_error() {
        packages.clear();
    }
    Ok(Packed { plugins: names(rockspec, &layout), packages, problems })
}

fn package(
    kind: Kind,
    rockspec: &Rockspec,
    layout: &Layout,
    tree: &mut SourceTree,
    problems: &mut Problems,
) -> Package {
    let (top, entries): (String, Entries) = match kind {
        Kind::Rock => (String::new(), rock::entries(rockspec, layout)),
        Kind::SrcRock => (String::new(), src_rock::entries(rockspec, layout, tree, problems)),
        Kind::Tarball => (tarball::top(rockspec), tarball::entries(rockspec, layout, problems)),
    };
    let file_name = kind.file_name(&rockspec.name(), rockspec.version.as_str());
    Package { kind, file_name, top, entries }
}

/// A hook runs wherever the rock is installed, with the rights of whoever installs it.
fn warn_of_hook(rockspec: &Rockspec, problems: &mut Problems) {
    if let Some(command) = &rockspec.post_install {
        let message = format!("`{command}` runs on every machine that the rock is installed on");
        let warning = rockspec.warning("post-install-hook", &["hooks", "post_install"], message);
        problems
            .push(warning.help("take `hooks` out: LuaRocks may be set to refuse rocks with hooks"));
    }
}

fn names(rockspec: &Rockspec, layout: &Layout) -> Vec<String> {
    let plugins = agreement::plugins(layout);
    if plugins.is_empty() {
        let package = rockspec.name();
        return vec![plugin_of(&package).to_owned()];
    }
    plugins
}
