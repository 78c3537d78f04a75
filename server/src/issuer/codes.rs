//! Codes and badges: written with the key that signs now, read with any that counts.

use domain::{
    badge::{self, Bearer},
    foreign::ForeignCode,
    outcome::Refusal,
    presentation::{CodeRefusal, Letter, Presentation, Session, SessionId, TrustList, text, wire},
    signed,
};

use super::Issuer;

impl Issuer {
    /// The id under which `session` is consumed; `None` only if there is no key left.
    pub fn seal(&self, session: &Session) -> Option<SessionId> {
        let ring = self.ring();
        Some(ring.signer(session.window.opens())?.session.seal(session))
    }

    /// What `id` stands for, if a key that counts makes of it a session that is `meant`;
    /// an id alone does not say which key made it.
    pub fn open_id(&self, id: SessionId, meant: impl Fn(&Session) -> bool) -> Option<Session> {
        let ring = self.ring();
        ring.counting(self.clock.now())
            .filter_map(|key| key.session.open(id))
            .find(meant)
    }

    /// The text of the code of `session`, the same each time, also during a rotation. `None`
    /// only if the bytes could not be encoded, which no session of the catalogue causes.
    pub fn issue(&self, session: &Session) -> Option<String> {
        let ring = self.ring();
        let key = ring.signer(session.window.opens())?;
        let presentation = Presentation {
            window: session.window,
            session: key.session.seal(session),
            scenario: session.scenario,
        };
        let bytes = wire::sign(&presentation, &self.origin, key.kid, &key.signing)?;
        Some(text::write(&self.origin, Letter::Presentation, &bytes))
    }

    /// The text of the badge of `bearer`, the same each time. `None` as for [`Self::issue`].
    pub fn issue_badge(&self, bearer: &Bearer) -> Option<String> {
        let ring = self.ring();
        let key = ring.signer(bearer.window.opens())?;
        let shown = bearer.badge(&key.session);
        let bytes = badge::sign(&shown, &self.origin, key.kid, &key.signing)?;
        Some(text::write(&self.origin, Letter::Badge, &bytes))
    }

    /// Reads a scanned text as a badge: who shows it. Whether it is shown in time is not asked
    /// here.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn read_badge(&self, scanned: &str) -> Result<Bearer, Refusal> {
        let bytes = match text::read(&self.origin, Letter::Badge, scanned) {
            text::Scanned::Foreign => {
                return Err(Refusal::NotOurs(ForeignCode::classify(scanned)));
            }
            text::Scanned::Ours(bytes) => bytes.ok_or(Refusal::Code(CodeRefusal::Malformed))?,
        };
        let kid = signed::read(&bytes).map_err(Refusal::Code)?.kid();
        let ring = self.ring();
        let unknown = Refusal::Code(CodeRefusal::UnknownKey);
        let key = ring
            .verifier(kid, self.clock.now())
            .ok_or(unknown.clone())?;
        let badge = badge::read(&bytes, &self.origin, &TrustList::new([key.public()]))
            .map_err(Refusal::Code)?;
        Bearer::of(&badge, &key.session).ok_or(unknown)
    }

    /// Reads a scanned text: what the code says, and who shows it.
    ///
    /// # Errors
    /// [`Refusal::NotOurs`] for any other code, [`Refusal::Code`] for one that only looks
    /// like ours. Whether it is shown in time is not asked here.
    pub fn read(&self, scanned: &str) -> Result<(Presentation, Session), Refusal> {
        let bytes = match text::read(&self.origin, Letter::Presentation, scanned) {
            text::Scanned::Foreign => {
                let seen = ForeignCode::seen_at(&self.origin, scanned);
                return Err(Refusal::NotOurs(seen));
            }
            text::Scanned::Ours(bytes) => bytes.ok_or(Refusal::Code(CodeRefusal::Malformed))?,
        };
        let code = wire::read(&bytes).map_err(Refusal::Code)?;
        let ring = self.ring();
        let unknown = Refusal::Code(CodeRefusal::UnknownKey);
        let key = ring
            .verifier(code.kid(), self.clock.now())
            .ok_or(unknown.clone())?;
        let presentation = code
            .verify(&self.origin, &TrustList::new([key.public()]))
            .map_err(Refusal::Code)?;
        // Both halves were written by us; if they disagree, one of the two keys is not the
        // one that belongs to the other.
        let session = key
            .session
            .open(presentation.session)
            .filter(|session| {
                session.scenario == presentation.scenario && session.window == presentation.window
            })
            .ok_or(unknown)?;
        Ok((presentation, session))
    }
}
