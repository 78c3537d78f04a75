//! The issuer's keys: sealed, shared by processes, rotated without a false "no", revoked.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

use std::{path::Path, sync::Arc};

use crate::support::{NOON, World, everywhere};
use domain::{
    holder::HolderNumber,
    outcome::Refusal,
    presentation::{CodeRefusal, KeyId, Origin, Session, Window},
    scenario::Scenario,
    signed::{self, Kind},
    trust_list,
};
use server::{
    clock::Clock as _,
    issuer::{self, Issuer, LEARN, LIST_LIFETIME, MasterKey, OVERLAP, Stage},
    store::Database,
};

const UNKNOWN: Refusal = Refusal::Code(CodeRefusal::UnknownKey);

fn master() -> MasterKey {
    MasterKey::new(&[7; 32])
}

fn origin() -> Origin {
    Origin::parse("https://id.example").expect("origin")
}

/// A process of its own on the world's database.
async fn process(world: &World, folder: &Path) -> Issuer {
    let database = Database::connect(&world.url).await.expect("database");
    Issuer::open(database, world.clock(), master(), folder, origin())
        .await
        .expect("issuer")
}

fn session(at: i64) -> Session {
    Session {
        holder: HolderNumber::new(7).expect("small"),
        epoch: 3,
        scenario: Scenario::Age18,
        window: Window::containing(at).expect("in range"),
    }
}

fn code(issuer: &Issuer, at: i64) -> String {
    issuer.issue(&session(at)).expect("issues")
}

async fn stages(world: &World) -> Vec<(u8, Stage)> {
    let keys = issuer::list(&world.database).await.expect("keys");
    keys.iter()
        .map(|key| (key.kid, key.life.stage(world.clock.now())))
        .collect()
}

#[tokio::test]
async fn two_that_start_at_once_share_one_ring() {
    everywhere(async |world: World| {
        let folder = tempfile::tempdir().expect("folder");
        let (one, other) = tokio::join!(
            process(&world, folder.path()),
            process(&world, folder.path())
        );
        assert_eq!(code(&one, NOON), code(&other, NOON));
        assert_eq!(
            stages(&world).await,
            [(1, Stage::Current), (2, Stage::Waiting)]
        );
    })
    .await;
}

#[tokio::test]
async fn a_rotation_refuses_nobody() {
    everywhere(async |world: World| {
        let folder = tempfile::tempdir().expect("folder");
        let one = process(&world, folder.path()).await;
        let other = process(&world, folder.path()).await;
        let before = code(&one, NOON);
        let ahead = code(&other, NOON + 60);

        let turn = issuer::rotate(&world.database, &master(), NOON, true)
            .await
            .expect("rotated");
        assert_eq!((turn.kid, turn.from), (2, NOON + LEARN));
        one.refresh().await.expect("refreshed");
        // `other` has not looked yet. What either makes, both confirm.
        for at in [NOON, NOON + 30, NOON + 60] {
            for made in [code(&one, at), code(&other, at)] {
                assert_eq!(one.read(&made).expect("good").1, session(at));
                assert_eq!(other.read(&made).expect("good").1, session(at));
            }
        }
        other.refresh().await.expect("refreshed");
        assert_eq!(code(&one, NOON), before, "a window keeps its code");
        assert_eq!(code(&one, NOON + 60), code(&other, NOON + 60));
        assert_ne!(code(&one, NOON + 60), ahead, "the new key signs");
        one.read(&ahead).expect("fetched ahead before the rotation");

        let receipt = one.sign(Kind::HolderReceipt, vec![1]).expect("signs");
        world.clock.set(turn.from);
        let later = one.sign(Kind::HolderReceipt, vec![1]).expect("signs");
        assert_ne!(receipt, later, "another key");
        // Two days later the old key is out for codes, not for receipts.
        world.clock.set(turn.from + OVERLAP + 1);
        assert_eq!(one.read(&before), Err(UNKNOWN));
        one.verify(Kind::HolderReceipt, &receipt).expect("for good");
    })
    .await;
}

