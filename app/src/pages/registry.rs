//! The registry desk, for operators.

mod complaint;
mod complaints;
mod desk;
mod documents;
mod holder;
mod search;

pub use complaint::RegistryComplaintPage;
pub use complaints::RegistryComplaintsPage;
pub use documents::RegistryDocumentsPage;
pub use holder::HolderPage;
pub use search::RegistryPage;
