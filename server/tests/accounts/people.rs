//! The demo people: there in demo mode, and only then.

use super::*;

#[tokio::test]
async fn the_demo_is_put_into_an_empty_database_once() {
    everywhere(async |world: World| {
        let world = world.with_demo().await;
        assert!(
            !demo::seed(&world.database, &*world.clock)
                .await
                .expect("again")
        );
        assert_eq!(
            world.value::<i64>("SELECT count(*) FROM accounts").await,
            14
        );
        for snils in world.values::<String>("SELECT snils FROM accounts").await {
            assert!(domain::identifiers::Snils::parse(&snils).is_ok(), "{snils}");
        }
        for ogrn in world
            .values::<String>("SELECT ogrn FROM organizations")
            .await
        {
            assert!(domain::identifiers::Ogrn::parse(&ogrn).is_ok(), "{ogrn}");
        }
        assert_eq!(
            world
                .value::<i64>("SELECT count(*) FROM holder_checks")
                .await,
            0
        );
        assert_eq!(
            world
                .value::<i64>(&format!(
                    "SELECT count(*) FROM checks WHERE at > {}",
                    crate::support::NOON
                ))
                .await,
            0,
            "nothing is in the future"
        );
    })
    .await;
}

#[tokio::test]
async fn every_demo_person_is_who_the_sign_in_page_says() {
    everywhere(async |world: World| {
        let world = world.with_demo().await;
        let accounts = world.accounts();
        let mut homes = BTreeSet::new();
        for person in accounts.demo_people() {
            let session = accounts
                .sign_in(person.phone, demo::PASSWORD, PHONE)
                .await
                .expect(person.key);
            let by_password = accounts
                .visitor(&session.secret)
                .await
                .expect("answer")
                .expect(person.key);
            let (by_click, _) = demo(&world, person.key).await;
            assert_eq!(by_password.account, by_click.account);
            assert_eq!(by_click.is_holder, person.face.is_some(), "{}", person.key);
            assert_eq!(
                by_click.assurance == Assurance::Basic,
                person.key == "newcomer",
                "{}",
                person.key
            );
            homes.insert((session.home, person.key));
        }
        let homes: Vec<_> = homes.into_iter().collect();
        assert_eq!(
            homes,
            [
                ("/id", "citizen"),
                ("/id", "driver"),
                ("/id", "expired"),
                ("/id", "minor"),
                ("/id", "newcomer"),
                ("/id", "stranger"),
                ("/org", "director"),
                ("/org", "director2"),
                ("/registry", "operator"),
                ("/registry", "operator2"),
                ("/scan", "librarian"),
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn outside_demo_mode_there_are_no_demo_people() {
    everywhere(async |world: World| {
        let world = world.with_demo().await;
        let (_, secret) = demo(&world, "operator").await;
        // The same database, with real accounts from now on.
        let accounts = StoredAccounts::new(world.database.clone(), world.clock(), false);
        assert_eq!(accounts.visitor(&secret).await.expect("answer"), None);
        for phone in ["+7 900 000-00-10", "+7 900 000-00-11"] {
            assert_eq!(refusal(&accounts, phone, demo::PASSWORD).await, wrong());
        }
        assert!(accounts.demo_people().is_empty());
        let refused = accounts.sign_in_as_demo("citizen", PHONE).await.err();
        assert_eq!(refused, Some(AppError::NotFound));
        let unknown = world
            .accounts()
            .sign_in_as_demo("nobody", PHONE)
            .await
            .err();
        assert_eq!(unknown, Some(AppError::NotFound));
    })
    .await;
}
