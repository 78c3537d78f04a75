//! What a guest of the training shows, and what the questions of a check make of it.

use ed25519_dalek::SigningKey;
use time::Duration;

use super::{COVERED, Case};
use crate::{
    claims::{CTI, Claims, EXP, SCOPE},
    foreign::ForeignCode,
    holder::HolderRefusal,
    moscow,
    outcome::{Outcome, Refusal},
    power::{Place, PowerOfAttorney, Powers, Validity, authority},
    presentation::{CodeRefusal, KeyId, Letter, Origin, TrustList, Window, text},
    receipt::{scenario, scope},
    scenario::Scenario,
    signed::{self, Kind},
};

/// Everybody has this key: a training code proves that somebody has read this line.
const KEY: [u8; 32] = *b"digital-id training: no secret 1";
/// Nor has the forger's, which no list of keys names.
const FORGER: [u8; 32] = *b"digital-id training: the forger1";
/// No issuer's key has this number: theirs begin with 1.
const KID: KeyId = KeyId(0);

/// Seconds by which the picture of a code is old.
const PICTURE_AGE: i64 = 5 * 60;
/// Seconds since another organization has taken a code.
const TAKEN_AGE: i64 = 4 * 60;

/// Payment details that no bank has (ГОСТ Р 56042-2014 by their shape).
const PAYMENT: &str = "ST00012|Name=Training|PersonalAcc=00000000000000000000|BankName=None|\
                       BIC=000000000|CorrespAcc=0";

/// What the training's registry says of a guest: the first byte of the code's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Guest {
    Confirmed,
    NotConfirmed,
    Taken,
}

impl Guest {
    const ALL: [(u8, Self); 3] = [
        (1, Self::Confirmed),
        (2, Self::NotConfirmed),
        (3, Self::Taken),
    ];

    fn of(case: Case) -> Self {
        match case {
            Case::NotConfirmed => Self::NotConfirmed,
            Case::Used => Self::Taken,
            _ => Self::Confirmed,
        }
    }

    fn id(self) -> [u8; 16] {
        let mut id = [0; 16];
        let number = Self::ALL.into_iter().find(|(_, guest)| *guest == self);
        if let (Some((number, _)), Some(first)) = (number, id.first_mut()) {
            *first = number;
        }
        id
    }

    fn from_id(id: [u8; 16]) -> Option<Self> {
        let guest = Self::ALL.into_iter().find(|(_, guest)| guest.id() == id);
        guest.map(|(_, guest)| guest)
    }
}

/// What a training code says: the claims of a presentation.
struct Said {
    window: Window,
    guest: Guest,
    scenario: Scenario,
}

impl Said {
    fn encode(&self) -> Option<Vec<u8>> {
        Claims::default()
            .with(EXP, self.window.closes())
            .with(CTI, self.guest.id().to_vec())
            .with(SCOPE, scope(self.scenario))
            .encode()
    }

    fn decode(payload: &[u8]) -> Option<Self> {
        let mut claims = Claims::decode(payload)?;
        let said = Self {
            window: Window::ending(u32::try_from(claims.seconds(EXP)?).ok()?)?,
            guest: Guest::from_id(claims.id(CTI)?)?,
            scenario: scenario(claims.take(SCOPE)?.as_bytes()?)?,
        };
        claims.end(said)
    }
}

/// The text of the QR that the guest of `case` shows at `now` (Unix seconds); `None` at a time
/// that no code can have.
pub fn code(case: Case, origin: &Origin, now: i64) -> Option<String> {
    let Some(scenario) = case.scenario() else {
        return Some(PAYMENT.to_owned());
    };
    let shown_at = match case {
        Case::Expired => now.checked_sub(PICTURE_AGE)?,
        _ => now,
    };
    let said = Said {
        window: Window::containing(shown_at)?,
        guest: Guest::of(case),
        scenario,
    };
    let key = match case {
        Case::Forged => FORGER,
        _ => KEY,
    };
    let key = SigningKey::from_bytes(&key);
    let bytes = signed::sign(Kind::Training, origin, KID, &key, said.encode()?)?;
    Some(text::write(origin, Letter::Training, &bytes))
}

/// How a check of the training ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// What the code asked, if it could be read.
    pub scenario: Option<Scenario>,
    /// The outcome.
    pub outcome: Outcome,
}

impl Checked {
    fn refused(scenario: Option<Scenario>, refusal: Refusal) -> Self {
        Self {
            scenario,
            outcome: refusal.into(),
        }
    }
}

/// Asks the questions of a check about `text` at `now` (Unix seconds), in their order, with the
/// power of attorney of the training; `None` at a time that no calendar has.
pub fn check(text: &str, origin: &Origin, now: i64) -> Option<Checked> {
    let moscow = moscow::at(now)?;
    let power = power(moscow.date())?;
    let held = std::slice::from_ref(&power);
    let refused = |scenario, refusal| Some(Checked::refused(scenario, refusal));
    if let Err(refusal) = authority(held, None, moscow, Place::Any) {
        return refused(None, Refusal::Authority(refusal));
    }
    let said = match read(text, origin) {
        Ok(said) => said,
        Err(refusal) => return refused(None, refusal),
    };
    let scenario = Some(said.scenario);
    if let Err(refusal) = authority(held, scenario, moscow, Place::Any) {
        return refused(scenario, Refusal::Authority(refusal));
    }
    if let Err(refusal) = said.window.accepts(now) {
        return refused(scenario, Refusal::Window(refusal));
    }
    let outcome = match said.guest {
        Guest::Confirmed => Outcome::Confirmed,
        Guest::NotConfirmed => Refusal::Holder(HolderRefusal::StatusNotFound).into(),
        Guest::Taken => Refusal::Used {
            at: now - TAKEN_AGE,
            by_same: false,
        }
        .into(),
    };
    Some(Checked { scenario, outcome })
}

fn power(today: time::Date) -> Option<PowerOfAttorney> {
    let from = today.checked_sub(Duration::days(30))?;
    let until = today.checked_add(Duration::days(300))?;
    let validity = Validity::new(from, until).ok()?;
    Some(PowerOfAttorney::new(Powers::new(COVERED)?, validity))
}

fn read(text: &str, origin: &Origin) -> Result<Said, Refusal> {
    let Some(bytes) = bytes(origin, text) else {
        return Err(Refusal::NotOurs(ForeignCode::classify(text)));
    };
    let malformed = || Refusal::Code(CodeRefusal::Malformed);
    let envelope = signed::read(&bytes.ok_or_else(malformed)?).map_err(Refusal::Code)?;
    let trusted = TrustList::new([(KID, SigningKey::from_bytes(&KEY).verifying_key())]);
    let payload = envelope
        .verify(Kind::Training, origin, &trusted)
        .map_err(Refusal::Code)?;
    Said::decode(payload).ok_or_else(malformed)
}

/// The bytes of a training code: `Some(None)` if what follows the address is no Base32.
#[expect(clippy::option_option, reason = "no code, a broken one, and its bytes")]
pub(super) fn bytes(origin: &Origin, text: &str) -> Option<Option<Vec<u8>>> {
    match text::read(origin, Letter::Training, text) {
        text::Scanned::Ours(bytes) => Some(bytes),
        text::Scanned::Foreign => None,
    }
}
