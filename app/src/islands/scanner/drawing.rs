//! What the page shows in a state: which of its parts, and what stands in them. How that
//! gets into the page is told in [`stage`](crate::islands::stage).

use std::sync::Arc;

use domain::{identifiers::Ogrn, outcome::OutcomeKind, power::AuthorityRefusal};

use super::{
    Setting,
    machine::{Machine, portrait::Arrival},
    states::{CameraTrouble, Ground, Over, Paper, Sheet, TypedProblem, What},
    verdict::{Verdict, data_time, day},
};
use crate::{
    error::AppError,
    islands::{
        Facts,
        texts::{fill, text},
    },
    paths,
};

#[cfg(test)]
mod tests;

/// [`ForeignCode::Certificate`](domain::foreign::ForeignCode::Certificate), by its key.
const CERTIFICATE: &str = "certificate";

/// Everything that can change on the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Drawing {
    /// What is so.
    pub(super) facts: Facts,
    /// The open sheet.
    pub(super) sheet: Option<Sheet>,
    /// Cameras: id, name, whether it is the one.
    pub(super) lenses: Vec<(String, String, bool)>,
}

impl Drawing {
    /// What the page shows in the state of `machine`.
    pub(super) fn of(machine: &Machine, setting: &Setting) -> Self {
        let mut drawing = Self {
            sheet: machine.sheet,
            ..Self::default()
        };
        drawing.say("title", format!("{} — Digital ID", setting.t("scan-title")));
        drawing.say("state", "looking".to_owned());
        drawing.say("outcome", String::new());
        drawing.ground(machine, setting);
        drawing.verifier(machine, setting);
        drawing.tools(machine, setting);
        drawing.digits(machine, setting);
        drawing.group(machine, setting);
        match &machine.over {
            Over::Nothing => {}
            Over::Photo => drawing.busy(machine, &setting.t("scan-hint-photo"), setting),
            Over::Asking(_) => drawing.busy(machine, &setting.t("scan-hint-asking"), setting),
            Over::Shown(shown) => drawing.outcome(machine, &shown.what, setting),
        }
        drawing
    }

    fn hold(&mut self, conditions: &[(&str, bool)]) {
        self.facts.hold_if(conditions);
    }

    fn say(&mut self, name: &'static str, text: String) {
        self.facts.say(name, text);
    }

    fn ground(&mut self, machine: &Machine, setting: &Setting) {
        let is_live = machine.is_live();
        self.hold(&[
            ("start", machine.ground == Ground::Start),
            ("live", is_live),
            ("offline", machine.is_offline()),
            ("waiting", machine.kept.pending > 0),
            ("update", machine.update_waits),
        ]);
        if let Ground::Blocked(trouble) = machine.ground {
            let key = format!("scan-trouble-{}", trouble.key());
            self.say("trouble-text", setting.t(&format!("{key}-text")));
            self.say("trouble", setting.t(&key));
            self.hold(&[
                ("blocked", true),
                ("refused", trouble == CameraTrouble::Refused),
                ("reload", trouble == CameraTrouble::Decoder),
            ]);
        }
        self.keeping(machine, setting);
        let hint = match machine.ground {
            _ if machine.is_offline() && machine.kept.standing.is_none() => "scan-hint-offline",
            Ground::Opening => "scan-hint-opening",
            _ => machine.hint().key(),
        };
        self.say("hint", setting.t(hint));
    }

    /// The calm bar: what is known without a network, how old it is, and what waits.
    fn keeping(&mut self, machine: &Machine, setting: &Setting) {
        let standing = machine.kept.standing.as_ref();
        if machine.is_offline() {
            let (key, time) = match (standing, &machine.offline_since) {
                (Some(kept), _) => ("scan-offline-data", data_time(kept.data_at, kept.at)),
                (None, Some(since)) => ("scan-offline-since", since.clone()),
                (None, None) => ("scan-offline-nothing", String::new()),
            };
            self.say("offline", fill(&setting.t(key), &[("time", &time)]));
        }
        if machine.kept.pending > 0 {
            let count = machine.kept.pending.to_string();
            self.say(
                "waiting",
                fill(&setting.t("scan-waiting"), &[("n", &count)]),
            );
        }
        if let Some(kept) = standing.filter(|kept| kept.clock_is_wrong()) {
            let key = match kept.offset > 0 {
                true => "scan-clock-ahead",
                false => "scan-clock-behind",
            };
            let off = kept.offset.unsigned_abs();
            let off = match off < 120 {
                true => fill(&setting.t("scan-clock-seconds"), &[("n", &off.to_string())]),
                false => fill(
                    &setting.t("scan-clock-minutes"),
                    &[("n", &(off / 60).to_string())],
                ),
            };
            self.hold(&[("clock", true)]);
            self.say("clock", fill(&setting.t(key), &[("off", &off)]));
        }
    }

