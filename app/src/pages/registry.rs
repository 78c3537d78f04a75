//! The registry desk, for operators.

mod ask;
mod complaint;
mod complaints;
mod desk;
mod documents;
mod events;
mod grant;
mod holder;
mod import;
mod imports;
mod looks;
mod search;
mod status;
mod waiting;

pub use complaint::RegistryComplaintPage;
pub use complaints::RegistryComplaintsPage;
pub use documents::RegistryDocumentsPage;
pub use grant::GrantPage;
pub use holder::HolderPage;
pub use import::ImportStatusesPage;
pub use imports::ImportsPage;
pub use looks::LooksPage;
pub use search::RegistryPage;
pub use status::StatusPage;
pub use waiting::WaitingPage;
