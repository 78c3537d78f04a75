//! The port `Documents` on a real database: what is issued has a document that others verify,
//! and what others made counts only when somebody vouches for it.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "these are tests, also outside of the test functions"
)]

mod imports;

use std::process::Command;

use app::{
    error::AppError,
    ports::{
        DocumentFiles, DocumentState, Documents as _, Imported, IssuePower, PowerDocument,
        PowersOfAttorney as _, Visitor,
    },
};
use domain::{
    identifiers::{Inn, Kpp, Ogrn, Snils},
    outcome::OutcomeKind,
    power::{Limits, Powers, Validity},
    scenario::Scenario,
};
use mchd::{Acting, Delegation, Document, FullName, Guid, LegalEntity, Mandate, Person, Principal};
use server::documents;
use time::macros::date;

use crate::stage::{CINEMA, LIBRARY, NOW, STUDENT, Stage, ogrn, on_every_stage};

const INN: &str = "7707083893";
const DIRECTOR: &str = "11223344595";
const STAFF: &str = "12345678964";

/// A library whose director and member of staff have all that the format asks for.
async fn library(stage: &Stage) -> (Visitor, Visitor) {
    stage
        .run(
            "UPDATE organizations SET kpp = '770701001' WHERE ogrn = ?",
            [LIBRARY.into()],
        )
        .await;
    let director = stage.director(LIBRARY).await;
    let staff = stage.person("Образцова <&> Анна \"Ивановна\"").await;
    for (visitor, snils) in [(&director, DIRECTOR), (&staff, STAFF)] {
        stage
            .run(
                "UPDATE accounts SET snils = ? WHERE id = ?",
                [snils.into(), visitor.account.clone().into()],
            )
            .await;
    }
    (director, staff)
}

fn this_year() -> IssuePower {
    IssuePower {
        others: Vec::new(),
        plain_text: None,
        may_hand_over: false,
        draft: None,
        person: STAFF.to_owned(),
        powers: Powers::new([STUDENT, Scenario::Age18]).expect("two"),
        validity: Validity::new(date!(2026 - 03 - 05), date!(2026 - 12 - 31)).expect("in order"),
        limits: Limits::default(),
        replaces: None,
    }
}

async fn issue(stage: &Stage, director: &Visitor) -> (String, DocumentFiles) {
    let library = ogrn(LIBRARY);
    let number = stage
        .powers
        .issue(director, &library, &this_year())
        .await
        .expect("issued");
    let files = stage.documents.files(director, &library, &number).await;
    (number, files.expect("a document"))
}

fn person(name: &str, snils: &str) -> Person {
    Person {
        full_name: FullName::split(name),
        snils: Some(Snils::parse(snils).expect("СНИЛС")),
        inn: None,
        position: None,
        born: None,
    }
}

/// A document of the library for these people, as another system makes it.
fn made_elsewhere(people: &[&str]) -> Document {
    let issued_on = date!(2026 - 02 - 16);
    let mandate = Mandate {
        powers: Powers::new([Scenario::Age18]).expect("one"),
        validity: Validity::new(issued_on, date!(2026 - 12 - 31)).expect("in order"),
        limits: Limits::default(),
    };
    Document {
        number: Guid::parse("3f6c1a52-8f0e-4a7b-9d21-5b0c7e9a1f44").expect("GUID"),
        internal_number: "1".to_owned(),
        issued_on,
        until: mandate.validity.until(),
        system: "https://m4d.example".to_owned(),
        delegation: Delegation::None,
        principal: Principal::LegalEntity(LegalEntity {
            name: "Библиотека".to_owned(),
            inn: Inn::parse(INN).expect("ИНН"),
            kpp: Kpp::parse("770701001").expect("КПП"),
            ogrn: ogrn(LIBRARY),
            heads: vec![person("Директоров Игнат", DIRECTOR)],
        }),
        representatives: people.iter().map(|it| person("Кто Угодно", it)).collect(),
        acting: Acting::Severally,
        text: None,
        powers: vec![mandate.power(issued_on)],
    }
}

async fn import(
    stage: &Stage,
    by: &Visitor,
    xml: &str,
    signature: Option<&[u8]>,
) -> Result<Imported, AppError> {
    let documents = &stage.documents;
    documents
        .import(by, &ogrn(LIBRARY), xml.as_bytes(), signature)
        .await
}

