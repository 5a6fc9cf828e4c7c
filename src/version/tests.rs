//! The arithmetic, the spellings and the order of versions: recorded vectors, and properties that hold for all.

use proptest::prelude::*;

use super::*;

fn plugin(text: &str) -> PluginVersion {
    PluginVersion::parse(text).unwrap()
}

fn next(level: &str, pre: Option<&str>, now: &str) -> String {
    let level = if level.is_empty() { None } else { Some(level) };
    match Level::parse(level, pre) {
        Ok(Level::Step(step)) => match step.next(&plugin(now), pre) {
            Ok(version) => version.to_string(),
            Err(failure) => failure.message,
        },
        Ok(other) => format!("{other:?}"),
        Err(failure) => failure.message,
    }
}

fn lines(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split_whitespace().collect())
}

#[test]
fn versions_come_apart_as_in_luarocks() {
    for fields in lines(include_str!("../../tests/testdata/versions/components.txt")) {
        let [text, components @ .., revision] = fields.as_slice() else { panic!("{fields:?}") };
        let version = RockVersion::parse(text);
        let expected: Vec<f64> = components.iter().map(|number| number.parse().unwrap()).collect();
        let near = |(a, b): (&f64, &f64)| (a - b).abs() < 1e-9;
        assert_eq!(version.components().len(), expected.len(), "{text}");
        assert!(version.components().iter().zip(&expected).all(near), "{text}: {version:?}");
        assert_eq!(version.revision(), revision.parse().ok(), "{text}");
    }
}

#[test]
fn versions_are_ordered_as_by_luarocks() {
    for fields in lines(include_str!("../../tests/testdata/versions/order.txt")) {
        let (a, b) = (RockVersion::parse(fields[0]), RockVersion::parse(fields[2]));
        let found = (b.is_less_than(&a), a.is_less_than(&b), a.matches(&b));
        let expected = match fields[1] {
            ">" => (true, false, false),
            "=" => (false, false, true),
            _ => (false, false, false),
        };
        assert_eq!(found, expected, "{fields:?}");
    }
}

#[test]
fn constraints_allow_what_they_allow_in_luarocks() {
    for fields in lines(include_str!("../../tests/testdata/versions/constraints.txt")) {
        let operator = Operator::read(fields[0]).unwrap();
        let constraint = Constraint { operator, version: RockVersion::parse(fields[1]) };
        let allowed = constraint.allows(&RockVersion::parse(fields[2]));
        assert_eq!(allowed, fields[3] == "yes", "{fields:?}");
    }
}

#[test]
fn a_rockspecs_version_is_letters_digits_dots_hyphen_digits() {
    for good in ["1.0-1", "scm-0", "1.2.0rc.1-12", "dev-1", "..-1"] {
        assert!(RockVersion::from_field(good).is_some(), "{good}");
    }
    for bad in ["1.0", "1.0-", "-1", "1.0-rc1-1", "1_0-1", "1.0-1 ", "1.0+x-1", "1.0-1a", ""] {
        assert!(RockVersion::from_field(bad).is_none(), "{bad}");
    }
}

#[test]
fn the_spellings_of_a_version_are_read() {
    for (written, version) in [
        ("1.2.3", "1.2.3"),
        ("0.1", "0.1.0"),
        ("2", "2.0.0"),
        ("v1.2.3", "1.2.3"),
        ("1.2.0-rc1", "1.2.0-rc.1"),
        ("1.2.0-rc.1", "1.2.0-rc.1"),
        ("1.2.0rc.1", "1.2.0-rc.1"),
        ("1.2.0.rc1", "1.2.0-rc.1"),
        ("1.0-beta", "1.0.0-beta"),
    ] {
        assert_eq!(plugin(written).to_string(), version);
    }
    assert_eq!(Spelled::parse("v1.2.3").unwrap().prefix, "v");
}

