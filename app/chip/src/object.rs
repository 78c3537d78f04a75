//! The document security object (EF.SOD): the hashes of the data groups, signed (Doc 9303, part
//! 10, section 4.6.2; CMS SignedData, RFC 5652).

use cms::{
    cert::CertificateChoices,
    content_info::ContentInfo,
    signed_data::{SignedAttributes, SignedData, SignerIdentifier, SignerInfo},
};
use der::{
    Any, Decode as _, Encode as _, Sequence, Tag, Tagged as _,
    asn1::{ObjectIdentifier, OctetString},
};
use x509_cert::{
    Certificate, ext::pkix::SubjectKeyIdentifier, spki::AlgorithmIdentifierOwned, time::Time,
};

use crate::{Fault, signature, tlv::only};

const SOD: u16 = 0x77;
const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
/// id-icao-mrtd-security-ldsSecurityObject
const HASHES: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.23.136.1.1.1");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_TIME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.5");

#[derive(Sequence)]
struct Hashes {
    version: u8,
    algorithm: AlgorithmIdentifierOwned,
    hashes: Vec<GroupHash>,
    #[asn1(optional = "true")]
    lds: Option<Any>,
}

#[derive(Sequence)]
struct GroupHash {
    number: u8,
    hash: OctetString,
}

/// A SOD that could be read. Nothing of it is believed yet.
pub(crate) struct Object {
    /// The certificate of the document signer.
    pub(crate) certificate: Certificate,
    /// Unix seconds, by the signer's own clock.
    pub(crate) signed_at: Option<i64>,
    signer: SignerInfo,
    attributes: SignedAttributes,
    /// The list of hashes as it was signed.
    content: Vec<u8>,
    hashes: Hashes,
}

/// Reads a SOD.
pub(crate) fn read(bytes: &[u8]) -> Result<Object, Fault> {
    let malformed = |_| Fault::Object;
    let info = only(bytes, SOD).ok_or(Fault::Object)?;
    let info = ContentInfo::from_der(info).map_err(malformed)?;
    if info.content_type != SIGNED_DATA {
        return Err(Fault::Object);
    }
    let signed: SignedData = info.content.decode_as().map_err(malformed)?;
    let [signer] = signed.signer_infos.0.as_slice() else {
        return Err(Fault::Signers);
    };
    let carried = signed.encap_content_info.econtent.as_ref();
    let content = carried
        .filter(|content| content.tag() == Tag::OctetString)
        .filter(|_| signed.encap_content_info.econtent_type == HASHES)
        .ok_or(Fault::Signers)?
        .value()
        .to_vec();
    let hashes = Hashes::from_der(&content).map_err(malformed)?;
    if hashes.version > 1 {
        return Err(Fault::Object);
    }
    // Without them CMS signs the bare content, which Doc 9303 does not allow.
    let attributes = signer.signed_attrs.clone().ok_or(Fault::Signers)?;
    let certificate = certificate_of(&signed, &signer.sid).ok_or(Fault::NoCertificate)?;
    let signed_at = value::<Time>(&attributes, SIGNING_TIME)
        .and_then(|time| i64::try_from(time.to_unix_duration().as_secs()).ok());
    Ok(Object {
        signer: signer.clone(),
        certificate,
        signed_at,
        attributes,
        content,
        hashes,
    })
}

impl Object {
    /// Whether the document signer has signed this list of hashes.
    pub(crate) fn is_signed(&self) -> Result<(), Fault> {
        let kind: Option<ObjectIdentifier> = value(&self.attributes, CONTENT_TYPE);
        let digest: Option<OctetString> = value(&self.attributes, MESSAGE_DIGEST);
        let (Some(kind), Some(digest)) = (kind, digest) else {
            return Err(Fault::Signers);
        };
        let made = signature::digest(&self.signer.digest_alg, &self.content)?;
        if kind != HASHES || digest.as_bytes() != made {
            return Err(Fault::Content);
        }
        let attributes = self.attributes.to_der().map_err(|_| Fault::Object)?;
        signature::verify(
            self.certificate.tbs_certificate().subject_public_key_info(),
            &self.signer.signature_algorithm,
            Some(&self.signer.digest_alg),
            &attributes,
            self.signer.signature.as_bytes(),
        )
    }

    /// Whether the file of that data group is the one whose hash is in the list.
    pub(crate) fn agrees(&self, number: u8, file: &[u8]) -> Result<(), Fault> {
        let mut of_group = self.hashes.hashes.iter().filter(|it| it.number == number);
        let hash = of_group.next().ok_or(Fault::NoHash)?;
        // Two hashes of one group say nothing.
        if of_group.next().is_some() {
            return Err(Fault::Hash);
        }
        let made = signature::digest(&self.hashes.algorithm, file)?;
        if hash.hash.as_bytes() == made {
            Ok(())
        } else {
            Err(Fault::Hash)
        }
    }
}

fn certificate_of(signed: &SignedData, signer: &SignerIdentifier) -> Option<Certificate> {
    let certificates = signed.certificates.as_ref()?;
    let found = certificates.0.iter().find(|choice| {
        let CertificateChoices::Certificate(certificate) = choice else {
            return false;
        };
        let own = certificate.tbs_certificate();
        match signer {
            SignerIdentifier::IssuerAndSerialNumber(named) => {
                named.issuer == *own.issuer() && named.serial_number == *own.serial_number()
            }
            SignerIdentifier::SubjectKeyIdentifier(named) => {
                let key = own.get_extension::<SubjectKeyIdentifier>();
                key.is_ok_and(|found| found.is_some_and(|(_, key)| key == *named))
            }
        }
    });
    match found? {
        CertificateChoices::Certificate(certificate) => Some(certificate.clone()),
        CertificateChoices::Other(_) => None,
    }
}

/// The one value of the one attribute of that kind.
fn value<T>(attributes: &SignedAttributes, kind: ObjectIdentifier) -> Option<T>
where
    T: for<'a> der::Decode<'a, Error = der::Error>,
{
    let mut of_kind = attributes.iter().filter(|attribute| attribute.oid == kind);
    let attribute = of_kind.next()?;
    if of_kind.next().is_some() {
        return None;
    }
    let [value] = attribute.values.as_slice() else {
        return None;
    };
    T::from_der(&value.to_der().ok()?).ok()
}
