//! `docs/vectors.json`: the file is frozen; here stands what is in it and why.
//!
//! After a change of the format on purpose, `DIGITAL_ID_WRITE_VECTORS=1 cargo test -p domain
//! --test format` writes the file anew; without the variable a difference is a failure.

use data_encoding::{BASE32_NOPAD, HEXLOWER};
use domain::presentation::{KeyId, Origin, TrustList, Verdict};
use ed25519_dalek::{SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};

use super::cbor::{array, bytes, claims, covered, header, map, sign1, text, uint};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Vectors {
    pub(crate) keys: Vec<Key>,
    pub(crate) vectors: Vec<Vector>,
}

/// An issuer key that counts.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Key {
    pub(crate) kid: u8,
    /// 64 hexadecimal digits.
    pub(crate) public_key: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Vector {
    name: String,
    code: String,
    /// Empty where the text is no Base32.
    bytes: String,
    now: i64,
    origin: String,
    verdict: String,
    /// Where the signature holds.
    claims: Option<Claims>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    exp: i64,
    cti: String,
    scope: String,
}

pub(crate) const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/vectors.json");
pub(crate) const ORIGIN: &str = "https://id.example";
pub(crate) const AAD: &str = "digital-id/presentation/1https://id.example";
pub(crate) const CTI: &[u8; 16] = b"0123456789abcdef";
/// End of the window that contains [`NOW`].
pub(crate) const EXP: i64 = 1_772_366_430;
pub(crate) const NOW: i64 = 1_772_366_405;

/// The key of that number: its seed is the number, 32 times. For tests only.
pub(crate) fn key(kid: u8) -> SigningKey {
    SigningKey::from_bytes(&[kid; 32])
}

/// Keys 1 and 2 count; 3 and all others do not.
pub(crate) fn keys() -> Vec<Key> {
    let public = |kid| HEXLOWER.encode(key(kid).verifying_key().as_bytes());
    [1, 2]
        .map(|kid| Key {
            kid,
            public_key: public(kid),
        })
        .into()
}

pub(crate) fn trusted(keys: &[Key]) -> TrustList {
    TrustList::new(keys.iter().map(|key| {
        let bytes = HEXLOWER.decode(key.public_key.as_bytes()).expect("hex");
        let bytes = bytes.as_slice().try_into().expect("32 bytes");
        (
            KeyId(key.kid),
            VerifyingKey::from_bytes(bytes).expect("a key"),
        )
    }))
}

pub(crate) fn exp() -> u64 {
    u64::try_from(EXP).expect("after 1970")
}

/// The claims of the sample code.
pub(crate) fn payload() -> Vec<u8> {
    claims(exp(), CTI, &[1])
}

/// The sample code: key 1, "is 18".
pub(crate) fn sample() -> Vec<u8> {
    sign1(&header(1), AAD, &payload(), &key(1))
}

/// Writes the vectors one after the other.
#[derive(Default)]
struct Book(Vec<Vector>);

impl Book {
    fn add(&mut self, name: &str, verdict: &str, code: &[u8]) -> &mut Vector {
        self.0.push(Vector {
            name: name.to_owned(),
            code: format!("HTTPS://ID.EXAMPLE/V#{}", BASE32_NOPAD.encode(code)),
            bytes: HEXLOWER.encode(code),
            now: NOW,
            origin: ORIGIN.to_owned(),
            verdict: verdict.to_owned(),
            claims: None,
        });
        self.0.last_mut().expect("just pushed")
    }

    /// A code with those claims whose signature holds.
    fn signed(
        &mut self,
        name: &str,
        verdict: &str,
        kid: u8,
        exp: i64,
        cti: &[u8],
        scope: &[u8],
    ) -> &mut Vector {
        let payload = claims(u64::try_from(exp).expect("after 1970"), cti, scope);
        let code = sign1(&header(kid), AAD, &payload, &key(kid));
        let vector = self.add(name, verdict, &code);
        vector.claims = Some(Claims {
            exp,
            cti: HEXLOWER.encode(cti),
            scope: HEXLOWER.encode(scope),
        });
        vector
    }

