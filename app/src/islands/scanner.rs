//! The scanner: camera to answer on one screen.
//!
//! [`machine`] decides everything, without a browser; [`browser`] does what it asks for;
//! [`views`] draw what it is in; [`verdict`] says an answer in words.

mod browser;
mod countdown;
mod hints;
mod lines;
mod machine;
mod states;
pub mod verdict;
pub mod views;

use std::collections::BTreeMap;

use domain::identifiers::Ogrn;
use leptos::{html, prelude::*};

pub use self::lines::{MandateLine, OrganizationLine, first_choice};
use self::{
    machine::Machine,
    states::{Ground, Over},
    views::{Blocked, Live, OutcomeLayer, Sheets, Start},
};
use super::texts::{Texts, text};
use crate::{islands::scanner::states::CameraTrouble, ports::Language};

/// The scanner of one person.
#[island]
pub fn Scanner(
    /// Name of who is signed in.
    account: String,
    /// The organizations this person may (or might once) check for.
    organizations: Vec<OrganizationLine>,
    /// Texts `scan-…`, `outcome-…`, scenarios and months.
    texts: BTreeMap<String, String>,
    /// Address of the decoder's worker.
    worker: String,
    /// Language of the matching words.
    language: Language,
) -> impl IntoView {
    let chosen = first_choice(&organizations).map(|organization| organization.ogrn.clone());
    let scan = Scan {
        machine: RwSignal::new(Machine::new(language, chosen)),
        setting: StoredValue::new(Setting {
            account,
            organizations,
            texts,
        }),
        video: NodeRef::new(),
        awake: RwSignal::new(false),
    };
    Effect::new(move |_| {
        browser::begin(scan, worker.clone());
        scan.awake.set(true);
    });
    follow(scan);
    let scene = scan.scene();
    let covered = scan.memo(Scan::is_covered);
    view! {
        <main id="main">
            <div inert=move || covered.get()>
                {move || match scene.get() {
                    Scene::Start => view! { <Start scan /> }.into_any(),
                    Scene::Live => view! { <Live scan /> }.into_any(),
                    Scene::Blocked(trouble) => view! { <Blocked scan trouble /> }.into_any(),
                }}
            </div>
            <OutcomeLayer scan />
            <Sheets scan />
        </main>
    }
}

/// What the island was given.
struct Setting {
    account: String,
    organizations: Vec<OrganizationLine>,
    texts: Texts,
}

/// A handle on the scanner, for views.
#[derive(Clone, Copy)]
pub struct Scan {
    machine: RwSignal<Machine>,
    setting: StoredValue<Setting>,
    video: NodeRef<html::Video>,
    /// Whether the page lives: before that, buttons would do nothing.
    awake: RwSignal<bool>,
}

/// Which of the three grounds is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scene {
    Start,
    Live,
    Blocked(CameraTrouble),
}

impl Scan {
    /// The text of `key`.
    fn t(self, key: &str) -> String {
        self.setting.with_value(|setting| text(&setting.texts, key))
    }

    /// A part of the state; changes only when it really does.
    fn memo<T>(self, part: fn(&Machine) -> T) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.machine.with(part))
    }

    fn scene(self) -> Memo<Scene> {
        self.memo(|machine| match machine.ground {
            Ground::Start => Scene::Start,
            Ground::Opening | Ground::Live => Scene::Live,
            Ground::Blocked(trouble) => Scene::Blocked(trouble),
        })
    }

    /// Whether something lies over the whole screen. Over a running camera, the hint says
    /// that the server is asked.
    fn is_covered(machine: &Machine) -> bool {
        let live = matches!(machine.ground, Ground::Opening | Ground::Live);
        match &machine.over {
            Over::Nothing => false,
            Over::Photo | Over::Asking(_) => !live,
            Over::Shown(_) => true,
        }
    }

    /// The organization in whose name checks are made; `None` for an individual.
    fn organization(self) -> Memo<Option<OrganizationLine>> {
        Memo::new(move |_| {
            let chosen = self.machine.with(|machine| machine.organization.clone())?;
            self.setting.with_value(|setting| {
                setting
                    .organizations
                    .iter()
                    .find(|line| line.ogrn == chosen)
                    .cloned()
            })
        })
    }

    fn organizations(self) -> Vec<OrganizationLine> {
        self.setting
            .with_value(|setting| setting.organizations.clone())
    }

    /// Whether that can be chosen.
    fn offers(self, organization: Option<&Ogrn>) -> bool {
        organization.is_none_or(|ogrn| {
            self.setting.with_value(|setting| {
                setting
                    .organizations
                    .iter()
                    .any(|line| line.in_force && line.ogrn == *ogrn)
            })
        })
    }
}

/// Title, ground colour and focus follow the scene.
fn follow(scan: Scan) {
    let scene = scan.scene();
    let covered = scan.memo(Scan::is_covered);
    let title = views::title(scan);
    Effect::new(move |_| document().set_title(&title.get()));
    Effect::new(move |_| {
        if let Some(body) = document().body() {
            let live = scene.get() == Scene::Live;
            body.set_class_name(if live { "page-scan" } else { "page-scan-start" });
        }
    });
    let sheet = scan.memo(|machine| machine.sheet.is_some());
    Effect::new(move |before: Option<(Scene, bool)>| {
        let now = (scene.get(), covered.get());
        let closed = !sheet.get();
        // An outcome takes the focus itself; a sheet that was closed by hand gave it back.
        if let Some(before) = before
            && closed
            && !now.1
        {
            request_animation_frame(move || views::focus_heading(before != now));
        }
        now
    });
}
