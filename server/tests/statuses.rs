//! Statuses at the registry desk, on a real database: what is entered, held and ended counts with
//! the very next check, needs a second pair of eyes, and is told in a log that can be proven.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

use app::{
    error::{AppError, Problem},
    ports::{
        EndDecision, EndStatus, Ending, GrantStatus, HeldStatus, HoldStatus, Registry as _,
        Statuses as _, Visitor,
    },
};
use domain::{
    outcome::OutcomeKind,
    status::{StatusKind, StatusState},
};
use server::{
    audit::{Fault, Log, Proof, verify_registry},
    clock::Clock,
    registry::{StatusDesk, adopt_missing},
};
use time::{Date, macros::date};

use crate::stage::{Citizen, LIBRARY, STUDENT, Stage, on_every_stage};

const TODAY: Date = date!(2026 - 03 - 01);
const YESTERDAY: Date = date!(2026 - 02 - 28);

struct Desk {
    stage: Stage,
    statuses: StatusDesk,
    first: Visitor,
    second: Visitor,
    citizen: Citizen,
}

impl Desk {
    async fn open(stage: Stage, four_eyes: bool) -> Self {
        let operator = async |name: &str| Visitor {
            is_operator: true,
            ..stage.person(name).await
        };
        let clock: std::sync::Arc<dyn Clock> = stage.clock.clone();
        let (database, signals) = (stage.database.clone(), stage.signals.clone());
        Self {
            statuses: StatusDesk::new(database, clock, signals, four_eyes),
            first: operator("Операторова Зоя").await,
            second: operator("Вторая Вера").await,
            citizen: stage.adult().await,
            stage,
        }
        .looking()
        .await
    }

    /// Both have said why they open the file.
    async fn looking(self) -> Self {
        for by in [&self.first, &self.second] {
            let looked = self
                .stage
                .registry
                .look(by, self.citizen.number, "Проверка");
            looked.await.expect("looked");
        }
        self
    }

    async fn grant(&self, from: Date, until: Option<Date>) -> Result<String, AppError> {
        let grant = GrantStatus {
            kind: StatusKind::Student,
            from,
            until,
            source: "справка № 5".to_owned(),
        };
        let holder = self.citizen.number;
        self.statuses.grant(&self.first, holder, &grant).await
    }

    async fn held(&self, id: &str) -> HeldStatus {
        let file = self.statuses.file(&self.first, self.citizen.number, id);
        file.await.expect("file").held
    }

    /// Asks to end it as it stands now.
    async fn end(&self, id: &str, last: Date) -> Result<Ending, AppError> {
        let end = EndStatus {
            revision: self.held(id).await.revision,
            last,
            reason: "Отчислена".to_owned(),
        };
        let holder = self.citizen.number;
        self.statuses.end(&self.first, holder, id, &end).await
    }

    async fn hold(&self, id: &str, suspended: bool, revision: i64) -> Result<(), AppError> {
        let hold = HoldStatus {
            revision,
            reason: "Проверяем".to_owned(),
        };
        let holder = self.citizen.number;
        self.statuses
            .hold(&self.first, holder, id, suspended, &hold)
            .await
    }

    async fn the_request(&self) -> String {
        let mut waiting = self.statuses.waiting(&self.first).await.expect("list");
        assert_eq!(waiting.len(), 1, "{waiting:?}");
        waiting.remove(0).id
    }

    /// What the next check of a fresh code answers.
    async fn check(&self) -> OutcomeKind {
        self.stage.clock.advance(60);
        let staff = self.stage.staff(LIBRARY).await;
        let code = self.stage.code(&self.citizen, STUDENT);
        let answer = self.stage.scan(&staff, Some(LIBRARY), &code).await;
        answer.outcome
    }
}

async fn proof(stage: &Stage) -> Result<Proof, Fault> {
    verify_registry(stage.connection(), "")
        .await
        .expect("a database")
}

fn field(field: &str, problem: Problem) -> AppError {
    AppError::field(field, problem)
}

