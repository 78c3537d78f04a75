//! What became of the bearer's powers of attorney while the scanner was open.

use domain::outcome::OutcomeKind;

use super::Machine;
use crate::{
    islands::scanner::states::{Command, Over},
    ports::CheckAnswer,
};

impl Machine {
    /// Shows that the chosen organization cannot be checked for any more, with both ways out, as
    /// soon as nobody is being checked.
    pub(super) fn take_news(&mut self) -> Vec<Command> {
        if self.over != Over::Nothing || self.sheet.is_some() {
            return Vec::new();
        }
        let (Some(news), Some(chosen)) = (self.news.take(), &self.organization) else {
            return Vec::new();
        };
        let refused = news.refused.into_iter().find(|one| one.ogrn == *chosen);
        refused.map_or_else(Vec::new, |refused| {
            self.answer(CheckAnswer {
                id: String::new(),
                outcome: OutcomeKind::NoAuthority,
                at: news.at,
                organization: Some(refused.name),
                scenario: None,
                words: None,
                slip: None,
                used: None,
                foreign: None,
                authority: Some(refused.refusal),
                waits_until: None,
            })
        })
    }
}
