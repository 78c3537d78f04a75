use std::sync::Arc;

use app::{
    error::{AppError, Problem},
    ports::Invitations,
};
use domain::staffing::INVITATIONS_A_DAY;

use super::{LIBRARY, PHONE, Stage, ogrn, on_every_stage, secret};

/// Everyone at once, each in a task of its own.
const CROWD: usize = 12;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_all_who_use_a_link_at_once_one_becomes_staff() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let link = stage.link(&director).await;
        let desk = Arc::clone(&stage.invitations);
        let mut crowd = Vec::new();
        for n in 0..CROWD {
            let (desk, secret) = (desk.clone(), secret(&link).to_owned());
            let person = stage.person(&format!("Спешащий {n}")).await;
            crowd.push(tokio::spawn(async move {
                desk.accept_link(&person, &secret).await
            }));
        }
        let mut accepted = 0;
        for one in crowd {
            match one.await.expect("no panic") {
                Ok(()) => accepted += 1,
                Err(error) => assert_eq!(error, AppError::Conflict),
            }
        }
        assert_eq!(accepted, 1);
        assert_eq!(stage.names(&director).await.len(), 1);
        assert_eq!(stage.count("SELECT count(*) FROM memberships").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_person_whom_many_directors_invite_at_once_is_invited_once() {
    on_every_stage(async |stage: Stage| {
        let desk = Arc::clone(&stage.invitations);
        let mut crowd = Vec::new();
        for _ in 0..CROWD {
            let (desk, director) = (desk.clone(), stage.director(LIBRARY).await);
            crowd.push(tokio::spawn(async move {
                desk.invite(&director, &ogrn(LIBRARY), PHONE).await
            }));
        }
        let mut invited = 0;
        for one in crowd {
            match one.await.expect("no panic") {
                Ok(()) => invited += 1,
                Err(error) => {
                    assert_eq!(error, AppError::field("person", Problem::AlreadyInvited));
                }
            }
        }
        assert_eq!(invited, 1);
        assert_eq!(stage.count("SELECT count(*) FROM invitations").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_days_number_holds_also_for_those_who_come_at_once() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let left = 3;
        for _ in 0..INVITATIONS_A_DAY - left {
            stage.link(&director).await;
        }
        let desk = Arc::clone(&stage.invitations);
        let crowd: Vec<_> = (0..CROWD)
            .map(|_| {
                let (desk, director) = (desk.clone(), director.clone());
                tokio::spawn(async move { desk.make_link(&director, &ogrn(LIBRARY), "").await })
            })
            .collect();
        let mut made = 0;
        for one in crowd {
            match one.await.expect("no panic") {
                Ok(_) => made += 1,
                Err(error) => {
                    assert_eq!(error, AppError::field("note", Problem::EnoughToday));
                }
            }
        }
        assert_eq!(made, left);
    })
    .await;
}
