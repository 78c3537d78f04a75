//! Sign-in by a code that a signed-in phone reads.

use std::sync::Arc;

use app::ports::{PhoneSignIns, SignInAnswer};
use domain::{presentation::Origin, sign_in};
use server::{
    phone_sign_ins::PhoneSignInDesk,
    signals::{self, Signals, Topic},
};

use super::*;

const DESKTOP: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0 Safari/537.36";

struct Desk {
    desk: PhoneSignInDesk,
    signals: Arc<dyn Signals>,
}

async fn open(world: &World) -> Desk {
    let signals = signals::of(&world.database).await.expect("signals");
    let origin = Origin::parse("http://localhost:3000").expect("origin");
    Desk {
        desk: PhoneSignInDesk::new(
            world.database.clone(),
            world.clock(),
            signals.clone(),
            origin,
            true,
        ),
        signals,
    }
}

impl Desk {
    /// A browser asks: what it keeps, and the code that it shows.
    async fn ask(&self) -> (String, String) {
        let browser = self.desk.ask(DESKTOP, "192.0.…").await.expect("asked");
        let shown = self.desk.shown(&browser).await.expect("shown");
        let shown = shown.expect("a request");
        assert_eq!(shown.answer, SignInAnswer::Open);
        assert!(shown.drawing.is_some());
        let code = shown.address.rsplit('/').next().expect("a code").to_owned();
        (browser, code)
    }

    async fn stands(&self, browser: &str) -> Option<SignInAnswer> {
        let shown = self.desk.shown(browser).await.expect("shown");
        shown.map(|shown| shown.answer)
    }

    async fn enters(&self, browser: &str) -> Option<String> {
        let session = self.desk.enter(browser, DESKTOP).await;
        match session {
            Ok(session) => Some(session.secret),
            Err(error) => {
                assert_eq!(error, AppError::NotFound);
                None
            }
        }
    }
}

#[tokio::test]
async fn the_browser_that_asked_is_signed_in_once_in_a_session_of_its_own() {
    everywhere(async |world: World| {
        let world = world.with_demo().await;
        let open = open(&world).await;
        let (citizen, phone) = demo(&world, "citizen").await;
        let (browser, code) = open.ask().await;
        assert_eq!(open.enters(&browser).await, None, "nobody has answered");
        let question = open.desk.question(&citizen, &code).await.expect("asked");
        assert_eq!(question.device, "Chrome, Windows");
        assert_eq!(question.network, "192.0.…");
        assert_eq!(question.asked_at, world.clock.now());
        open.desk
            .answer(&citizen, &code.to_lowercase(), true)
            .await
            .expect("allowed");
        assert_eq!(open.stands(&browser).await, Some(SignInAnswer::Allowed));
        let secret = open.enters(&browser).await.expect("a session");
        assert_ne!(secret, phone);
        let visitor = world.accounts().visitor(&secret).await.expect("found");
        let visitor = visitor.expect("signed in");
        assert_eq!(visitor.account, citizen.account);
        assert_ne!(visitor.session, citizen.session);
        let typed = format!(
            "SELECT count(*) FROM sessions WHERE id = '{}' AND confirmed_until IS NOT NULL",
            visitor.session
        );
        assert_eq!(world.value::<i64>(&typed).await, 0, "no password was typed");

        assert_eq!(open.enters(&browser).await, None, "a second time");
        assert_eq!(open.stands(&browser).await, Some(SignInAnswer::Over));
        for allow in [true, false] {
            let again = open.desk.answer(&citizen, &code, allow).await;
            assert_eq!(again, Err(AppError::NotFound), "a replay");
        }
    })
    .await;
}

#[tokio::test]
async fn neither_the_code_nor_another_browser_gets_anything() {
    everywhere(async |world: World| {
        let world = world.with_demo().await;
        let open = open(&world).await;
        let (citizen, _) = demo(&world, "citizen").await;
        let (browser, code) = open.ask().await;
        let (stranger, other_code) = open.ask().await;
        assert_ne!(code, other_code);
        open.desk
            .answer(&citizen, &code, true)
            .await
            .expect("allowed");
        for other in [&stranger, &code, "", "guess"] {
            assert_eq!(open.enters(other).await, None, "{other}");
        }
        assert_eq!(open.stands(&code).await, None);
        assert_eq!(open.stands(&stranger).await, Some(SignInAnswer::Open));
        let kept: Vec<String> = world
            .values("SELECT code_hash || browser_hash FROM sign_in_requests")
            .await;
        for kept in kept {
            assert!(!kept.contains(&browser) && !kept.contains(&code));
        }
        assert!(open.enters(&browser).await.is_some());
    })
    .await;
}

