//! Reminders of powers of attorney that end: each once, by Moscow days, and by mail through a
//! server that speaks SMTP.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "these are tests, also outside of the test functions"
)]

use std::sync::Arc;

use app::{
    error::{AppError, Problem},
    ports::{Language, Reminders, Visitor},
};
use domain::presentation::Origin;
use server::{
    clock::Clock,
    mail::{self, Bell, Mailer, Sent},
    reminders::{ReminderDesk, Writing, raise},
    texts::FluentTexts,
};

use crate::post::Post;
use crate::stage::{CINEMA, LIBRARY, NOW, STUDENT, Stage, ogrn, on_every_stage};

const ADDRESS: &str = "cabinet@library.example";
/// 2026-03-01 00:00 in Moscow.
const MIDNIGHT: i64 = NOW - 10 - 15 * 3_600;
const DAY: i64 = 86_400;

fn writing() -> Writing {
    Writing {
        texts: Arc::new(FluentTexts::load().expect("texts")),
        origin: Origin::parse("http://localhost:3000").expect("origin"),
    }
}

fn desk(stage: &Stage, can_send: bool) -> ReminderDesk {
    let (database, clock) = (stage.database.clone(), stage.clock.clone());
    ReminderDesk::new(database, clock, writing(), can_send.then(Bell::default))
}

fn mailer(post: &Post) -> Mailer {
    let url = post.url().parse().expect("anything is");
    Mailer::new(&url, "Digital ID <id@example.org>", "localhost").expect("mailer")
}

async fn raised(stage: &Stage, at: i64) -> u64 {
    stage.clock.set(at);
    let raised = raise(&stage.database, &writing(), true, at).await;
    raised.expect("raised")
}

async fn delivered(stage: &Stage, mailer: &Mailer) -> Sent {
    let sent = mail::deliver(&stage.database, mailer, stage.clock.now()).await;
    sent.expect("the database answers")
}

/// The library's director, with an address that is confirmed.
async fn with_address(stage: &Stage, post: &Post) -> Visitor {
    let director = stage.director(LIBRARY).await;
    let desk = desk(stage, true);
    let library = ogrn(LIBRARY);
    desk.set_address(&director, &library, ADDRESS, Language::Ru)
        .await
        .expect("set");
    assert_eq!(delivered(stage, &mailer(post)).await.sent, 1);
    let letter = post.take().pop().expect("a letter");
    assert!(letter.to.contains(ADDRESS), "{letter:?}");
    let code = letter
        .text
        .lines()
        .find(|line| line.len() == 16 && line.chars().all(|c| c.is_ascii_alphanumeric()))
        .unwrap_or_else(|| panic!("no code in {letter:?}"));
    let link = format!("http://localhost:3000/org/{LIBRARY}/reminders?code={code}");
    assert!(letter.text.contains(&link), "{letter:?}");
    let wrong = desk.confirm(&director, &library, "AAAABBBBCCCCDDDD").await;
    assert_eq!(wrong, Err(AppError::field("code", Problem::Shape)));
    let typed = code.to_lowercase();
    assert_eq!(desk.confirm(&director, &library, &typed).await, Ok(()));
    let again = desk.confirm(&director, &library, code).await;
    assert_eq!(again, Err(AppError::field("code", Problem::Shape)), "once");
    director
}

