//! Documentation of lints: the text of `check --explain CODE` and of the pages in `docs/lints/`.

use std::fmt::Write;

#[cfg(test)]
use super::LINTS;
use super::Lint;
use crate::diagnostic::Severity;

/// The page of a lint, in Markdown.
pub(crate) fn page(lint: &Lint) -> String {
    let Lint { code, severity, explanation, .. } = lint;
    let mut page = format!(
        "# {code}\n\n{}: {}\n\n{}\n",
        severity_name(*severity),
        explanation.summary,
        explanation.text
    );
    for (title, example) in [("Found", explanation.bad), ("Better", explanation.good)] {
        if !example.is_empty() {
            let language = if example.starts_with("[check") { "toml" } else { "lua" };
            let _ = write!(page, "\n## {title}\n\n```{language}\n{}\n```\n", example.trim_end());
        }
    }
    page
}

/// The list of all lints, in Markdown.
#[cfg(test)]
pub(crate) fn index() -> String {
    let mut index = String::from(INTRODUCTION);
    for severity in [Severity::Error, Severity::Warning, Severity::Information] {
        let mut lints: Vec<_> = LINTS.iter().filter(|lint| lint.severity == severity).collect();
        lints.sort_by_key(|lint| lint.code);
        let _ = write!(index, "\n## {}\n\n| code | finds |\n|---|---|\n", plural(severity));
        for Lint { code, explanation, .. } in lints {
            let summary = explanation.summary.replace('|', "\\|");
            let _ = writeln!(index, "| [{code}](lints/{code}.md) | {summary} |");
        }
    }
    index
}

#[cfg(test)]
const INTRODUCTION: &str = "\
# Lints

What `kongsmith check` looks for in a plugin. `kongsmith check --explain CODE` shows the page of one lint.

An error is something that Kong, LuaRocks or LuaJIT refuses, or that fails when it runs. A warning is probably not meant.
Information is worth knowing.

## Settings

In `kongsmith.toml`, a lint is switched off or given another severity:

```toml
[check.lints]
unused-local = \"off\"
ngx-var = \"warning\"
```

The values are `off`, `information`, `warning` and `error`.

In Lua, a comment allows what a lint would report, behind the code or on the line before it:

```lua
os.execute(\"true\") -- kongsmith: allow(blocking-call)

-- kongsmith: allow(assigned-global, undefined-global)
counter = (counter or 0) + 1
```

The lints about globals and about unused and unreachable code also follow the project's `.luacheckrc` and the comments of
luacheck (`-- luacheck: ignore`). Without a `.luacheckrc`, the globals are those of OpenResty's LuaJIT, `ngx`, `kong`, and in
specs those of busted. Nobody writes more than 1,000 words into such comments of a file, or 1,000 patterns into `ignore`,
`only` and `enable`: these lints say nothing then.
";

fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Information => "Information",
    }
}

#[cfg(test)]
fn plural(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Errors",
        Severity::Warning => "Warnings",
        Severity::Information => "Information",
    }
}
