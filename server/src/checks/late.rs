//! Settles checks that were made without a network: the questions of an online check, asked
//! of the time when it was made.
//!
//! The mandates and what the registry says of the holder are judged as they stood then: a
//! Digital ID that was paused, codes that were ended and a status that was put on hold a
//! minute later were good. A revoked key counts for nothing, whenever that was: nobody knows
//! what its thief has signed.

use app::{
    error::AppError,
    ports::{CheckInput, LateCheck, LateResult, Visitor},
};
use domain::{
    holder::HolderRefusal,
    moscow,
    offline::{DEFAULT_CAP, LONGEST_CAP, claim_is_possible},
    outcome::{Outcome, Refusal},
    presentation::window::WindowRefusal,
};
use sea_orm::{ConnectionTrait, EntityTrait};

use super::{
    CheckDesk, authority, phone,
    questions::{Findings, Questions},
    record::{self, Record},
    request::Attempt,
};
use crate::{
    signals::Topic,
    store::{StoreError, organizations},
};

/// Settles one check, exactly once.
pub(super) async fn settle(
    desk: &CheckDesk,
    by: &Visitor,
    check: &LateCheck,
) -> Result<LateResult, AppError> {
    if check.account != by.account {
        return Ok(LateResult::OtherAccount);
    }
    let CheckInput::Scanned(_) = check.request.input else {
        return Ok(LateResult::Refused);
    };
    let Ok(attempt) = Attempt::read(&check.request) else {
        return Ok(LateResult::Refused);
    };
    let db = desk.database.read();
    match record::repeated(db, by, &attempt).await {
        Ok(None) => {}
        Ok(Some(_)) => return Ok(LateResult::Settled),
        Err(AppError::Conflict) => return Ok(LateResult::Refused),
        Err(error) => return Err(error),
    }
    let now = desk.clock.now();
    let cap = cap(db, &attempt).await?;
    let possible = claim_is_possible(check.at, check.data_at, now, cap);
    // A time that cannot be is not written down: the record then has that of its arrival.
    let at = if possible { check.at } else { now };
    let mut verifier = authority::verifier(db, by, attempt.organization, at).await?;
    verifier.set_phone(phone::proven(desk, &attempt, &verifier, at).await?);
    let findings = Questions {
        desk,
        by,
        verifier: &verifier,
        now: at,
        moscow: moscow::at(at).ok_or(AppError::Unavailable)?,
        past: true,
    }
    .ask_afterwards(&attempt.input)
    .await?;
    let holder = findings.reached.as_ref().and_then(|reached| reached.holder);
    let settled = Record {
        by,
        attempt: &attempt,
        verifier: &verifier,
        findings: believed(findings, possible),
        issuer: &desk.issuer,
        now_ms: at.saturating_mul(1_000),
        now: at,
        limits: desk.limits,
        sent_late: Some(now),
        phone: None,
    }
    .settle(&desk.database)
    .await;
    match settled {
        Ok(_) => {
            if let Some(holder) = holder {
                desk.signals.tell(&Topic::Holder(holder)).await;
            }
            Ok(LateResult::Settled)
        }
        Err(AppError::Conflict) => Ok(LateResult::Refused),
        Err(error) => Err(error),
    }
}

/// A yes at a time that cannot be is none; nor is one that the holder was to be asked for.
fn believed(findings: Findings, possible: bool) -> Findings {
    let outcome = match findings.outcome {
        Outcome::Refused(refusal) => Outcome::Refused(refusal),
        _ if !possible => Refusal::Window(WindowRefusal::Expired).into(),
        Outcome::AwaitingHolder => Refusal::Holder(HolderRefusal::Declined).into(),
        Outcome::Confirmed => Outcome::Confirmed,
    };
    Findings {
        outcome,
        ..findings
    }
}

/// Seconds for which data may be used, by the organization's own rule.
async fn cap(db: &impl ConnectionTrait, attempt: &Attempt<'_>) -> Result<i64, StoreError> {
    let Some(ogrn) = attempt.organization else {
        return Ok(DEFAULT_CAP);
    };
    let organization = organizations::Entity::find_by_id(ogrn.as_str())
        .one(db)
        .await?;
    Ok(organization.map_or(DEFAULT_CAP, |found| found.offline_cap.min(LONGEST_CAP)))
}
