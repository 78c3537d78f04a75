//! One power of attorney for several people, in plain words, handed over: on a real database.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "these are tests, also outside of the test functions"
)]

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

/// Every combination that the cabinet can make: the official schema takes it, and it comes back
/// as it was.
#[tokio::test]
async fn what_is_exported_is_valid_and_comes_back() {
    on_every_stage(async |stage: Stage| {
        for of in [LIBRARY, CINEMA] {
            let (director, _) = people(&stage, of).await;
            let organization = ogrn(of);
            for persons in [&[1][..], &[1, 2], &[3, 1, 2]] {
                for plain_text in [None, Some(TEXT.to_owned())] {
                    for may_hand_over in [false, true] {
                        let power = IssuePower {
                            plain_text: plain_text.clone(),
                            may_hand_over,
                            ..given_to(persons)
                        };
                        let number = stage.powers.issue(&director, &organization, &power).await;
                        let number = number.expect("issued");
                        let files = stage
                            .documents
                            .files(&director, &organization, &number)
                            .await;
                        let files = files.expect("a document");
                        is_valid(&files.stem, &files.xml);
                        let read = mchd::check(files.xml.as_bytes(), date!(2026 - 03 - 01));
                        let read = read.expect("accepted");
                        let people = read.document.representatives.iter();
                        let snils: Vec<_> =
                            people.map(|it| it.snils.clone().expect("one")).collect();
                        let snils: Vec<_> = snils.iter().map(|it| it.as_digits()).collect();
                        let expected: Vec<_> = persons.iter().map(|nth| SNILS[*nth]).collect();
                        assert_eq!(snils, expected, "in their order");
                        assert_eq!(read.document.text, plain_text);
                        let delegation = match may_hand_over {
                            true => Delegation::Once,
                            false => Delegation::None,
                        };
                        assert_eq!(read.document.delegation, delegation);
                        assert_eq!(*read.document.principal.ogrn(), organization);
                        assert_eq!(read.mandate.powers, power.powers);
                        assert_eq!(mchd::write(&read.document), Ok(files.xml.clone()));
                        // Elsewhere forgotten, it is taken back in with everything in it.
                        forget(&stage, &number).await;
                        let signature = files.signature.as_deref();
                        let xml = files.xml.as_bytes();
                        let documents = &stage.documents;
                        let back = documents
                            .import(&director, &organization, xml, signature)
                            .await;
                        assert_eq!(
                            back,
                            Ok(Imported::Accepted {
                                number: number.clone()
                            })
                        );
                        let details = stage
                            .powers
                            .details(&director, &organization, &number)
                            .await;
                        let details = details.expect("details");
                        assert_eq!(details.plain_text, plain_text);
                        assert_eq!(details.may_hand_over, may_hand_over);
                        assert_eq!(details.with.len(), persons.len() - 1);
                        assert_eq!(details.line.scenarios.len(), 2);
                        forget(&stage, &number).await;
                    }
                }
            }
            stage.run("UPDATE accounts SET snils = NULL", []).await;
        }
    })
    .await;
}

async fn forget(stage: &Stage, number: &str) {
    stage.run("DELETE FROM power_events", []).await;
    for sql in [
        "DELETE FROM powers WHERE document = ?",
        "DELETE FROM documents WHERE number = ?",
    ] {
        stage.run(sql, [number.into()]).await;
    }
}

/// By the official schema, where it is.
fn is_valid(stem: &str, xml: &str) {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/mchd");
    let schema = std::env::var("DIGITAL_ID_MCHD_SCHEMA")
        .unwrap_or_else(|_| format!("{beside}/ON_EMCHD_1_928_00_01_01_01.xsd"));
    if !Path::new(&schema).exists() {
        println!("skipped: no schema");
        return;
    }
    let folder = tempfile::tempdir().expect("folder");
    let file = folder.path().join(format!("{stem}.xml"));
    std::fs::write(&file, xml).expect("written");
    let said = Command::new("xmllint")
        .args(["--noout", "--schema", &schema])
        .arg(&file)
        .output()
        .expect("xmllint");
    assert!(
        said.status.success(),
        "{}",
        String::from_utf8_lossy(&said.stderr)
    );
}

fn to(nth: usize, scenarios: &[Scenario], until: Date) -> HandedOver {
    HandedOver {
        person: SNILS[nth].to_owned(),
        powers: Powers::new(scenarios.iter().copied()).expect("some"),
        validity: days(date!(2026 - 03 - 01), until),
    }
}

