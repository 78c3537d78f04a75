//! Codes that are right, in time or not, and codes whose signature does not hold.

use data_encoding::{BASE32_NOPAD, HEXLOWER};

use super::{
    super::cbor::{array, bytes, claims, header, map, sign1},
    AAD, CTI, Claims, EXP, NOW, ORIGIN, Vector, exp, key, payload, sample,
};

/// Writes the vectors one after the other.
#[derive(Default)]
pub(super) struct Book(pub(super) Vec<Vector>);

impl Book {
    pub(super) fn add(&mut self, name: &str, verdict: &str, code: &[u8]) -> &mut Vector {
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

    /// What came into the catalogue when the file was there: at its end, so that nothing moves.
    pub(super) fn later(&mut self) {
        for (name, scope) in [("age 14", 4), ("age 21", 5)] {
            self.signed(name, "valid", 1, EXP, CTI, &[scope]);
        }
    }

    pub(super) fn valid(&mut self) {
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

    pub(super) fn window(&mut self) {
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

    pub(super) fn unknown_key(&mut self) {
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

    pub(super) fn signature(&mut self) {
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
