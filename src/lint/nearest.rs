//! The nearest name: what somebody who wrote one name probably meant.

use crate::suggestion;

/// The candidate that `name` most probably is a slip for, if one is near enough: one is the beginning of the other
/// (`error`, `err`) and at least half of it, or a few letters differ.
pub(crate) fn nearest<'a>(
    name: &str,
    candidates: impl Iterator<Item = &'a str> + Clone,
) -> Option<&'a str> {
    let beginning = |candidate: &&str| {
        let (shorter, longer) = (candidate.len().min(name.len()), candidate.len().max(name.len()));
        shorter >= 3
            && shorter * 2 >= longer
            && (candidate.starts_with(name) || name.starts_with(candidate))
    };
    if let Some(found) =
        candidates.clone().filter(beginning).min_by_key(|found| found.len().abs_diff(name.len()))
    {
        return Some(found);
    }
    suggestion::nearest(name, candidates).into_iter().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found_or_none() {
        let names = ["err", "warn", "crit", "notice", "inspect"];
        let found = |name| nearest(name, names.into_iter());
        assert_eq!(found("error"), Some("err"));
        assert_eq!(found("critical"), Some("crit"));
        assert_eq!(found("notcie"), Some("notice"));
        assert_eq!(found("flush"), None);
        assert_eq!(found("warn_the_user"), None);
        let modules = ["strategies_redis", "strategies_init", "rate_limit_model"];
        let found = |name| nearest(name, modules.into_iter());
        assert_eq!(found("strategies"), Some("strategies_init"));
        assert_eq!(found("rate_limit_key"), None);
        assert_eq!(found("rate_limit_modle"), Some("rate_limit_model"));
    }
}