#[tokio::test]
async fn without_haste_scanners_have_a_day_to_learn() {
    everywhere(async |world: World| {
        let folder = tempfile::tempdir().expect("folder");
        process(&world, folder.path()).await;
        let rotate = async |at_once| {
            let now = world.clock.now();
            issuer::rotate(&world.database, &master(), now, at_once).await
        };
        let turn = rotate(false).await.expect("rotated");
        assert_eq!(turn.from, NOON + LIST_LIFETIME);
        let expected = [(1, Stage::Current), (2, Stage::Next), (3, Stage::Waiting)];
        assert_eq!(stages(&world).await, expected);
        assert!(rotate(false).await.is_err(), "arranged already");
        assert_eq!(rotate(true).await.expect("hurried").from, NOON + LEARN);
        world.clock.set(NOON + LEARN);
        let expected = [
            (1, Stage::Retired),
            (2, Stage::Current),
            (3, Stage::Waiting),
        ];
        assert_eq!(stages(&world).await, expected);
        // Key 3 has been published for longer than a day by then.
        world.clock.set(NOON + 2 * LIST_LIFETIME);
        let turn = rotate(false).await.expect("rotated");
        assert_eq!(turn.from, NOON + 2 * LIST_LIFETIME + LEARN);
    })
    .await;
}

#[tokio::test]
async fn a_revoked_key_is_out_everywhere_and_the_next_signs_at_once() {
    everywhere(async |world: World| {
        let folder = tempfile::tempdir().expect("folder");
        let one = process(&world, folder.path()).await;
        let other = process(&world, folder.path()).await;
        let old = code(&one, NOON);
        let receipt = one.sign(Kind::OrganizationReceipt, vec![1]).expect("signs");
        let known = other.trusted();
        issuer::revoke(&world.database, &master(), NOON, 1, Some("stolen"))
            .await
            .expect("revoked");
        for process in [&one, &other] {
            process.refresh().await.expect("refreshed");
            assert_eq!(process.read(&old), Err(UNKNOWN));
            let seal = |issuer: &Issuer| issuer.seal(&session(NOON)).expect("a key");
            assert_eq!(seal(process), seal(&one));
        }
        let fresh = code(&one, NOON);
        assert_eq!(other.read(&fresh).expect("good").1, session(NOON));
        assert!(one.verify(Kind::OrganizationReceipt, &receipt).is_err());
        let expected = [
            (1, Stage::Revoked),
            (2, Stage::Current),
            (3, Stage::Waiting),
        ];
        assert_eq!(stages(&world).await, expected);
        let again = issuer::revoke(&world.database, &master(), NOON, 1, None).await;
        assert!(again.is_err(), "revoked already");

        // A scanner that knew the keys of before follows; the thief's list is refused.
        let list = one.published();
        let payload = list.encode().expect("bytes");
        let signed = one.sign(Kind::TrustList, payload).expect("signed");
        assert_eq!(signed::read(&signed).expect("shape").kid(), KeyId(2));
        assert_eq!(trust_list::read(&signed, &origin(), &known), Ok(list));
    })
    .await;
}

#[tokio::test]
async fn revoking_the_next_or_the_waiting_one_leaves_one_to_follow() {
    everywhere(async |world: World| {
        let folder = tempfile::tempdir().expect("folder");
        let one = process(&world, folder.path()).await;
        let revoke = async |kid| {
            issuer::revoke(&world.database, &master(), NOON, kid, None)
                .await
                .expect("revoked");
        };
        revoke(2).await;
        let expected = [
            (1, Stage::Current),
            (2, Stage::Revoked),
            (3, Stage::Waiting),
        ];
        assert_eq!(stages(&world).await, expected);
        issuer::rotate(&world.database, &master(), NOON, false)
            .await
            .expect("rotated");
        revoke(3).await;
        assert_eq!(
            stages(&world).await[2..],
            [(3, Stage::Revoked), (4, Stage::Next), (5, Stage::Waiting)]
        );
        // The current one, while the next has a date: it takes over now.
        revoke(1).await;
        assert_eq!(
            stages(&world).await[3..],
            [(4, Stage::Current), (5, Stage::Waiting)]
        );
        one.refresh().await.expect("refreshed");
        one.read(&code(&one, NOON)).expect("good");
    })
    .await;
}

