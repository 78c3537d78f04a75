//! Writing the demo into the tables.

use std::collections::BTreeMap;

use domain::{
    consent::ConsentKind,
    director::DirectorRole,
    enrolment::{CONSENT_VERSION, RUSSIA},
    holder::HolderState,
    identifiers::{Phone, Snils},
    moscow,
    offline::DEFAULT_CAP,
    scenario::Scenario,
};
use sea_orm::{ActiveModelTrait, ActiveValue::NotSet, EntityTrait, IntoActiveModel};
use time::{Date, Duration};
use uuid::Uuid;

use super::{
    checks,
    days::Day,
    organizations::{self, LIBRARY, MANDATES, Mandate},
    people::{self, DigitalId, GUARD, LIBRARIAN, Person},
};
use crate::{
    api_keys,
    powers::rows,
    registry::days as stored,
    store::{
        self, Database, StoreError, WriteTransaction, accounts, consents, directors, holders,
        identities, powers, statuses, tills,
    },
};

/// Writes everything or nothing.
pub(super) async fn write(
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
        mandates: 0,
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
        let mut past = match mandate.representative.key {
            _ if mandate.organization.ogrn != LIBRARY.ogrn => Vec::new(),
            key if key == LIBRARIAN.key => checks::OF_LIBRARIAN.to_vec(),
            key if key == GUARD.key => checks::OF_GUARD.to_vec(),
            _ => Vec::new(),
        };
        if !past.is_empty() && mandate.representative.key == LIBRARIAN.key {
            past.extend(checks::of_past_days(now, today));
        }
        let verifier = seed.account(mandate.representative);
        let rows = past
            .iter()
            .filter_map(|check| checks::row(check, mandate.organization, &verifier, &number, now));
        let rows: Vec<_> = rows.map(IntoActiveModel::into_active_model).collect();
        if !rows.is_empty() {
            store::checks::Entity::insert_many(rows)
                .exec_without_returning(&*seed.transaction)
                .await?;
        }
    }
    seed.till().await?;
    seed.transaction.commit().await
}

/// `Анна Павловна`
fn parts(given_name: &str) -> (&str, Option<String>) {
    match given_name.split_once(' ') {
        Some((given_name, patronymic)) => (given_name, Some(patronymic.to_owned())),
        None => (given_name, None),
    }
}

struct Seed {
    transaction: WriteTransaction,
    now: i64,
    today: Date,
    /// Ids of the accounts by key.
    ids: BTreeMap<&'static str, String>,
    /// Mandates written so far.
    mandates: i64,
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
        let known = people::CONFIRMED
            .into_iter()
            .find(|(known, ..)| known.key == person.key)
            .map(|(_, birth, document)| (birth, document));
        let known = known.or(person.id.as_ref().map(|id| (id.birth, id.document)));
        if let Some(known) = known {
            self.identity(&id, surname, given_name, known).await?;
        }
        if let Some(digital_id) = &person.id {
            self.holder(digital_id, &id, surname, given_name).await?;
            self.consent(&id).await?;
        }
        self.ids.insert(person.key, id);
        Ok(())
    }

    /// What the desk saw when it confirmed the account.
    async fn identity(
        &self,
        account: &str,
        surname: &str,
        given_name: &str,
        (birth, document): (Day, &str),
    ) -> Result<(), StoreError> {
        let (given_name, patronymic) = parts(given_name);
        let row = identities::Model {
            account_id: account.to_owned(),
            surname: surname.to_owned(),
            given_name: given_name.to_owned(),
            patronymic,
            birth: stored::write(birth.on(self.today)),
            citizenship: RUSSIA.to_owned(),
            document: document.to_owned(),
            recorded_at: self.noon(-400),
        };
        row.into_active_model().insert(&*self.transaction).await?;
        Ok(())
    }

    async fn consent(&self, account: &str) -> Result<(), StoreError> {
        let row = consents::Model {
            id: Uuid::new_v4().to_string(),
            account_id: account.to_owned(),
            kind: ConsentKind::DigitalId.key().to_owned(),
            version: i64::from(CONSENT_VERSION),
            given_at: self.noon(-365),
            withdrawn_at: None,
        };
        row.into_active_model().insert(&*self.transaction).await?;
        Ok(())
    }

    async fn holder(
        &self,
        id: &DigitalId,
        account: &str,
        surname: &str,
        given_name: &str,
    ) -> Result<(), StoreError> {
        let (given_name, patronymic) = parts(given_name);
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
                revision: 0,
                end_reason: None,
                source_key: None,
                import_id: None,
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
            offline_cap: DEFAULT_CAP,
        };
        row.into_active_model().insert(&*self.transaction).await?;
        let row = directors::Model {
            ogrn: organization.ogrn.to_owned(),
            account_id: self.account(organization.director),
            created_at: self.noon(-400),
            role: DirectorRole::Director.key().to_owned(),
        };
        row.into_active_model().insert(&*self.transaction).await?;
        Ok(())
    }

    /// A till of the library whose key nobody has: its director gives it another one.
    async fn till(&self) -> Result<(), StoreError> {
        let row = tills::Model {
            id: Uuid::new_v4().to_string(),
            ogrn: LIBRARY.ogrn.to_owned(),
            name: "Касса 1".to_owned(),
            account_id: self.account(&LIBRARIAN),
            scenarios: serde_json::to_string(&[Scenario::Age18])
                .map_err(|_| StoreError::corrupt("tills.scenarios"))?,
            secret_hash: api_keys::hash(&Uuid::new_v4().to_string()),
            created_at: self.noon(-30),
            created_by: self.account(LIBRARY.director),
            used_at: None,
            window_start: 0,
            calls: 0,
            revoked_at: None,
            revoked_by: None,
        };
        row.into_active_model().insert(&*self.transaction).await?;
        Ok(())
    }

    /// Writes a power of attorney and returns its number.
    async fn mandate(&mut self, mandate: &Mandate) -> Result<String, StoreError> {
        let number = Uuid::new_v4().to_string();
        let director = self.account(mandate.organization.director);
        let from = mandate.from.on(self.today);
        let scenarios: Vec<String> = mandate
            .scenarios
            .iter()
            .copied()
            .map(Scenario::key)
            .collect();
        self.mandates += 1;
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
            status_index: Some(self.mandates),
            document: None,
            limits: rows::write_limits(&(mandate.limits)())?,
            suspended_at: None,
            suspensions: None,
            replaced_by: None,
            replaced_from: None,
            lead: None,
            plain_text: None,
            may_hand_over: false,
            parent: None,
        };
        row.into_active_model().insert(&*self.transaction).await?;
        Ok(number)
    }
}
