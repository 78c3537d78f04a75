use super::Fields;
use crate::error::AppError;

/// Reads `reason`: 1 to 500 characters.
pub fn revoke_power(fields: &Fields) -> Result<String, AppError> {
    fields
        .one("reason", 500)
        .map(str::to_owned)
        .map_err(|problem| AppError::field("reason", problem))
}
