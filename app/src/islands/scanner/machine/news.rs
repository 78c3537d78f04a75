//! What became of the bearer's powers of attorney while the scanner was open.

use domain::{outcome::OutcomeKind, power::AuthorityRefusal};

use super::Machine;
use crate::{
    islands::scanner::states::{Command, Ground, Over},
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
        let mut lines = news.lines();
        let refused = lines.find_map(|line| line.strip_prefix(chosen.as_str()));
        // The first screen says by itself that the training comes first.
        let is_said = |answer: &CheckAnswer| {
            self.ground == Ground::Start && answer.authority == Some(AuthorityRefusal::Untrained)
        };
        refused
            .and_then(read)
            .filter(|answer| !is_said(answer))
            .map_or_else(Vec::new, |answer| self.answer(answer))
    }
}

/// The rest of a line, as a check in that organization's name would be answered.
fn read(line: &str) -> Option<CheckAnswer> {
    let mut words = line.trim_start().splitn(3, ' ');
    let (at, refusal, name) = (words.next()?, words.next()?, words.next()?);
    Some(CheckAnswer {
        id: String::new(),
        outcome: OutcomeKind::NoAuthority,
        at: at.parse().ok()?,
        organization: Some(name.to_owned()),
        scenario: None,
        words: None,
        slip: None,
        used: None,
        foreign: None,
        authority: AuthorityRefusal::from_key(refusal),
        waits_until: None,
        photo_until: None,
        again: None,
        return_until: None,
    })
}
