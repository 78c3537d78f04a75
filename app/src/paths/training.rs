//! Addresses of the training of staff.

use domain::identifiers::Ogrn;

/// The training: what is on its screen, and its forms (GET and POST).
pub const TRAINING: &str = "/scan/training";
/// What any phone camera opens when it sees a code of the training.
pub const PUBLIC_TRAINING: &str = "/t";

/// Who has passed, and whether the organization asks for it (GET and POST).
pub fn staff_training(ogrn: &Ogrn) -> String {
    format!("/org/{ogrn}/training")
}
