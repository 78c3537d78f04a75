//! What can be said of a code without a network. The questions come in the order of
//! [`crate::outcome::Question`]; the holder is not asked, and single use only of this device.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::{Kit, Known, LONGEST_CAP, LONGEST_PREFETCH, Lists};
use crate::{
    foreign::ForeignCode,
    identifiers::Ogrn,
    moscow,
    outcome::OutcomeKind,
    power::{AuthorityRefusal, Place, PowerOfAttorney, authority},
    presentation::{CodeRefusal, Letter, SessionId, text, window::WindowRefusal, wire},
    scenario::Scenario,
};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The text of the code.
    pub text: String,
    /// In whose name; `None` as an individual.
    pub organization: Option<Ogrn>,
    /// The idempotency key of the attempt: an online try of it may have reached the server.
    pub key: String,
    /// Id of this device, if it is enrolled to a branch of that organization.
    #[serde(default)]
    pub device: Option<String>,
}

/// A code that this device has taken before, with the server or without it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// When, Unix seconds.
    pub at: i64,
    /// By which attempt: the same attempt asked again is no repeat.
    pub key: String,
    /// Whether another organization has taken it, as the server said.
    pub elsewhere: bool,
}

/// Why a code is refused offline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfflineRefusal {
    /// What is kept is older than the organization or its signed lists allow, or spoilt.
    TooOld,
    /// The verifier may not ask this, as far as is known.
    Authority(AuthorityRefusal),
    /// Some other code.
    NotOurs(ForeignCode),
    /// Looks like ours, and is not.
    Code(CodeRefusal),
    /// Needs the holder's consent, which only the server can ask for.
    OnlineOnly,
    /// Ours, at the wrong time.
    Window(WindowRefusal),
    /// This device has taken it before, or knows who has.
    Repeat {
        /// When, Unix seconds.
        at: i64,
        /// Whether another organization did.
        elsewhere: bool,
    },
}

/// What can be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfflineVerdict {
    /// The signature is good and the code is shown in time. Not a yes.
    Good,
    /// No, because.
    Refused(OfflineRefusal),
}

/// The verdict with what the screen needs beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfflineAnswer {
    /// The row of DESIGN §5, never "confirmed"; `None` if nothing could be said: the data
    /// is too old, or the question needs the server.
    pub outcome: Option<OutcomeKind>,
    /// When, Unix seconds of the server, as far as it is known.
    pub at: i64,
    /// Whether no setting of the device's clock could have made that time earlier.
    pub sure: bool,
    /// When the data was fetched, Unix seconds.
    pub data_at: i64,
    /// What the code asks, if it is a good one.
    pub scenario: Option<Scenario>,
    /// For "not our code": what it is instead.
    pub foreign: Option<ForeignCode>,
    /// For "no authority": why.
    pub authority: Option<AuthorityRefusal>,
    /// For "already used": when this device took it, Unix seconds.
    pub used_at: Option<i64>,
    /// For "already used": whether another organization has taken it instead.
    pub used_elsewhere: bool,
    /// Whether the organization gives something for it once a day, of which nothing is known here.
    #[serde(default)]
    pub once: bool,
    /// A moment that has certainly passed, by what the code itself proves; Unix seconds.
    /// Its signature was made after it.
    pub proves: Option<i64>,
}

/// What a code claims to be, whatever its signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claimed {
    /// Its session id: under it a repeat is looked up.
    pub session: SessionId,
    /// The last Unix second at which it counts: so long the id is remembered.
    pub until: i64,
}

/// What the code of that text claims to be; `None` if it is none of ours.
pub fn claimed(kit: &Kit, text: &str) -> Option<Claimed> {
    match text::read(&kit.origin()?, Letter::Presentation, text) {
        text::Scanned::Ours(Some(bytes)) => {
            let presentation = wire::read(&bytes).ok()?.claimed();
            Some(Claimed {
                session: presentation.session,
                until: presentation.window.counts_until(),
            })
        }
        text::Scanned::Ours(None) | text::Scanned::Foreign => None,
    }
}

/// Judges a code by what is kept, at `now`; `seen` is what this device remembers of the
/// code's session id.
pub fn judge(kit: &Kit, question: &Question, now: Known, seen: Option<&Seen>) -> OfflineAnswer {
    let mut answer = OfflineAnswer {
        outcome: None,
        at: now.seconds(),
        sure: now.sure,
        data_at: kit.at(),
        scenario: None,
        foreign: None,
        authority: None,
        used_at: None,
        used_elsewhere: false,
        once: false,
        proves: None,
    };
    let verdict = match ask(kit, question, now, seen, &mut answer) {
        Ok(()) => OfflineVerdict::Good,
        Err(refusal) => OfflineVerdict::Refused(refusal),
    };
    answer.outcome = verdict.kind();
    match verdict {
        OfflineVerdict::Refused(OfflineRefusal::NotOurs(foreign)) => {
            answer.foreign = Some(foreign);
        }
        OfflineVerdict::Refused(OfflineRefusal::Authority(refusal)) => {
            answer.authority = Some(refusal);
        }
        OfflineVerdict::Refused(OfflineRefusal::Repeat { at, elsewhere }) => {
            (answer.used_at, answer.used_elsewhere) = (Some(at), elsewhere);
        }
        OfflineVerdict::Refused(_) | OfflineVerdict::Good => {}
    }
    answer
}

