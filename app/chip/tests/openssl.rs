//! What another program makes: RSA, plain and PSS, and curves whose numbers are written out.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

mod made;

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use chip::{CountryCertificates, Fault, Files, verify};
use made::{NOW, TODAY, dg1, dg2, hashes, tlv, zone};

/// Runs openssl in `folder`.
fn openssl(folder: &Path, line: &str) {
    let status = Command::new("openssl")
        .args(line.split_whitespace())
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("openssl is there: see README");
    assert!(status.success(), "openssl {line}");
}

/// How keys are made, how the country certifies, how the signer signs.
struct Way {
    name: &'static str,
    key: &'static str,
    certifies: &'static str,
    signs: &'static str,
    expected: &'static [Fault],
}

const PSS: &str = "-sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:-1";

const WAYS: [Way; 9] = [
    Way {
        name: "RSA",
        key: "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048",
        certifies: "-sha256",
        signs: "-md sha256",
        expected: &[],
    },
    Way {
        name: "RSA with SHA-512",
        key: "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072",
        certifies: "-sha512",
        signs: "-md sha512",
        expected: &[],
    },
    Way {
        name: "RSA-PSS",
        key: "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048",
        certifies: PSS,
        signs: "-md sha256 -keyopt rsa_padding_mode:pss -keyopt rsa_pss_saltlen:-1",
        expected: &[],
    },
    Way {
        name: "P-256",
        key: "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256",
        certifies: "-sha256",
        signs: "-md sha256",
        expected: &[],
    },
    Way {
        name: "P-256, its numbers written out",
        key: "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 \
              -pkeyopt ec_param_enc:explicit",
        certifies: "-sha256",
        signs: "-md sha256",
        expected: &[],
    },
    Way {
        name: "P-384, its numbers written out",
        key: "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 \
              -pkeyopt ec_param_enc:explicit",
        certifies: "-sha384",
        signs: "-md sha384",
        expected: &[],
    },
    Way {
        name: "Brainpool",
        key: "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:brainpoolP256r1",
        certifies: "-sha256",
        signs: "-md sha256",
        expected: &[Fault::Algorithm, Fault::Algorithm],
    },
    Way {
        name: "short RSA",
        key: "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:1024",
        certifies: "-sha256",
        signs: "-md sha256",
        expected: &[Fault::Algorithm, Fault::Algorithm],
    },
    Way {
        name: "SHA-1",
        key: "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048",
        certifies: "-sha256",
        signs: "-md sha1",
        expected: &[Fault::Algorithm],
    },
];

#[test]
fn what_openssl_signs_is_what_it_says() {
    for way in WAYS {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path();
        let (dg1, dg2) = (dg1(&zone("RUS")), dg2(0, b"a face"));
        fs::write(path.join("hashes"), hashes(&[(1, &dg1), (2, &dg2)])).expect("writes");
        fs::write(path.join("csca.ext"), "basicConstraints=critical,CA:TRUE\n").expect("writes");
        fs::write(path.join("ds.ext"), "keyUsage=digitalSignature\n").expect("writes");
        for party in ["csca", "ds"] {
            openssl(path, &format!("{} -out {party}.key", way.key));
            let subject = format!("/C=RU/CN={party}");
            openssl(
                path,
                &format!("req -new -key {party}.key -subj {subject} -out {party}.req"),
            );
        }
        let certifies = way.certifies;
        openssl(
            path,
            &format!(
                "x509 -req -in csca.req -signkey csca.key -days 9000 -extfile csca.ext -out csca.pem {certifies}"
            ),
        );
        openssl(
            path,
            &format!(
                "x509 -req -in ds.req -CA csca.pem -CAkey csca.key -set_serial 7 -days 9000 \
                 -extfile ds.ext -out ds.pem {certifies}"
            ),
        );
        openssl(
            path,
            &format!(
                "cms -sign -in hashes -binary -nodetach -econtent_type {} -signer ds.pem \
                 -inkey ds.key -outform DER -out signed -nosmimecap {}",
                made::HASHES,
                way.signs
            ),
        );
        let sod = tlv(&[0x77], &fs::read(path.join("signed")).expect("signed"));
        let mut countries = CountryCertificates::none();
        let certificate = fs::read(path.join("csca.pem")).expect("a certificate");
        assert_eq!(countries.add(&certificate), Some(1));
        let files = Files {
            dg1: &dg1,
            dg2: &dg2,
            sod: &sod,
        };
        // Made by the clock of this machine.
        let now = time::OffsetDateTime::now_utc().unix_timestamp().max(NOW);
        let verdict = verify(files, &countries, now, TODAY);
        let found: Vec<_> = verdict.faults().collect();
        assert_eq!(found, way.expected, "{}", way.name);
        // The same with a changed bit of the signature.
        let mut sod = sod.clone();
        if let Some(last) = sod.last_mut() {
            *last ^= 1;
        }
        let files = Files { sod: &sod, ..files };
        assert!(
            !verify(files, &countries, now, TODAY).is_genuine(),
            "{}",
            way.name
        );
    }
}
