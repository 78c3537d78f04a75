//! Ends of statuses that need a second pair of eyes: one operator asks, another one decides.

use app::{
    error::{AppError, Problem},
    ports::{EndDecision, Visitor, WaitingEnd},
};
use domain::holder::HolderNumber;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel as _, QueryFilter, QueryOrder,
    QuerySelect, sea_query::Expr,
};
use time::Date;
use uuid::Uuid;

use super::{
    changes::{self, Decision},
    days, held, holders as registered,
    log::{self, Asked, Entry, EventKind, written},
    whole_name,
};
use crate::{
    powers::people::Names,
    store::{StoreError, holders, status_requests, statuses},
};

/// Ends that are listed; nobody lets more wait.
const MOST: u64 = 500;

/// Writes down that an end is asked for; `row` is locked.
pub(super) async fn ask(
    db: &impl ConnectionTrait,
    row: &statuses::Model,
    last: Date,
    decision: &Decision<'_>,
) -> Result<(), AppError> {
    if held::end_waits(db, &row.id).await? {
        return Err(AppError::Conflict);
    }
    let request = status_requests::Model {
        id: Uuid::new_v4().to_string(),
        status_id: row.id.clone(),
        revision: row.revision,
        until: days::write(last),
        reason: decision.reason.to_owned(),
        asked_at: decision.at,
        asked_by: decision.by.unwrap_or_default().to_owned(),
        decision: None,
        decided_at: None,
        decided_by: None,
    };
    let told = tell(db, row, &request, EventKind::EndAsked, decision).await;
    told?;
    status_requests::Entity::insert(request.into_active_model())
        .exec_without_returning(db)
        .await
        .map_err(StoreError::from)?;
    Ok(())
}

/// Decides about an end that waits; whose status it is.
pub(super) async fn decide(
    db: &impl ConnectionTrait,
    by: &Visitor,
    request: &str,
    decision: EndDecision,
    now: i64,
) -> Result<HolderNumber, AppError> {
    let request = status_requests::Entity::find_by_id(request)
        .lock_exclusive()
        .one(db)
        .await
        .map_err(StoreError::from)?
        .ok_or(AppError::NotFound)?;
    let is_own = request.asked_by == by.account;
    match (is_own, decision) {
        (true, EndDecision::Confirm | EndDecision::Refuse) => {
            return Err(AppError::field("decision", Problem::SecondPerson));
        }
        (false, EndDecision::Withdraw) => {
            return Err(AppError::field("decision", Problem::FirstPerson));
        }
        _ => {}
    }
    if request.decision.is_some() {
        return Err(AppError::Conflict);
    }
    let row = statuses::Entity::find_by_id(&request.status_id)
        .lock_exclusive()
        .one(db)
        .await
        .map_err(StoreError::from)?
        .ok_or(AppError::NotFound)?;
    let decided = Decision {
        by: Some(&by.account),
        at: now,
        reason: &request.reason,
    };
    match decision {
        EndDecision::Confirm => {
            if row.revision != request.revision {
                return Err(AppError::Conflict);
            }
            let last = days::read(&request.until, "status_requests.until")?;
            changes::end(db, &row.id, last, &decided).await?;
        }
        EndDecision::Refuse => {
            tell(db, &row, &request, EventKind::EndRefused, &decided).await?;
        }
        EndDecision::Withdraw => {
            tell(db, &row, &request, EventKind::EndWithdrawn, &decided).await?;
        }
    }
    status_requests::Entity::update_many()
        .col_expr(
            status_requests::Column::Decision,
            Expr::value(decision.key()),
        )
        .col_expr(status_requests::Column::DecidedAt, Expr::value(now))
        .col_expr(
            status_requests::Column::DecidedBy,
            Expr::value(by.account.as_str()),
        )
        .filter(status_requests::Column::Id.eq(&request.id))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    Ok(registered::number(row.holder_number)?)
}

/// Tells the log what is asked for, or what became of it.
async fn tell(
    db: &impl ConnectionTrait,
    row: &statuses::Model,
    request: &status_requests::Model,
    kind: EventKind,
    decision: &Decision<'_>,
) -> Result<(), StoreError> {
    let asked = Asked {
        status: row.kind.clone(),
        until: request.until.clone(),
        reason: request.reason.clone(),
    };
    let entry = Entry {
        holder: row.holder_number,
        status: Some(&row.id),
        kind,
        at: decision.at,
        by: decision.by,
        detail: written(&asked)?,
    };
    log::append(db, vec![entry]).await
}

/// Every end that waits, the oldest first.
pub(super) async fn waiting(
    db: &impl ConnectionTrait,
    by: &Visitor,
    today: Date,
) -> Result<Vec<WaitingEnd>, StoreError> {
    let found = status_requests::Entity::find()
        .find_also_related(statuses::Entity)
        .filter(status_requests::Column::Decision.is_null())
        .order_by_asc(status_requests::Column::AskedAt)
        .order_by_asc(status_requests::Column::Id)
        .limit(MOST)
        .all(db)
        .await?;
    let people = found.iter().map(|(request, _)| request.asked_by.as_str());
    let names = Names::of(db, people).await?;
    let numbers = found
        .iter()
        .filter_map(|(_, status)| Some(status.as_ref()?.holder_number));
    let persons = persons(db, numbers).await?;
    let mut lines = Vec::with_capacity(found.len());
    for (request, status) in found {
        let status = status.ok_or(StoreError::corrupt("status_requests.status_id"))?;
        let holder = status.holder_number;
        let name = persons.iter().find(|(number, _)| *number == holder);
        lines.push(WaitingEnd {
            holder: registered::number(holder)?.get(),
            holder_name: name.map(|(_, name)| name.clone()).unwrap_or_default(),
            last: days::read(&request.until, "status_requests.until")?,
            asked_at: request.asked_at,
            asked_by: names.name(&request.asked_by),
            is_own: request.asked_by == by.account,
            is_stale: request.revision != status.revision,
            held: held::shown(status, true, today)?,
            reason: request.reason,
            id: request.id,
        });
    }
    Ok(lines)
}

/// Whole names by registry number.
pub(super) async fn persons(
    db: &impl ConnectionTrait,
    numbers: impl Iterator<Item = i64>,
) -> Result<Vec<(i64, String)>, StoreError> {
    let found: Vec<(i64, String, String, Option<String>)> = holders::Entity::find()
        .select_only()
        .column(holders::Column::Number)
        .column(holders::Column::Surname)
        .column(holders::Column::GivenName)
        .column(holders::Column::Patronymic)
        .filter(holders::Column::Number.is_in(numbers))
        .into_tuple()
        .all(db)
        .await?;
    let name = |(number, surname, given, patronymic): (_, String, String, Option<String>)| {
        (number, whole_name(&surname, &given, patronymic.as_deref()))
    };
    Ok(found.into_iter().map(name).collect())
}
