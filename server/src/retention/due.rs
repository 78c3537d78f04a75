//! What has done its work and is due.

use app::ports::ImportState;
use domain::{moscow, retention::Kept};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter as _,
    QuerySelect as _,
    sea_query::{Expr, ExprTrait as _, Query, SelectStatement},
};

use crate::{
    enrolment::State,
    registry::days,
    store::{
        StoreError, abuse_alerts, applications, benefit_uses, certificate_shares, checks,
        complaints, confirmations, consents, family_visits, holder_checks, holders,
        import_problems, imports, late_alarms, statuses, unclaimed_holders,
    },
};

/// How much of it has done its work before `limit` (Unix seconds).
pub(super) async fn count(
    db: &impl ConnectionTrait,
    kept: Kept,
    limit: i64,
) -> Result<u64, StoreError> {
    let condition = of(kept, limit)?;
    macro_rules! rows {
        ($table:ident) => {
            $table::Entity::find().filter(condition).count(db).await?
        };
    }
    Ok(match kept {
        Kept::Checks => rows!(checks),
        Kept::HolderChecks => rows!(holder_checks),
        Kept::FamilyVisits => rows!(family_visits),
        Kept::LateAlarms => rows!(late_alarms),
        Kept::AbuseAlerts => rows!(abuse_alerts),
        Kept::Confirmations => rows!(confirmations),
        Kept::Complaints => rows!(complaints),
        Kept::Consents => rows!(consents),
        Kept::Applications => rows!(applications),
        Kept::Imports => rows!(imports),
        Kept::ImportProblems => rows!(import_problems),
        Kept::Shares => rows!(certificate_shares),
        Kept::Unclaimed => rows!(unclaimed_holders),
        Kept::BenefitUses => rows!(benefit_uses),
    })
}

/// Whether any of it is due.
pub(super) async fn any(
    db: &impl ConnectionTrait,
    kept: Kept,
    limit: i64,
) -> Result<bool, StoreError> {
    let condition = of(kept, limit)?;
    macro_rules! row {
        ($table:ident) => {
            $table::Entity::find()
                .select_only()
                .expr(Expr::value(1))
                .filter(condition)
                .limit(1)
                .into_tuple::<i32>()
                .one(db)
                .await?
                .is_some()
        };
    }
    Ok(match kept {
        Kept::Checks => row!(checks),
        Kept::HolderChecks => row!(holder_checks),
        Kept::FamilyVisits => row!(family_visits),
        Kept::LateAlarms => row!(late_alarms),
        Kept::AbuseAlerts => row!(abuse_alerts),
        Kept::Confirmations => row!(confirmations),
        Kept::Complaints => row!(complaints),
        Kept::Consents => row!(consents),
        Kept::Applications => row!(applications),
        Kept::Imports => row!(imports),
        Kept::ImportProblems => row!(import_problems),
        Kept::Shares => row!(certificate_shares),
        Kept::Unclaimed => row!(unclaimed_holders),
        Kept::BenefitUses => row!(benefit_uses),
    })
}

/// Which of it has done its work before `limit`.
pub(super) fn of(kept: Kept, limit: i64) -> Result<Condition, StoreError> {
    Ok(match kept {
        // Whatever else tells of a check goes first.
        Kept::Checks => Condition::all()
            .add(checks::Column::At.lt(limit))
            .add(without(checks::Column::Id, late_alarms::Column::CheckId))
            .add(without(checks::Column::Id, family_visits::Column::CheckId))
            .add(without(checks::Column::Id, complaints::Column::CheckId)),
        Kept::HolderChecks => Condition::all()
            .add(holder_checks::Column::At.lt(limit))
            .add(without(
                holder_checks::Column::CheckId,
                complaints::Column::CheckId,
            )),
        Kept::FamilyVisits => Condition::all().add(family_visits::Column::At.lt(limit)),
        Kept::LateAlarms => Condition::all().add(late_alarms::Column::AcknowledgedAt.lt(limit)),
        Kept::AbuseAlerts => Condition::all().add(abuse_alerts::Column::ResolvedAt.lt(limit)),
        Kept::Confirmations => Condition::all().add(confirmations::Column::UndoneAt.lt(limit)),
        Kept::Complaints => Condition::any()
            .add(complaints::Column::AnsweredAt.lt(limit))
            .add(complaints::Column::WithdrawnAt.lt(limit)),
        Kept::Consents => Condition::all().add(consents::Column::WithdrawnAt.lt(limit)),
        Kept::Applications => Condition::all()
            .add(applications::Column::SubmittedAt.lt(limit))
            .add(
                Condition::any()
                    .add(applications::Column::DecidedAt.is_null())
                    .add(applications::Column::DecidedAt.lt(limit)),
            )
            .add(
                applications::Column::State
                    .is_in([State::Draft, State::Returned, State::Left].map(State::key)),
            ),
        Kept::Imports => Condition::all().add(over(limit)).add(without(
            imports::Column::Id,
            import_problems::Column::ImportId,
        )),
        Kept::ImportProblems => {
            let imports = Query::select()
                .column(imports::Column::Id)
                .from(imports::Entity)
                .cond_where(over(limit))
                .take();
            Condition::all().add(import_problems::Column::ImportId.in_subquery(imports))
        }
        Kept::Shares => Condition::any()
            .add(certificate_shares::Column::EndsAt.lt(limit))
            .add(certificate_shares::Column::EndedAt.lt(limit)),
        Kept::Unclaimed => unclaimed(limit)?,
        // Periods are whole days: with the shortest its Moscow day is over as well.
        Kept::BenefitUses => Condition::all().add(benefit_uses::Column::At.lt(limit)),
    })
}

/// Imports that were over before `limit`.
fn over(limit: i64) -> Condition {
    let over = ImportState::ALL.into_iter().filter(|state| state.is_over());
    Condition::all()
        .add(imports::Column::State.is_in(over.map(ImportState::key)))
        .add(imports::Column::EndedAt.lt(limit))
}

/// People without an account who were there before `limit` and of whom no status has counted
/// since.
fn unclaimed(limit: i64) -> Result<Condition, StoreError> {
    let day = moscow::day(limit).ok_or(StoreError::corrupt("retention"))?;
    let counts = Condition::any()
        .add(statuses::Column::ValidUntil.is_null())
        .add(statuses::Column::ValidUntil.gte(days::write(day)));
    let holder = unclaimed_holders::Column::HolderNumber;
    let counting = same(statuses::Column::HolderNumber, holder)
        .cond_where(counts)
        .take();
    let old = same(holders::Column::Number, holder)
        .and_where(holders::Column::CreatedAt.lt(limit))
        .take();
    Ok(Condition::all()
        .add(Expr::exists(counting).not())
        .add(Expr::exists(old)))
}

/// Rows of a table in which `of` says the same as `this` in the row that is looked at.
fn same(of: impl ColumnTrait, this: impl ColumnTrait) -> SelectStatement {
    Query::select()
        .expr(Expr::value(1))
        .from(of.entity_name())
        .and_where(Expr::col(of.as_column_ref()).equals(this.as_column_ref()))
        .take()
}

/// No row of another table says in `other` what this one says in `own`.
fn without(own: impl ColumnTrait, other: impl ColumnTrait) -> Expr {
    Expr::exists(same(other, own)).not()
}
