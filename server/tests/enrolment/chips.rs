//! The chip of a passport at the desk: what is said of its files, what is written down, and when
//! the application can no longer be accepted.

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{ChipAnswer, ChipFiles, Claim, Enrolment as _, PhotoDesk as _, Visitor},
};
use chip::CountryCertificates;
use domain::passport::Passport;
use rcgen::KeyUsagePurpose;
use server::{clock::Clock, photo_desk::StoredPhotoDesk};

use super::counter::{Counter, licence, operator, passport_of};
use super::made::{self, Chip, Party};
use crate::stage::{NOW, Stage, on_every_stage};

const FIRST: [&str; 4] = ["chain", "signature", "zone", "face"];

fn desk(stage: &Stage, country: Option<&Party>) -> StoredPhotoDesk {
    let mut countries = CountryCertificates::none();
    if let Some(country) = country {
        assert_eq!(countries.add(&country.certificate), Some(1));
    }
    let clock = stage.clock.clone() as Arc<dyn Clock>;
    StoredPhotoDesk::new(stage.database.clone(), clock, stage.issuer.clone())
        .with_countries(Arc::new(countries))
}

/// As the chips of these tests have it.
fn typed() -> Passport {
    Passport {
        name: "VERA ZORINA".to_owned(),
        ..passport_of("000000114")
    }
}

/// An application that waits, with what was typed; its id.
async fn applied(stage: &Stage, typed: Passport) -> String {
    let counter = Counter::of(stage);
    let person = counter.applicant(stage).await;
    counter.consent(&person).await;
    let claim = Claim::ForeignPassport(typed);
    let chosen = counter.enrolment.choose(&person, claim).await;
    chosen.expect("a way");
    counter.send(&person).await;
    let ids: Vec<String> = stage.values("SELECT id FROM applications").await;
    ids.into_iter().next().expect("an application")
}

fn files(chip: &Chip) -> ChipFiles {
    ChipFiles {
        dg1: chip.dg1.clone(),
        dg2: chip.dg2.clone(),
        sod: chip.sod.clone(),
    }
}

/// The questions that something speaks against.
fn faults(answer: &ChipAnswer) -> Vec<(&'static str, &'static str)> {
    let findings = answer.findings.iter();
    findings
        .filter_map(|finding| Some((finding.question, finding.fault?)))
        .collect()
}

async fn version(desk: &StoredPhotoDesk, by: &Visitor, id: &str) -> i64 {
    desk.application(by, id).await.expect("a file").version
}

async fn read(desk: &StoredPhotoDesk, by: &Visitor, id: &str, files: &ChipFiles) -> ChipAnswer {
    let version = version(desk, by, id).await;
    let answer = desk.read_chip(by, id, version, files).await;
    answer.expect("an answer")
}

#[tokio::test]
async fn a_genuine_chip_is_written_down_and_nothing_of_it() {
    on_every_stage(async |stage| {
        let chip = made::chip();
        let id = applied(&stage, typed()).await;
        let (desk, by) = (desk(&stage, Some(&chip.country)), operator(&stage).await);
        let answer = read(&desk, &by, &id, &files(&chip)).await;
        assert_eq!(faults(&answer), []);
        assert!(answer.is_good());
        let face = answer.face.expect("a face");
        assert!(face.starts_with("data:image/jpeg;base64,"), "{face}");
        let file = desk.application(&by, &id).await.expect("a file");
        assert_eq!(file.countries, 1);
        let record = file.chip.expect("a record");
        assert_eq!((record.at, record.by.as_str()), (NOW, "Оператор"));
        assert_eq!(record.result.expect("good").len(), 64);
        // Nothing of the files: no column could hold them.
        let stored = "SELECT application_id || country || coalesce(fault, '') FROM chip_checks";
        let stored: Vec<String> = stage.values(stored).await;
        assert_eq!(
            stored.iter().map(String::len).collect::<Vec<_>>(),
            [36 + 64]
        );
        // It is about these pictures, not about the next ones.
        stage
            .run("UPDATE applications SET version = version + 1", [])
            .await;
        let next = desk.application(&by, &id).await.expect("a file");
        assert_eq!(next.chip, None);
        stage
            .run("UPDATE applications SET version = version - 1", [])
            .await;
        let accepted = desk.accept(&by, &id, file.version).await;
        assert_eq!(accepted, Ok(()));
        let file = desk.application(&by, &id).await.expect("a file");
        assert!(
            file.chip.is_some_and(|chip| chip.result.is_ok()),
            "it stays"
        );
        // With the application it goes.
        stage.run("DELETE FROM applications", []).await;
        assert_eq!(stage.count("SELECT count(*) FROM chip_checks").await, 0);
    })
    .await;
}