fn keys(imported: Imported) -> Vec<&'static str> {
    match imported {
        Imported::Refused(findings) => findings.iter().map(|it| it.key).collect(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn what_is_issued_has_a_document_that_openssl_verifies() {
    on_every_stage(async |stage: Stage| {
        let (director, _) = library(&stage).await;
        let (number, files) = issue(&stage, &director).await;
        assert_eq!(files.stem, format!("ON_EMCHD_20260301_{number}"));
        let checked = mchd::check(files.xml.as_bytes(), date!(2026 - 03 - 01)).expect("accepted");
        assert_eq!(checked.mandate.powers, this_year().powers);
        assert_eq!(checked.mandate.validity, this_year().validity);
        let who = &checked.document.representatives[0];
        assert_eq!(who.full_name.surname, "Образцова");
        assert!(
            files
                .xml
                .contains(&format!("http://localhost:3000/poa/{number}"))
        );
        let details = stage
            .powers
            .details(&director, &ogrn(LIBRARY), &number)
            .await;
        let expected = PowerDocument {
            is_signed: true,
            is_imported: false,
        };
        assert_eq!(details.expect("details").document, Some(expected));

        let pem = stage
            .documents
            .authority()
            .await
            .expect("answer")
            .expect("one");
        let signature = files.signature.expect("signed");
        openssl_verifies(&files.xml, &signature, &pem);
    })
    .await;
}

fn openssl_verifies(xml: &str, signature: &[u8], pem: &str) {
    let folder = tempfile::tempdir().expect("folder");
    for (name, bytes) in [
        ("a.xml", xml.as_bytes()),
        ("a.sig", signature),
        ("ca.pem", pem.as_bytes()),
    ] {
        std::fs::write(folder.path().join(name), bytes).expect("a file");
    }
    let line = format!(
        "cms -verify -binary -inform DER -in a.sig -content a.xml -CAfile ca.pem -attime {NOW} -out out"
    );
    match Command::new("openssl")
        .args(line.split(' '))
        .current_dir(folder.path())
        .output()
    {
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{said}");
        }
        Err(_) => println!("skipped: no openssl"),
    }
}

#[tokio::test]
async fn without_what_the_format_needs_the_power_counts_without_a_document() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let staff = stage.person("Сотрудникова Ульяна").await;
        stage
            .run(
                "UPDATE accounts SET snils = ? WHERE id = ?",
                [STAFF.into(), staff.account.clone().into()],
            )
            .await;
        let library = ogrn(LIBRARY);
        let number = stage
            .powers
            .issue(&director, &library, &this_year())
            .await
            .expect("issued");
        let files = async || stage.documents.files(&director, &library, &number).await;
        assert_eq!(files().await.err(), Some(AppError::NotFound));

        // Once it is there, the next start makes the document.
        stage
            .run(
                "UPDATE organizations SET kpp = '770701001' WHERE ogrn = ?",
                [LIBRARY.into()],
            )
            .await;
        let made = async || documents::make_missing(&stage.database, &stage.signatory).await;
        assert_eq!(made().await.expect("made"), 1);
        assert_eq!(made().await.expect("nothing to do"), 0);
        assert!(files().await.expect("a document").signature.is_some());
    })
    .await;
}

#[tokio::test]
async fn the_documents_are_for_directors_of_that_organization() {
    on_every_stage(async |stage: Stage| {
        let (director, staff) = library(&stage).await;
        let (number, _) = issue(&stage, &director).await;
        let other = stage.director(CINEMA).await;
        let xml = mchd::write(&made_elsewhere(&[STAFF])).expect("written");
        for (by, of) in [(&staff, LIBRARY), (&other, LIBRARY), (&other, CINEMA)] {
            let files = stage.documents.files(by, &ogrn(of), &number).await;
            assert_eq!(files.err(), Some(AppError::NotFound));
        }
        for by in [&staff, &other] {
            let imported = import(&stage, by, &xml, None).await;
            assert_eq!(imported.err(), Some(AppError::NotFound));
            let list = stage.documents.imported(by, &ogrn(LIBRARY)).await;
            assert_eq!(list.err(), Some(AppError::NotFound));
        }
        let unconfirmed = stage.documents.unconfirmed(&director).await;
        assert_eq!(unconfirmed.err(), Some(AppError::NotFound));
        let decided = stage.documents.decide(&director, &number, true).await;
        assert_eq!(decided.err(), Some(AppError::NotFound));
    })
    .await;
}