    fn verifier(&mut self, machine: &Machine, setting: &Setting) {
        let any = setting.organizations.iter().any(|line| line.in_force);
        self.hold(&[("organizations", any)]);
        let line = |chosen: Option<&Ogrn>| {
            let mut lines = setting.organizations.iter();
            lines.find(|line| Some(&line.ogrn) == chosen)
        };
        if let Some(wanted) = &machine.wanted {
            let name = line(wanted.as_ref()).map(|line| line.name.clone());
            let name = name.unwrap_or_else(|| setting.t("scan-individual"));
            self.say("wanted", name);
        }
        match line(machine.organization.as_ref()) {
            Some(line) => {
                self.hold(&[("organization", true), (&format!("as-{}", line.ogrn), true)]);
                self.say("organization", line.name.clone());
                self.say("organization-note", line.note.clone());
            }
            None => {
                self.hold(&[("individual", true)]);
                self.say("organization", setting.t("scan-individual"));
                self.say("organization-note", setting.t("scan-individual-text"));
            }
        }
    }

    fn tools(&mut self, machine: &Machine, setting: &Setting) {
        let can = &machine.abilities;
        self.hold(&[
            ("torch", can.torch),
            ("torch-on", machine.torch),
            ("zoomed", machine.zoomed),
            ("cut-out", machine.zoomed && !can.zoom),
        ]);
        let lenses = can.lenses.iter().zip(1_u32..).map(|(lens, n)| {
            let name = match lens.label.is_empty() {
                true => fill(&setting.t("scan-lens"), &[("n", &n.to_string())]),
                false => lens.label.clone(),
            };
            (lens.id.clone(), name, can.lens.as_ref() == Some(&lens.id))
        });
        self.lenses = lenses.collect();
    }

    /// How far the group has come.
    fn group(&mut self, machine: &Machine, setting: &Setting) {
        let Some(group) = machine.group else {
            return;
        };
        let key = match group.target {
            _ if group.is_whole() => "scan-group-whole",
            Some(_) => "scan-group-of",
            None => "scan-group-count",
        };
        let (count, target) = (
            group.count.to_string(),
            group.target.unwrap_or_default().to_string(),
        );
        let said = fill(&setting.t(key), &[("n", &count), ("all", &target)]);
        self.hold(&[("group", true)]);
        self.say("group", said);
    }

    fn digits(&mut self, machine: &Machine, setting: &Setting) {
        self.hold(&[
            ("asks-typed", machine.asks_typed()),
            ("typed-problem", machine.typed_problem.is_some()),
        ]);
        let said = match machine.typed_problem {
            None => return,
            Some(TypedProblem::Length(count)) => fill(
                &setting.t("scan-digits-length"),
                &[("n", &count.to_string())],
            ),
            Some(TypedProblem::Shape) => setting.t("scan-digits-shape"),
            Some(TypedProblem::Unknown) => setting.t("scan-digits-unknown"),
            Some(TypedProblem::TooMany(seconds)) => {
                let minutes = seconds.div_ceil(60).max(1).to_string();
                fill(&setting.t("scan-digits-too-many"), &[("minutes", &minutes)])
            }
        };
        self.say("typed-problem", said);
    }

    /// Over the running camera the hint says it; elsewhere the whole screen does.
    fn busy(&mut self, machine: &Machine, word: &str, setting: &Setting) {
        if machine.is_live() {
            self.say("state", "asking".to_owned());
            self.say("hint", word.to_owned());
        } else {
            self.hold(&[("covered", true)]);
            self.say(
                "outcome-class",
                "outcome outcome-plain outcome-over".to_owned(),
            );
            self.say("outcome", "busy".to_owned());
            self.say("word", word.to_owned());
        }
        self.say("title", format!("{word} — {}", setting.t("scan-title")));
    }

