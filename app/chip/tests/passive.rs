//! Passive authentication: a good chip, and every way in which one is not.

mod made;

use chip::{CountryCertificates, Fault, Files, PictureKind, Verdict, verify};
use made::{Chip, NOW, Party, TODAY, chip, country, dg1, dg2, hashes, signer, sod, tlv, zone};
use proptest::prelude::*;
use rcgen::KeyUsagePurpose;

fn of(party: &Party) -> CountryCertificates {
    let mut countries = CountryCertificates::none();
    assert_eq!(countries.add(&party.certificate), Some(1));
    countries
}

fn ask(chip: &Chip) -> Verdict {
    ask_of(chip, &of(&chip.country))
}

fn ask_of(chip: &Chip, countries: &CountryCertificates) -> Verdict {
    let files = Files {
        dg1: &chip.dg1,
        dg2: &chip.dg2,
        sod: &chip.sod,
    };
    verify(files, countries, NOW, TODAY)
}

fn faults(verdict: &Verdict) -> Vec<Fault> {
    verdict.faults().collect()
}

#[test]
fn a_passport_that_its_country_has_signed() {
    let chip = chip();
    let verdict = ask(&chip);
    assert_eq!(faults(&verdict), []);
    assert!(verdict.is_genuine());
    let passport = verdict.zone.expect("a passport");
    assert_eq!(
        (
            passport.number.as_str(),
            passport.name.as_str(),
            passport.issuer.as_str()
        ),
        ("000000114", "VERA ZORINA", "RUS")
    );
    let face = verdict.face.expect("a face");
    assert_eq!(face.kind, PictureKind::Jpeg);
    assert_eq!(face.bytes, b"\xFF\xD8\xFFa face");
    assert_eq!(format!("{face:?}"), "Jpeg, 9 bytes", "never a face");
    assert_eq!(verdict.chain.expect("a country").len(), 64);
}

#[test]
fn faces_that_browsers_do_not_show() {
    let face = |dg2: Vec<u8>| {
        let chip = chip();
        let sod = sod(&hashes(&[(1, &chip.dg1), (2, &dg2)]), &chip.signer, NOW);
        let verdict = ask(&Chip { dg2, sod, ..chip });
        verdict.face.expect("genuine").kind
    };
    assert_eq!(face(dg2(1, b"x")), PictureKind::Jpeg2000);
    assert_eq!(face(dg2(7, b"x")), PictureKind::Unread);
    let mut cut = dg2(0, b"a face");
    // The record says that the picture is longer than it is.
    let at = cut
        .windows(4)
        .position(|it| it == [0, 0, 0, 46])
        .expect("length");
    cut[at + 3] = 47;
    assert_eq!(face(cut), PictureKind::Unread);
}

