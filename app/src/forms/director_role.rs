use domain::director::DirectorRole;

use super::{Fields, fields::Problems};
use crate::error::{AppError, Problem};

/// What the form for a role that somebody has asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeRole {
    /// Whose.
    pub account: String,
    /// What they are to be; `None` takes the role away.
    pub role: Option<DirectorRole>,
    /// Whether it is meant, even if it is one's own.
    pub is_sure: bool,
}

/// Reads `person`, phone number or СНИЛС, and `role`.
pub fn appoint(fields: &Fields) -> Result<(String, DirectorRole), AppError> {
    let mut problems = Problems::default();
    let person = problems.note("person", fields.one("person", 40));
    let role = fields
        .one("role", 10)
        .and_then(|key| DirectorRole::from_key(key).ok_or(Problem::Choice));
    let role = problems.note("role", role);
    match (person, role) {
        (Some(person), Some(role)) => Ok((person.to_owned(), role)),
        _ => Err(problems.into_error()),
    }
}

/// Reads `account`, `role` (`none` takes it away) and `sure`.
///
/// # Errors
/// [`AppError::Invalid`] for what no form of ours sends.
pub fn change_role(fields: &Fields) -> Result<ChangeRole, AppError> {
    let broken = |_| AppError::Invalid { fields: Vec::new() };
    let account = fields.one("account", 40).map_err(broken)?;
    let role = match fields.one("role", 10).map_err(broken)? {
        "none" => None,
        key => Some(DirectorRole::from_key(key).ok_or_else(|| broken(Problem::Choice))?),
    };
    Ok(ChangeRole {
        account: account.to_owned(),
        role,
        is_sure: fields.first("sure").is_some(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_and_a_role_are_needed() {
        let read =
            |person: &str, role: &str| appoint(&Fields::of(&[("person", person), ("role", role)]));
        assert_eq!(
            read(" +79001234567 ", "deputy"),
            Ok(("+79001234567".to_owned(), DirectorRole::Deputy))
        );
        assert_eq!(
            read("x", "owner"),
            Err(AppError::field("role", Problem::Choice))
        );
        let Err(AppError::Invalid { fields }) = appoint(&Fields::default()) else {
            panic!("accepted");
        };
        assert_eq!(fields.len(), 2);
    }

    #[test]
    fn a_role_is_changed_or_taken_away() {
        let read = |role: &str, more: &[(&str, &str)]| {
            let mut fields = vec![("account", "a"), ("role", role)];
            fields.extend(more);
            change_role(&Fields::of(&fields))
        };
        let taken = read("none", &[("sure", "yes")]).expect("read");
        assert_eq!((taken.role, taken.is_sure), (None, true));
        let changed = read("deputy", &[]).expect("read");
        assert_eq!(
            (changed.role, changed.is_sure),
            (Some(DirectorRole::Deputy), false)
        );
        assert!(read("owner", &[]).is_err());
        assert!(change_role(&Fields::of(&[("role", "none")])).is_err());
    }
}