    fn outcome(&mut self, machine: &Machine, what: &Arc<What>, setting: &Setting) {
        let line = setting
            .organizations
            .iter()
            .find(|line| Some(&line.ogrn) == machine.organization.as_ref());
        let covered = line.map_or("", |line| line.covered.as_str());
        // What a power of attorney covers is told in the language of its bearer.
        let (texts, covered) = match machine.translated {
            true => (&setting.other_texts, ""),
            false => (&setting.texts, covered),
        };
        let verdict = match &**what {
            What::Offline(answer) | What::Unsaid(answer, _) => {
                let organization = line.map(|line| line.name.as_str());
                Verdict::of_offline(texts, answer, organization, covered)
            }
            what => Verdict::of(texts, what, covered),
        };
        let is_identity = matches!(**what, What::Identity(..));
        let narrow = is_identity || verdict.word.chars().count() > 16;
        self.say(
            "title",
            format!("{} — {}", verdict.word, setting.t("scan-title")),
        );
        self.say("outcome", what.key().to_owned());
        let class = format!(
            "{} outcome-over{}",
            verdict.tone.class(),
            if narrow { " outcome-narrow-word" } else { "" }
        );
        self.say("outcome-class", class);
        self.say("shape", format!("/icons.svg#{}", verdict.shape));
        let [first, second] = verdict.words.clone().unwrap_or_default();
        let is_awaiting = matches!(**what, What::Awaiting(_));
        let portrait = machine.arrival();
        let portrayed = portrait.is_some_and(|arrival| arrival != Arrival::Failed);
        self.hold(&[
            ("covered", true),
            ("again", verdict.again.is_some()),
            // A tick would say that there is nothing to think about.
            (
                "shape",
                !is_identity && !portrayed && verdict.again.is_none(),
            ),
            ("identity", is_identity),
            ("portrait", portrayed),
            ("portrait-here", portrait == Some(Arrival::Here)),
            ("awaiting", is_awaiting),
            ("words", verdict.words.is_some()),
            ("may-share", machine.shares && what.is_payment()),
            // Fields of an identity are for nobody but staff.
            ("may-translate", !is_identity),
            ("translated", machine.translated),
            ("may-take-paper", machine.may_take_paper()),
            ("may-return", machine.may_give_back()),
        ]);
        let said = portrait.map(|arrival| match arrival {
            Arrival::Awaited | Arrival::Here => "outcome-portrait",
            Arrival::Failed => "outcome-portrait-failed",
        });
        self.say(
            "portrait-note",
            said.map_or_else(String::new, |key| text(texts, key)),
        );
        let paper = match (machine.paper, machine.returns()) {
            (Paper::No | Paper::Sent, _) => "",
            (Paper::Taken, false) => "outcome-paper-taken",
            (Paper::Taken, true) => "outcome-return-done",
            (Paper::Failed, false) => "outcome-paper-failed",
            (Paper::Failed, true) => "outcome-return-failed",
        };
        if !paper.is_empty() {
            self.say("paper", setting.t(paper));
        }
        let language = match machine.translated {
            true => setting.language.other(),
            false => setting.language,
        };
        self.say("outcome-language", language.tag().to_owned());
        self.say("words-label", text(texts, "outcome-words"));
        self.say("word", verdict.word);
        self.say("again", verdict.again.unwrap_or_default());
        self.say("fact", verdict.fact);
        self.say("slip", verdict.slip.unwrap_or_default());
        self.say("why", verdict.why);
        self.say("word-1", first);
        self.say("word-2", second);
        if let Some(check) = what.receipt() {
            self.say("receipt", paths::scan_receipt(check));
            // What the server told by itself was no check.
            self.hold(&[("receipt", !check.is_empty())]);
        }
        // Guests at a kiosk open nothing.
        if let Some(code) = what.certificate().filter(|_| !setting.kiosk) {
            self.say("certificate", paths::certificate(code));
            self.hold(&[("may-open", !machine.is_offline())]);
        }
        let note = machine.words_note().filter(|_| verdict.words.is_some());
        self.say(
            "words-note",
            note.map_or_else(String::new, |key| text(texts, key)),
        );
        self.say("meta", verdict.meta);
        if let What::Identity(_, fields) = &**what {
            self.say("identity-name", fields.name.clone());
            self.say("identity-birth", day(&setting.texts, &fields.birth));
            self.say("identity-document", fields.document.clone());
        }
        self.steps(machine, what, setting);
        if let Some(left) = machine.seconds_left() {
            let whole = machine.seconds_in_all().max(1);
            self.say("ring", 60_u32.saturating_sub(left * 60 / whole).to_string());
            self.say("seconds", left.to_string());
            self.hold(&[
                ("counts", true),
                ("can-hold", !is_identity && !is_awaiting && !setting.kiosk),
            ]);
        }
    }

