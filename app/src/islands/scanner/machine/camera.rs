//! The camera: opened, lost, opened again as it was.

use super::Machine;
use crate::islands::scanner::{
    hints::Hints,
    states::{Abilities, CameraTrouble, Command, Ground, Over, Sheet, What},
};

impl Machine {
    pub(super) fn start(&mut self) -> Vec<Command> {
        self.ground = Ground::Opening;
        vec![Command::UnlockSound, Command::OpenCamera(self.lens.clone())]
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
        self.zoomed &= abilities.zoom;
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
        vec![Command::CloseCamera]
    }

    pub(super) fn use_lens(&mut self, lens: String) -> Vec<Command> {
        self.lens = Some(lens.clone());
        self.zoomed = false;
        self.close_sheet();
        vec![
            Command::RememberLens(lens.clone()),
            Command::OpenCamera(Some(lens)),
        ]
    }
}
