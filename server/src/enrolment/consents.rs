//! What people have agreed to.

use app::ports::{GivenConsent, PastConsent};
use domain::{consent::ConsentKind, holder::HolderNumber};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel as _,
    PaginatorTrait as _, QueryFilter, QueryOrder, QuerySelect as _, QueryTrait as _,
    sea_query::Expr,
};
use uuid::Uuid;

use crate::{
    registry::holders as registered,
    store::{StoreError, consents as rows, holders},
};

/// The consent of this account to `kind` that holds.
pub(crate) async fn live(
    db: &impl ConnectionTrait,
    account: &str,
    kind: ConsentKind,
) -> Result<Option<GivenConsent>, StoreError> {
    let row = rows::Entity::find()
        .filter(rows::Column::AccountId.eq(account))
        .filter(rows::Column::Kind.eq(kind.key()))
        .filter(rows::Column::WithdrawnAt.is_null())
        .order_by_desc(rows::Column::GivenAt)
        .one(db)
        .await?;
    row.map(|row| {
        Ok(GivenConsent {
            version: version(&row)?,
            given_at: row.given_at,
        })
    })
    .transpose()
}

/// Whether this holder agrees to `kind` now.
pub(crate) async fn holds(
    db: &impl ConnectionTrait,
    holder: HolderNumber,
    kind: ConsentKind,
) -> Result<bool, StoreError> {
    let account = holders::Entity::find_by_id(registered::key(holder))
        .select_only()
        .column(holders::Column::AccountId)
        .into_query();
    let live = rows::Entity::find()
        .filter(rows::Column::AccountId.in_subquery(account))
        .filter(rows::Column::Kind.eq(kind.key()))
        .filter(rows::Column::WithdrawnAt.is_null())
        .count(db)
        .await?;
    Ok(live > 0)
}

/// Everything this account has ever agreed to, newest first.
pub(crate) async fn all(
    db: &impl ConnectionTrait,
    account: &str,
) -> Result<Vec<PastConsent>, StoreError> {
    let rows = rows::Entity::find()
        .filter(rows::Column::AccountId.eq(account))
        .order_by_desc(rows::Column::GivenAt)
        .order_by_desc(rows::Column::Id)
        .all(db)
        .await?;
    let past = |row: rows::Model| {
        Ok(PastConsent {
            kind: ConsentKind::from_key(&row.kind).ok_or(StoreError::corrupt("consents.kind"))?,
            version: version(&row)?,
            given_at: row.given_at,
            withdrawn_at: row.withdrawn_at,
        })
    };
    rows.into_iter().map(past).collect()
}

fn version(row: &rows::Model) -> Result<u32, StoreError> {
    u32::try_from(row.version).map_err(|_| StoreError::corrupt("consents.version"))
}

/// Writes one down, at `now`. Call it under [`super::people::lock`], where there is none.
pub(crate) async fn give(
    db: &impl ConnectionTrait,
    account: &str,
    kind: ConsentKind,
    now: i64,
) -> Result<(), StoreError> {
    let row = rows::Model {
        id: Uuid::new_v4().to_string(),
        account_id: account.to_owned(),
        kind: kind.key().to_owned(),
        version: i64::from(kind.version()),
        given_at: now,
        withdrawn_at: None,
    };
    row.into_active_model().insert(db).await?;
    Ok(())
}

/// Ends every consent of this account at `now`.
pub(crate) async fn withdraw(
    db: &impl ConnectionTrait,
    account: &str,
    now: i64,
) -> Result<(), StoreError> {
    rows::Entity::update_many()
        .col_expr(rows::Column::WithdrawnAt, Expr::value(now))
        .filter(rows::Column::AccountId.eq(account))
        .filter(rows::Column::WithdrawnAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Ends the consent of this account to `kind` alone.
pub(crate) async fn withdraw_one(
    db: &impl ConnectionTrait,
    account: &str,
    kind: ConsentKind,
    now: i64,
) -> Result<(), StoreError> {
    rows::Entity::update_many()
        .col_expr(rows::Column::WithdrawnAt, Expr::value(now))
        .filter(rows::Column::AccountId.eq(account))
        .filter(rows::Column::Kind.eq(kind.key()))
        .filter(rows::Column::WithdrawnAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::consent::ConsentKind;
    use sha2::{Digest as _, Sha256};

    /// Whoever edits a text changes what others have agreed to: a new version has a text of its
    /// own, and its line here.
    #[test]
    fn the_texts_of_given_consents_never_change() {
        let texts = [
            include_str!("../../../locales/ru/consent.ftl"),
            include_str!("../../../locales/en/consent.ftl"),
        ];
        let known = [
            (
                ConsentKind::DigitalId,
                "consent-1-",
                [
                    "488b6d08bea683c7dd61d2fde95de8781c40408f9e1a2ed43d2f979c260e0e41",
                    "cecdb476c405bb0cece06669cfaa0429ffd294349595ca2be3a0fcc8e66342a0",
                ],
            ),
            (
                ConsentKind::Photo,
                "consent-photo-1-",
                [
                    "e59839b53b0e70e6c9cc7617ada9067a27a2ccf8131c5ff9d5ff6430d7f828c3",
                    "53c58a98cf22c69474e2046b0bc31bdbf271184f0a061de63ef9fc74b32a0e90",
                ],
            ),
        ];
        for kind in ConsentKind::ALL {
            let lines = known.iter().filter(|(of, ..)| *of == kind);
            assert_eq!(lines.count(), kind.version() as usize, "{kind:?}");
        }
        for (kind, begins, digests) in known {
            for (text, known) in texts.into_iter().zip(digests) {
                let lines = text.lines().filter(|line| line.starts_with(begins));
                let mut digest = Sha256::new();
                for line in lines {
                    digest.update(line);
                    digest.update("\n");
                }
                let digest = data_encoding::HEXLOWER.encode(&digest.finalize());
                assert_eq!(digest, known, "{kind:?}: {begins}");
            }
        }
    }
}
