//! `misplaced-field`: a field of `build` that nothing reads there.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};
use crate::rockspec::{BUILD_FIELDS, BuildKind};
use crate::suggestion::nearest;

pub(super) const LINT: Lint = Lint {
    code: "misplaced-field",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a field of `build` that belongs elsewhere or is misspelt",
        text: "LuaRocks lets any field stand in `build`, because other build types have fields of their own, and reads \
               only those that it knows. `dependencies` that slipped into it are never installed. Fields that are \
               like none of LuaRocks' own are left alone.",
        bad: "build = {\n  type = \"builtin\",\n  modules = {},\n  dependencies = { \"lua-resty-jwt\" },\n}",
        good: "dependencies = { \"lua-resty-jwt\" }\n\nbuild = { type = \"builtin\", modules = {} }",
    },
    run,
};

/// Fields that stand at the top of a rockspec.
const TOP: [&str; 12] = [
    "package",
    "version",
    "rockspec_format",
    "source",
    "description",
    "dependencies",
    "build_dependencies",
    "test_dependencies",
    "external_dependencies",
    "supported_platforms",
    "hooks",
    "deploy",
];

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(package) = &subject.facts.package else { return };
    let build = &package.rockspec.build;
    if matches!(build.kind, BuildKind::Foreign(_)) {
        return;
    }
    for field in &build.others {
        let (message, help) = if TOP.contains(&field.as_str()) {
            let message = format!("nothing reads `{field}` in `build`");
            (message, format!("move `{field}` out of `build`, to the top of the rockspec"))
        } else if let Some(near) = nearest(field, BUILD_FIELDS).into_iter().next() {
            (format!("`build` has no field `{field}`"), format!("did you mean `{near}`"))
        } else {
            continue;
        };
        let found = LINT.diagnostic(message).help(help);
        diagnostics.push(package.at(found, &["build", field]));
    }
}