#[test]
fn a_revision_in_a_version_is_dropped_when_it_is_the_rockspecs() {
    let spelled = Spelled::parse("1.0.2-1").unwrap();
    assert_eq!(spelled.clone().with_revision_of(Some(1)).unwrap(), plugin("1.0.2"));
    let failure = spelled.with_revision_of(Some(2)).unwrap_err();
    assert_eq!(
        failure.message,
        "`1.0.2-1` is not a version: `-1` looks like a rockspec's revision"
    );
    let spelled = Spelled::parse("1.0.2-rc.1-3").unwrap();
    assert_eq!(spelled.with_revision_of(Some(3)).unwrap(), plugin("1.0.2-rc.1"));
}

#[test]
fn what_luarocks_cannot_hold_is_refused_with_the_reason() {
    for (written, reason) in [
        ("1.2.3.4", "it has more than three numbers"),
        ("1.2.3+build", "build metadata (`+`) has no place in a rockspec"),
        ("1.2.3-rc-x", "a pre-release has no further hyphens, LuaRocks cannot hold them"),
        ("1.2.3-1rc", "a pre-release begins with a word"),
        ("1.2.3-", "nothing stands after the hyphen"),
        ("1..2", "a number is missing"),
        ("", "a number is missing"),
        ("01.2.3", "a number begins with 0"),
        ("99999999999999999999.0.0", "a number is too large"),
        ("scm", "a number is missing"),
        (
            "1.2.3-rc_1",
            "a pre-release is made of letters and digits with dots between, numbers without a leading 0",
        ),
        (
            "1.2.3 ",
            "a pre-release is made of letters and digits with dots between, numbers without a leading 0",
        ),
    ] {
        let failure = PluginVersion::parse(written).unwrap_err();
        assert_eq!(failure.message, format!("`{written}` is not a version: {reason}"));
        assert_eq!(failure.exit, crate::exit_code::ExitCode::Usage);
    }
}

#[test]
fn levels_raise_as_npm_does() {
    for (now, level, pre, expected) in [
        ("1.2.3", "major", None, "2.0.0"),
        ("1.2.3", "minor", None, "1.3.0"),
        ("1.2.3", "patch", None, "1.2.4"),
        ("1.2.3", "1.5", None, "1.5.0"),
        ("1.0.0", "minor", Some("rc"), "1.1.0-rc.1"),
        ("1.0.0", "major", Some("beta"), "2.0.0-beta.1"),
        ("1.0.0", "patch", Some("rc"), "1.0.1-rc.1"),
        ("1.1.0-rc.1", "", Some("rc"), "1.1.0-rc.2"),
        ("1.1.0-rc.9", "", Some("rc"), "1.1.0-rc.10"),
        ("1.1.0-rc1", "", Some("rc"), "1.1.0-rc.2"),
        ("1.1.0-beta.4", "", Some("rc"), "1.1.0-rc.1"),
        ("1.1.0-alpha", "", Some("alpha"), "1.1.0-alpha.1"),
        ("1.0.0", "", Some("rc"), "1.0.1-rc.1"),
        ("1.1.0-rc.2", "release", None, "1.1.0"),
        ("1.1.0-rc.2", "minor", None, "1.1.0"),
        ("1.1.0-rc.2", "patch", None, "1.1.0"),
        ("1.1.0-rc.2", "major", None, "2.0.0"),
        ("2.0.0-rc.2", "major", None, "2.0.0"),
        ("2.0.0-rc.2", "minor", None, "2.0.0"),
        ("1.0.1-rc.1", "minor", None, "1.1.0"),
        ("1.1.0-rc.2", "minor", Some("rc"), "1.2.0-rc.1"),
        ("1.1.0", "2.0.0", Some("rc"), "2.0.0-rc.1"),
        ("1.0.0-rc.1", "", Some("beta"), "`1.0.0-beta.1` would come before `1.0.0-rc.1`"),
        ("1.0.0", "release", None, "`1.0.0` is a release already"),
        ("1.0.0-rc.1", "release", Some("rc"), "`release` and `--pre` exclude each other"),
        (
            "1.0.0",
            "2.0.0-rc.1",
            Some("rc"),
            "`2.0.0-rc.1` is a pre-release already, `--pre` cannot add another",
        ),
        ("1.0.0", "minor", Some("rc1"), "`rc1` cannot name a pre-release: it must be letters only"),
        ("1.0.0", "bigger", None, "`bigger` is neither a level nor a version"),
        ("1.0.0", "", None, "the level is missing"),
        (
            "18446744073709551615.0.0",
            "major",
            None,
            "`18446744073709551615.0.0` cannot be raised: the number is the largest there is",
        ),
    ] {
        assert_eq!(next(level, pre, now), expected, "{now} {level} {pre:?}");
    }
}

