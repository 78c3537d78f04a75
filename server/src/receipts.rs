//! Receipts: proof for both sides that a check took place (DESIGN §6). They are signed in
//! the transaction that records the outcome, so there is no outcome without them, and stored
//! as they were signed, so everyone who asks gets the same bytes.
//!
//! While a holder is asked who they are, there is no outcome yet and no receipt: a receipt
//! that says "was asked" would be shown where one that says "refused" is due. Both copies are
//! written when the holder answers, or once the minute is over.

pub(crate) mod signing;

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{ReceiptCopy, ReceiptFacts, ReceiptVerdict, Receipts, ShownDrawing, Visitor},
};
use data_encoding::BASE64URL_NOPAD;
use domain::{identifiers::Ogrn, presentation::CodeRefusal, receipt::Receipt, signed::Kind};
use port::port;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::{
    issuer::Issuer,
    powers::directed,
    presentations::drawing,
    registry::holders,
    store::{Database, StoreError, checks, holder_checks},
};

/// The longest text that is looked at; ours are a third of it.
const LONGEST: usize = 4_096;

/// [`Receipts`] on the database and the issuer's keys.
pub struct ReceiptDesk {
    database: Database,
    issuer: Arc<Issuer>,
}

impl ReceiptDesk {
    /// Hands out the receipts of `database` and reads those that `issuer` has signed.
    pub fn new(database: Database, issuer: Arc<Issuer>) -> Self {
        Self { database, issuer }
    }

    /// The receipt under each kind of signature, or why it has neither.
    fn verified(&self, bytes: &[u8]) -> Result<(ReceiptCopy, Vec<u8>), CodeRefusal> {
        let as_holder = self.issuer.verify(Kind::HolderReceipt, bytes);
        if let Ok(payload) = as_holder {
            return Ok((ReceiptCopy::Holder, payload));
        }
        let payload = self.issuer.verify(Kind::OrganizationReceipt, bytes)?;
        Ok((ReceiptCopy::Verifier, payload))
    }

    /// `None` if it names something that only a program of ours with a fault would have signed.
    fn facts(&self, text: &str, copy: ReceiptCopy, payload: &[u8]) -> Option<ReceiptFacts> {
        let receipt = Receipt::decode(payload)?;
        let organization = match receipt.organization {
            Some(asker) => Some((asker.name, Ogrn::parse(&asker.ogrn).ok()?)),
            None => None,
        };
        let address = format!("{}{}", self.issuer.origin(), app::paths::receipt(text));
        Some(ReceiptFacts {
            copy,
            check: Uuid::from_bytes(receipt.check).to_string(),
            at: receipt.at,
            organization,
            power: receipt.power,
            scenario: receipt.scenario,
            outcome: receipt.outcome,
            drawing: drawing::draw(&address).map(|drawing| ShownDrawing {
                size: drawing.size,
                path: app::symbol::path(drawing.size, &drawing.modules),
            }),
        })
    }
}

#[port]
impl Receipts for ReceiptDesk {
    fn read(&self, receipt: &str) -> ReceiptVerdict {
        let bytes = Some(receipt)
            .filter(|text| text.len() <= LONGEST)
            .and_then(|text| BASE64URL_NOPAD.decode(text.as_bytes()).ok());
        let Some(bytes) = bytes else {
            return ReceiptVerdict::Damaged;
        };
        match self.verified(&bytes) {
            Ok((copy, payload)) => self
                .facts(receipt, copy, &payload)
                .map_or(ReceiptVerdict::Damaged, |facts| {
                    ReceiptVerdict::Genuine(Box::new(facts))
                }),
            Err(CodeRefusal::Malformed) => ReceiptVerdict::Damaged,
            Err(CodeRefusal::UnknownKey) => ReceiptVerdict::KeyNotTrusted,
            Err(CodeRefusal::Signature) => ReceiptVerdict::Forged,
        }
    }

    async fn of_verifier(&self, by: &Visitor, check: &str) -> Result<String, AppError> {
        by.confirmed()?;
        let own = checks::Column::VerifierAccount.eq(&by.account);
        stored(self.database.read(), check, own.into()).await
    }

    async fn of_organization(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        check: &str,
    ) -> Result<String, AppError> {
        let db = self.database.read();
        directed(db, by, organization).await?;
        stored(
            db,
            check,
            checks::Column::Ogrn.eq(organization.as_str()).into(),
        )
        .await
    }

    async fn of_holder(&self, by: &Visitor, check: &str) -> Result<String, AppError> {
        by.confirmed()?;
        let db = self.database.read();
        let holder = holders::of_account(db, &by.account)
            .await?
            .ok_or(AppError::NotFound)?;
        let receipt: Option<Option<Vec<u8>>> = holder_checks::Entity::find_by_id(id(check)?)
            .select_only()
            .column(holder_checks::Column::Receipt)
            .filter(holder_checks::Column::HolderNumber.eq(holders::key(holder.number)))
            .into_tuple()
            .one(db)
            .await
            .map_err(StoreError::from)?;
        text(receipt)
    }
}

/// The verifier's copy of `check`, if that till has made it.
///
/// # Errors
/// [`AppError::NotFound`] for all others.
pub(crate) async fn of_till(
    db: &impl ConnectionTrait,
    till: &str,
    check: &str,
) -> Result<String, AppError> {
    stored(db, check, checks::Column::TillId.eq(till).into()).await
}

/// The verifier's copy of `check`, if it is one of `whose`.
async fn stored(
    db: &impl ConnectionTrait,
    check: &str,
    whose: Condition,
) -> Result<String, AppError> {
    let receipt: Option<Option<Vec<u8>>> = checks::Entity::find_by_id(id(check)?)
        .select_only()
        .column(checks::Column::Receipt)
        .filter(whose)
        .into_tuple()
        .one(db)
        .await
        .map_err(StoreError::from)?;
    text(receipt)
}

fn id(check: &str) -> Result<String, AppError> {
    let id = Uuid::try_parse(check).map_err(|_| AppError::NotFound)?;
    Ok(id.to_string())
}

/// A receipt as it stands in its address.
fn text(receipt: Option<Option<Vec<u8>>>) -> Result<String, AppError> {
    let bytes = receipt.flatten().ok_or(AppError::NotFound)?;
    Ok(BASE64URL_NOPAD.encode(&bytes))
}
