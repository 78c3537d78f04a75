//! Organizations at the registry desk: without one written down there is no cabinet.

use std::{collections::BTreeMap, sync::Arc};

use app::{
    error::{AppError, Problem},
    ports::{
        NewOrganization, OrganizationBlock, OrganizationDesk, RegisteredOrganization, Visitor,
    },
};
use domain::{director::DirectorRole, identifiers::Ogrn, offline::DEFAULT_CAP};
use port::port;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, QueryFilter as _, QueryOrder as _,
    sea_query::OnConflict,
};

use crate::{
    accounts::confirmed,
    clock::Clock,
    confirmations, leadership,
    powers::{blocks, directed, numbered, people::Names},
    registry::operator,
    signals::{Signals, Topic},
    store::{Database, StoreError, directors, organization_blocks, organizations as rows},
};

/// [`OrganizationDesk`] on the database.
pub struct StoredOrganizations {
    database: Database,
    clock: Arc<dyn Clock>,
    signals: Arc<dyn Signals>,
}

impl StoredOrganizations {
    /// The organizations in `database`; `clock` dates them, and `signals` tells open scanners that
    /// one was blocked.
    pub fn new(database: Database, clock: Arc<dyn Clock>, signals: Arc<dyn Signals>) -> Self {
        Self {
            database,
            clock,
            signals,
        }
    }
}

impl StoredOrganizations {
    /// Blocks with the names of who decided.
    async fn told(
        &self,
        found: &[organization_blocks::Model],
    ) -> Result<Vec<OrganizationBlock>, StoreError> {
        let mut people: Vec<&str> = Vec::new();
        for row in found {
            people.push(&row.since_by);
            people.extend(row.until_by.as_deref());
        }
        let names = Names::of(self.database.read(), people).await?;
        let told = |row: &organization_blocks::Model| OrganizationBlock {
            since: row.since,
            since_by: names.name(&row.since_by),
            reason: row.reason.clone(),
            end: row.until.map(|until| {
                let by = row.until_by.as_deref().unwrap_or_default();
                let reason = row.end_reason.clone().unwrap_or_default();
                (until, names.name(by), reason)
            }),
        };
        Ok(found.iter().map(told).collect())
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
        let blocked = blocks::all(db).await?;
        let mut registered = Vec::with_capacity(all.len());
        for row in &all {
            let mut directors = led.remove(row.ogrn.as_str()).unwrap_or_default();
            directors.sort();
            registered.push(RegisteredOrganization {
                organization: numbered(db, &row.ogrn).await?,
                directors,
                confirms_accounts: confirming.contains(&row.ogrn),
                is_blocked: blocked.contains(&row.ogrn),
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

    async fn blocks(
        &self,
        by: &Visitor,
        organization: &Ogrn,
    ) -> Result<Vec<OrganizationBlock>, AppError> {
        operator(by)?;
        let found = organization_blocks::Entity::find()
            .filter(organization_blocks::Column::Ogrn.eq(organization.as_str()))
            .order_by_desc(organization_blocks::Column::Since)
            .order_by_desc(organization_blocks::Column::Id)
            .all(self.database.read())
            .await
            .map_err(StoreError::from)?;
        Ok(self.told(&found).await?)
    }

    async fn block(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        blocked: bool,
        reason: &str,
    ) -> Result<(), AppError> {
        operator(by)?;
        let now = self.clock.now();
        let transaction = self.database.write().await?;
        let db = &*transaction;
        let told = match blocked {
            true => blocks::block(db, by, organization, reason, now).await?,
            false => blocks::lift(db, by, organization, reason, now).await?,
        };
        confirmed::require_always(db, by, now).await?;
        transaction.commit().await?;
        tracing::info!(%organization, blocked, by = %by.account, "organization blocked or not");
        for account in told {
            self.signals.tell(&Topic::Powers(account)).await;
        }
        Ok(())
    }

    async fn own_block(
        &self,
        by: &Visitor,
        organization: &Ogrn,
    ) -> Result<Option<OrganizationBlock>, AppError> {
        let db = self.database.read();
        directed(db, by, organization).await?;
        let open = blocks::open(db, organization.as_str()).await?;
        Ok(self.told(open.as_slice()).await?.pop())
    }
}
