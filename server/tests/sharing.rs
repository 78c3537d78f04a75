//! One power of attorney for several people, in plain words, handed over: on a real database.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "these are tests, also outside of the test functions"
)]

mod exported;
mod handing_over;

use std::{path::Path, process::Command};

use app::{
    error::{AppError, Problem},
    ports::{
        Checks as _, Documents as _, HandedOver, Imported, IssuePower, PowersOfAttorney as _,
        Visitor,
    },
};
use domain::{
    outcome::OutcomeKind,
    power::{AuthorityRefusal, Limits, PowerState, Powers, Validity},
    scenario::Scenario,
};
use mchd::Delegation;
use time::{Date, macros::date};

use crate::stage::{CINEMA, LIBRARY, NOW, STUDENT, Stage, ogrn, on_every_stage};

/// Control digits are right, people are invented.
const SNILS: [&str; 5] = [
    "11223344595",
    "12345678964",
    "90000000687",
    "90000001184",
    "90000000283",
];
const TEXT: &str = "Открывать зал <утром> & закрывать.\nХранить ключи.";

/// A director and four people, all with what the format asks for.
async fn people(stage: &Stage, of: &str) -> (Visitor, Vec<Visitor>) {
    let (kpp, inn) = match of.len() {
        13 => (Some("770701001"), "7707083893"),
        _ => (None, "500100732259"),
    };
    stage
        .run(
            "UPDATE organizations SET kpp = ?, inn = ? WHERE ogrn = ?",
            [kpp.into(), inn.into(), of.into()],
        )
        .await;
    let director = stage.director(of).await;
    let mut staff = Vec::new();
    for name in [
        "Первая Анна",
        "Второй Иван",
        "Третья Ольга",
        "Четвёртый Пётр",
    ] {
        staff.push(stage.person(name).await);
    }
    let all = std::iter::once(&director).chain(&staff);
    for (visitor, snils) in all.zip(SNILS) {
        stage
            .run(
                "UPDATE accounts SET snils = ? WHERE id = ?",
                [snils.into(), visitor.account.clone().into()],
            )
            .await;
    }
    (director, staff)
}

fn given_to(people: &[usize]) -> IssuePower {
    let mut fields = ["person-1", "person-2", "person-3"].into_iter();
    let (first, others) = people.split_first().expect("one");
    let others = others.iter().map(|nth| {
        let field = fields.next().expect("a field");
        (field, SNILS[*nth].to_owned())
    });
    IssuePower {
        person: SNILS[*first].to_owned(),
        others: others.collect(),
        powers: Powers::new([STUDENT, Scenario::Age18]).expect("two"),
        validity: days(date!(2026 - 03 - 01), date!(2026 - 12 - 31)),
        limits: Limits::default(),
        replaces: None,
        plain_text: None,
        may_hand_over: false,
        draft: None,
    }
}

fn days(from: Date, until: Date) -> Validity {
    Validity::new(from, until).expect("in order")
}

async fn numbers(stage: &Stage, whose: &[&Visitor]) -> Vec<String> {
    let mut numbers = Vec::new();
    for visitor in whose {
        let sql = format!(
            "SELECT number FROM powers WHERE account_id = '{}'",
            visitor.account
        );
        numbers.extend(stage.values::<String>(&sql).await);
    }
    numbers
}

/// What a scan of a fresh code in this name says.
async fn scanned(stage: &Stage, by: &Visitor, of: &str) -> (OutcomeKind, Option<AuthorityRefusal>) {
    let citizen = stage.adult().await;
    let code = stage.code(&citizen, Scenario::Age18);
    let answer = stage.scan(by, Some(of), &code).await;
    (answer.outcome, answer.authority)
}

const YES: (OutcomeKind, Option<AuthorityRefusal>) = (OutcomeKind::Confirmed, None);

fn no(refusal: AuthorityRefusal) -> (OutcomeKind, Option<AuthorityRefusal>) {
    (OutcomeKind::NoAuthority, Some(refusal))
}

