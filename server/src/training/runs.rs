//! Runs that go on: one an account.

use app::{
    error::AppError,
    ports::{Place, TrainingAct, TrainingStep},
};
use domain::training::{Case, Run, VERSION};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel as _, QueryFilter, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;

use super::passes;
use crate::store::{StoreError, training_runs as rows};

/// Id and state of the run of `account`; one through an older version is none.
pub(super) async fn of(
    db: &impl ConnectionTrait,
    account: &str,
) -> Result<Option<(String, Run)>, StoreError> {
    let row = rows::Entity::find_by_id(account).one(db).await?;
    row.filter(is_current).map(read).transpose()
}

fn is_current(row: &rows::Model) -> bool {
    u16::try_from(row.version) == Ok(VERSION)
}

fn read(row: rows::Model) -> Result<(String, Run), StoreError> {
    let run = serde_json::from_str(&row.run);
    Ok((
        row.id,
        run.map_err(|_| StoreError::corrupt("training_runs.run"))?,
    ))
}

fn written(run: &Run) -> Result<String, StoreError> {
    serde_json::to_string(run).map_err(|_| StoreError::corrupt("training_runs.run"))
}

/// Begins a run through `cases`, in the place of one that goes on.
pub(super) async fn start(
    db: &impl ConnectionTrait,
    account: &str,
    cases: Vec<Case>,
    now: i64,
) -> Result<(), StoreError> {
    let row = rows::Model {
        account_id: account.to_owned(),
        id: Uuid::new_v4().to_string(),
        version: i16::try_from(VERSION).map_err(|_| StoreError::corrupt("training.version"))?,
        run: written(&Run::new(cases))?,
        started_at: now,
    };
    let replaced = OnConflict::column(rows::Column::AccountId)
        .update_columns([
            rows::Column::Id,
            rows::Column::Version,
            rows::Column::Run,
            rows::Column::StartedAt,
        ])
        .to_owned();
    rows::Entity::insert(row.into_active_model())
        .on_conflict(replaced)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// A step of the run of `account`, if the form stands where the run is.
pub(super) async fn go_on(
    db: &impl ConnectionTrait,
    account: &str,
    act: &TrainingAct,
    now: i64,
) -> Result<TrainingStep, AppError> {
    // Locked: the same form from two tabs is one step.
    let row = rows::Entity::find_by_id(account)
        .lock_exclusive()
        .one(db)
        .await
        .map_err(StoreError::from)?;
    let Some((id, mut run)) = row.filter(is_current).map(read).transpose()? else {
        return Ok(TrainingStep::Late);
    };
    let stands = |place: &Place| place.run == id && place.step == run.step();
    let turned = match act {
        TrainingAct::Scan(place) if stands(place) => run.scan(),
        TrainingAct::Answer(place, answer) if stands(place) => run.answer(*answer),
        TrainingAct::GoOn(place) if stands(place) => run.go_on(),
        _ => return Ok(TrainingStep::Late),
    };
    if turned.is_err() {
        return Ok(TrainingStep::Late);
    }
    if run.case().is_none() {
        passes::note(db, account, now).await?;
        let over = rows::Entity::delete_by_id(account).exec(db).await;
        over.map_err(StoreError::from)?;
        return Ok(TrainingStep::Passed);
    }
    rows::Entity::update_many()
        .col_expr(rows::Column::Run, Expr::value(written(&run)?))
        .filter(rows::Column::AccountId.eq(account))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    Ok(TrainingStep::Done)
}
