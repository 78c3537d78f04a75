//! What documents call a branch, and what it is called now.

use std::collections::{BTreeMap, BTreeSet};

use domain::{identifiers::Ogrn, power::Limits};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::{
    powers::rows,
    store::{StoreError, branch_names, branches, powers},
};

/// The branches of an organization by every name they have ever had.
#[derive(Default)]
pub(crate) struct BranchNames(BTreeMap<String, branches::Model>);

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// A branch that is open.
    Open,
    /// One that was closed.
    Closed,
    /// None.
    Unknown,
}

impl BranchNames {
    /// Those of `ogrn`.
    pub(crate) async fn of(db: &impl ConnectionTrait, ogrn: &str) -> Result<Self, StoreError> {
        let rows = branches::Entity::find()
            .filter(branches::Column::Ogrn.eq(ogrn))
            .all(db)
            .await?;
        let rows: BTreeMap<_, _> = rows.into_iter().map(|row| (row.id.clone(), row)).collect();
        let names = branch_names::Entity::find()
            .filter(branch_names::Column::Ogrn.eq(ogrn))
            .all(db)
            .await?;
        let named = names.into_iter().filter_map(|named| {
            let branch = rows.get(&named.branch_id)?;
            Some((named.name, branch.clone()))
        });
        Ok(Self(named.collect()))
    }

    /// The same where some of `limits` say a branch; nothing is asked where none does.
    pub(crate) async fn needed_by<'a>(
        db: &impl ConnectionTrait,
        ogrn: &str,
        mut limits: impl Iterator<Item = &'a Limits>,
    ) -> Result<Self, StoreError> {
        if limits.any(|limits| limits.branch.is_some()) {
            Self::of(db, ogrn).await
        } else {
            Ok(Self::default())
        }
    }

    /// What a document means by `name`.
    pub(crate) fn named(&self, name: &str) -> Named {
        match self.0.get(name) {
            None => Named::Unknown,
            Some(branch) if branch.closed_at.is_some() => Named::Closed,
            Some(_) => Named::Open,
        }
    }

    /// Whether a branch is called so now.
    pub(crate) fn is_current(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(|branch| branch.name == name)
    }

    /// Writes what the branch is called now in the place of what it was called when the
    /// document was made.
    pub(crate) fn bring_up_to_date(&self, limits: &mut Limits) {
        let now = limits
            .branch
            .as_deref()
            .and_then(|name| self.0.get(name))
            .map(|branch| branch.name.clone());
        if now.is_some() {
            limits.branch = now;
        }
    }

    /// Id of the branch of that name.
    pub(crate) fn id(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|branch| branch.id.as_str())
    }
}

/// The accounts with a power of attorney that was not revoked and counts in `branch` alone.
pub(super) async fn staff_of(
    db: &impl ConnectionTrait,
    organization: &Ogrn,
    branch: &str,
) -> Result<BTreeSet<String>, StoreError> {
    let mut accounts = BTreeSet::new();
    for row in bound_to(db, organization, branch).await? {
        accounts.insert(row.account_id);
    }
    Ok(accounts)
}

/// The powers of attorney that were not revoked and count in `branch` alone.
pub(super) async fn bound_to(
    db: &impl ConnectionTrait,
    organization: &Ogrn,
    branch: &str,
) -> Result<Vec<powers::Model>, StoreError> {
    let names = BranchNames::of(db, organization.as_str()).await?;
    let held = powers::Entity::find()
        .filter(powers::Column::Ogrn.eq(organization.as_str()))
        .filter(powers::Column::RevokedAt.is_null())
        .filter(powers::Column::Limits.is_not_null())
        .all(db)
        .await?;
    let mut bound = Vec::new();
    for row in held {
        let limits = rows::read(&row)?.limits;
        let counts_in = limits.branch.as_deref().and_then(|name| names.id(name));
        if counts_in == Some(branch) {
            bound.push(row);
        }
    }
    Ok(bound)
}
