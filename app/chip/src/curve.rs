//! Curves, by their name or by their numbers: Doc 9303, part 12, section 4.4.3, has countries write
//! the numbers out.

use der::{
    Any, Decode as _, Encode as _, Sequence, Tag, Tagged as _,
    asn1::{AnyRef, BitString, ObjectIdentifier, OctetString, UintRef},
};

const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const P384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.34");
const PRIME_FIELD: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.1.1");

/// A curve that is known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Curve {
    P256,
    P384,
}

/// SEC 1, section C.2.
#[derive(Sequence)]
struct Parameters<'a> {
    version: u8,
    field: Field<'a>,
    curve: Coefficients,
    base: OctetString,
    order: UintRef<'a>,
    #[asn1(optional = "true")]
    cofactor: Option<u8>,
}

#[derive(Sequence)]
struct Field<'a> {
    kind: ObjectIdentifier,
    prime: UintRef<'a>,
}

#[derive(Sequence)]
struct Coefficients {
    a: OctetString,
    b: OctetString,
    #[asn1(optional = "true")]
    seed: Option<BitString>,
}

/// The numbers of a curve (FIPS 186-4, appendix D.1.2), in hexadecimal.
struct Numbers {
    curve: Curve,
    prime: &'static str,
    a: &'static str,
    b: &'static str,
    x: &'static str,
    y: &'static str,
    order: &'static str,
}

const KNOWN: [Numbers; 2] = [
    Numbers {
        curve: Curve::P256,
        prime: "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
        a: "ffffffff00000001000000000000000000000000fffffffffffffffffffffffc",
        b: "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b",
        x: "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
        y: "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5",
        order: "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
    },
    Numbers {
        curve: Curve::P384,
        prime: "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe\
                ffffffff0000000000000000ffffffff",
        a: "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe\
            ffffffff0000000000000000fffffffc",
        b: "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875a\
            c656398d8a2ed19d2a85c8edd3ec2aef",
        x: "aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a38\
            5502f25dbf55296c3a545e3872760ab7",
        y: "3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c0\
            0a60b1ce1d7e819d7a431d7c90ea0e5f",
        order: "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf\
                581a0db248b0a77aecec196accc52973",
    },
];

/// The curve of a key. Every number of one that is written out must be that of a known curve, its
/// base point too: with another one anybody could make a key that fits (CVE-2020-0601).
pub(crate) fn of(parameters: &Any) -> Option<Curve> {
    if parameters.tag() == Tag::ObjectIdentifier {
        let name = parameters.decode_as::<ObjectIdentifier>().ok()?;
        return match name {
            P256 => Some(Curve::P256),
            P384 => Some(Curve::P384),
            _ => None,
        };
    }
    let bytes = parameters.to_der().ok()?;
    let _ = AnyRef::from_der(&bytes).ok()?;
    let written = Parameters::from_der(&bytes).ok()?;
    let known = KNOWN.iter().find(|known| known.are(&written))?;
    Some(known.curve)
}

impl Numbers {
    fn are(&self, written: &Parameters<'_>) -> bool {
        let hex = |bytes: &[u8]| data_encoding::HEXLOWER.encode(bytes);
        let base = written.base.as_bytes();
        let point = match base.split_first() {
            Some((4, point)) => hex(point) == format!("{}{}", self.x, self.y),
            // Compressed: the lowest bit of y stands in front.
            Some((first @ (2 | 3), point)) => {
                let is_odd = self.y.ends_with(['1', '3', '5', '7', '9', 'b', 'd', 'f']);
                hex(point) == self.x && (*first == 3) == is_odd
            }
            _ => false,
        };
        written.version <= 3
            && written.field.kind == PRIME_FIELD
            && hex(written.field.prime.as_bytes()) == self.prime
            && hex(written.curve.a.as_bytes()) == self.a
            && hex(written.curve.b.as_bytes()) == self.b
            && point
            && hex(written.order.as_bytes()) == self.order
            && written.cofactor.is_none_or(|cofactor| cofactor == 1)
    }
}
