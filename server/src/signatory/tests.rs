use std::{path::Path, process::Command};

use der::Encode as _;
use p256::SecretKey;

use super::{
    certificates,
    cms::{self, SignatureFault},
    *,
};

const NOW: i64 = 1_772_366_410;
const CONTENT: &[u8] = "<Доверенность/>".as_bytes();
const LIBRARY: &str = "1027700132195";

struct Made {
    authority: Certificate,
    certificate: Certificate,
    signature: Vec<u8>,
}

fn ogrn(text: &str) -> Ogrn {
    Ogrn::parse(text).expect("ОГРН")
}

fn made(seed: u8, of: &str) -> Made {
    let origin = Origin::parse("https://id.example").expect("origin");
    let key = SecretKey::from_slice(&[seed; 32]).expect("a key");
    let own = SecretKey::from_slice(&[seed + 1; 32]).expect("a key");
    let authority = certificates::authority(&key, &origin, NOW).expect("authority");
    let certificate =
        certificates::organization(&own, &ogrn(of), "Библиотека", (&key, &authority), NOW)
            .expect("certificate");
    let signature =
        cms::sign(&own.into(), &certificate, &authority, CONTENT, NOW).expect("signature");
    Made {
        authority,
        certificate,
        signature,
    }
}

#[test]
fn who_signed_is_known_and_nothing_may_change() {
    let made = made(1, LIBRARY);
    let signer = cms::verify(&made.signature, CONTENT).expect("good");
    assert_eq!(signer.certificate, made.certificate);
    assert_eq!(signer.signed_at, Some(NOW));
    assert_eq!(certificates::ogrn(&signer.certificate), Some(ogrn(LIBRARY)));
    assert_eq!(
        cms::verify(&made.signature, b"another document"),
        Err(SignatureFault::Digest)
    );
    let text = data_encoding::BASE64.encode(&made.signature);
    let pem = format!("-----BEGIN CMS-----\n{text}\n-----END CMS-----\n");
    for same in [text.as_bytes(), pem.as_bytes()] {
        assert_eq!(cms::verify(same, CONTENT).as_ref(), Ok(&signer));
    }
    for bad in [&b""[..], b"0", b"\x30\x80", b"text", &made.signature[1..]] {
        assert_eq!(cms::verify(bad, CONTENT), Err(SignatureFault::Malformed));
    }
    // Whichever byte is changed, the document is not taken as signed by this certificate.
    for at in 0..made.signature.len() {
        let mut changed = made.signature.clone();
        changed[at] ^= 1;
        if let Ok(other) = cms::verify(&changed, CONTENT) {
            let standing = standing(&other, &ogrn(LIBRARY), Some(&made.authority));
            assert!(
                standing == Standing::Unknown || other == signer,
                "byte {at}"
            );
        }
    }
}

#[test]
fn only_the_own_authority_s_certificate_of_that_organization_counts() {
    let made = made(1, LIBRARY);
    let signer = cms::verify(&made.signature, CONTENT).expect("good");
    let library = ogrn(LIBRARY);
    let standing = |of: &Ogrn, authority| super::standing(&signer, of, authority);
    assert_eq!(standing(&library, Some(&made.authority)), Standing::Own);
    assert_eq!(standing(&library, None), Standing::Unknown);
    let cinema = ogrn("304500116000157");
    assert_eq!(standing(&cinema, Some(&made.authority)), Standing::Unknown);
    let stranger = self::made(5, LIBRARY);
    assert_eq!(
        standing(&library, Some(&stranger.authority)),
        Standing::Unknown
    );
}

#[test]
fn the_same_bytes_each_time() {
    let own = SecretKey::from_slice(&[2; 32]).expect("a key");
    let made = made(1, LIBRARY);
    let again = cms::sign(
        &own.into(),
        &made.certificate,
        &made.authority,
        CONTENT,
        NOW,
    );
    assert_eq!(again.expect("signature"), made.signature);
}

/// Another program has the last word.
#[test]
fn openssl_verifies_it() {
    if Command::new("openssl").arg("version").output().is_err() {
        println!("skipped: no openssl");
        return;
    }
    let folder = tempfile::tempdir().expect("folder");
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("a file");
        path
    };
    let made = made(1, LIBRARY);
    let signature = put("a.sig", &made.signature);
    let authority = put("ca.der", &made.authority.to_der().expect("DER"));
    let pem = folder.path().join("ca.pem");
    let openssl = |args: &[&str], files: &[(&str, &Path)]| {
        let mut command = Command::new("openssl");
        command.args(args);
        for (option, file) in files {
            command.arg(option).arg(file);
        }
        let output = command.output().expect("openssl");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.success(), said)
    };
    let converted = openssl(
        &["x509", "-inform", "DER"],
        &[("-in", &authority), ("-out", &pem)],
    );
    assert!(converted.0, "{}", converted.1);
    let at = NOW.to_string();
    let verify = |content: &[u8]| {
        let content = put("a.xml", content);
        let sink = folder.path().join("out");
        openssl(
            &[
                "cms", "-verify", "-inform", "DER", "-binary", "-attime", &at,
            ],
            &[
                ("-in", &signature),
                ("-content", &content),
                ("-CAfile", &pem),
                ("-out", &sink),
            ],
        )
    };
    let (good, said) = verify(CONTENT);
    assert!(good, "{said}");
    assert!(!verify(b"another document").0, "a changed document");
}

/// What OpenSSL signs is read, and whose certificate it is decides nothing by itself.
#[test]
fn what_openssl_signs_is_read() {
    if Command::new("openssl").arg("version").output().is_err() {
        println!("skipped: no openssl");
        return;
    }
    let folder = tempfile::tempdir().expect("folder");
    std::fs::write(folder.path().join("a.xml"), CONTENT).expect("a file");
    let openssl = |line: &str| {
        let output = Command::new("openssl")
            .args(line.split(' '))
            .current_dir(folder.path())
            .output()
            .expect("openssl");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    };
    openssl("ecparam -name prime256v1 -genkey -noout -out key.pem");
    openssl("req -new -x509 -key key.pem -subj /CN=Somebody -days 2 -out own.pem");
    openssl(
        "cms -sign -binary -in a.xml -signer own.pem -inkey key.pem -md sha256 -outform DER -out a.sig",
    );
    let signature = std::fs::read(folder.path().join("a.sig")).expect("signature");
    let signer = cms::verify(&signature, CONTENT).expect("good");
    assert_eq!(certificates::subject(&signer.certificate), "CN=Somebody");
    let own = made(1, LIBRARY);
    assert_eq!(
        standing(&signer, &ogrn(LIBRARY), Some(&own.authority)),
        Standing::Unknown
    );
    openssl(
        "cms -sign -binary -nodetach -in a.xml -signer own.pem -inkey key.pem -md sha256 -outform DER -out a.sig",
    );
    let attached = std::fs::read(folder.path().join("a.sig")).expect("signature");
    cms::verify(&attached, CONTENT).expect("it carries the same document");
    assert_eq!(
        cms::verify(&attached, b"x"),
        Err(SignatureFault::OtherContent)
    );
    openssl(
        "cms -sign -binary -in a.xml -signer own.pem -inkey key.pem -md sha512 -outform DER -out a.sig",
    );
    let other = std::fs::read(folder.path().join("a.sig")).expect("signature");
    assert_eq!(cms::verify(&other, CONTENT), Err(SignatureFault::Algorithm));
}
