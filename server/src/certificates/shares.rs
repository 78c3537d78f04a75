//! Links that show the family's code for a while: for a grandmother who takes the children out.

use app::{
    error::AppError,
    paths,
    ports::{
        LONGEST_LABEL, MOST_SHARES, NewShare, SHARE_HOURS, ShareLine, SharedCertificate, Visitor,
    },
};
use data_encoding::HEXLOWER;
use domain::family::FamilyStanding;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, ExprTrait as _, IntoActiveModel as _,
    QueryFilter as _, QueryOrder as _, sea_query::Expr,
};
use sha2::{Digest as _, Sha256};
use time::Date;
use uuid::Uuid;

use super::{CertificateDesk, codes, own};
use crate::{
    families::stored,
    issuer::numbers,
    store::{StoreError, certificate_shares as rows},
};

const HOUR: i64 = 60 * 60;

/// The links of a family that show its code at `now`.
pub(super) async fn open(
    db: &impl ConnectionTrait,
    family: i64,
    now: i64,
) -> Result<Vec<ShareLine>, StoreError> {
    let rows = rows::Entity::find()
        .filter(rows::Column::FamilyNumber.eq(family))
        .filter(rows::Column::EndedAt.is_null())
        .filter(rows::Column::EndsAt.gt(now))
        .order_by_asc(rows::Column::EndsAt)
        .order_by_asc(rows::Column::Id)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| ShareLine {
            id: row.id,
            label: row.label,
            ends: row.ends_at,
            opens: u64::try_from(row.opens).unwrap_or_default(),
            last_opened: row.last_opened_at,
        })
        .collect())
}

pub(super) async fn make(
    desk: &CertificateDesk,
    by: &Visitor,
    label: &str,
    hours: u32,
    today: Date,
) -> Result<NewShare, AppError> {
    if !SHARE_HOURS.contains(&hours) || label.chars().count() > LONGEST_LABEL {
        return Err(AppError::Invalid { fields: Vec::new() });
    }
    let now = desk.clock.now();
    let transaction = desk.database.write().await?;
    let db = &*transaction;
    let family = own::locked(db, by, today).await?;
    if open(db, family, now).await?.len() >= MOST_SHARES {
        return Err(AppError::Conflict);
    }
    let secret = numbers::secret()?;
    let row = rows::Model {
        id: Uuid::new_v4().to_string(),
        family_number: family,
        account_id: by.account.clone(),
        label: label.to_owned(),
        secret_hash: hash(&secret),
        created_at: now,
        ends_at: now + i64::from(hours) * HOUR,
        ended_at: None,
        opens: 0,
        last_opened_at: None,
    };
    let made = NewShare {
        address: format!(
            "{}{}",
            desk.issuer.origin(),
            paths::shared_certificate(&secret)
        ),
        label: row.label.clone(),
        ends: row.ends_at,
    };
    rows::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await
        .map_err(StoreError::from)?;
    transaction.commit().await?;
    Ok(made)
}

/// Ended twice is ended.
pub(super) async fn end(
    desk: &CertificateDesk,
    by: &Visitor,
    share: &str,
    today: Date,
) -> Result<(), AppError> {
    let db = desk.database.read();
    let family = own::of(db, by, today).await?.ok_or(AppError::NotFound)?;
    let of_family =
        || rows::Entity::find_by_id(share).filter(rows::Column::FamilyNumber.eq(family.row.number));
    let found = of_family().one(db).await.map_err(StoreError::from)?;
    let found = found.ok_or(AppError::NotFound)?;
    rows::Entity::update_many()
        .col_expr(rows::Column::EndedAt, Expr::value(desk.clock.now()))
        .filter(rows::Column::Id.eq(found.id))
        .filter(rows::Column::EndedAt.is_null())
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    Ok(())
}

pub(super) async fn behind(
    desk: &CertificateDesk,
    secret: &str,
    today: Date,
) -> Result<SharedCertificate, AppError> {
    let now = desk.clock.now();
    let db = desk.database.read();
    let row = rows::Entity::find()
        .filter(rows::Column::SecretHash.eq(hash(secret)))
        .filter(rows::Column::EndedAt.is_null())
        .filter(rows::Column::EndsAt.gt(now))
        .one(db)
        .await
        .map_err(StoreError::from)?
        .ok_or(AppError::NotFound)?;
    let found = stored::numbered(db, row.family_number)
        .await?
        .ok_or(AppError::NotFound)?;
    rows::Entity::update_many()
        .col_expr(rows::Column::Opens, Expr::col(rows::Column::Opens).add(1))
        .col_expr(rows::Column::LastOpenedAt, Expr::value(now))
        .filter(rows::Column::Id.eq(row.id))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    let code = match found.family.standing(today) {
        FamilyStanding::Established => {
            codes::shown(&desk.issuer, &codes::current(db, found.row.number).await?)?
        }
        _ => None,
    };
    Ok(SharedCertificate {
        label: row.label,
        ends: row.ends_at,
        region: found.family.region,
        until: found
            .family
            .lasts_until(std::cmp::max(today, found.family.from)),
        code,
    })
}

/// The hash by which a link is found. A plain one is enough: 192 random bits are not guessed.
fn hash(secret: &str) -> String {
    let digest = Sha256::new()
        .chain_update("digital-id/certificate-share/1")
        .chain_update(secret)
        .finalize();
    HEXLOWER.encode(&digest)
}
