//! Pages for everyone, signed in or not.

mod badge;
mod certificate;
mod code;
mod guide;
mod guide_picture;
mod power;
mod receipt;
mod shared_certificate;
mod training;
mod verify;

pub use badge::BadgePage;
pub use certificate::CertificatePage;
pub use code::CodePage;
pub use guide::GuidePage;
pub use power::PowerOfAttorneyPage;
pub use receipt::ReceiptPage;
pub use shared_certificate::SharedCertificatePage;
pub use training::TrainingCodePage;
pub use verify::VerifyPage;
