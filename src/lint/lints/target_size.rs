//! `target-size`: more bytes than the target takes.

use std::collections::BTreeMap;

use super::deployment::{is_for, parts};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject, Target};

pub(super) const LINT: Lint = Lint {
    code: "target-size",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "more bytes than the target takes",
        text: "`konnect-streaming` takes a handler and a schema of at most 100 KB each. A `ConfigMap` of Kubernetes \
               holds at most 1 MiB, keys and all files of one folder together. The operator reads at most 1 MiB of an \
               image, the padding of its tar archive included.",
        bad: "[check]\ntargets = [\"konnect-streaming\"]  # and a handler of 120 KB",
        good: "[check]\ntargets = [\"konnect-streaming\"]  # and a handler of 12 KB",
    },
    run,
};

/// What Konnect takes for one file.
const UPLOAD: usize = 100 * 1024;
/// What Kubernetes takes for one `ConfigMap`, and the operator for an image.
const MEBIBYTE: usize = 1024 * 1024;
/// What a tar archive is made of.
const BLOCK: usize = 512;

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    if is_for(subject, Target::KonnectStreaming) {
        for part in
            parts(subject).filter(|part| part.is_essential() && part.file.text.len() > UPLOAD)
        {
            let size = part.file.text.len();
            let message =
                format!("konnect-streaming takes 100 KB, `{}` has {size} bytes", part.path());
            let help = "move data out of the code, and remove comments that nobody reads there";
            diagnostics.push(LINT.diagnostic(message).help(help).at(part.file.path.clone()));
        }
    }
    if is_for(subject, Target::KubernetesConfigmap) {
        config_maps(subject, diagnostics);
    }
    if is_for(subject, Target::Operator) {
        let files = parts(subject).filter(super::deployment::Part::is_essential);
        let size: usize = 2 * BLOCK + files.map(|part| in_tar(part.file.text.len())).sum::<usize>();
        if size > MEBIBYTE {
            let message =
                format!("operator takes an image of 1 MiB, and this one has {size} bytes");
            diagnostics.push(at_handler(subject, LINT.diagnostic(message)).help(SHRINK));
        }
    }
}

const SHRINK: &str = "move data out of the code";

/// What a file takes up in a tar archive.
fn in_tar(size: usize) -> usize {
    BLOCK + size.next_multiple_of(BLOCK)
}

fn config_maps(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let mut folders: BTreeMap<String, usize> = BTreeMap::new();
    for part in parts(subject) {
        let key = part.path().rsplit('/').next().map_or(0, str::len);
        *folders.entry(part.folder()).or_default() += key + part.file.text.len();
    }
    for (folder, size) in folders.into_iter().filter(|(_, size)| *size > MEBIBYTE) {
        let shown = if folder.is_empty() {
            "the plugin's folder".to_owned()
        } else {
            format!("`{folder}`")
        };
        let message =
            format!("kubernetes-configmap takes 1 MiB for a folder, {shown} has {size} bytes");
        let help = "move some of the modules into a folder of their own, which is a `ConfigMap` of its own";
        diagnostics.push(at_handler(subject, LINT.diagnostic(message)).help(help));
    }
}

fn at_handler(subject: &Subject, diagnostic: Diagnostic) -> Diagnostic {
    match subject.part("handler") {
        Some(file) => diagnostic.at(subject.files[file].path.clone()),
        None => diagnostic,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::Facts;
    use crate::lint::golden;

    fn found(target: Target, sizes: &[(&str, usize)]) -> Vec<String> {
        let files: Vec<_> = sizes
            .iter()
            .map(|(name, size)| {
                let text = format!("return {{}}\n--{}", "x".repeat(size - 12));
                (format!("kong/plugins/sample/{name}"), text.into_bytes())
            })
            .collect();
        let facts = Facts { targets: vec![target], ..Facts::default() };
        let mut diagnostics = Vec::new();
        run(&golden::subject("sample", &files).with(facts), &mut diagnostics);
        diagnostics.into_iter().map(|found| found.message).collect()
    }

    #[test]
    fn a_config_map_holds_a_mebibyte_with_its_keys() {
        let target = Target::KubernetesConfigmap;
        let half = MEBIBYTE / 2;
        assert!(found(target, &[("handler.lua", half), ("big.lua", half - 18)]).is_empty());
        assert_eq!(found(target, &[("handler.lua", half), ("big.lua", half - 17)]).len(), 1);
        assert!(found(target, &[("handler.lua", half), ("more/big.lua", half)]).is_empty());
        let found = found(target, &[("more/big.lua", MEBIBYTE)]);
        assert!(found[0].contains("`more` has 1048583 bytes"), "{found:?}");
    }

    #[test]
    fn an_image_holds_a_mebibyte_with_headers_and_padding() {
        let most = MEBIBYTE - 3 * BLOCK;
        assert!(found(Target::Operator, &[("handler.lua", most)]).is_empty());
        assert_eq!(found(Target::Operator, &[("handler.lua", most + 1)]).len(), 1);
    }

    #[test]
    fn an_upload_holds_a_hundred_kilobytes() {
        let target = Target::KonnectStreaming;
        assert!(found(target, &[("handler.lua", UPLOAD), ("schema.lua", UPLOAD)]).is_empty());
        assert_eq!(found(target, &[("handler.lua", UPLOAD + 1), ("schema.lua", 20)]).len(), 1);
    }
}
