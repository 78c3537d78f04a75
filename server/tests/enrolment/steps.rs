//! How far one comes, and what stands in the way.

use app::{
    error::{AppError, Problem},
    ports::{
        Assurance, BiometricOffer, Claim, Enrolment as _, EnrolmentStep, HolderHome, Portrait,
        Presentations as _,
    },
};
use domain::{
    enrolment::{BiometricEntry, CONSENT_VERSION, EvidenceFault, Ineligible},
    holder::{HolderState, IdSource},
    moscow,
    passport::Passport,
    photo::Faces,
    scenario::Scenario,
};
use server::{biometrics::BiometricSilence, clock::Clock as _};
use time::macros::date;

use super::counter::{
    Counter, SNILS, entry, identify, licence, page, passport, passport_of, portrait,
};
use crate::stage::{NOW, Stage, on_every_stage};

#[tokio::test]
async fn a_confirmed_grown_citizen_and_nobody_else() {
    on_every_stage(async |stage: Stage| {
        let counter = Counter::of(&stage);
        let basic = stage.account("Новичкова", Assurance::Basic).await;
        identify(&stage, &basic, "1990-05-17", "RUS").await;
        assert_eq!(
            counter.enrolment.step(&basic).await,
            Err(AppError::NotConfirmed)
        );
        let consent = counter.enrolment.consent(&basic, CONSENT_VERSION).await;
        assert_eq!(consent, Err(AppError::NotConfirmed));

        let unknown = stage.person("Безымянная").await;
        let unrecorded = EnrolmentStep::Ineligible(Ineligible::Unrecorded);
        assert_eq!(counter.step(&unknown).await, unrecorded);

        let guest = stage.person("Гостья").await;
        identify(&stage, &guest, "1990-05-17", "KAZ").await;
        let foreign = EnrolmentStep::Ineligible(Ineligible::NotCitizen);
        assert_eq!(counter.step(&guest).await, foreign);
        let consent = counter.enrolment.consent(&guest, CONSENT_VERSION).await;
        assert_eq!(consent, Err(AppError::Conflict));

        // Eighteen at midnight in Moscow.
        let young = stage.person("Юная").await;
        identify(&stage, &young, "2008-03-02", "RUS").await;
        let underage = EnrolmentStep::Ineligible(Ineligible::Underage);
        let midnight = moscow::midnight(date!(2026 - 03 - 02));
        stage.clock.set(midnight - 1);
        assert_eq!(counter.step(&young).await, underage);
        stage.clock.set(midnight);
        assert_eq!(counter.step(&young).await, EnrolmentStep::Consent);
    })
    .await;
}

#[tokio::test]
async fn consent_comes_first_and_is_kept_with_version_and_time() {
    on_every_stage(async |stage: Stage| {
        let counter = Counter::of(&stage);
        let person = counter.applicant(&stage).await;
        let enrolment = &counter.enrolment;
        assert_eq!(counter.step(&person).await, EnrolmentStep::Consent);
        let early = enrolment.choose(&person, passport()).await;
        assert_eq!(early, Err(AppError::Conflict));
        let other = enrolment.consent(&person, CONSENT_VERSION + 1).await;
        assert_eq!(other, Err(AppError::Conflict));
        assert_eq!(stage.count("SELECT count(*) FROM consents").await, 0);

        counter.consent(&person).await;
        counter.consent(&person).await;
        assert_eq!(stage.count("SELECT count(*) FROM consents").await, 1);
        assert_eq!(
            stage.values::<i64>("SELECT version FROM consents").await,
            [i64::from(CONSENT_VERSION)]
        );
        assert_eq!(
            stage.values::<i64>("SELECT given_at FROM consents").await,
            [NOW]
        );
        assert_eq!(counter.step(&person).await, EnrolmentStep::Way);

        // Taken back, everything that was sent is gone; given again, one begins anew.
        enrolment.choose(&person, passport()).await.expect("a way");
        counter.send(&person).await;
        assert_eq!(stage.count("SELECT count(*) FROM photos").await, 2);
        enrolment
            .withdraw_consent(&person)
            .await
            .expect("withdrawn");
        assert_eq!(stage.count("SELECT count(*) FROM photos").await, 0);
        assert_eq!(counter.step(&person).await, EnrolmentStep::Consent);
        counter.consent(&person).await;
        assert_eq!(counter.step(&person).await, EnrolmentStep::Way);
        assert_eq!(stage.count("SELECT count(*) FROM consents").await, 2);
    })
    .await;
}

#[tokio::test]
async fn the_biometric_registry_says_what_it_has() {
    on_every_stage(async |stage: Stage| {
        let counter = Counter::of(&stage);
        let person = counter.applicant(&stage).await;
        let enrolment = &counter.enrolment;
        counter.consent(&person).await;
        let offer = async || enrolment.biometrics(&person).await.expect("an offer");
        let choose = async || enrolment.choose(&person, Claim::Biometrics).await;
        let cases = [
            (
                BiometricEntry {
                    confirmed: false,
                    ..entry()
                },
                EvidenceFault::Unconfirmed,
            ),
            (
                BiometricEntry {
                    until: date!(2026 - 02 - 28),
                    ..entry()
                },
                EvidenceFault::Ended,
            ),
        ];
        assert_eq!(offer().await, BiometricOffer::Fault(EvidenceFault::Missing));
        for (entry, fault) in cases {
            counter.biometrics.enter(SNILS, entry);
            assert_eq!(offer().await, BiometricOffer::Fault(fault));
            let refused = AppError::field("way", Problem::Evidence(fault));
            assert_eq!(choose().await, Err(refused));
            let photo = enrolment.registry_photo(&person).await;
            assert_eq!(photo.err(), Some(AppError::NotFound));
        }
        counter.biometrics.enter(SNILS, entry());
        assert_eq!(offer().await, BiometricOffer::Good(entry()));
        let photo = enrolment.registry_photo(&person).await.expect("a photo");
        assert_eq!(photo.bytes, portrait());
        choose().await.expect("a way");

        counter.biometrics.fall_silent(BiometricSilence::NoAnswer);
        assert_eq!(offer().await, BiometricOffer::NoAnswer);
        assert_eq!(choose().await, Err(AppError::Unavailable));
        let silence = BiometricSilence::NotConnected;
        counter.biometrics.fall_silent(silence);
        assert_eq!(offer().await, BiometricOffer::NotConnected);
    })
    .await;
}

