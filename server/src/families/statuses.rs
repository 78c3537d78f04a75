//! What the members of a family can show follows from the family: one status of a kind "large
//! family" for each member with a Digital ID, whose days are known ahead, since nobody looks at a
//! child's birthday when it comes.

use domain::{
    family::{FamilyDecision, Member},
    holder::HolderNumber,
    status::{Status, StatusKind},
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QuerySelect as _,
};
use time::Date;

use super::{
    register::Moment,
    stored::{self, Stored},
};
use crate::{
    registry::{
        changes::{self, Decision, NewStatus},
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
    let decision = Decision {
        by: None,
        at: moment.now,
        reason: "",
    };
    match (held, term) {
        (None, None) => Ok(()),
        (None, Some(term)) => {
            let status = Status {
                kind: StatusKind::LargeFamily,
                from: term.from,
                until: term.until,
                suspended: term.suspended,
            };
            let new = NewStatus {
                holder,
                status,
                source,
                source_key: None,
                import: None,
            };
            changes::grant(db, &[new], &decision).await?;
            Ok(())
        }
        (Some(held), Some(term)) => set(db, &held, term, &decision).await,
        (Some(held), None) => {
            // Over since today: what held until yesterday held.
            let term = Term {
                from: days::read(&held.valid_from, "statuses.valid_from")?,
                until: moment.today.previous_day(),
                suspended: held.suspended,
            };
            set(db, &held, term, &decision).await
        }
    }
}

/// Writes what is different, and nothing if nothing is.
async fn set(
    db: &impl ConnectionTrait,
    held: &statuses::Model,
    term: Term,
    decision: &Decision<'_>,
) -> Result<(), StoreError> {
    let until = term.until.map(days::write);
    if held.valid_from != days::write(term.from) || held.valid_until != until {
        changes::change_days(db, &held.id, term.from, term.until, decision).await?;
    }
    if held.suspended != term.suspended {
        changes::suspend(db, &held.id, term.suspended, decision).await?;
    }
    Ok(())
}

/// On which days a member is of a large family, and whether that is on hold.
struct Term {
    from: Date,
    until: Option<Date>,
    suspended: bool,
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
