//! Documents of every combination of fields, hostile names among them.

use domain::{
    identifiers::{Inn, Kpp, Ogrn, Snils},
    power::{Hours, Limits, Powers, Validity, Weekdays},
    scenario::Scenario,
};
use mchd::{
    Acting, Delegation, Document, Entrepreneur, FullName, Guid, LegalEntity, Limit, LimitValue,
    Mandate, Person, Power, Principal,
};
use proptest::{
    collection::vec,
    option,
    prelude::*,
    sample::{Index, subsequence},
};
use time::{Date, Duration, macros::date};

/// What breaks writers that do not escape, and readers that take white space for nothing.
const HOSTILE: [&str; 12] = [
    "\"", "'", "<", ">", "&", "]]>", "&amp;", "\t", "\n", "\r", "<!--", "😀",
];

fn words(max: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => "[А-Яа-яёA-Za-z «»-]{1,12}",
        1 => proptest::sample::select(HOSTILE.as_slice()).prop_map(str::to_owned),
        1 => any::<char>().prop_filter("legal", |c| is_legal(*c)).prop_map(String::from),
    ];
    vec(piece, 1..6).prop_filter_map("not blank", move |pieces| {
        let text: String = pieces.concat().chars().take(max).collect();
        (!text.trim().is_empty()).then_some(text)
    })
}

