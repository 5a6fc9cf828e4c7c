//! A target path: where in a project a template may put a file.

/// The deepest that folders may be nested, and the longest that a path may be, in bytes.
const DEEPEST: usize = 16;
const LONGEST: usize = 240;

/// Names at the top of a project that are not a template's to write.
const RESERVED: [&str; 2] = ["kongsmith.toml", ".kongsmith-journal"];

/// Checks a rendered path: it stays inside the project, outside of git's folder, and exists on every file system.
pub(crate) fn check(path: &str) -> Result<(), String> {
    if path.starts_with('/') || path.starts_with('~') || path.contains('\\') {
        return Err("it is not a path inside the project".to_owned());
    }
    let parts: Vec<_> = path.split('/').collect();
    if path.len() > LONGEST || parts.len() > DEEPEST {
        return Err(format!("it is longer than {LONGEST} bytes or deeper than {DEEPEST} folders"));
    }
    for part in &parts {
        if matches!(*part, "" | "." | "..") {
            return Err("it is not a path inside the project".to_owned());
        }
        if part.eq_ignore_ascii_case(".git") || part.to_ascii_lowercase().starts_with("git~") {
            return Err("git's folder is not a template's to write".to_owned());
        }
        if !is_portable(part) {
            return Err(format!("`{part}` is not a name on every file system"));
        }
    }
    if RESERVED.contains(&parts[0].to_ascii_lowercase().as_str()) {
        return Err(format!("`{}` is kongsmith's own", parts[0]));
    }
    Ok(())
}

/// Whether Linux, macOS and Windows all take the name, and agree that it is one.
fn is_portable(name: &str) -> bool {
    const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix)
            .is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit())
    };
    name.chars().all(|c| !c.is_control() && !"<>:\"|?*".contains(c))
        && !name.ends_with(['.', ' '])
        && !DEVICES.contains(&stem.as_str())
        && !numbered("com")
        && !numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_stays_inside_the_project() {
        for good in [
            "a",
            ".busted",
            "kong/plugins/x/handler.lua",
            ".github/workflows/ci.yml",
            "a..b",
            "console.lua",
        ] {
            assert_eq!(check(good), Ok(()), "{good}");
        }
        for bad in [
            "",
            "/etc/passwd",
            "../x",
            "a/../../x",
            "a//b",
            "./a",
            "a/.",
            "~/x",
            "a\\b",
            "C:/x",
            ".git/hooks/x",
            "x/.GIT/config",
            "GIT~1/config",
            "a\0b",
            "a\nb",
            "nul",
            "x/COM1.txt",
            "a.",
            "a ",
            "kongsmith.toml",
            "KongSmith.toml",
            ".kongsmith-journal/x",
        ] {
            assert!(check(bad).is_err(), "{bad:?}");
        }
        assert!(check(&"x".repeat(300)).is_err());
        assert!(check(&"x/".repeat(20)).is_err());
    }
}
