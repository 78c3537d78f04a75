//! The registry desk, for operators.

mod desk;
mod holder;
mod search;

pub use holder::HolderPage;
pub use search::RegistryPage;
