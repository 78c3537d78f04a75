//! Somebody who asks for a Digital ID, an operator, and the desks between them.

use std::{
    collections::BTreeMap,
    io::Cursor,
    sync::{Arc, Mutex},
};

use app::ports::{
    Assurance, Claim, Enrolment as _, EnrolmentStep, Photo, PhotoDesk as _, Portrait, Visitor,
};
use domain::{
    enrolment::{BiometricEntry, BiometricKind, CONSENT_VERSION, Licence},
    identifiers::Snils,
    passport::Passport,
};
use image::{ImageFormat, Rgb, RgbImage};
use port::port;
use server::{
    biometrics::{BiometricRegistry, BiometricSilence, Found},
    clock::Clock,
    enrolment::EnrolmentDesk,
    id_settings::StoredIdSettings,
    photo_desk::StoredPhotoDesk,
};
use time::{Date, macros::date};

use crate::stage::Stage;

pub const BIRTH: Date = date!(1990 - 05 - 17);
/// Of the person of [`Counter::applicant`].
pub const SNILS: &str = "90000000182";

/// A biometric registry that tests fill, or cut off.
#[derive(Default)]
pub struct Registry {
    entries: Mutex<BTreeMap<String, Found>>,
    silent: Mutex<Option<BiometricSilence>>,
}

impl Registry {
    pub fn enter(&self, snils: &str, entry: BiometricEntry) {
        let photo = Photo {
            media_type: "image/png".to_owned(),
            bytes: portrait(),
        };
        let found = Found { entry, photo };
        let mut entries = self.entries.lock().expect("entries");
        entries.insert(snils.to_owned(), found);
    }

    pub fn fall_silent(&self, silence: BiometricSilence) {
        *self.silent.lock().expect("silence") = Some(silence);
    }
}

#[port]
impl BiometricRegistry for Registry {
    async fn find(&self, snils: &Snils) -> Result<Option<Found>, BiometricSilence> {
        if let Some(silence) = *self.silent.lock().expect("silence") {
            return Err(silence);
        }
        let entries = self.entries.lock().expect("entries");
        Ok(entries.get(snils.as_digits()).cloned())
    }
}

pub struct Counter {
    pub enrolment: Arc<EnrolmentDesk>,
    pub photos: Arc<StoredPhotoDesk>,
    pub settings: StoredIdSettings,
    pub biometrics: Arc<Registry>,
}

impl Counter {
    pub fn of(stage: &Stage) -> Self {
        let biometrics = Arc::new(Registry::default());
        let clock = || stage.clock.clone() as Arc<dyn Clock>;
        let (database, issuer) = (|| stage.database.clone(), || stage.issuer.clone());
        Self {
            enrolment: Arc::new(EnrolmentDesk::new(
                database(),
                clock(),
                issuer(),
                stage.signals.clone(),
                biometrics.clone(),
            )),
            photos: Arc::new(StoredPhotoDesk::new(database(), clock(), issuer())),
            settings: StoredIdSettings::new(database(), clock(), stage.signals.clone()),
            biometrics,
        }
    }

    /// A confirmed account of a citizen of 35 years.
    pub async fn applicant(&self, stage: &Stage) -> Visitor {
        let visitor = stage.person("Боярышникова Аглая Фоминична").await;
        stage
            .run(
                "UPDATE accounts SET snils = ? WHERE id = ?",
                [SNILS.into(), visitor.account.clone().into()],
            )
            .await;
        identify(stage, &visitor, "1990-05-17", "RUS").await;
        visitor
    }

    pub async fn step(&self, by: &Visitor) -> EnrolmentStep {
        self.enrolment.step(by).await.expect("a step")
    }

    pub async fn consent(&self, by: &Visitor) {
        let consent = self.enrolment.consent(by, CONSENT_VERSION).await;
        consent.expect("consent");
    }

    /// Consent, passport and both pictures: an operator's turn.
    pub async fn apply(&self, by: &Visitor) -> String {
        self.consent(by).await;
        let chosen = self.enrolment.choose(by, passport()).await;
        chosen.expect("a way");
        self.send(by).await;
        self.last().await
    }

    pub async fn send(&self, by: &Visitor) {
        let sent = self
            .enrolment
            .submit(by, Portrait::File(portrait()), Some(page()))
            .await;
        sent.expect("a photo");
    }

    /// The application that waits since last, as an operator sees it.
    async fn last(&self) -> String {
        let nobody = Visitor {
            account: String::new(),
            session: String::new(),
            assurance: Assurance::Confirmed,
            name: String::new(),
            is_holder: false,
            is_staff: false,
            is_director: false,
            is_operator: true,
            kiosk: None,
            till: None,
        };
        let queue = self.photos.queue(&nobody).await.expect("a queue");
        queue.last().expect("an application").id.clone()
    }

    /// The same accepted: there is a Digital ID.
    pub async fn holder(&self, stage: &Stage) -> Visitor {
        let person = self.applicant(stage).await;
        let id = self.apply(&person).await;
        self.accept(stage, &id).await;
        person
    }

    pub async fn accept(&self, stage: &Stage, id: &str) {
        let operator = operator(stage).await;
        let file = self
            .photos
            .application(&operator, id)
            .await
            .expect("a file");
        let accepted = self.photos.accept(&operator, id, file.version).await;
        accepted.expect("accepted");
    }
}

pub async fn operator(stage: &Stage) -> Visitor {
    Visitor {
        is_operator: true,
        ..stage.person("Оператор").await
    }
}

/// Writes down what a desk saw when it confirmed the account.
pub async fn identify(stage: &Stage, of: &Visitor, birth: &str, citizenship: &str) {
    stage
        .run(
            "INSERT INTO identities (account_id, surname, given_name, patronymic, birth, \
             citizenship, document, recorded_at) \
             VALUES (?, 'Боярышникова', 'Аглая', 'Фоминична', ?, ?, 'паспорт 00 26 000501', 0)",
            [of.account.clone().into(), birth.into(), citizenship.into()],
        )
        .await;
}

pub fn entry() -> BiometricEntry {
    BiometricEntry {
        kind: BiometricKind::Simplified,
        confirmed: true,
        until: date!(2027 - 01 - 01),
    }
}

pub fn passport_of(number: &str) -> Passport {
    Passport {
        issuer: "RUS".to_owned(),
        number: number.to_owned(),
        nationality: "RUS".to_owned(),
        birth: BIRTH,
        until: date!(2031 - 01 - 15),
        name: "AGLAIA BOIARYSHNIKOVA".to_owned(),
    }
}

pub fn passport() -> Claim {
    Claim::ForeignPassport(passport_of("000000501"))
}

pub fn licence() -> Claim {
    let licence = Licence::new("00 26 000501", date!(2030 - 01 - 01));
    Claim::DrivingLicence(licence.expect("a number"))
}

/// A sharp pattern of middling light, as large as a photo has to be.
fn picture(width: u32, height: u32, tint: u8) -> Vec<u8> {
    let drawn = RgbImage::from_fn(width, height, |x, y| {
        if (x / 12 + y / 12).is_multiple_of(2) {
            Rgb([190, 150, tint])
        } else {
            Rgb([90, 70, tint])
        }
    });
    let mut bytes = Cursor::new(Vec::new());
    drawn.write_to(&mut bytes, ImageFormat::Png).expect("a PNG");
    bytes.into_inner()
}

pub fn portrait() -> Vec<u8> {
    picture(480, 640, 60)
}

pub fn page() -> Vec<u8> {
    picture(1_000, 720, 120)
}
