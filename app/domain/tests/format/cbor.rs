//! CBOR and COSE written by hand, byte by byte: what the product's own writer would never
//! write can be written here, and signed.

use ed25519_dalek::{Signer, SigningKey};

/// The head of an item: major type and length or value, as short as it can be.
fn head(major: u8, value: u64) -> Vec<u8> {
    let major = major << 5;
    let bytes = value.to_be_bytes();
    match value {
        0..24 => vec![major | bytes[7]],
        24..0x100 => vec![major | 24, bytes[7]],
        0x100..0x1_0000 => [&[major | 25][..], &bytes[6..]].concat(),
        0x1_0000..0x1_0000_0000 => [&[major | 26][..], &bytes[4..]].concat(),
        _ => [&[major | 27][..], &bytes[..]].concat(),
    }
}

pub(crate) fn uint(value: u64) -> Vec<u8> {
    head(0, value)
}

pub(crate) fn bytes(value: &[u8]) -> Vec<u8> {
    [head(2, value.len() as u64), value.to_vec()].concat()
}

pub(crate) fn text(value: &str) -> Vec<u8> {
    [head(3, value.len() as u64), value.as_bytes().to_vec()].concat()
}

pub(crate) fn array(items: &[Vec<u8>]) -> Vec<u8> {
    [head(4, items.len() as u64), items.concat()].concat()
}

pub(crate) fn map(entries: &[(Vec<u8>, Vec<u8>)]) -> Vec<u8> {
    let mut map = head(5, entries.len() as u64);
    for (name, value) in entries {
        map.extend_from_slice(name);
        map.extend_from_slice(value);
    }
    map
}

/// `{1: -8, 4: kid}`, the protected header of every code.
pub(crate) fn header(kid: u8) -> Vec<u8> {
    map(&[(uint(1), vec![0x27]), (uint(4), bytes(&[kid]))])
}

/// The claims of a presentation.
pub(crate) fn claims(exp: u64, cti: &[u8], scope: &[u8]) -> Vec<u8> {
    map(&[
        (uint(4), uint(exp)),
        (uint(7), bytes(cti)),
        (uint(9), bytes(scope)),
    ])
}

/// RFC 9052, 4.4: what a COSE_Sign1 signature covers.
pub(crate) fn covered(protected: &[u8], aad: &str, payload: &[u8]) -> Vec<u8> {
    array(&[
        text("Signature1"),
        bytes(protected),
        bytes(aad.as_bytes()),
        bytes(payload),
    ])
}

/// Protected header, payload and the right signature over both.
pub(crate) fn sign1(protected: &[u8], aad: &str, payload: &[u8], key: &SigningKey) -> Vec<u8> {
    let signature = key.sign(&covered(protected, aad, payload)).to_bytes();
    array(&[
        bytes(protected),
        map(&[]),
        bytes(payload),
        bytes(&signature),
    ])
}
