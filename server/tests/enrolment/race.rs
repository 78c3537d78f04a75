//! Several at once: two tabs, two operators, a person who changes their mind.

use app::{
    error::{AppError, Problem},
    ports::{ApplicationState, Enrolment as _, PhotoDesk as _, Portrait},
};
use domain::enrolment::CONSENT_VERSION;

use super::counter::{Counter, identify, operator, page, passport, portrait};
use crate::stage::{Stage, on_every_stage};

/// Everyone at once, each in a task of its own.
const CROWD: usize = 6;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_form_sent_many_times_at_once_counts_once() {
    on_every_stage(async |stage: Stage| {
        let counter = Counter::of(&stage);
        let person = counter.applicant(&stage).await;
        let mut crowd = Vec::new();
        for _ in 0..CROWD {
            let (desk, person) = (counter.enrolment.clone(), person.clone());
            crowd.push(tokio::spawn(async move {
                desk.consent(&person, CONSENT_VERSION).await
            }));
        }
        for one in crowd {
            one.await.expect("no panic").expect("once is enough");
        }
        assert_eq!(stage.count("SELECT count(*) FROM consents").await, 1);

        let chosen = counter.enrolment.choose(&person, passport()).await;
        chosen.expect("a way");
        let mut crowd = Vec::new();
        for _ in 0..CROWD {
            let (desk, person) = (counter.enrolment.clone(), person.clone());
            crowd.push(tokio::spawn(async move {
                let portrait = Portrait::File(portrait());
                desk.submit(&person, portrait, Some(page())).await
            }));
        }
        let mut sent = 0;
        for one in crowd {
            match one.await.expect("no panic") {
                Ok(()) => sent += 1,
                Err(error) => assert_eq!(error, AppError::Conflict),
            }
        }
        assert_eq!(sent, 1);
        assert_eq!(stage.count("SELECT version FROM applications").await, 2);
        assert_eq!(stage.count("SELECT count(*) FROM photos").await, 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_operators_at_once_one_decides_and_the_others_see_it() {
    on_every_stage(async |stage: Stage| {
        let counter = Counter::of(&stage);
        let person = counter.applicant(&stage).await;
        let id = counter.apply(&person).await;
        let mut crowd = Vec::new();
        for nth in 0..CROWD {
            let (desk, id) = (counter.photos.clone(), id.clone());
            let operator = operator(&stage).await;
            crowd.push(tokio::spawn(async move {
                if nth.is_multiple_of(2) {
                    desk.accept(&operator, &id, 2).await
                } else {
                    desk.give_back(&operator, &id, 2, "Другой человек").await
                }
            }));
        }
        let mut decided = 0;
        for one in crowd {
            match one.await.expect("no panic") {
                Ok(()) => decided += 1,
                Err(error) => assert_eq!(error, AppError::Conflict),
            }
        }
        assert_eq!(decided, 1);
        let operator = operator(&stage).await;
        let file = counter.photos.application(&operator, &id).await;
        let file = file.expect("a file");
        assert!(file.decided.is_some());
        let holders = stage.count("SELECT count(*) FROM holders").await;
        let accepted = file.state == ApplicationState::Accepted;
        assert_eq!(holders, i64::from(accepted));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn consent_withdrawn_while_an_operator_accepts_leaves_nothing_in_use() {
    on_every_stage(async |stage: Stage| {
        let counter = Counter::of(&stage);
        let person = counter.applicant(&stage).await;
        let id = counter.apply(&person).await;
        let operator = operator(&stage).await;
        let desk = counter.photos.clone();
        let accepting = tokio::spawn(async move { desk.accept(&operator, &id, 2).await });
        let (enrolment, holder) = (counter.enrolment.clone(), person.clone());
        let leaving = tokio::spawn(async move { enrolment.withdraw_consent(&holder).await });
        leaving.await.expect("no panic").expect("withdrawn");
        match accepting.await.expect("no panic") {
            Ok(()) => {}
            Err(error) => assert_eq!(error, AppError::Conflict),
        }
        let active = "SELECT count(*) FROM holders WHERE state = 'active'";
        assert_eq!(stage.count(active).await, 0);
    })
    .await;
}

/// One person with two accounts: whoever decides second is told that the document is taken.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_applications_with_one_document_accepted_at_once_one_is() {
    on_every_stage(async |stage: Stage| {
        let counter = Counter::of(&stage);
        let mut ids = Vec::new();
        for _ in 0..CROWD {
            let person = stage.person("Боярышникова Аглая Фоминична").await;
            identify(&stage, &person, "1990-05-17", "RUS").await;
            counter.apply(&person).await;
            let own = format!(
                "SELECT id FROM applications WHERE account_id = '{}'",
                person.account
            );
            let own: Vec<String> = stage.values(&own).await;
            ids.extend(own);
        }
        assert_eq!(ids.len(), CROWD);
        let mut crowd = Vec::new();
        for id in ids {
            let desk = counter.photos.clone();
            let operator = operator(&stage).await;
            crowd.push(tokio::spawn(
                async move { desk.accept(&operator, &id, 2).await },
            ));
        }
        let mut accepted = 0;
        for one in crowd {
            match one.await.expect("no panic") {
                Ok(()) => accepted += 1,
                Err(error) => {
                    assert_eq!(error, AppError::field("decision", Problem::DocumentTaken))
                }
            }
        }
        assert_eq!(accepted, 1);
        assert_eq!(stage.count("SELECT count(*) FROM holders").await, 1);
    })
    .await;
}
