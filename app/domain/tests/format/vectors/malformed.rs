//! Codes that a lenient reader would take: most have a right signature over what they say.

use data_encoding::BASE32_NOPAD;

use super::{
    super::cbor::{array, bytes, header, map, sign1, text, uint},
    AAD, CTI, EXP,
    book::Book,
    exp, key, payload, sample,
};

impl Book {
    pub(super) fn malformed(&mut self) {
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