/// Each change, and what is said of it.
#[test]
fn everything_that_was_tampered_with_is_told() {
    let whole = |fault| vec![fault; 4];
    let last = |bytes: &mut Vec<u8>| {
        if let Some(last) = bytes.last_mut() {
            *last ^= 1;
        }
    };
    type Change<'a> = Box<dyn Fn(&mut Chip) + 'a>;
    let cases: Vec<(&str, Change<'_>, Vec<Fault>)> = vec![
        (
            "DG1 of another person",
            Box::new(|chip| chip.dg1 = dg1(&zone("RUS").replace("VERA", "ANNA"))),
            vec![Fault::Hash],
        ),
        (
            "a bit of DG1",
            Box::new(|chip| last(&mut chip.dg1)),
            vec![Fault::Hash],
        ),
        (
            "a bit of DG2",
            Box::new(|chip| last(&mut chip.dg2)),
            vec![Fault::Hash],
        ),
        (
            "a byte behind DG2",
            Box::new(|chip| chip.dg2.push(0)),
            vec![Fault::Hash],
        ),
        (
            "the files changed places",
            Box::new(|chip| std::mem::swap(&mut chip.dg1, &mut chip.dg2)),
            vec![Fault::Hash, Fault::Hash],
        ),
        (
            "a bit of the signature",
            Box::new(|chip| last(&mut chip.sod)),
            vec![Fault::Signature],
        ),
        (
            "no SOD but markup",
            Box::new(|chip| chip.sod = b"<!DOCTYPE html><html></html>".to_vec()),
            whole(Fault::Object),
        ),
        (
            "no SOD",
            Box::new(|chip| chip.sod.clear()),
            whole(Fault::Object),
        ),
        (
            "half a SOD",
            Box::new(|chip| chip.sod.truncate(chip.sod.len() / 2)),
            whole(Fault::Object),
        ),
        (
            "a byte behind the SOD",
            Box::new(|chip| chip.sod.push(0)),
            whole(Fault::Object),
        ),
        (
            "another tag",
            Box::new(|chip| chip.sod[0] = 0x78),
            whole(Fault::Object),
        ),
        (
            "too much",
            Box::new(|chip| chip.dg2 = vec![0x75; chip::LARGEST]),
            whole(Fault::TooLarge),
        ),
        (
            "a list without DG2",
            Box::new(|chip| chip.sod = sod(&hashes(&[(1, &chip.dg1)]), &chip.signer, NOW)),
            vec![Fault::NoHash],
        ),
        (
            "a list with two hashes of DG1",
            Box::new(|chip| {
                let list = hashes(&[(1, &chip.dg1), (1, b"x"), (2, &chip.dg2)]);
                chip.sod = sod(&list, &chip.signer, NOW);
            }),
            vec![Fault::Hash],
        ),
        (
            "no list",
            Box::new(|chip| chip.sod = sod(b"hello", &chip.signer, NOW)),
            whole(Fault::Object),
        ),
        (
            "signed by somebody else with the certificate of the signer",
            Box::new(|chip| {
                let thief = Party {
                    pair: rcgen::KeyPair::generate().expect("a key"),
                    params: chip.signer.params.clone(),
                    certificate: chip.signer.certificate.clone(),
                };
                chip.sod = sod(&hashes(&[(1, &chip.dg1), (2, &chip.dg2)]), &thief, NOW);
            }),
            vec![Fault::Signature],
        ),
    ];
    for (what, change, expected) in cases {
        let mut chip = chip();
        change(&mut chip);
        assert_eq!(faults(&ask(&chip)), expected, "{what}");
    }
}

/// A genuine hash of what is no passport.
#[test]
fn what_a_country_has_signed_is_read_with_care() {
    let first = |dg1: Vec<u8>| {
        let chip = chip();
        let sod = sod(&hashes(&[(1, &dg1), (2, &chip.dg2)]), &chip.signer, NOW);
        ask(&Chip { dg1, sod, ..chip }).zone.expect_err("refused")
    };
    let good = zone("RUS");
    assert_eq!(first(dg1(&good[1..])), Fault::Zone, "shorter");
    assert_eq!(first(dg1(&good.to_lowercase())), Fault::Zone);
    assert_eq!(first(dg1(&good.replace("900517", "900518"))), Fault::Zone);
    assert_eq!(first(dg1("")), Fault::Zone);
    assert_eq!(first(tlv(&[0x62], b"x")), Fault::Group);
    assert_eq!(first([dg1(&good), vec![0]].concat()), Fault::Group);
    assert_eq!(first(Vec::new()), Fault::Group);
    let chip = chip();
    let dg2 = tlv(&[0x75], b"x");
    let sod = sod(&hashes(&[(1, &chip.dg1), (2, &dg2)]), &chip.signer, NOW);
    let face = ask(&Chip { dg2, sod, ..chip }).face;
    assert_eq!(face, Err(Fault::Group));
}

#[test]
fn who_may_sign_what() {
    let chain = |country: Party, by: Party| ask(&made::signed_by(country, by)).chain.map(|_| ());
    let (long, sign) = ((-400, 3_000), KeyUsagePurpose::DigitalSignature);
    let russia = || country("RU", long);
    let by = |of: &Party, days| signer(of, days, KeyUsagePurpose::DigitalSignature);

    let csca = russia();
    let good = by(&csca, long);
    assert_eq!(chain(csca, good), Ok(()));
    // The same name, another key: what a forger has.
    let forger = russia();
    let forged = by(&forger, long);
    let refused = chain(russia(), forged).expect_err("refused");
    assert!(
        [Fault::Issuer, Fault::UnknownCountry].contains(&refused),
        "{refused:?}"
    );
    let elsewhere = country("DE", long);
    let foreign = by(&elsewhere, long);
    assert_eq!(chain(russia(), foreign), Err(Fault::UnknownCountry));
    // Known, and not the country of this passport.
    let elsewhere = country("DE", long);
    let foreign = by(&elsewhere, long);
    assert_eq!(chain(elsewhere, foreign), Err(Fault::Country));
    let over = country("RU", (-4_000, -1));
    let of_over = by(&over, long);
    assert_eq!(chain(over, of_over), Err(Fault::Lapsed));
    let csca = russia();
    for days in [(-400, -1), (1, 400)] {
        let lapsed = by(&csca, days);
        let again = Party {
            pair: rcgen::KeyPair::generate().expect("a key"),
            params: csca.params.clone(),
            certificate: csca.certificate.clone(),
        };
        assert_eq!(chain(again, lapsed), Err(Fault::Lapsed), "{days:?}");
    }
    let csca = russia();
    let lists = signer(&csca, long, KeyUsagePurpose::CrlSign);
    assert_eq!(chain(csca, lists), Err(Fault::Usage));
    // The certificate of a signer is no country's.
    let csca = russia();
    let middle = signer(&csca, long, sign);
    let below = by(&middle, long);
    assert_eq!(chain(middle, below), Err(Fault::Usage));
}

