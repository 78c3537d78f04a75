//! The certificates behind the signatures: an authority of the installation's own, and one of
//! each organization, signed by it.

use anyhow::Context as _;
use der::{Decode as _, Encode as _, asn1::ObjectIdentifier};
use domain::{identifiers::Ogrn, presentation::Origin};
use p256::{
    SecretKey,
    ecdsa::{DerSignature, signature::Verifier as _},
    pkcs8::EncodePrivateKey as _,
};
use rcgen::{
    BasicConstraints, CertificateParams, DnType, DnValue, IsCa, Issuer, KeyPair, KeyUsagePurpose,
};
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};
use sha2::{Digest as _, Sha256};
use time::{Duration, OffsetDateTime};
use x509_cert::Certificate;

use super::cms::{self, ECDSA_SHA_256};

/// How long the authority and each certificate count.
const LIFETIME: Duration = Duration::days(3653 * 2);
/// Clocks of others may be behind ours.
const SLACK: Duration = Duration::days(1);
/// Most characters of a name in a certificate (RFC 5280, ub-common-name).
const LONGEST_NAME: usize = 64;
/// ОГРН in the subject, as Russian certificates have it (приказ ФСБ № 795).
const OGRN: [u64; 4] = [1, 2, 643, 100];
const OGRN_ENTITY: u64 = 1;
const OGRN_ENTREPRENEUR: u64 = 5;

/// The authority's own certificate.
pub(super) fn authority(key: &SecretKey, origin: &Origin, now: i64) -> anyhow::Result<Certificate> {
    let mut params = lasting(now)?;
    let name = format!("Digital ID, {origin}: powers of attorney");
    params
        .distinguished_name
        .push(DnType::CommonName, shortened(&name));
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    read(params.self_signed(&pair(key)?)?.der())
}

/// The certificate of an organization.
pub(super) fn organization(
    key: &SecretKey,
    ogrn: &Ogrn,
    name: &str,
    authority: (&SecretKey, &Certificate),
    now: i64,
) -> anyhow::Result<Certificate> {
    let (authority_key, authority) = authority;
    let mut params = lasting(now)?;
    params
        .distinguished_name
        .push(DnType::CommonName, shortened(name));
    let last = match ogrn.as_str().len() {
        15 => OGRN_ENTREPRENEUR,
        _ => OGRN_ENTITY,
    };
    let kind = OGRN.into_iter().chain([last]).collect();
    params.distinguished_name.push(
        DnType::CustomDnType(kind),
        DnValue::PrintableString(ogrn.as_str().try_into()?),
    );
    params.key_usages = vec![
        KeyUsagePurpose::DigitalSignature,
        KeyUsagePurpose::ContentCommitment,
    ];
    params.use_authority_key_identifier_extension = true;
    let issuer = Issuer::from_ca_cert_der(
        &CertificateDer::from(authority.to_der()?),
        pair(authority_key)?,
    )?;
    read(params.signed_by(&pair(key)?, &issuer)?.der())
}

fn lasting(now: i64) -> anyhow::Result<CertificateParams> {
    let now = OffsetDateTime::from_unix_timestamp(now)?;
    let mut params = CertificateParams::default();
    params.distinguished_name = rcgen::DistinguishedName::new();
    params.not_before = now - SLACK;
    params.not_after = now + LIFETIME;
    Ok(params)
}

fn shortened(name: &str) -> String {
    name.chars().take(LONGEST_NAME).collect()
}

fn pair(key: &SecretKey) -> anyhow::Result<KeyPair> {
    let pkcs8 = key.to_pkcs8_der()?;
    let pkcs8 = PrivatePkcs8KeyDer::from(pkcs8.as_bytes());
    KeyPair::try_from(&pkcs8).context("a key of a certificate")
}

fn read(der: &[u8]) -> anyhow::Result<Certificate> {
    Ok(Certificate::from_der(der)?)
}

/// The certificate in a PEM file.
pub(super) fn from_pem(pem: &str) -> anyhow::Result<Certificate> {
    let lines = pem
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with("-----"));
    let der = data_encoding::BASE64.decode(lines.collect::<String>().as_bytes());
    read(&der.context("the certificate of the authority is no PEM")?)
}

/// Whether `authority` has signed `certificate`.
pub(super) fn is_issued_by(certificate: &Certificate, authority: &Certificate) -> bool {
    let named = certificate.tbs_certificate().issuer() == authority.tbs_certificate().subject();
    let signed = || {
        let key = cms::key_of(authority)?;
        let made = DerSignature::from_bytes(certificate.signature().as_bytes()?).ok()?;
        let content = certificate.tbs_certificate().to_der().ok()?;
        key.verify(&content, &made).ok()
    };
    named && certificate.signature_algorithm().oid == ECDSA_SHA_256 && signed().is_some()
}

/// The ОГРН or ОГРНИП in the subject.
pub(crate) fn ogrn(certificate: &Certificate) -> Option<Ogrn> {
    let kinds = [OGRN_ENTITY, OGRN_ENTREPRENEUR].map(|last| {
        let arcs = OGRN.map(|arc| arc.to_string()).join(".");
        ObjectIdentifier::new(&format!("{arcs}.{last}")).ok()
    });
    let subject = certificate.tbs_certificate().subject();
    let found = subject.iter().find(|it| kinds.contains(&Some(it.oid)))?;
    Ogrn::parse(std::str::from_utf8(found.value.value()).ok()?).ok()
}

/// The subject in one line, for people: `CN=…,…`.
pub(crate) fn subject(certificate: &Certificate) -> String {
    certificate.tbs_certificate().subject().to_string()
}

/// SHA-256 of the certificate in hexadecimal, by which people compare certificates.
pub(crate) fn fingerprint(certificate: &Certificate) -> String {
    let der = certificate.to_der().unwrap_or_default();
    data_encoding::HEXLOWER.encode(&Sha256::digest(der))
}