#[tokio::test]
async fn each_is_raised_once_on_its_day_in_moscow_and_sent() {
    on_every_stage(async |stage: Stage| {
        let post = Post::open();
        let director = with_address(&stage, &post).await;
        let staff = stage.person("Сотрудникова Ульяна").await;
        stage
            .power(LIBRARY, &staff, &[STUDENT], "2026-01-01", "2026-03-15")
            .await;
        let mailer = mailer(&post);
        // Days before the end, and when the first second of that day is in Moscow.
        for (days, at) in [
            (14, MIDNIGHT),
            (7, MIDNIGHT + 7 * DAY),
            (1, MIDNIGHT + 13 * DAY),
        ] {
            if days < 14 {
                assert_eq!(raised(&stage, at - 1).await, 0, "{days}");
            }
            assert_eq!(raised(&stage, at).await, 1, "{days}");
            assert_eq!(raised(&stage, at + DAY / 2).await, 0, "once: {days}");
            assert_eq!(delivered(&stage, &mailer).await.sent, 1);
            assert_eq!(delivered(&stage, &mailer).await, Sent::default());
            let letters = post.take();
            assert_eq!(letters.len(), 1, "{letters:?}");
            for part in ["Сотрудникова Ульяна", "15.03.2026", "Библиотека", LIBRARY]
            {
                assert!(letters[0].text.contains(part), "{part}: {letters:?}");
            }
        }
        assert_eq!(raised(&stage, MIDNIGHT + 14 * DAY).await, 0, "the last day");
        assert_eq!(raised(&stage, MIDNIGHT + 15 * DAY).await, 0, "it is over");

        // No address, no letter; in the app it is raised all the same.
        let desk = desk(&stage, true);
        let library = ogrn(LIBRARY);
        let removed = desk
            .set_address(&director, &library, " ", Language::Ru)
            .await;
        assert_eq!(removed, Ok(()));
        stage
            .power(LIBRARY, &staff, &[STUDENT], "2026-01-01", "2026-03-30")
            .await;
        assert_eq!(raised(&stage, MIDNIGHT + 15 * DAY).await, 1);
        assert_eq!(delivered(&stage, &mailer).await, Sent::default());
    })
    .await;
}

#[tokio::test]
async fn nobody_is_reminded_of_what_is_settled() {
    on_every_stage(async |stage: Stage| {
        let staff = stage.person("Сотрудникова Ульяна").await;
        let power = async |from: &str, until: &str| {
            stage.power(LIBRARY, &staff, &[STUDENT], from, until).await
        };
        let gone = power("2026-01-01", "2026-03-15").await;
        stage.revoke(&gone).await;
        let replaced = power("2026-01-01", "2026-03-15").await;
        stage
            .run(
                "UPDATE powers SET replaced_by = number, replaced_from = '2026-03-10' \
                 WHERE number = ?",
                [replaced.into()],
            )
            .await;
        assert_eq!(raised(&stage, NOW).await, 0);
        power("2026-01-01", "2026-03-15").await;
        power("2026-03-16", "2026-12-31").await;
        assert_eq!(raised(&stage, NOW).await, 0, "another one follows");
        // One for another organization does not.
        let elsewhere = stage
            .power(CINEMA, &staff, &[STUDENT], "2026-01-01", "2026-03-15")
            .await;
        assert_eq!(raised(&stage, NOW).await, 1);
        let known: Vec<String> = stage.values("SELECT number FROM reminders").await;
        assert_eq!(known, [elsewhere]);
    })
    .await;
}

