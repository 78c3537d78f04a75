//! The camera: opened, lost, opened again as it was.

use super::Machine;
use crate::islands::scanner::{
    hints::{Hint, Hints},
    states::{Abilities, CameraTrouble, Command, Glimpse, Ground, Over, Sheet, What},
};

/// A code that is seen and not read for so long (milliseconds) is brought nearer.
const NEARER_AFTER: u64 = 1_000;
/// Without a code for so long it goes back.
const NEAR_FOR: u64 = 3_000;
/// Milliseconds after which a kiosk asks for a camera again that it did not get.
const KIOSK_ASKS: u64 = 10_000;

impl Machine {
    pub(super) fn start(&mut self) -> Vec<Command> {
        self.ground = Ground::Opening;
        let open = Command::OpenCamera(self.lens.clone());
        match self.kiosk {
            // Without a tap browsers refuse, and say so in their console.
            true => vec![open],
            false => vec![Command::UnlockSound, open],
        }
    }

    /// By hand: it stays so.
    pub(super) fn zoom(&mut self) -> Vec<Command> {
        self.came_nearer = false;
        self.zoomed = !self.zoomed;
        vec![Command::Zoom(self.zoomed)]
    }

    /// A phone that is held close enough to read a small code is too close to see it sharply: the
    /// lens comes nearer, so that the hand can go back. Once the code is read or gone, so does the
    /// lens.
    pub(super) fn approach(&mut self) -> Option<Command> {
        let near = match self.came_nearer {
            true => {
                // Now it may be too near.
                let fits = self.hints.shown() != Hint::Glimpsed(Glimpse::Away);
                fits && self.over == Over::Nothing && !self.hints.is_calm(self.now, NEAR_FOR)
            }
            false => {
                let can = self.decodes() && !self.zoomed;
                can && self.hints.wants_nearer(self.now, NEARER_AFTER)
            }
        };
        if near == self.came_nearer {
            return None;
        }
        self.came_nearer = near;
        self.zoomed = near;
        Some(Command::Zoom(near))
    }

    /// Nobody is there to press "try again" at a kiosk.
    pub(super) fn wake(&mut self) -> Vec<Command> {
        if !self.kiosk || self.wakes.is_none_or(|at| self.now < at) {
            return Vec::new();
        }
        self.wakes = None;
        match self.ground {
            Ground::Blocked(_) => self.start(),
            _ => Vec::new(),
        }
    }

    pub(super) fn opened(&mut self, abilities: Abilities) -> Vec<Command> {
        if !self.is_live() {
            return vec![Command::CloseCamera];
        }
        if self.ground == Ground::Opening {
            self.hints = Hints::start(self.now);
        }
        self.ground = Ground::Live;
        self.torch &= abilities.torch;
        self.abilities = abilities;
        // A camera that was opened again has forgotten both.
        let torch = self.torch.then_some(Command::Torch(true));
        torch
            .into_iter()
            .chain(self.zoomed.then_some(Command::Zoom(true)))
            .collect()
    }

    pub(super) fn failed(&mut self, trouble: CameraTrouble) -> Vec<Command> {
        if self.is_live() {
            self.ground = Ground::Blocked(trouble);
            self.wakes = Some(self.now + KIOSK_ASKS);
            self.sheet = self.sheet.filter(|sheet| *sheet != Sheet::Lenses);
        }
        vec![Command::CloseCamera]
    }

    pub(super) fn reopen(&mut self) -> Vec<Command> {
        if self.is_live() {
            vec![Command::OpenCamera(self.lens.clone())]
        } else {
            Vec::new()
        }
    }

    pub(super) fn hidden(&mut self) -> Vec<Command> {
        let shows_identity = matches!(
            &self.over,
            Over::Shown(shown) if matches!(*shown.what, What::Identity(..))
        );
        if shows_identity {
            self.look_again();
        }
        self.portrait = None;
        vec![Command::CloseCamera]
    }

    pub(super) fn use_lens(&mut self, lens: String) -> Vec<Command> {
        self.lens = Some(lens.clone());
        self.zoomed = false;
        self.came_nearer = false;
        self.close_sheet();
        vec![
            Command::RememberLens(lens.clone()),
            Command::OpenCamera(Some(lens)),
        ]
    }
}
