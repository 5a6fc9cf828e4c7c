//! A certificate of X.509: the parts that programs ask for.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::der::{
    self, BIT_STRING, BOOLEAN, CONTEXT_0, CONTEXT_3, GENERALIZED_TIME, INTEGER, OBJECT_IDENTIFIER,
    OCTET_STRING, Reader, SEQUENCE, SET, UTC_TIME, Value,
};

/// What a certificate says. A part that cannot be told is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Certificate {
    /// All of it.
    pub(super) bytes: Vec<u8>,
    /// One less than people say.
    pub(super) version: u8,
    /// The serial number, the highest byte first.
    pub(super) serial: Vec<u8>,
    pub(super) issuer: Option<Name>,
    pub(super) subject: Option<Name>,
    /// When it begins and when it ends to be valid, in seconds since 1970.
    pub(super) validity: [Option<i64>; 2],
    /// The public key with its algorithm, as a value of DER.
    pub(super) public_info: Vec<u8>,
    pub(super) extensions: Vec<Extension>,
}

/// The entries of a name in their order: identifier and value.
pub(super) type Name = Vec<(String, Vec<u8>)>;

/// What a certificate adds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Extension {
    pub(super) identifier: String,
    pub(super) is_critical: bool,
    pub(super) value: Vec<u8>,
}

impl Certificate {
    /// The certificate that the bytes begin with.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let whole = Reader(bytes).next(SEQUENCE).filter(|it| it.whole.len() <= der::LONGEST)?;
        let mut outer = Reader(whole.inside);
        let mut body = outer.enter(SEQUENCE)?;
        let version = body.enter(CONTEXT_0).and_then(|mut inside| inside.next(INTEGER));
        let serial = body.next(INTEGER)?;
        body.next(SEQUENCE)?;
        let issuer = body.enter(SEQUENCE)?;
        let mut validity = body.enter(SEQUENCE)?;
        let subject = body.enter(SEQUENCE)?;
        let public_info = body.next(SEQUENCE)?;
        outer.next(SEQUENCE)?;
        outer.next(BIT_STRING)?;
        while !body.is_at_end() && body.0[0] != CONTEXT_3 {
            body.any()?;
        }
        Some(Self {
            bytes: whole.whole.to_vec(),
            version: version.and_then(|version| version.inside.first().copied()).unwrap_or(0),
            serial: serial.inside.to_vec(),
            issuer: name(issuer),
            subject: name(subject),
            validity: [validity.any().and_then(seconds), validity.any().and_then(seconds)],
            public_info: public_info.whole.to_vec(),
            extensions: body.enter(CONTEXT_3).and_then(extensions).unwrap_or_default(),
        })
    }
}

fn name(mut entries: Reader<'_>) -> Option<Name> {
    let mut name = Vec::new();
    while !entries.is_at_end() {
        let mut set = entries.enter(SET)?;
        while !set.is_at_end() {
            let mut entry = set.enter(SEQUENCE)?;
            let identifier = der::identifier(entry.next(OBJECT_IDENTIFIER)?.inside)?;
            name.push((identifier, entry.any()?.inside.to_vec()));
        }
    }
    Some(name)
}

fn extensions(mut outer: Reader<'_>) -> Option<Vec<Extension>> {
    let mut list = outer.enter(SEQUENCE)?;
    let mut extensions = Vec::new();
    while !list.is_at_end() {
        let mut entry = list.enter(SEQUENCE)?;
        let identifier = der::identifier(entry.next(OBJECT_IDENTIFIER)?.inside)?;
        let is_critical = entry.next(BOOLEAN).is_some_and(|flag| flag.inside != [0]);
        let value = entry.next(OCTET_STRING)?.inside.to_vec();
        extensions.push(Extension { identifier, is_critical, value });
    }
    Some(extensions)
}

/// `YYMMDDhhmmssZ` or `YYYYMMDDhhmmssZ` as seconds since 1970.
fn seconds(time: Value<'_>) -> Option<i64> {
    let digits = std::str::from_utf8(time.inside).ok()?.strip_suffix('Z')?;
    let digits = match time.tag {
        UTC_TIME if digits.len() == 12 => {
            format!("{}{digits}", if digits < "50" { "20" } else { "19" })
        }
        GENERALIZED_TIME => digits.to_owned(),
        _ => return None,
    };
    if digits.len() != 14 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let two = |at: usize| digits[at..at + 2].parse::<i8>().ok();
    let year = digits[..4].parse().ok()?;
    let time = DateTime::new(year, two(4)?, two(6)?, two(8)?, two(10)?, two(12)?, 0).ok()?;
    Some(time.to_zoned(TimeZone::UTC).ok()?.timestamp().as_second())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(tag: u8, text: &str) -> Option<i64> {
        seconds(Value { tag, inside: text.as_bytes(), whole: &[] })
    }

    #[test]
    fn times_are_seconds_since_1970() {
        assert_eq!(time(UTC_TIME, "700101000000Z"), Some(0));
        assert_eq!(time(UTC_TIME, "491231235959Z"), Some(2_524_607_999));
        assert_eq!(time(GENERALIZED_TIME, "20500101000000Z"), Some(2_524_608_000));
        for text in ["700101000000", "701301000000Z", "7001010000Z", "70010100000xZ", "äääääääZ"]
        {
            assert_eq!(time(UTC_TIME, text), None);
            assert_eq!(time(GENERALIZED_TIME, text), None);
        }
    }

    #[test]
    fn the_parts_of_a_certificate_are_told() {
        let certificate = crate::vm::host::key_text::certificate(
            include_bytes!("../../../tests/testdata/keys/certificate.pem"),
            crate::vm::host::key_text::Format::Pem,
        )
        .unwrap();
        assert_eq!(certificate.version, 2);
        let subject = certificate.subject.unwrap();
        assert_eq!(subject[0], ("2.5.4.6".to_owned(), b"DE".to_vec()));
        assert!(certificate.validity[0] < certificate.validity[1]);
        assert!(certificate.extensions.iter().any(|extension| extension.is_critical));
        assert!(super::super::key::Key::read(&certificate.public_info).is_some());
    }
}
