//! The clock: today's date for documents that carry one (changelog, licence).
//!
//! Packages never ask it: their dates are fixed.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::environment::Environment;

/// Where the time comes from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    now: Timestamp,
}

impl Clock {
    /// `SOURCE_DATE_EPOCH` (seconds since 1970, <https://reproducible-builds.org/specs/source-date-epoch/>) when it is
    /// set and a number, else the machine's time.
    pub(crate) fn new(environment: &Environment) -> Self {
        let fixed = environment
            .get("SOURCE_DATE_EPOCH")
            .and_then(|seconds| seconds.parse().ok())
            .and_then(|seconds| Timestamp::from_second(seconds).ok());
        #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the time")]
        let now = fixed.unwrap_or_else(Timestamp::now);
        Self { now }
    }

    /// Today in UTC, so that a document does not depend on the machine's time zone.
    pub(crate) fn today(&self) -> Date {
        self.now.to_zoned(TimeZone::UTC).date()
    }
}
