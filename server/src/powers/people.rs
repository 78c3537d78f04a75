//! Names of the people whom a list is about.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::store::{StoreError, accounts};

/// Whole names by account.
pub(crate) struct Names(BTreeMap<String, String>);

impl Names {
    /// The names of these accounts, each asked for once.
    pub(crate) async fn of<'a>(
        db: &impl ConnectionTrait,
        ids: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, StoreError> {
        let ids: std::collections::BTreeSet<&str> = ids.into_iter().collect();
        let rows: Vec<(String, String)> = accounts::Entity::find()
            .select_only()
            .column(accounts::Column::Id)
            .column(accounts::Column::Name)
            .filter(accounts::Column::Id.is_in(ids))
            .into_tuple()
            .all(db)
            .await?;
        Ok(Self(rows.into_iter().collect()))
    }

    /// The name; empty for an account that was not asked for.
    pub(crate) fn name(&self, id: &str) -> String {
        self.0.get(id).cloned().unwrap_or_default()
    }

    /// The accounts whose name contains `part`, without regard to case.
    pub(crate) fn containing(&self, part: &str) -> Vec<String> {
        let part = part.to_lowercase();
        self.0
            .iter()
            .filter(|(_, name)| name.to_lowercase().contains(&part))
            .map(|(id, _)| id.clone())
            .collect()
    }
}
