//! Documents made elsewhere: read, judged, stored. Nothing is stored of one that is refused.

use app::{
    error::AppError,
    ports::{Assurance, DocumentFile, DocumentFinding, DocumentState, Organization, Visitor},
};
use mchd::{Accepted, Document, Finding, Mandate, Person};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel as _, QueryFilter};
use time::Date;

use super::{internal, issued::IMPORTED};
use crate::{
    branches::names::{BranchNames, Named},
    signatory::{self, Standing, certificates},
    store::{StoreError, accounts, documents, powers},
};

/// A document that may be stored.
pub(super) struct Ready {
    pub(super) document: Document,
    pub(super) mandate: Mandate,
    /// Account of each representative.
    pub(super) representatives: Vec<String>,
    pub(super) state: DocumentState,
    xml: String,
    signature: Option<Vec<u8>>,
    signer: Option<String>,
    fingerprint: Option<String>,
}

/// Where in the document what is wrong only here stands.
const DATA: &str = "/Доверенность/Документ/Довер/СвДов@НомДовер";
const PRINCIPAL: &str = "/Доверенность/Документ/Довер/СвДоверит";
const REPRESENTATIVE: &str = "/Доверенность/Документ/Довер/СвУпПред";
const POWERS: &str = "/Доверенность/Документ/Довер/СвПолн";

/// A finding as pages and the command line tell it.
pub(crate) fn finding(found: &Finding) -> DocumentFinding {
    DocumentFinding {
        file: DocumentFile::Xml,
        element: found.element.clone(),
        line: found.line,
        key: found.reason.key(),
        args: found.reason.args(),
    }
}

/// What is wrong with a document as a whole in this place: where the element begins.
fn here(xml: &str, element: &str, nth: usize, key: &'static str) -> DocumentFinding {
    let path = element.split_once('@').map_or(element, |(path, _)| path);
    let name = path.rsplit('/').next().unwrap_or_default();
    DocumentFinding {
        file: DocumentFile::Xml,
        element: match nth {
            0 => element.to_owned(),
            nth => format!("{element}[{}]", nth + 1),
        },
        line: mchd::line_of(xml, name, nth),
        key,
        args: Vec::new(),
    }
}

/// Reads it for `organization` on `today`, or tells everything that is wrong.
pub(super) async fn read(
    db: &impl ConnectionTrait,
    organization: &Organization,
    xml: &[u8],
    signature: Option<&[u8]>,
    today: Date,
) -> Result<Result<Ready, Vec<DocumentFinding>>, AppError> {
    let Accepted { document, mandate } = match mchd::check(xml, today) {
        Ok(accepted) => accepted,
        Err(found) => return Ok(Err(found.iter().map(finding).collect())),
    };
    // It was UTF-8 a moment ago.
    let xml = String::from_utf8_lossy(xml).into_owned();
    let mut findings = Vec::new();
    if *document.principal.ogrn() != organization.ogrn
        || document.principal.inn().as_str() != organization.inn
    {
        findings.push(here(&xml, PRINCIPAL, 0, "other-organization"));
    }
    if is_known(db, document.number.as_str()).await? {
        findings.push(here(&xml, DATA, 0, "already-here"));
    }
    match named(db, organization, &mandate).await? {
        None | Some(Named::Open) => {}
        Some(Named::Closed) => findings.push(here(&xml, POWERS, 0, "branch-closed")),
        Some(Named::Unknown) => findings.push(here(&xml, POWERS, 0, "branch-unknown")),
    }
    let mut representatives = Vec::new();
    for (nth, person) in document.representatives.iter().enumerate() {
        match account(db, person).await? {
            Some(account) => representatives.push(account),
            None => findings.push(here(&xml, REPRESENTATIVE, nth, "unknown-person")),
        }
    }
    let mut ready = Ready {
        document,
        mandate,
        representatives,
        state: DocumentState::Unconfirmed,
        signature: signature.map(<[u8]>::to_vec),
        signer: None,
        fingerprint: None,
        xml,
    };
    if let Some(signature) = signature {
        let content = ready.xml.as_bytes();
        let verified = signatory::verify(db, &organization.ogrn, signature, content).await;
        match verified.map_err(internal)? {
            Ok((signer, standing)) => {
                if standing == Standing::Own {
                    ready.state = DocumentState::Accepted;
                }
                ready.signer = Some(certificates::subject(&signer.certificate));
                ready.fingerprint = Some(certificates::fingerprint(&signer.certificate));
            }
            Err(fault) => findings.push(of_signature(fault.key())),
        }
    }
    Ok(if findings.is_empty() {
        Ok(ready)
    } else {
        Err(findings)
    })
}

/// What the branch in which it counts alone is here, by any name it has ever had; `None` for one
/// that counts everywhere.
pub(super) async fn named(
    db: &impl ConnectionTrait,
    organization: &Organization,
    mandate: &Mandate,
) -> Result<Option<Named>, StoreError> {
    let Some(name) = &mandate.limits.branch else {
        return Ok(None);
    };
    let names = BranchNames::of(db, organization.ogrn.as_str()).await?;
    Ok(Some(names.named(name)))
}

/// A finding about the signature as a whole.
pub(crate) fn of_signature(key: &'static str) -> DocumentFinding {
    DocumentFinding {
        file: DocumentFile::Signature,
        element: String::new(),
        line: 1,
        key,
        args: Vec::new(),
    }
}

async fn is_known(db: &impl ConnectionTrait, number: &str) -> Result<bool, StoreError> {
    let document = documents::Entity::find_by_id(number).one(db).await?;
    let power = powers::Entity::find_by_id(number).one(db).await?;
    Ok(document.is_some() || power.is_some())
}

/// The confirmed account of a representative, found by СНИЛС.
pub(super) async fn account(
    db: &impl ConnectionTrait,
    person: &Person,
) -> Result<Option<String>, StoreError> {
    let Some(snils) = &person.snils else {
        return Ok(None);
    };
    let found = accounts::Entity::find()
        .filter(accounts::Column::Snils.eq(snils.as_digits()))
        .filter(accounts::Column::Assurance.eq(Assurance::Confirmed.key()))
        .one(db)
        .await?;
    Ok(found.map(|account| account.id))
}

/// Stores it as it stands.
pub(super) async fn store(
    db: &impl ConnectionTrait,
    by: &Visitor,
    organization: &Organization,
    ready: &Ready,
    now: i64,
) -> Result<(), AppError> {
    let row = documents::Model {
        number: ready.document.number.to_string(),
        ogrn: organization.ogrn.as_str().to_owned(),
        file_stem: ready.document.file_stem(),
        xml: ready.xml.clone(),
        signature: ready.signature.clone(),
        source: IMPORTED.to_owned(),
        signer: ready.signer.clone(),
        fingerprint: ready.fingerprint.clone(),
        created_by: by.account.clone(),
        created_at: now,
        decided_at: None,
        decided_by: None,
        state: ready.state.key().to_owned(),
    };
    documents::Entity::insert(row.into_active_model())
        .exec_without_returning(db)
        .await
        .map_err(StoreError::from)?;
    Ok(())
}
