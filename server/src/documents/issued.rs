//! Documents of powers of attorney that are issued here.

use anyhow::Context as _;
use app::ports::{DocumentFiles, DocumentState, PowerDocument};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel as _, QueryFilter, QueryOrder,
    QuerySelect, sea_query::Expr,
};
use uuid::Uuid;

use super::draft;
use crate::{
    powers::{numbered, shared},
    signatory::Signatory,
    store::{Database, StoreError, documents, powers},
};

/// Where a document comes from.
const ISSUED: &str = "issued";
pub(super) const IMPORTED: &str = "imported";

/// How many are made in one transaction at start-up.
const BATCH: u64 = 200;

/// Makes and signs the document of `power`, all that were issued together, and stores it with them. Without what the format needs
/// there is no document, and the power counts all the same: the checks do not look at it.
pub(crate) async fn make(
    db: &impl ConnectionTrait,
    signatory: &Signatory,
    power: &[powers::Model],
) -> anyhow::Result<bool> {
    let Some(row) = prepare(db, signatory, power).await? else {
        return Ok(false);
    };
    let document = row.number.clone();
    documents::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await
        .map_err(StoreError::from)?;
    powers::Entity::update_many()
        .col_expr(powers::Column::Document, Expr::value(document))
        .filter(powers::Column::Number.is_in(power.iter().map(|row| row.number.as_str())))
        .exec(db)
        .await
        .map_err(StoreError::from)?;
    Ok(true)
}

/// Makes and signs the document of `power`, which need not be stored yet.
pub(crate) async fn prepare(
    db: &impl ConnectionTrait,
    signatory: &Signatory,
    power: &[powers::Model],
) -> anyhow::Result<Option<documents::Model>> {
    let Some((power, others)) = power.split_first() else {
        return Ok(None);
    };
    let Some(document) = draft::of(db, power, others, signatory.origin()).await? else {
        return Ok(None);
    };
    let xml = match mchd::write(&document) {
        Ok(xml) => xml,
        // A name with a control character, for example. Reasons name no person.
        Err(findings) => {
            tracing::warn!(number = power.number, ?findings, "no document can be made");
            return Ok(None);
        }
    };
    let organization = numbered(db, &power.ogrn).await?;
    let named = (&organization.ogrn, organization.name.as_str());
    let signature = signatory
        .sign(db, named, xml.as_bytes())
        .await
        .context("signing a document")?;
    Ok(Some(documents::Model {
        number: power.number.clone(),
        ogrn: power.ogrn.clone(),
        file_stem: document.file_stem(),
        xml,
        signature: Some(signature),
        source: ISSUED.to_owned(),
        signer: None,
        fingerprint: None,
        created_by: power.issued_by.clone(),
        created_at: power.issued_at,
        decided_at: None,
        decided_by: None,
        state: DocumentState::Accepted.key().to_owned(),
    }))
}

/// Makes the documents of powers of attorney that have none: those of the demo, those issued
/// before there were documents, those for which something was missing. How many were made.
///
/// # Errors
/// The database does not answer, or the master key does not open the keys.
pub async fn make_missing(database: &Database, signatory: &Signatory) -> anyhow::Result<u64> {
    let (mut made, mut after) = (0, String::new());
    loop {
        let transaction = database.write().await?;
        let rows = powers::Entity::find()
            .filter(powers::Column::Document.is_null())
            // The format has nothing for what a person hands over without a signature of theirs.
            .filter(powers::Column::Parent.is_null())
            .filter(powers::Column::Number.gt(&after))
            .order_by_asc(powers::Column::Number)
            .limit(BATCH)
            // Another process that starts at the same time makes the others, or waits.
            .lock_exclusive()
            .all(&*transaction)
            .await
            .map_err(StoreError::from)?;
        let Some(last) = rows.last() else {
            return Ok(made);
        };
        after.clone_from(&last.number);
        for row in &rows {
            // One document for all who are in it, made with the first of them.
            if row.lead.as_ref().is_some_and(|lead| *lead != row.number) {
                continue;
            }
            let together = shared::together(&*transaction, row).await?;
            made += u64::from(make(&*transaction, signatory, &together).await?);
        }
        transaction.commit().await?;
    }
}

/// What is known of the document with that number.
pub(crate) async fn of_power(
    db: &impl ConnectionTrait,
    number: Option<&str>,
) -> Result<Option<PowerDocument>, StoreError> {
    let Some(number) = number else {
        return Ok(None);
    };
    let row = documents::Entity::find_by_id(number).one(db).await?;
    Ok(row.map(|row| PowerDocument {
        is_signed: row.signature.is_some(),
        is_imported: row.source == IMPORTED,
    }))
}

async fn power(db: &impl ConnectionTrait, number: &str) -> Result<powers::Model, StoreError> {
    let number = Uuid::try_parse(number).map_err(|_| StoreError::NotFound)?;
    powers::Entity::find_by_id(number.to_string())
        .one(db)
        .await?
        .ok_or(StoreError::NotFound)
}

/// ОГРН of the organization of a power of attorney.
pub(crate) async fn owner(db: &impl ConnectionTrait, number: &str) -> Result<String, StoreError> {
    Ok(power(db, number).await?.ogrn)
}

/// The document of a power of attorney.
pub(crate) async fn files(
    db: &impl ConnectionTrait,
    number: &str,
) -> Result<DocumentFiles, StoreError> {
    let document = power(db, number).await?.document;
    let row = documents::Entity::find_by_id(document.ok_or(StoreError::NotFound)?)
        .one(db)
        .await?
        .ok_or(StoreError::corrupt("powers.document"))?;
    Ok(DocumentFiles {
        stem: row.file_stem,
        xml: row.xml,
        signature: row.signature,
    })
}
