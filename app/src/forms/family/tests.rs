use time::macros::date;

use super::*;

const TODAY: Date = date!(2026 - 03 - 01);

fn form() -> Vec<(&'static str, &'static str)> {
    vec![
        ("region", "77"),
        ("from", "2024-05-20"),
        ("until", ""),
        ("whole_name-0", "Ветрова  Анна Павловна"),
        ("birth-0", "1990-11-01"),
        ("snils-0", "900-000-001 82"),
        ("whole_name-2", "Ветров Пётр"),
        ("birth-2", "2012-01-01"),
        ("studies-2", "2034-06-30"),
        ("whole_name-3", "Ветрова Ольга Ильинична"),
        ("birth-3", "2015-01-01"),
    ]
}

fn problems(changes: &[(&'static str, &'static str)]) -> Vec<(String, Problem)> {
    let mut fields = form();
    fields.retain(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    fields.extend(changes);
    match new_family(&Fields::of(&fields), TODAY) {
        Ok(_) => Vec::new(),
        Err(AppError::Invalid { fields }) => fields
            .into_iter()
            .map(|error| (error.field, error.problem))
            .collect(),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn rows_without_anything_are_left_out() {
    let family = new_family(&Fields::of(&form()), TODAY).expect("a family");
    assert_eq!(family.region.key(), "77");
    assert_eq!(family.until, None);
    let names: Vec<_> = family
        .members
        .iter()
        .map(|member| {
            (
                member.role,
                member.given_name.as_str(),
                member.patronymic.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        names,
        [
            (FamilyRole::Parent, "Анна", Some("Павловна")),
            (FamilyRole::Child, "Пётр", None),
            (FamilyRole::Child, "Ольга", Some("Ильинична")),
        ]
    );
    assert_eq!(family.members[1].studies_until, Some(date!(2034 - 06 - 30)));
    assert_eq!(
        family.members[0].snils,
        Some(("900-000-001 82".to_owned(), "snils-0"))
    );
}

#[test]
fn every_mistake_is_named_at_its_field() {
    for (changes, field, problem) in [
        (vec![("region", "99")], "region", Problem::Choice),
        (vec![("from", "")], "from", Problem::Required),
        (vec![("until", "2024-05-19")], "until", Problem::Reversed),
        (
            vec![("whole_name-2", "Ветров")],
            "whole_name-2",
            Problem::FullName,
        ),
        (
            vec![("whole_name-2", "")],
            "whole_name-2",
            Problem::Required,
        ),
        (vec![("birth-3", "2026-03-02")], "birth-3", Problem::Future),
        (vec![("birth-3", "2015-02-30")], "birth-3", Problem::Date),
        (
            vec![("birth-3", "1980-01-01")],
            "birth-3",
            Problem::Reversed,
        ),
        (
            vec![("whole_name-0", ""), ("birth-0", ""), ("snils-0", "")],
            "whole_name-0",
            Problem::Required,
        ),
        (
            vec![("whole_name-3", "Ветров Пётр"), ("birth-3", "2012-01-01")],
            "birth-3",
            Problem::Repeated,
        ),
    ] {
        assert_eq!(
            problems(&changes),
            [(field.to_owned(), problem)],
            "{changes:?}"
        );
    }
}

#[test]
fn a_change_names_the_family_it_has_seen() {
    let read =
        |what: &str, fields: &[(&str, &str)]| family_change(what, &Fields::of(fields), TODAY);
    assert!(read("other", &[("revision", "1")]).is_none());
    let broken = Some(Err(AppError::Invalid { fields: Vec::new() }));
    assert_eq!(read("term", &[("until", "")]), broken);
    assert_eq!(
        read(
            "decide",
            &[("revision", "1"), ("decision", "x"), ("reason", "y")]
        ),
        broken
    );
    assert_eq!(
        read("term", &[("revision", "3"), ("until", "")]),
        Some(Ok((3, FamilyChange::Term(None))))
    );
    assert_eq!(
        read(
            "decide",
            &[("revision", "3"), ("decision", "end"), ("reason", " ")]
        ),
        Some(Err(AppError::field("reason", Problem::Required)))
    );
    assert_eq!(
        read("decide", &[("revision", "3"), ("decision", "resume")]),
        Some(Ok((3, FamilyChange::Resume)))
    );
}