    /// What can be done now: one main button, one quiet one.
    fn steps(&mut self, machine: &Machine, what: &What, setting: &Setting) {
        let next = match what {
            // Nobody of staff is there to choose anything.
            _ if setting.kiosk => "outcome-next",
            What::Answer(_) | What::Offline(_) => {
                match what.outcome().unwrap_or(OutcomeKind::Offline) {
                    OutcomeKind::NoAuthority if machine.organization.is_none() => {
                        return self.hold(&[("may-choose", true), ("may-go-back", true)]);
                    }
                    OutcomeKind::NoAuthority => {
                        let train = what.wants_training();
                        return self.hold(&[
                            ("may-train", train),
                            ("may-choose", !train),
                            ("may-be-individual", true),
                        ]);
                    }
                    OutcomeKind::Expired | OutcomeKind::AlreadyUsed => "outcome-again",
                    OutcomeKind::NotOurCode => "outcome-go-on",
                    _ => "outcome-next",
                }
            }
            What::Awaiting(_) => return self.hold(&[("may-stop-waiting", true)]),
            What::Identity(..) => "outcome-hide",
            What::Declined(_) | What::Over(_) => "outcome-next",
            What::EmptyPhoto => "outcome-back",
            What::Foreign(_) => "outcome-go-on",
            What::Unsaid(..) => {
                return self.hold(&[("may-retry", true), ("may-go-back", true)]);
            }
            What::Failed(error, _) => match error {
                AppError::Network | AppError::Unavailable => {
                    return self.hold(&[("may-retry", true), ("may-go-back", true)]);
                }
                AppError::SignedOut => {
                    return self.hold(&[("may-sign-in", true), ("may-go-back", true)]);
                }
                AppError::NotConfirmed => {
                    return self.hold(&[("may-confirm", true), ("may-go-back", true)]);
                }
                _ => "outcome-back",
            },
        };
        self.say("next", setting.t(next));
        self.hold(&[("may-go-on", true)]);
    }
}

impl What {
    /// Id of the check whose receipt is written by now: not while the holder is asked, and
    /// not yet when the time ran out here.
    fn receipt(&self) -> Option<&str> {
        match self {
            Self::Answer(answer) | Self::Identity(answer, _) | Self::Declined(answer) => {
                Some(&answer.id)
            }
            _ => None,
        }
    }

    /// Whether all that is missing is the training.
    fn wants_training(&self) -> bool {
        let Self::Answer(answer) = self else {
            return false;
        };
        answer.authority == Some(AuthorityRefusal::Untrained)
    }

    /// The stable name of the screen.
    fn key(&self) -> &'static str {
        match self {
            Self::Answer(answer) | Self::Awaiting(answer) => answer.outcome.key(),
            Self::Identity(..) => "identity",
            Self::Declined(_) => "declined",
            Self::Over(_) => "over",
            Self::Offline(answer) => answer.outcome.map_or("unsaid", OutcomeKind::key),
            Self::Unsaid(..) => "unsaid",
            Self::Failed(error, _) => error.code(),
            Self::EmptyPhoto => "photo",
            Self::Foreign(_) => OutcomeKind::NotOurCode.key(),
        }
    }

    /// Whether a bank's app could do something with it.
    fn is_payment(&self) -> bool {
        self.foreign()
            .is_some_and(|(kind, _)| kind.ends_with("payment"))
    }

    /// The last part of the address of a family's certificate: whose origin it is the worker has
    /// looked at, letter by letter.
    fn certificate(&self) -> Option<&str> {
        let (_, text) = self.foreign().filter(|(kind, _)| *kind == CERTIFICATE)?;
        text.rsplit('/').next()
    }

    /// What a code of others is, and its text.
    fn foreign(&self) -> Option<(&str, &str)> {
        let Self::Foreign(code) = self else {
            return None;
        };
        let kind = code.foreign.as_ref()?.first()?;
        Some((kind, &code.text))
    }

    /// The row of DESIGN §5, if it is one.
    pub(super) fn outcome(&self) -> Option<OutcomeKind> {
        match self {
            Self::Answer(answer) => Some(answer.outcome),
            Self::Offline(answer) => answer.outcome,
            _ => None,
        }
    }
}
