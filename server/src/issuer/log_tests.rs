//! What the life of a key leaves in the log: never a secret.

use std::{
    io,
    sync::{Arc, Mutex, PoisonError},
};

use data_encoding::{BASE64, BASE64URL_NOPAD, HEXLOWER, HEXUPPER};
use domain::presentation::Origin;
use sea_orm::EntityTrait as _;
use tracing_subscriber::fmt::MakeWriter;

use super::{Issuer, LEARN, MasterKey, keeping, revoke, rotate};
use crate::{
    clock::FixedClock,
    store::{Database, issuer_keys},
};

const NOW: i64 = 1_772_366_410;
const MASTER: [u8; 32] = *b"a master key of thirty-two bytes";
const SIGNING: [u8; 32] = *b"an Ed25519 seed of thirty-two by";
const SESSION: [u8; 32] = *b"a key of session ids with 32 byt";

/// Everything that was logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        log.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

impl Log {
    fn text(&self) -> String {
        let log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&log).into_owned()
    }
}

/// The ways in which somebody could have written these bytes: the middle of each, so that
/// what stands before and after does not matter.
fn spellings(secret: &[u8; 32]) -> Vec<String> {
    let listed = format!("{secret:?}");
    let texts = [
        HEXLOWER.encode(secret),
        HEXUPPER.encode(secret),
        BASE64.encode(secret),
        BASE64URL_NOPAD.encode(secret),
        listed.trim_matches(['[', ']']).to_owned(),
    ];
    texts
        .into_iter()
        .map(|text| text[4..text.len() - 4].to_owned())
        .collect()
}

#[tokio::test]
async fn no_secret_is_logged_in_the_life_of_a_key() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(log.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);

    let folder = tempfile::tempdir().expect("folder");
    let hex = |key: &[u8]| HEXLOWER.encode(key);
    let old = format!(
        "digital-id issuer keys, version 1\nkid 1\nsigning {}\nsession {}\n",
        hex(&SIGNING),
        hex(&SESSION)
    );
    std::fs::write(folder.path().join("issuer.key"), old).expect("written");
    let path = folder.path().join("keys.sqlite");
    let url = format!("sqlite://{}?mode=rwc", path.display());
    let database = Database::connect(&url).await.expect("database");
    database.migrate().await.expect("migrations");
    let clock = Arc::new(FixedClock::at(NOW));
    let open = async |master: &[u8; 32]| {
        let origin = Origin::parse("https://id.example").expect("origin");
        let master = MasterKey::new(master);
        Issuer::open(
            database.clone(),
            clock.clone(),
            master,
            folder.path(),
            origin,
        )
        .await
    };
    let issuer = open(&MASTER).await.expect("keys");
    let master = MasterKey::new(&MASTER);

    rotate(&database, &master, NOW, true)
        .await
        .expect("rotated");
    issuer.refresh().await.expect("seen");
    clock.set(NOW + LEARN);
    revoke(&database, &master, NOW + LEARN, 2, Some("test"))
        .await
        .expect("revoked");
    issuer.refresh().await.expect("seen");
    let wrong = open(&[0; 32]).await.expect_err("another master key");
    tracing::error!(error = %format!("{wrong:#}"), ?wrong, ?issuer, ?master, "as a command ends");

    let rows = issuer_keys::Entity::find().all(database.read()).await;
    let rows = rows.expect("rows");
    assert_eq!(rows.len(), 4, "imported, revoked, in its place, waiting");
    let mut secrets = vec![MASTER, SIGNING, SESSION];
    for row in &rows {
        let kid = u8::try_from(row.kid).expect("small");
        for (what, sealed) in [
            ("signing", &row.sealed_signing),
            ("session", &row.sealed_session),
        ] {
            let purpose = keeping::purpose(what, kid, &row.public_key);
            let secret = master.open(&purpose, sealed).expect("opens");
            secrets.push(*secret);
        }
    }
    assert!(secrets[3] == SIGNING && secrets[4] == SESSION, "the same");

    let said = log.text();
    assert!(
        said.contains("issuer.key was taken into the ring"),
        "{said}"
    );
    assert!(said.contains("the issuer's keys have changed"), "{said}");
    for secret in &secrets {
        for spelling in spellings(secret) {
            assert!(!said.contains(&spelling), "a secret is in the log");
        }
    }
    // The search finds what is there.
    tracing::info!(key = %hex(&secrets[5]), list = ?secrets[6], "a mistake");
    let said = log.text();
    assert!(said.contains(&spellings(&secrets[5])[0]));
    assert!(said.contains(&spellings(&secrets[6])[4]));
}
