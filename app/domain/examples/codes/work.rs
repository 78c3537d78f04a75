//! What is measured: the same work natively and in WASM.

use std::hint::black_box;

use domain::{
    holder::HolderNumber,
    presentation::{
        KeyId, Letter, Origin, Presentation, Session, SessionKey, TrustList, Verdict, Window, text,
        wire,
    },
    scenario::Scenario,
};
use ed25519_dalek::{Signer, SigningKey, VerifyingKey};

const KID: KeyId = KeyId(1);
/// As long as the message that a code's signature covers.
const MESSAGE: usize = 98;

/// Keys and a valid code, ready before the clock starts.
pub(crate) struct Bench {
    origin: Origin,
    signing: SigningKey,
    verifying: VerifyingKey,
    session_key: SessionKey,
    trusted: TrustList,
    window: Window,
    code: String,
    message: [u8; MESSAGE],
    signature: ed25519_dalek::Signature,
}

impl Bench {
    pub(crate) fn new() -> Option<Self> {
        let signing = SigningKey::from_bytes(&[42; 32]);
        let verifying = signing.verifying_key();
        let message = [7; MESSAGE];
        let mut bench = Self {
            origin: Origin::parse("https://digital-id.example").ok()?,
            session_key: SessionKey::new(&[9; 32]),
            trusted: TrustList::new([(KID, verifying)]),
            window: Window::containing(1_772_366_400)?,
            code: String::new(),
            message,
            signature: signing.sign(&message),
            signing,
            verifying,
        };
        bench.code = bench.code_of(7)?;
        Some(bench)
    }

    /// All that issuing is: session id, claims, envelope, signature, text.
    fn code_of(&self, holder: u64) -> Option<String> {
        let session = Session {
            holder: HolderNumber::new(holder)?,
            epoch: 1,
            scenario: Scenario::Age18,
            window: self.window,
        };
        let presentation = Presentation {
            window: session.window,
            session: self.session_key.seal(&session),
            scenario: session.scenario,
        };
        let bytes = wire::sign(&presentation, &self.origin, KID, &self.signing)?;
        Some(text::write(&self.origin, Letter::Presentation, &bytes))
    }

    /// Issues `count` codes of as many holders.
    pub(crate) fn issue(&self, count: u32) {
        for holder in 0..count {
            black_box(self.code_of(u64::from(black_box(holder))));
        }
    }

    /// Reads and verifies a code `count` times, from its text to the verdict; how often it was
    /// valid.
    pub(crate) fn verify(&self, count: u32) -> u32 {
        let now = self.window.opens();
        let valid = |_: &u32| {
            let verdict = Verdict::on(black_box(&self.code), now, &self.origin, &self.trusted);
            matches!(verdict, Verdict::Valid(_))
        };
        u32::try_from((0..count).filter(valid).count()).unwrap_or_default()
    }

    /// Signs a message of the same length `count` times and does nothing else.
    pub(crate) fn bare_sign(&self, count: u32) {
        for _ in 0..count {
            black_box(self.signing.sign(black_box(&self.message)));
        }
    }

    /// Verifies one signature `count` times and does nothing else; how often it was right.
    pub(crate) fn bare_verify(&self, count: u32) -> u32 {
        let right = |_: &u32| {
            self.verifying
                .verify_strict(black_box(&self.message), &self.signature)
                .is_ok()
        };
        u32::try_from((0..count).filter(right).count()).unwrap_or_default()
    }
}
