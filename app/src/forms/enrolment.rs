use domain::{
    enrolment::Licence,
    holder::IdSource,
    passport::{LINE, Passport},
};
use time::{Date, macros::format_description};

use super::{Fields, fields::Problems};
use crate::{
    error::{AppError, Problem},
    ports::{Claim, LONGEST_RETURN},
};

/// Reads `version` of a consent that is `agreed` to.
pub fn consent(fields: &Fields) -> Result<u32, AppError> {
    let version = fields.one("version", 10).ok();
    let version = version.and_then(|version| version.parse().ok());
    if fields.first("agreed").is_none() {
        return Err(AppError::field("agreed", Problem::Required));
    }
    version.ok_or(AppError::Invalid { fields: Vec::new() })
}

/// Reads the way and what it needs; `today` decides the century of a birth.
pub fn claim(fields: &Fields, today: Date) -> Result<Claim, AppError> {
    let way = fields
        .one("way", 30)
        .map_err(|problem| AppError::field("way", problem))?;
    match IdSource::from_key(way) {
        Some(IdSource::Biometrics) => Ok(Claim::Biometrics),
        Some(IdSource::ForeignPassport) => passport(fields, today).map(Claim::ForeignPassport),
        Some(IdSource::DrivingLicence) => licence(fields).map(Claim::DrivingLicence),
        None => Err(AppError::field("way", Problem::Choice)),
    }
}

fn passport(fields: &Fields, today: Date) -> Result<Passport, AppError> {
    let mut problems = Problems::default();
    // With room for spaces.
    let first = problems.note("mrz_first", fields.one("mrz_first", 2 * LINE));
    let second = problems.note("mrz_second", fields.one("mrz_second", 2 * LINE));
    let (Some(first), Some(second)) = (first, second) else {
        return Err(problems.into_error());
    };
    Passport::read(first, second, today).map_err(|(first, second)| {
        for (field, fault) in [("mrz_first", first), ("mrz_second", second)] {
            if let Some(fault) = fault {
                problems.add(field, Problem::Passport(fault));
            }
        }
        problems.into_error()
    })
}

fn licence(fields: &Fields) -> Result<Licence, AppError> {
    let mut problems = Problems::default();
    let number = problems.note("licence", fields.one("licence", 20));
    let until = fields.one("licence_until", 10).and_then(|text| {
        Date::parse(text, format_description!("[year]-[month]-[day]")).map_err(|_| Problem::Date)
    });
    let until = problems.note("licence_until", until);
    if let (Some(number), Some(until)) = (number, until) {
        match Licence::new(number, until) {
            Some(licence) => return Ok(licence),
            None => problems.add("licence", Problem::Shape),
        }
    }
    Err(problems.into_error())
}

/// Reads an operator's decision about the pictures of a `version`: the reason with which they
/// go back, or `None` where they are accepted.
pub fn application_decision(fields: &Fields) -> Result<(i64, Option<String>), AppError> {
    let version = fields.one("version", 20).ok();
    let version = version.and_then(|version| version.parse().ok());
    let version = version.ok_or(AppError::Invalid { fields: Vec::new() })?;
    match fields.one("decision", 10) {
        Ok("accept") => Ok((version, None)),
        Ok("return") => fields
            .one("return_reason", LONGEST_RETURN)
            .map(|reason| (version, Some(reason.to_owned())))
            .map_err(|problem| AppError::field("return_reason", problem)),
        _ => Err(AppError::Invalid { fields: Vec::new() }),
    }
}

#[cfg(test)]
mod tests {
    use domain::passport::MrzFault;
    use time::macros::date;

    use super::*;

    const TODAY: Date = date!(2026 - 03 - 01);

    fn names(error: AppError) -> Vec<(String, Problem)> {
        let AppError::Invalid { fields } = error else {
            panic!("{error:?}");
        };
        let name = |field: crate::error::FieldError| (field.field, field.problem);
        fields.into_iter().map(name).collect()
    }

    #[test]
    fn a_consent_is_meant() {
        let read = |fields: &[(&str, &str)]| consent(&Fields::of(fields));
        assert_eq!(read(&[("version", "1"), ("agreed", "yes")]), Ok(1));
        assert_eq!(
            read(&[("version", "1")]),
            Err(AppError::field("agreed", Problem::Required))
        );
        let nonsense = Err(AppError::Invalid { fields: Vec::new() });
        assert_eq!(read(&[("version", "x"), ("agreed", "yes")]), nonsense);
        assert_eq!(read(&[("agreed", "yes")]), nonsense);
    }

    #[test]
    fn each_way_asks_for_its_own() {
        let read = |fields: &[(&str, &str)]| claim(&Fields::of(fields), TODAY);
        assert_eq!(read(&[("way", "biometrics")]), Ok(Claim::Biometrics));
        let first = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
        let second = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
        let way = ("way", "foreign_passport");
        let good = read(&[way, ("mrz_first", first), ("mrz_second", second)]);
        assert!(matches!(good, Ok(Claim::ForeignPassport(_))), "{good:?}");
        let bad = read(&[way, ("mrz_first", "P<"), ("mrz_second", "L8")]);
        let length = Problem::Passport(MrzFault::Length);
        assert_eq!(
            names(bad.expect_err("refused")),
            [
                ("mrz_first".to_owned(), length),
                ("mrz_second".to_owned(), length)
            ]
        );
        let empty = names(read(&[way]).expect_err("refused"));
        assert_eq!(empty.len(), 2);
        let way = ("way", "driving_licence");
        let number = ("licence", "00 26 000103");
        let good = read(&[way, number, ("licence_until", "2030-01-01")]);
        assert!(matches!(good, Ok(Claim::DrivingLicence(_))), "{good:?}");
        let bad = read(&[way, ("licence", "1"), ("licence_until", "2030-02-30")]);
        assert_eq!(
            names(bad.expect_err("refused")),
            [("licence_until".to_owned(), Problem::Date)]
        );
        let short = read(&[way, ("licence", "1"), ("licence_until", "2030-02-03")]);
        assert_eq!(
            names(short.expect_err("refused")),
            [("licence".to_owned(), Problem::Shape)]
        );
        assert_eq!(
            read(&[("way", "magic")]),
            Err(AppError::field("way", Problem::Choice))
        );
        assert_eq!(read(&[]), Err(AppError::field("way", Problem::Required)));
    }

    #[test]
    fn a_decision_is_about_what_was_seen() {
        let read = |fields: &[(&str, &str)]| application_decision(&Fields::of(fields));
        let version = ("version", "2");
        assert_eq!(read(&[version, ("decision", "accept")]), Ok((2, None)));
        assert_eq!(
            read(&[
                version,
                ("decision", "return"),
                ("return_reason", " Другой человек ")
            ]),
            Ok((2, Some("Другой человек".to_owned())))
        );
        assert_eq!(
            read(&[version, ("decision", "return")]),
            Err(AppError::field("return_reason", Problem::Required))
        );
        let nonsense = Err(AppError::Invalid { fields: Vec::new() });
        assert_eq!(read(&[("decision", "accept")]), nonsense);
        assert_eq!(read(&[version]), nonsense);
    }
}
