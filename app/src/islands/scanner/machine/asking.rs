//! From a code to an answer.

use domain::outcome::OutcomeKind;

use super::{Machine, POLLS, offline::taken};
use crate::{
    error::AppError,
    forms::plain_digits,
    islands::scanner::states::{
        Attempt, CameraTrouble, Code, Command, Feel, Ground, Over, TypedProblem, What,
    },
    ports::{CheckAnswer, CheckInput, CheckRequest},
};

/// [`ForeignCode::SignIn`](domain::foreign::ForeignCode::SignIn), by its key.
const SIGN_IN: &str = "sign_in";

impl Machine {
    pub(super) fn read(&mut self, code: Code, key: String) -> Vec<Command> {
        let same = self
            .quiet
            .as_ref()
            .is_some_and(|(quiet, until)| *quiet == code.text && self.now < *until);
        if same || !self.decodes() {
            return Vec::new();
        }
        self.seen = Some(code.text.clone());
        self.take(code, key)
    }

    /// Ours are checked; with others nothing is done, and nobody is told of them. Only the code of
    /// a browser that wants to sign in has a page of ours behind it.
    fn take(&mut self, code: Code, key: String) -> Vec<Command> {
        match &code.foreign {
            None => self.ask(CheckInput::Scanned(code.text), key),
            Some(said) if self.follows(said) => {
                vec![Command::CloseCamera, Command::Follow(code.text)]
            }
            Some(_) => {
                self.quiet = None;
                self.show(What::Foreign(code), self.clears, Feel::No)
            }
        }
    }

    fn follows(&self, said: &[String]) -> bool {
        let kind = said.first().map(String::as_str);
        kind == Some(SIGN_IN) && !self.kiosk && !self.is_offline()
    }

    pub(super) fn share(&self) -> Vec<Command> {
        match &self.over {
            Over::Shown(shown) => match &*shown.what {
                What::Foreign(code) => vec![Command::Share(code.text.clone())],
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    pub(super) fn photo_chosen(&mut self) -> Vec<Command> {
        // Whoever reads the next guest's code with a scanner in the hand has read the answer
        // before it. A holder who is being asked is waited for.
        if let Over::Shown(shown) = &self.over
            && !matches!(*shown.what, What::Awaiting(_))
        {
            self.look_again();
        }
        if self.over == Over::Nothing {
            self.over = Over::Photo;
            self.sheet = None;
        }
        Vec::new()
    }

    pub(super) fn photo_read(&mut self, code: Code, key: String) -> Vec<Command> {
        match self.over {
            Over::Photo => self.take(code, key),
            _ => Vec::new(),
        }
    }

    pub(super) fn photo_failed(&mut self) -> Vec<Command> {
        if self.over != Over::Photo {
            return Vec::new();
        }
        self.over = Over::Nothing;
        self.ground = Ground::Blocked(CameraTrouble::Decoder);
        vec![Command::CloseCamera]
    }

    pub(super) fn typed(&mut self, digits: &str, key: String) -> Vec<Command> {
        if self.over != Over::Nothing {
            return Vec::new();
        }
        if let Some(digits) = plain_digits(digits) {
            self.typed_problem = None;
            let mut commands = self.ask(CheckInput::Typed(digits), key);
            commands.insert(0, Command::UnlockSound);
            return commands;
        }
        let only_digits = digits
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_whitespace() || c == '-');
        let count = digits.chars().filter(char::is_ascii_digit).count();
        self.typed_problem = Some(match only_digits {
            true => TypedProblem::Length(count),
            false => TypedProblem::Shape,
        });
        Vec::new()
    }

    pub(super) fn ask(&mut self, input: CheckInput, key: String) -> Vec<Command> {
        let request = CheckRequest {
            organization: self.organization.clone(),
            input,
            idempotency_key: key,
            language: self.language,
            device: None,
        };
        self.quiet = None;
        let attempt = Attempt {
            request: request.clone(),
            tries: 1,
            since: self.now,
        };
        let patience = self.patience(&attempt);
        self.over = Over::Asking(attempt);
        vec![
            Command::Feel(Feel::Seen),
            Command::Ask {
                request,
                after: 0,
                patience,
            },
        ]
    }

    pub(super) fn answered(
        &mut self,
        key: &str,
        result: Result<CheckAnswer, AppError>,
    ) -> Vec<Command> {
        let attempt = match &self.over {
            Over::Asking(attempt) if attempt.request.idempotency_key == key => attempt.clone(),
            _ => return Vec::new(),
        };
        match result {
            Ok(answer) if is_typed(&attempt) && stand_for_nothing(&answer) => {
                self.wrong_digits(TypedProblem::Unknown)
            }
            Ok(answer) => {
                self.worked = true;
                let taken = taken(&attempt, &answer);
                let mut commands = self.answer(answer);
                commands.extend(taken);
                commands.extend(self.reached());
                commands
            }
            Err(error @ (AppError::Network | AppError::Unavailable)) => {
                self.not_reached(attempt, error)
            }
            Err(error) => match typed_problem(&attempt, &error) {
                Some(problem) => self.wrong_digits(problem),
                None => self.show(What::Failed(error, attempt), None, Feel::No),
            },
        }
    }

    /// The field with the digits stays, with a word beside it.
    fn wrong_digits(&mut self, problem: TypedProblem) -> Vec<Command> {
        self.typed_problem = Some(problem);
        self.over = Over::Nothing;
        vec![Command::Feel(Feel::No)]
    }

    pub(super) fn answer(&mut self, answer: CheckAnswer) -> Vec<Command> {
        self.watch_delivery(&answer);
        let admitted = self.admit(&answer);
        let photo = self.ask_portrait(&answer);
        let mut commands = self.show_answer(answer);
        commands.extend(admitted);
        commands.extend(photo);
        commands
    }

    fn show_answer(&mut self, answer: CheckAnswer) -> Vec<Command> {
        match answer.outcome {
            OutcomeKind::AwaitingHolder => {
                let seconds = answer
                    .waits_until
                    .unwrap_or(answer.at)
                    .saturating_sub(answer.at);
                let waits = u64::try_from(seconds.clamp(1, 600)).unwrap_or(60) * 1_000;
                self.next_poll = Some(self.now + POLLS);
                self.show(What::Awaiting(answer), Some(waits), Feel::Wait)
            }
            OutcomeKind::Confirmed if answer.again.is_some() => {
                self.show(What::Answer(answer), self.clears, Feel::Again)
            }
            OutcomeKind::Confirmed => self.show(What::Answer(answer), self.clears, Feel::Yes),
            // Somebody has to decide what to do now.
            OutcomeKind::NoAuthority => self.show(What::Answer(answer), None, Feel::No),
            _ => self.show(What::Answer(answer), self.clears, Feel::No),
        }
    }
}

pub(super) fn is_typed(attempt: &Attempt) -> bool {
    matches!(attempt.request.input, CheckInput::Typed(_))
}

/// Digits that nobody was given, or no longer: the server cannot tell and says "expired".
fn stand_for_nothing(answer: &CheckAnswer) -> bool {
    answer.outcome == OutcomeKind::Expired && answer.scenario.is_none()
}

/// Errors that belong beside the field where the digits stand.
fn typed_problem(attempt: &Attempt, error: &AppError) -> Option<TypedProblem> {
    if !is_typed(attempt) {
        return None;
    }
    match error {
        AppError::TooMany { retry_after } => Some(TypedProblem::TooMany(*retry_after)),
        AppError::NotFound | AppError::Invalid { .. } => Some(TypedProblem::Unknown),
        _ => None,
    }
}