#[test]
fn only_four_words_are_ordered_before_a_release_by_luarocks() {
    for (version, ordered) in [
        ("1.2.0", true),
        ("1.2.0-rc.1", true),
        ("1.2.0-alpha.1", true),
        ("1.2.0-preview.1", false),
        ("1.2.0-RC.1", false),
        ("1.2.0-dev.1", false),
    ] {
        assert_eq!(plugin(version).is_ordered_by_luarocks(), ordered, "{version}");
    }
}

fn any_version() -> impl Strategy<Value = PluginVersion> {
    let pre = proptest::option::of(("alpha|beta|pre|rc", 0_u64..1000));
    (0_u64..1000, 0_u64..1000, 0_u64..1000, pre).prop_map(|(major, minor, patch, pre)| {
        let pre = pre.map(|(word, number)| format!("-{word}.{number}")).unwrap_or_default();
        plugin(&format!("{major}.{minor}.{patch}{pre}"))
    })
}

proptest! {
    #[test]
    fn a_version_survives_the_way_to_luarocks_and_back(version in any_version(), revision in 0_u64..100) {
        let rock = version.to_rock(revision);
        prop_assert!(RockVersion::from_field(rock.as_str()).is_some());
        prop_assert_eq!(rock.revision(), Some(revision));
        prop_assert_eq!(PluginVersion::from_rock(&rock).unwrap(), version);
    }

    #[test]
    fn luarocks_orders_plugin_versions_as_semver_does(a in any_version(), b in any_version()) {
        prop_assert_eq!(a.to_rock(1).order(&b.to_rock(1)), a.cmp(&b));
    }

    #[test]
    fn a_level_raises_and_kong_reads_the_same_numbers(now in any_version(), level in "major|minor|patch", pre in proptest::option::of("rc|beta")) {
        let Level::Step(step) = Level::parse(Some(&level), pre.as_deref()).unwrap() else {
            return Err(TestCaseError::fail("a level is a step"));
        };
        let next = step.next(&now, pre.as_deref()).unwrap();
        prop_assert!(next > now, "{} > {}", next, now);
        prop_assert_eq!(next.pre_release().is_some(), pre.is_some());
        let kong = KongVersion::read(&next.to_string()).unwrap().to_string();
        prop_assert_eq!(kong, format!("{}.{}.{}", next.major(), next.minor(), next.patch()));
    }

    #[test]
    fn pre_releases_go_on_until_the_release(now in any_version()) {
        let rc = |version: &PluginVersion| Step::Next.next(version, Some("rc")).unwrap();
        let first = rc(&now);
        let second = rc(&first);
        prop_assert!(now < first && first < second);
        let release = Step::Release.next(&second, None).unwrap();
        prop_assert!(second < release && release.pre_release().is_none());
    }

    #[test]
    fn luarocks_order_is_antisymmetric_and_transitive(a in "[0-9a-z.]{0,8}(-[0-9])?", b in "[0-9a-z.]{0,8}(-[0-9])?", c in "[0-9a-z.]{0,8}-[0-9]") {
        let [a, b, c] = [a, b, c].map(|text| RockVersion::parse(&text));
        prop_assert_eq!(a.order(&b), b.order(&a).reverse());
        let all_have_revisions = a.revision().is_some() && b.revision().is_some();
        if all_have_revisions && a.is_less_than(&b) && b.is_less_than(&c) {
            prop_assert!(a.is_less_than(&c));
        }
    }

    #[test]
    fn no_text_makes_the_readers_panic(text in ".{0,30}") {
        let _ = PluginVersion::parse(&text);
        let _ = KongVersion::read(&text);
        let _ = RockVersion::from_field(&text);
        let _ = RockVersion::parse(&text).is_development();
    }
}
