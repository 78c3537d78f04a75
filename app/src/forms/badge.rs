use super::{Fields, fields::Problems};
use crate::error::AppError;

/// The most characters a QR code holds.
const LONGEST: usize = 4_296;

/// Reads `badge`: the address out of the code, as a camera or a person has copied it.
pub fn badge(fields: &Fields) -> Result<String, AppError> {
    let mut problems = Problems::default();
    match problems.note("badge", fields.one("badge", LONGEST)) {
        Some(text) => Ok(text.to_owned()),
        None => Err(problems.into_error()),
    }
}
