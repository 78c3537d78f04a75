//! The badge of this window and the next ones, made from keys and the clock alone: whoever
//! loads the page anew shows the same, so nothing can be minted by reloading.

use std::iter;

use app::{
    error::AppError,
    ports::{Codes, LookNotice, ShownBadge, ShownCode, Visitor},
};
use domain::{
    badge::Bearer,
    identifiers::Ogrn,
    moscow,
    presentation::{Window, window::PERIOD},
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};

use crate::{
    issuer::Issuer,
    powers::rows,
    presentations::drawing,
    store::{StoreError, badge_looks, powers},
};

/// Windows that are handed out at once: two minutes without an answer of the server leave the
/// screen as it is.
const WINDOWS: usize = 4;

/// Seconds for which a look is shown to the bearer.
const REMEMBERED: i64 = 4 * PERIOD;

/// Looks that are shown: in a queue more than one person looks at once.
const LOOKS: u64 = 3;

pub(super) async fn shown(
    db: &impl ConnectionTrait,
    issuer: &Issuer,
    by: &Visitor,
    organization: &Ogrn,
    now_ms: i64,
) -> Result<ShownBadge, AppError> {
    let now = now_ms.div_euclid(1_000);
    let place = place(db, by, organization, now).await?;
    let current = Window::containing(now).ok_or_else(impossible)?;
    let codes = iter::successors(Some(current), |window| window.next())
        .take(WINDOWS)
        .map(|window| {
            let text = issuer.issue_badge(&Bearer { place, window });
            let drawing = text
                .and_then(|text| drawing::draw(&text))
                .ok_or_else(impossible)?;
            Ok(ShownCode {
                opens: window.opens(),
                closes: window.closes(),
                size: drawing.size,
                modules: drawing.modules,
            })
        })
        .collect::<Result<_, AppError>>()?;
    Ok(ShownBadge {
        codes: Codes {
            now_ms,
            owner: None,
            codes,
        },
        looks: looks(db, by, organization, now).await?,
    })
}

/// The place by which the badge names its bearer: that of the power of attorney in force
/// that lasts longest.
async fn place(
    db: &impl ConnectionTrait,
    by: &Visitor,
    organization: &Ogrn,
    now: i64,
) -> Result<u32, AppError> {
    let today = moscow::day(now).ok_or_else(impossible)?;
    let held = powers::Entity::find()
        .filter(powers::Column::AccountId.eq(&by.account))
        .filter(powers::Column::Ogrn.eq(organization.as_str()))
        .order_by_desc(powers::Column::ValidUntil)
        .order_by_asc(powers::Column::Number)
        .all(db)
        .await
        .map_err(StoreError::from)?;
    for row in &held {
        if rows::read(row)?.state(today).in_force()
            && let Some(place) = row.status_index
        {
            let place = u32::try_from(place);
            return Ok(place.map_err(|_| StoreError::corrupt("powers.status_index"))?);
        }
    }
    Err(AppError::NotFound)
}

async fn looks(
    db: &impl ConnectionTrait,
    by: &Visitor,
    organization: &Ogrn,
    now: i64,
) -> Result<Vec<LookNotice>, StoreError> {
    let rows = badge_looks::Entity::find()
        .filter(badge_looks::Column::AccountId.eq(&by.account))
        .filter(badge_looks::Column::Ogrn.eq(organization.as_str()))
        .filter(badge_looks::Column::At.gt(now - REMEMBERED))
        .order_by_desc(badge_looks::Column::At)
        .order_by_desc(badge_looks::Column::Id)
        .limit(LOOKS)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| LookNotice {
            at: row.at,
            words: [row.word_1, row.word_2],
        })
        .collect())
}

fn impossible() -> AppError {
    tracing::error!("no badge could be made");
    AppError::Internal {
        request_id: String::new(),
    }
}
