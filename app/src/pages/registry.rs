//! The registry desk, for operators.

mod complaint;
mod complaints;
mod confirm;
mod desk;
mod documents;
mod families;
mod family;
mod holder;
mod new_family;
mod photo;
mod photos;
mod search;

pub use complaint::RegistryComplaintPage;
pub use complaints::RegistryComplaintsPage;
pub use confirm::ConfirmAccountPage;
pub use documents::RegistryDocumentsPage;
pub use families::FamiliesPage;
pub use family::FamilyPage;
pub use holder::HolderPage;
pub use new_family::NewFamilyPage;
pub use photo::RegistryPhotoPage;
pub use photos::RegistryPhotosPage;
pub use search::RegistryPage;
