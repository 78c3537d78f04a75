//! Without a network: how long to wait for the server, and what is shown instead of its
//! answer.

use domain::{offline::OfflineAnswer, outcome::OutcomeKind};

use super::{BETWEEN_TRIES, Machine, TRIES, asking::is_typed};
use crate::{
    error::AppError,
    islands::scanner::states::{Attempt, Command, Feel, Kept, Over, What},
    ports::{CheckAnswer, UsedBefore},
};

/// Milliseconds after which a door does not wait for the server any longer.
pub(super) const DECIDES: u64 = 2_500;
/// Milliseconds for one try where nothing could be said without the server.
pub(super) const PATIENT: u32 = 5_000;

impl Machine {
    /// Whether something can be said of a code without the server.
    fn judges(&self, attempt: &Attempt) -> bool {
        self.kept.standing.is_some() && !is_typed(attempt)
    }

    /// How long one try of this attempt may take, milliseconds.
    pub(super) fn patience(&self, attempt: &Attempt) -> u32 {
        if !self.judges(attempt) {
            return PATIENT;
        }
        let left = (attempt.since + DECIDES).saturating_sub(self.now);
        u32::try_from(left).unwrap_or(PATIENT)
    }

    /// The server was not reached: another try, or what this device knows by itself.
    pub(super) fn not_reached(&mut self, attempt: Attempt, error: AppError) -> Vec<Command> {
        self.unreachable = true;
        let after = BETWEEN_TRIES * u32::from(attempt.tries);
        let judges = self.judges(&attempt);
        let again = match judges {
            true => after < self.patience(&attempt),
            false => true,
        };
        if attempt.tries < TRIES && again {
            let request = attempt.request.clone();
            let patience = match judges {
                true => self.patience(&attempt).saturating_sub(after),
                false => PATIENT,
            };
            self.over = Over::Asking(Attempt {
                tries: attempt.tries + 1,
                ..attempt
            });
            return vec![Command::Ask {
                request,
                after,
                patience,
            }];
        }
        if judges {
            return vec![Command::Judge(attempt.request)];
        }
        self.show(What::Failed(error, attempt), None, Feel::No)
    }

    /// What this device knows of the code by itself; `None` if it could not be asked.
    pub(super) fn judged(&mut self, key: &str, answer: Option<OfflineAnswer>) -> Vec<Command> {
        let attempt = match &self.over {
            Over::Asking(attempt) if attempt.request.idempotency_key == key => attempt.clone(),
            _ => return Vec::new(),
        };
        let Some(answer) = answer else {
            return self.show(What::Failed(AppError::Network, attempt), None, Feel::No);
        };
        self.worked = true;
        match answer.outcome {
            None => self.show(What::Unsaid(answer, attempt), None, Feel::No),
            Some(OutcomeKind::Offline) => {
                let mut commands = self.show(What::Offline(answer), self.clears, Feel::Wait);
                commands.push(Command::SendLater);
                commands
            }
            Some(OutcomeKind::NoAuthority) => self.show(What::Offline(answer), None, Feel::No),
            Some(_) => self.show(What::Offline(answer), self.clears, Feel::No),
        }
    }

    /// How what is kept stands now.
    pub(super) fn kept(&mut self, kept: Kept) -> Vec<Command> {
        if kept.reached {
            self.unreachable = false;
        }
        self.kept = kept;
        Vec::new()
    }

    /// The server has answered: what waits can go, too.
    pub(super) fn reached(&mut self) -> Vec<Command> {
        self.unreachable = false;
        match self.kept.pending {
            0 => Vec::new(),
            _ => vec![Command::Send],
        }
    }

    /// Whether checks are made without the server for now.
    pub fn is_offline(&self) -> bool {
        self.unreachable || self.offline_since.is_some()
    }
}

/// What this device is to remember of an answer: a code that an organization has taken is not
/// taken again when the network is gone a moment later. An individual takes nothing, and typed
/// digits do not tell the code.
pub(super) fn taken(attempt: &Attempt, answer: &CheckAnswer) -> Option<Command> {
    let is_taken = attempt.request.organization.is_some() && answer.outcome.is_of_taken_code();
    (is_taken && !is_typed(attempt)).then(|| Command::Taken {
        request: attempt.request.clone(),
        used: answer.used.clone().unwrap_or(UsedBefore {
            at: answer.at,
            by_same: true,
        }),
    })
}
