//! Sessions that are locked to a scanner for guests.

use app::ports::Kiosks;
use domain::identifiers::Ogrn;
use server::kiosks::KioskDesk;

use super::*;

/// In whose name the demo's librarian checks.
const LIBRARY: &str = "1269900000017";
/// In whose name she does not.
const CINEMA: &str = "304500116000157";

fn ogrn(text: &str) -> Ogrn {
    Ogrn::parse(text).expect("ОГРН")
}

fn desk(world: &World) -> KioskDesk {
    KioskDesk::new(world.database.clone(), world.clock())
}

/// The same session, as the next request finds it.
async fn again(world: &World, secret: &str) -> Visitor {
    let found = world.accounts().visitor(secret).await.expect("found");
    found.expect("signed in")
}

fn wrong_pin() -> AppError {
    AppError::field("pin", Problem::WrongPin)
}

#[tokio::test]
async fn one_session_is_locked_and_its_pin_unlocks_it() {
    everywhere(async |world: World| {
        let world = world.with_demo().await;
        let kiosks = desk(&world);
        let (librarian, secret) = demo(&world, "librarian").await;
        let (_, other_secret) = demo(&world, "librarian").await;
        assert_eq!(librarian.kiosk, None);
        kiosks
            .lock(&librarian, &ogrn(LIBRARY), "4821")
            .await
            .expect("locked");
        let locked = again(&world, &secret).await;
        assert_eq!(locked.kiosk, Some(ogrn(LIBRARY)));
        let other = again(&world, &other_secret).await;
        assert_eq!(other.kiosk, None, "another device goes on as it was");
        assert_eq!(
            kiosks.unlock(&other, "4821").await,
            Err(AppError::NotFound),
            "it has no lock"
        );
        assert_eq!(kiosks.unlock(&locked, "4822").await, Err(wrong_pin()));
        kiosks.unlock(&locked, "4821").await.expect("unlocked");
        assert_eq!(again(&world, &secret).await.kiosk, None);
        let pins = "SELECT count(*) FROM sessions WHERE kiosk_pin IS NOT NULL";
        assert_eq!(world.value::<i64>(pins).await, 0, "nothing of it stays");
    })
    .await;
}

#[tokio::test]
async fn the_table_does_not_know_the_pin() {
    everywhere(async |world: World| {
        let world = world.with_demo().await;
        let (librarian, _) = demo(&world, "librarian").await;
        let kiosks = desk(&world);
        let locked = kiosks.lock(&librarian, &ogrn(LIBRARY), "90210477").await;
        locked.expect("locked");
        let pin: String = world
            .value("SELECT kiosk_pin FROM sessions WHERE kiosk_pin IS NOT NULL")
            .await;
        assert!(pin.starts_with("$argon2id$"), "{pin}");
        assert!(!pin.contains("90210477"));
    })
    .await;
}

#[tokio::test]
async fn nobody_scans_in_a_name_that_is_not_given_to_them() {
    everywhere(async |world: World| {
        let world = world.with_demo().await;
        let kiosks = desk(&world);
        let (librarian, secret) = demo(&world, "librarian").await;
        let (citizen, _) = demo(&world, "citizen").await;
        let refused = Err(AppError::field("organization", Problem::Choice));
        assert_eq!(
            kiosks.lock(&librarian, &ogrn(CINEMA), "4821").await,
            refused
        );
        assert_eq!(kiosks.lock(&citizen, &ogrn(LIBRARY), "4821").await, refused);
        assert_eq!(again(&world, &secret).await.kiosk, None);
    })
    .await;
}

#[tokio::test]
async fn whoever_guesses_waits_longer_and_longer_also_with_the_right_one() {
    everywhere(async |world: World| {
        let world = world.with_demo().await;
        let kiosks = desk(&world);
        let (librarian, secret) = demo(&world, "librarian").await;
        kiosks
            .lock(&librarian, &ogrn(LIBRARY), "4821")
            .await
            .expect("locked");
        let locked = again(&world, &secret).await;
        for _ in 0..5 {
            assert_eq!(kiosks.unlock(&locked, "0000").await, Err(wrong_pin()));
        }
        let waits = kiosks.unlock(&locked, "4821").await;
        assert_eq!(waits, Err(AppError::TooMany { retry_after: 60 }));
        world.clock.advance(60);
        assert_eq!(kiosks.unlock(&locked, "0000").await, Err(wrong_pin()));
        let waits = kiosks.unlock(&locked, "4821").await;
        assert_eq!(waits, Err(AppError::TooMany { retry_after: 120 }));
        world.clock.advance(120);
        kiosks.unlock(&locked, "4821").await.expect("unlocked");
    })
    .await;
}