    fn valid(&mut self) {
        for (name, scope) in [
            ("age 18", 1),
            ("identity", 2),
            ("loyalty", 3),
            ("large family", 16),
            ("student", 17),
            ("pensioner", 18),
            ("disability", 19),
            ("svo participant", 20),
            ("svo family", 21),
            ("veteran", 22),
        ] {
            self.signed(name, "valid", 1, EXP, CTI, &[scope]);
        }
        self.signed("second key", "valid", 2, EXP, CTI, &[1]);
        self.signed("session id of zeros", "valid", 1, EXP, &[0; 16], &[1]);
        self.signed("session id of ones", "valid", 1, EXP, &[0xff; 16], &[1]);
        self.signed("first second", "valid", 1, EXP, CTI, &[1]).now = EXP - 35;
        self.signed("last second", "valid", 1, EXP, CTI, &[1]).now = EXP + 20;
        self.signed("exp of one byte", "valid", 1, 30, CTI, &[1])
            .now = 0;
        self.signed("exp of two bytes", "valid", 1, 300, CTI, &[1])
            .now = 299;
        let last = i64::from(u32::MAX / 30 * 30);
        self.signed("last window of all", "valid", 1, last, CTI, &[1])
            .now = last;
        let browser = self.signed("address as browsers write it", "valid", 1, EXP, CTI, &[1]);
        browser.code = browser
            .code
            .replace("HTTPS://ID.EXAMPLE/V", "https://id.example/v");
        let local = self.signed("another installation at home", "valid", 1, EXP, CTI, &[1]);
        let code = sign1(
            &header(1),
            "digital-id/presentation/1http://localhost:3000",
            &payload(),
            &key(1),
        );
        local.origin = "http://localhost:3000".to_owned();
        local.bytes = HEXLOWER.encode(&code);
        local.code = format!("HTTP://LOCALHOST:3000/V#{}", BASE32_NOPAD.encode(&code));
    }

    fn window(&mut self) {
        for (name, now) in [
            ("a second too early", EXP - 36),
            ("a second too late", EXP + 21),
            ("an hour old", EXP + 3_600),
            ("a day old", EXP + 86_400),
            ("of tomorrow", EXP - 86_400),
            ("in 1970", 0),
        ] {
            self.signed(name, "window", 1, EXP, CTI, &[1]).now = now;
        }
        self.signed("second key, too late", "window", 2, EXP, CTI, &[16])
            .now = EXP + 21;
        self.signed("first window of all, now", "window", 1, 30, CTI, &[1]);
    }

    fn unknown_key(&mut self) {
        for kid in [0, 3, 23, 24, 255] {
            let code = sign1(&header(kid), AAD, &payload(), &key(kid));
            self.add(&format!("signed by key {kid}"), "unknown_key", &code);
        }
        let code = sign1(&header(3), AAD, &payload(), &key(1));
        self.add("key 1 under another number", "unknown_key", &code);
        let mut code = sample();
        code[7] = 3;
        self.add(
            "number changed to one not on the list",
            "unknown_key",
            &code,
        );
        self.add("unknown key and out of time", "unknown_key", &code)
            .now = 0;
    }

    fn signature(&mut self) {
        let under = |aad: &str| sign1(&header(1), aad, &payload(), &key(1));
        for (name, aad) in [
            ("signed as a badge", "digital-id/badge/1https://id.example"),
            (
                "signed as a receipt",
                "digital-id/holder-receipt/1https://id.example",
            ),
            (
                "signed as version 2",
                "digital-id/presentation/2https://id.example",
            ),
            (
                "signed for another host",
                "digital-id/presentation/1https://other.example",
            ),
            (
                "signed for http",
                "digital-id/presentation/1http://id.example",
            ),
            (
                "signed for another port",
                "digital-id/presentation/1https://id.example:8443",
            ),
            ("signed for no origin", "digital-id/presentation/1"),
            (
                "signed for an origin in capitals",
                "digital-id/presentation/1HTTPS://ID.EXAMPLE",
            ),
            ("signed without external data", ""),
        ] {
            self.add(name, "signature", &under(aad));
        }
        let other = sign1(&header(1), AAD, &payload(), &key(3));
        self.add("signed by a stranger as key 1", "signature", &other);
        let code = sample();
        let changed = |at: usize, byte: u8| {
            let mut code = code.clone();
            code[at] = byte;
            code
        };
        let at = |part: &[u8]| {
            code.windows(part.len())
                .position(|run| run == part)
                .expect("a part")
        };
        self.add(
            "number changed to the other key",
            "signature",
            &changed(7, 2),
        );
        self.add("session id changed", "signature", &changed(at(CTI), b'1'));
        self.add(
            "scenario changed",
            "signature",
            &changed(code.len() - 67, 2),
        );
        let later = claims(exp() + 30, CTI, &[1]);
        let own = code[code.len() - 64..].to_vec();
        let renewed = array(&[bytes(&header(1)), map(&[]), bytes(&later), bytes(&own)]);
        self.add("window moved on", "signature", &renewed);
        let with = |signature: &[u8]| {
            array(&[
                bytes(&header(1)),
                map(&[]),
                bytes(&payload()),
                bytes(signature),
            ])
        };
        self.add("signature of zeros", "signature", &with(&[0; 64]));
        self.add("signature of ones", "signature", &with(&[0xff; 64]));
        self.add(
            "last bit of the signature",
            "signature",
            &changed(code.len() - 1, code[code.len() - 1] ^ 0x80),
        );
        self.add(
            "first bit of the signature",
            "signature",
            &changed(code.len() - 64, code[code.len() - 64] ^ 1),
        );
        self.add(
            "S beyond the group order",
            "signature",
            &with(&beyond_the_order(&own)),
        );
        self.add(
            "wrong signature and out of time",
            "signature",
            &changed(at(CTI), b'1'),
        )
        .now = 0;
    }

