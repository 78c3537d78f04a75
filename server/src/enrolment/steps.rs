//! How far somebody has come: one answer, for the page and for every form.

use app::{
    error::AppError,
    ports::{EnrolmentStep, Visitor},
};
use domain::{
    consent::ConsentKind,
    enrolment::Ineligible,
    holder::{HolderRefusal, HolderState},
};
use sea_orm::ConnectionTrait;
use time::Date;

use super::{
    applications::{self, State},
    consents, people,
};
use crate::registry::holders;

/// The step on which this person stands today.
pub(super) async fn step(
    db: &impl ConnectionTrait,
    by: &Visitor,
    today: Date,
) -> Result<EnrolmentStep, AppError> {
    let consented = consents::live(db, &by.account, ConsentKind::DigitalId)
        .await?
        .is_some();
    let holder = holders::of_account(db, &by.account).await?;
    if let Some(holder) = holder.filter(|holder| holder.state != HolderState::Deleted) {
        return Ok(match holder.may_show(today) {
            Err(HolderRefusal::Underage) => EnrolmentStep::Ineligible(Ineligible::Underage),
            _ if consented => EnrolmentStep::Held(holder.state),
            _ => EnrolmentStep::Consent,
        });
    }
    let Some(person) = people::of(db, by).await? else {
        return Ok(EnrolmentStep::Ineligible(Ineligible::Unrecorded));
    };
    if let Err(reason) = person.applicant.may_apply(today) {
        return Ok(EnrolmentStep::Ineligible(reason));
    }
    if !consented {
        return Ok(EnrolmentStep::Consent);
    }
    let Some(row) = applications::of_account(db, &by.account).await? else {
        return Ok(EnrolmentStep::Way);
    };
    let way = applications::way(&row)?;
    Ok(match applications::state(&row)? {
        // Of a Digital ID that was given up since.
        State::Accepted | State::Left => EnrolmentStep::Way,
        State::Draft => EnrolmentStep::Photo {
            way,
            returned: None,
        },
        State::Returned => EnrolmentStep::Photo {
            way,
            returned: row.reason,
        },
        State::Waiting => EnrolmentStep::Waiting {
            way,
            since: row.submitted_at,
            faces: applications::faces(&row)?,
        },
    })
}
