//! A list that was sent: kept as a draft, started or given up.

use app::{
    error::{AppError, Problem},
    ports::{BatchMode, BatchState, Texts, Visitor},
};
use domain::{identifiers::Ogrn, staffing::MOST_LINES};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    sea_query::Expr,
};
use time::Date;
use uuid::Uuid;

use super::{
    file::{self, Line},
    judge::Judge,
    lists::{self, of_file},
    scenarios::ScenarioNames,
    staff::Staff,
};
use crate::{
    powers::rows,
    registry::days,
    store::{StoreError, batch_rows, batches},
};

/// Longest name of a file that is kept, in characters.
const LONGEST_NAME: usize = 100;
/// Lines written by one statement: SQLite takes 32,766 values.
const AT_ONCE: usize = 500;

/// The lines of a file. Reading is work for seconds at worst, which no other request waits for.
pub(super) async fn lines(file: &[u8]) -> Result<Vec<Line>, AppError> {
    let file = file.to_vec();
    let read = tokio::task::spawn_blocking(move || file::read(&file, MOST_LINES)).await;
    read.map_err(|error| {
        tracing::error!(%error, "reading a list has failed");
        of_file(Problem::FileKind)
    })?
    .map_err(of_file)
}

/// A list that was sent.
pub(super) struct Upload<'a> {
    pub(super) by: &'a Visitor,
    pub(super) organization: &'a Ogrn,
    pub(super) name: &'a str,
    pub(super) now: i64,
    pub(super) today: Date,
}

impl Upload<'_> {
    /// Keeps it as a draft, with what is wrong in each line; its id.
    pub(super) async fn keep(
        &self,
        db: &impl ConnectionTrait,
        texts: &dyn Texts,
        lines: &[Line],
    ) -> Result<String, AppError> {
        let staff = Staff::of(db, self.organization).await?;
        let names = ScenarioNames::of(texts);
        let mut judge = Judge::new(&staff, &names, self.today);
        let batch = batches::Model {
            id: Uuid::new_v4().to_string(),
            ogrn: self.organization.as_str().to_owned(),
            file_name: Some(file_name(self.name)),
            state: BatchState::Draft.key().to_owned(),
            mode: None,
            prepared: 0,
            created_at: self.now,
            created_by: self.by.account.clone(),
            started_at: None,
            ended_at: None,
        };
        let mut kept = Vec::with_capacity(lines.len());
        for line in lines {
            let judged = judge.judge(line);
            let (scenarios, from, until) = match &judged.mandate {
                Some((powers, validity)) => (
                    rows::write_scenarios(powers)?,
                    days::write(validity.from()),
                    days::write(validity.until()),
                ),
                None => (
                    line.scenarios.clone(),
                    line.from.clone(),
                    line.until.clone(),
                ),
            };
            kept.push(batch_rows::Model {
                batch_id: batch.id.clone(),
                line: i64::try_from(line.line).unwrap_or(i64::MAX),
                person: line.person.clone(),
                account_id: judged.account,
                scenarios,
                valid_from: from,
                valid_until: until,
                limits: None,
                problems: lists::written(&judged.problems)?,
                number: None,
            });
        }
        let id = batch.id.clone();
        store(db, batch, kept).await?;
        Ok(id)
    }
}

/// Writes a batch and its lines.
pub(super) async fn store(
    db: &impl ConnectionTrait,
    batch: batches::Model,
    lines: Vec<batch_rows::Model>,
) -> Result<(), StoreError> {
    batches::Entity::insert(batch.into_active_model())
        .exec_without_returning(db)
        .await?;
    for part in lines.chunks(AT_ONCE) {
        let part = part.iter().cloned().map(IntoActiveModel::into_active_model);
        batch_rows::Entity::insert_many(part)
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

/// Begins to issue what a draft lists.
pub(super) async fn start(
    db: &impl ConnectionTrait,
    by: &Visitor,
    organization: &Ogrn,
    id: &str,
    mode: BatchMode,
    now: i64,
) -> Result<(), AppError> {
    let batch = lists::own(db, organization, id).await?;
    let of_batch = || batch_rows::Entity::find().filter(batch_rows::Column::BatchId.eq(&batch.id));
    let all = of_batch().count(db).await.map_err(StoreError::from)?;
    let good = of_batch()
        .filter(batch_rows::Column::Problems.is_null())
        .count(db)
        .await
        .map_err(StoreError::from)?;
    if good == 0 || (mode == BatchMode::Whole && good < all) {
        return Err(AppError::Conflict);
    }
    let started = batches::Entity::update_many()
        .col_expr(
            batches::Column::State,
            Expr::value(BatchState::Running.key()),
        )
        .col_expr(batches::Column::Mode, Expr::value(mode.key()))
        .col_expr(batches::Column::StartedAt, Expr::value(now))
        // Whoever starts it issues what it lists.
        .col_expr(batches::Column::CreatedBy, Expr::value(by.account.as_str()));
    decided(db, started, &batch.id).await
}

/// Gives up a draft.
pub(super) async fn cancel(
    db: &impl ConnectionTrait,
    organization: &Ogrn,
    id: &str,
    now: i64,
) -> Result<(), AppError> {
    let batch = lists::own(db, organization, id).await?;
    let cancelled = batches::Entity::update_many()
        .col_expr(
            batches::Column::State,
            Expr::value(BatchState::Cancelled.key()),
        )
        .col_expr(batches::Column::EndedAt, Expr::value(now));
    decided(db, cancelled, &batch.id).await
}

/// Of two who decide about a draft at once, one gets [`AppError::Conflict`].
async fn decided(
    db: &impl ConnectionTrait,
    update: sea_orm::UpdateMany<batches::Entity>,
    id: &str,
) -> Result<(), AppError> {
    let written = update
        .filter(batches::Column::Id.eq(id))
        .filter(batches::Column::State.eq(BatchState::Draft.key()))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    match written.rows_affected {
        0 => Err(AppError::Conflict),
        _ => Ok(()),
    }
}

/// The name as it may be shown: without folders and control characters, not too long.
fn file_name(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain = name.chars().filter(|c| !c.is_control());
    plain.take(LONGEST_NAME).collect()
}
