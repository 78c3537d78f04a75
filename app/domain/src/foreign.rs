//! Codes that are not ours: say what they are, do nothing with them.
//!
//! Any code may come before a door's camera. A scanner that calls each of them "expired"
//! teaches staff to ignore it (dgca-verifier-app-android#69), so each gets its own name.

mod facts;
mod link;
mod marking;
mod payment;

use serde::{Deserialize, Serialize};

pub use self::facts::{Fact, facts};
use crate::{
    certificate,
    presentation::{Letter, Origin, text},
    sign_in, training,
};

/// What a foreign code seems to be. Only its shape was looked at, nothing was verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ForeignCode {
    /// Payment details by ГОСТ Р 56042-2014.
    Payment,
    /// A payment by СБП.
    FastPayment,
    /// A product's marking code («Честный знак»).
    Marking,
    /// The number of a product (EAN-8, EAN-13).
    Product,
    /// A wireless network, a contact, a calendar entry: something a phone would save.
    PhoneEntry,
    /// A web address; never opened.
    Link {
        /// Its host, shown in full because look-alikes live on being read quickly.
        host: String,
    },
    /// The badge of a member of staff of this installation: for citizens to look at.
    Badge,
    /// The certificate of a family of this installation: for any phone's camera.
    Certificate,
    /// A code of this installation to practise with: it proves nothing.
    Training,
    /// A browser that wants to be signed in to this installation.
    SignIn,
    /// Anything else.
    Text,
}

impl ForeignCode {
    /// Says what `text` seems to be to the installation at `origin`, whose own badges and
    /// certificates are kinds of their own.
    pub fn seen_at(origin: &Origin, text: &str) -> Self {
        match text::read(origin, Letter::Badge, text) {
            text::Scanned::Ours(_) => Self::Badge,
            text::Scanned::Foreign if certificate::is_address(origin, text) => Self::Certificate,
            text::Scanned::Foreign if training::is_code(origin, text) => Self::Training,
            text::Scanned::Foreign if sign_in::is_address(origin, text) => Self::SignIn,
            text::Scanned::Foreign => Self::classify(text),
        }
    }

    /// Says what `text` seems to be to anybody.
    pub fn classify(text: &str) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        if is_payment(text) {
            Self::Payment
        } else if let Some(host) = link::host(text) {
            if host == link::FAST_PAYMENTS && is_https(text) {
                Self::FastPayment
            } else {
                Self::Link { host }
            }
        } else if marking::is_marking(text) {
            Self::Marking
        } else if is_product(text) {
            Self::Product
        } else if is_phone_entry(text) {
            Self::PhoneEntry
        } else {
            Self::Text
        }
    }

    /// The stable name used in tables and text keys.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Payment => "payment",
            Self::FastPayment => "fast_payment",
            Self::Marking => "marking",
            Self::Product => "product",
            Self::PhoneEntry => "phone_entry",
            Self::Link { .. } => "link",
            Self::Badge => "badge",
            Self::Certificate => "certificate",
            Self::Training => "training",
            Self::SignIn => "sign_in",
            Self::Text => "text",
        }
    }
}

/// `ST0001`, one digit for the encoding, then any separator (ГОСТ Р 56042-2014, 5.2).
fn is_payment(text: &str) -> bool {
    let mut rest = text.strip_prefix("ST0001").unwrap_or_default().chars();
    matches!(rest.next(), Some('1'..='3')) && rest.next().is_some()
}

/// A payment is never asked for without encryption.
fn is_https(text: &str) -> bool {
    text.get(..8)
        .is_some_and(|scheme| scheme.eq_ignore_ascii_case("https://"))
}

fn is_product(text: &str) -> bool {
    matches!(text.len(), 8 | 13) && has_gs1_control_digit(text)
}

/// GS1 General Specifications, 7.9: weights 3, 1, 3, … from the right, control digit last.
pub(crate) fn has_gs1_control_digit(digits: &str) -> bool {
    let sum = digits
        .chars()
        .rev()
        .enumerate()
        .try_fold(0, |sum, (at, digit)| {
            let digit = digit.to_digit(10)?;
            Some(sum + digit * if at % 2 == 1 { 3 } else { 1 })
        });
    sum.is_some_and(|sum| sum % 10 == 0)
}

fn is_phone_entry(text: &str) -> bool {
    const PREFIXES: [&str; 9] = [
        "WIFI:",
        "BEGIN:VCARD",
        "MECARD:",
        "BEGIN:VEVENT",
        "BEGIN:VCALENDAR",
        "TEL:",
        "SMSTO:",
        "MAILTO:",
        "GEO:",
    ];
    PREFIXES.iter().any(|prefix| {
        text.get(..prefix.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, key: &str) {
        assert_eq!(ForeignCode::classify(text).key(), key, "{text}");
    }

    #[test]
    fn what_comes_before_a_camera() {
        check(
            "ST00012|Name=ООО|PersonalAcc=40702810000000000000",
            "payment",
        );
        check("ST00011~Name=x", "payment");
        check("ST00014|Name=x", "text");
        check(
            "https://qr.nspk.ru/AS10000000000000000000000000000X?type=02&sum=100",
            "fast_payment",
        );
        check(
            "010460043993125621JgXJ5.T\u{1d}8005112000\u{1d}93",
            "marking",
        );
        for look_alike in [
            "https://qr.nspk.ru.evil.example/AS1000?sum=100",
            "https://qr-nspk.ru/AS1000",
            "https://evil.example/?https://qr.nspk.ru/",
            "http://qr.nspk.ru/AS1000",
        ] {
            check(look_alike, "link");
        }
        check("4600439931256", "product");
        check("4600439931257", "text");
        check("WIFI:S:home;T:WPA;P:secret;;", "phone_entry");
        check("HTTP://EXAMPLE.COM/V#AAAA", "link");
        check("просто текст", "text");
        check("", "text");
    }

    #[test]
    fn a_badge_is_known_at_home_only() {
        let origin = Origin::parse("https://id.example").expect("origin");
        let seen = |text| ForeignCode::seen_at(&origin, text).key();
        assert_eq!(seen("HTTPS://ID.EXAMPLE/B#MY"), "badge");
        assert_eq!(seen("https://id.example/b#whatever"), "badge");
        assert_eq!(seen("HTTPS://ID.EXAMPLE.EVIL/B#MY"), "link");
        assert_eq!(seen("HTTPS://ID.EXAMPLE/C#MY"), "link");
    }

    #[test]
    fn the_host_is_the_real_one() {
        let host = |text| match ForeignCode::classify(text) {
            ForeignCode::Link { host } => host,
            other => panic!("{other:?}"),
        };
        assert_eq!(host("https://qr.nspk.ru@evil.example/x"), "evil.example");
        assert_eq!(host("https://evil.example\\@qr.nspk.ru/"), "evil.example");
        assert_eq!(host("HTTPS://Evil.Example:8443/?a#b"), "evil.example");
    }
}
