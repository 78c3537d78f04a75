//! How far lists have come, and what is wrong in them, as it is stored.

use std::collections::{BTreeMap, BTreeSet};

use app::{
    error::Problem,
    ports::{IMPORT_COLUMNS, ImportMode, ImportProblem, ImportState},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel as _, QueryFilter, QueryOrder,
    QuerySelect, Select, UpdateMany, sea_query::Expr,
};

use super::{enter::Entered, lines::Place, row::Fault};
use crate::store::{StoreError, import_problems, imports};

/// Problems of one statement: SQLite takes 32,766 values.
const AT_ONCE: usize = 5_000;

/// One list.
pub(super) fn own(id: &str) -> Select<imports::Entity> {
    imports::Entity::find_by_id(id)
}

fn update(id: &str, state: ImportState) -> UpdateMany<imports::Entity> {
    imports::Entity::update_many()
        .filter(imports::Column::Id.eq(id))
        .filter(imports::Column::State.eq(state.key()))
}

fn stored(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Notes what the file is, before its rows are looked at.
pub(super) async fn begin_check(
    db: &impl ConnectionTrait,
    id: &str,
    encoding: &str,
    lines: u64,
) -> Result<(), StoreError> {
    update(id, ImportState::Checking)
        .col_expr(imports::Column::Encoding, Expr::value(encoding))
        .col_expr(imports::Column::Rows, Expr::value(stored(lines)))
        .exec(db)
        .await?;
    Ok(())
}

/// Notes how many rows were looked at; whether somebody wants to know still.
pub(super) async fn note_checked(
    db: &impl ConnectionTrait,
    id: &str,
    place: Place,
    rows: usize,
) -> Result<bool, StoreError> {
    let written = update(id, ImportState::Checking)
        .col_expr(imports::Column::DoneBytes, Expr::value(stored(place.bytes)))
        .col_expr(imports::Column::DoneLines, Expr::value(stored(rows as u64)))
        .exec(db)
        .await?;
    Ok(written.rows_affected > 0)
}

/// All rows were looked at: now an operator does, unless it `starts` by itself at that moment.
/// Entering begins at `rows_at`.
pub(super) async fn end_check(
    db: &impl ConnectionTrait,
    id: &str,
    rows_at: Place,
    rows: usize,
    bad: usize,
    starts: Option<i64>,
) -> Result<(), StoreError> {
    let next = match starts {
        Some(_) => ImportState::Running,
        None => ImportState::Draft,
    };
    let mode = starts.map(|_| ImportMode::Delta.key());
    update(id, ImportState::Checking)
        .col_expr(imports::Column::State, Expr::value(next.key()))
        .col_expr(imports::Column::Mode, Expr::value(mode))
        .col_expr(imports::Column::StartedAt, Expr::value(starts))
        .col_expr(imports::Column::Rows, Expr::value(stored(rows as u64)))
        .col_expr(imports::Column::Bad, Expr::value(stored(bad as u64)))
        .col_expr(
            imports::Column::DoneBytes,
            Expr::value(stored(rows_at.bytes)),
        )
        .col_expr(
            imports::Column::DoneLines,
            Expr::value(stored(rows_at.lines)),
        )
        .exec(db)
        .await?;
    Ok(())
}

/// The file as a whole is none of ours.
pub(super) async fn fail(
    db: &impl ConnectionTrait,
    id: &str,
    problem: Problem,
    now: i64,
) -> Result<(), StoreError> {
    update(id, ImportState::Checking)
        .col_expr(
            imports::Column::State,
            Expr::value(ImportState::Failed.key()),
        )
        .col_expr(imports::Column::Failure, Expr::value(problem.key()))
        .col_expr(imports::Column::EndedAt, Expr::value(now))
        .exec(db)
        .await?;
    Ok(())
}

/// Notes what was entered, and goes on in the state `next`; the row is locked.
pub(super) async fn note_entered(
    db: &impl ConnectionTrait,
    import: &imports::Model,
    entered: &Entered,
    place: Place,
    next: ImportState,
    now: i64,
) -> Result<(), StoreError> {
    let ended = next.is_over().then_some(now);
    let sum = |before: i64, more: u64| Expr::value(before.saturating_add(stored(more)));
    update(&import.id, ImportState::Running)
        .col_expr(imports::Column::State, Expr::value(next.key()))
        .col_expr(imports::Column::EndedAt, Expr::value(ended))
        .col_expr(imports::Column::DoneBytes, Expr::value(stored(place.bytes)))
        .col_expr(imports::Column::DoneLines, Expr::value(stored(place.lines)))
        .col_expr(imports::Column::Bad, sum(import.bad, entered.bad))
        .col_expr(
            imports::Column::Granted,
            sum(import.granted, entered.granted),
        )
        .col_expr(
            imports::Column::Changed,
            sum(import.changed, entered.changed),
        )
        .col_expr(
            imports::Column::Unchanged,
            sum(import.unchanged, entered.unchanged),
        )
        .exec(db)
        .await?;
    Ok(())
}

/// Notes that so many were ended, up to the key `last`; without one the list is done.
pub(super) async fn note_dropped(
    db: &impl ConnectionTrait,
    import: &imports::Model,
    dropped: usize,
    last: Option<&str>,
    now: i64,
) -> Result<(), StoreError> {
    let next = match last {
        Some(_) => ImportState::Dropping,
        None => ImportState::Done,
    };
    let ended = next.is_over().then_some(now);
    let dropped = import.dropped.saturating_add(stored(dropped as u64));
    update(&import.id, ImportState::Dropping)
        .col_expr(imports::Column::State, Expr::value(next.key()))
        .col_expr(imports::Column::EndedAt, Expr::value(ended))
        .col_expr(imports::Column::Dropped, Expr::value(dropped))
        .col_expr(
            imports::Column::DroppedAfter,
            Expr::value(last.unwrap_or(&import.dropped_after)),
        )
        .exec(db)
        .await?;
    Ok(())
}

/// Writes down what is wrong, by line.
pub(super) async fn note_problems(
    db: &impl ConnectionTrait,
    id: &str,
    faults: &BTreeMap<u64, Vec<Fault>>,
) -> Result<(), StoreError> {
    let mut rows = Vec::new();
    for (line, faults) in faults {
        // One word a column: the first.
        let mut columns = BTreeMap::new();
        for (column, problem) in faults {
            columns.entry(*column).or_insert(*problem);
        }
        for (column, problem) in columns {
            let row = import_problems::Model {
                import_id: id.to_owned(),
                line: stored(*line),
                cell: column.to_owned(),
                problem: problem.key().to_owned(),
            };
            rows.push(row.into_active_model());
        }
    }
    while !rows.is_empty() {
        let rest = rows.split_off(rows.len().min(AT_ONCE));
        import_problems::Entity::insert_many(std::mem::replace(&mut rows, rest))
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// A look begins anew.
pub(super) async fn forget_problems(db: &impl ConnectionTrait, id: &str) -> Result<(), StoreError> {
    import_problems::Entity::delete_many()
        .filter(import_problems::Column::ImportId.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// The lines after `from`, up to `until`, in which something is wrong.
pub(super) async fn bad_lines(
    db: &impl ConnectionTrait,
    id: &str,
    from: u64,
    until: u64,
) -> Result<BTreeSet<u64>, StoreError> {
    let lines: Vec<i64> = import_problems::Entity::find()
        .select_only()
        .column(import_problems::Column::Line)
        .filter(import_problems::Column::ImportId.eq(id))
        .filter(import_problems::Column::Line.gt(stored(from)))
        .filter(import_problems::Column::Line.lte(stored(until)))
        .into_tuple()
        .all(db)
        .await?;
    let lines = lines
        .into_iter()
        .filter_map(|line| u64::try_from(line).ok());
    Ok(lines.collect())
}

/// What is wrong after that line, at most so much; the last line may go on.
pub(super) async fn problems(
    db: &impl ConnectionTrait,
    id: &str,
    after: u64,
    most: u64,
) -> Result<Vec<ImportProblem>, StoreError> {
    let corrupt = || StoreError::corrupt("import_problems");
    import_problems::Entity::find()
        .filter(import_problems::Column::ImportId.eq(id))
        .filter(import_problems::Column::Line.gt(stored(after)))
        .order_by_asc(import_problems::Column::Line)
        .order_by_asc(import_problems::Column::Cell)
        .limit(most)
        .all(db)
        .await?
        .into_iter()
        .map(|row| {
            let column = IMPORT_COLUMNS.into_iter().find(|known| *known == row.cell);
            Ok(ImportProblem {
                line: u64::try_from(row.line).map_err(|_| corrupt())?,
                column: column.ok_or_else(corrupt)?,
                problem: Problem::from_key(&row.problem).ok_or_else(corrupt)?,
            })
        })
        .collect()
}