    fn malformed(&mut self) {
        self.malformed_texts();
        let code = sample();
        self.add("nothing", "malformed", &[]);
        self.add("a number", "malformed", &[1]);
        self.add(
            "all but the last byte",
            "malformed",
            &code[..code.len() - 1],
        );
        self.add("a byte more", "malformed", &[&code[..], &[0]].concat());
        self.add("twice", "malformed", &[&code[..], &code[..]].concat());
        self.add("tagged", "malformed", &[&[0xd2], &code[..]].concat());
        let open = [&[0x9f], &code[1..], &[0xff]].concat();
        self.add("array of indefinite length", "malformed", &open);
        let long = [&[0x98, 4], &code[1..]].concat();
        self.add("length of the array in two bytes", "malformed", &long);
        self.malformed_envelopes();
        self.malformed_headers();
        self.malformed_claims();
    }

    fn malformed_texts(&mut self) {
        let code = BASE32_NOPAD.encode(&sample());
        let lower = code.to_lowercase();
        let padded = format!("{code}{}", "=".repeat((8 - code.len() % 8) % 8 + 8));
        // 105 bytes are 168 whole characters; 106 leave bits over, which must be zero.
        let longer = BASE32_NOPAD.encode(&[&sample()[..], &[0]].concat());
        let loose = format!("{}B", &longer[..longer.len() - 1]);
        for (name, text) in [
            ("Base32 in small letters", lower.as_str()),
            ("Base32 with padding", &padded),
            (
                "Base32 with a digit it has not",
                &code.replacen('A', "1", 1),
            ),
            ("Base32 with bits left over", &loose),
            ("Base32 with a space", &format!("{code} ")),
        ] {
            let vector = self.add(name, "malformed", &[]);
            vector.code = format!("HTTPS://ID.EXAMPLE/V#{text}");
        }
    }

    fn malformed_envelopes(&mut self) {
        let code = sample();
        let signature = code[code.len() - 64..].to_vec();
        let parts = || {
            [
                bytes(&header(1)),
                map(&[]),
                bytes(&payload()),
                bytes(&signature),
            ]
        };
        let with = |at: usize, part: Vec<u8>| {
            let mut parts = parts();
            parts[at] = part;
            array(&parts)
        };
        let kid = map(&[(uint(4), bytes(&[1]))]);
        self.add("no payload", "malformed", &with(2, vec![0xf6]));
        self.add(
            "claims not wrapped in bytes",
            "malformed",
            &with(2, payload()),
        );
        self.add(
            "signature of 63 bytes",
            "malformed",
            &with(3, bytes(&signature[1..])),
        );
        self.add(
            "signature of 65 bytes",
            "malformed",
            &with(3, bytes(&[&signature[..], &[0]].concat())),
        );
        self.add(
            "signature as a text",
            "malformed",
            &with(3, text("signature")),
        );
        self.add("unprotected key number", "malformed", &with(1, kid));
        self.add(
            "header not wrapped in bytes",
            "malformed",
            &with(0, header(1)),
        );
        self.add("three parts", "malformed", &array(&parts()[..3]));
        self.add(
            "five parts",
            "malformed",
            &array(&[&parts()[..], &[uint(0)]].concat()),
        );
        let long = [vec![0x59, 0, 28], payload()].concat();
        self.add(
            "length of the claims in three bytes",
            "malformed",
            &with(2, long),
        );
    }

