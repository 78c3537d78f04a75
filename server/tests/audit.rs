//! The log of powers of attorney on a real database: what it tells, and what it shows of a
//! database that was changed by hand.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

#[path = "audit/families.rs"]
mod families;
#[path = "audit/others.rs"]
mod others;

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

/// A chain can be computed anew by whoever changes the database; a checkpoint that was kept
/// elsewhere cannot.
#[tokio::test]
async fn checkpoints_show_a_cut_end_and_a_log_written_anew() {
    on_every_stage(async |stage: Stage| {
        let folder = tempfile::tempdir().expect("folder");
        let file = folder.path().join("checkpoints.log");
        let export = async || {
            audit::export(&stage.database, &stage.issuer, &file)
                .await
                .expect("written")
        };
        let kept = || std::fs::read_to_string(&file).expect("kept");
        assert!(export().await, "an empty log has a checkpoint too");
        assert!(!export().await, "nothing has changed");
        let director = stage.director(LIBRARY).await;
        with_phone(&stage).await;
        let library = ogrn(LIBRARY);
        let issue = async || {
            stage
                .powers
                .issue(&director, &library, &mandate(date!(2026 - 03 - 01), None))
                .await
                .expect("issued")
        };
        let number = issue().await;
        assert!(export().await);
        stage
            .powers
            .revoke(&director, &library, &number, "Уволена")
            .await
            .expect("revoked");
        assert!(export().await);
        let proof = verify(&stage, &kept()).await.expect("whole");
        assert_eq!((proof.checkpoints, proof.covered), (3, 2));

        // The end is cut off so well that the database itself shows nothing.
        let forget = [
            "DELETE FROM power_events WHERE position = 2",
            "UPDATE powers SET revoked_at = NULL, revoked_by = NULL, revoke_reason = NULL",
            "UPDATE audit_head SET position = 1, hash = (SELECT hash FROM power_events)",
        ];
        for sql in forget {
            stage.run(sql, []).await;
        }
        assert!(verify(&stage, "").await.is_ok(), "by the chain alone");
        let fault = verify(&stage, &kept()).await.expect_err("cut");
        assert_eq!(
            fault,
            Fault::Cut {
                log: Log::Powers,
                ends: 1,
                had: 2,
                at: Some(NOW)
            }
        );
        // Something else in its place does not help.
        stage
            .powers
            .suspend(&director, &library, &number, "Вместо отзыва")
            .await
            .expect("suspended");
        let fault = verify(&stage, &kept()).await.expect_err("rewritten");
        assert_eq!(
            fault,
            Fault::Rewritten {
                log: Log::Powers,
                from: 2,
                until: 2,
                at: NOW
            }
        );
        // Nor does a line that says so.
        let (good, last) = kept().trim_end().rsplit_once('\n').map_or_else(
            || (String::new(), kept()),
            |(good, last)| (good.to_owned(), last.to_owned()),
        );
        let forged = format!("{good}\n{}\n", &last[..last.len() - 6]);
        assert_eq!(
            verify(&stage, &forged).await,
            Err(Fault::Checkpoint { line: 5 })
        );
    })
    .await;
}

#[tokio::test]
async fn many_at_once_make_one_chain() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        with_phone(&stage).await;
        let stage = std::sync::Arc::new(stage);
        let tasks: Vec<_> = (0..16)
            .map(|_| {
                let (stage, director) = (stage.clone(), director.clone());
                tokio::spawn(async move {
                    stage
                        .powers
                        .issue(
                            &director,
                            &ogrn(LIBRARY),
                            &mandate(date!(2026 - 03 - 01), None),
                        )
                        .await
                        .expect("issued");
                })
            })
            .collect();
        for task in tasks {
            task.await.expect("done");
        }
        assert_eq!(verify(&stage, "").await.expect("whole").entries, 16);
    })
    .await;
}

