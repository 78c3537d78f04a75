//! Single use and both copies of the record with their receipts, in one transaction.

use app::{
    error::AppError,
    ports::{CheckAnswer, UsedBefore, Visitor},
};
use domain::{
    consent::Asking,
    outcome::{Outcome, OutcomeKind, Refusal},
    power::AuthorityRefusal,
    receipt::Receipt,
    signed::Kind,
    words::matching_words,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
    sea_query::{LockType, OnConflict},
};
use uuid::{NoContext, Timestamp, Uuid};

use super::{
    CheckLimits, alarms,
    authority::{self, Verifier},
    consent, holder_photo, once, pace,
    questions::{Findings, Reached},
    request::Attempt,
    single_use::{slip, take, takes},
};
use crate::{
    branches::proof,
    issuer::Issuer,
    receipts::signing,
    registry::holders,
    store::{Database, StoreError, accounts, checks, holder_checks, identity_requests, powers},
};

/// A check whose questions have been asked, ready to be recorded.
pub(super) struct Record<'a> {
    pub(super) issuer: &'a Issuer,
    pub(super) by: &'a Visitor,
    pub(super) attempt: &'a Attempt<'a>,
    pub(super) verifier: &'a Verifier,
    pub(super) findings: Findings,
    /// Unix milliseconds at which the questions were asked.
    pub(super) now_ms: i64,
    /// The same in seconds.
    pub(super) now: i64,
    pub(super) limits: CheckLimits,
    /// When it was sent, Unix seconds, if it was made without a network: then the screen
    /// said "offline", and what is found now is for the organization's alarms.
    pub(super) sent_late: Option<i64>,
    /// The phone and its branch, once it is certain: `None` to begin with.
    pub(super) phone: Option<(String, String)>,
}

/// The answer that this attempt got before.
///
/// # Errors
/// [`AppError::Conflict`] if its key was used for another request.
pub(super) async fn repeated(
    db: &impl ConnectionTrait,
    by: &Visitor,
    attempt: &Attempt<'_>,
) -> Result<Option<CheckAnswer>, AppError> {
    let row = checks::Entity::find()
        .filter(checks::Column::VerifierAccount.eq(&by.account))
        .filter(checks::Column::IdempotencyKey.eq(&attempt.key))
        .one(db)
        .await
        .map_err(StoreError::from)?;
    let Some(row) = row else {
        return Ok(None);
    };
    if row.request_hash != attempt.hash {
        return Err(AppError::Conflict);
    }
    let answer = serde_json::from_str(&row.answer);
    Ok(Some(
        answer.map_err(|_| StoreError::corrupt("checks.answer"))?,
    ))
}

