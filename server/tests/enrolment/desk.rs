//! The operator's side.

use app::{
    error::{AppError, Problem},
    ports::{
        ApplicationState, EnrolmentStep, LONGEST_RETURN, PhotoDesk as _, Registry as _, Visitor,
    },
};
use domain::holder::{HolderState, IdSource};

use super::counter::{Counter, SNILS, identify, operator};
use crate::stage::{NOW, Stage, on_every_stage};

#[tokio::test]
async fn the_desk_is_for_operators_and_nobody_decides_on_themself() {
    on_every_stage(async |stage: Stage| {
        let counter = Counter::of(&stage);
        let person = counter.applicant(&stage).await;
        let id = counter.apply(&person).await;
        let desk = &counter.photos;
        // An operator with an application of their own.
        let own = Visitor {
            is_operator: true,
            ..person.clone()
        };
        assert_eq!(desk.queue(&person).await.err(), Some(AppError::NotFound));
        assert!(desk.queue(&own).await.expect("a queue").is_empty());
        for by in [&person, &own] {
            let file = desk.application(by, &id).await;
            assert_eq!(file.err(), Some(AppError::NotFound));
            let accepted = desk.accept(by, &id, 2).await;
            assert_eq!(accepted, Err(AppError::NotFound));
            let back = desk.give_back(by, &id, 2, "Нет").await;
            assert_eq!(back, Err(AppError::NotFound));
        }
        let operator = operator(&stage).await;
        for id in ["", "1", "00000000-0000-4000-8000-000000000000"] {
            let file = desk.application(&operator, id).await;
            assert_eq!(file.err(), Some(AppError::NotFound), "{id}");
        }
        assert_eq!(stage.count("SELECT count(*) FROM holders").await, 0);
    })
    .await;
}

#[tokio::test]
async fn who_waits_longest_comes_first() {
    on_every_stage(async |stage: Stage| {
        let counter = Counter::of(&stage);
        let mut expected = Vec::new();
        for at in [NOW + 60, NOW, NOW + 30] {
            stage.clock.set(at);
            let person = stage.person("Кто-то").await;
            identify(&stage, &person, "1990-05-17", "RUS").await;
            counter.apply(&person).await;
            expected.push(at);
        }
        expected.sort_unstable();
        let operator = operator(&stage).await;
        let queue = counter.photos.queue(&operator).await.expect("a queue");
        let since: Vec<_> = queue.iter().map(|waiting| waiting.since).collect();
        assert_eq!(since, expected);
        assert!(queue.iter().all(|waiting| {
            waiting.way == IdSource::ForeignPassport
                && waiting.name == "Боярышникова Аглая Фоминична"
        }));
    })
    .await;
}

#[tokio::test]
async fn a_returned_photo_is_answered_by_another() {
    on_every_stage(async |stage: Stage| {
        let counter = Counter::of(&stage);
        let person = counter.applicant(&stage).await;
        let id = counter.apply(&person).await;
        let operator = operator(&stage).await;
        let desk = &counter.photos;
        let seen = desk.application(&operator, &id).await.expect("a file");
        assert_eq!(seen.latin_name.as_deref(), Some("AGLAIA BOIARYSHNIKOVA"));
        assert_eq!(seen.document, "загранпаспорт 00 0000501");

        for (reason, problem) in [
            ("  ", Problem::Required),
            (&"ё".repeat(LONGEST_RETURN + 1), Problem::TooLong),
        ] {
            let refused = desk.give_back(&operator, &id, seen.version, reason).await;
            assert_eq!(refused, Err(AppError::field("return_reason", problem)));
        }
        let returned = desk.give_back(&operator, &id, seen.version, " Лицо в тени ");
        returned.await.expect("returned");
        assert_eq!(
            counter.step(&person).await,
            EnrolmentStep::Photo {
                way: IdSource::ForeignPassport,
                returned: Some("Лицо в тени".to_owned()),
            }
        );
        let file = desk.application(&operator, &id).await.expect("a file");
        let reason = "Лицо в тени".to_owned();
        assert_eq!(file.state, ApplicationState::Returned { reason });
        assert_eq!(file.decided, Some(("Оператор".to_owned(), NOW)));

        counter.send(&person).await;
        // A decision about the pictures of before is none about these.
        let stale = desk.accept(&operator, &id, seen.version).await;
        assert_eq!(stale, Err(AppError::Conflict));
        counter.accept(&stage, &id).await;
        let held = EnrolmentStep::Held(HolderState::Active);
        assert_eq!(counter.step(&person).await, held);
    })
    .await;
}