#[test]
fn without_a_country_nothing_is_verified() {
    let chip = chip();
    let verdict = ask_of(&chip, &CountryCertificates::none());
    assert_eq!(faults(&verdict), [Fault::NoCountries]);
    assert!(!verdict.is_genuine());
    assert!(Fault::NoCountries.is_ours() && !Fault::Signature.is_ours());
    let mut countries = CountryCertificates::none();
    for rubbish in [
        &b""[..],
        b"<!DOCTYPE html>",
        b"-----BEGIN CERTIFICATE-----\nx",
        &[0x30, 3, 2],
    ] {
        assert_eq!(countries.add(rubbish), None);
    }
    assert!(countries.is_empty());
    // Two keys of one country, one after the other, in one file.
    let pem = |party: &Party| {
        let lines = data_encoding::BASE64_MIME.encode(&party.certificate);
        format!("-----BEGIN CERTIFICATE-----\n{lines}\n-----END CERTIFICATE-----\n")
    };
    let both = format!("{}{}", pem(&country("RU", (-1, 1))), pem(&chip.country));
    assert_eq!(countries.add(both.as_bytes()), Some(2));
    assert_eq!(countries.len(), 2);
    assert!(ask_of(&chip, &countries).is_genuine());
    for fault in Fault::ALL {
        assert_eq!(Fault::from_key(fault.key()), Some(fault));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Whatever is uploaded is answered.
    #[test]
    fn no_bytes_bring_it_down(
        dg1 in prop::collection::vec(any::<u8>(), 0..200),
        dg2 in prop::collection::vec(any::<u8>(), 0..200),
        sod in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let files = Files { dg1: &dg1, dg2: &dg2, sod: &sod };
        let verdict = verify(files, &CountryCertificates::none(), NOW, TODAY);
        prop_assert!(!verdict.is_genuine());
    }

    /// No single changed byte of any of the three files leaves a passport genuine, save where the
    /// SOD says the same in another way.
    #[test]
    fn no_changed_byte_is_overlooked(file in 0..2_usize, at in any::<prop::sample::Index>(), by in 1..=255_u8) {
        let good = good();
        let (mut dg1, mut dg2) = (good.dg1.clone(), good.dg2.clone());
        let changed = if file == 0 { &mut dg1 } else { &mut dg2 };
        let at = at.index(changed.len());
        changed[at] ^= by;
        let files = Files { dg1: &dg1, dg2: &dg2, sod: &good.sod };
        let verdict = verify(files, &of(&good.country), NOW, TODAY);
        prop_assert_eq!(verdict.faults().collect::<Vec<_>>(), vec![Fault::Hash]);
    }

    /// A SOD with a changed byte never brings down the program, and never vouches for other files.
    #[test]
    fn a_changed_object_vouches_for_nothing_else(at in any::<prop::sample::Index>(), by in 1..=255_u8) {
        let good = good();
        let mut sod = good.sod.clone();
        let at = at.index(sod.len());
        sod[at] ^= by;
        let other = made::dg1(&zone("RUS").replace("VERA", "ANNA"));
        let files = Files { dg1: &other, dg2: &good.dg2, sod: &sod };
        let verdict = verify(files, &of(&good.country), NOW, TODAY);
        prop_assert!(!verdict.is_genuine());
    }
}

/// One for all cases: keys take a while.
fn good() -> &'static Chip {
    static GOOD: std::sync::OnceLock<Chip> = std::sync::OnceLock::new();
    GOOD.get_or_init(chip)
}
