use domain::{
    badge::Bearer,
    foreign::ForeignCode,
    holder::HolderNumber,
    outcome::Refusal,
    presentation::{Session, Window},
    scenario::Scenario,
};

use super::*;
use crate::clock::SystemClock;

fn origin(text: &str) -> Origin {
    Origin::parse(text).expect("origin")
}

fn session() -> Session {
    Session {
        holder: HolderNumber::new(7).expect("small"),
        epoch: 3,
        scenario: Scenario::Age18,
        window: Window::containing(1_772_366_400).expect("in range"),
    }
}

fn issuer(at: &str, signing: u8, session: u8) -> Issuer {
    let clock = Arc::new(SystemClock);
    Issuer::of_one_key(origin(at), clock, &[signing; 32], &[session; 32])
}

#[test]
fn reads_what_it_issued() {
    let issuer = issuer("https://id.example", 1, 2);
    let code = issuer.issue(&session()).expect("issues");
    assert_eq!(issuer.issue(&session()), Some(code.clone()), "same code");
    let (presentation, read) = issuer.read(&code).expect("ours");
    assert_eq!(read, session());
    let id = presentation.session;
    assert_eq!(issuer.seal(&session()), Some(id));
    assert_eq!(issuer.open_id(id, |_| true), Some(session()));
    assert_eq!(issuer.open_id(id, |session| session.epoch == 4), None);
}

#[test]
fn another_installation_is_not_believed() {
    let issuer = self::issuer("https://id.example", 1, 2);
    let stranger = self::issuer("https://id.example", 3, 4);
    let code = stranger.issue(&session()).expect("issues");
    assert_eq!(
        issuer.read(&code),
        Err(Refusal::Code(CodeRefusal::Signature))
    );
    // The same keys behind another address: the text is foreign, and if the address is
    // put right the signature is not.
    let moved = self::issuer("https://ie.example", 1, 2);
    let code = moved.issue(&session()).expect("issues");
    assert!(matches!(issuer.read(&code), Err(Refusal::NotOurs(_))));
    assert_eq!(
        issuer.read(&code.replace("IE.EXAMPLE", "ID.EXAMPLE")),
        Err(Refusal::Code(CodeRefusal::Signature))
    );
}

#[test]
fn what_only_looks_like_ours() {
    let issuer = issuer("https://id.example", 1, 2);
    let read = |text: &str| issuer.read(text).map(|_| ());
    let malformed = Err(Refusal::Code(CodeRefusal::Malformed));
    assert_eq!(read("HTTPS://ID.EXAMPLE/V#"), malformed);
    assert_eq!(read("HTTPS://ID.EXAMPLE/V#1"), malformed);
    assert_eq!(read("HTTPS://ID.EXAMPLE/V#MY"), malformed);
    assert_eq!(read("ё"), Err(Refusal::NotOurs(ForeignCode::Text)));
}

#[test]
fn a_badge_is_read_as_a_badge_and_as_nothing_else() {
    let issuer = self::issuer("https://id.example", 1, 2);
    let bearer = Bearer {
        place: 9,
        window: session().window,
    };
    let badge = issuer.issue_badge(&bearer).expect("issues");
    assert_eq!(issuer.read_badge(&badge), Ok(bearer));
    assert_eq!(
        issuer.read(&badge),
        Err(Refusal::NotOurs(ForeignCode::Badge))
    );
    let code = issuer.issue(&session()).expect("issues");
    assert!(matches!(
        issuer.read_badge(&code),
        Err(Refusal::NotOurs(ForeignCode::Link { .. }))
    ));
    // Under the other letter it is one of ours that does not hold.
    assert_eq!(
        issuer.read_badge(&code.replace("/V#", "/B#")),
        Err(Refusal::Code(CodeRefusal::Malformed))
    );
    let stranger = self::issuer("https://id.example", 3, 4);
    let forged = stranger.issue_badge(&bearer).expect("issues");
    assert_eq!(
        issuer.read_badge(&forged),
        Err(Refusal::Code(CodeRefusal::Signature))
    );
}

#[test]
fn the_two_keys_belong_together() {
    let issuer = self::issuer("https://id.example", 1, 2);
    let mixed = self::issuer("https://id.example", 1, 3);
    let code = issuer.issue(&session()).expect("issues");
    assert_eq!(
        mixed.read(&code),
        Err(Refusal::Code(CodeRefusal::UnknownKey))
    );
}

#[test]
fn nothing_secret_is_printed() {
    let issuer = issuer("https://id.example", 1, 2);
    assert_eq!(
        format!("{issuer:?}"),
        r#"Issuer { origin: "https://id.example", keys: 1, .. }"#
    );
}
