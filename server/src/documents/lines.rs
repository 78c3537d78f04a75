//! Imported documents as people see them in lists.

use app::ports::{DocumentState, ImportedDocument};
use domain::identifiers::Ogrn;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::issued::IMPORTED;
use crate::{
    powers::{numbered, people::Names},
    store::{StoreError, documents},
};

/// Those of one organization, newest first.
pub(super) async fn of_organization(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
) -> Result<Vec<ImportedDocument>, StoreError> {
    let rows = documents::Entity::find()
        .filter(documents::Column::Source.eq(IMPORTED))
        .filter(documents::Column::Ogrn.eq(ogrn.as_str()))
        .order_by_desc(documents::Column::CreatedAt)
        .order_by_asc(documents::Column::Number)
        .all(db)
        .await?;
    lines(db, rows).await
}

/// Those that wait for an operator, oldest first.
pub(super) async fn unconfirmed(
    db: &impl ConnectionTrait,
) -> Result<Vec<ImportedDocument>, StoreError> {
    let rows = documents::Entity::find()
        .filter(documents::Column::State.eq(DocumentState::Unconfirmed.key()))
        .order_by_asc(documents::Column::CreatedAt)
        .order_by_asc(documents::Column::Number)
        .all(db)
        .await?;
    lines(db, rows).await
}

async fn lines(
    db: &impl ConnectionTrait,
    rows: Vec<documents::Model>,
) -> Result<Vec<ImportedDocument>, StoreError> {
    let names = Names::of(db, rows.iter().map(|row| row.created_by.as_str())).await?;
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let organization = numbered(db, &row.ogrn).await?;
        let unreadable = || StoreError::corrupt("documents.xml");
        // The day on which it was brought: then it was in time.
        let day = domain::moscow::day(row.created_at).ok_or_else(unreadable)?;
        let read = mchd::check(row.xml.as_bytes(), day).map_err(|_| unreadable())?;
        lines.push(ImportedDocument {
            state: DocumentState::from_key(&row.state)
                .ok_or(StoreError::corrupt("documents.state"))?,
            organization: organization.name,
            ogrn: organization.ogrn,
            representatives: read
                .document
                .representatives
                .iter()
                .map(|person| person.full_name.to_string())
                .collect(),
            scenarios: read.mandate.powers.scenarios().collect(),
            from: read.mandate.validity.from(),
            until: read.mandate.validity.until(),
            signer: row.signer,
            fingerprint: row.fingerprint,
            brought_at: row.created_at,
            brought_by: names.name(&row.created_by),
            number: row.number,
        });
    }
    Ok(lines)
}
