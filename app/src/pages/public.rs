//! Pages for everyone, signed in or not.

mod badge;
mod code;
mod guide;
mod guide_picture;
mod power;
mod receipt;
mod verify;

pub use badge::BadgePage;
pub use code::CodePage;
pub use guide::GuidePage;
pub use power::PowerOfAttorneyPage;
pub use receipt::ReceiptPage;
pub use verify::VerifyPage;
