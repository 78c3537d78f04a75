use domain::identifiers::Ogrn;

use super::{Fields, fields::Problems};
use crate::{
    error::{AppError, Problem},
    ports::{Admission, LONGEST_LABEL, SHARE_HOURS},
};

/// Reads `label` and `hours`, of a link that shows the code.
pub fn share(fields: &Fields) -> Result<(String, u32), AppError> {
    let mut problems = Problems::default();
    let label = problems.note("label", fields.one("label", LONGEST_LABEL));
    let hours = fields.one("hours", 3).and_then(|hours| {
        let hours = hours.parse().ok();
        hours
            .filter(|hours| SHARE_HOURS.contains(hours))
            .ok_or(Problem::Choice)
    });
    match (label, problems.note("hours", hours)) {
        (Some(label), Some(hours)) => Ok((label.to_owned(), hours)),
        _ => Err(problems.into_error()),
    }
}

/// Reads `organization`, `came`, `compared` and `key`, of a family let in.
///
/// # Errors
/// [`AppError::Invalid`] for what no form of ours sends, with the field of `came`.
pub fn admission(fields: &Fields) -> Result<(Ogrn, Admission), AppError> {
    let broken = |_| AppError::Invalid { fields: Vec::new() };
    let organization = fields.one("organization", 15).map_err(broken)?;
    let organization = Ogrn::parse(organization).map_err(|_| broken(Problem::Shape))?;
    let key = fields.one("key", 36).map_err(broken)?.to_owned();
    let came = fields
        .one("came", 3)
        .and_then(|came| came.parse().map_err(|_| Problem::Count))
        .map_err(|problem| AppError::field("came", problem))?;
    Ok((
        organization,
        Admission {
            came,
            compared: fields.first("compared").is_some(),
            key,
        },
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_for_somebody_and_for_one_of_the_times() {
        let read =
            |label: &str, hours: &str| share(&Fields::of(&[("label", label), ("hours", hours)]));
        assert_eq!(read(" бабушка ", "720"), Ok(("бабушка".to_owned(), 720)));
        assert_eq!(
            read("", "1"),
            Err(AppError::field("label", Problem::Required))
        );
        for hours in ["2", "0", "-1", "x", "8760"] {
            assert!(read("бабушка", hours).is_err(), "{hours}");
        }
    }

    #[test]
    fn whoever_lets_in_says_how_many() {
        let read = |came: &str| {
            admission(&Fields::of(&[
                ("organization", "1269900000017"),
                ("came", came),
                ("key", "0198c0de-0000-7000-8000-000000000001"),
            ]))
        };
        let (_, admission) = read("3").expect("reads");
        assert_eq!((admission.came, admission.compared), (3, false));
        assert_eq!(read("x"), Err(AppError::field("came", Problem::Count)));
        assert!(read("").is_err());
    }
}