    /// Each with a right signature over what it says.
    fn malformed_headers(&mut self) {
        let one = |name: Vec<u8>, value: Vec<u8>| (name, value);
        let alg = one(uint(1), vec![0x27]);
        let kid = one(uint(4), bytes(&[1]));
        let crit = one(uint(2), array(&[uint(99)]));
        let unknown = one(uint(99), uint(1));
        for (name, entries) in [
            ("ES256", vec![one(uint(1), vec![0x26]), kid.clone()]),
            (
                "algorithm by its name",
                vec![one(uint(1), text("EdDSA")), kid.clone()],
            ),
            (
                "Ed25519 by its new number (-19)",
                vec![one(uint(1), vec![0x32]), kid.clone()],
            ),
            ("no algorithm", vec![kid.clone()]),
            ("no key number", vec![alg.clone()]),
            (
                "key number of two bytes",
                vec![alg.clone(), one(uint(4), bytes(&[0, 1]))],
            ),
            (
                "key number as a number",
                vec![alg.clone(), one(uint(4), uint(1))],
            ),
            (
                "empty key number",
                vec![alg.clone(), one(uint(4), bytes(&[]))],
            ),
            ("header in another order", vec![kid.clone(), alg.clone()]),
            (
                "algorithm twice",
                vec![alg.clone(), alg.clone(), kid.clone()],
            ),
            (
                "key number twice",
                vec![alg.clone(), kid.clone(), kid.clone()],
            ),
            (
                "critical header",
                vec![alg.clone(), crit, kid.clone(), unknown.clone()],
            ),
            ("unknown header", vec![alg.clone(), kid.clone(), unknown]),
            (
                "type header",
                vec![
                    alg.clone(),
                    kid.clone(),
                    one(uint(16), text("application/cwt")),
                ],
            ),
            (
                "type header of a snapshot",
                vec![
                    alg.clone(),
                    kid.clone(),
                    one(uint(16), text("application/statuslist+cwt")),
                ],
            ),
            (
                "key within the code",
                vec![alg, kid, one(vec![0x20], bytes(&[1; 32]))],
            ),
        ] {
            let code = sign1(&map(&entries), AAD, &payload(), &key(1));
            self.add(name, "malformed", &code);
        }
    }

    /// Each with a right signature over what it says.
    fn malformed_claims(&mut self) {
        let exp_claim = || (uint(4), uint(exp()));
        let cti = || (uint(7), bytes(CTI));
        let scope = || (uint(9), bytes(&[1]));
        let claims = |entries: &[(Vec<u8>, Vec<u8>)]| map(entries);
        let wide_exp = [&[0x1b][..], &exp().to_be_bytes()].concat();
        let float_exp = [&[0xfb][..], &(EXP as f64).to_be_bytes()].concat();
        for (name, payload) in [
            (
                "exp in eight bytes",
                claims(&[(uint(4), wide_exp), cti(), scope()]),
            ),
            (
                "exp as a float",
                claims(&[(uint(4), float_exp), cti(), scope()]),
            ),
            (
                "exp as a text",
                claims(&[(uint(4), text("1772366430")), cti(), scope()]),
            ),
            (
                "negative exp",
                claims(&[(uint(4), vec![0x38, 29]), cti(), scope()]),
            ),
            (
                "exp of no window",
                claims(&[(uint(4), uint(exp() + 1)), cti(), scope()]),
            ),
            ("exp of zero", claims(&[(uint(4), uint(0)), cti(), scope()])),
            (
                "exp beyond 2106",
                claims(&[(uint(4), uint(4_294_967_310)), cti(), scope()]),
            ),
            (
                "session id of 15 bytes",
                claims(&[exp_claim(), (uint(7), bytes(&CTI[..15])), scope()]),
            ),
            (
                "session id of 17 bytes",
                claims(&[exp_claim(), (uint(7), bytes(&[0; 17])), scope()]),
            ),
            (
                "session id as a text",
                claims(&[exp_claim(), (uint(7), text("0123456789abcdef")), scope()]),
            ),
            (
                "scope in two bytes",
                claims(&[exp_claim(), cti(), (uint(9), bytes(&[0, 1]))]),
            ),
            (
                "empty scope",
                claims(&[exp_claim(), cti(), (uint(9), bytes(&[]))]),
            ),
            (
                "scope of no scenario",
                claims(&[exp_claim(), cti(), (uint(9), bytes(&[250]))]),
            ),
            (
                "scope as a number",
                claims(&[exp_claim(), cti(), (uint(9), uint(1))]),
            ),
            (
                "claims in another order",
                claims(&[cti(), exp_claim(), scope()]),
            ),
            (
                "exp twice",
                claims(&[exp_claim(), exp_claim(), cti(), scope()]),
            ),
            (
                "an issuer more",
                claims(&[(uint(1), text("x")), exp_claim(), cti(), scope()]),
            ),
            (
                "a private claim more",
                claims(&[
                    exp_claim(),
                    cti(),
                    scope(),
                    (vec![0x3a, 0, 1, 0, 0], uint(1)),
                ]),
            ),
            ("no scope: a badge's claims", claims(&[exp_claim(), cti()])),
            ("no claims", claims(&[])),
            (
                "a list of claims",
                array(&[uint(exp()), bytes(CTI), bytes(&[1])]),
            ),
            ("a byte after the claims", [payload(), vec![0]].concat()),
            ("empty payload", Vec::new()),
        ] {
            let code = sign1(&header(1), AAD, &payload, &key(1));
            self.add(name, "malformed", &code);
        }
    }
}

