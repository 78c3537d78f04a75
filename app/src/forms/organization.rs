use domain::identifiers::{Inn, Kpp, NumberError, Ogrn};

use super::{Fields, fields::Problems, issue_power::optional};
use crate::{
    error::{AppError, Problem},
    ports::NewOrganization,
};

/// Digits of an ОГРНИП.
const OGRNIP: usize = 15;

/// Reads `ogrn`, `inn`, `kpp` (of a legal entity alone), `name_short`, `name_full` and `person`.
pub fn new_organization(fields: &Fields) -> Result<NewOrganization, AppError> {
    let mut problems = Problems::default();
    let ogrn = number(fields, "ogrn", Ogrn::parse);
    let is_entrepreneur = ogrn
        .as_ref()
        .is_ok_and(|ogrn| ogrn.as_str().len() == OGRNIP);
    let ogrn = problems.note("ogrn", ogrn);
    let digits = if is_entrepreneur { 12 } else { 10 };
    let inn = number(fields, "inn", Inn::parse).and_then(|inn| match inn.as_str().len() {
        length if length == digits => Ok(inn),
        _ => Err(Problem::Shape),
    });
    let inn = problems.note("inn", inn);
    let kpp = match optional(fields, "kpp", 12) {
        Ok(None) if is_entrepreneur => Ok(None),
        Ok(None) => Err(Problem::Required),
        Ok(Some(_)) if is_entrepreneur => Err(Problem::Choice),
        Ok(Some(kpp)) => Kpp::parse(kpp).map(Some).map_err(|_| Problem::Shape),
        Err(problem) => Err(problem),
    };
    let kpp = problems.note("kpp", kpp);
    let name = problems.note("name_short", fields.one("name_short", 160));
    let full_name = problems.note("name_full", fields.one("name_full", 1_000));
    let person = problems.note("person", fields.one("person", 40));
    match (ogrn, inn, kpp, name, full_name, person) {
        (Some(ogrn), Some(inn), Some(kpp), Some(name), Some(full_name), Some(person)) => {
            Ok(NewOrganization {
                ogrn,
                inn,
                kpp,
                name: name.to_owned(),
                full_name: full_name.to_owned(),
                person: person.to_owned(),
            })
        }
        _ => Err(problems.into_error()),
    }
}

/// A number with control digits.
fn number<T>(
    fields: &Fields,
    name: &str,
    parse: impl Fn(&str) -> Result<T, NumberError>,
) -> Result<T, Problem> {
    parse(fields.one(name, 20)?).map_err(|error| match error {
        NumberError::Control => Problem::Control,
        NumberError::Shape => Problem::Shape,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENTITY: [(&str, &str); 6] = [
        ("ogrn", "1027700132195"),
        ("inn", "7707083893"),
        ("kpp", "770701001"),
        ("name_short", "МКУ «Библиотека»"),
        ("name_full", "Библиотека"),
        ("person", "112-233-445 95"),
    ];

    fn problems(changes: &[(&str, &str)]) -> Vec<(String, Problem)> {
        let mut fields = ENTITY.to_vec();
        fields.retain(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
        fields.extend(changes);
        match new_organization(&Fields::of(&fields)) {
            Err(AppError::Invalid { fields }) => fields
                .into_iter()
                .map(|it| (it.field, it.problem))
                .collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn an_entrepreneur_has_other_numbers_than_a_legal_entity() {
        assert_eq!(problems(&[]), []);
        let of = |field: &str, problem| vec![(field.to_owned(), problem)];
        let ip = [
            ("ogrn", "304500116000157"),
            ("inn", "500100732259"),
            ("kpp", ""),
        ];
        assert_eq!(problems(&ip), []);
        let with_kpp = [("ogrn", "304500116000157"), ("inn", "500100732259")];
        assert_eq!(problems(&with_kpp), of("kpp", Problem::Choice));
        assert_eq!(problems(&[("kpp", "")]), of("kpp", Problem::Required));
        assert_eq!(
            problems(&[("inn", "500100732259")]),
            of("inn", Problem::Shape)
        );
        assert_eq!(
            problems(&[("ogrn", "1027700132196")]),
            of("ogrn", Problem::Control)
        );
        assert_eq!(
            problems(&[("name_full", " ")]),
            of("name_full", Problem::Required)
        );
    }
}