/// What was typed, and the question that does not agree.
#[tokio::test]
async fn a_chip_that_is_not_what_was_typed_ends_the_application() {
    on_every_stage(async |stage| {
        let chip = made::chip();
        let id = applied(&stage, typed()).await;
        let (desk, by) = (desk(&stage, Some(&chip.country)), operator(&stage).await);
        for (question, sql, back) in [
            (
                "number",
                "UPDATE applications SET document = 'загранпаспорт 00 0000115'",
                "UPDATE applications SET document = 'загранпаспорт 00 0000114'",
            ),
            (
                "birth",
                "UPDATE identities SET birth = '1990-05-18'",
                "UPDATE identities SET birth = '1990-05-17'",
            ),
            (
                "until",
                "UPDATE applications SET valid_until = '2031-01-16'",
                "UPDATE applications SET valid_until = '2031-01-15'",
            ),
            (
                "name",
                "UPDATE applications SET latin_name = 'ANNA ZORINA'",
                "UPDATE applications SET latin_name = 'VERA ZORINA'",
            ),
        ] {
            stage.run(sql, []).await;
            let answer = read(&desk, &by, &id, &files(&chip)).await;
            assert_eq!(faults(&answer), [(question, "typed")]);
            let file = desk.application(&by, &id).await.expect("a file");
            let result = file.chip.expect("a record").result;
            assert_eq!(result, Err("typed".to_owned()), "{question}");
            let accepted = desk.accept(&by, &id, file.version).await;
            assert_eq!(accepted, Err(AppError::Conflict), "{question}");
            stage.run(back, []).await;
        }
        // The right one mends it, and the reason goes to the person otherwise.
        let answer = read(&desk, &by, &id, &files(&chip)).await;
        assert!(answer.is_good());
        stage
            .run(
                "UPDATE chip_checks SET fault = 'signature', country = NULL",
                [],
            )
            .await;
        let version = version(&desk, &by, &id).await;
        let refused = desk.accept(&by, &id, version).await;
        assert_eq!(refused, Err(AppError::Conflict));
        let returned = desk
            .give_back(&by, &id, version, "Приходите с паспортом")
            .await;
        assert_eq!(returned, Ok(()));
    })
    .await;
}

/// What speaks against a passport is written down, what says nothing of it is not.
#[tokio::test]
async fn what_is_held_against_a_passport() {
    on_every_stage(async |stage| {
        let id = applied(&stage, typed()).await;
        let by = operator(&stage).await;
        let chip = made::chip();
        let stranger = made::country("RU", (-10, 10));
        let changed = |change: fn(&mut ChipFiles)| {
            let mut files = files(&chip);
            change(&mut files);
            files
        };
        let signature = changed(|files| {
            if let Some(last) = files.sod.last_mut() {
                *last ^= 1;
            }
        });
        let cases = [
            (
                "a signature",
                Some(&chip.country),
                signature,
                Some("signature"),
            ),
            (
                "DG2",
                Some(&chip.country),
                changed(|files| files.dg2.push(0)),
                Some("hash"),
            ),
            (
                "no SOD",
                Some(&chip.country),
                changed(|files| files.sod.clear()),
                None,
            ),
            (
                "rubbish",
                Some(&chip.country),
                changed(|files| files.sod = b"<!DOCTYPE".to_vec()),
                None,
            ),
            ("no countries", None, files(&chip), None),
        ];
        for (what, country, files, held) in cases {
            stage.run("DELETE FROM chip_checks", []).await;
            let desk = desk(&stage, country);
            let answer = read(&desk, &by, &id, &files).await;
            assert!(!answer.is_good(), "{what}");
            let file = desk.application(&by, &id).await.expect("a file");
            let found = file.chip.map(|chip| chip.result);
            assert_eq!(found, held.map(|held| Err(held.to_owned())), "{what}");
        }
        let unknown = read(&desk(&stage, Some(&stranger)), &by, &id, &files(&chip)).await;
        assert!(!unknown.is_good());
        let foreign = made::country("DE", (-10, 10));
        let signer = made::signer(&foreign, (-10, 10), KeyUsagePurpose::DigitalSignature);
        let foreign = made::signed_by(foreign, signer);
        let answer = read(
            &desk(&stage, Some(&foreign.country)),
            &by,
            &id,
            &files(&foreign),
        )
        .await;
        assert_eq!(faults(&answer), [("chain", "country")]);
        assert!(
            answer
                .findings
                .iter()
                .map(|it| it.question)
                .take(4)
                .eq(FIRST)
        );
    })
    .await;
}

#[tokio::test]
async fn only_an_operator_and_only_for_a_passport_that_waits() {
    on_every_stage(async |stage| {
        let counter = Counter::of(&stage);
        let person = counter.applicant(&stage).await;
        counter.consent(&person).await;
        counter
            .enrolment
            .choose(&person, licence())
            .await
            .expect("a way");
        counter.send(&person).await;
        let ids: Vec<String> = stage.values("SELECT id FROM applications").await;
        let id = ids.into_iter().next().expect("an application");
        let chip = made::chip();
        let (desk, by) = (desk(&stage, Some(&chip.country)), operator(&stage).await);
        let version = version(&desk, &by, &id).await;
        let read = async |by: &Visitor, version| {
            desk.read_chip(by, &id, version, &files(&chip)).await.err()
        };
        assert_eq!(read(&person, version).await, Some(AppError::NotFound));
        assert_eq!(
            read(&by, version).await,
            Some(AppError::Conflict),
            "a licence"
        );
        assert_eq!(read(&by, version + 1).await, Some(AppError::Conflict));
        assert_eq!(stage.count("SELECT count(*) FROM chip_checks").await, 0);
    })
    .await;
}
