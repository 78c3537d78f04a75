//! The algorithms with which countries sign (Doc 9303, part 12, section 4.4): RSA, plain (PKCS #1
//! 1.5) and PSS, from 2048 bits on, and ECDSA on P-256 and P-384; with SHA-256, SHA-384 and
//! SHA-512. Not the curves of Brainpool, nor P-521, nor SHA-1 and SHA-224.

use der::{
    Any, AnyRef, Decode as _, Reader as _, Sequence, SliceReader,
    asn1::{ContextSpecific, ObjectIdentifier, UintRef},
};
use ring::signature::{self as algorithms, UnparsedPublicKey, VerificationAlgorithm};
use sha2::{Digest as _, Sha256, Sha384, Sha512};
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

use crate::{
    Fault,
    curve::{self, Curve},
};

const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const PSS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.10");
const MASK: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.8");
const EC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");

/// A hash function.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hash {
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    const ALL: [Self; 3] = [Self::Sha256, Self::Sha384, Self::Sha512];

    /// Of the function itself, of RSA with it, of ECDSA with it.
    fn names(self) -> [ObjectIdentifier; 3] {
        let oid = ObjectIdentifier::new_unwrap;
        match self {
            Self::Sha256 => [
                oid("2.16.840.1.101.3.4.2.1"),
                oid("1.2.840.113549.1.1.11"),
                oid("1.2.840.10045.4.3.2"),
            ],
            Self::Sha384 => [
                oid("2.16.840.1.101.3.4.2.2"),
                oid("1.2.840.113549.1.1.12"),
                oid("1.2.840.10045.4.3.3"),
            ],
            Self::Sha512 => [
                oid("2.16.840.1.101.3.4.2.3"),
                oid("1.2.840.113549.1.1.13"),
                oid("1.2.840.10045.4.3.4"),
            ],
        }
    }

    fn named(place: usize, oid: ObjectIdentifier) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|hash| hash.names().get(place) == Some(&oid))
    }

    fn of(algorithm: &AlgorithmIdentifierOwned) -> Result<Self, Fault> {
        Self::named(0, algorithm.oid).ok_or(Fault::Algorithm)
    }

    /// Bytes.
    fn length(self) -> u8 {
        match self {
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }
}

/// The hash of `bytes` by that algorithm.
pub(crate) fn digest(algorithm: &AlgorithmIdentifierOwned, bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    Ok(match Hash::of(algorithm)? {
        Hash::Sha256 => Sha256::digest(bytes).to_vec(),
        Hash::Sha384 => Sha384::digest(bytes).to_vec(),
        Hash::Sha512 => Sha512::digest(bytes).to_vec(),
    })
}

/// Whether `signature` over `message` was made with the key that belongs to `key`. `digest` names
/// the hash where the algorithm does not.
pub(crate) fn verify(
    key: &SubjectPublicKeyInfoOwned,
    algorithm: &AlgorithmIdentifierOwned,
    digest: Option<&AlgorithmIdentifierOwned>,
    message: &[u8],
    signature: &[u8],
) -> Result<(), Fault> {
    let public = key.subject_public_key.as_bytes().ok_or(Fault::Algorithm)?;
    let by: &dyn VerificationAlgorithm = if key.algorithm.oid == EC_KEY {
        let hash = Hash::named(2, algorithm.oid).ok_or(Fault::Algorithm)?;
        let curve = key.algorithm.parameters.as_ref();
        let curve = curve.and_then(curve::of).ok_or(Fault::Algorithm)?;
        match (curve, hash) {
            (Curve::P256, Hash::Sha256) => &algorithms::ECDSA_P256_SHA256_ASN1,
            (Curve::P256, Hash::Sha384) => &algorithms::ECDSA_P256_SHA384_ASN1,
            (Curve::P384, Hash::Sha256) => &algorithms::ECDSA_P384_SHA256_ASN1,
            (Curve::P384, Hash::Sha384) => &algorithms::ECDSA_P384_SHA384_ASN1,
            (_, Hash::Sha512) => return Err(Fault::Algorithm),
        }
    } else if [RSA, PSS].contains(&key.algorithm.oid) && is_long(public) {
        rsa(algorithm, digest)?
    } else {
        return Err(Fault::Algorithm);
    };
    UnparsedPublicKey::new(by, public)
        .verify(message, signature)
        .map_err(|_| Fault::Signature)
}

fn rsa(
    algorithm: &AlgorithmIdentifierOwned,
    digest: Option<&AlgorithmIdentifierOwned>,
) -> Result<&'static dyn VerificationAlgorithm, Fault> {
    if algorithm.oid == PSS {
        let parameters = algorithm.parameters.as_ref();
        return Ok(match parameters.and_then(padded).ok_or(Fault::Algorithm)? {
            Hash::Sha256 => &algorithms::RSA_PSS_2048_8192_SHA256,
            Hash::Sha384 => &algorithms::RSA_PSS_2048_8192_SHA384,
            Hash::Sha512 => &algorithms::RSA_PSS_2048_8192_SHA512,
        });
    }
    // CMS may name the key's algorithm alone: the hash is then that of the attributes.
    let hash = if algorithm.oid == RSA {
        Hash::of(digest.ok_or(Fault::Algorithm)?)?
    } else {
        Hash::named(1, algorithm.oid).ok_or(Fault::Algorithm)?
    };
    Ok(match hash {
        Hash::Sha256 => &algorithms::RSA_PKCS1_2048_8192_SHA256,
        Hash::Sha384 => &algorithms::RSA_PKCS1_2048_8192_SHA384,
        Hash::Sha512 => &algorithms::RSA_PKCS1_2048_8192_SHA512,
    })
}

#[derive(Sequence)]
struct RsaKey<'a> {
    modulus: UintRef<'a>,
    exponent: UintRef<'a>,
}

/// At least 2048 bits, as the library wants them.
fn is_long(key: &[u8]) -> bool {
    RsaKey::from_der(key).is_ok_and(|key| {
        let bytes = key.modulus.as_bytes();
        bytes.len() >= 256
            && bytes
                .first()
                .is_some_and(|first| first >> 7 == 1 || bytes.len() > 256)
    })
}

/// The hash of PSS, if its mask is made with the same and its salt is as long (RFC 4055, section
/// 3.1): what everybody uses. What is left out stands for SHA-1.
fn padded(parameters: &Any) -> Option<Hash> {
    let mut reader = SliceReader::new(parameters.value()).ok()?;
    let hash = ContextSpecific::<AlgorithmIdentifierOwned>::decode(&mut reader).ok()?;
    let mask = ContextSpecific::<AlgorithmIdentifierOwned>::decode(&mut reader).ok()?;
    let salt = ContextSpecific::<u8>::decode(&mut reader).ok()?;
    let trailer = match reader.is_finished() {
        true => 1,
        false => ContextSpecific::<u8>::decode(&mut reader).ok()?.value,
    };
    let of_mask = AnyRef::from(mask.value.parameters.as_ref()?)
        .decode_as::<AlgorithmIdentifierOwned>()
        .ok()?;
    let found = Hash::named(0, hash.value.oid)?;
    let usual = mask.value.oid == MASK
        && of_mask.oid == hash.value.oid
        && salt.value == found.length()
        && trailer == 1
        && reader.is_finished();
    usual.then_some(found)
}
