//! A target: a place that a plugin can be deployed to, with limits of its own. `docs/targets.md` describes each.

use camino::Utf8Path;

use crate::count::List;
use crate::failure::{Failure, Result};

/// A place that a plugin can be deployed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Target {
    /// Kong Gateway 3.9 on a machine of one's own.
    Kong39,
    /// Konnect with data planes of one's own.
    KonnectHybrid,
    /// Plugins that Konnect streams to its data planes.
    KonnectStreaming,
    /// A `ConfigMap` of Kubernetes that Kong's Helm chart mounts.
    KubernetesConfigmap,
    /// An image for the Kong Operator.
    Operator,
}

impl Target {
    /// All targets.
    pub(crate) const ALL: [Self; 5] = [
        Self::Kong39,
        Self::KonnectHybrid,
        Self::KonnectStreaming,
        Self::KubernetesConfigmap,
        Self::Operator,
    ];

    /// Its name on the command line, in settings and in messages.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Kong39 => "kong-3.9",
            Self::KonnectHybrid => "konnect-hybrid",
            Self::KonnectStreaming => "konnect-streaming",
            Self::KubernetesConfigmap => "kubernetes-configmap",
            Self::Operator => "operator",
        }
    }

    /// The targets that `[check] targets` names. Fails on a name that none has.
    pub(crate) fn read(names: &[String], settings: &Utf8Path) -> Result<Vec<Self>> {
        names.iter().map(|name| Self::of(name, settings)).collect()
    }

    fn of(name: &str, settings: &Utf8Path) -> Result<Self> {
        if let Some(target) = Self::ALL.into_iter().find(|target| target.name() == name) {
            return Ok(target);
        }
        let names = Self::ALL.map(Self::name);
        let otherwise = format!("the targets are {}", List::and(&names));
        let failure = Failure::project(format!("there is no target `{name}`")).at(settings);
        Err(failure.did_you_mean(name, names, otherwise))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_read_by_name_and_an_unknown_one_has_a_nearest() {
        let read = |name: &str| Target::read(&[name.to_owned()], "kongsmith.toml".into());
        for target in Target::ALL {
            assert_eq!(read(target.name()).unwrap(), [target]);
        }
        let failure = read("konnect-hybird").unwrap_err().to_string();
        assert!(failure.contains("there is no target `konnect-hybird`"), "{failure}");
    }

    #[test]
    fn the_page_has_a_section_for_each() {
        let page = include_str!("../../docs/targets.md");
        for target in Target::ALL {
            assert!(page.contains(&format!("\n## {}\n", target.name())), "{}", target.name());
        }
    }
}
