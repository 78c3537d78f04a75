//! Detached signatures as other programs know them: CMS SignedData (RFC 5652) with ECDSA on
//! P-256 and SHA-256, with the attributes of CAdES-BES (ETSI EN 319 122-1).

use cms::{
    cert::{CertificateChoices, IssuerAndSerialNumber},
    content_info::{CmsVersion, ContentInfo},
    signed_data::{
        CertificateSet, EncapsulatedContentInfo, SignedAttributes, SignedData, SignerIdentifier,
        SignerInfo, SignerInfos,
    },
};
use data_encoding::BASE64;
use der::{
    Any, Decode as _, Encode as _, EncodeValue, Sequence, Tagged,
    asn1::{ObjectIdentifier, OctetString, SetOfVec, UtcTime},
};
use p256::ecdsa::{
    DerSignature, SigningKey, VerifyingKey,
    signature::{Signer as _, Verifier as _},
};
use sha2::{Digest as _, Sha256};
use x509_cert::{Certificate, attr::Attribute, spki::AlgorithmIdentifierOwned, time::Time};

const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_TIME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.5");
const SIGNING_CERTIFICATE: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
const SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
pub(super) const ECDSA_SHA_256: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");
pub(super) const EC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
pub(super) const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
/// The Russian algorithms, of which a qualified signature (КЭП) is made.
const GOST: [&str; 2] = ["1.2.643.7.1.1.", "1.2.643.2.2."];

/// Most bytes of a signature: a chain of certificates is a few thousand.
pub(crate) const LARGEST: usize = 64 * 1024;

/// Which certificate signed, bound into what is signed (RFC 5035); SHA-256 goes without saying.
#[derive(Sequence)]
struct SigningCertificateV2 {
    certs: Vec<EssCertIdV2>,
}

#[derive(Sequence)]
struct EssCertIdV2 {
    hash: OctetString,
}

/// Who signed, once the signature is known to be good. Whether that certificate counts is
/// another question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Signer {
    pub(crate) certificate: Certificate,
    /// Unix seconds, by the signer's own clock.
    pub(crate) signed_at: Option<i64>,
}

/// Why a signature is not good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum SignatureFault {
    #[error("no CMS signature")]
    Malformed,
    #[error("not exactly one signer")]
    Signers,
    #[error("signed by GOST algorithms, which this program does not know")]
    Gost,
    #[error("signed by another algorithm than ECDSA P-256 with SHA-256")]
    Algorithm,
    #[error("it carries another document")]
    OtherContent,
    #[error("the certificate of the signer is not in it")]
    NoCertificate,
    #[error("the document was changed after it was signed")]
    Digest,
    #[error("it was not made with the key of its certificate")]
    Wrong,
    #[error("the certificate did not count when it was signed")]
    Lapsed,
}

impl SignatureFault {
    /// The stable name, also the end of its text key.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Malformed => "signature-malformed",
            Self::Signers => "signature-signers",
            Self::Gost => "signature-gost",
            Self::Algorithm => "signature-algorithm",
            Self::OtherContent => "signature-other-content",
            Self::NoCertificate => "signature-no-certificate",
            Self::Digest => "signature-digest",
            Self::Wrong => "signature-wrong",
            Self::Lapsed => "signature-lapsed",
        }
    }

    #[cfg(test)]
    pub(crate) const ALL: [Self; 9] = [
        Self::Malformed,
        Self::Signers,
        Self::Gost,
        Self::Algorithm,
        Self::OtherContent,
        Self::NoCertificate,
        Self::Digest,
        Self::Wrong,
        Self::Lapsed,
    ];
}

impl From<der::Error> for SignatureFault {
    fn from(_: der::Error) -> Self {
        Self::Malformed
    }
}

/// Signs `content` at `at` (Unix seconds); the certificates go with the signature. One key, one
/// content and one moment give the same bytes (RFC 6979).
pub(super) fn sign(
    key: &SigningKey,
    certificate: &Certificate,
    authority: &Certificate,
    content: &[u8],
    at: i64,
) -> anyhow::Result<Vec<u8>> {
    let at = std::time::Duration::from_secs(u64::try_from(at)?);
    let own_hash = Sha256::digest(certificate.to_der()?);
    let attributes = SignedAttributes::try_from(vec![
        attribute(CONTENT_TYPE, &DATA)?,
        attribute(
            SIGNING_TIME,
            &Time::UtcTime(UtcTime::from_unix_duration(at)?),
        )?,
        attribute(
            MESSAGE_DIGEST,
            &OctetString::new(Sha256::digest(content).to_vec())?,
        )?,
        attribute(
            SIGNING_CERTIFICATE,
            &SigningCertificateV2 {
                certs: vec![EssCertIdV2 {
                    hash: OctetString::new(own_hash.to_vec())?,
                }],
            },
        )?,
    ])?;
    let signature: DerSignature = key.try_sign(&attributes.to_der()?)?;
    let own = certificate.tbs_certificate();
    let signer = SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: own.issuer().clone(),
            serial_number: own.serial_number().clone(),
        }),
        digest_alg: algorithm(SHA_256),
        signed_attrs: Some(attributes),
        signature_algorithm: algorithm(ECDSA_SHA_256),
        signature: OctetString::new(signature.as_bytes().to_vec())?,
        unsigned_attrs: None,
    };
    let certificates = vec![
        CertificateChoices::Certificate(certificate.clone()),
        CertificateChoices::Certificate(authority.clone()),
    ];
    let signed = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::try_from(vec![algorithm(SHA_256)])?,
        encap_content_info: EncapsulatedContentInfo {
            econtent_type: DATA,
            econtent: None,
        },
        certificates: Some(CertificateSet::try_from(certificates)?),
        crls: None,
        signer_infos: SignerInfos::try_from(vec![signer])?,
    };
    let info = ContentInfo {
        content_type: SIGNED_DATA,
        content: Any::encode_from(&signed)?,
    };
    Ok(info.to_der()?)
}

