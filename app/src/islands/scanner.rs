//! The scanner: camera to answer on one screen.
//!
//! The server draws every screen at once (`pages/scan`); here is what moves them. That
//! keeps the module small: a view that is built in the browser costs ten times the code of
//! one that is only filled in.
//!
//! ```text
//! machine   what happened -> what to do; no browser in it
//! drawing   state -> which parts show, and what stands in them; no browser either
//! verdict   an answer in words
//! browser   camera, worker, sounds, server; fills the drawing in
//! ```

#[cfg(target_arch = "wasm32")]
mod browser;
mod commands;
mod countdown;
mod drawing;
mod group;
pub mod habits;
mod hints;
mod keyboard;
pub mod kiosk;
mod machine;
mod states;
pub mod verdict;

use domain::identifiers::Ogrn;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

pub use self::states::Sheet;
#[cfg(target_arch = "wasm32")]
pub(super) use self::{browser::eye, states::CameraTrouble};
use self::{drawing::Drawing, machine::Machine};
use super::{
    Facts,
    texts::{Texts, text},
};
use crate::ports::Language;

/// What the scanner is told by the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// Language of the matching words.
    pub language: Language,
    /// The organizations this person may (or might once) check for, in order.
    pub organizations: Vec<OrganizationLine>,
    /// Texts that are chosen here: `scan-…`, `outcome-…`, scenarios and months.
    pub texts: Texts,
    /// What an answer needs of them in the other language, for a guest who reads that one.
    #[serde(default)]
    pub other_texts: Texts,
    /// Address of the decoder's worker.
    pub worker: String,
    /// Where the installation lives: codes of others are not sent to it.
    pub origin: String,
    /// Whether the page is the shell, which knows nobody.
    pub shell: bool,
    /// Whether guests scan here for themselves.
    #[serde(default)]
    pub kiosk: bool,
}

/// An organization in whose name this person may (or might once) check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganizationLine {
    /// ОГРН.
    pub ogrn: Ogrn,
    /// Short name.
    pub name: String,
    /// Whether a power of attorney of it is in force.
    pub in_force: bool,
    /// How long, or why not.
    pub note: String,
    /// Everything its powers of attorney in force cover, in words.
    pub covered: String,
}

impl Setting {
    /// The screen before anything has happened, as the server draws it.
    pub fn first_drawing(&self) -> Facts {
        Drawing::of(&self.machine(), self).facts
    }

    /// A scanner for the first organization that can be checked for.
    fn machine(&self) -> Machine {
        let first = self.organizations.iter().find(|line| line.in_force);
        let mut machine = Machine::new(self.language, first.map(|line| line.ogrn.clone()));
        if self.kiosk {
            machine.be_kiosk();
        }
        machine
    }

    /// Whether that can be chosen.
    fn offers(&self, organization: Option<&Ogrn>) -> bool {
        organization.is_none_or(|ogrn| {
            self.organizations
                .iter()
                .any(|line| line.in_force && line.ogrn == *ogrn)
        })
    }

    fn t(&self, key: &str) -> String {
        text(&self.texts, key)
    }
}

/// Moves what the page has drawn. Draws nothing itself.
#[island]
pub fn Scanner() -> impl IntoView {
    #[cfg(target_arch = "wasm32")]
    super::module::wake_staff(browser::begin);
}