fn is_legal(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// `body`, and after it the control digits with which it is a number.
fn controlled<T>(body: String, digits: usize, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    let most = 10_u32.pow(u32::try_from(digits).ok()?);
    (0..most).find_map(|control| read(&format!("{body}{control:0digits$}")))
}

fn organization_inn() -> impl Strategy<Value = Inn> {
    "[1-9][0-9]{8}".prop_filter_map("no control", |body| {
        controlled(body, 1, |text| Inn::parse(text).ok())
    })
}

fn person_inn() -> impl Strategy<Value = Inn> {
    "[1-9][0-9]{9}".prop_filter_map("no control", |body| {
        controlled(body, 2, |text| Inn::parse(text).ok())
    })
}

fn ogrn(pattern: &'static str) -> impl Strategy<Value = Ogrn> {
    pattern.prop_filter_map("no control", |body| {
        controlled(body, 1, |text| Ogrn::parse(text).ok())
    })
}

fn snils() -> impl Strategy<Value = Snils> {
    "[0-9]{9}".prop_filter_map("no control", |body| {
        controlled(body, 2, |text| Snils::parse(text).ok())
    })
}

fn kpp() -> impl Strategy<Value = Kpp> {
    "[1-9][0-9]{3}[0-9A-Z]{2}[0-9]{3}".prop_filter_map("a КПП", |text| Kpp::parse(&text).ok())
}

fn full_name() -> impl Strategy<Value = FullName> {
    (words(200), words(200), option::of(words(200))).prop_map(|(surname, name, patronymic)| {
        FullName {
            surname,
            name,
            patronymic,
        }
    })
}

fn person(has_snils: bool) -> impl Strategy<Value = Person> {
    let snils = snils().prop_map(move |snils| has_snils.then_some(snils));
    let born =
        option::of((0_i64..20_000).prop_map(|days| date!(1960 - 01 - 01) + Duration::days(days)));
    let position = option::of(words(255));
    (full_name(), snils, option::of(person_inn()), position, born).prop_map(
        |(full_name, snils, inn, position, born)| Person {
            full_name,
            snils,
            inn,
            position,
            born,
        },
    )
}

fn principal() -> impl Strategy<Value = Principal> {
    let heads = vec(any::<bool>().prop_flat_map(person), 1..3);
    let entity = (
        words(1000),
        organization_inn(),
        kpp(),
        ogrn("[15][0-9]{11}"),
        heads,
    )
        .prop_map(|(name, inn, kpp, ogrn, heads)| {
            Principal::LegalEntity(LegalEntity {
                name,
                inn,
                kpp,
                ogrn,
                heads,
            })
        });
    let entrepreneur = (
        option::of(words(1000)),
        ogrn("3[0-9]{13}"),
        person_inn(),
        snils(),
        full_name(),
    )
        .prop_map(|(name, ogrnip, inn, snils, full_name)| {
            Principal::Entrepreneur(Entrepreneur {
                name,
                ogrnip,
                inn,
                snils,
                full_name,
            })
        });
    prop_oneof![entity, entrepreneur]
}

fn limits() -> impl Strategy<Value = Limits> {
    let weekdays = vec(1_u8..=7, 1..7).prop_filter_map("days", Weekdays::new);
    let hours = (0_u16..1440, 0_u16..=1440)
        .prop_filter_map("hours", |(from, until)| Hours::new(from, until));
    (
        option::of(words(255)),
        option::of(weekdays),
        option::of(hours),
        option::of(1_u32..),
    )
        .prop_map(|(branch, weekdays, hours, checks_a_day)| Limits {
            branch,
            weekdays,
            hours,
            checks_a_day,
        })
}

fn scenarios() -> impl Strategy<Value = Powers> {
    let all: Vec<_> = Scenario::all().collect();
    let most = all.len();
    subsequence(all, 1..=most).prop_filter_map("one at least", Powers::new)
}

/// Any power of any other system.
fn foreign_power() -> impl Strategy<Value = Power> {
    let value = prop_oneof![
        words(255).prop_map(LimitValue::Code),
        words(255).prop_map(LimitValue::Text)
    ];
    let limits = vec(
        (words(255), words(255), value, option::of(words(255))),
        0..4,
    );
    (words(240), words(255), option::of(words(240)), limits).prop_map(
        |(code, name, mnemonic, limits)| Power {
            code: format!("{code}_CODES"),
            name,
            mnemonic: mnemonic.map(|it| format!("{it}_CODES")),
            limits: (1..)
                .zip(limits)
                .map(|(id, (code, name, value, value_name))| Limit {
                    id,
                    code,
                    name,
                    value,
                    value_name,
                })
                .collect(),
        },
    )
}

fn guid() -> impl Strategy<Value = Guid> {
    "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
        .prop_filter_map("a GUID", |text| Guid::parse(&text))
}

fn issued_on() -> impl Strategy<Value = Date> {
    (0_i64..1000).prop_map(|days| date!(2025 - 06 - 01) + Duration::days(days))
}

/// A document, and the power to check codes in it where it has one.
pub(super) fn document() -> impl Strategy<Value = (Document, Option<Mandate>)> {
    let ours = option::weighted(0.8, (scenarios(), limits(), any::<Index>()));
    let what = (option::of(words(10_000)), vec(foreign_power(), 0..2), ours);
    let when = (issued_on(), 0_i64..3650);
    let who = (principal(), vec(person(true), 1..4));
    let how = (guid(), words(50), words(1000), 0..3, any::<bool>());
    (what, when, who, how).prop_map(|(what, when, who, how)| {
        let (mut text, mut powers, ours) = what;
        let (issued_on, days) = when;
        let until = issued_on + Duration::days(days);
        let mandate = ours.map(|(scenarios, limits, later)| {
            let later = i64::try_from(later.index(usize::try_from(days).expect("days") + 1));
            let from = issued_on + Duration::days(later.expect("days"));
            Mandate {
                powers: scenarios,
                validity: Validity::new(from, until).expect("in order"),
                limits,
            }
        });
        powers.extend(mandate.as_ref().map(|mandate| mandate.power(issued_on)));
        if powers.is_empty() && text.is_none() {
            text = Some("Всё".to_owned());
        }
        let (number, internal_number, system, delegation, jointly) = how;
        let document = Document {
            number,
            internal_number,
            issued_on,
            until,
            system,
            delegation: match delegation {
                0 => Delegation::None,
                1 => Delegation::Once,
                _ => Delegation::Further,
            },
            principal: who.0,
            representatives: who.1,
            acting: if jointly {
                Acting::Jointly
            } else {
                Acting::Severally
            },
            text,
            powers,
        };
        (document, mandate)
    })
}

proptest! {
    /// What is written is read to an equal value, and its power to check codes too.
    #[test]
    fn written_and_read((document, mandate) in document()) {
        let xml = mchd::write(&document).map_err(|findings| TestCaseError::fail(format!("{findings:?}")))?;
        prop_assert_eq!(&mchd::read(xml.as_bytes()), &Ok(document.clone()));
        let checked = mchd::check(xml.as_bytes(), document.issued_on);
        let alone = document.acting == Acting::Severally || document.representatives.len() == 1;
        match mandate {
            Some(_) if !alone => {
                let findings = checked.expect_err("nobody can check together");
                prop_assert!(findings.iter().all(|it| it.reason.key() == "unsupported"));
            }
            Some(mandate) => {
                let accepted = checked.map_err(|findings| TestCaseError::fail(format!("{findings:?}")))?;
                prop_assert_eq!(accepted.mandate, mandate);
            }
            None => {
                let findings = checked.expect_err("no power to check codes");
                prop_assert!(findings.iter().all(|it| it.reason.key() == "no-mandate"));
            }
        }
    }

    /// Whatever is changed in a document, it is read or refused with a reason, and never more.
    #[test]
    fn any_change_is_read_or_refused(
        (document, _) in document(),
        at in any::<Index>(),
        put in prop_oneof![Just(String::new()), words(8)],
        cut in 0_usize..8,
    ) {
        let xml = mchd::write(&document).map_err(|findings| TestCaseError::fail(format!("{findings:?}")))?;
        let mut characters: Vec<char> = xml.chars().collect();
        let at = at.index(characters.len());
        let end = (at + cut).min(characters.len());
        characters.splice(at..end, put.chars());
        let changed: String = characters.into_iter().collect();
        match mchd::read(changed.as_bytes()) {
            Ok(other) => {
                let again = mchd::write(&other).map_err(|findings| TestCaseError::fail(format!("{findings:?}")))?;
                prop_assert_eq!(mchd::read(again.as_bytes()), Ok(other));
            }
            Err(findings) => prop_assert!(!findings.is_empty()),
        }
    }
}

#[test]
fn nothing_that_is_no_document_is_written() {
    let sample = mchd::read(super::sample::SAMPLE.as_bytes()).expect("a document");
    let reason = |document: &Document| {
        let findings = mchd::write(document).expect_err("refused");
        findings.first().map(|it| it.reason.key())
    };
    let mut control = sample.clone();
    control.internal_number = "МЧД\u{0}1".to_owned();
    assert_eq!(reason(&control), Some("illegal-character"));
    let mut long = sample.clone();
    long.system = "x".repeat(1001);
    assert_eq!(reason(&long), Some("length"));
    let mut nobody = sample.clone();
    nobody.representatives.clear();
    assert_eq!(reason(&nobody), Some("missing-element"));
    let mut nothing = sample;
    nothing.powers.clear();
    assert_eq!(reason(&nothing), Some("no-powers"));
}
