//! The demo: invented people, organizations and powers of attorney, with which one can try
//! everything at once. Never beside real data: it is put into an empty database only.

mod checks;
mod days;
mod organizations;
mod people;

use std::collections::BTreeMap;

use app::{error::AppError, ports::DemoPerson};
use domain::{
    holder::HolderState,
    identifiers::{Phone, Snils},
    moscow,
    scenario::Scenario,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, EntityTrait, IntoActiveModel, PaginatorTrait,
};
use time::{Date, Duration};
use uuid::Uuid;

use self::{
    organizations::{LIBRARY, MANDATES, Mandate},
    people::{DigitalId, GUARD, LIBRARIAN, Person},
};
use crate::{
    accounts::password::Passwords,
    clock::Clock,
    registry::days as stored,
    store::{
        self, Database, StoreError, WriteTransaction, accounts, directors, holders, powers,
        statuses,
    },
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
    match write(database, now, today, &password_hash).await {
        Ok(()) => Ok(true),
        // Another process did it in the meantime.
        Err(StoreError::Conflict(_)) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

async fn is_empty(database: &Database) -> Result<bool, StoreError> {
    Ok(accounts::Entity::find().count(database.read()).await? == 0)
}

/// Writes everything or nothing.
async fn write(
    database: &Database,
    now: i64,
    today: Date,
    password_hash: &str,
) -> Result<(), StoreError> {
    let mut seed = Seed {
        transaction: database.write().await?,
        now,
        today,
        ids: BTreeMap::new(),
    };
    for person in people::ALL {
        seed.person(person, password_hash).await?;
    }
    for organization in organizations::ALL {
        seed.organization(organization).await?;
    }
    for mandate in &MANDATES {
        let number = seed.mandate(mandate).await?;
        // Each has one mandate of the library that could have covered them.
        let past: &[_] = match mandate.representative.key {
            _ if mandate.organization.ogrn != LIBRARY.ogrn => &[],
            key if key == LIBRARIAN.key => &checks::OF_LIBRARIAN,
            key if key == GUARD.key => &checks::OF_GUARD,
            _ => &[],
        };
        let rows = past.iter().filter_map(|check| {
            let verifier = seed.account(mandate.representative);
            checks::row(check, mandate.organization, &verifier, &number, now)
        });
        for row in rows {
            row.into_active_model().insert(&*seed.transaction).await?;
        }
    }
    seed.transaction.commit().await
}

struct Seed {
    transaction: WriteTransaction,
    now: i64,
    today: Date,
    /// Ids of the accounts by key.
    ids: BTreeMap<&'static str, String>,
}

impl Seed {
    fn account(&self, person: &Person) -> String {
        self.ids.get(person.key).cloned().unwrap_or_default()
    }

    /// Noon in Moscow of the day that lies `days` from today, and never in the future.
    fn noon(&self, days: i64) -> i64 {
        let day = self.today.saturating_add(Duration::days(days));
        (moscow::midnight(day) + 12 * 60 * 60).min(self.now)
    }

    async fn person(
        &mut self,
        person: &'static Person,
        password_hash: &str,
    ) -> Result<(), StoreError> {
        let id = Uuid::new_v4().to_string();
        let phone = Phone::parse(person.phone).map_err(|_| StoreError::corrupt("demo.phone"))?;
        let snils = Snils::parse(person.snils).map_err(|_| StoreError::corrupt("demo.snils"))?;
        let (surname, given_name) = person.name.split_once(' ').unwrap_or((person.name, ""));
        let row = accounts::Model {
            id: id.clone(),
            phone: Some(phone.as_str().to_owned()),
            snils: Some(snils.as_digits().to_owned()),
            password_hash: password_hash.to_owned(),
            assurance: person.assurance.key().to_owned(),
            name: person.name.to_owned(),
            given_name: given_name.to_owned(),
            is_operator: person.is_operator,
            demo_key: Some(person.key.to_owned()),
            created_at: self.noon(-400),
        };
        row.into_active_model().insert(&*self.transaction).await?;
        if let Some(digital_id) = &person.id {
            self.holder(digital_id, &id, surname, given_name).await?;
        }
        self.ids.insert(person.key, id);
        Ok(())
    }

    async fn holder(
        &self,
        id: &DigitalId,
        account: &str,
        surname: &str,
        given_name: &str,
    ) -> Result<(), StoreError> {
        let (given_name, patronymic) = match given_name.split_once(' ') {
            Some((given_name, patronymic)) => (given_name, Some(patronymic.to_owned())),
            None => (given_name, None),
        };
        let (_, picture) = id.face;
        let mut row = holders::Model {
            number: 0,
            account_id: Some(account.to_owned()),
            surname: surname.to_owned(),
            given_name: given_name.to_owned(),
            patronymic,
            birth: stored::write(id.birth.on(self.today)),
            document: id.document.to_owned(),
            source: id.source.key().to_owned(),
            state: HolderState::Active.key().to_owned(),
            epoch: 1,
            photo_type: Some("image/svg+xml".to_owned()),
            photo: Some(picture.to_vec()),
            created_at: self.noon(-365),
        }
        .into_active_model();
        row.number = NotSet;
        let holder = row.insert(&*self.transaction).await?;
        for held in id.statuses {
            let row = statuses::Model {
                id: Uuid::new_v4().to_string(),
                holder_number: holder.number,
                kind: held.kind.key().to_owned(),
                valid_from: stored::write(held.from.on(self.today)),
                valid_until: held.until.map(|day| stored::write(day.on(self.today))),
                suspended: false,
                source: held.source.to_owned(),
                created_at: self.noon(-365),
            };
            row.into_active_model().insert(&*self.transaction).await?;
        }
        Ok(())
    }

    async fn organization(
        &self,
        organization: &organizations::Organization,
    ) -> Result<(), StoreError> {
        let row = store::organizations::Model {
            ogrn: organization.ogrn.to_owned(),
            inn: organization.inn.to_owned(),
            kpp: Some(organization.kpp.to_owned()),
            name: organization.name.to_owned(),
            full_name: organization.full_name.to_owned(),
            created_at: self.noon(-400),
        };
        row.into_active_model().insert(&*self.transaction).await?;
        let row = directors::Model {
            ogrn: organization.ogrn.to_owned(),
            account_id: self.account(organization.director),
            created_at: self.noon(-400),
        };
        row.into_active_model().insert(&*self.transaction).await?;
        Ok(())
    }

    /// Writes a power of attorney and returns its number.
    async fn mandate(&self, mandate: &Mandate) -> Result<String, StoreError> {
        let number = Uuid::new_v4().to_string();
        let director = self.account(mandate.organization.director);
        let from = mandate.from.on(self.today);
        let scenarios: Vec<String> = mandate
            .scenarios
            .iter()
            .copied()
            .map(Scenario::key)
            .collect();
        let row = powers::Model {
            number: number.clone(),
            ogrn: mandate.organization.ogrn.to_owned(),
            account_id: self.account(mandate.representative),
            scenarios: serde_json::to_string(&scenarios)
                .map_err(|_| StoreError::corrupt("powers.scenarios"))?,
            valid_from: stored::write(from),
            valid_until: stored::write(mandate.until.on(self.today)),
            issued_by: director.clone(),
            issued_at: self.noon((from - self.today).whole_days().min(-1)),
            revoked_at: mandate.revoked.map(|(days, _)| self.noon(-days)),
            revoked_by: mandate.revoked.map(|_| director),
            revoke_reason: mandate.revoked.map(|(_, reason)| reason.to_owned()),
        };
        row.into_active_model().insert(&*self.transaction).await?;
        Ok(number)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::{
        identifiers::{Inn, Ogrn},
        power::{PowerOfAttorney, Powers, Validity},
    };
    use time::macros::date;

    use super::*;

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
                        powers: Powers::new(mandate.scenarios.iter().copied()).expect("some"),
                        validity: Validity::new(from, until).expect("in order"),
                        revoked: mandate.revoked.is_some(),
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
