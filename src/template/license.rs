//! A licence: the choices, and their texts as the SPDX list has them, with year and holder filled in.

use super::question::Choice;

/// SPDX identifier (or `proprietary`), name, text.
const LICENSES: [(&str, &str, &str); 5] = [
    ("Apache-2.0", "Apache License 2.0", include_str!("../../templates/_licenses/Apache-2.0.txt")),
    ("MIT", "MIT License", include_str!("../../templates/_licenses/MIT.txt")),
    (
        "BSD-3-Clause",
        "BSD 3-Clause License",
        include_str!("../../templates/_licenses/BSD-3-Clause.txt"),
    ),
    (
        "MPL-2.0",
        "Mozilla Public License 2.0",
        include_str!("../../templates/_licenses/MPL-2.0.txt"),
    ),
    (
        "proprietary",
        "all rights reserved",
        include_str!("../../templates/_licenses/proprietary.txt"),
    ),
];

/// A sentence of each text that no other has.
const MARKS: [(&str, &str); 4] = [
    ("Apache-2.0", "apache license"),
    ("MIT", "permission is hereby granted, free of charge, to any person"),
    ("BSD-3-Clause", "neither the name of"),
    ("MPL-2.0", "mozilla public license"),
];

/// The licences to choose from.
pub(crate) fn choices() -> Vec<Choice> {
    LICENSES.iter().map(|(id, name, _)| Choice::new(id, name)).collect()
}

/// The text of a licence. Where SPDX leaves a place for them (MIT, BSD-3-Clause), the year and the holder are put in.
pub(crate) fn text(id: &str, year: i16, holder: &str) -> String {
    let text = LICENSES.iter().find(|(known, ..)| *known == id).map_or("", |(_, _, text)| text);
    text.replace("<year>", &year.to_string())
        .replace("<copyright holders>", holder)
        .replace("<owner>", holder)
}

/// The licence that a LICENSE file holds, when it is one of the choices.
pub(crate) fn recognise(text: &str) -> Option<&'static str> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    MARKS.iter().find(|(_, mark)| text.contains(mark)).map(|(id, _)| *id)
}

/// The choice that a rockspec's `license` field means: `Apache 2.0`, `MIT/X11`.
pub(crate) fn spelled(field: &str) -> Option<&'static str> {
    let field = field.to_lowercase();
    let exact = LICENSES.iter().find(|(id, ..)| id.eq_ignore_ascii_case(&field));
    let meant = |id: &'static str, is: bool| is.then_some(id);
    exact
        .map(|(id, ..)| *id)
        .or_else(|| meant("Apache-2.0", field.contains("apache") && field.contains('2')))
        .or_else(|| meant("MIT", field.starts_with("mit")))
        .or_else(|| meant("BSD-3-Clause", field.contains("bsd") && field.contains('3')))
        .or_else(|| meant("MPL-2.0", field.contains("mpl") || field.contains("mozilla")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn year_and_holder_are_filled_in_where_the_text_has_a_place() {
        for choice in choices() {
            let text = text(&choice.value, 2026, "Jane Doe");
            let named = text.contains("2026 Jane Doe");
            let has_place = !matches!(choice.value.as_str(), "Apache-2.0" | "MPL-2.0");
            assert_eq!(named, has_place, "{}", choice.value);
            assert!(!text.contains("<year>") && !text.contains("<owner>"));
            assert!(text.ends_with('\n') && !text.ends_with("\n\n"));
        }
    }

    #[test]
    fn a_licence_is_known_by_its_spellings() {
        assert_eq!(spelled("Apache License 2.0"), Some("Apache-2.0"));
        assert_eq!(spelled("MIT/X11"), Some("MIT"));
        assert_eq!(spelled("BSD 3-Clause"), Some("BSD-3-Clause"));
        assert_eq!(spelled("proprietary"), Some("proprietary"));
        assert_eq!(spelled("GPL-3.0"), None);
    }

    #[test]
    fn a_text_is_recognised() {
        for choice in choices().iter().filter(|choice| choice.value != "proprietary") {
            let text = text(&choice.value, 2020, "x").replace('\n', "\r\n");
            assert_eq!(recognise(&text), Some(choice.value.as_str()));
        }
        assert_eq!(recognise("do what you want"), None);
    }
}
