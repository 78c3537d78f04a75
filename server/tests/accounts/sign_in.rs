//! Who gets in, and how often one may try.

use super::*;

#[tokio::test]
async fn by_phone_and_by_snils_however_they_are_written() {
    everywhere(async |world: World| {
        let world = world.with_demo().await;
        let accounts = world.accounts();
        for login in [
            CITIZEN,
            "8 (900) 000-00-01",
            "79000000001",
            "900-000-001 82",
            "90000000182",
        ] {
            let session = accounts
                .sign_in(login, demo::PASSWORD, PHONE)
                .await
                .expect(login);
            let visitor = accounts
                .visitor(&session.secret)
                .await
                .expect(login)
                .expect(login);
            assert_eq!(visitor.name, "Анна Павловна");
            assert_eq!(visitor.assurance, Assurance::Confirmed);
            assert_eq!(session.home, "/id");
        }
    })
    .await;
}

#[tokio::test]
async fn eleven_digits_that_are_both_numbers_open_the_account_of_the_password() {
    everywhere(async |world: World| {
        // The first number from 7 900 000 00 00 on that is a valid СНИЛС as well.
        let both = (79_000_000_000_u64..)
            .map(|number| number.to_string())
            .find(|digits| domain::identifiers::Snils::parse(digits).is_ok())
            .expect("every hundredth is");
        let phone = format!("+{both}");
        let snils = domain::identifiers::Snils::parse(&both)
            .expect("valid")
            .to_string();
        let create = async |name: &str, login: &str, password: &str| {
            create_operator(&world.database, &*world.clock, name, login, password).await
        };
        assert!(matches!(
            create("Неясно", &both, "long enough password").await,
            Err(CreateOperatorError::Ambiguous)
        ));
        create("По телефону", &phone, "password of the phone")
            .await
            .expect("first");
        create("По СНИЛС", &snils, "password of the snils")
            .await
            .expect("second");

        let accounts = world.accounts();
        for (password, name) in [
            ("password of the phone", "телефону"),
            ("password of the snils", "СНИЛС"),
        ] {
            let session = accounts.sign_in(&both, password, PHONE).await.expect(name);
            let visitor = accounts
                .visitor(&session.secret)
                .await
                .expect(name)
                .expect(name);
            assert_eq!(visitor.name, name);
        }
        assert_eq!(
            refusal(&accounts, &both, "password of nobody").await,
            wrong()
        );
    })
    .await;
}

#[tokio::test]
async fn wrong_and_unknown_get_the_same_answer() {
    everywhere(async |world: World| {
        let world = world.with_demo().await;
        let accounts = world.accounts();
        assert_eq!(refusal(&accounts, CITIZEN, "wrong").await, wrong());
        assert_eq!(refusal(&accounts, NOBODY, "wrong").await, wrong());
        assert_eq!(refusal(&accounts, NOBODY, demo::PASSWORD).await, wrong());
        // What cannot be anybody's login says so, and is not counted.
        for (login, problem) in [
            ("", Problem::Required),
            ("hello", Problem::Shape),
            ("900-000-001 83", Problem::Control),
            ("' OR 1=1 --", Problem::Shape),
        ] {
            let expected = AppError::field("login", problem);
            assert_eq!(
                refusal(&accounts, login, "wrong").await,
                expected,
                "{login}"
            );
        }
        let expected = AppError::field("password", Problem::Required);
        assert_eq!(refusal(&accounts, CITIZEN, "").await, expected);
        assert_eq!(
            world
                .value::<i64>("SELECT count(*) FROM login_attempts")
                .await,
            2
        );
    })
    .await;
}

#[tokio::test]
async fn five_failures_lock_whether_or_not_there_is_an_account() {
    everywhere(async |world: World| {
        let world = world.with_demo().await;
        for login in [CITIZEN, NOBODY] {
            for _ in 0..5 {
                assert_eq!(refusal(&world.accounts(), login, "wrong").await, wrong());
            }
            // Another `accounts()` is what a restart makes; the right password is locked too,
            // and so is the login in another spelling.
            let locked = AppError::TooMany { retry_after: 60 };
            assert_eq!(
                refusal(&world.accounts(), login, demo::PASSWORD).await,
                locked
            );
            let bare = login.replace(['+', ' ', '-'], "");
            assert_eq!(refusal(&world.accounts(), &bare, "wrong").await, locked);
        }
        world.clock.advance(59);
        assert_eq!(
            refusal(&world.accounts(), CITIZEN, "wrong").await,
            AppError::TooMany { retry_after: 1 }
        );
        world.clock.advance(1);
        for login in [CITIZEN, NOBODY] {
            assert_eq!(refusal(&world.accounts(), login, "wrong").await, wrong());
            let locked = AppError::TooMany { retry_after: 120 };
            assert_eq!(refusal(&world.accounts(), login, "wrong").await, locked);
        }
        world.clock.advance(120);
        world
            .accounts()
            .sign_in(CITIZEN, demo::PASSWORD, PHONE)
            .await
            .expect("right");
        assert_eq!(refusal(&world.accounts(), CITIZEN, "wrong").await, wrong());
        world
            .accounts()
            .sign_in(CITIZEN, demo::PASSWORD, PHONE)
            .await
            .expect("forgiven");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn parallel_guesses_do_not_slip_through() {
    everywhere(async |world: World| {
        let world = world.with_demo().await;
        let guesses: Vec<_> = (0..20)
            .map(|guess| {
                let accounts = world.accounts();
                tokio::spawn(
                    async move { refusal(&accounts, CITIZEN, &format!("guess {guess}")).await },
                )
            })
            .collect();
        let mut looked_at = 0;
        for guess in guesses {
            match guess.await.expect("done") {
                AppError::TooMany { retry_after: 60 } => {}
                error => {
                    assert_eq!(error, wrong());
                    looked_at += 1;
                }
            }
        }
        assert_eq!(looked_at, 5);
    })
    .await;
}

#[tokio::test]
async fn the_first_operator() {
    everywhere(async |world: World| {
        let create = async |name: &str, login: &str, password: &str| {
            create_operator(&world.database, &*world.clock, name, login, password).await
        };
        let good = "correct horse battery";
        assert!(matches!(
            create("А. Б.", CITIZEN, "elevenchars").await,
            Err(CreateOperatorError::Password)
        ));
        assert!(matches!(
            create(" ", CITIZEN, good).await,
            Err(CreateOperatorError::Name)
        ));
        assert!(matches!(
            create("А. Б.", "hello", good).await,
            Err(CreateOperatorError::Login)
        ));
        create("Иванова  Анна Петровна", CITIZEN, good)
            .await
            .expect("created");
        assert!(matches!(
            create("Другая", "8 900 000 00 01", good).await,
            Err(CreateOperatorError::Taken)
        ));

        let session = world
            .accounts()
            .sign_in(CITIZEN, good, PHONE)
            .await
            .expect("signed in");
        assert_eq!(session.home, "/registry");
        let visitor = world
            .accounts()
            .visitor(&session.secret)
            .await
            .expect("answer")
            .expect("somebody");
        assert!(visitor.is_operator && visitor.confirmed().is_ok());
        assert_eq!(visitor.name, "Анна Петровна");
        assert!(
            !demo::seed(&world.database, &*world.clock)
                .await
                .expect("not empty")
        );
    })
    .await;
}
