//! The registry desk, for operators.

mod complaint;
mod complaints;
mod confirm;
mod desk;
mod documents;
mod events;
mod families;
mod family;
mod grant;
mod holder;
mod import;
mod imports;
mod new_family;
mod photo;
mod photos;
mod search;
mod status;
mod waiting;

pub use complaint::RegistryComplaintPage;
pub use complaints::RegistryComplaintsPage;
pub use confirm::ConfirmAccountPage;
pub use documents::RegistryDocumentsPage;
pub use families::FamiliesPage;
pub use family::FamilyPage;
pub use grant::GrantPage;
pub use holder::HolderPage;
pub use import::ImportStatusesPage;
pub use imports::ImportsPage;
pub use new_family::NewFamilyPage;
pub use photo::RegistryPhotoPage;
pub use photos::RegistryPhotosPage;
pub use search::RegistryPage;
pub use status::StatusPage;
pub use waiting::WaitingPage;
