//! What a till is told: nothing about the holder but the status that it asked for.

use app::{
    ports::{CheckAnswer, Language, Texts},
    text::{scenario_key, time, uncapital},
};
use domain::{
    foreign::ForeignCode, outcome::OutcomeKind, power::AuthorityRefusal, scenario::Scenario,
};
use serde::Serialize;

use crate::audit::moment;

/// The outcome that only a program can meet: people see what they are shown.
const OTHER_SCENARIO: &str = "other_scenario";

/// An answer.
#[derive(Serialize)]
pub(super) struct Told {
    /// Id of the check; none if nothing was checked.
    id: Option<String>,
    outcome: &'static str,
    /// Whether to serve: confirmed, what was asked, and not a second time on a day on which it is
    /// given once.
    serve: bool,
    /// RFC 3339, UTC.
    at: String,
    /// What the code showed, if it could be read.
    scenario: Option<Scenario>,
    words: Option<[String; 2]>,
    slip: Option<String>,
    used: Option<Used>,
    /// Of what is given once a day: when it was accepted today. RFC 3339, UTC.
    again: Option<String>,
    authority: Option<AuthorityRefusal>,
    foreign: Option<Foreign>,
    say: Say,
}

/// An earlier use of the code.
#[derive(Serialize)]
struct Used {
    /// RFC 3339, UTC.
    at: String,
    by_same: bool,
}

/// What another code seems to be.
#[derive(Serialize)]
struct Foreign {
    kind: &'static str,
    /// Of a link.
    #[serde(skip_serializing_if = "Option::is_none")]
    host: Option<String>,
}

/// For the customer's display.
#[derive(Serialize)]
struct Say {
    title: String,
    next: String,
}

impl Told {
    /// What came of asking `asks`.
    pub(super) fn of(
        texts: &dyn Texts,
        language: Language,
        asks: Scenario,
        answer: CheckAnswer,
    ) -> Self {
        let outcome = answer.outcome;
        let again = answer.again.map(|again| again.at);
        Self {
            id: Some(answer.id),
            outcome: outcome.key(),
            serve: outcome == OutcomeKind::Confirmed
                && answer.scenario == Some(asks)
                && again.is_none(),
            at: moment(answer.at),
            scenario: answer.scenario,
            words: answer.words,
            slip: answer.slip,
            used: answer.used.map(|used| Used {
                at: moment(used.at),
                by_same: used.by_same,
            }),
            again: again.map(moment),
            authority: answer.authority,
            foreign: answer.foreign.map(|foreign| Foreign {
                kind: foreign.key(),
                host: match foreign {
                    ForeignCode::Link { host } => Some(host),
                    _ => None,
                },
            }),
            say: match again {
                Some(at) => Say::again(texts, language, at),
                None => Say::of(texts, language, outcome, asks),
            },
        }
    }

    /// The code shows something else: it was left alone, and nothing is told of it.
    pub(super) fn other(texts: &dyn Texts, language: Language, asks: Scenario, now: i64) -> Self {
        Self {
            id: None,
            outcome: OTHER_SCENARIO,
            serve: false,
            at: moment(now),
            scenario: None,
            words: None,
            slip: None,
            used: None,
            again: None,
            authority: None,
            foreign: None,
            say: Say::other(texts, language, asks),
        }
    }
}

impl Say {
    /// The word of the scanner's screen; what to do is said to who stands before the display.
    fn of(texts: &dyn Texts, language: Language, outcome: OutcomeKind, asks: Scenario) -> Self {
        let key = outcome.key();
        let word = texts.text(language, &format!("outcome-{key}-word"), &[]);
        let title = match outcome {
            OutcomeKind::Confirmed | OutcomeKind::NotConfirmed => {
                let scenario = uncapital(&texts.text(language, &scenario_key(asks), &[]));
                format!("{word}: {scenario}")
            }
            // That the holder has no right to ask is not what stands on their display.
            OutcomeKind::NoAuthority => texts.text(language, "till-say-no_authority", &[]),
            _ => word,
        };
        Self {
            title,
            next: texts.text(language, &format!("till-next-{key}"), &[]),
        }
    }

    /// It is true of them, and was good for today: whether once more is for a person to say.
    fn again(texts: &dyn Texts, language: Language, at: i64) -> Self {
        let values = [("time", time(at).into())];
        Self {
            title: texts.text(language, "till-say-again", &values),
            next: texts.text(language, "till-next-again", &[]),
        }
    }

    fn other(texts: &dyn Texts, language: Language, asks: Scenario) -> Self {
        let scenario = texts.text(language, &scenario_key(asks), &[]);
        let values = [("scenario", scenario.into())];
        Self {
            title: texts.text(language, "till-say-other_scenario", &values),
            next: texts.text(language, "till-next-other_scenario", &values),
        }
    }
}
