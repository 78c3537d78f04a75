//! The devices in which a holder shows codes: who gets codes, and who does not.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

use app::{
    error::{AppError, Problem},
    ports::{
        Codes, DeviceStanding, HolderDeviceLine, HolderDevices, NewHolderDevice, Presentations,
        Visitor,
    },
};
use data_encoding::BASE64URL_NOPAD;
use domain::{
    device::{Proof, Purpose, Statement},
    holder::HolderRefusal,
    outcome::OutcomeKind,
    scenario::Scenario,
};
use p256::ecdsa::{Signature, SigningKey, signature::Signer as _};
use server::{clock::Clock as _, holder_devices::HolderDeviceDesk};
use uuid::Uuid;

use crate::stage::{Citizen, LIBRARY, NOW, Stage, on_every_stage};

/// A browser with a key.
struct Browser {
    key: SigningKey,
    visitor: Visitor,
}

impl Browser {
    fn public(&self) -> String {
        let point = self.key.verifying_key().to_sec1_point(false);
        BASE64URL_NOPAD.encode(point.as_bytes())
    }

    fn sign(
        &self,
        stage: &Stage,
        purpose: Purpose,
        device: &str,
        at: i64,
        about: &[&str],
    ) -> String {
        let statement = Statement {
            purpose,
            origin: stage.issuer.origin(),
            device,
            at,
            about,
        };
        let signature: Signature = self.key.sign(&statement.bytes());
        let proof = Proof {
            device: device.to_owned(),
            at,
            signature: signature.to_bytes().into(),
        };
        proof.to_string()
    }

    fn comes(&self, stage: &Stage) -> NewHolderDevice {
        let public_key = self.public();
        let (session, at) = (self.visitor.session.clone(), stage.clock.now());
        let proof = self.sign(stage, Purpose::Enrol, &session, at, &[&public_key]);
        NewHolderDevice { public_key, proof }
    }

    async fn bind(&self, stage: &Stage) -> Result<String, AppError> {
        let desk = stage.devices();
        desk.bind(&self.visitor, &self.comes(stage)).await
    }

    /// A proof of the device of that id for codes of "is 18", made at `at`.
    fn proves(&self, stage: &Stage, device: &str, at: i64) -> String {
        let about = ["codes", &Scenario::Age18.key()];
        self.sign(stage, Purpose::Codes, device, at, &about)
    }
}

impl Stage {
    fn devices(&self) -> HolderDeviceDesk {
        HolderDeviceDesk::new(
            self.database.clone(),
            self.clock.clone(),
            self.issuer.origin().clone(),
            self.signals.clone(),
        )
    }

    /// The same person signed in anew, by a browser whose key is the byte `seed`, 32 times. Nobody
    /// has typed a password there.
    async fn browser(&self, of: &Citizen, seed: u8) -> Browser {
        let session = Uuid::new_v4().to_string();
        self.run(
            "INSERT INTO sessions (id, secret_hash, account_id, device, created_at, seen_at) \
             VALUES (?, ?, ?, 'Chrome, Android', 0, ?)",
            [
                session.clone().into(),
                session.clone().into(),
                of.visitor.account.clone().into(),
                NOW.into(),
            ],
        )
        .await;
        Browser {
            key: SigningKey::from_slice(&[seed; 32]).expect("a scalar"),
            visitor: Visitor {
                session,
                ..of.visitor.clone()
            },
        }
    }

    async fn standing(&self, by: &Visitor) -> DeviceStanding {
        self.devices().standing(by).await.expect("known")
    }

    async fn list(&self, by: &Visitor) -> Vec<HolderDeviceLine> {
        self.devices().list(by).await.expect("a list")
    }

    async fn codes(&self, by: &Visitor, proof: Option<&str>) -> Result<Codes, AppError> {
        self.presentations.codes(by, Scenario::Age18, proof).await
    }
}

fn unproven<T>() -> Result<T, AppError> {
    Err(AppError::field("device", Problem::Control))
}