fn algorithm(oid: ObjectIdentifier) -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned {
        oid,
        parameters: None,
    }
}

fn attribute(oid: ObjectIdentifier, value: &(impl EncodeValue + Tagged)) -> der::Result<Attribute> {
    Ok(Attribute {
        oid,
        values: SetOfVec::try_from(vec![Any::encode_from(value)?])?,
    })
}

/// Who made `signature` over `content`: DER, or Base64 of it with or without PEM's lines.
pub(crate) fn verify(signature: &[u8], content: &[u8]) -> Result<Signer, SignatureFault> {
    let bytes = binary(signature).ok_or(SignatureFault::Malformed)?;
    let info = ContentInfo::from_der(&bytes)?;
    if info.content_type != SIGNED_DATA {
        return Err(SignatureFault::Malformed);
    }
    let signed: SignedData = info.content.decode_as()?;
    let [signer] = signed.signer_infos.0.as_slice() else {
        return Err(SignatureFault::Signers);
    };
    algorithms(signer)?;
    if let Some(carried) = &signed.encap_content_info.econtent
        && carried.value() != content
    {
        return Err(SignatureFault::OtherContent);
    }
    let certificate = certificate_of(&signed, &signer.sid).ok_or(SignatureFault::NoCertificate)?;
    let attributes = signer
        .signed_attrs
        .as_ref()
        .ok_or(SignatureFault::Malformed)?;
    let digest: OctetString = value(attributes, MESSAGE_DIGEST)?;
    let kind: ObjectIdentifier = value(attributes, CONTENT_TYPE)?;
    if kind != signed.encap_content_info.econtent_type {
        return Err(SignatureFault::Malformed);
    }
    if digest.as_bytes() != Sha256::digest(content).as_slice() {
        return Err(SignatureFault::Digest);
    }
    let key = key_of(certificate).ok_or(SignatureFault::Algorithm)?;
    let made = DerSignature::from_bytes(signer.signature.as_bytes())
        .map_err(|_| SignatureFault::Malformed)?;
    key.verify(&attributes.to_der()?, &made)
        .map_err(|_| SignatureFault::Wrong)?;
    let signed_at = value::<Time>(attributes, SIGNING_TIME)
        .ok()
        .and_then(|time| i64::try_from(time.to_unix_duration().as_secs()).ok());
    let validity = certificate.tbs_certificate().validity();
    let counts = |at: i64| {
        let seconds = |time: Time| i64::try_from(time.to_unix_duration().as_secs()).ok();
        seconds(validity.not_before).is_some_and(|from| from <= at)
            && seconds(validity.not_after).is_some_and(|until| at <= until)
    };
    if signed_at.is_some_and(|at| !counts(at)) {
        return Err(SignatureFault::Lapsed);
    }
    Ok(Signer {
        certificate: certificate.clone(),
        signed_at,
    })
}

fn binary(signature: &[u8]) -> Option<Vec<u8>> {
    if signature.len() > LARGEST {
        return None;
    }
    if signature.first() == Some(&0x30) {
        return Some(signature.to_vec());
    }
    let text = std::str::from_utf8(signature).ok()?;
    let lines = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with("-----"));
    BASE64.decode(lines.collect::<String>().as_bytes()).ok()
}

fn algorithms(signer: &SignerInfo) -> Result<(), SignatureFault> {
    let named = [signer.digest_alg.oid, signer.signature_algorithm.oid];
    let is_gost = |oid: &ObjectIdentifier| {
        let text = oid.to_string();
        GOST.iter().any(|arc| text.starts_with(arc))
    };
    if named.iter().any(is_gost) {
        Err(SignatureFault::Gost)
    } else if named != [SHA_256, ECDSA_SHA_256] {
        Err(SignatureFault::Algorithm)
    } else {
        Ok(())
    }
}

fn certificate_of<'a>(signed: &'a SignedData, of: &SignerIdentifier) -> Option<&'a Certificate> {
    let SignerIdentifier::IssuerAndSerialNumber(named) = of else {
        return None;
    };
    signed.certificates.as_ref()?.0.iter().find_map(|choice| {
        let CertificateChoices::Certificate(certificate) = choice else {
            return None;
        };
        let own = certificate.tbs_certificate();
        let is_named = *own.issuer() == named.issuer && *own.serial_number() == named.serial_number;
        is_named.then_some(certificate)
    })
}

fn value<T: for<'a> der::Decode<'a, Error = der::Error> + Tagged>(
    attributes: &SignedAttributes,
    oid: ObjectIdentifier,
) -> Result<T, SignatureFault> {
    let mut of_kind = attributes.iter().filter(|attribute| attribute.oid == oid);
    let (Some(attribute), None) = (of_kind.next(), of_kind.next()) else {
        return Err(SignatureFault::Malformed);
    };
    let [value] = attribute.values.as_slice() else {
        return Err(SignatureFault::Malformed);
    };
    Ok(T::from_der(&value.to_der()?)?)
}

/// The key of a certificate, if it is one of P-256.
pub(super) fn key_of(certificate: &Certificate) -> Option<VerifyingKey> {
    let info = certificate.tbs_certificate().subject_public_key_info();
    let curve: ObjectIdentifier = info.algorithm.parameters.as_ref()?.decode_as().ok()?;
    if info.algorithm.oid != EC_KEY || curve != P256 {
        return None;
    }
    VerifyingKey::from_sec1_bytes(info.subject_public_key.raw_bytes()).ok()
}
