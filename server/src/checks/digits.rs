//! The eight digits that stand for a code, looked up.

use data_encoding::HEXLOWER;
use domain::presentation::{Session, SessionId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::{
    issuer::Issuer,
    store::{StoreError, typed_codes},
};

/// The showing for which `digits` stand at `now`; `None` for digits that stand for nothing
/// (any more).
pub(super) async fn look_up(
    db: &impl ConnectionTrait,
    issuer: &Issuer,
    digits: &str,
    now: i64,
) -> Result<Option<(SessionId, Session)>, StoreError> {
    let row = typed_codes::Entity::find_by_id(digits)
        .filter(typed_codes::Column::ExpiresAt.gte(now))
        .one(db)
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let id = HEXLOWER
        .decode(row.cti.as_bytes())
        .ok()
        .and_then(|bytes| Some(SessionId(bytes.try_into().ok()?)))
        .ok_or(StoreError::corrupt("typed_codes.cti"))?;
    // Its key may have been revoked within the minute: such digits stand for nothing.
    let session = issuer.open_id(id, |session| {
        i64::try_from(session.holder.get()) == Ok(row.holder_number)
            && session.scenario.key() == row.scenario
            && i64::from(session.window.index()) == row.window_index
    });
    Ok(session.map(|session| (id, session)))
}
