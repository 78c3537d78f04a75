//! What papers are made of, as it is stored.

use app::ports::{PaperDetails, PowerLine};
use domain::{director::DirectorRole, identifiers::Ogrn};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    sea_query::OnConflict,
};
use time::Date;

use crate::{
    powers::{people::Names, rows},
    registry::days,
    store::{StoreError, directors, paper_details, powers},
};

/// Names of those who direct the organization, the longest in office first.
pub(super) async fn directors(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
) -> Result<Vec<String>, StoreError> {
    let rows = directors::Entity::find()
        .filter(directors::Column::Ogrn.eq(ogrn.as_str()))
        .filter(directors::Column::Role.eq(DirectorRole::Director.key()))
        .order_by_asc(directors::Column::CreatedAt)
        .order_by_asc(directors::Column::AccountId)
        .all(db)
        .await?;
    let names = Names::of(db, rows.iter().map(|row| row.account_id.as_str())).await?;
    Ok(rows.iter().map(|row| names.name(&row.account_id)).collect())
}

/// Powers of attorney in force on `today`, by the representative's name.
pub(super) async fn in_force(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
    today: Date,
) -> Result<Vec<PowerLine>, StoreError> {
    let rows = powers::Entity::find()
        .filter(powers::Column::Ogrn.eq(ogrn.as_str()))
        .order_by_asc(powers::Column::Number)
        .all(db)
        .await?;
    let names = Names::of(db, rows.iter().map(|row| row.account_id.as_str())).await?;
    let mut lines = Vec::new();
    for row in &rows {
        let line = rows::line(row, names.name(&row.account_id), today)?;
        if line.state.in_force() {
            lines.push(line);
        }
    }
    lines.sort_by(|left, right| left.representative.cmp(&right.representative));
    Ok(lines)
}

/// What a director has written; `None` before that.
pub(super) async fn read(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
) -> Result<Option<PaperDetails>, StoreError> {
    let Some(row) = paper_details::Entity::find_by_id(ogrn.as_str())
        .one(db)
        .await?
    else {
        return Ok(None);
    };
    let day = row
        .order_day
        .map(|day| days::read(&day, "paper_details.order_day"));
    Ok(Some(PaperDetails {
        acts: serde_json::from_str(&row.acts)
            .map_err(|_| StoreError::corrupt("paper_details.acts"))?,
        order_number: row.order_number,
        order_day: day.transpose()?,
        place: row.place,
        post: row.post,
        head: row.head,
        responsible: row.responsible,
    }))
}

/// Keeps it in place of what was there.
pub(super) async fn write(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
    details: &PaperDetails,
    by: &str,
    now: i64,
) -> Result<(), StoreError> {
    use paper_details::Column;
    let row = paper_details::Model {
        ogrn: ogrn.as_str().to_owned(),
        acts: serde_json::to_string(&details.acts)
            .map_err(|_| StoreError::corrupt("paper_details.acts"))?,
        order_number: details.order_number.clone(),
        order_day: details.order_day.map(days::write),
        place: details.place.clone(),
        post: details.post.clone(),
        head: details.head.clone(),
        responsible: details.responsible.clone(),
        changed_at: now,
        changed_by: by.to_owned(),
    };
    let others = [
        Column::Acts,
        Column::OrderNumber,
        Column::OrderDay,
        Column::Place,
        Column::Post,
        Column::Head,
        Column::Responsible,
        Column::ChangedAt,
        Column::ChangedBy,
    ];
    paper_details::Entity::insert(row.into_active_model())
        .on_conflict(
            OnConflict::column(Column::Ogrn)
                .update_columns(others)
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
}
