//! What the pages need from the world: a handful of object-safe traits, implemented by
//! `server`. Server functions, form handlers and the API all call these; who may do what
//! is decided behind them, never in front.

mod accounts;
mod badges;
mod batches;
mod branches;
mod certificates;
mod checks;
mod chip;
mod complaints;
mod confirmations;
mod directors;
mod documents;
mod drafts;
mod enrolment;
mod exports;
mod families;
mod figures;
mod hand_over;
mod holder_devices;
mod id_settings;
mod imports;
mod invitations;
mod issuer_keys;
mod kiosks;
mod late;
mod new_key;
mod once;
mod organizations;
mod papers;
mod phone_sign_ins;
mod photo_desk;
mod powers;
mod presentations;
mod receipts;
mod registration;
mod registry;
mod reminders;
mod retention;
mod show_pins;
mod sources;
mod statuses;
mod texts;
mod tills;
mod training;
mod wallet;
mod watch;

use std::sync::Arc;

pub use accounts::*;
pub use badges::*;
pub use batches::*;
pub use branches::*;
pub use certificates::*;
pub use checks::*;
pub use chip::*;
pub use complaints::*;
pub use confirmations::*;
pub use directors::*;
pub use documents::*;
pub use drafts::*;
pub use enrolment::*;
pub use exports::*;
pub use families::*;
pub use figures::*;
pub use hand_over::*;
pub use holder_devices::*;
pub use id_settings::*;
pub use imports::*;
pub use invitations::*;
pub use issuer_keys::*;
pub use kiosks::*;
pub use late::*;
pub use new_key::*;
pub use once::*;
pub use organizations::*;
pub use papers::*;
pub use phone_sign_ins::*;
pub use photo_desk::*;
pub use powers::*;
pub use presentations::*;
pub use receipts::*;
pub use registration::*;
pub use registry::*;
pub use reminders::*;
pub use retention::*;
pub use show_pins::*;
pub use sources::*;
pub use statuses::*;
pub use texts::*;
pub use tills::*;
pub use training::*;
pub use wallet::*;
pub use watch::*;

/// All ports, as the server hands them to a page.
#[derive(Clone)]
pub struct Ports {
    /// Sign-in and sessions.
    pub accounts: Arc<dyn Accounts>,
    /// The holder's side of a showing.
    pub presentations: Arc<dyn Presentations>,
    /// The verifier's side.
    pub checks: Arc<dyn Checks>,
    /// Badges of staff.
    pub badges: Arc<dyn Badges>,
    /// Powers of attorney issued many at a time.
    pub batches: Arc<dyn Batches>,
    /// Branches of organizations, and their phones.
    pub branches: Arc<dyn Branches>,
    /// The certificates of families.
    pub certificates: Arc<dyn Certificates>,
    /// The bank of large families.
    pub families: Arc<dyn Families>,
    /// Getting a Digital ID.
    pub enrolment: Arc<dyn Enrolment>,
    /// The devices in which its codes are shown.
    pub holder_devices: Arc<dyn HolderDevices>,
    /// Pausing it, taking it into use again, giving it up.
    pub id_settings: Arc<dyn IdSettings>,
    /// Browsers that are signed in by a phone.
    pub phone_sign_ins: Arc<dyn PhoneSignIns>,
    /// Photos that wait for an operator.
    pub photo_desk: Arc<dyn PhotoDesk>,
    /// Checks in figures.
    pub figures: Arc<dyn FiguresOfChecks>,
    /// Lists of checks for an inspector.
    pub exports: Arc<dyn CheckExports>,
    /// Checks without a network.
    pub late: Arc<dyn LateChecks>,
    /// Benefits that are given once a day.
    pub once: Arc<dyn OnceADay>,
    /// "I did not show this".
    pub complaints: Arc<dyn Complaints>,
    /// Accounts that staff confirm.
    pub confirmations: Arc<dyn Confirmations>,
    /// The documents behind powers of attorney.
    pub documents: Arc<dyn Documents>,
    /// Powers of attorney that are prepared.
    pub drafts: Arc<dyn Drafts>,
    /// Lists of statuses that their sources send.
    pub imports: Arc<dyn Imports>,
    /// Invitations to become staff.
    pub invitations: Arc<dyn Invitations>,
    /// Devices at which guests scan for themselves.
    pub kiosks: Arc<dyn Kiosks>,
    /// Who speaks for an organization.
    pub leadership: Arc<dyn Leadership>,
    /// Organizations at the registry desk.
    pub organizations: Arc<dyn OrganizationDesk>,
    /// The papers of organizations.
    pub papers: Arc<dyn Papers>,
    /// Organizations and their powers of attorney.
    pub powers: Arc<dyn PowersOfAttorney>,
    /// Signed receipts of checks.
    pub receipts: Arc<dyn Receipts>,
    /// Accounts that begin and end.
    pub registration: Arc<dyn Registration>,
    /// The registry desk.
    pub registry: Arc<dyn Registry>,
    /// Reminders of powers of attorney that end.
    pub reminders: Arc<dyn Reminders>,
    /// How long what is kept.
    pub retention: Arc<dyn Retention>,
    /// The keys of the issuer, to look at.
    pub issuer_keys: Arc<dyn IssuerKeys>,
    /// PINs before a code is shown.
    pub show_pins: Arc<dyn ShowPins>,
    /// The owners of data.
    pub sources: Arc<dyn Sources>,
    /// Statuses at the registry desk.
    pub statuses: Arc<dyn Statuses>,
    /// Tills that check over HTTP.
    pub tills: Arc<dyn Tills>,
    /// Texts in the person's language.
    pub texts: Arc<dyn Texts>,
    /// The training of staff.
    pub training: Arc<dyn Training>,
    /// Cards of others.
    pub wallet: Arc<dyn Wallet>,
    /// The abuse watch.
    pub watch: Arc<dyn AbuseWatch>,
}