#[tokio::test]
async fn one_document_names_all_and_ends_for_all() {
    on_every_stage(async |stage: Stage| {
        let (director, staff) = people(&stage, LIBRARY).await;
        let library = ogrn(LIBRARY);
        let power = IssuePower {
            plain_text: Some(TEXT.to_owned()),
            ..given_to(&[1, 2, 3])
        };
        let number = stage.powers.issue(&director, &library, &power).await;
        let number = number.expect("issued");
        let held = numbers(&stage, &[&staff[0], &staff[1], &staff[2]]).await;
        assert_eq!(held.first(), Some(&number));
        let files = stage.documents.files(&director, &library, &number).await;
        let xml = files.expect("a document").xml;
        for other in &held {
            let files = stage.documents.files(&director, &library, other).await;
            assert_eq!(files.expect("the same").xml, xml);
        }
        let read = mchd::read(xml.as_bytes()).expect("a document");
        assert_eq!(read.representatives.len(), 3);
        assert_eq!(read.number.as_str(), number);
        assert_eq!(read.text.as_deref(), Some(TEXT));
        let details = stage.powers.details(&director, &library, &held[1]).await;
        let details = details.expect("details");
        assert_eq!(
            (details.with.len(), details.plain_text.as_deref()),
            (2, Some(TEXT))
        );
        let public = stage.powers.public(None, &number).await.expect("known");
        assert_eq!((public.people, public.representative), (3, None));
        for name in ["Первая Анна", "Второй Иван"] {
            assert_eq!(stage.powers.is_of(&number, name).await, Ok(true), "{name}");
        }
        for one in &staff[..3] {
            assert_eq!(scanned(&stage, one, LIBRARY).await, YES);
        }
        assert_eq!(
            scanned(&stage, &staff[3], LIBRARY).await,
            no(AuthorityRefusal::Missing)
        );
        // Whoever leaves takes nothing from the others, and is no longer one of them.
        let gone = &staff[0].account;
        let left = stage
            .powers
            .leave(&director, &library, gone, "Уволилась")
            .await;
        assert_eq!(left, Ok(1));
        assert_eq!(
            scanned(&stage, &staff[0], LIBRARY).await,
            no(AuthorityRefusal::Revoked)
        );
        assert_eq!(scanned(&stage, &staff[1], LIBRARY).await, YES);
        let public = stage.powers.public(None, &number).await.expect("known");
        assert_eq!((public.people, public.state.in_force()), (2, true));
        assert_eq!(stage.powers.is_of(&number, "Первая Анна").await, Ok(false));
        // Revoked under any of its numbers it is revoked for all.
        let revoked = stage
            .powers
            .revoke(&director, &library, &held[2], "Ошибка")
            .await;
        assert_eq!(revoked, Ok(()));
        for one in &staff[1..3] {
            let expected = no(AuthorityRefusal::Revoked);
            assert_eq!(scanned(&stage, one, LIBRARY).await, expected);
        }
        let public = stage.powers.public(None, &number).await.expect("known");
        assert_eq!(public.state, PowerState::Revoked);
        let again = stage
            .powers
            .revoke(&director, &library, &held[1], "Ошибка")
            .await;
        assert_eq!(again, Err(AppError::Conflict));
    })
    .await;
}

#[tokio::test]
async fn nobody_twice_and_no_place_of_one_taken_by_several() {
    on_every_stage(async |stage: Stage| {
        let (director, _) = people(&stage, LIBRARY).await;
        let library = ogrn(LIBRARY);
        let twice = stage
            .powers
            .issue(&director, &library, &given_to(&[1, 2, 1]))
            .await;
        assert_eq!(twice, Err(AppError::field("person-2", Problem::Repeated)));
        let unknown = IssuePower {
            others: vec![("person-3", "900-000-001 83".to_owned())],
            ..given_to(&[1])
        };
        let unknown = stage.powers.issue(&director, &library, &unknown).await;
        let Err(AppError::Invalid { fields }) = unknown else {
            panic!("{unknown:?}");
        };
        assert_eq!(fields[0].field, "person-3");
        let old = stage
            .powers
            .issue(&director, &library, &given_to(&[1]))
            .await;
        let replacing = IssuePower {
            replaces: Some(old.expect("issued")),
            ..given_to(&[1, 2])
        };
        let refused = stage.powers.issue(&director, &library, &replacing).await;
        assert_eq!(
            refused,
            Err(AppError::field("replaces", Problem::OtherPerson))
        );
        // Nothing was written of what was refused.
        assert_eq!(stage.count("SELECT COUNT(*) FROM powers").await, 1);
    })
    .await;
}