impl Record<'_> {
    /// Takes the code, if an organization asks, writes the record and returns the answer.
    /// Of two attempts with one key the first is recorded and both get its answer.
    pub(super) async fn settle(mut self, database: &Database) -> Result<CheckAnswer, AppError> {
        let id = self.new_id();
        let transaction = database.write().await?;
        if self.verifier.is_unauthorized() {
            // One at a time for each account, or many at once would pass together.
            accounts::Entity::find_by_id(&self.by.account)
                .select_only()
                .column(accounts::Column::Id)
                .lock(LockType::NoKeyUpdate)
                .into_tuple::<String>()
                .one(&*transaction)
                .await
                .map_err(StoreError::from)?;
            pace::individual(&*transaction, &self.by.account, self.now, self.limits).await?;
        }
        self.hold_daily_number(&*transaction).await?;
        self.hold_phone(&*transaction).await?;
        let outcome = self.single_use(&*transaction, id).await?;
        let counted = once::count(&*transaction, &self, &outcome, id).await?;
        let mut answer = self.answer(id, &outcome)?;
        once::tell(&mut answer, &self, counted);
        answer.photo_until = self.photo_offered(&*transaction, &outcome).await?;
        let receipt = self.receipt(id, &answer);
        if !self.write_check(&*transaction, &answer, &receipt).await? {
            // Somebody was faster with the same key; what was written here is rolled back.
            let answer = repeated(&*transaction, self.by, self.attempt).await?;
            return answer.ok_or(AppError::Conflict);
        }
        once::note(&*transaction, &self, &answer.id, counted).await?;
        if let (Some(sent_at), Some(staff)) = (self.sent_late, self.verifier.staff()) {
            let told = alarms::Told {
                check: &answer.id,
                ogrn: &staff.ogrn,
                at: self.now,
                sent_at,
                verifier: &self.by.account,
                scenario: answer.scenario,
            };
            alarms::raise(&*transaction, told, &outcome).await?;
        }
        if let Some(reached) = &self.findings.reached {
            self.write_holders_copy(&*transaction, reached, &outcome, &answer, &receipt)
                .await?;
        }
        if let Some(until) = answer.photo_until {
            holder_photo::offer(&*transaction, self.by, &answer.id, until).await?;
        }
        transaction.commit().await?;
        Ok(answer)
    }

    /// Until when the holder's photo can be fetched.
    async fn photo_offered(
        &self,
        db: &impl ConnectionTrait,
        outcome: &Outcome,
    ) -> Result<Option<i64>, StoreError> {
        let reached = self.findings.reached.as_ref();
        let Some(holder) = reached.and_then(|reached| reached.holder) else {
            return Ok(None);
        };
        let asking = Asking {
            organization: self.verifier.staff().is_some(),
            kiosk: self.by.kiosk.is_some(),
            online: self.sent_late.is_none(),
        };
        holder_photo::offered(db, asking, outcome, holder, self.now).await
    }

    /// Asks once more whether the power of attorney has a check left today: of many that were
    /// asked at once, only as many pass as it allows.
    async fn hold_daily_number(&mut self, db: &impl ConnectionTrait) -> Result<(), StoreError> {
        let (Some(number), Some(staff)) = (&self.findings.power, self.verifier.staff()) else {
            return Ok(());
        };
        let Some(most) = staff.checks_a_day(number) else {
            return Ok(());
        };
        let parent: Option<Option<String>> = powers::Entity::find_by_id(number)
            .select_only()
            .column(powers::Column::Parent)
            .into_tuple()
            .one(db)
            .await?;
        // What was handed over shares the number of that under which it was.
        let root = parent.flatten().unwrap_or_else(|| number.clone());
        powers::Entity::find_by_id(&root)
            .select_only()
            .column(powers::Column::Number)
            .lock(LockType::NoKeyUpdate)
            .into_tuple::<String>()
            .one(db)
            .await?;
        let made = authority::checks_today(db, &root, self.now).await?;
        if made >= u64::from(most) {
            self.refuse(AuthorityRefusal::ChecksADay);
        }
        Ok(())
    }

    /// Notes that the phone was used; one that was revoked since it was asked about has proven
    /// nothing.
    async fn hold_phone(&mut self, db: &impl ConnectionTrait) -> Result<(), StoreError> {
        let Some(staff) = self.verifier.staff() else {
            return Ok(());
        };
        let Some(phone) = &staff.phone else {
            return Ok(());
        };
        if proof::use_phone(db, &phone.id, self.now).await? {
            self.phone = Some((phone.id.clone(), phone.branch_id.clone()));
            return Ok(());
        }
        let power = self.findings.power.as_deref();
        if power.is_some_and(|number| staff.is_bound(number)) {
            self.refuse(AuthorityRefusal::Device);
        }
        Ok(())
    }

    /// Takes the right to ask away again.
    fn refuse(&mut self, refusal: AuthorityRefusal) {
        self.findings.power = None;
        self.findings.outcome = Refusal::Authority(refusal).into();
        // Whoever was shown a code without a network has been looked at all the same.
        if self.sent_late.is_none() {
            self.findings.reached = None;
        }
    }

    /// Begins with the time, so lists that are ordered by it stay in order.
    fn new_id(&self) -> Uuid {
        let ms = u64::try_from(self.now_ms).unwrap_or_default();
        let nanoseconds = u32::try_from(ms % 1_000).unwrap_or_default() * 1_000_000;
        Uuid::new_v7(Timestamp::from_unix(NoContext, ms / 1_000, nanoseconds))
    }

    /// The outcome once it is known whether an organization has taken the code before.
    /// Whoever is not an organization takes nothing, so no bystander can block a holder.
    async fn single_use(&self, db: &impl ConnectionTrait, id: Uuid) -> Result<Outcome, StoreError> {
        let outcome = &self.findings.outcome;
        let (Some(reached), Some(staff)) = (&self.findings.reached, self.verifier.staff()) else {
            return Ok(outcome.clone());
        };
        if !takes(outcome) {
            return Ok(outcome.clone());
        }
        let before = take(db, reached, staff, id, self.now).await?;
        Ok(match (outcome, before) {
            // The registry's "no" comes before the question of single use.
            (Outcome::Refused(_), _) | (_, None) => outcome.clone(),
            (_, Some(used)) => used.into(),
        })
    }

    fn answer(&self, id: Uuid, outcome: &Outcome) -> Result<CheckAnswer, AppError> {
        let kind = outcome.kind();
        let reached = self.findings.reached.is_some();
        let mut answer = CheckAnswer {
            id: id.to_string(),
            outcome: kind,
            at: self.now,
            organization: self
                .verifier
                .staff()
                .map(|staff| staff.organization.clone()),
            scenario: self.findings.scenario,
            words: reached
                .then(|| matching_words(self.attempt.words, id.as_bytes()).map(str::to_owned)),
            slip: None,
            used: None,
            foreign: None,
            authority: None,
            waits_until: None,
            photo_until: None,
            again: None,
            return_until: None,
        };
        if self.sent_late.is_some() {
            return Ok(CheckAnswer {
                outcome: OutcomeKind::Offline,
                words: None,
                ..answer
            });
        }
        match outcome {
            Outcome::Confirmed => {}
            Outcome::AwaitingHolder => answer.waits_until = Some(self.now + consent::WAIT),
            Outcome::Refused(refusal) => match refusal {
                Refusal::Authority(refusal) => answer.authority = Some(*refusal),
                Refusal::NotOurs(foreign) => answer.foreign = Some(foreign.clone()),
                // The reason stays behind: it is the holder's.
                Refusal::Holder(_) => answer.slip = Some(slip()?),
                Refusal::Used { at, by_same } => {
                    answer.used = Some(UsedBefore {
                        at: *at,
                        by_same: *by_same,
                    });
                }
                Refusal::Code(_) | Refusal::Window(_) => {}
            },
        }
        Ok(answer)
    }

    /// What both receipts say: nothing about the citizen.
    fn receipt(&self, id: Uuid, answer: &CheckAnswer) -> Receipt {
        let staff = self.verifier.staff();
        Receipt {
            check: id.into_bytes(),
            at: self.now,
            organization: staff.map(|staff| signing::asker(&staff.ogrn, &staff.organization)),
            power: self.findings.power.clone(),
            scenario: self.findings.scenario,
            outcome: answer.outcome,
        }
    }

    /// The verifier's copy; `false` if its key is taken.
    async fn write_check(
        &self,
        db: &impl ConnectionTrait,
        answer: &CheckAnswer,
        receipt: &Receipt,
    ) -> Result<bool, StoreError> {
        let row = checks::Model {
            id: answer.id.clone(),
            at: self.now,
            verifier_account: self.by.account.clone(),
            ogrn: self.verifier.staff().map(|staff| staff.ogrn.clone()),
            power_number: self.findings.power.clone(),
            scenario: answer.scenario.map(|scenario| scenario.key()),
            outcome: answer.outcome.key().to_owned(),
            slip: answer.slip.clone(),
            idempotency_key: self.attempt.key.clone(),
            request_hash: self.attempt.hash.clone(),
            answer: serde_json::to_string(answer)
                .map_err(|_| StoreError::corrupt("checks.answer"))?,
            receipt: signing::sign(self.issuer, Kind::OrganizationReceipt, receipt)?,
            branch_id: self.phone.as_ref().map(|(_, branch)| branch.clone()),
            device_id: self.phone.as_ref().map(|(phone, _)| phone.clone()),
            till_id: self.by.till.as_ref().map(|till| till.id.clone()),
        };
        let key = [
            checks::Column::VerifierAccount,
            checks::Column::IdempotencyKey,
        ];
        let written = checks::Entity::insert(row.into_active_model())
            .on_conflict(OnConflict::columns(key).do_nothing().to_owned())
            .exec_without_returning(db)
            .await?;
        Ok(written == 1)
    }

    /// The holder's copy, and the request to the holder if there is one.
    async fn write_holders_copy(
        &self,
        db: &impl ConnectionTrait,
        reached: &Reached,
        outcome: &Outcome,
        answer: &CheckAnswer,
        receipt: &Receipt,
    ) -> Result<(), StoreError> {
        let Some(holder) = reached.holder else {
            return Ok(());
        };
        let staff = self.verifier.staff();
        let reason = match outcome {
            Outcome::Refused(Refusal::Holder(reason)) => Some(reason.key().to_owned()),
            _ => None,
        };
        let [word_1, word_2] = answer.words.clone().unwrap_or_default();
        let row = holder_checks::Model {
            check_id: answer.id.clone(),
            holder_number: holders::key(holder),
            at: self.now,
            ogrn: staff.map(|staff| staff.ogrn.clone()),
            organization: staff.map(|staff| staff.organization.clone()),
            scenario: reached.session.scenario.key(),
            outcome: answer.outcome.key().to_owned(),
            reason,
            word_1,
            word_2,
            taken_until: staff
                .filter(|_| takes(outcome))
                .map(|_| reached.session.window.closes()),
            delivered_at: None,
            receipt: signing::sign(self.issuer, Kind::HolderReceipt, receipt)?,
            photo_at: None,
        };
        holder_checks::Entity::insert(row.into_active_model())
            .exec_without_returning(db)
            .await?;
        let (OutcomeKind::AwaitingHolder, Some(staff)) = (answer.outcome, staff) else {
            return Ok(());
        };
        let request = identity_requests::Model {
            check_id: answer.id.clone(),
            holder_number: holders::key(holder),
            verifier_account: self.by.account.clone(),
            ogrn: staff.ogrn.clone(),
            power_number: self.findings.power.clone().unwrap_or_default(),
            asked_at: self.now,
            until: self.now + consent::WAIT,
            answered_at: None,
            allowed: None,
            fetched_at: None,
        };
        identity_requests::Entity::insert(request.into_active_model())
            .exec_without_returning(db)
            .await?;
        Ok(())
    }
}