#[tokio::test]
async fn one_person_answers_and_a_no_is_final() {
    everywhere(async |world: World| {
        let world = world.with_demo().await;
        let open = open(&world).await;
        let (citizen, _) = demo(&world, "citizen").await;
        let (librarian, _) = demo(&world, "librarian").await;
        let (browser, code) = open.ask().await;
        open.desk
            .answer(&citizen, &code, false)
            .await
            .expect("refused");
        assert_eq!(open.stands(&browser).await, Some(SignInAnswer::Refused));
        assert_eq!(open.enters(&browser).await, None);
        let late = open.desk.answer(&librarian, &code, true).await;
        assert_eq!(late, Err(AppError::NotFound));
        let curious = open.desk.question(&librarian, &code).await.err();
        assert_eq!(curious, Some(AppError::NotFound));
        let own = open.desk.question(&citizen, &code).await.expect("told");
        assert_eq!(own.answer, SignInAnswer::Refused);
        for nonsense in ["", "A", "../..", &"A".repeat(25), &sign_in::text([0; 15])] {
            let nothing = open.desk.question(&citizen, nonsense).await.err();
            assert_eq!(nothing, Some(AppError::NotFound), "{nonsense}");
        }
    })
    .await;
}

#[tokio::test]
async fn after_two_minutes_it_is_over_and_forgotten_an_hour_later() {
    everywhere(async |world: World| {
        let world = world.with_demo().await;
        let open = open(&world).await;
        let (citizen, _) = demo(&world, "citizen").await;
        let (browser, code) = open.ask().await;
        world.clock.advance(119);
        assert_eq!(open.stands(&browser).await, Some(SignInAnswer::Open));
        world.clock.advance(1);
        assert_eq!(open.stands(&browser).await, Some(SignInAnswer::Over));
        let late = open.desk.answer(&citizen, &code, true).await;
        assert_eq!(late, Err(AppError::NotFound));

        // What was allowed in the last moment can still be taken, for a minute.
        let (browser, code) = open.ask().await;
        world.clock.advance(119);
        open.desk
            .answer(&citizen, &code, true)
            .await
            .expect("allowed");
        world.clock.advance(60);
        assert_eq!(open.stands(&browser).await, Some(SignInAnswer::Allowed));
        world.clock.advance(1);
        assert_eq!(open.enters(&browser).await, None);

        let rows = "SELECT count(*) FROM sign_in_requests";
        assert_eq!(world.value::<i64>(rows).await, 2);
        world.clock.advance(2 * 3_600);
        let cleaned = store::clean_up(&world.database, world.clock.now()).await;
        cleaned.expect("cleaned");
        assert_eq!(world.value::<i64>(rows).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_flood_is_held_up() {
    let world = World::sqlite().await;
    let open = open(&world).await;
    for _ in 0..600 {
        open.desk.ask("", "").await.expect("asked");
    }
    let refused = open.desk.ask("", "").await;
    assert_eq!(refused, Err(AppError::TooMany { retry_after: 60 }));
    world.clock.advance(60);
    open.desk.ask("", "").await.expect("asked");
}

#[tokio::test]
async fn the_waiting_page_is_told() {
    let world = World::sqlite().await.with_demo().await;
    let open = open(&world).await;
    let (citizen, _) = demo(&world, "citizen").await;
    let (browser, code) = open.ask().await;
    let id = open
        .desk
        .shown(&browser)
        .await
        .expect("shown")
        .expect("one")
        .id;
    let listener = open.signals.subscribe(&[Topic::SignIn(id)]);
    open.desk
        .answer(&citizen, &code, true)
        .await
        .expect("allowed");
    assert!(listener.heard().await);
}

#[test]
fn answers_have_names_of_their_own() {
    let all = [
        SignInAnswer::Open,
        SignInAnswer::Allowed,
        SignInAnswer::Refused,
        SignInAnswer::Over,
    ];
    let names: BTreeSet<_> = all.into_iter().map(SignInAnswer::key).collect();
    assert_eq!(names.len(), all.len());
}