/// The signature with the order of the group added to its S: lenient libraries take it.
fn beyond_the_order(signature: &[u8]) -> Vec<u8> {
    const ORDER: &str = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";
    let order = HEXLOWER.decode(ORDER.as_bytes()).expect("hex");
    let (r, s) = signature.split_at(32);
    let mut carry = 0_u16;
    let sum = s.iter().zip(order).map(|(s, order)| {
        carry += u16::from(*s) + u16::from(order);
        let [low, _] = carry.to_le_bytes();
        carry >>= 8;
        low
    });
    let sum: Vec<u8> = sum.collect();
    [r, &sum].concat()
}

fn book() -> Vectors {
    let mut book = Book::default();
    book.valid();
    book.window();
    book.unknown_key();
    book.signature();
    book.malformed();
    Vectors {
        keys: keys(),
        vectors: book.0,
    }
}

/// Reads a file of vectors, or writes it first where the environment asks for that.
pub(crate) fn frozen<T: Serialize>(file: &str, fresh: &T) -> String {
    let fresh = serde_json::to_string_pretty(fresh).expect("JSON") + "\n";
    if std::env::var_os("DIGITAL_ID_WRITE_VECTORS").is_some() {
        std::fs::write(file, &fresh).expect("the file can be written");
    }
    let frozen = std::fs::read_to_string(file).expect("the file is there");
    assert!(
        frozen == fresh,
        "{file} differs from what this version writes"
    );
    frozen
}

#[test]
fn the_file_is_what_is_written_here() {
    frozen(FILE, &book());
}

#[test]
fn each_vector_gets_its_verdict() {
    let file: Vectors = serde_json::from_str(&frozen(FILE, &book())).expect("the documented shape");
    let trusted = trusted(&file.keys);
    for vector in &file.vectors {
        let origin = Origin::parse(&vector.origin).expect("origin");
        let verdict = Verdict::on(&vector.code, vector.now, &origin, &trusted);
        assert_eq!(verdict.key(), vector.verdict, "{}", vector.name);
        let claims = verdict.presentation().map(|presentation| Claims {
            exp: presentation.window.closes(),
            cti: presentation.session.to_string(),
            scope: format!("{:02x}", presentation.scenario.number()),
        });
        assert_eq!(claims, vector.claims, "{}", vector.name);
        if let Some((_, text)) = vector.code.split_once('#')
            && !vector.bytes.is_empty()
        {
            let bytes = BASE32_NOPAD.decode(text.as_bytes()).expect("Base32");
            assert_eq!(HEXLOWER.encode(&bytes), vector.bytes, "{}", vector.name);
        }
    }
}

#[test]
fn there_are_enough_of_each() {
    let vectors = book().vectors;
    let count = |verdict| {
        vectors
            .iter()
            .filter(|vector| vector.verdict == verdict)
            .count()
    };
    assert!(vectors.len() >= 40);
    for verdict in ["valid", "malformed", "unknown_key", "signature", "window"] {
        assert!(count(verdict) >= 5, "{verdict}");
    }
    assert!(
        2 * count("valid") < vectors.len(),
        "more than half are invalid"
    );
    let mut names: Vec<_> = vectors.iter().map(|vector| &vector.name).collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), vectors.len(), "each name once");
}

#[test]
fn written_by_hand_and_by_the_product_they_are_the_same() {
    use domain::{
        presentation::{Presentation, SessionId, Window, wire},
        scenario::Scenario,
    };
    let presentation = Presentation {
        window: Window::containing(NOW).expect("in range"),
        session: SessionId(*CTI),
        scenario: Scenario::Age18,
    };
    let origin = Origin::parse(ORIGIN).expect("origin");
    let code = wire::sign(&presentation, &origin, KeyId(1), &key(1)).expect("signs");
    assert_eq!(code, sample());
    assert!(covered(&header(1), AAD, &payload()).len() < 128);
}
