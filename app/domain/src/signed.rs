//! The envelope of everything that is signed: COSE_Sign1 (RFC 9052), untagged, EdDSA only.
//!
//! What is signed beside the payload (`external_aad`) names the kind, its version and the
//! installation, so a badge never passes as a presentation, nor a code of another origin.
//! Whatever an envelope says of its algorithm or key beyond the key's number counts for
//! nothing (ASVS 5.0, 9.1.2 and 9.1.3).
//!
//! Reading is strict by construction: what the parser makes of the bytes is written again
//! and must give the same bytes. So there is one encoding of each envelope, without other
//! headers, other algorithms, longer integers, repeated keys or trailing bytes.

use coset::{
    CborSerializable, CoseSign1, CoseSign1Builder, Header, HeaderBuilder, Label,
    RegisteredLabelWithPrivate, cbor::value::Value, iana,
};
use ed25519_dalek::{Signature, Signer, SigningKey};

use crate::presentation::{CodeRefusal, KeyId, Origin, TrustList};

/// What an envelope holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A code: [`crate::presentation`].
    Presentation,
    /// The code of a verifier: [`crate::badge`].
    Badge,
    /// The verifier's copy of a [`crate::receipt`].
    OrganizationReceipt,
    /// The holder's copy of it.
    HolderReceipt,
    /// The issuer keys that count: [`crate::trust_list`].
    TrustList,
    /// The powers of attorney that count no more: [`crate::snapshot`].
    Snapshot,
    /// How far the log of powers of attorney has come: [`crate::checkpoint`].
    Checkpoint,
    /// The code of a family: [`crate::certificate`].
    Certificate,
    /// A code that proves nothing, to practise with: [`crate::training`].
    Training,
    /// How far the log of the registry has come: [`crate::checkpoint`].
    RegistryCheckpoint,
    /// How far the history of families has come: [`crate::checkpoint`].
    FamilyCheckpoint,
}

/// The `typ` header (RFC 9596) of a Token Status List in CWT form.
const STATUS_LIST: &str = "application/statuslist+cwt";
/// Its label (RFC 9596, section 2).
const TYP: i64 = 16;

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::Presentation,
        Self::Badge,
        Self::OrganizationReceipt,
        Self::HolderReceipt,
        Self::TrustList,
        Self::Snapshot,
        Self::Checkpoint,
        Self::Certificate,
        Self::Training,
        Self::RegistryCheckpoint,
        Self::FamilyCheckpoint,
    ];

    /// Name and version, as the signature covers them.
    fn name(self) -> &'static str {
        match self {
            Self::Presentation => "digital-id/presentation/1",
            Self::Badge => "digital-id/badge/1",
            Self::OrganizationReceipt => "digital-id/organization-receipt/1",
            Self::HolderReceipt => "digital-id/holder-receipt/1",
            Self::TrustList => "digital-id/trust-list/1",
            Self::Snapshot => "digital-id/snapshot/1",
            Self::Checkpoint => "digital-id/checkpoint/1",
            Self::Certificate => "digital-id/certificate/1",
            Self::Training => "digital-id/training/1",
            Self::RegistryCheckpoint => "digital-id/registry-checkpoint/1",
            Self::FamilyCheckpoint => "digital-id/family-checkpoint/1",
        }
    }

    /// The `external_aad` of this kind in this installation: name, version and origin.
    pub fn aad(self, origin: &Origin) -> Vec<u8> {
        format!("{}{origin}", self.name()).into_bytes()
    }

    /// The type header; only where a standard asks for one, since a code has no room.
    fn typ(self) -> Option<&'static str> {
        (self == Self::Snapshot).then_some(STATUS_LIST)
    }
}

/// Signs `payload` as a `kind` of the installation at `origin`. `None` if the envelope could
/// not be encoded, which no payload causes.
pub fn sign(
    kind: Kind,
    origin: &Origin,
    kid: KeyId,
    key: &SigningKey,
    payload: Vec<u8>,
) -> Option<Vec<u8>> {
    unsigned(kid, kind.typ(), payload)
        .create_signature(&kind.aad(origin), |message| {
            key.sign(message).to_bytes().to_vec()
        })
        .build()
        .to_vec()
        .ok()
}

