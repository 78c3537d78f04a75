//! Staff let a family in: a check like any other in the organization's list, and a line for the
//! family.

use app::{
    error::{AppError, Problem},
    ports::{Admission, CheckAnswer, Visitor},
};
use domain::{
    family::FamilyStanding, identifiers::Ogrn, moscow, outcome::OutcomeKind, receipt::Receipt,
    signed::Kind,
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, IntoActiveModel as _, QueryFilter as _,
    QuerySelect as _,
};
use sha2::{Digest as _, Sha256};
use time::Date;
use uuid::{NoContext, Timestamp, Uuid};

use super::{
    CertificateDesk,
    look::{self, Behind, SCENARIO},
};
use crate::{
    checks::authority::{self, Staff, Verifier},
    receipts::signing,
    store::{StoreError, checks, family_visits, powers},
};

pub(super) async fn admit(
    desk: &CertificateDesk,
    by: &Visitor,
    code: &str,
    organization: &Ogrn,
    admission: &Admission,
    today: Date,
) -> Result<(), AppError> {
    let key = Uuid::try_parse(&admission.key)
        .map_err(|_| AppError::Invalid { fields: Vec::new() })?
        .to_string();
    let Behind::Family(found, _) = look::behind(desk, code).await? else {
        return Err(AppError::Conflict);
    };
    if found.family.standing(today) != FamilyStanding::Established {
        return Err(AppError::Conflict);
    }
    let may = found.family.present(today).len();
    if usize::try_from(admission.came).map_or(true, |came| came == 0 || came > may) {
        return Err(AppError::field("came", Problem::Count));
    }
    let now_ms = desk.clock.now_ms();
    let now = now_ms.div_euclid(1_000);
    let transaction = desk.database.write().await?;
    let db = &*transaction;
    if repeated(db, by, &key).await? {
        return Ok(());
    }
    let (staff, power) = authorized(db, by, organization, now).await?;
    let check = Uuid::new_v7(Timestamp::from_unix(
        NoContext,
        u64::try_from(now).unwrap_or_default(),
        u32::try_from(now_ms.rem_euclid(1_000)).unwrap_or_default() * 1_000_000,
    ));
    let receipt = Receipt {
        check: check.into_bytes(),
        at: now,
        organization: Some(signing::asker(&staff.ogrn, &staff.organization)),
        power: Some(power.clone()),
        scenario: Some(SCENARIO),
        outcome: OutcomeKind::Confirmed,
    };
    let answer = CheckAnswer {
        id: check.to_string(),
        outcome: OutcomeKind::Confirmed,
        at: now,
        organization: Some(staff.organization.clone()),
        scenario: Some(SCENARIO),
        words: None,
        slip: None,
        used: None,
        foreign: None,
        authority: None,
        waits_until: None,
        photo_until: None,
        again: None,
        return_until: None,
    };
    let row = checks::Model {
        id: check.to_string(),
        at: now,
        verifier_account: by.account.clone(),
        ogrn: Some(staff.ogrn.clone()),
        power_number: Some(power),
        scenario: Some(SCENARIO.key()),
        outcome: OutcomeKind::Confirmed.key().to_owned(),
        slip: None,
        idempotency_key: key,
        request_hash: data_encoding::HEXLOWER.encode(&Sha256::digest(code)),
        answer: serde_json::to_string(&answer).map_err(|_| StoreError::corrupt("checks.answer"))?,
        receipt: signing::sign(&desk.issuer, Kind::OrganizationReceipt, &receipt)?,
        branch_id: None,
        device_id: None,
        till_id: None,
    };
    checks::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await
        .map_err(StoreError::from)?;
    let visit = family_visits::Model {
        check_id: check.to_string(),
        family_number: found.row.number,
        organization: staff.organization,
        at: now,
        compared: admission.compared,
        came: i64::from(admission.came),
    };
    family_visits::Entity::insert(visit.into_active_model())
        .exec_without_returning(db)
        .await
        .map_err(StoreError::from)?;
    transaction.commit().await?;
    Ok(())
}

/// Whether this form was sent before.
async fn repeated(db: &impl ConnectionTrait, by: &Visitor, key: &str) -> Result<bool, StoreError> {
    let found = checks::Entity::find()
        .select_only()
        .column(checks::Column::Id)
        .filter(checks::Column::VerifierAccount.eq(&by.account))
        .filter(checks::Column::IdempotencyKey.eq(key))
        .into_tuple::<String>()
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// In whose name and under which power of attorney, with a check left under it today.
async fn authorized(
    db: &impl ConnectionTrait,
    by: &Visitor,
    organization: &Ogrn,
    now: i64,
) -> Result<(Staff, String), AppError> {
    // One at a time for each person, or many at once would pass a daily limit together.
    powers::Entity::find()
        .filter(powers::Column::AccountId.eq(&by.account))
        .filter(powers::Column::Ogrn.eq(organization.as_str()))
        .lock_exclusive()
        .all(db)
        .await
        .map_err(StoreError::from)?;
    let verifier = authority::verifier(db, by, Some(organization), now).await?;
    let moscow = moscow::at(now).ok_or(AppError::Unavailable)?;
    let power = verifier
        .may_ask(Some(SCENARIO), moscow)
        .ok()
        .flatten()
        .ok_or(AppError::NotFound)?;
    match verifier {
        Verifier::Staff(staff) => Ok((staff, power)),
        Verifier::Individual | Verifier::Stranger => Err(AppError::NotFound),
    }
}
