//! Передоверие: a representative hands their power of attorney over to one other person.

use app::{
    error::{AppError, Problem},
    ports::{HandOver, HandedOver, Visitor},
};
use domain::{
    identifiers::Ogrn,
    power::{HandOverRefusal, hand_over},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use time::Date;

use super::{issue, lists, lock_organization, numbered, people::Names, rows, status_index};
use crate::{
    audit,
    invitations::members,
    registry::days,
    store::{StoreError, powers},
};

/// The own power of attorney of `by` of that number, if it may be handed over: one that was
/// itself handed over never may.
async fn own(
    db: &impl ConnectionTrait,
    by: &Visitor,
    number: &str,
) -> Result<powers::Model, AppError> {
    let row = lists::numbered(db, number).await?;
    if row.account_id != by.account || !row.may_hand_over || row.parent.is_some() {
        return Err(AppError::NotFound);
    }
    Ok(row)
}

/// Those that were handed over under `number`, the newest first.
pub(super) async fn children(
    db: &impl ConnectionTrait,
    number: &str,
) -> Result<Vec<powers::Model>, StoreError> {
    Ok(powers::Entity::find()
        .filter(powers::Column::Parent.eq(number))
        .order_by_desc(powers::Column::IssuedAt)
        .order_by_asc(powers::Column::Number)
        .all(db)
        .await?)
}

/// What `by` sees before handing it over.
pub(super) async fn look(
    db: &impl ConnectionTrait,
    by: &Visitor,
    number: &str,
    today: Date,
) -> Result<HandOver, AppError> {
    let row = own(db, by, number).await?;
    let children = children(db, &row.number).await?;
    let people = children.iter().map(|child| child.account_id.as_str());
    let names = Names::of(db, people).await?;
    let given = children
        .iter()
        .map(|child| rows::line(child, names.name(&child.account_id), today))
        .collect::<Result<_, _>>()?;
    Ok(HandOver {
        organization: numbered(db, &row.ogrn).await?,
        line: rows::line(&row, by.name.clone(), today)?,
        given,
    })
}

/// Hands it over; what counts no more makes room for another person.
pub(super) async fn give(
    db: &impl ConnectionTrait,
    by: &Visitor,
    number: &str,
    wanted: &HandedOver,
    now: i64,
    today: Date,
) -> Result<powers::Model, AppError> {
    let held = own(db, by, number).await?;
    let ogrn = Ogrn::parse(&held.ogrn).map_err(|_| StoreError::corrupt("powers.ogrn"))?;
    // One after the other: two at once would make two.
    lock_organization(db, &ogrn).await?;
    for child in children(db, &held.number).await? {
        if !rows::read(&child)?.state(today).is_over() {
            return Err(AppError::field("person", Problem::HasOne));
        }
    }
    // Read again under the lock: it may have been revoked meanwhile.
    let held = own(db, by, number).await?;
    let power = rows::read(&held)?;
    hand_over(&power, &wanted.powers, wanted.validity, today).map_err(|refusal| match refusal {
        HandOverRefusal::NotInForce => AppError::Conflict,
        HandOverRefusal::Powers => AppError::field("scenario", Problem::Choice),
        HandOverRefusal::Term => AppError::field("until", Problem::TooFar),
    })?;
    let to = issue::representative(db, &wanted.person)
        .await?
        .map_err(|problem| AppError::field("person", problem))?;
    if to == by.account {
        return Err(AppError::field("person", Problem::HasOne));
    }
    let row = powers::Model {
        scenarios: rows::write_scenarios(&wanted.powers)?,
        valid_from: days::write(wanted.validity.from()),
        valid_until: days::write(wanted.validity.until()),
        limits: held.limits.clone(),
        parent: Some(held.number.clone()),
        ..issue::unissued(&held.ogrn, to, &by.account, now)
    };
    // Only a director brings back whom a director has sent away.
    let member = members::locked(db, &ogrn, &row.account_id).await?;
    if member.is_some_and(|it| it.left_at.is_some()) {
        return Err(AppError::field("person", Problem::NotStaff));
    }
    let row = status_index::insert(db, row).await?;
    audit::append(db, audit::issued(&row)?).await?;
    Ok(row)
}