#[tokio::test]
async fn each_way_ends_in_a_digital_id_that_shows_what_it_may() {
    on_every_stage(async |stage: Stage| {
        for (claim, way, shows_more) in [
            (Claim::Biometrics, IdSource::Biometrics, true),
            (passport(), IdSource::ForeignPassport, true),
            (licence(), IdSource::DrivingLicence, false),
        ] {
            let counter = Counter::of(&stage);
            counter.biometrics.enter(SNILS, entry());
            let person = counter.applicant(&stage).await;
            counter.consent(&person).await;
            counter
                .enrolment
                .choose(&person, claim)
                .await
                .expect("a way");
            let asked = EnrolmentStep::Photo {
                way,
                returned: None,
            };
            assert_eq!(counter.step(&person).await, asked);
            let (portrait, document) = match way {
                IdSource::Biometrics => (Portrait::OfRegistry, None),
                _ => (Portrait::File(portrait()), Some(page())),
            };
            let sent = counter.enrolment.submit(&person, portrait, document).await;
            sent.expect("a photo");
            let since = stage.clock.now();
            // A pattern is no face, and the registry's own photo is not looked at.
            let faces = (way != IdSource::Biometrics).then_some(Faces::None);
            let waits = EnrolmentStep::Waiting { way, since, faces };
            assert_eq!(counter.step(&person).await, waits);
            let id = "SELECT id FROM applications WHERE state = 'waiting'";
            let id: Vec<String> = stage.values(id).await;
            counter.accept(&stage, &id[0]).await;
            let held = EnrolmentStep::Held(HolderState::Active);
            assert_eq!(counter.step(&person).await, held);
            let home = stage.presentations.home(&person).await.expect("home");
            let HolderHome::Open { source, offers } = home else {
                panic!("{home:?}");
            };
            assert_eq!(source, way);
            let shown = |scenario| {
                let offered = |offer: &&app::ports::Offer| offer.scenario == scenario;
                let offer = offers.iter().find(offered);
                offer.is_some_and(|offer| offer.answer.is_ok())
            };
            assert!(shown(Scenario::Age18));
            assert_eq!(shown(Scenario::Identity), shows_more, "{way:?}");
            // The next one has the same number of its own.
            for table in [
                "consents",
                "applications",
                "holder_words",
                "holders",
                "identities",
            ] {
                let clear = format!("DELETE FROM {table}");
                stage.run(&clear, []).await;
            }
            stage.run("UPDATE accounts SET snils = NULL", []).await;
        }
    })
    .await;
}

#[tokio::test]
async fn what_makes_no_digital_id_is_said_beside_its_field() {
    on_every_stage(async |stage: Stage| {
        let counter = Counter::of(&stage);
        let person = counter.applicant(&stage).await;
        counter.consent(&person).await;
        let refused = async |passport: Passport| {
            let claim = Claim::ForeignPassport(passport);
            counter.enrolment.choose(&person, claim).await
        };
        let fault = |fault| Err(AppError::field("mrz_second", Problem::Evidence(fault)));
        let mine = || passport_of("000000501");
        let other = Passport {
            birth: date!(1991 - 05 - 17),
            ..mine()
        };
        assert_eq!(refused(other).await, fault(EvidenceFault::OtherBirth));
        let ended = Passport {
            until: date!(2026 - 02 - 28),
            ..mine()
        };
        assert_eq!(refused(ended).await, fault(EvidenceFault::Ended));

        // Somebody shows this passport already.
        let holder = stage.adult().await;
        stage
            .run(
                "UPDATE holders SET document = 'загранпаспорт 00 0000501' WHERE number = ?",
                [i64::try_from(holder.number).expect("small").into()],
            )
            .await;
        let taken = Err(AppError::field("mrz_second", Problem::DocumentTaken));
        assert_eq!(refused(mine()).await, taken);
        stage.run("UPDATE holders SET state = 'deleted'", []).await;
        refused(mine()).await.expect("nobody shows it any more");

        // Chosen again, until an operator compares.
        counter
            .enrolment
            .choose(&person, licence())
            .await
            .expect("another way");
        let sent = counter
            .enrolment
            .submit(&person, Portrait::File(portrait()), Some(page()));
        sent.await.expect("a photo");
        let late = counter.enrolment.choose(&person, passport()).await;
        assert_eq!(late, Err(AppError::Conflict));
    })
    .await;
}

#[tokio::test]
async fn whoever_has_one_gets_no_second() {
    on_every_stage(async |stage: Stage| {
        let counter = Counter::of(&stage);
        let holder = counter.holder(&stage).await;
        counter.consent(&holder).await;
        for claim in [passport(), licence()] {
            let second = counter.enrolment.choose(&holder, claim).await;
            assert_eq!(second, Err(AppError::Conflict));
        }
        let photo = counter
            .enrolment
            .submit(&holder, Portrait::File(portrait()), Some(page()))
            .await;
        assert_eq!(photo, Err(AppError::Conflict));
        assert_eq!(stage.count("SELECT count(*) FROM holders").await, 1);
    })
    .await;
}
