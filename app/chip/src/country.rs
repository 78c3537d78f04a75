//! The certificates of countries (CSCA), and the way from one to the signer of a document.

use data_encoding::{BASE64, HEXLOWER};
use der::{Decode as _, Encode as _, asn1::ObjectIdentifier};
use sha2::{Digest as _, Sha256};
use x509_cert::{
    Certificate,
    ext::pkix::{AuthorityKeyIdentifier, BasicConstraints, KeyUsage, SubjectKeyIdentifier},
};

use crate::{Fault, object::Object, signature};

const COUNTRY_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.6");
/// Passports of which countries are known here: the code in the machine-readable zone, and that of
/// certificates (ISO 3166-1, three and two letters). A Digital ID is made from those of Russia only.
const COUNTRIES: [(&str, &str); 1] = [("RUS", "RU")];
/// Bytes of a certificate with some room: of anything larger no certificate is looked for.
const LARGEST_FILE: usize = 1024 * 1024;

/// What counts as the certificates of countries.
#[derive(Clone, Debug, Default)]
pub struct CountryCertificates(Vec<Certificate>);

impl CountryCertificates {
    /// None: nothing can be verified.
    pub fn none() -> Self {
        Self::default()
    }

    /// Takes those of a file, DER or PEM; how many. `None` if there is none in it.
    pub fn add(&mut self, file: &[u8]) -> Option<usize> {
        if file.len() > LARGEST_FILE {
            return None;
        }
        let found = match Certificate::from_der(file) {
            Ok(one) => vec![one],
            Err(_) => from_pem(std::str::from_utf8(file).ok()?)?,
        };
        let count = found.len();
        self.0.extend(found);
        (count > 0).then_some(count)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn from_pem(text: &str) -> Option<Vec<Certificate>> {
    let mut found = Vec::new();
    for part in text.split("-----BEGIN CERTIFICATE-----").skip(1) {
        let (lines, _) = part.split_once("-----END CERTIFICATE-----")?;
        let lines: String = lines.split_whitespace().collect();
        let der = BASE64.decode(lines.as_bytes()).ok()?;
        found.push(Certificate::from_der(&der).ok()?);
    }
    Some(found)
}

/// The country that stands behind a signer.
pub(crate) struct Found {
    /// SHA-256 of its certificate, in hexadecimal.
    pub(crate) fingerprint: String,
    /// Two letters.
    country: Option<String>,
}

impl Found {
    /// Whether passports of that issuer are its own.
    pub(crate) fn is_of(&self, issuer: &str) -> bool {
        let of_issuer = COUNTRIES.iter().find(|(code, _)| *code == issuer);
        of_issuer.is_some_and(|(_, country)| self.country.as_deref() == Some(*country))
    }
}

/// The country that has signed the certificate of the signer. Both certificates have to count at
/// `now`: those of signers are made to last as long as the last passport that they sign (Doc 9303,
/// part 12, section 4.1.1). If the signer says when it signed, its certificate has to have counted
/// then too.
pub(crate) fn chain(
    object: &Object,
    countries: &CountryCertificates,
    now: i64,
) -> Result<Found, Fault> {
    if countries.is_empty() {
        return Err(Fault::NoCountries);
    }
    let signer = &object.certificate;
    let named: Vec<_> = countries
        .0
        .iter()
        .filter(|country| may_have_signed(country, signer))
        .collect();
    if named.is_empty() {
        return Err(Fault::UnknownCountry);
    }
    let mut fault = Fault::Issuer;
    for country in named {
        match signed(country, signer) {
            Ok(()) => return found(country, object, now),
            // The next one may have the same name and another key.
            Err(other) => {
                fault = if other == Fault::Signature {
                    fault
                } else {
                    other
                }
            }
        }
    }
    Err(fault)
}

/// By name, and by the key if both say which.
fn may_have_signed(country: &Certificate, signer: &Certificate) -> bool {
    let (country, signer) = (country.tbs_certificate(), signer.tbs_certificate());
    if country.subject() != signer.issuer() {
        return false;
    }
    let own = country.get_extension::<SubjectKeyIdentifier>();
    let asked = signer.get_extension::<AuthorityKeyIdentifier>();
    match (own, asked) {
        (Ok(Some((_, own))), Ok(Some((_, asked)))) => asked
            .key_identifier
            .is_none_or(|asked| asked.as_bytes() == own.0.as_bytes()),
        _ => true,
    }
}

fn signed(country: &Certificate, signer: &Certificate) -> Result<(), Fault> {
    let content = signer.tbs_certificate().to_der();
    let made = signer.signature().as_bytes();
    let (Ok(content), Some(made)) = (content, made) else {
        return Err(Fault::Object);
    };
    signature::verify(
        country.tbs_certificate().subject_public_key_info(),
        signer.signature_algorithm(),
        None,
        &content,
        made,
    )
}

fn found(country: &Certificate, object: &Object, now: i64) -> Result<Found, Fault> {
    let signer = &object.certificate;
    let counted = object.signed_at.is_none_or(|at| counts(signer, at));
    if !counted || !counts(signer, now) || !counts(country, now) {
        return Err(Fault::Lapsed);
    }
    if !may_certify(country) || !may_sign(signer) {
        return Err(Fault::Usage);
    }
    let der = country.to_der().map_err(|_| Fault::Object)?;
    let subject = country.tbs_certificate().subject();
    let code = subject.iter().find(|part| part.oid == COUNTRY_NAME);
    let code = code.and_then(|part| std::str::from_utf8(part.value.value()).ok());
    Ok(Found {
        fingerprint: HEXLOWER.encode(&Sha256::digest(der)),
        country: code.map(str::to_ascii_uppercase),
    })
}

fn counts(certificate: &Certificate, at: i64) -> bool {
    let validity = certificate.tbs_certificate().validity();
    let seconds = |time: x509_cert::time::Time| {
        i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX)
    };
    (seconds(validity.not_before)..=seconds(validity.not_after)).contains(&at)
}

/// Whether it is the certificate of an authority.
fn may_certify(certificate: &Certificate) -> bool {
    let own = certificate.tbs_certificate();
    let is_authority = own
        .get_extension::<BasicConstraints>()
        .is_ok_and(|found| found.is_some_and(|(_, it)| it.ca));
    let usage = own.get_extension::<KeyUsage>();
    is_authority && usage.is_ok_and(|found| found.is_none_or(|(_, it)| it.key_cert_sign()))
}

/// Whether it may sign documents.
fn may_sign(certificate: &Certificate) -> bool {
    let usage = certificate.tbs_certificate().get_extension::<KeyUsage>();
    usage.is_ok_and(|found| found.is_none_or(|(_, it)| it.digital_signature()))
}
