//! In whose name: chosen, and asked about once when the shift is under way.

use domain::{identifiers::Ogrn, outcome::OutcomeKind};

use super::Machine;
use crate::islands::scanner::states::{Command, Over, Sheet};

impl Machine {
    /// Somebody was chosen. After the first check a tap in the list may be a slip that nobody
    /// would notice for the rest of the shift: then it is asked, until it was confirmed once.
    /// Whoever was just told that they have no authority has every reason to change.
    pub(super) fn choose(&mut self, organization: Option<Ogrn>) -> Vec<Command> {
        let asks = self.worked && !self.switched && !self.is_refused();
        if asks && organization != self.organization {
            self.wanted = Some(organization);
            self.sheet = Some(Sheet::Switch);
            return Vec::new();
        }
        self.act_for(organization)
    }

    /// The change was confirmed.
    pub(super) fn switch(&mut self) -> Vec<Command> {
        let Some(organization) = self.wanted.take() else {
            return Vec::new();
        };
        self.switched = true;
        self.act_for(organization)
    }

    fn act_for(&mut self, organization: Option<Ogrn>) -> Vec<Command> {
        let is_refused = self.is_refused();
        self.organization = organization.clone();
        self.typed_problem = None;
        self.close_sheet();
        if is_refused {
            self.look_again();
            // The same code deserves another answer now.
            self.quiet = None;
        }
        vec![Command::Remember(organization)]
    }

    fn is_refused(&self) -> bool {
        matches!(
            &self.over,
            Over::Shown(shown) if shown.what.outcome() == Some(OutcomeKind::NoAuthority)
        )
    }
}
