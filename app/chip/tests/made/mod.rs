//! Countries, document signers and chips that there are not: made for tests.
#![expect(
    clippy::expect_used,
    reason = "a test that cannot be set up has failed"
)]
#![allow(
    dead_code,
    clippy::allow_attributes,
    reason = "each test file uses its part of this"
)]

use cms::{
    cert::{CertificateChoices, IssuerAndSerialNumber},
    content_info::{CmsVersion, ContentInfo},
    signed_data::{
        CertificateSet, EncapsulatedContentInfo, SignedAttributes, SignedData, SignerIdentifier,
        SignerInfo, SignerInfos,
    },
};
use der::{
    Any, Decode as _, Encode as _, EncodeValue, Sequence, Tag, Tagged,
    asn1::{ObjectIdentifier, OctetString, SetOfVec, UtcTime},
};
use p256::{
    ecdsa::{DerSignature, SigningKey, signature::Signer as _},
    pkcs8::DecodePrivateKey as _,
};
use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, IsCa, Issuer, KeyPair,
    KeyUsagePurpose,
};
use sha2::{Digest as _, Sha256};
use time::{Date, Duration, OffsetDateTime, macros::date};
use x509_cert::{Certificate, attr::Attribute, spki::AlgorithmIdentifierOwned, time::Time};

/// 2026-03-01T12:00:10Z.
pub const NOW: i64 = 1_772_366_410;
pub const TODAY: Date = date!(2026 - 03 - 01);

const FIRST: &str = "P<RUSZORINA<<VERA<<<<<<<<<<<<<<<<<<<<<<<<<<<";
const SHA_256: &str = "2.16.840.1.101.3.4.2.1";
const ECDSA_SHA_256: &str = "1.2.840.10045.4.3.2";
pub const HASHES: &str = "2.23.136.1.1.1";

/// `00 0000114`, born 17 May 1990, until 15 January 2031, issued by these three letters.
pub fn zone(issuer: &str) -> String {
    let with = |part: &str| format!("{part}{}", control(part));
    let (number, birth, until) = (with("000000114"), with("900517"), with("310115"));
    let optional = with("<<<<<<<<<<<<<<");
    let whole = control(&format!("{number}{birth}{until}{optional}"));
    let first = FIRST.replacen("RUS", issuer, 1);
    format!("{first}{number}{issuer}{birth}F{until}{optional}{whole}")
}

fn control(part: &str) -> u32 {
    let value = |c: char| c.to_digit(36).unwrap_or(0);
    let weights = [7, 3, 1].into_iter().cycle();
    part.chars()
        .zip(weights)
        .map(|(c, weight)| weight * value(c))
        .sum::<u32>()
        % 10
}

/// Tag, length, value.
pub fn tlv(tag: &[u8], value: &[u8]) -> Vec<u8> {
    let length = u16::try_from(value.len()).expect("small").to_be_bytes();
    [tag, &[0x82], &length, value].concat()
}

pub fn dg1(zone: &str) -> Vec<u8> {
    tlv(&[0x61], &tlv(&[0x5F, 0x1F], zone.as_bytes()))
}

/// A facial record with a picture of that kind: 0 is JPEG, 1 is JPEG 2000.
pub fn dg2(kind: u8, picture: &[u8]) -> Vec<u8> {
    let length = u32::try_from(20 + 8 + 12 + picture.len()).expect("small");
    let mut record = [*b"FAC\0", *b"010\0"].concat();
    record.extend((14 + length).to_be_bytes());
    record.extend([0, 1]);
    record.extend(length.to_be_bytes());
    // One feature point.
    record.extend([0, 1]);
    record.extend([0; 14]);
    record.extend([0; 8]);
    record.extend([1, kind]);
    record.extend([0; 10]);
    record.extend(picture);
    let header = tlv(&[0xA1], &[0x81, 1, 2]);
    let template = [header, tlv(&[0x5F, 0x2E], &record)].concat();
    let group = [vec![2, 1, 1], tlv(&[0x7F, 0x60], &template)].concat();
    tlv(&[0x75], &tlv(&[0x7F, 0x61], &group))
}

/// A country or a signer of documents: its key, and the certificate.
pub struct Party {
    pub pair: KeyPair,
    pub params: CertificateParams,
    pub certificate: Vec<u8>,
}

fn named(name: &str, country: &str, days: (i64, i64)) -> CertificateParams {
    let now = OffsetDateTime::from_unix_timestamp(NOW).expect("a time");
    let mut params = CertificateParams::default();
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::CountryName, country);
    params.distinguished_name.push(DnType::CommonName, name);
    params.not_before = now + Duration::days(days.0);
    params.not_after = now + Duration::days(days.1);
    params
}

/// A country whose certificate counts over these days, from today.
pub fn country(code: &str, days: (i64, i64)) -> Party {
    let mut params = named("CSCA", code, days);
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    let pair = KeyPair::generate().expect("a key");
    let certificate = params.self_signed(&pair).expect("signs").der().to_vec();
    Party {
        pair,
        params,
        certificate,
    }
}