#[tokio::test]
async fn to_accept_asks_for_the_password_and_does_nothing_before() {
    on_every_stage(async |stage: Stage| {
        let counter = Counter::of(&stage);
        let person = counter.applicant(&stage).await;
        let id = counter.apply(&person).await;
        let operator = operator(&stage).await;
        stage.forget_password(&operator).await;
        let accepted = counter.photos.accept(&operator, &id, 2).await;
        assert_eq!(accepted, Err(AppError::password_needed()));
        assert_eq!(stage.count("SELECT count(*) FROM holders").await, 0);
        assert!(matches!(
            counter.step(&person).await,
            EnrolmentStep::Waiting { .. }
        ));
        // To return gives nobody anything.
        let back = counter
            .photos
            .give_back(&operator, &id, 2, "Другой человек");
        back.await.expect("returned");
    })
    .await;
}

#[tokio::test]
async fn what_holds_no_more_is_not_accepted() {
    on_every_stage(async |stage: Stage| {
        let counter = Counter::of(&stage);
        let person = counter.applicant(&stage).await;
        let id = counter.apply(&person).await;
        let operator = operator(&stage).await;
        let refused = async |because: &str| {
            let accepted = counter.photos.accept(&operator, &id, 2).await;
            assert_eq!(accepted, Err(AppError::Conflict), "{because}");
        };
        for (spoil, mend) in [
            (
                "UPDATE identities SET citizenship = 'KAZ'",
                "UPDATE identities SET citizenship = 'RUS'",
            ),
            (
                "UPDATE identities SET birth = '2010-01-01'",
                "UPDATE identities SET birth = '1990-05-17'",
            ),
            (
                "UPDATE accounts SET assurance = 'basic'",
                "UPDATE accounts SET assurance = 'confirmed'",
            ),
            (
                "UPDATE consents SET withdrawn_at = 1",
                "UPDATE consents SET withdrawn_at = NULL",
            ),
            (
                "UPDATE applications SET valid_until = '2026-02-28'",
                "UPDATE applications SET valid_until = '2031-01-15'",
            ),
        ] {
            stage.run(spoil, []).await;
            refused(spoil).await;
            stage.run(mend, []).await;
        }
        assert_eq!(stage.count("SELECT count(*) FROM holders").await, 0);
        let accepted = counter.photos.accept(&operator, &id, 2).await;
        accepted.expect("accepted");
    })
    .await;
}

/// A list of statuses has brought somebody before they had an account.
#[tokio::test]
async fn whom_a_list_has_brought_keeps_what_stands_there() {
    on_every_stage(async |stage: Stage| {
        let counter = Counter::of(&stage);
        stage
            .run(
                "INSERT INTO holders (surname, given_name, birth, document, source, state, epoch, \
                 created_at) VALUES ('Боярышникова', 'Аглая', '1990-05-17', 'СНИЛС', \
                 'driving_licence', 'paused', 1, 0)",
                [],
            )
            .await;
        let brought: i64 = stage.values("SELECT number FROM holders").await[0];
        stage
            .run(
                "INSERT INTO unclaimed_holders (snils, holder_number) VALUES (?, ?)",
                [SNILS.into(), brought.into()],
            )
            .await;
        counter.holder(&stage).await;
        let numbers: Vec<i64> = stage.values("SELECT number FROM holders").await;
        assert_eq!(numbers, [brought], "no second one");
        let state: Vec<String> = stage
            .values("SELECT state || ' ' || source FROM holders WHERE account_id IS NOT NULL")
            .await;
        assert_eq!(state, ["active foreign_passport"]);
        assert_eq!(
            stage.count("SELECT COUNT(*) FROM unclaimed_holders").await,
            0
        );
        let found = stage.registry.find(&operator(&stage).await, "аглая").await;
        assert_eq!(found.expect("a list").len(), 1);
    })
    .await;
}
