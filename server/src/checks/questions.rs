//! The questions of a check in the order of [`domain::outcome::Question`]; the first "no"
//! ends them. Single use is asked where it is recorded, in [`super::record`].

use app::{error::AppError, ports::Visitor};
use domain::{
    holder::{HolderNumber, HolderRefusal},
    outcome::{Outcome, Refusal},
    power::AuthorityRefusal,
    presentation::{Session, SessionId, window::WindowRefusal},
    scenario::Scenario,
};
use time::OffsetDateTime;

use super::{CheckDesk, authority::Verifier, digits, pace, request::Input};
use crate::{
    registry::{holders, past},
    store::StoreError,
};

/// Everything that the questions are asked with.
pub(super) struct Questions<'a> {
    pub(super) desk: &'a CheckDesk,
    pub(super) by: &'a Visitor,
    pub(super) verifier: &'a Verifier,
    /// Unix seconds.
    pub(super) now: i64,
    /// `now` as Moscow wall time.
    pub(super) moscow: OffsetDateTime,
    /// Whether `now` is over: then the registry is asked as it stood.
    pub(super) past: bool,
}

/// How far the questions went.
pub(super) struct Findings {
    /// The power of attorney under which was asked.
    pub(super) power: Option<String>,
    /// What the code asked, if it could be read.
    pub(super) scenario: Option<Scenario>,
    /// The showing, once the holder was asked about.
    pub(super) reached: Option<Reached>,
    /// The outcome, as far as single use allows it.
    pub(super) outcome: Outcome,
}

/// A showing whose holder was asked about.
pub(super) struct Reached {
    /// Under which the code is consumed.
    pub(super) id: SessionId,
    /// What it stands for.
    pub(super) session: Session,
    /// The holder, if the registry knows one.
    pub(super) holder: Option<HolderNumber>,
}

impl Findings {
    fn refused(power: Option<String>, scenario: Option<Scenario>, refusal: Refusal) -> Self {
        Self {
            power,
            scenario,
            reached: None,
            outcome: refusal.into(),
        }
    }
}

impl Questions<'_> {
    pub(super) async fn ask(&self, input: &Input<'_>) -> Result<Findings, AppError> {
        let refused = |power, scenario, refusal| Ok(Findings::refused(power, scenario, refusal));
        // A till says beforehand what it asks; whoever scans by hand takes what is shown.
        let asks = self.by.till.as_ref().map(|till| till.asks);
        let power = match self.may_begin(asks) {
            Ok(power) => power,
            Err(refusal) => return refused(None, asks, Refusal::Authority(refusal)),
        };
        let (id, session) = match self.read(input).await? {
            Ok(shown) => shown,
            Err(refusal) => return refused(power, None, refusal),
        };
        let scenario = Some(session.scenario);
        // Before anything is asked about the holder: the code stays as good as it was.
        if asks.is_some() && asks != scenario {
            return match self.in_time(input, &session) {
                Ok(()) => Err(AppError::other_scenario()),
                Err(refusal) => refused(power, scenario, Refusal::Window(refusal)),
            };
        }
        let power = match self.verifier.may_ask(scenario, self.moscow) {
            Ok(power) => power,
            Err(refusal) => return refused(None, scenario, Refusal::Authority(refusal)),
        };
        // Its fields are for the eyes of staff, and nobody of them stands there.
        if self.by.kiosk.is_some() && session.scenario == Scenario::Identity {
            let refusal = Refusal::Authority(AuthorityRefusal::SelfScan);
            return refused(None, scenario, refusal);
        }
        if let Err(refusal) = self.in_time(input, &session) {
            return refused(power, scenario, Refusal::Window(refusal));
        }
        let (holder, answer) = self.ask_the_registry(&session).await?;
        let outcome = match answer {
            Err(refusal) => Refusal::Holder(refusal).into(),
            Ok(()) if session.scenario == Scenario::Identity => Outcome::AwaitingHolder,
            Ok(()) => Outcome::Confirmed,
        };
        let reached = Some(Reached {
            id,
            session,
            holder,
        });
        Ok(Findings {
            power,
            scenario,
            reached,
            outcome,
        })
    }

    /// Whether anything may be asked, before the code is looked at; a till may be kept from more
    /// than the powers of attorney behind it.
    fn may_begin(&self, asks: Option<Scenario>) -> Result<Option<String>, AuthorityRefusal> {
        if let Some(till) = &self.by.till
            && !till.scenarios.contains(&till.asks)
        {
            return Err(AuthorityRefusal::NotCovered);
        }
        self.verifier.may_ask(asks, self.moscow)
    }

    /// The same of a check that was made without a network. Whoever showed a code there is
    /// reached whatever the verifier was allowed: they have been looked at, and are to know.
    pub(super) async fn ask_afterwards(&self, input: &Input<'_>) -> Result<Findings, AppError> {
        let mut findings = self.ask(input).await?;
        if findings.reached.is_none()
            && let Ok((id, session)) = self.read(input).await?
        {
            let (holder, _) = self.ask_the_registry(&session).await?;
            findings.scenario = Some(session.scenario);
            findings.reached = Some(Reached {
                id,
                session,
                holder,
            });
        }
        Ok(findings)
    }

    async fn read(
        &self,
        input: &Input<'_>,
    ) -> Result<Result<(SessionId, Session), Refusal>, AppError> {
        let CheckDesk {
            database,
            issuer,
            limits,
            ..
        } = self.desk;
        match input {
            Input::Scanned(text) => Ok(issuer
                .read(text)
                .map(|(presentation, session)| (presentation.session, session))),
            // Ten million guesses cost nothing where nobody answers for them.
            Input::Typed(_) if self.verifier.is_unauthorized() => {
                Ok(Err(Refusal::Authority(AuthorityRefusal::NotCovered)))
            }
            Input::Typed(typed) => {
                let db = database.read();
                pace::typed(db, &self.by.account, self.now, *limits).await?;
                let found = digits::look_up(db, issuer, typed, self.now).await?;
                Ok(found.ok_or(Refusal::Window(WindowRefusal::Expired)))
            }
        }
    }

    /// Digits have a minute of their own, which was looked at when they were looked up.
    fn in_time(&self, input: &Input<'_>, session: &Session) -> Result<(), WindowRefusal> {
        match input {
            Input::Scanned(_) => session.window.accepts(self.now),
            Input::Typed(_) => Ok(()),
        }
    }

    /// What the registry says at the moment of the check. Nothing is remembered from when the
    /// code was made.
    async fn ask_the_registry(
        &self,
        session: &Session,
    ) -> Result<(Option<HolderNumber>, Result<(), HolderRefusal>), StoreError> {
        let db = self.desk.database.read();
        let holder = match self.past {
            true => past::numbered(db, session.holder, self.now).await?,
            false => holders::numbered(db, session.holder).await?,
        };
        let Some(holder) = holder else {
            return Ok((None, Err(HolderRefusal::Unknown)));
        };
        let answer = if holder.epoch == session.epoch {
            let statuses = match self.past {
                true => past::statuses(db, holder.number, self.now).await?,
                false => holders::statuses(db, holder.number).await?,
            };
            holder.answer(session.scenario, &statuses, self.moscow.date())
        } else {
            Err(HolderRefusal::EpochEnded)
        };
        Ok((Some(holder.number), answer))
    }
}
