//! An answer in words: what the outcome screen says, in the order in which it is read.

mod offline;

use domain::{foreign::ForeignCode, outcome::OutcomeKind, power::AuthorityRefusal};

pub use self::offline::data_time;
use super::states::What;
use crate::{
    error::AppError,
    islands::texts::{Texts, fill, text, time_of_day},
    ports::{CheckAnswer, UsedBefore},
    text::scenario_key,
};

/// Colour of the whole screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Confirmed, and nothing else.
    Yes,
    /// Confirmed, and given today already.
    Again,
    /// No.
    No,
    /// Wait, or try again.
    Wait,
    /// Neither yes nor no.
    Plain,
}

impl Tone {
    /// Its class.
    pub fn class(self) -> &'static str {
        match self {
            Self::Yes => "outcome outcome-yes",
            Self::Again => "outcome outcome-yes outcome-twice",
            Self::No => "outcome outcome-no",
            Self::Wait => "outcome outcome-wait",
            Self::Plain => "outcome outcome-plain",
        }
    }
}

/// What a screen says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Colour.
    pub tone: Tone,
    /// Symbol of `icons.svg`.
    pub shape: &'static str,
    /// The huge word.
    pub word: String,
    /// What must not be overlooked.
    pub again: Option<String>,
    /// What it is about.
    pub fact: String,
    /// Slip number, in words.
    pub slip: Option<String>,
    /// Why, and what to do now.
    pub why: String,
    /// The matching words.
    pub words: Option<[String; 2]>,
    /// When and in whose name.
    pub meta: String,
}

impl Verdict {
    /// What the screen of `what` says. `covered` are the scenarios of the power of attorney
    /// in use, in words.
    pub fn of(texts: &Texts, what: &What, covered: &str) -> Self {
        match what {
            What::Answer(answer) | What::Awaiting(answer) => {
                Self::of_answer(texts, answer, covered)
            }
            What::Identity(answer, _) => Self {
                tone: Tone::Yes,
                shape: "outcome-identity",
                ..Self::said(texts, answer, "outcome-identity")
            },
            What::Declined(answer) => Self {
                tone: Tone::No,
                shape: "outcome-no",
                ..Self::said(texts, answer, "outcome-declined")
            },
            What::Over(answer) => Self {
                tone: Tone::Wait,
                shape: "outcome-expired",
                ..Self::said(texts, answer, "outcome-over")
            },
            What::Failed(error, _) => Self::of_error(texts, error),
            What::Offline(answer) | What::Unsaid(answer, _) => {
                Self::of_offline(texts, answer, None, covered)
            }
            What::Foreign(code) => {
                let said = code.foreign.as_deref().unwrap_or_default();
                let (fact, why) = foreign_facts(texts, said);
                let key = format!("outcome-{}", OutcomeKind::NotOurCode.key());
                Self {
                    fact,
                    why,
                    ..Self::plain(texts, &key, "outcome-foreign")
                }
            }
            What::EmptyPhoto => Self::plain(texts, "outcome-photo", "outcome-foreign"),
        }
    }

    /// What the screen of an answer says.
    pub fn of_answer(texts: &Texts, answer: &CheckAnswer, covered: &str) -> Self {
        let scenario = || {
            answer
                .scenario
                .map_or_else(String::new, |scenario| text(texts, &scenario_key(scenario)))
        };
        let said = Self::said(texts, answer, &format!("outcome-{}", answer.outcome.key()));
        match answer.outcome {
            OutcomeKind::Confirmed if answer.again.is_some() => Self {
                tone: Tone::Again,
                shape: "outcome-yes",
                again: again(texts, answer),
                fact: scenario(),
                why: text(texts, "outcome-twice-why"),
                ..said
            },
            OutcomeKind::Confirmed => Self {
                tone: Tone::Yes,
                shape: "outcome-yes",
                fact: scenario(),
                ..said
            },
            OutcomeKind::NotConfirmed => Self {
                tone: Tone::No,
                shape: "outcome-no",
                fact: scenario(),
                ..said
            },
            OutcomeKind::AwaitingHolder => Self {
                tone: Tone::Wait,
                shape: "outcome-wait",
                ..said
            },
            OutcomeKind::Expired => Self {
                tone: Tone::Wait,
                shape: "outcome-expired",
                ..said
            },
            OutcomeKind::AlreadyUsed => {
                let (fact, why) = used(texts, answer.used.as_ref());
                Self {
                    tone: Tone::No,
                    shape: "outcome-used",
                    fact,
                    why,
                    ..said
                }
            }
            OutcomeKind::Forged => Self {
                tone: Tone::No,
                shape: "outcome-forged",
                ..said
            },
            OutcomeKind::NotOurCode => {
                let (fact, why) = foreign(texts, answer.foreign.as_ref());
                let meta = String::new();
                Self {
                    tone: Tone::Plain,
                    shape: "outcome-foreign",
                    fact,
                    why,
                    meta,
                    ..said
                }
            }
            OutcomeKind::NoAuthority => {
                let (fact, why) = authority(texts, answer, &scenario(), covered);
                Self {
                    tone: Tone::Plain,
                    shape: "outcome-authority",
                    fact,
                    why,
                    ..said
                }
            }
            OutcomeKind::Offline => Self {
                tone: Tone::Wait,
                shape: "outcome-offline",
                ..said
            },
        }
    }