#[tokio::test]
async fn handed_over_once_to_one_and_never_more() {
    on_every_stage(async |stage: Stage| {
        let (director, staff) = people(&stage, LIBRARY).await;
        let library = ogrn(LIBRARY);
        let until = date!(2026 - 12 - 31);
        let age = [Scenario::Age18];
        // Not allowed: there is nothing to see.
        let kept = stage
            .powers
            .issue(&director, &library, &given_to(&[1]))
            .await;
        let kept = kept.expect("issued");
        let give = async |by: &Visitor, number: &str, wanted: &HandedOver| {
            stage.powers.hand_over(by, number, wanted).await
        };
        let refused = give(&staff[0], &kept, &to(2, &age, until)).await;
        assert_eq!(refused, Err(AppError::NotFound));
        let seen = stage.powers.to_hand_over(&staff[0], &kept).await;
        assert_eq!(seen.map(|it| it.given.len()), Err(AppError::NotFound));

        let allowed = IssuePower {
            may_hand_over: true,
            limits: Limits {
                checks_a_day: Some(2),
                ..Limits::default()
            },
            ..given_to(&[3])
        };
        let number = stage.powers.issue(&director, &library, &allowed).await;
        let number = number.expect("issued");
        let holder = &staff[2];
        for (wanted, field, problem) in [
            (to(3, &age, until), "person", Problem::HasOne),
            (
                to(2, &[Scenario::Age18, Scenario::Identity], until),
                "scenario",
                Problem::Choice,
            ),
            (to(2, &age, date!(2027 - 01 - 01)), "until", Problem::TooFar),
        ] {
            let refused = give(holder, &number, &wanted).await;
            assert_eq!(refused, Err(AppError::field(field, problem)));
        }
        let stranger = give(&staff[3], &number, &to(2, &age, until)).await;
        assert_eq!(stranger, Err(AppError::NotFound));
        stage.forget_password(holder).await;
        let asked = give(holder, &number, &to(2, &age, until)).await;
        assert_eq!(asked, Err(AppError::password_needed()));
        stage.type_password(holder).await;
        let child = give(holder, &number, &to(2, &age, until))
            .await
            .expect("given");
        let more = give(holder, &number, &to(4, &age, until)).await;
        assert_eq!(more, Err(AppError::field("person", Problem::HasOne)));
        // Not any further.
        let further = give(&staff[1], &child, &to(4, &age, until)).await;
        assert_eq!(further, Err(AppError::NotFound));
        // Both check; the number a day is one.
        assert_eq!(scanned(&stage, &staff[1], LIBRARY).await, YES);
        assert_eq!(scanned(&stage, holder, LIBRARY).await, YES);
        for by in [&staff[1], holder] {
            let spent = no(AuthorityRefusal::ChecksADay);
            assert_eq!(scanned(&stage, by, LIBRARY).await, spent);
        }
        let student = stage.adult().await;
        let code = stage.code(&student, STUDENT);
        let answer = stage.scan(&staff[1], Some(LIBRARY), &code).await;
        assert_eq!(answer.outcome, OutcomeKind::NoAuthority, "not handed over");
        let details = stage.powers.details(&director, &library, &child).await;
        let details = details.expect("details");
        assert_eq!(details.parent, Some(number.clone()));
        assert!(details.document.is_none());
        assert!(
            stage
                .powers
                .public(None, &child)
                .await
                .expect("known")
                .is_handed_over
        );
    })
    .await;
}

#[tokio::test]
async fn what_was_handed_over_goes_with_that_under_which_it_was() {
    on_every_stage(async |stage: Stage| {
        let (director, staff) = people(&stage, LIBRARY).await;
        let library = ogrn(LIBRARY);
        let allowed = IssuePower {
            may_hand_over: true,
            ..given_to(&[1])
        };
        let number = stage.powers.issue(&director, &library, &allowed).await;
        let number = number.expect("issued");
        let wanted = to(2, &[Scenario::Age18], date!(2026 - 12 - 31));
        let (holder, other) = (&staff[0], &staff[1]);
        let powers = &stage.powers;
        let child = powers
            .hand_over(holder, &number, &wanted)
            .await
            .expect("given");
        powers
            .suspend(&director, &library, &number, "Жалоба")
            .await
            .expect("suspended");
        let suspended = no(AuthorityRefusal::Suspended);
        assert_eq!(scanned(&stage, other, LIBRARY).await, suspended);
        // It alone counts no more again than what it hangs on.
        let alone = powers
            .resume(&director, &library, &child, "Разобрались")
            .await;
        assert_eq!(alone, Err(AppError::Conflict));
        stage.clock.set(NOW + 60);
        powers
            .resume(&director, &library, &number, "Разобрались")
            .await
            .expect("resumed");
        assert_eq!(scanned(&stage, other, LIBRARY).await, YES);
        // The one who handed it over leaves.
        powers
            .leave(&director, &library, &holder.account, "Ушла")
            .await
            .expect("left");
        let revoked = no(AuthorityRefusal::Revoked);
        assert_eq!(scanned(&stage, other, LIBRARY).await, revoked);
        let made = server::documents::make_missing(&stage.database, &stage.signatory).await;
        assert_eq!(
            made.expect("made"),
            0,
            "no document of what was handed over"
        );
        // Nobody brings back whom a director has sent away.
        let allowed = IssuePower {
            may_hand_over: true,
            ..given_to(&[3])
        };
        let again = powers.issue(&director, &library, &allowed).await;
        let again = again.expect("issued");
        let back = to(1, &[Scenario::Age18], date!(2026 - 12 - 31));
        let refused = powers.hand_over(&staff[2], &again, &back).await;
        assert_eq!(refused, Err(AppError::field("person", Problem::NotStaff)));
        assert!(stage.checks.mandates(&staff[2]).await.expect("mandates")[0].may_hand_over);
    })
    .await;
}
