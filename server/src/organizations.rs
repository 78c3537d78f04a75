//! Organizations at the registry desk: without one written down there is no cabinet.

use std::{collections::BTreeMap, sync::Arc};

use app::{
    error::{AppError, Problem},
    ports::{NewOrganization, OrganizationDesk, RegisteredOrganization, Visitor},
};
use domain::{director::DirectorRole, offline::DEFAULT_CAP};
use port::port;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, QueryFilter as _, QueryOrder as _,
    sea_query::OnConflict,
};

use crate::{
    accounts::confirmed,
    clock::Clock,
    confirmations, leadership,
    powers::{numbered, people::Names},
    registry::operator,
    store::{Database, StoreError, directors, organizations as rows},
};

/// [`OrganizationDesk`] on the database.
pub struct StoredOrganizations {
    database: Database,
    clock: Arc<dyn Clock>,
}

impl StoredOrganizations {
    /// The organizations in `database`; `clock` dates them.
    pub fn new(database: Database, clock: Arc<dyn Clock>) -> Self {
        Self { database, clock }
    }
}

#[port]
impl OrganizationDesk for StoredOrganizations {
    async fn registered(&self, by: &Visitor) -> Result<Vec<RegisteredOrganization>, AppError> {
        operator(by)?;
        let db = self.database.read();
        let all = rows::Entity::find()
            .order_by_asc(rows::Column::Name)
            .order_by_asc(rows::Column::Ogrn)
            .all(db)
            .await
            .map_err(StoreError::from)?;
        let leaders = directors::Entity::find()
            .filter(directors::Column::Role.eq(DirectorRole::Director.key()))
            .all(db)
            .await
            .map_err(StoreError::from)?;
        let names = Names::of(db, leaders.iter().map(|row| row.account_id.as_str())).await?;
        let mut led: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for row in &leaders {
            led.entry(&row.ogrn)
                .or_default()
                .push(names.name(&row.account_id));
        }
        let confirming = confirmations::all_allowed(db).await?;
        let mut registered = Vec::with_capacity(all.len());
        for row in &all {
            let mut directors = led.remove(row.ogrn.as_str()).unwrap_or_default();
            directors.sort();
            registered.push(RegisteredOrganization {
                organization: numbered(db, &row.ogrn).await?,
                directors,
                confirms_accounts: confirming.contains(&row.ogrn),
                since: row.created_at,
            });
        }
        Ok(registered)
    }

    async fn register(&self, by: &Visitor, organization: &NewOrganization) -> Result<(), AppError> {
        operator(by)?;
        let now = self.clock.now();
        let transaction = self.database.write().await?;
        let row = rows::Model {
            ogrn: organization.ogrn.as_str().to_owned(),
            inn: organization.inn.as_str().to_owned(),
            kpp: organization.kpp.as_ref().map(|kpp| kpp.as_str().to_owned()),
            name: organization.name.clone(),
            full_name: organization.full_name.clone(),
            created_at: now,
            offline_cap: DEFAULT_CAP,
        };
        let known = OnConflict::column(rows::Column::Ogrn)
            .do_nothing()
            .to_owned();
        let written = rows::Entity::insert(row.into_active_model())
            .on_conflict(known)
            .exec_without_returning(&*transaction)
            .await
            .map_err(StoreError::from)?;
        if written == 0 {
            return Err(AppError::field("ogrn", Problem::AlreadyDone));
        }
        let (ogrn, person) = (&organization.ogrn, organization.person.as_str());
        leadership::first(&*transaction, by, ogrn, person, now).await?;
        confirmed::require_always(&*transaction, by, now).await?;
        transaction.commit().await?;
        tracing::info!(%ogrn, "organization registered");
        Ok(())
    }
}