    /// What stands in the texts under `key`, `key-fact` and `key-why`, and in the answer.
    fn said(texts: &Texts, answer: &CheckAnswer, key: &str) -> Self {
        let slip = answer.slip.as_deref();
        Self {
            slip: slip.map(|slip| fill(&text(texts, "outcome-slip"), &[("slip", slip)])),
            words: answer.words.clone(),
            meta: meta(texts, answer),
            ..Self::plain(texts, key, "outcome-foreign")
        }
    }

    fn plain(texts: &Texts, key: &str, shape: &'static str) -> Self {
        let part = |part| {
            texts
                .get(&format!("{key}-{part}"))
                .cloned()
                .unwrap_or_default()
        };
        Self {
            tone: Tone::Plain,
            shape,
            word: text(texts, &format!("{key}-word")),
            again: None,
            fact: part("fact"),
            slip: None,
            why: part("why"),
            words: None,
            meta: String::new(),
        }
    }

    fn of_error(texts: &Texts, error: &AppError) -> Self {
        let shape = match error {
            AppError::Network | AppError::Unavailable => "outcome-offline",
            AppError::SignedOut | AppError::NotConfirmed => "outcome-authority",
            _ => "outcome-expired",
        };
        let code = match error {
            AppError::NotFound | AppError::Conflict | AppError::Method => "other",
            error => error.code(),
        };
        let verdict = Self::plain(texts, &format!("outcome-error-{code}"), shape);
        let verdict = Self {
            tone: Tone::Wait,
            ..verdict
        };
        match error {
            AppError::TooMany { retry_after } => {
                let minutes = retry_after.div_ceil(60).max(1).to_string();
                Self {
                    fact: fill(&verdict.fact, &[("minutes", &minutes)]),
                    ..verdict
                }
            }
            AppError::Internal { request_id } if !request_id.is_empty() => {
                let meta = text(texts, "outcome-request");
                Self {
                    meta: fill(&meta, &[("id", request_id)]),
                    ..verdict
                }
            }
            _ => verdict,
        }
    }
}

fn meta(texts: &Texts, answer: &CheckAnswer) -> String {
    let who = answer
        .organization
        .clone()
        .unwrap_or_else(|| text(texts, "outcome-individual"));
    format!("{} · {who}", time_of_day(answer.at))
}

/// "Сегодня уже принимали — в 11:40".
fn again(texts: &Texts, answer: &CheckAnswer) -> Option<String> {
    let time = time_of_day(answer.again?.at);
    Some(fill(&text(texts, "outcome-twice"), &[("time", &time)]))
}

fn used(texts: &Texts, used: Option<&UsedBefore>) -> (String, String) {
    let Some(used) = used else {
        return (String::new(), text(texts, "outcome-used-same-why"));
    };
    let by = if used.by_same { "same" } else { "other" };
    let fact = text(texts, &format!("outcome-used-{by}"));
    (
        fill(&fact, &[("time", &time_of_day(used.at))]),
        text(texts, &format!("outcome-used-{by}-why")),
    )
}

fn foreign(texts: &Texts, foreign: Option<&ForeignCode>) -> (String, String) {
    let foreign = foreign.unwrap_or(&ForeignCode::Text);
    let key = format!("outcome-foreign-{}", foreign.key());
    let fact = match foreign {
        ForeignCode::Link { host } => fill(&text(texts, &key), &[("host", host)]),
        _ => text(texts, &key),
    };
    (fact, text(texts, &format!("{key}-why")))
}

/// The kind in words; then a line for each fact, and what to do.
fn foreign_facts(texts: &Texts, said: &[String]) -> (String, String) {
    let (kind, facts) = said
        .split_first()
        .map_or(("text", said), |(kind, facts)| (kind.as_str(), facts));
    let key = format!("outcome-foreign-{kind}");
    let mut fact = text(texts, &key);
    let mut why = String::new();
    for pair in facts.chunks_exact(2) {
        let [name, value] = pair else { continue };
        // The name of a site stands in the sentence itself.
        if name == "host" {
            fact = fill(&fact, &[("host", value)]);
            continue;
        }
        let line = text(texts, &format!("outcome-seen-{name}"));
        why += &fill(&line, &[("value", value)]);
        why.push('\n');
    }
    why += &text(texts, &format!("{key}-why"));
    (fact, why)
}

fn authority(
    texts: &Texts,
    answer: &CheckAnswer,
    scenario: &str,
    covered: &str,
) -> (String, String) {
    let organization = answer.organization.as_deref().unwrap_or_default();
    let reason = match answer.authority.unwrap_or(AuthorityRefusal::Missing) {
        // A code whose question is unknown, or an individual.
        AuthorityRefusal::NotCovered if scenario.is_empty() || organization.is_empty() => {
            "not_covered-any"
        }
        AuthorityRefusal::NotCovered if covered.is_empty() => "not_covered-nothing",
        reason => reason.key(),
    };
    let values = [
        ("scenario", scenario),
        ("organization", organization),
        ("covered", covered),
    ];
    let said = |part| {
        fill(
            &text(texts, &format!("outcome-authority-{reason}{part}")),
            &values,
        )
    };
    (said(""), said("-why"))
}

/// A day as it came (`1990-05-17`) in words: "17 мая 1990".
pub fn day(texts: &Texts, iso: &str) -> String {
    let mut parts = iso.split('-').map(|part| part.trim_start_matches('0'));
    match (parts.next(), parts.next(), parts.next()) {
        (Some(year), Some(month), Some(day)) => {
            format!(
                "{day}\u{a0}{} {year}",
                text(texts, &format!("month-{month}"))
            )
        }
        _ => iso.to_owned(),
    }
}

#[cfg(test)]
mod tests;