#[tokio::test]
async fn what_is_entered_held_and_ended_counts_with_the_very_next_check() {
    on_every_stage(async |stage: Stage| {
        let desk = Desk::open(stage, true).await;
        assert_eq!(desk.check().await, OutcomeKind::NotConfirmed);
        let id = desk.grant(TODAY, None).await.expect("entered");
        assert_eq!(desk.check().await, OutcomeKind::Confirmed);
        desk.hold(&id, true, 1).await.expect("held");
        assert_eq!(desk.check().await, OutcomeKind::NotConfirmed);
        desk.hold(&id, false, 2).await.expect("resumed");
        assert_eq!(desk.check().await, OutcomeKind::Confirmed);
        let ending = desk.end(&id, YESTERDAY).await;
        assert_eq!(ending, Ok(Ending::Waits));
        assert_eq!(desk.check().await, OutcomeKind::Confirmed, "not yet ended");
        let request = desk.the_request().await;
        let (second, confirm) = (&desk.second, EndDecision::Confirm);
        desk.statuses
            .decide(second, &request, confirm)
            .await
            .expect("confirmed");
        assert_eq!(desk.check().await, OutcomeKind::NotConfirmed);
        let held = desk.held(&id).await;
        assert_eq!(held.state, StatusState::Ended);
        assert_eq!(held.end_reason.as_deref(), Some("Отчислена"));
    })
    .await;
}

