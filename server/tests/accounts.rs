//! Sign-in, sessions, throttling and the demo people, on a real database.
#![expect(clippy::expect_used, reason = "these are tests, also outside of the test functions")]

mod support;

use std::collections::BTreeSet;

use app::{
    error::{AppError, Problem},
    ports::{Accounts, Assurance, Visitor},
};
use server::{
    accounts::{CreateOperatorError, StoredAccounts, create_operator},
    clock::Clock,
    demo, store,
};
use support::{World, everywhere};

const CITIZEN: &str = "+7 900 000-00-01";
const NOBODY: &str = "+7 900 999-99-99";
const PHONE: &str = "Mozilla/5.0 (Linux; Android 10; K) Chrome/142.0.0.0 Mobile Safari/537.36";

fn wrong() -> AppError {
    AppError::field("password", Problem::WrongCredentials)
}

async fn refusal(accounts: &StoredAccounts, login: &str, password: &str) -> AppError {
    accounts
        .sign_in(login, password, PHONE)
        .await
        .err()
        .expect("refused")
}

/// Signs in as the demo person `key`.
async fn demo(world: &World, key: &str) -> (Visitor, String) {
    let accounts = world.accounts();
    let session = accounts.sign_in_as_demo(key, PHONE).await.expect(key);
    let visitor = accounts
        .visitor(&session.secret)
        .await
        .expect(key)
        .expect(key);
    (visitor, session.secret)
}

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
            seen.push(lines[0].seen_at - support::NOON);
        }
        assert_eq!(seen, [0, 0, 87, 87, 87, 174]);
    })
    .await;
}

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
            13
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
                    support::NOON
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
