use super::Fields;
use crate::error::AppError;

/// Reads a reason from `field`: 1 to 500 characters.
pub fn reason(fields: &Fields, field: &'static str) -> Result<String, AppError> {
    fields
        .one(field, 500)
        .map(str::to_owned)
        .map_err(|problem| AppError::field(field, problem))
}