#[tokio::test]
async fn an_end_needs_another_pair_of_eyes() {
    on_every_stage(async |stage: Stage| {
        let desk = Desk::open(stage, true).await;
        let id = desk.grant(TODAY, None).await.expect("entered");
        assert_eq!(desk.end(&id, YESTERDAY).await, Ok(Ending::Waits));
        assert_eq!(desk.end(&id, YESTERDAY).await, Err(AppError::Conflict));
        let request = desk.the_request().await;
        let decide =
            async |by: &Visitor, decision| desk.statuses.decide(by, &request, decision).await;
        for decision in [EndDecision::Confirm, EndDecision::Refuse] {
            let refused = decide(&desk.first, decision).await;
            assert_eq!(refused, Err(field("decision", Problem::SecondPerson)));
        }
        let refused = decide(&desk.second, EndDecision::Withdraw).await;
        assert_eq!(refused, Err(field("decision", Problem::FirstPerson)));
        assert_eq!(decide(&desk.second, EndDecision::Refuse).await, Ok(()));
        assert_eq!(
            decide(&desk.second, EndDecision::Confirm).await,
            Err(AppError::Conflict),
            "decided before"
        );
        assert_eq!(desk.check().await, OutcomeKind::Confirmed);
        // Asked for again, and taken back by whoever has asked.
        assert_eq!(desk.end(&id, YESTERDAY).await, Ok(Ending::Waits));
        let request = desk.the_request().await;
        let withdrawn = desk
            .statuses
            .decide(&desk.first, &request, EndDecision::Withdraw)
            .await;
        assert_eq!(withdrawn, Ok(()));
        assert_eq!(desk.statuses.waiting(&desk.first).await, Ok(Vec::new()));
        let kinds: Vec<_> = desk
            .statuses
            .file(&desk.first, desk.citizen.number, &id)
            .await
            .expect("file")
            .events
            .into_iter()
            .map(|event| (event.kind, event.by))
            .collect();
        let (first, second) = ("Операторова Зоя".to_owned(), "Вторая Вера".to_owned());
        assert_eq!(
            kinds,
            [
                ("end-withdrawn", first.clone()),
                ("end-asked", first.clone()),
                ("end-refused", second),
                ("end-asked", first.clone()),
                ("granted", first),
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn an_installation_may_do_with_one_pair_of_eyes() {
    on_every_stage(async |stage: Stage| {
        let desk = Desk::open(stage, false).await;
        let id = desk.grant(TODAY, None).await.expect("entered");
        assert_eq!(desk.end(&id, YESTERDAY).await, Ok(Ending::Ended));
        assert_eq!(desk.check().await, OutcomeKind::NotConfirmed);
    })
    .await;
}

#[tokio::test]
async fn whoever_is_overtaken_is_told_and_nothing_is_lost() {
    on_every_stage(async |stage: Stage| {
        let desk = Desk::open(stage, true).await;
        let id = desk.grant(TODAY, None).await.expect("entered");
        // Both see the first revision; one of them is faster.
        desk.hold(&id, true, 1).await.expect("held");
        assert_eq!(desk.hold(&id, true, 1).await, Err(AppError::Conflict));
        let end = EndStatus {
            revision: 1,
            last: YESTERDAY,
            reason: "Отчислена".to_owned(),
        };
        let late = desk
            .statuses
            .end(&desk.second, desk.citizen.number, &id, &end)
            .await;
        assert_eq!(late, Err(AppError::Conflict));
        assert_eq!(
            desk.hold(&id, true, 2).await,
            Err(AppError::Conflict),
            "it is held"
        );
        // A request about what is no more can be refused only.
        assert_eq!(desk.end(&id, YESTERDAY).await, Ok(Ending::Waits));
        desk.hold(&id, false, 2).await.expect("resumed");
        let waiting = desk.statuses.waiting(&desk.second).await.expect("list");
        assert!(waiting[0].is_stale && !waiting[0].is_own);
        let decide = async |decision| {
            let request = &waiting[0].id;
            desk.statuses.decide(&desk.second, request, decision).await
        };
        assert_eq!(decide(EndDecision::Confirm).await, Err(AppError::Conflict));
        assert_eq!(decide(EndDecision::Refuse).await, Ok(()));
        let held = desk.held(&id).await;
        assert_eq!((held.state, held.revision), (StatusState::Active, 3));
    })
    .await;
}

#[tokio::test]
async fn impossible_days_and_a_second_one_of_a_kind_are_refused() {
    on_every_stage(async |stage: Stage| {
        let desk = Desk::open(stage, true).await;
        let cases = [
            (
                date!(1987 - 04 - 18),
                None,
                field("from", Problem::BeforeBirth),
            ),
            (TODAY, Some(YESTERDAY), field("until", Problem::Reversed)),
            (
                date!(2028 - 01 - 01),
                None,
                field("from", Problem::TooFarAhead),
            ),
        ];
        for (from, until, problem) in cases {
            assert_eq!(desk.grant(from, until).await, Err(problem));
        }
        let id = desk.grant(TODAY, Some(date!(2026 - 06 - 30))).await;
        let id = id.expect("entered");
        let overlaps = Err(field("kind", Problem::Overlaps));
        assert_eq!(desk.grant(date!(2026 - 06 - 30), None).await, overlaps);
        desk.grant(date!(2026 - 07 - 01), None)
            .await
            .expect("after it");
        for last in [date!(2026 - 06 - 30), date!(2027 - 01 - 01)] {
            let refused = desk.end(&id, last).await;
            assert_eq!(refused, Err(field("last", Problem::NotShorter)));
        }
        let refused = desk.end(&id, date!(2026 - 02 - 27)).await;
        assert_eq!(refused, Err(field("last", Problem::Reversed)));
        assert_eq!(desk.stage.count("SELECT COUNT(*) FROM statuses").await, 2);
    })
    .await;
}

#[tokio::test]
async fn two_operators_who_enter_the_same_at_once_enter_it_once() {
    on_every_stage(async |stage: Stage| {
        let desk = Desk::open(stage, true).await;
        let (one, other) = tokio::join!(desk.grant(TODAY, None), desk.grant(TODAY, None));
        let refused = [one, other].into_iter().filter_map(Result::err);
        let refused: Vec<_> = refused.collect();
        assert_eq!(refused, [field("kind", Problem::Overlaps)]);
    })
    .await;
}

#[tokio::test]
async fn it_is_for_operators_and_for_the_holder_it_belongs_to() {
    on_every_stage(async |stage: Stage| {
        let desk = Desk::open(stage, true).await;
        let id = desk.grant(TODAY, None).await.expect("entered");
        let nobody = &desk.citizen.visitor;
        let number = desk.citizen.number;
        let statuses = &desk.statuses;
        let file = statuses.file(nobody, number, &id).await.err();
        assert_eq!(file, Some(AppError::NotFound));
        let waiting = statuses.waiting(nobody).await;
        assert_eq!(waiting, Err(AppError::NotFound));
        let decided = statuses.decide(nobody, &id, EndDecision::Confirm).await;
        assert_eq!(decided, Err(AppError::NotFound));
        let other = desk.stage.adult().await;
        let asked = statuses.file(&desk.first, other.number, &id).await.err();
        assert_eq!(asked, Some(AppError::reason_needed()));
        let looked = desk
            .stage
            .registry
            .look(&desk.first, other.number, "Проверка");
        looked.await.expect("looked");
        let foreign = statuses.file(&desk.first, other.number, &id).await.err();
        assert_eq!(foreign, Some(AppError::NotFound));
        let hold = HoldStatus {
            revision: 1,
            reason: "x".to_owned(),
        };
        let foreign = statuses.hold(&desk.first, other.number, &id, true, &hold);
        assert_eq!(foreign.await, Err(AppError::NotFound));
    })
    .await;
}

#[tokio::test]
async fn the_log_tells_everything_and_shows_what_was_done_by_hand() {
    on_every_stage(async |stage: Stage| {
        let desk = Desk::open(stage, true).await;
        let looks = Proof {
            entries: 2,
            subjects: 0,
            ..Proof::default()
        };
        assert_eq!(proof(&desk.stage).await, Ok(looks));
        // One of before there was a log.
        let (citizen, stage) = (&desk.citizen, &desk.stage);
        stage
            .status(citizen, StatusKind::Veteran, "2020-01-01", None)
            .await;
        assert_eq!(adopt_missing(&stage.database).await.expect("adopted"), 1);
        assert_eq!(adopt_missing(&stage.database).await.expect("nothing"), 0);
        let id = desk.grant(TODAY, None).await.expect("entered");
        desk.hold(&id, true, 1).await.expect("held");
        assert_eq!(desk.end(&id, YESTERDAY).await, Ok(Ending::Waits));
        let whole = Proof {
            entries: 6,
            subjects: 2,
            ..Proof::default()
        };
        assert_eq!(proof(stage).await, Ok(whole));
        let file = stage.registry.holder(&desk.first, citizen.number).await;
        let file = file.expect("file");
        assert_eq!(file.events.len(), 4);
        assert!(file.statuses.iter().any(|held| held.end_waits));
        let tampered = async |sql: &str, back: &str| {
            stage.run(sql, []).await;
            let fault = proof(stage).await.expect_err(sql);
            stage.run(back, []).await;
            assert_eq!(proof(stage).await, Ok(whole), "{back}");
            fault
        };
        let fault = tampered(
            "UPDATE statuses SET suspended = FALSE WHERE kind = 'student'",
            "UPDATE statuses SET suspended = TRUE WHERE kind = 'student'",
        )
        .await;
        assert!(
            matches!(fault, Fault::Status { position: 5, .. }),
            "{fault}"
        );
        let fault = tampered(
            "UPDATE registry_events SET at = at + 1 WHERE position = 4",
            "UPDATE registry_events SET at = at - 1 WHERE position = 4",
        )
        .await;
        assert!(
            matches!(fault, Fault::Changed { position: 4, .. }),
            "{fault}"
        );
        let fault = tampered(
            "UPDATE audit_head SET position = 7 WHERE id = 2",
            "UPDATE audit_head SET position = 6 WHERE id = 2",
        )
        .await;
        assert_eq!(
            fault,
            Fault::Cut {
                log: Log::Registry,
                ends: 6,
                had: 7,
                at: None
            }
        );
        stage
            .run("DELETE FROM registry_events WHERE position = 5", [])
            .await;
        let fault = proof(stage).await.expect_err("an entry is gone");
        assert_eq!(
            fault,
            Fault::Missing {
                log: Log::Registry,
                position: 5
            }
        );
    })
    .await;
}
