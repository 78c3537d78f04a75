use super::Fields;
use crate::{
    error::{AppError, Problem},
    ports::LONGEST_RESOLUTION,
};

/// Reads `alert`, the hidden name of what is resolved, and `reason`, 1 to 500 characters.
///
/// # Errors
/// [`AppError::NotFound`] without the name: no form of ours sends that.
pub fn resolve_alert(fields: &Fields) -> Result<(String, String), AppError> {
    let alert = fields.one("alert", 80).map_err(|_| AppError::NotFound)?;
    let reason = fields.one("reason", LONGEST_RESOLUTION);
    let reason = reason.map_err(|problem: Problem| AppError::field("reason", problem))?;
    Ok((alert.to_owned(), reason.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_needed() {
        let read = |reason: &str| resolve_alert(&Fields::of(&[("alert", "a"), ("reason", reason)]));
        assert_eq!(read(" Учёба "), Ok(("a".into(), "Учёба".into())));
        assert_eq!(read(" "), Err(AppError::field("reason", Problem::Required)));
        assert_eq!(
            read(&"ё".repeat(501)),
            Err(AppError::field("reason", Problem::TooLong))
        );
        let without = resolve_alert(&Fields::of(&[("reason", "x")]));
        assert_eq!(without, Err(AppError::NotFound));
    }
}
