//! "I did not show this": what holders say about checks of them, and what becomes of it.
//!
//! The organization learns that there is a complaint and about which of its checks, and
//! nothing else: the holder's words go to the operator alone, since a sentence is all it
//! takes to tell who somebody is, and the organization's copy of a check has no citizen.

mod desk;
mod disputed;
mod organization;
mod own;

use std::sync::Arc;

use app::{
    error::{AppError, Problem},
    ports::{
        Complaint, ComplaintAnswer, ComplaintFile, ComplaintLine, ComplaintPage, ComplaintState,
        Complaints, LONGEST_COMPLAINT, OwnCheck, Visitor,
    },
};
use domain::{director::Act, holder::Holder, identifiers::Ogrn};
use port::port;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr};

use crate::{
    clock::Clock,
    powers::{directed, permitted},
    registry::{holders, operator},
    store::{Database, StoreError, complaints},
};

/// Complaints a day of one holder. Nobody is checked without their doing so often; who sends
/// more fills the desk of others.
const PER_DAY: u64 = 10;

/// [`Complaints`] on the database.
pub struct ComplaintDesk {
    database: Database,
    clock: Arc<dyn Clock>,
}

impl ComplaintDesk {
    /// The complaints in `database`, made and answered at the time of `clock`.
    pub fn new(database: Database, clock: Arc<dyn Clock>) -> Self {
        Self { database, clock }
    }

    /// The Digital ID of this account, also one that was given up: what was done in its
    /// name stays its holder's business.
    async fn holder(&self, by: &Visitor) -> Result<Holder, AppError> {
        by.confirmed()?;
        let holder = holders::of_account(self.database.read(), &by.account).await?;
        holder.ok_or(AppError::NotFound)
    }
}

/// How a stored complaint stands.
pub(crate) fn state(row: &complaints::Model) -> ComplaintState {
    if row.withdrawn_at.is_some() {
        ComplaintState::Withdrawn
    } else if row.answered_at.is_some() {
        ComplaintState::Answered
    } else {
        ComplaintState::Open
    }
}

/// Complaints in `wanted`: the same rule as [`state`].
fn standing(wanted: ComplaintState) -> Condition {
    let (withdrawn, answered) = (
        complaints::Column::WithdrawnAt,
        complaints::Column::AnsweredAt,
    );
    match wanted {
        ComplaintState::Withdrawn => Condition::all().add(withdrawn.is_not_null()),
        ComplaintState::Answered => Condition::all()
            .add(withdrawn.is_null())
            .add(answered.is_not_null()),
        ComplaintState::Open => Condition::all()
            .add(withdrawn.is_null())
            .add(answered.is_null()),
    }
}

fn answer_in(row: &complaints::Model) -> Option<ComplaintAnswer> {
    let (at, text) = (row.answered_at?, row.answer.clone()?);
    Some(ComplaintAnswer { at, text })
}

fn complaint(row: &complaints::Model) -> Complaint {
    Complaint {
        at: row.made_at,
        words: row.words.clone(),
        state: state(row),
        answer: answer_in(row),
    }
}

/// A text that people typed, as it is stored.
fn typed<'t>(field: &str, text: &'t str, required: bool) -> Result<&'t str, AppError> {
    let text = text.trim();
    let problem = if required && text.is_empty() {
        Problem::Required
    } else if text.chars().count() > LONGEST_COMPLAINT {
        Problem::TooLong
    } else if text.contains('\0') {
        Problem::Shape
    } else {
        return Ok(text);
    };
    Err(AppError::field(field, problem))
}

/// Answers the complaint about `check` if it is open and `of` holds; of two who do so at
/// once one gets [`AppError::Conflict`].
async fn answer(
    db: &impl ConnectionTrait,
    by: &Visitor,
    check: &str,
    of: Condition,
    text: &str,
    now: i64,
) -> Result<(), AppError> {
    let answered = complaints::Entity::update_many()
        .col_expr(complaints::Column::AnsweredAt, Expr::value(now))
        .col_expr(
            complaints::Column::AnsweredBy,
            Expr::value(by.account.as_str()),
        )
        .col_expr(complaints::Column::Answer, Expr::value(text))
        .filter(complaints::Column::CheckId.eq(check))
        .filter(of)
        .filter(standing(ComplaintState::Open))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    (answered.rows_affected == 1)
        .then_some(())
        .ok_or(AppError::Conflict)
}

#[port]
impl Complaints for ComplaintDesk {
    async fn own(&self, by: &Visitor, check: &str) -> Result<OwnCheck, AppError> {
        let holder = self.holder(by).await?;
        let db = self.database.read();
        Ok(own::check(db, holder.number, check, self.clock.now()).await?)
    }

    async fn complain(&self, by: &Visitor, check: &str, words: &str) -> Result<(), AppError> {
        let holder = self.holder(by).await?;
        own::complain(
            &self.database,
            holder.number,
            check,
            words,
            self.clock.now(),
        )
        .await
    }

    async fn withdraw(&self, by: &Visitor, check: &str) -> Result<(), AppError> {
        let holder = self.holder(by).await?;
        own::withdraw(&self.database, holder.number, check, self.clock.now()).await
    }

    async fn waiting(&self, by: &Visitor, organization: &Ogrn) -> Result<u64, AppError> {
        let db = self.database.read();
        directed(db, by, organization).await?;
        Ok(organization::waiting(db, organization).await?)
    }

    async fn about(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        page: u32,
    ) -> Result<ComplaintPage<ComplaintLine>, AppError> {
        let db = self.database.read();
        directed(db, by, organization).await?;
        Ok(organization::page(db, organization, page, self.clock.now()).await?)
    }

    async fn one(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        check: &str,
    ) -> Result<ComplaintLine, AppError> {
        let db = self.database.read();
        directed(db, by, organization).await?;
        Ok(organization::one(db, organization, check, self.clock.now()).await?)
    }

    async fn answer(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        check: &str,
        text: &str,
    ) -> Result<(), AppError> {
        let now = self.clock.now();
        let transaction = self.database.write().await?;
        let db = &*transaction;
        permitted(db, by, organization, Act::AnswerComplaint).await?;
        let complaint = organization::one(db, organization, check, now).await?;
        let text = typed("answer", text, true)?;
        let own = Condition::all().add(complaints::Column::Ogrn.eq(organization.as_str()));
        answer(db, by, &complaint.check.id, own, text, now).await?;
        transaction.commit().await?;
        Ok(())
    }

    async fn desk(
        &self,
        by: &Visitor,
        state: Option<ComplaintState>,
        page: u32,
        page_size: u32,
    ) -> Result<ComplaintPage<ComplaintFile>, AppError> {
        operator(by)?;
        let db = self.database.read();
        Ok(desk::page(db, state, page, page_size, self.clock.now()).await?)
    }

    async fn file(&self, by: &Visitor, check: &str) -> Result<ComplaintFile, AppError> {
        operator(by)?;
        Ok(desk::file(self.database.read(), check, self.clock.now()).await?)
    }

    async fn close(&self, by: &Visitor, check: &str, text: &str) -> Result<(), AppError> {
        operator(by)?;
        let now = self.clock.now();
        let transaction = self.database.write().await?;
        let db = &*transaction;
        let file = desk::file(db, check, now).await?;
        let text = typed("answer", text, true)?;
        let nobodys = Condition::all().add(complaints::Column::Ogrn.is_null());
        answer(db, by, &file.check.id, nobodys, text, now).await?;
        transaction.commit().await?;
        Ok(())
    }
}
