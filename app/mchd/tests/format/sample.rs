//! A document by hand, as other programs write them.

use domain::scenario::Scenario;
use mchd::{Accepted, Finding, Principal, check};
use time::{Date, macros::date};

pub(super) const SAMPLE: &str = include_str!("sample.xml");
pub(super) const TODAY: Date = date!(2026 - 03 - 01);

/// The sample with every `from` in it made `to`; `from` must be there.
pub(super) fn changed(from: &str, to: &str) -> String {
    assert!(SAMPLE.contains(from), "the sample has no {from}");
    SAMPLE.replace(from, to)
}

fn accepted(text: &str) -> Accepted {
    check(text.as_bytes(), TODAY).expect("accepted")
}

#[test]
fn is_read() {
    let Accepted { document, mandate } = accepted(SAMPLE);
    assert_eq!(
        document.number.as_str(),
        "3f6c1a52-8f0e-4a7b-9d21-5b0c7e9a1f44"
    );
    assert_eq!(document.internal_number, "МЧД-2026-0001");
    let Principal::LegalEntity(entity) = &document.principal else {
        panic!("a legal entity");
    };
    assert_eq!(entity.name, "МКУ «Городская библиотека»");
    assert_eq!(entity.heads.len(), 1);
    let [representative] = document.representatives.as_slice() else {
        panic!("one");
    };
    assert_eq!(
        representative.full_name.to_string(),
        "Образцова Анна Ивановна"
    );
    assert!(mandate.powers.cover(Scenario::Age18));
    assert!(!mandate.powers.cover(Scenario::Identity));
    assert_eq!(
        mandate.limits.hours.expect("hours").to_string(),
        "09:00-18:00"
    );
    assert_eq!(mandate.validity.from(), date!(2026 - 02 - 16));
    assert_eq!(mandate.validity.until(), date!(2027 - 02 - 15));
}

#[test]
fn elements_are_found_again() {
    assert_eq!(mchd::line_of(SAMPLE, "СвУпПред", 0), 26);
    assert_eq!(mchd::line_of(SAMPLE, "ОгрСвПолн", 1), 38);
    assert_eq!(mchd::line_of(SAMPLE, "ОгрСвПолн", 2), 1);
}

#[test]
fn nobody_is_printed() {
    let text = format!("{:?}", accepted(SAMPLE));
    for secret in ["Образцова", "Примеров", "123", "1990"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}

/// The ways in which programs that write the format differ, none of which matters.
#[test]
fn what_makes_no_difference() {
    let plain = accepted(SAMPLE);
    let root = "<Доверенность xmlns=\"urn://x-artefacts/EMCHD_1\"";
    let hint = "<Доверенность xmlns=\"urn://x-artefacts/EMCHD_1\" \
        xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
        xsi:schemaLocation=\"urn://x-artefacts/EMCHD_1 x.xsd\"";
    for same in [
        format!("\u{feff}{SAMPLE}"),
        SAMPLE.replace('\n', "\r\n"),
        changed(
            "encoding=\"UTF-8\"",
            "encoding=\"utf-8\" standalone=\"yes\"",
        ),
        changed("123-456-789 64", "123-456-789-64"),
        changed(root, hint),
        changed("AGE18,LARGE_FAMILY", "<![CDATA[AGE18]]>,&#x4C;ARGE_FAMILY"),
        changed("  <Документ>", "  <!-- by hand --><Документ>"),
        changed("«Городская", "&#xAB;Городская"),
    ] {
        assert_eq!(accepted(&same), plain, "{same}");
    }
    // With a prefix, as XML libraries like to write it.
    let mut prefixed = String::new();
    for (at, part) in SAMPLE.split('<').enumerate() {
        let part = match part.strip_prefix('/') {
            Some(name) => format!("</m:{name}"),
            None if at < 2 => format!("{}{part}", if at == 0 { "" } else { "<" }),
            None => format!("<m:{part}"),
        };
        prefixed.push_str(&part);
    }
    assert_eq!(accepted(&prefixed.replace("xmlns=", "xmlns:m=")), plain);
}

/// One document has many faults: all are told, in the order of its lines.
#[test]
fn every_fault_is_told() {
    let text = changed("123-456-789 64", "123-456-789 65")
        .replace("КПП=\"770001001\"", "")
        .replace("2027-02-15", "2026-02-15")
        .replace("Регион", "Город");
    let findings = check(text.as_bytes(), TODAY).expect_err("refused");
    let told: Vec<_> = findings
        .iter()
        .map(|Finding { line, reason, .. }| (*line, reason.key()))
        .collect();
    assert_eq!(
        told,
        [
            (9, "reversed"),
            (15, "missing-attribute"),
            (16, "unknown-attribute"),
            (16, "missing-attribute"),
            (28, "control-snils"),
        ]
    );
}