impl OfflineVerdict {
    /// What the screen says; `None` where nothing can be said without the server.
    fn kind(&self) -> Option<OutcomeKind> {
        Some(match self {
            Self::Good => OutcomeKind::Offline,
            Self::Refused(refusal) => match refusal {
                OfflineRefusal::TooOld | OfflineRefusal::OnlineOnly => return None,
                OfflineRefusal::Authority(_) => OutcomeKind::NoAuthority,
                OfflineRefusal::NotOurs(_) => OutcomeKind::NotOurCode,
                OfflineRefusal::Code(_) => OutcomeKind::Forged,
                OfflineRefusal::Window(_) => OutcomeKind::Expired,
                OfflineRefusal::Repeat { .. } => OutcomeKind::AlreadyUsed,
            },
        })
    }
}

fn ask(
    kit: &Kit,
    question: &Question,
    now: Known,
    seen: Option<&Seen>,
    answer: &mut OfflineAnswer,
) -> Result<(), OfflineRefusal> {
    let origin = kit.origin().ok_or(OfflineRefusal::TooOld)?;
    let moscow = moscow::at(now.seconds()).ok_or(OfflineRefusal::TooOld)?;
    let lists = kit.lists().ok_or(OfflineRefusal::TooOld)?;
    let verifier = Verifier::of(kit, &lists, question);
    let in_time = (0..=verifier.cap).contains(&now.seconds().saturating_sub(kit.at()));
    if !in_time || lists.are_over(now.seconds()) {
        return Err(OfflineRefusal::TooOld);
    }
    verifier.may_ask(None, moscow)?;
    let bytes = match text::read(&origin, Letter::Presentation, &question.text) {
        text::Scanned::Foreign => {
            let seen = ForeignCode::seen_at(&origin, &question.text);
            return Err(OfflineRefusal::NotOurs(seen));
        }
        text::Scanned::Ours(bytes) => bytes.ok_or(OfflineRefusal::Code(CodeRefusal::Malformed))?,
    };
    let presentation = wire::read(&bytes)
        .and_then(|code| code.verify(&origin, &lists.trusted(now.seconds())))
        .map_err(OfflineRefusal::Code)?;
    answer.scenario = Some(presentation.scenario);
    answer.proves = Some(presentation.window.opens() - LONGEST_PREFETCH);
    answer.once = verifier.once.contains(&presentation.scenario);
    verifier.may_ask(Some(presentation.scenario), moscow)?;
    if presentation.scenario == Scenario::Identity {
        return Err(OfflineRefusal::OnlineOnly);
    }
    presentation
        .window
        .accepts(now.seconds())
        .map_err(OfflineRefusal::Window)?;
    match seen {
        Some(seen) if seen.key != question.key => Err(OfflineRefusal::Repeat {
            at: seen.at,
            elsewhere: seen.elsewhere,
        }),
        _ => Ok(()),
    }
}

/// Who checks, as far as is known.
struct Verifier<'a> {
    /// `None` for an individual.
    held: Option<Vec<PowerOfAttorney>>,
    place: Place<'a>,
    cap: i64,
    /// What is given once a day.
    once: &'a [Scenario],
}

impl<'a> Verifier<'a> {
    fn of(kit: &'a Kit, lists: &Lists, question: &Question) -> Self {
        let Some(organization) = &question.organization else {
            return Self {
                held: None,
                place: Place::Unproven,
                cap: super::DEFAULT_CAP,
                once: &[],
            };
        };
        let kept = kit.organization(organization);
        Self {
            held: Some(
                kept.map(|kept| {
                    kept.powers
                        .iter()
                        .filter_map(|power| power.read(lists))
                        .collect()
                })
                .unwrap_or_default(),
            ),
            place: kept.map_or(Place::Unproven, |kept| {
                kept.place(question.device.as_deref())
            }),
            cap: kept.map_or(super::DEFAULT_CAP, |kept| kept.cap.min(LONGEST_CAP)),
            once: kept.map_or(&[], |kept| &kept.once),
        }
    }

    fn may_ask(
        &self,
        scenario: Option<Scenario>,
        moscow: OffsetDateTime,
    ) -> Result<(), OfflineRefusal> {
        let Some(held) = &self.held else {
            return match scenario {
                Some(Scenario::Identity) => {
                    Err(OfflineRefusal::Authority(AuthorityRefusal::NotCovered))
                }
                _ => Ok(()),
            };
        };
        authority(held, scenario, moscow, self.place)
            .map(|_| ())
            .map_err(OfflineRefusal::Authority)
    }
}

#[cfg(test)]
mod tests;
