//! The registry desk, for operators.

mod complaint;
mod complaints;
mod desk;
mod documents;
mod holder;
mod photo;
mod photos;
mod search;

pub use complaint::RegistryComplaintPage;
pub use complaints::RegistryComplaintsPage;
pub use documents::RegistryDocumentsPage;
pub use holder::HolderPage;
pub use photo::RegistryPhotoPage;
pub use photos::RegistryPhotosPage;
pub use search::RegistryPage;
