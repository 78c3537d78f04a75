//! What tills are called, for lists of what they have checked.

use std::collections::BTreeMap;

use domain::identifiers::Ogrn;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QuerySelect as _,
};

use crate::store::{StoreError, tills};

/// Names of an organization's tills by their ids, revoked ones too.
#[derive(Default)]
pub(crate) struct TillNames(BTreeMap<String, String>);

impl TillNames {
    /// Those of `ogrn`.
    pub(crate) async fn of(db: &impl ConnectionTrait, ogrn: &Ogrn) -> Result<Self, StoreError> {
        let rows: Vec<(String, String)> = tills::Entity::find()
            .select_only()
            .column(tills::Column::Id)
            .column(tills::Column::Name)
            .filter(tills::Column::Ogrn.eq(ogrn.as_str()))
            .into_tuple()
            .all(db)
            .await?;
        Ok(Self(rows.into_iter().collect()))
    }

    /// The same, if one of `ids` asks for it.
    pub(crate) async fn needed_by<'a>(
        db: &impl ConnectionTrait,
        ogrn: &Ogrn,
        mut ids: impl Iterator<Item = Option<&'a str>>,
    ) -> Result<Self, StoreError> {
        match ids.any(|id| id.is_some()) {
            true => Self::of(db, ogrn).await,
            false => Ok(Self::default()),
        }
    }

    /// The name of that till.
    pub(crate) fn name(&self, id: &str) -> String {
        self.0.get(id).cloned().unwrap_or_default()
    }

    /// The tills whose name contains `part`, without regard to case.
    pub(crate) fn containing(&self, part: &str) -> Vec<String> {
        let part = part.to_lowercase();
        let named = self.0.iter();
        named
            .filter(|(_, name)| name.to_lowercase().contains(&part))
            .map(|(id, _)| id.clone())
            .collect()
    }
}
