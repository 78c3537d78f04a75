//! The demo: invented people, organizations and powers of attorney, with which one can try
//! everything at once. Never beside real data: it is put into an empty database only.

mod biometrics;
mod checks;
mod days;
mod families;
mod organizations;
mod people;
mod seed;

pub use families::seed_family;

use app::{error::AppError, ports::DemoPerson};
use domain::moscow;
use sea_orm::{EntityTrait, PaginatorTrait};

pub use self::biometrics::Biometrics;
use self::people::Person;
use crate::{
    accounts::password::Passwords,
    clock::Clock,
    store::{Database, StoreError, accounts},
};

/// The password of every demo person. No secret: demo people have nothing to protect.
pub const PASSWORD: &str = "demo-2026";

/// The demo people that the sign-in page offers, in its order.
pub fn people() -> Vec<DemoPerson> {
    let line = |person: &&'static Person| DemoPerson {
        key: person.key,
        name: person.name,
        face: person.id.as_ref().map(|id| id.face.0),
        phone: person.phone,
    };
    people::ALL
        .iter()
        .filter(|person| person.offered)
        .map(line)
        .collect()
}

/// Puts the demo into `database`, with its days told from today. Nothing happens, and the
/// answer is `false`, if there is any account.
pub async fn seed(database: &Database, clock: &dyn Clock) -> Result<bool, AppError> {
    if !is_empty(database).await? {
        return Ok(false);
    }
    let now = clock.now();
    let today = moscow::day(now).ok_or_else(|| {
        tracing::error!("the clock is outside the years that a date can hold");
        AppError::Internal {
            request_id: String::new(),
        }
    })?;
    let password_hash = Passwords::new().hash(PASSWORD).await?;
    match seed::write(database, now, today, &password_hash).await {
        Ok(()) => Ok(true),
        // Another process did it in the meantime.
        Err(StoreError::Conflict(_)) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

async fn is_empty(database: &Database) -> Result<bool, StoreError> {
    Ok(accounts::Entity::find().count(database.read()).await? == 0)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::{
        identifiers::{Inn, Ogrn, Phone, Snils},
        power::{PowerOfAttorney, Powers, Validity},
    };
    use time::macros::date;

    use super::{
        organizations::{LIBRARY, MANDATES},
        *,
    };

    #[test]
    fn every_number_has_valid_control_digits_and_is_nobody_elses() {
        let mut seen = BTreeSet::new();
        for person in people::ALL {
            let phone = Phone::parse(person.phone).expect(person.name);
            let snils = Snils::parse(person.snils).expect(person.name);
            assert_eq!(snils.to_string(), person.snils);
            assert!(seen.insert(phone.as_str().to_owned()), "{}", person.phone);
            assert!(
                seen.insert(snils.as_digits().to_owned()),
                "{}",
                person.snils
            );
            assert_eq!(person.name.split(' ').count(), 3, "{}", person.name);
        }
        for organization in organizations::ALL {
            assert!(
                Ogrn::parse(organization.ogrn).is_ok(),
                "{}",
                organization.name
            );
            assert!(
                Inn::parse(organization.inn).is_ok(),
                "{}",
                organization.name
            );
            assert!(seen.insert(organization.ogrn.to_owned()));
            assert!(seen.insert(organization.inn.to_owned()));
        }
    }

    #[test]
    fn the_library_has_a_power_in_every_state_on_any_day() {
        for today in [
            date!(2026 - 03 - 01),
            date!(2028 - 02 - 29),
            date!(2030 - 12 - 31),
        ] {
            let states: BTreeSet<_> = MANDATES
                .iter()
                .filter(|mandate| mandate.organization.ogrn == LIBRARY.ogrn)
                .map(|mandate| {
                    let (from, until) = (mandate.from.on(today), mandate.until.on(today));
                    let power = PowerOfAttorney {
                        revoked: mandate.revoked.is_some(),
                        ..PowerOfAttorney::new(
                            Powers::new(mandate.scenarios.iter().copied()).expect("some"),
                            Validity::new(from, until).expect("in order"),
                        )
                    };
                    power.state(today).key()
                })
                .collect();
            assert_eq!(states.len(), 5, "{states:?}");
        }
    }

    #[test]
    fn every_person_has_a_description_in_both_languages() {
        for texts in [
            include_str!("../../locales/ru/demo.ftl"),
            include_str!("../../locales/en/demo.ftl"),
        ] {
            for person in people() {
                let key = format!("demo-{} = ", person.key);
                assert!(texts.lines().any(|line| line.starts_with(&key)), "{key}");
            }
        }
    }
}
