//! What the members of a family can show follows from the family: one status of a kind "large
//! family" for each member with a Digital ID, whose days are known ahead, since nobody looks at a
//! child's birthday when it comes.

use domain::{
    family::{FamilyDecision, Member},
    holder::HolderNumber,
    status::StatusKind,
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, IntoActiveModel as _, QueryFilter as _,
    QuerySelect as _,
};
use time::Date;
use uuid::Uuid;

use super::{
    register::Moment,
    stored::{self, Stored},
};
use crate::{
    registry::{
        changes::{self, Term},
        days, holders as registered,
    },
    store::{StoreError, family_members, holders, statuses},
};

/// Brings the statuses of all members in line with their family.
pub(crate) async fn follow(
    db: &impl ConnectionTrait,
    found: &Stored,
    moment: Moment,
) -> Result<(), StoreError> {
    for (row, member) in found.members.iter().zip(&found.family.members) {
        let Some(account) = &row.account_id else {
            continue;
        };
        let holder: Option<i64> = holders::Entity::find()
            .select_only()
            .column(holders::Column::Number)
            .filter(holders::Column::AccountId.eq(account))
            .into_tuple()
            .one(db)
            .await?;
        if let Some(holder) = holder {
            of_member(db, found, member, registered::number(holder)?, moment).await?;
        }
    }
    Ok(())
}

/// The same for the families of one account: it has a Digital ID since now.
pub(crate) async fn of_account(
    db: &impl ConnectionTrait,
    account: &str,
    moment: Moment,
) -> Result<(), StoreError> {
    let families: Vec<i64> = family_members::Entity::find()
        .select_only()
        .column(family_members::Column::FamilyNumber)
        .filter(family_members::Column::AccountId.eq(account))
        .into_tuple()
        .all(db)
        .await?;
    for number in families {
        if let Some(found) = stored::numbered(db, number).await? {
            follow(db, &found, moment).await?;
        }
    }
    Ok(())
}

async fn of_member(
    db: &impl ConnectionTrait,
    found: &Stored,
    member: &Member,
    holder: HolderNumber,
    moment: Moment,
) -> Result<(), StoreError> {
    let source = source(found.row.number);
    let held = statuses::Entity::find()
        .filter(statuses::Column::HolderNumber.eq(registered::key(holder)))
        .filter(statuses::Column::Source.eq(&source))
        .one(db)
        .await?;
    let term = term(found, member, moment.today);
    match (held, term) {
        (None, None) => Ok(()),
        (None, Some(term)) => {
            let row = statuses::Model {
                id: Uuid::new_v4().to_string(),
                holder_number: registered::key(holder),
                kind: StatusKind::LargeFamily.key().to_owned(),
                valid_from: days::write(term.from),
                valid_until: term.until.map(days::write),
                suspended: term.suspended,
                source,
                created_at: moment.now,
            };
            statuses::Entity::insert(row.into_active_model())
                .exec_without_returning(db)
                .await?;
            Ok(())
        }
        (Some(held), Some(term)) => changes::set_term(db, &held.id, term, moment.now).await,
        (Some(held), None) => {
            // Over since today: what held until yesterday held.
            let from = days::read(&held.valid_from, "statuses.valid_from")?;
            let term = Term {
                from,
                until: moment.today.previous_day(),
                suspended: held.suspended,
            };
            changes::set_term(db, &held.id, term, moment.now).await
        }
    }
}

fn term(found: &Stored, member: &Member, today: Date) -> Option<Term> {
    let (from, until) = found.family.term_of(member, today)?;
    Some(Term {
        from,
        until,
        suspended: found.family.decision == FamilyDecision::Suspended,
    })
}

/// Where such a status comes from, as its row says.
fn source(family: i64) -> String {
    format!("family:{family}")
}