#[tokio::test]
async fn a_copied_cookie_gets_no_codes() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let phone = stage.browser(&citizen, 1).await;
        let by = &phone.visitor;
        assert_eq!(stage.standing(by).await, DeviceStanding::Free);
        assert!(stage.codes(by, None).await.is_ok(), "without a script");
        let id = phone.bind(&stage).await.expect("bound");
        assert_eq!(stage.standing(by).await, DeviceStanding::Bound(id.clone()));

        // The cookie is the session: whoever has it and not the key is refused.
        assert_eq!(stage.codes(by, None).await, unproven());
        let digits = async |proof: Option<&str>| {
            stage.presentations.digits(by, Scenario::Age18, proof).await
        };
        assert_eq!(digits(None).await, unproven());
        let thief = Browser {
            key: SigningKey::from_slice(&[2; 32]).expect("a scalar"),
            visitor: by.clone(),
        };
        let forged = thief.proves(&stage, &id, NOW);
        assert_eq!(stage.codes(by, Some(&forged)).await, unproven());
        assert_eq!(thief.bind(&stage).await, Err(AppError::Conflict));

        let good = phone.proves(&stage, &id, NOW);
        assert!(stage.codes(by, Some(&good)).await.is_ok());
        assert_eq!(digits(Some(&good)).await, unproven(), "signed for codes");
        let student = &stage.presentations;
        let other = student.codes(by, Scenario::Identity, Some(&good)).await;
        assert_eq!(other, unproven(), "signed for another scenario");
        for (at, fresh) in [
            (NOW + 5, true),
            (NOW + 6, false),
            (NOW - 20, true),
            (NOW - 21, false),
        ] {
            let proof = phone.proves(&stage, &id, at);
            let found = stage.codes(by, Some(&proof)).await;
            assert_eq!(found.is_ok(), fresh, "{}", at - NOW);
        }
    })
    .await;
}

#[tokio::test]
async fn a_new_device_asks_for_the_password_and_the_old_ones_are_told() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let old = stage.browser(&citizen, 1).await;
        let first = old.bind(&stage).await.expect("bound");
        let new = stage.browser(&citizen, 2).await;
        assert_eq!(stage.standing(&new.visitor).await, DeviceStanding::New);
        let password = AppError::password_needed();
        assert_eq!(stage.codes(&new.visitor, None).await, Err(password.clone()));
        assert_eq!(new.bind(&stage).await, Err(password));

        stage.type_password(&new.visitor).await;
        assert_eq!(stage.standing(&new.visitor).await, DeviceStanding::Free);
        let second = new.bind(&stage).await.expect("bound");
        let desk = stage.devices();
        let unseen = async |by: &Visitor| {
            let lines = desk.unseen(by).await.expect("known").into_iter();
            lines.map(|line| line.id).collect::<Vec<_>>()
        };
        assert_eq!(unseen(&old.visitor).await, std::slice::from_ref(&second));
        assert_eq!(unseen(&new.visitor).await, Vec::<String>::new());
        desk.note_seen(&old.visitor).await.expect("seen");
        assert_eq!(unseen(&old.visitor).await, Vec::<String>::new());

        let list = stage.list(&old.visitor).await;
        let shape: Vec<_> = list
            .iter()
            .map(|line| (line.id.as_str(), line.is_this, line.name.as_str()))
            .collect();
        assert_eq!(
            shape,
            [
                (first.as_str(), true, "Chrome, Android"),
                (second.as_str(), false, "Chrome, Android")
            ]
        );
        // The same browser signs in again: it is known, and nobody is asked.
        let again = Browser {
            key: SigningKey::from_slice(&[1; 32]).expect("a scalar"),
            visitor: stage.browser(&citizen, 1).await.visitor,
        };
        assert_eq!(again.bind(&stage).await, Ok(first));
        assert_eq!(stage.list(&again.visitor).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_removed_device_refuses_the_open_code_at_the_very_next_online_check() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let kept = stage.browser(&citizen, 1).await;
        kept.bind(&stage).await.expect("bound");
        let lost = stage.browser(&citizen, 2).await;
        stage.type_password(&lost.visitor).await;
        let id = lost.bind(&stage).await.expect("bound");
        let open = stage.code(&citizen, Scenario::Age18);

        let desk = stage.devices();
        let stranger = stage.adult().await;
        let foreign = desk.remove(&stranger.visitor, &id).await;
        assert_eq!(foreign, Err(AppError::NotFound));
        desk.remove(&kept.visitor, &id).await.expect("removed");
        assert_eq!(
            desk.remove(&kept.visitor, &id).await,
            Err(AppError::NotFound)
        );
        let answer = stage.scan(&staff, Some(LIBRARY), &open).await;
        assert_eq!(answer.outcome, OutcomeKind::NotConfirmed);
        let reasons = stage
            .values::<String>("SELECT reason FROM holder_checks")
            .await;
        assert_eq!(reasons, [HolderRefusal::EpochEnded.key()]);
        let ended = format!(
            "SELECT count(*) FROM sessions WHERE id = '{}' AND ended_at IS NOT NULL",
            lost.visitor.session
        );
        assert_eq!(stage.count(&ended).await, 1, "its session is over");
        assert_eq!(lost.bind(&stage).await, Err(AppError::Conflict), "for good");
        // The one that is kept goes on with fresh codes.
        assert_eq!(stage.list(&kept.visitor).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn names_are_ones_own_and_a_sign_out_forgets() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let phone = stage.browser(&citizen, 1).await;
        let id = phone.bind(&stage).await.expect("bound");
        let (desk, by) = (stage.devices(), &phone.visitor);
        assert_eq!(desk.rename(by, &id, "  Мой   телефон ").await, Ok(()));
        assert_eq!(
            stage.list(by).await.first().map(|line| line.name.clone()),
            Some("Мой телефон".to_owned())
        );
        let wrong = |problem| Err(AppError::field("device_name", problem));
        assert_eq!(desk.rename(by, &id, " ").await, wrong(Problem::Required));
        let long = "я".repeat(61);
        assert_eq!(desk.rename(by, &id, &long).await, wrong(Problem::TooLong));
        let stranger = stage.adult().await;
        let foreign = desk.rename(&stranger.visitor, &id, "Чужой").await;
        assert_eq!(foreign, Err(AppError::NotFound));
        desk.forget(by).await.expect("forgotten");
        assert!(stage.list(by).await.is_empty());
        let next = stage.browser(&citizen, 3).await;
        assert_eq!(stage.standing(&next.visitor).await, DeviceStanding::Free);
    })
    .await;
}