/// A signer of documents of that country.
pub fn signer(of: &Party, days: (i64, i64), usage: KeyUsagePurpose) -> Party {
    let mut params = named("Document signer", "RU", days);
    params.key_usages = vec![usage];
    params.use_authority_key_identifier_extension = true;
    let pair = KeyPair::generate().expect("a key");
    let issuer = Issuer::from_params(&of.params, &of.pair);
    let certificate = params.signed_by(&pair, &issuer).expect("signs");
    Party {
        certificate: certificate.der().to_vec(),
        pair,
        params,
    }
}

#[derive(Sequence)]
struct GroupHash {
    number: u8,
    hash: OctetString,
}

#[derive(Sequence)]
struct Hashes {
    version: u8,
    algorithm: AlgorithmIdentifierOwned,
    hashes: Vec<GroupHash>,
}

/// The list of hashes of these data groups.
pub fn hashes(groups: &[(u8, &[u8])]) -> Vec<u8> {
    let hash = |(number, file): &(u8, &[u8])| GroupHash {
        number: *number,
        hash: OctetString::new(Sha256::digest(file).to_vec()).expect("short"),
    };
    let list = Hashes {
        version: 0,
        algorithm: algorithm(SHA_256),
        hashes: groups.iter().map(hash).collect(),
    };
    list.to_der().expect("encodes")
}

fn oid(text: &str) -> ObjectIdentifier {
    ObjectIdentifier::new(text).expect("an identifier")
}

fn algorithm(text: &str) -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned {
        oid: oid(text),
        parameters: None,
    }
}

fn attribute(kind: &str, value: &(impl EncodeValue + Tagged)) -> Attribute {
    let value = Any::encode_from(value).expect("encodes");
    Attribute {
        oid: oid(kind),
        values: SetOfVec::try_from(vec![value]).expect("one"),
    }
}

/// A SOD over that content, signed at `at` with the key of `by`, whose certificate goes with it.
pub fn sod(content: &[u8], by: &Party, at: i64) -> Vec<u8> {
    let certificate = Certificate::from_der(&by.certificate).expect("a certificate");
    let seconds = std::time::Duration::from_secs(u64::try_from(at).expect("later"));
    let attributes = SignedAttributes::try_from(vec![
        attribute("1.2.840.113549.1.9.3", &oid(HASHES)),
        attribute(
            "1.2.840.113549.1.9.5",
            &Time::UtcTime(UtcTime::from_unix_duration(seconds).expect("a time")),
        ),
        attribute(
            "1.2.840.113549.1.9.4",
            &OctetString::new(Sha256::digest(content).to_vec()).expect("short"),
        ),
    ])
    .expect("attributes");
    let key = SigningKey::from_pkcs8_der(&by.pair.serialize_der()).expect("P-256");
    let signature: DerSignature = key.sign(&attributes.to_der().expect("encodes"));
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
        signature: OctetString::new(signature.as_bytes().to_vec()).expect("short"),
        unsigned_attrs: None,
    };
    let certificates = vec![CertificateChoices::Certificate(certificate)];
    let signed = SignedData {
        version: CmsVersion::V3,
        digest_algorithms: SetOfVec::try_from(vec![algorithm(SHA_256)]).expect("one"),
        encap_content_info: EncapsulatedContentInfo {
            econtent_type: oid(HASHES),
            econtent: Some(Any::new(Tag::OctetString, content).expect("short")),
        },
        certificates: Some(CertificateSet::try_from(certificates).expect("one")),
        crls: None,
        signer_infos: SignerInfos::try_from(vec![signer]).expect("one"),
    };
    let info = ContentInfo {
        content_type: oid("1.2.840.113549.1.7.2"),
        content: Any::encode_from(&signed).expect("encodes"),
    };
    tlv(&[0x77], &info.to_der().expect("encodes"))
}

/// A whole chip, and its country.
pub struct Chip {
    pub country: Party,
    pub signer: Party,
    pub dg1: Vec<u8>,
    pub dg2: Vec<u8>,
    pub sod: Vec<u8>,
}

/// A good one: a passport of Russia with a picture that says it is JPEG.
pub fn chip() -> Chip {
    let country = country("RU", (-400, 3_000));
    let signer = signer(&country, (-100, 3_000), KeyUsagePurpose::DigitalSignature);
    signed_by(country, signer)
}

/// The same signed by this signer.
pub fn signed_by(country: Party, signer: Party) -> Chip {
    let (dg1, dg2) = (dg1(&zone("RUS")), dg2(0, b"\xFF\xD8\xFFa face"));
    let content = hashes(&[(1, &dg1), (2, &dg2)]);
    let sod = sod(&content, &signer, NOW - 86_400);
    Chip {
        country,
        signer,
        dg1,
        dg2,
        sod,
    }
}
