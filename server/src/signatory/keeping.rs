//! Certificates and their keys in the database.

use anyhow::Context as _;
use data_encoding::BASE64;
use der::{Decode as _, Encode as _};
use domain::identifiers::Ogrn;
use p256::SecretKey;
use sea_orm::{ConnectionTrait, EntityTrait, IntoActiveModel as _, sea_query::OnConflict};
use x509_cert::Certificate;
use zeroize::Zeroizing;

use crate::{
    issuer::MasterKey,
    store::{StoreError, signing_certificates as rows},
};

/// Whose certificate.
#[derive(Clone, Copy)]
pub(super) enum Owner<'a> {
    /// The installation's own authority.
    Authority,
    /// An organization.
    Organization(&'a Ogrn),
}

impl Owner<'_> {
    fn key(&self) -> &str {
        match self {
            Self::Authority => "authority",
            Self::Organization(ogrn) => ogrn.as_str(),
        }
    }

    /// What its key is sealed for: a row put in the place of another one does not open.
    fn purpose(&self) -> String {
        format!("document signing {}", self.key())
    }
}

/// A certificate and its key.
pub(super) struct Kept {
    pub(super) certificate: Certificate,
    pub(super) key: SecretKey,
}

async fn row(
    db: &impl ConnectionTrait,
    owner: Owner<'_>,
) -> Result<Option<rows::Model>, StoreError> {
    Ok(rows::Entity::find_by_id(owner.key()).one(db).await?)
}

/// The certificate alone, which needs no master key.
pub(super) async fn certificate(
    db: &impl ConnectionTrait,
    owner: Owner<'_>,
) -> anyhow::Result<Option<Certificate>> {
    row(db, owner).await?.map(|row| read(&row)).transpose()
}

/// The authority's certificate as a file.
pub(super) async fn authority_pem(db: &impl ConnectionTrait) -> anyhow::Result<Option<String>> {
    let Some(row) = row(db, Owner::Authority).await? else {
        return Ok(None);
    };
    let mut pem = "-----BEGIN CERTIFICATE-----\n".to_owned();
    for line in row.certificate.as_bytes().chunks(64) {
        pem.push_str(std::str::from_utf8(line)?);
        pem.push('\n');
    }
    pem.push_str("-----END CERTIFICATE-----\n");
    Ok(Some(pem))
}

fn read(row: &rows::Model) -> anyhow::Result<Certificate> {
    let der = BASE64.decode(row.certificate.as_bytes());
    let der = der.context("a stored certificate is no Base64")?;
    Certificate::from_der(&der).context("a stored certificate cannot be read")
}

/// What is kept of `owner`; `None` if nothing is.
pub(super) async fn load(
    db: &impl ConnectionTrait,
    master: &MasterKey,
    owner: Owner<'_>,
) -> anyhow::Result<Option<Kept>> {
    let Some(row) = row(db, owner).await? else {
        return Ok(None);
    };
    let secret = master
        .open(&owner.purpose(), &row.sealed_key)
        .context("the master key is not the one that sealed the keys of documents")?;
    Ok(Some(Kept {
        certificate: read(&row)?,
        key: SecretKey::from_slice(secret.as_ref()).context("a stored key")?,
    }))
}

/// Makes a key and its certificate for `owner` and keeps both. Of two processes that do so at
/// once one waits for the other, and both go on with the same.
pub(super) async fn keep(
    db: &impl ConnectionTrait,
    master: &MasterKey,
    owner: Owner<'_>,
    now: i64,
    certify: impl FnOnce(&SecretKey) -> anyhow::Result<Certificate>,
) -> anyhow::Result<Kept> {
    let key = fresh()?;
    let certificate = certify(&key)?;
    let secret = Zeroizing::new(<[u8; 32]>::from(key.to_bytes()));
    let row = rows::Model {
        owner: owner.key().to_owned(),
        certificate: BASE64.encode(&certificate.to_der()?),
        sealed_key: master.seal(&owner.purpose(), &secret)?,
        created_at: now,
    };
    rows::Entity::insert(row.into_active_model())
        .on_conflict(
            OnConflict::column(rows::Column::Owner)
                .do_nothing()
                .to_owned(),
        )
        .try_insert()
        .exec_without_returning(db)
        .await
        .map_err(StoreError::from)?;
    load(db, master, owner)
        .await?
        .context("a certificate that was just kept")
}

/// Of 2²⁵⁶ numbers all but 2³² or so of 2²²⁴ are keys: a second draw is not to be expected.
fn fresh() -> anyhow::Result<SecretKey> {
    let mut secret = Zeroizing::new([0; 32]);
    getrandom::fill(secret.as_mut())?;
    SecretKey::from_slice(secret.as_ref()).context("no key in this draw; try again")
}