#[tokio::test]
async fn a_key_is_proven_and_belongs_to_one_account() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let phone = stage.browser(&citizen, 1).await;
        let desk = stage.devices();
        let good = phone.comes(&stage);
        let about = [good.public_key.as_str()];
        let sign = |purpose, device: &str, at| phone.sign(&stage, purpose, device, at, &about);
        let session = phone.visitor.session.as_str();
        for proof in [
            sign(Purpose::Codes, session, NOW),
            sign(Purpose::Enrol, "another", NOW),
            sign(Purpose::Enrol, session, NOW - 60),
            String::new(),
        ] {
            let wrong = NewHolderDevice {
                proof,
                ..good.clone()
            };
            let refused = desk.bind(&phone.visitor, &wrong).await;
            assert_eq!(refused, Err(AppError::field("proof", Problem::Control)));
        }
        assert!(desk.bind(&phone.visitor, &good).await.is_ok());
        let other = stage.adult().await;
        let same = stage.browser(&other, 1).await;
        assert_eq!(same.bind(&stage).await, Err(AppError::Conflict));
    })
    .await;
}

/// Whoever wants it so shows codes in their devices alone: the password is not enough, nor a
/// browser without a script.
#[tokio::test]
async fn a_holder_may_show_codes_in_devices_alone() {
    on_every_stage(async |stage: Stage| {
        let (citizen, desk) = (stage.adult().await, stage.devices());
        let phone = stage.browser(&citizen, 1).await;
        let plain = stage.browser(&citizen, 2).await;
        let early = desk.set_devices_only(&phone.visitor, true).await;
        assert_eq!(early, Err(AppError::Conflict), "it would get none itself");
        let device = phone.bind(&stage).await.expect("bound");
        stage.type_password(&plain.visitor).await;
        assert!(stage.codes(&plain.visitor, None).await.is_ok());

        let set = desk.set_devices_only(&phone.visitor, true).await;
        assert_eq!(set, Ok(()));
        assert_eq!(desk.devices_only(&plain.visitor).await, Ok(true));
        let refused = stage.codes(&plain.visitor, None).await;
        let control = AppError::field("device", Problem::Control);
        assert_eq!(refused.err(), Some(control));
        let proof = phone.proves(&stage, &device, NOW);
        assert!(stage.codes(&phone.visitor, Some(&proof)).await.is_ok());
        assert_eq!(stage.standing(&plain.visitor).await, DeviceStanding::Free);
        let second = plain.bind(&stage).await.expect("bound");
        let proof = plain.proves(&stage, &second, NOW);
        assert!(stage.codes(&plain.visitor, Some(&proof)).await.is_ok());

        // Taking it back asks for the password.
        let back = desk.set_devices_only(&phone.visitor, false).await;
        assert!(back.is_err_and(|error| error.is_password_needed()));
        assert_eq!(desk.devices_only(&phone.visitor).await, Ok(true));
        stage.type_password(&phone.visitor).await;
        let back = desk.set_devices_only(&phone.visitor, false).await;
        assert_eq!(back, Ok(()));
        assert_eq!(desk.devices_only(&phone.visitor).await, Ok(false));
    })
    .await;
}
