//! Links that enrol phones.

use std::sync::Arc;

use app::{
    error::{AppError, Problem},
    ports::{Branches, EnrolDevice, PhoneState},
};
use domain::{device::Purpose, staffing::LINK_LIFETIME};

use super::phone::{Phone, RIVER, secret};
use crate::stage::{LIBRARY, NOW, Stage, ogrn, on_every_stage};

#[tokio::test]
async fn a_link_enrols_one_phone_and_the_same_may_ask_again() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let river = stage.branch(&director, RIVER).await;
        let link = stage.phone_link(&director, &river).await;
        let desk = stage.branches();
        let found = desk.behind(&secret(&link)).await.expect("found");
        assert_eq!(
            (found.branch.as_str(), found.state),
            (RIVER, PhoneState::Waiting)
        );
        let phone = |seed| Phone {
            id: found.id.clone(),
            ..Phone::new(seed)
        };
        let comes = phone(1).comes(&stage, &link, "Вахта");
        assert!(stage.enrol(&comes).await.is_ok());
        assert!(stage.enrol(&comes).await.is_ok(), "the answer was lost");
        let other = phone(2).comes(&stage, &link, "Вахта");
        assert_eq!(stage.enrol(&other).await, Err(AppError::Conflict));
        let kept = stage
            .values::<String>("SELECT public_key FROM devices")
            .await;
        assert_eq!(kept, [phone(1).public()]);
        let secrets = stage
            .values::<String>("SELECT secret_hash FROM devices")
            .await;
        assert_ne!(secrets, [secret(&link)], "the secret is kept nowhere");
        let found = desk.behind(&secret(&link)).await.expect("found");
        assert_eq!(found.state, PhoneState::Enrolled);
        assert_eq!(desk.behind("x").await, Err(AppError::NotFound));
    })
    .await;
}

#[tokio::test]
async fn without_the_key_or_in_time_nothing_is_enrolled() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let river = stage.branch(&director, RIVER).await;
        let link = stage.phone_link(&director, &river).await;
        let found = stage
            .branches()
            .behind(&secret(&link))
            .await
            .expect("found");
        let phone = Phone {
            id: found.id,
            ..Phone::new(1)
        };
        let good = phone.comes(&stage, &link, "Вахта");
        let other_key = EnrolDevice {
            public_key: Phone::new(2).public(),
            ..good.clone()
        };
        let other_name = EnrolDevice {
            name: "Касса".to_owned(),
            ..good.clone()
        };
        let about = [good.secret.as_str(), &good.public_key, &good.name];
        let other_purpose = EnrolDevice {
            proof: phone.prove(&stage, Purpose::Check, NOW, &about),
            ..good.clone()
        };
        let old = EnrolDevice {
            proof: phone.prove(&stage, Purpose::Enrol, NOW - 60, &about),
            ..good.clone()
        };
        let unproven = Err(AppError::field("proof", Problem::Control));
        for wrong in [other_key, other_name, other_purpose, old] {
            assert_eq!(stage.enrol(&wrong).await, unproven);
        }
        let no_key = EnrolDevice {
            public_key: "AAAA".to_owned(),
            ..good.clone()
        };
        let shape = Err(AppError::field("public_key", Problem::Shape));
        assert_eq!(stage.enrol(&no_key).await, shape);

        stage.clock.set(NOW + LINK_LIFETIME);
        let late = phone.comes(&stage, &link, "Вахта");
        assert_eq!(stage.enrol(&late).await, Err(AppError::Conflict));
        stage.clock.set(NOW + LINK_LIFETIME - 1);
        assert!(
            stage
                .enrol(&phone.comes(&stage, &link, "Вахта"))
                .await
                .is_ok()
        );
    })
    .await;
}

#[tokio::test]
async fn a_link_that_was_taken_back_enrols_nobody() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let river = stage.branch(&director, RIVER).await;
        let link = stage.phone_link(&director, &river).await;
        let desk = stage.branches();
        let found = desk.behind(&secret(&link)).await.expect("found");
        let revoke = async || {
            desk.revoke(&director, &ogrn(LIBRARY), &river, &found.id)
                .await
        };
        assert_eq!(revoke().await, Ok(()));
        assert_eq!(revoke().await, Err(AppError::Conflict));
        let phone = Phone {
            id: found.id.clone(),
            ..Phone::new(1)
        };
        let refused = stage.enrol(&phone.comes(&stage, &link, "Вахта")).await;
        assert_eq!(refused, Err(AppError::Conflict));
    })
    .await;
}

#[tokio::test]
async fn of_two_that_come_at_once_one_is_enrolled() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let river = stage.branch(&director, RIVER).await;
        let stage = Arc::new(stage);
        for round in 0..5_u8 {
            let link = stage.phone_link(&director, &river).await;
            let found = stage
                .branches()
                .behind(&secret(&link))
                .await
                .expect("found");
            let tasks: Vec<_> = (1..=4)
                .map(|seed| {
                    let phone = Phone {
                        id: found.id.clone(),
                        ..Phone::new(round * 4 + seed)
                    };
                    let comes = phone.comes(&stage, &link, "Вахта");
                    let stage = stage.clone();
                    tokio::spawn(async move { stage.enrol(&comes).await })
                })
                .collect();
            let mut enrolled = 0;
            for task in tasks {
                match task.await.expect("done") {
                    Ok(_) => enrolled += 1,
                    Err(error) => assert_eq!(error, AppError::Conflict),
                }
            }
            assert_eq!(enrolled, 1);
        }
    })
    .await;
}