#[tokio::test]
async fn the_record_of_a_revocation_is_signed_by_the_organization() {
    on_every_stage(async |stage: Stage| {
        let [first, second, ..] = lives(&stage).await;
        let director = stage.director(LIBRARY).await;
        let library = ogrn(LIBRARY);
        let record = stage
            .powers
            .revocation(&director, &library, &first)
            .await
            .expect("a record");
        let said: serde_json::Value = serde_json::from_str(&record.record).expect("JSON");
        assert_eq!(said["record"], "digital-id/revocation/1");
        assert_eq!(said["power"], first.as_str());
        assert_eq!(said["ogrn"], LIBRARY);
        assert_eq!(said["reason"], "Уволена");
        assert_eq!(said["revoked_by"], "Директоров Игнат");
        assert_eq!(said["revoked_at"], "2026-03-01T12:01:40Z");
        let signature = record.signature.expect("signed");
        let folder = tempfile::tempdir().expect("folder");
        let write = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            std::fs::write(&path, bytes).expect("written");
            path
        };
        let pem = documents_authority(&stage).await;
        let output = std::process::Command::new("openssl")
            .args([
                "cms", "-verify", "-binary", "-inform", "DER", "-purpose", "any", "-in",
            ])
            .arg(write("record.sig", &signature))
            .arg("-content")
            .arg(write("record.json", record.record.as_bytes()))
            .arg("-CAfile")
            .arg(write("authority.pem", pem.as_bytes()))
            .args(["-attime", "1772366500", "-out", "/dev/null"])
            .output()
            .expect("openssl");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        for (by, of, number) in [
            (&director, &library, &second),
            (&director, &ogrn(CINEMA), &first),
            (&stage.person("Некто").await, &library, &first),
        ] {
            let refused = stage.powers.revocation(by, of, number).await;
            assert_eq!(refused, Err(AppError::NotFound));
        }
    })
    .await;
}

async fn documents_authority(stage: &Stage) -> String {
    use app::ports::Documents as _;
    let desk = documents::DocumentDesk::new(stage.database.clone(), stage.clock.clone());
    desk.authority().await.expect("answer").expect("signed")
}

#[tokio::test]
async fn a_newer_one_takes_the_place_on_its_first_day() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        with_phone(&stage).await;
        let library = ogrn(LIBRARY);
        let issue = async |from, replaces: Option<&str>| {
            let mandate = mandate(from, replaces);
            stage.powers.issue(&director, &library, &mandate).await
        };
        let old = issue(date!(2026 - 03 - 01), None).await.expect("issued");
        let new = issue(date!(2026 - 03 - 03), Some(&old))
            .await
            .expect("issued");
        let state = async || {
            let details = stage.powers.details(&director, &library, &old).await;
            let details = details.expect("details");
            assert_eq!(details.replaced, Some((new.clone(), date!(2026 - 03 - 03))));
            details.line.state
        };
        assert_eq!(state().await, PowerState::Active);
        // The last second of 2 March in Moscow, and the next.
        stage.clock.set(1_772_485_199);
        assert_eq!(state().await, PowerState::Active);
        stage.clock.advance(1);
        assert_eq!(state().await, PowerState::Replaced);
        let problem = |problem| Err(AppError::field("replaces", problem));
        let again = issue(date!(2026 - 03 - 05), Some(&old)).await;
        assert_eq!(again, problem(Problem::AlreadyDone));
        let other = stage.person("Другой").await;
        let others = stage
            .power(LIBRARY, &other, &[STUDENT], TODAY, "2026-12-31")
            .await;
        assert_eq!(
            issue(date!(2026 - 03 - 05), Some(&others)).await,
            problem(Problem::OtherPerson)
        );
        let elsewhere = stage
            .power(CINEMA, &other, &[STUDENT], TODAY, "2026-12-31")
            .await;
        for wrong in [elsewhere.as_str(), "x"] {
            assert_eq!(
                issue(date!(2026 - 03 - 05), Some(wrong)).await,
                problem(Problem::Choice)
            );
        }
        assert_eq!(stage.count("SELECT count(*) FROM power_events").await, 3);
    })
    .await;
}
