//! What one person has checked lately: times and outcomes, for whoever stands at the door.

use app::ports::{DayUse, Shift, ShiftEvent, ShiftLine};
use domain::{once::RETURN_WITHIN, outcome::OutcomeKind};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{consent, once, paper};
use crate::store::{StoreError, checks};

/// The longest shift there is, in seconds; one by night has two days.
pub(super) const LONGEST: i64 = 12 * 3600;
/// Lines that are told one by one.
const LATEST: usize = 20;
/// Nobody checks more in twelve hours: one in four seconds.
const MOST: u64 = 10_000;

/// The checks that `account` has made by hand in the twelve hours before `now` (Unix seconds).
pub(super) async fn shift(
    db: &impl ConnectionTrait,
    account: &str,
    now: i64,
) -> Result<Shift, StoreError> {
    let since = now - LONGEST;
    let mut uses = once::since(db, account, since).await?;
    let rows: Vec<(String, i64, String)> = checks::Entity::find()
        .select_only()
        .column(checks::Column::Id)
        .column(checks::Column::At)
        .column(checks::Column::Outcome)
        .filter(checks::Column::VerifierAccount.eq(account))
        // What tills do for which they are responsible is no work of theirs.
        .filter(checks::Column::TillId.is_null())
        .filter(checks::Column::At.gt(since))
        .order_by_desc(checks::Column::At)
        .order_by_desc(checks::Column::Id)
        .limit(MOST)
        .into_tuple()
        .all(db)
        .await?;
    let lines = rows.into_iter().map(|(id, at, outcome)| {
        let stored =
            OutcomeKind::from_key(&outcome).ok_or(StoreError::corrupt("checks.outcome"))?;
        let event = ShiftEvent::Check(consent::outcome_now(stored, at, now));
        let day_use = uses.remove(&id);
        let is_first = day_use == Some(DayUse::default());
        let returnable = is_first && now <= at + RETURN_WITHIN;
        Ok(ShiftLine {
            at,
            event,
            day_use,
            returnable: returnable.then_some(id),
        })
    });
    let mut lines: Vec<ShiftLine> = lines.collect::<Result<_, StoreError>>()?;
    let papers = paper::since(db, account, since).await?;
    let event = ShiftEvent::Paper;
    lines.extend(papers.into_iter().map(|at| ShiftLine {
        at,
        event,
        day_use: None,
        returnable: None,
    }));
    // Stable, and a paper came after the check of the same second.
    lines.sort_by_key(|line| (-line.at, line.event != event));
    let of = |event| {
        let count = lines.iter().filter(|line| line.event == event).count();
        u64::try_from(count).unwrap_or(u64::MAX)
    };
    let count = |kind| of(ShiftEvent::Check(kind));
    let counts = OutcomeKind::ALL.into_iter().map(|kind| (kind, count(kind)));
    let came_again = |line: &&ShiftLine| line.day_use.is_some_and(|it| it.again_at.is_some());
    let again = lines.iter().filter(came_again).count();
    Ok(Shift {
        since,
        again: u64::try_from(again).unwrap_or(u64::MAX),
        papers: of(ShiftEvent::Paper),
        counts: counts.filter(|(_, count)| *count > 0).collect(),
        latest: lines
            .into_iter()
            .enumerate()
            // What can still be given back stands there however busy the door is.
            .filter(|(nth, line)| *nth < LATEST || line.returnable.is_some())
            .map(|(_, line)| line)
            .collect(),
    })
}