#[tokio::test]
async fn keys_of_before_are_taken_in_once() {
    everywhere(async |world: World| {
        let folder = tempfile::tempdir().expect("folder");
        let file = folder.path().join("issuer.key");
        let text = format!(
            "digital-id issuer keys, version 1\nkid 9\nsigning {}\nsession {}\n",
            "11".repeat(32),
            "22".repeat(32)
        );
        std::fs::write(&file, text).expect("written");
        let one = process(&world, folder.path()).await;
        let made = code(&one, NOON);
        assert_eq!(
            stages(&world).await,
            [(9, Stage::Current), (10, Stage::Waiting)]
        );
        std::fs::remove_file(&file).expect("no longer needed");
        let again = process(&world, folder.path()).await;
        assert_eq!(code(&again, NOON), made);
        again.read(&made).expect("good");
    })
    .await;
}

#[tokio::test]
async fn nothing_opens_without_the_master_key() {
    everywhere(async |world: World| {
        let folder = tempfile::tempdir().expect("folder");
        process(&world, folder.path()).await;
        let wrong = MasterKey::new(&[8; 32]);
        let opened = Issuer::open(
            world.database.clone(),
            world.clock(),
            wrong.clone(),
            folder.path(),
            origin(),
        );
        let error = opened.await.expect_err("refused");
        assert!(error.to_string().contains("master key"), "{error}");
        let rotated = issuer::rotate(&world.database, &wrong, NOON, true).await;
        assert!(rotated.is_err(), "nobody could open the rest");
        // A row under another number: sealed for that number only.
        world
            .execute("UPDATE issuer_keys SET kid = 77 WHERE kid = 2")
            .await;
        let moved = Issuer::open(
            world.database.clone(),
            world.clock(),
            master(),
            folder.path(),
            origin(),
        );
        assert!(moved.await.is_err());
    })
    .await;
}

#[tokio::test]
async fn secrets_are_neither_stored_nor_printed() {
    everywhere(async |world: World| {
        let folder = tempfile::tempdir().expect("folder");
        let secret = "5a".repeat(32);
        let text = format!(
            "digital-id issuer keys, version 1\nkid 1\nsigning {secret}\nsession {secret}\n"
        );
        std::fs::write(folder.path().join("issuer.key"), text).expect("written");
        let one = process(&world, folder.path()).await;
        assert_eq!(
            format!("{one:?} {:?}", master()),
            r#"Issuer { origin: "https://id.example", keys: 2, .. } MasterKey(…)"#
        );
        let keys = issuer::list(&world.database).await.expect("keys");
        assert!(!format!("{keys:?}").contains(&secret));
        let sealed: Vec<String> = world
            .values("SELECT sealed_signing FROM issuer_keys UNION SELECT sealed_session FROM issuer_keys")
            .await;
        assert_eq!(sealed.len(), 4);
        for sealed in sealed {
            let bytes = data_encoding::BASE64.decode(sealed.as_bytes()).expect("Base64");
            assert_eq!(bytes.len(), 24 + 32 + 16);
            assert!(bytes.windows(4).all(|bytes| bytes != [0x5a; 4]));
        }
    })
    .await;
}

#[tokio::test]
async fn the_list_is_the_same_for_a_minute() {
    let world = World::sqlite().await;
    let folder = tempfile::tempdir().expect("folder");
    let one = Arc::new(process(&world, folder.path()).await);
    world.clock.set(NOON + 60);
    let list = one.published();
    world.clock.set(NOON + 119);
    assert_eq!(one.published(), list);
    assert_eq!(list.expires_at, NOON + 60 + LIST_LIFETIME);
    world.clock.set(NOON + 120);
    assert_ne!(one.published(), list);
}
