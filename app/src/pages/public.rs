//! Pages for everyone, signed in or not.

mod code;
mod power;
mod receipt;

pub use code::CodePage;
pub use power::PowerOfAttorneyPage;
pub use receipt::ReceiptPage;
