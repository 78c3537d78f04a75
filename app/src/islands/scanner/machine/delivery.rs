//! Whether the matching words have reached the holder's page. Nothing depends on it: staff
//! are told when the guest cannot compare them, so that nobody waits.

use super::Machine;
use crate::{
    error::AppError,
    islands::scanner::states::{Command, Over},
    ports::CheckAnswer,
};

/// Milliseconds that the words may take, and between two questions about them.
const PAUSE: u64 = 2_000;
/// Milliseconds after which nobody asks any more: the holder's page tells of a check no longer.
const FORGOTTEN: u64 = 120_000;

/// The way of the words of one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    check: String,
    began: u64,
    /// When to ask; `None` while asking, and once there is nothing more to ask.
    next: Option<u64>,
    said: Said,
}

/// What is said of it on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    /// Nothing: they are on their way, or have arrived as they should.
    Nothing,
    /// They have not arrived.
    Away,
    /// They have, after it was said that they had not.
    Arrived,
}

impl Machine {
    /// Key of the text about the words on the screen, if something is to be said of them.
    pub fn words_note(&self) -> Option<&'static str> {
        match self.delivery.as_ref()?.said {
            Said::Nothing => None,
            Said::Away => Some("outcome-words-away"),
            Said::Arrived => Some("outcome-words-arrived"),
        }
    }

    pub(super) fn watch_delivery(&mut self, answer: &CheckAnswer) {
        self.delivery = answer.words.is_some().then(|| Delivery {
            check: answer.id.clone(),
            began: self.now,
            next: Some(self.now + PAUSE),
            said: Said::Nothing,
        });
    }

    /// The question that is to be asked now, while the words can be seen.
    pub(super) fn ask_delivery(&mut self) -> Option<Command> {
        let shown = match &self.over {
            Over::Shown(shown) => shown.what.answer().map(|answer| answer.id.as_str()),
            _ => None,
        };
        let delivery = self.delivery.as_mut()?;
        if shown != Some(delivery.check.as_str()) || delivery.next.is_none_or(|at| self.now < at) {
            return None;
        }
        delivery.next = None;
        Some(Command::AskDelivery(delivery.check.clone()))
    }

    pub(super) fn delivery(&mut self, check: &str, result: Result<bool, AppError>) -> Vec<Command> {
        let again = self.now + PAUSE;
        let Some(delivery) = self.delivery.as_mut().filter(|it| it.check == check) else {
            return Vec::new();
        };
        let again = (again - delivery.began < FORGOTTEN).then_some(again);
        match result {
            Ok(true) if delivery.said == Said::Away => delivery.said = Said::Arrived,
            Ok(true) => {}
            Ok(false) => {
                delivery.said = Said::Away;
                delivery.next = again;
            }
            // Without an answer nothing is known, and nothing is said.
            Err(AppError::Network | AppError::Unavailable) => delivery.next = again,
            Err(_) => {}
        }
        Vec::new()
    }
}