/// Several processes do the same at the same moment.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn processes_that_come_at_once_raise_and_send_each_once() {
    on_every_stage(async |stage: Stage| {
        let post = Post::open();
        with_address(&stage, &post).await;
        for name in ["Анна", "Борис", "Вера"] {
            let staff = stage.person(name).await;
            stage
                .power(LIBRARY, &staff, &[STUDENT], "2026-01-01", "2026-03-15")
                .await;
        }
        let all = |_| {
            let database = stage.database.clone();
            tokio::spawn(async move { raise(&database, &writing(), true, NOW).await })
        };
        let mut raised = 0;
        for process in (0..4).map(all).collect::<Vec<_>>() {
            raised += process.await.expect("ran").expect("raised");
        }
        assert_eq!(raised, 3);
        let waiting = stage.count("SELECT count(*) FROM mails").await;
        assert!((1..=3).contains(&waiting), "{waiting}");

        let all = |_| {
            let (database, mailer) = (stage.database.clone(), mailer(&post));
            tokio::spawn(async move { mail::deliver(&database, &mailer, NOW).await })
        };
        let mut sent = 0;
        for process in (0..4).map(all).collect::<Vec<_>>() {
            sent += process.await.expect("ran").expect("sent").sent;
        }
        assert_eq!(i64::try_from(sent).ok(), Some(waiting));
        let letters = post.take();
        assert_eq!(letters.len() as u64, sent);
        for name in ["Анна", "Борис", "Вера"] {
            let told = letters.iter().filter(|letter| letter.text.contains(name));
            assert_eq!(told.count(), 1, "{name}: {letters:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn mail_that_is_refused_waits_and_holds_nothing_up() {
    on_every_stage(async |stage: Stage| {
        let post = Post::open();
        with_address(&stage, &post).await;
        let staff = stage.person("Сотрудникова Ульяна").await;
        stage
            .power(LIBRARY, &staff, &[STUDENT], "2026-01-01", "2026-03-15")
            .await;
        let mailer = mailer(&post);
        post.refuse(true);
        assert_eq!(raised(&stage, NOW).await, 1);
        let delayed = Sent {
            delayed: 1,
            ..Sent::default()
        };
        assert_eq!(delivered(&stage, &mailer).await, delayed);
        assert_eq!(delivered(&stage, &mailer).await, Sent::default(), "not yet");
        stage.clock.advance(60);
        assert_eq!(delivered(&stage, &mailer).await, delayed);
        post.refuse(false);
        stage.clock.advance(119);
        assert_eq!(
            delivered(&stage, &mailer).await,
            Sent::default(),
            "later still"
        );
        stage.clock.advance(1);
        assert_eq!(delivered(&stage, &mailer).await.sent, 1);
        assert_eq!(post.take().len(), 1);
        // By a server that asks who sends.
        assert!(post.has_seen("AUTH PLAIN"), "the password was not used");
    })
    .await;
}

#[tokio::test]
async fn a_director_sets_the_address_and_nobody_else() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let (desk, without) = (desk(&stage, true), desk(&stage, false));
        let library = ogrn(LIBRARY);
        let set = async |by: &Visitor, address: &str| {
            desk.set_address(by, &library, address, Language::En).await
        };
        for wrong in ["cabinet", "a@b@c", "a b@c.example", "@library.example"] {
            let refused = AppError::field("address", Problem::Shape);
            assert_eq!(set(&director, wrong).await, Err(refused), "{wrong}");
        }
        let long = format!("{}@library.example", "a".repeat(250));
        let refused = AppError::field("address", Problem::TooLong);
        assert_eq!(set(&director, &long).await, Err(refused));
        let unset = without
            .set_address(&director, &library, ADDRESS, Language::Ru)
            .await;
        assert_eq!(unset, Err(AppError::Unavailable), "there is no mail");

        assert_eq!(set(&director, ADDRESS).await, Ok(()));
        assert_eq!(
            set(&director, "other@library.example").await,
            Err(AppError::TooMany { retry_after: 60 })
        );
        let settings = desk.settings(&director, &library).await.expect("settings");
        let address = settings.address.expect("set");
        assert_eq!(
            (address.address.as_str(), address.is_confirmed),
            (ADDRESS, false)
        );
        // Nothing but the code goes to an address that is not confirmed.
        let staff = stage.person("Сотрудникова Ульяна").await;
        stage
            .power(LIBRARY, &staff, &[STUDENT], "2026-01-01", "2026-03-15")
            .await;
        assert_eq!(raised(&stage, NOW).await, 1);
        assert_eq!(stage.count("SELECT count(*) FROM mails").await, 1);
        // After three days the code is none.
        let post = Post::open();
        delivered(&stage, &mailer(&post)).await;
        let letter = post.take().pop().expect("a letter");
        let code = letter.text.lines().find(|line| line.len() == 16);
        stage.clock.advance(3 * DAY);
        let late = desk
            .confirm(&director, &library, code.expect("a code"))
            .await;
        assert_eq!(late, Err(AppError::field("code", Problem::Shape)));

        for by in [&staff, &stage.director(CINEMA).await] {
            assert_eq!(set(by, ADDRESS).await, Err(AppError::NotFound));
            let seen = desk.settings(by, &library).await.err();
            assert_eq!(seen, Some(AppError::NotFound));
        }
        let deputy = stage.director(LIBRARY).await;
        let sql = "UPDATE directors SET role = 'deputy' WHERE account_id = ?";
        stage.run(sql, [deputy.account.clone().into()]).await;
        assert_eq!(set(&deputy, ADDRESS).await, Err(AppError::director_only()));
        assert!(desk.settings(&deputy, &library).await.is_ok());
    })
    .await;
}
