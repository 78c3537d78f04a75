//! The log of powers of attorney on a real database: what it tells, and what it shows of a
//! database that was changed by hand.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

mod checkpoints;
mod families;
mod others;
mod records;

use app::{
    error::{AppError, Problem},
    ports::{IssuePower, PowersOfAttorney, Visitor},
};
use domain::{
    power::{Limits, PowerState, Powers, Validity},
    scenario::Scenario,
};
use server::{
    audit::{self, Fault, Log, Proof},
    documents,
};
use time::{Date, macros::date};

use crate::stage::{CINEMA, LIBRARY, NOW, STUDENT, Stage, TODAY, ogrn, on_every_stage};

const PHONE: &str = "+79001234567";

fn mandate(from: Date, replaces: Option<&str>) -> IssuePower {
    IssuePower {
        others: Vec::new(),
        plain_text: None,
        may_hand_over: false,
        draft: None,
        person: PHONE.to_owned(),
        powers: Powers::new([STUDENT, Scenario::Age18]).expect("two"),
        validity: Validity::new(from, date!(2026 - 12 - 31)).expect("in order"),
        limits: Limits {
            checks_a_day: Some(200),
            ..Limits::default()
        },
        replaces: replaces.map(str::to_owned),
    }
}

async fn with_phone(stage: &Stage) -> Visitor {
    let visitor = stage.person("Сотрудникова Ульяна").await;
    stage
        .run(
            "UPDATE accounts SET phone = ? WHERE id = ?",
            [PHONE.into(), visitor.account.clone().into()],
        )
        .await;
    visitor
}

async fn verify(stage: &Stage, checkpoints: &str) -> Result<Proof, Fault> {
    audit::verify_powers(stage.connection(), checkpoints)
        .await
        .expect("a database")
}

/// Three powers of attorney with everything that can become of one, ten entries in all; their
/// numbers.
async fn lives(stage: &Stage) -> [String; 4] {
    let director = stage.director(LIBRARY).await;
    with_phone(stage).await;
    let library = ogrn(LIBRARY);
    let powers = &stage.powers;
    let issue = async |from, replaces: Option<&str>| {
        let number = powers
            .issue(&director, &library, &mandate(from, replaces))
            .await
            .expect("issued");
        stage.clock.advance(10);
        number
    };
    let first = issue(date!(2026 - 03 - 01), None).await;
    let second = issue(date!(2026 - 03 - 01), None).await;
    powers
        .suspend(&director, &library, &first, "Разбираемся")
        .await
        .expect("suspended");
    stage.clock.advance(60);
    powers
        .resume(&director, &library, &first, "Разобрались")
        .await
        .expect("resumed");
    let third = issue(date!(2026 - 04 - 01), Some(&second)).await;
    powers
        .suspend(&director, &library, &first, "Опять")
        .await
        .expect("suspended");
    powers
        .revoke(&director, &library, &first, "Уволена")
        .await
        .expect("revoked");
    let fourth = issue(date!(2026 - 05 - 01), None).await;
    [first, second, third, fourth]
}

#[tokio::test]
async fn a_whole_life_is_told_and_proven() {
    on_every_stage(async |stage: Stage| {
        assert_eq!(verify(&stage, "").await, Ok(Proof::default()), "empty");
        let [first, ..] = lives(&stage).await;
        let proof = verify(&stage, "").await.expect("whole");
        assert_eq!((proof.entries, proof.subjects), (9, 4));
        let director = stage.director(LIBRARY).await;
        let details = stage
            .powers
            .details(&director, &ogrn(LIBRARY), &first)
            .await
            .expect("details");
        let told: Vec<_> = details
            .events
            .iter()
            .map(|event| (event.kind, event.reason.as_str(), event.at - NOW))
            .collect();
        assert_eq!(
            told,
            [
                ("issued", "", 0),
                ("suspended", "Разбираемся", 20),
                ("resumed", "Разобрались", 80),
                ("suspended", "Опять", 90),
                ("revoked", "Уволена", 90),
            ]
        );
        assert!(
            details
                .events
                .iter()
                .all(|event| event.by == "Директоров Игнат")
        );
        assert_eq!(details.line.state, PowerState::Revoked);
    })
    .await;
}

/// Whether a fault is the one that was meant.
type Found = fn(&Fault) -> bool;

#[tokio::test]
async fn each_change_by_hand_is_found_and_named() {
    // Changes that leave every other table alone: what each is found as.
    let tampered: [(&str, Found); 9] = [
        (
            "UPDATE power_events SET detail = replace(detail, 'Разбираемся', 'Ничего') \
             WHERE position = 3",
            |fault| matches!(fault, Fault::Changed { position: 3, entry, .. } if entry.starts_with("suspended, ")),
        ),
        (
            "UPDATE power_events SET at = at - 1 WHERE position = 7",
            |fault| matches!(fault, Fault::Changed { position: 7, .. }),
        ),
        (
            "UPDATE power_events SET by_account = NULL WHERE position = 1",
            |fault| matches!(fault, Fault::Changed { position: 1, .. }),
        ),
        ("DELETE FROM power_events WHERE position = 4", |fault| {
            matches!(
                fault,
                Fault::Missing {
                    log: Log::Powers,
                    position: 4
                }
            )
        }),
        ("DELETE FROM power_events WHERE position > 7", |fault| {
            matches!(
                fault,
                Fault::Cut {
                    log: Log::Powers,
                    ends: 7,
                    had: 9,
                    at: None
                }
            )
        }),
        (
            "UPDATE powers SET revoked_at = NULL, revoked_by = NULL, revoke_reason = NULL",
            |fault| {
                matches!(
                    fault,
                    Fault::Power {
                        column: "revoked_at",
                        ..
                    }
                )
            },
        ),
        ("UPDATE powers SET valid_until = '2036-01-01'", |fault| {
            matches!(
                fault,
                Fault::Power {
                    column: "valid_until",
                    ..
                }
            )
        }),
        ("UPDATE powers SET limits = NULL", |fault| {
            matches!(
                fault,
                Fault::Power {
                    column: "limits",
                    ..
                }
            )
        }),
        (
            "UPDATE powers SET suspended_at = NULL WHERE suspended_at IS NOT NULL",
            |fault| {
                matches!(
                    fault,
                    Fault::Power {
                        column: "suspended_at",
                        ..
                    }
                )
            },
        ),
    ];
    for (sql, is_found) in tampered {
        on_every_stage(async |stage: Stage| {
            lives(&stage).await;
            assert!(verify(&stage, "").await.is_ok());
            stage.run(sql, []).await;
            let fault = verify(&stage, "").await.expect_err(sql);
            assert!(is_found(&fault), "{sql}: {fault}");
            assert!(!fault.to_string().is_empty());
        })
        .await;
    }
}

#[tokio::test]
async fn a_power_put_in_by_hand_has_no_entry() {
    on_every_stage(async |stage: Stage| {
        let staff = stage.person("Сотрудник").await;
        let number = stage.power(LIBRARY, &staff, &[STUDENT], TODAY, TODAY).await;
        let fault = verify(&stage, "").await.expect_err("unlogged");
        assert_eq!(
            fault,
            Fault::Power {
                power: number.clone(),
                column: "number",
                position: 0
            }
        );
        // Whoever starts the next version with an old database gets a log of what there is.
        assert_eq!(
            audit::adopt_missing(&stage.database)
                .await
                .expect("adopted"),
            1
        );
        assert_eq!(
            audit::adopt_missing(&stage.database)
                .await
                .expect("nothing"),
            0
        );
        assert_eq!(verify(&stage, "").await.expect("whole").entries, 1);
    })
    .await;
}