fn unsigned(kid: KeyId, typ: Option<&str>, payload: Vec<u8>) -> CoseSign1Builder {
    let mut protected = HeaderBuilder::new()
        .algorithm(iana::Algorithm::EdDSA)
        .key_id(vec![kid.0]);
    if let Some(typ) = typ {
        protected = protected.value(TYP, Value::Text(typ.to_owned()));
    }
    CoseSign1Builder::new()
        .protected(protected.build())
        .payload(payload)
}

/// An envelope whose shape is right and whose signature nobody has looked at.
#[derive(Debug)]
pub struct Unverified {
    sign1: CoseSign1,
    kid: KeyId,
    typ: Option<&'static str>,
}

/// Reads the bytes of an envelope, without verifying the signature.
///
/// # Errors
/// [`CodeRefusal::Malformed`] for anything but exactly what [`sign`] writes.
pub fn read(bytes: &[u8]) -> Result<Unverified, CodeRefusal> {
    let sign1 = CoseSign1::from_slice(bytes).map_err(|_| CodeRefusal::Malformed)?;
    let unverified = Unverified::from_sign1(sign1).ok_or(CodeRefusal::Malformed)?;
    if unverified.write_again().as_deref() == Some(bytes) {
        Ok(unverified)
    } else {
        Err(CodeRefusal::Malformed)
    }
}

impl Unverified {
    fn from_sign1(sign1: CoseSign1) -> Option<Self> {
        let header = &sign1.protected.header;
        let [kid] = header.key_id.as_slice() else {
            return None;
        };
        let eddsa = RegisteredLabelWithPrivate::Assigned(iana::Algorithm::EdDSA);
        if header.alg.as_ref() != Some(&eddsa)
            || sign1.signature.len() != Signature::BYTE_SIZE
            || sign1.payload.is_none()
        {
            return None;
        }
        Some(Self {
            kid: KeyId(*kid),
            typ: typ(header)?,
            sign1,
        })
    }

    fn write_again(&self) -> Option<Vec<u8>> {
        unsigned(self.kid, self.typ, self.payload().to_vec())
            .signature(self.sign1.signature.clone())
            .build()
            .to_vec()
            .ok()
    }

    /// The number of the key it claims to be signed with.
    pub fn kid(&self) -> KeyId {
        self.kid
    }

    /// What it holds, believed by nobody yet.
    pub fn payload(&self) -> &[u8] {
        self.sign1.payload.as_deref().unwrap_or_default()
    }

    /// The payload, if it was signed as this kind, in this installation, by the key of that
    /// number on the trust list.
    ///
    /// # Errors
    /// [`CodeRefusal::Malformed`] if the type header is not that of the kind, then
    /// [`CodeRefusal::UnknownKey`] and [`CodeRefusal::Signature`].
    pub fn verify(
        &self,
        kind: Kind,
        origin: &Origin,
        trusted: &TrustList,
    ) -> Result<&[u8], CodeRefusal> {
        if self.typ != kind.typ() {
            return Err(CodeRefusal::Malformed);
        }
        let key = trusted.key(self.kid).ok_or(CodeRefusal::UnknownKey)?;
        self.sign1
            .verify_signature(&kind.aad(origin), |signature, message| {
                let signature = Signature::from_slice(signature)?;
                key.verify_strict(message, &signature)
            })
            .map_err(|_| CodeRefusal::Signature)?;
        Ok(self.payload())
    }
}

/// The type header, if there is one of ours and nothing beside it.
fn typ(header: &Header) -> Option<Option<&'static str>> {
    match header.rest.as_slice() {
        [] => Some(None),
        [(Label::Int(TYP), Value::Text(typ))] if typ == STATUS_LIST => Some(Some(STATUS_LIST)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
