//! Sessions: beginning, listing, ending.

use super::*;

#[tokio::test]
async fn every_sign_in_has_a_session_of_its_own() {
    everywhere(async |world: World| {
        let world = world.with_demo().await;
        let accounts = world.accounts();
        let (first, first_secret) = demo(&world, "citizen").await;
        let (second, second_secret) = demo(&world, "citizen").await;
        assert_eq!(first.account, second.account);
        assert_ne!(first.session, second.session);
        assert_ne!(first_secret, second_secret);

        let lines = accounts.sessions(&first).await.expect("sessions");
        assert_eq!(lines.len(), 2);
        for line in lines {
            assert_eq!(line.is_current, line.id == first.session);
            assert_eq!(line.device, "Chrome, Android");
        }
        // The table would not help a thief.
        let stored = world
            .values::<String>("SELECT secret_hash FROM sessions")
            .await;
        for secret in [&first_secret, &second_secret, &first.session] {
            assert!(!stored.contains(secret));
        }
        for other in [stored[0].as_str(), first.session.as_str(), "", "x"] {
            assert_eq!(accounts.visitor(other).await.expect("answer"), None);
        }
    })
    .await;
}

#[tokio::test]
async fn an_ended_session_is_nobodys() {
    everywhere(async |world: World| {
        let world = world.with_demo().await;
        let accounts = world.accounts();
        let (visitor, secret) = demo(&world, "citizen").await;
        let (other, other_secret) = demo(&world, "citizen").await;
        accounts
            .end_session(&visitor, &visitor.session)
            .await
            .expect("ended");
        assert_eq!(accounts.visitor(&secret).await.expect("answer"), None);
        assert_eq!(
            accounts.visitor(&other_secret).await.expect("answer"),
            Some(other)
        );
        let twice = accounts.end_session(&visitor, &visitor.session).await;
        assert_eq!(twice, Err(AppError::NotFound));
    })
    .await;
}

#[tokio::test]
async fn somebody_elses_session_does_not_exist() {
    everywhere(async |world: World| {
        let world = world.with_demo().await;
        let accounts = world.accounts();
        let (citizen, secret) = demo(&world, "citizen").await;
        let (stranger, _) = demo(&world, "stranger").await;
        let theirs = accounts.end_session(&stranger, &citizen.session).await;
        let nobodys = accounts.end_session(&stranger, "no such session").await;
        assert_eq!(theirs, Err(AppError::NotFound));
        assert_eq!(theirs, nobodys);
        assert_eq!(
            accounts.visitor(&secret).await.expect("answer"),
            Some(citizen)
        );
        assert_eq!(
            accounts.sessions(&stranger).await.expect("sessions").len(),
            1
        );
    })
    .await;
}

#[tokio::test]
async fn ending_the_others_ends_all_codes_shown_so_far() {
    everywhere(async |world: World| {
        let world = world.with_demo().await;
        let accounts = world.accounts();
        let (here, here_secret) = demo(&world, "citizen").await;
        let (_, there_secret) = demo(&world, "citizen").await;
        let (_, driver_secret) = demo(&world, "driver").await;
        accounts.end_other_sessions(&here).await.expect("ended");
        assert!(
            accounts
                .visitor(&here_secret)
                .await
                .expect("answer")
                .is_some()
        );
        assert!(
            accounts
                .visitor(&there_secret)
                .await
                .expect("answer")
                .is_none()
        );
        assert!(
            accounts
                .visitor(&driver_secret)
                .await
                .expect("answer")
                .is_some()
        );
        let epoch = |key: &str| {
            format!(
                "SELECT epoch FROM holders JOIN accounts ON accounts.id = account_id \
                 WHERE demo_key = '{key}'"
            )
        };
        assert_eq!(world.value::<i64>(&epoch("citizen")).await, 2);
        assert_eq!(world.value::<i64>(&epoch("driver")).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_by_itself() {
    const HOUR: i64 = 60 * 60;
    everywhere(async |world: World| {
        let world = world.with_demo().await;
        let accounts = world.accounts();
        let (_, idle) = demo(&world, "citizen").await;
        let (busy_visitor, busy) = demo(&world, "citizen").await;
        for _ in 0..11 {
            world.clock.advance(HOUR);
            assert!(accounts.visitor(&busy).await.expect("answer").is_some());
        }
        world.clock.advance(HOUR);
        assert!(accounts.visitor(&busy).await.expect("answer").is_some());
        assert!(accounts.visitor(&idle).await.expect("answer").is_none());
        assert_eq!(
            accounts
                .sessions(&busy_visitor)
                .await
                .expect("sessions")
                .len(),
            1
        );

        // Half a day has passed; 64 more requests end four hours before the thirtieth does.
        for _ in 0..64 {
            world.clock.advance(11 * HOUR);
            assert!(accounts.visitor(&busy).await.expect("answer").is_some());
        }
        world.clock.advance(4 * HOUR - 1);
        assert!(accounts.visitor(&busy).await.expect("answer").is_some());
        world.clock.advance(1);
        assert!(
            accounts.visitor(&busy).await.expect("answer").is_none(),
            "after 30 days"
        );
    })
    .await;
}

#[tokio::test]
async fn the_last_request_is_noted_once_a_minute() {
    everywhere(async |world: World| {
        let world = world.with_demo().await;
        let accounts = world.accounts();
        let (visitor, secret) = demo(&world, "citizen").await;
        let mut seen = Vec::new();
        for _ in 0..6 {
            world.clock.advance(29);
            accounts
                .visitor(&secret)
                .await
                .expect("answer")
                .expect("signed in");
            let lines = accounts.sessions(&visitor).await.expect("sessions");
            seen.push(lines[0].seen_at - crate::support::NOON);
        }
        assert_eq!(seen, [0, 0, 87, 87, 87, 174]);
    })
    .await;
}

#[tokio::test]
async fn cleaning_up_takes_only_what_is_over() {
    everywhere(async |world: World| {
        let world = world.with_demo().await;
        let accounts = world.accounts();
        let (_, secret) = demo(&world, "citizen").await;
        let (ended, _) = demo(&world, "driver").await;
        accounts
            .end_session(&ended, &ended.session)
            .await
            .expect("ended");
        refusal(&accounts, NOBODY, "wrong").await;
        let clean_up = async || store::clean_up(&world.database, world.clock.now()).await;

        // An ended session goes at once, the rest has not ended.
        assert_eq!(clean_up().await.expect("clean"), 1);
        assert!(accounts.visitor(&secret).await.expect("answer").is_some());
        world.clock.advance(24 * 60 * 60);
        assert_eq!(clean_up().await.expect("clean"), 2);
        assert_eq!(world.value::<i64>("SELECT count(*) FROM sessions").await, 0);
        assert_eq!(
            world
                .value::<i64>("SELECT count(*) FROM login_attempts")
                .await,
            0
        );
        assert_eq!(clean_up().await.expect("clean"), 0);
    })
    .await;
}
