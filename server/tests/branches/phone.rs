//! A phone as its browser is one: a key, and what it signs.

use app::{
    error::AppError,
    ports::{Branches, CheckInput, CheckRequest, EnrolDevice, NewLink, OwnPhone, Visitor},
};
use data_encoding::BASE64URL_NOPAD;
use domain::{
    device::{Proof, Purpose, Statement},
    identifiers::Ogrn,
};
use p256::ecdsa::{Signature, SigningKey, signature::Signer as _};
use server::{branches::BranchDesk, clock::Clock as _};

use crate::stage::{LIBRARY, Stage, ogrn};

pub(super) const RIVER: &str = "На Речной";

pub(super) struct Phone {
    pub(super) id: String,
    pub(super) key: SigningKey,
}

impl Phone {
    /// One whose key is the byte `seed`, 32 times.
    pub(super) fn new(seed: u8) -> Self {
        let key = SigningKey::from_slice(&[seed; 32]).expect("a scalar");
        Self {
            id: String::new(),
            key,
        }
    }

    pub(super) fn public(&self) -> String {
        let point = self.key.verifying_key().to_sec1_point(false);
        BASE64URL_NOPAD.encode(point.as_bytes())
    }

    pub(super) fn prove(&self, stage: &Stage, purpose: Purpose, at: i64, about: &[&str]) -> String {
        let statement = Statement {
            purpose,
            origin: stage.issuer.origin(),
            device: &self.id,
            at,
            about,
        };
        let signature: Signature = self.key.sign(&statement.bytes());
        let signature: [u8; 64] = signature.to_bytes().into();
        let device = self.id.clone();
        Proof {
            device,
            at,
            signature,
        }
        .to_string()
    }

    /// The request with the proof of this phone, made at `at`.
    pub(super) fn signs(&self, stage: &Stage, request: CheckRequest, at: i64) -> CheckRequest {
        let organization = request.organization.as_ref().map(Ogrn::as_str);
        let (kind, text) = match &request.input {
            CheckInput::Scanned(text) => ("scanned", text),
            CheckInput::Typed(text) => ("typed", text),
        };
        let about = [
            organization.unwrap_or_default(),
            kind,
            text,
            &request.idempotency_key,
        ];
        let proof = self.prove(stage, Purpose::Check, at, &about);
        CheckRequest {
            device: Some(proof),
            ..request
        }
    }

    /// What it sends to be enrolled by `link`, made now.
    pub(super) fn comes(&self, stage: &Stage, link: &NewLink, name: &str) -> EnrolDevice {
        let secret = secret(link);
        let public_key = self.public();
        let at = stage.clock.now();
        let proof = self.prove(stage, Purpose::Enrol, at, &[&secret, &public_key, name]);
        EnrolDevice {
            secret,
            name: name.to_owned(),
            public_key,
            proof,
        }
    }
}

pub(super) fn secret(link: &NewLink) -> String {
    let (_, secret) = link.address.rsplit_once('/').expect("a path");
    secret.to_owned()
}

impl Stage {
    pub(super) fn branches(&self) -> BranchDesk {
        BranchDesk::new(
            self.database.clone(),
            self.clock.clone(),
            self.issuer.origin().clone(),
            self.signals.clone(),
        )
    }

    /// A branch of the library; its id.
    pub(super) async fn branch(&self, director: &Visitor, name: &str) -> String {
        let (desk, library) = (self.branches(), ogrn(LIBRARY));
        let added = desk.add(director, &library, name, "").await;
        added.expect("added")
    }

    pub(super) async fn phone_link(&self, director: &Visitor, branch: &str) -> NewLink {
        let (desk, library) = (self.branches(), ogrn(LIBRARY));
        let made = desk.make_link(director, &library, branch, "Вахта").await;
        made.expect("a link")
    }

    pub(super) async fn enrol(&self, phone: &EnrolDevice) -> Result<OwnPhone, AppError> {
        self.branches().enrol(phone).await
    }

    /// A phone of that branch.
    pub(super) async fn phone(&self, director: &Visitor, branch: &str, seed: u8) -> Phone {
        let link = self.phone_link(director, branch).await;
        let found = self.branches().behind(&secret(&link)).await.expect("found");
        let phone = Phone {
            id: found.id,
            ..Phone::new(seed)
        };
        let enrolled = self.enrol(&phone.comes(self, &link, "Вахта")).await;
        assert_eq!(enrolled.expect("enrolled").id, phone.id);
        phone
    }

    /// Narrows every power of attorney of `staff` to the branch of that name.
    pub(super) async fn bind(&self, staff: &Visitor, branch: &str) {
        let limits = format!(r#"{{"branch":"{branch}"}}"#);
        self.run(
            "UPDATE powers SET limits = ? WHERE account_id = ?",
            [limits.into(), staff.account.clone().into()],
        )
        .await;
    }
}
