//! What staff do at a door beside reading codes: take a paper document after a "no", say that
//! nothing was given after a "yes", count a group, show the answer in the guest's language.

use domain::outcome::OutcomeKind;

use super::Machine;
use crate::{
    error::AppError,
    islands::scanner::{
        group::Group,
        states::{Command, GroupStep, Over, Paper, Shown, What},
    },
    ports::CheckAnswer,
};

impl Machine {
    /// Id of the check after which a paper document may be taken now.
    pub(super) fn refused_check(&self) -> Option<&str> {
        match &self.over {
            Over::Shown(Shown { what, .. }) => what.refused().filter(|_| !self.kiosk),
            _ => None,
        }
    }

    /// Whether a paper document may be taken, and was not yet.
    pub fn may_take_paper(&self) -> bool {
        self.refused_check().is_some() && matches!(self.paper, Paper::No | Paper::Failed)
    }

    /// A paper document was taken instead.
    pub(super) fn take_paper(&mut self) -> Vec<Command> {
        let check = self.refused_check().map(str::to_owned);
        match check.filter(|_| self.may_take_paper()) {
            Some(check) => {
                self.paper = Paper::Sent;
                vec![Command::TakePaper(check)]
            }
            None => Vec::new(),
        }
    }

    /// Id of the check after which it can be said that nothing was given.
    pub(super) fn counted_check(&self) -> Option<&str> {
        let Over::Shown(shown) = &self.over else {
            return None;
        };
        match &*shown.what {
            What::Answer(answer) if answer.return_until.is_some() => Some(&answer.id),
            _ => None,
        }
    }

    /// Whether it can be said that nothing was given, and was not yet.
    pub fn may_give_back(&self) -> bool {
        self.counted_check().is_some() && matches!(self.paper, Paper::No | Paper::Failed)
    }

    /// Whether it is about that.
    pub fn returns(&self) -> bool {
        self.counted_check().is_some()
    }

    /// Nothing was given.
    pub(super) fn give_back(&mut self) -> Vec<Command> {
        let check = self.counted_check().map(str::to_owned);
        match check.filter(|_| self.may_give_back()) {
            Some(check) => {
                self.paper = Paper::Sent;
                vec![Command::GiveBack(check)]
            }
            None => Vec::new(),
        }
    }

    /// Whether that was written down, or the other.
    pub(super) fn paper_taken(&mut self, check: &str, result: Result<(), AppError>) {
        let asked = self.refused_check().or(self.counted_check());
        if self.paper == Paper::Sent && asked == Some(check) {
            self.paper = match result {
                Ok(()) => Paper::Taken,
                Err(_) => Paper::Failed,
            };
        }
    }

    /// A group begins, begins anew, or is over.
    pub(super) fn count_group(&mut self, step: GroupStep) -> Vec<Command> {
        if step != GroupStep::Again {
            self.close_sheet();
        }
        self.group = match step {
            GroupStep::Begin(target) => Some(Group::of(&target)),
            GroupStep::Again => self.group.map(|group| Group { count: 0, ..group }),
            GroupStep::End => None,
        };
        vec![self.keep_group()]
    }

    /// One more of the group, if it was a yes.
    pub(super) fn admit(&mut self, answer: &CheckAnswer) -> Option<Command> {
        let group = self.group.as_mut()?;
        if answer.outcome != OutcomeKind::Confirmed {
            return None;
        }
        group.admit();
        Some(self.keep_group())
    }

    fn keep_group(&self) -> Command {
        Command::KeepGroup(self.group.map_or_else(String::new, Group::to_kept))
    }
}

impl What {
    /// Id of the check, if it ended in a "no" after which a door asks for paper.
    fn refused(&self) -> Option<&str> {
        let answer = match self {
            Self::Declined(answer) | Self::Over(answer) => answer,
            Self::Answer(answer) => match answer.outcome {
                OutcomeKind::NotConfirmed
                | OutcomeKind::Expired
                | OutcomeKind::AlreadyUsed
                | OutcomeKind::Forged => answer,
                _ => return None,
            },
            _ => return None,
        };
        Some(&answer.id)
    }
}
