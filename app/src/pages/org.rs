//! The organization cabinet, for its directors.

mod alarms;
mod alerts;
mod cabinet;
mod checks;
mod choose;
mod complaint;
mod complaints;
mod decisions;
mod directors;
mod figures;
mod import;
mod new_power;
mod overview;
mod paper;
mod papers;
mod power;
mod powers;
mod search;
mod staff;
mod term;

pub use alarms::AlarmsPage;
pub use checks::ChecksPage;
pub use choose::OrganizationsPage;
pub use complaint::ComplaintAboutPage;
pub use complaints::ComplaintsPage;
pub use directors::DirectorsPage;
pub use figures::FiguresPage;
pub use import::ImportPage;
pub use new_power::NewPowerPage;
pub use overview::OverviewPage;
pub use paper::PaperPage;
pub use papers::PapersPage;
pub use power::PowerPage;
pub use powers::PowersPage;
pub use staff::StaffPage;
