//! Branches added, renamed and closed.

use app::{
    error::{AppError, Problem},
    ports::{BranchDetails, Branches, IssuePower, PhoneState, PowersOfAttorney, Visitor},
};
use domain::{
    power::{Limits, Powers, Validity},
    scenario::Scenario,
};
use time::macros::date;

use super::phone::RIVER;
use crate::stage::{CINEMA, LIBRARY, Stage, ogrn, on_every_stage};

async fn details(stage: &Stage, director: &Visitor, branch: &str) -> BranchDetails {
    let desk = stage.branches();
    let details = desk.details(director, &ogrn(LIBRARY), branch).await;
    details.expect("details")
}

#[tokio::test]
async fn a_name_stays_that_of_its_branch() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let (desk, library) = (stage.branches(), ogrn(LIBRARY));
        let river = stage.branch(&director, " На  Речной ").await;
        let found = details(&stage, &director, &river).await;
        assert_eq!(found.line.name, RIVER, "one space between words");
        let taken = Err(AppError::field("branch_name", Problem::NameTaken));
        let added = desk.add(&director, &library, RIVER, "").await;
        assert_eq!(added, taken);
        let change = async |name: &str| desk.change(&director, &library, &river, name, "").await;
        assert_eq!(change("Речная библиотека").await, Ok(()));
        let found = details(&stage, &director, &river).await;
        assert_eq!(found.former, [RIVER]);
        let added = desk.add(&director, &library, RIVER, "").await;
        assert_eq!(added, taken, "documents that say it mean the first one");
        assert_eq!(change(RIVER).await, Ok(()), "its own it gets back");
        let other = stage.branch(&director, "Центральный").await;
        let renamed = desk
            .change(&director, &library, &other, "Речная библиотека", "")
            .await;
        assert_eq!(
            renamed,
            Err(AppError::field("branch_name", Problem::NameTaken))
        );
        // Another organization may call its own so.
        let cinema = stage.director(CINEMA).await;
        assert!(desk.add(&cinema, &ogrn(CINEMA), RIVER, "").await.is_ok());
        for (name, problem) in [
            ("", Problem::Required),
            ("На\0Речной", Problem::Shape),
            (&"я".repeat(61), Problem::TooLong),
        ] {
            let refused = desk.add(&director, &library, name, "").await;
            assert_eq!(refused, Err(AppError::field("branch_name", problem)));
        }
    })
    .await;
}

#[tokio::test]
async fn only_its_directors_see_or_change_anything() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let river = stage.branch(&director, RIVER).await;
        let phone = stage.phone(&director, &river, 1).await;
        let (desk, library) = (stage.branches(), ogrn(LIBRARY));
        let stranger = stage.director(CINEMA).await;
        let not_found = AppError::NotFound;
        let by = &stranger;
        assert_eq!(desk.list(by, &library).await, Err(not_found.clone()));
        let cinema = ogrn(CINEMA);
        assert_eq!(
            desk.details(by, &cinema, &river).await,
            Err(not_found.clone())
        );
        let changed = desk.change(by, &cinema, &river, "Чужой", "").await;
        assert_eq!(changed, Err(not_found.clone()));
        assert_eq!(
            desk.close(by, &cinema, &river).await,
            Err(not_found.clone())
        );
        let link = desk.make_link(by, &cinema, &river, "Вахта").await;
        assert_eq!(link, Err(not_found.clone()));
        let revoked = desk.revoke(by, &cinema, &river, &phone.id).await;
        assert_eq!(revoked, Err(not_found));
    })
    .await;
}

#[tokio::test]
async fn closed_its_phones_are_revoked_and_nothing_new_begins() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let river = stage.branch(&director, RIVER).await;
        let phone = stage.phone(&director, &river, 1).await;
        stage.phone_link(&director, &river).await;
        let (desk, library) = (stage.branches(), ogrn(LIBRARY));
        let before = details(&stage, &director, &river).await;
        assert_eq!(before.line.phones, 1);
        let states: Vec<_> = before.phones.iter().map(|phone| phone.state).collect();
        assert_eq!(states, [PhoneState::Enrolled, PhoneState::Waiting]);
        stage.forget_password(&director).await;
        let close = async || desk.close(&director, &library, &river).await;
        assert_eq!(close().await, Err(AppError::password_needed()));
        stage.type_password(&director).await;
        assert_eq!(close().await, Ok(()));
        assert_eq!(close().await, Err(AppError::Conflict), "twice");
        let found = details(&stage, &director, &river).await;
        assert!(found.line.closed_at.is_some());
        let revoked = |phone: &app::ports::PhoneLine| phone.state == PhoneState::Revoked;
        assert!(found.phones.iter().all(revoked));
        assert_eq!(desk.own(&[phone.id]).await, Ok(Vec::new()));
        let link = desk.make_link(&director, &library, &river, "Вахта").await;
        assert_eq!(link, Err(AppError::Conflict));
        assert_eq!(
            desk.add(&director, &library, RIVER, "").await,
            Err(AppError::field("branch_name", Problem::NameTaken)),
            "its name is not given to another"
        );
    })
    .await;
}

#[tokio::test]
async fn powers_are_issued_for_branches_that_there_are() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let river = stage.branch(&director, RIVER).await;
        let staff = stage.person("Сотрудникова Ульяна").await;
        stage
            .run(
                "UPDATE accounts SET phone = '+79001234567' WHERE id = ?",
                [staff.account.clone().into()],
            )
            .await;
        let library = ogrn(LIBRARY);
        let issue = async |branch: &str| {
            let power = IssuePower {
                person: "+7 900 123-45-67".to_owned(),
                powers: Powers::new([Scenario::Age18]).expect("one"),
                validity: Validity::new(date!(2026 - 03 - 01), date!(2026 - 12 - 31))
                    .expect("in order"),
                limits: Limits {
                    branch: Some(branch.to_owned()),
                    ..Limits::default()
                },
                replaces: None,
                others: Vec::new(),
                plain_text: None,
                may_hand_over: false,
                draft: None,
            };
            stage.powers.issue(&director, &library, &power).await
        };
        let wrong = |problem| Err(AppError::field("branch", problem));
        assert_eq!(issue("Нет такого").await, wrong(Problem::Choice));
        assert!(issue(RIVER).await.is_ok());
        let desk = stage.branches();
        desk.change(&director, &library, &river, "Речная библиотека", "")
            .await
            .expect("renamed");
        assert_eq!(
            issue(RIVER).await,
            wrong(Problem::Choice),
            "a name of before"
        );
        let bound = details(&stage, &director, &river).await.line.powers;
        assert_eq!(bound, 1, "the document of before means it still");
        desk.close(&director, &library, &river)
            .await
            .expect("closed");
        let closed = issue("Речная библиотека").await;
        assert_eq!(closed, wrong(Problem::Closed));
    })
    .await;
}
