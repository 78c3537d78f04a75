//! Signs documents in the name of organizations, with certificates of the installation's own
//! authority. This is no qualified signature (КЭП): see `docs/mchd.md`.

pub(crate) mod certificates;
pub(crate) mod cms;
mod keeping;

use std::{fmt, sync::Arc};

use domain::{identifiers::Ogrn, presentation::Origin};
use sea_orm::ConnectionTrait;
use x509_cert::Certificate;

use crate::{clock::Clock, issuer::MasterKey};
use cms::{SignatureFault, Signer};
use keeping::Owner;

/// Holds what signs documents: the authority's key and those of the organizations, each made
/// when it is needed first.
pub struct Signatory {
    master: MasterKey,
    clock: Arc<dyn Clock>,
    origin: Origin,
}

impl fmt::Debug for Signatory {
    /// Keys are never printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signatory")
            .field("origin", &self.origin.as_str())
            .finish_non_exhaustive()
    }
}

/// What a certificate is to this installation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Issued by its own authority to this organization.
    Own,
    /// Anything else.
    Unknown,
}

impl Signatory {
    /// One whose keys are sealed under `master`; `origin` stands in the authority's name.
    pub fn new(master: MasterKey, clock: Arc<dyn Clock>, origin: Origin) -> Self {
        Self {
            master,
            clock,
            origin,
        }
    }

    /// Where this installation lives.
    pub(crate) fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The detached signature of the organization over `content`, CMS in DER. Keys
    /// that are missing are made, in the transaction of `db`.
    ///
    /// # Errors
    /// The database does not answer, or the master key does not open the keys.
    pub async fn sign(
        &self,
        db: &impl ConnectionTrait,
        (ogrn, name): (&Ogrn, &str),
        content: &[u8],
    ) -> anyhow::Result<Vec<u8>> {
        let at = self.clock.now();
        let authority = match keeping::load(db, &self.master, Owner::Authority).await? {
            Some(kept) => kept,
            None => {
                keeping::keep(
                    db,
                    &self.master,
                    Owner::Authority,
                    self.clock.now(),
                    |key| certificates::authority(key, &self.origin, self.clock.now()),
                )
                .await?
            }
        };
        let own = match keeping::load(db, &self.master, Owner::Organization(ogrn)).await? {
            Some(kept) => kept,
            None => {
                let owner = Owner::Organization(ogrn);
                keeping::keep(db, &self.master, owner, self.clock.now(), |key| {
                    let authority = (&authority.key, &authority.certificate);
                    certificates::organization(key, ogrn, name, authority, self.clock.now())
                })
                .await?
            }
        };
        let key = own.key.into();
        cms::sign(&key, &own.certificate, &authority.certificate, content, at)
    }

    /// The certificate of the authority, PEM; `None` before the first signature.
    ///
    /// # Errors
    /// The database does not answer, or the stored certificate cannot be read.
    pub async fn authority_pem(db: &impl ConnectionTrait) -> anyhow::Result<Option<String>> {
        keeping::authority_pem(db).await
    }
}

/// Who signed `content`, and what their certificate is here: one of `ogrn` issued by the
/// installation's own authority, or an unknown one.
pub(crate) async fn verify(
    db: &impl ConnectionTrait,
    ogrn: &Ogrn,
    signature: &[u8],
    content: &[u8],
) -> anyhow::Result<Result<(Signer, Standing), SignatureFault>> {
    let signer = match cms::verify(signature, content) {
        Ok(signer) => signer,
        Err(fault) => return Ok(Err(fault)),
    };
    let authority = keeping::certificate(db, Owner::Authority).await?;
    Ok(Ok((
        signer.clone(),
        standing(&signer, ogrn, authority.as_ref()),
    )))
}

/// What is wrong with `signature` over `content`: the key of a text, `mchd-<key>`. It must be of
/// the organization `ogrn`, by a certificate of the authority in `pem`.
///
/// # Errors
/// `pem` is no certificate.
pub(crate) fn fault(
    signature: &[u8],
    content: &[u8],
    ogrn: Option<&Ogrn>,
    pem: Option<&str>,
) -> anyhow::Result<Option<&'static str>> {
    let authority = pem.map(certificates::from_pem).transpose()?;
    let signer = match cms::verify(signature, content) {
        Ok(signer) => signer,
        Err(fault) => return Ok(Some(fault.key())),
    };
    // Whose it should be is not known of a document that cannot be read; that was told.
    let own = ogrn.is_none_or(|ogrn| standing(&signer, ogrn, authority.as_ref()) == Standing::Own);
    Ok((!own).then_some("signature-unknown"))
}

fn standing(signer: &Signer, ogrn: &Ogrn, authority: Option<&Certificate>) -> Standing {
    let is_own = authority.is_some_and(|authority| {
        certificates::is_issued_by(&signer.certificate, authority)
            && certificates::ogrn(&signer.certificate).as_ref() == Some(ogrn)
    });
    // Without the moment of signing nobody knows whether the certificate counted then.
    if is_own && signer.signed_at.is_some() {
        Standing::Own
    } else {
        Standing::Unknown
    }
}

#[cfg(test)]
mod tests;
