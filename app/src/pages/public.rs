//! Pages for everyone, signed in or not.

mod code;
mod power;

pub use code::CodePage;
pub use power::PowerOfAttorneyPage;
