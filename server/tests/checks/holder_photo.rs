//! The registry's photo beside a "yes": to whom, when, and how often.

use app::{
    error::AppError,
    ports::{CheckAnswer, Checks, HistoryFilter, IdSettings as _, Presentations as _, Visitor},
};
use domain::{
    consent::{ConsentKind, PHOTO_SHOWN},
    outcome::OutcomeKind,
    scenario::Scenario,
};
use server::{clock::Clock, id_settings::StoredIdSettings};
use uuid::Uuid;

use crate::stage::{Citizen, LIBRARY, NOW, STUDENT, Stage, ogrn, on_every_stage, scanned, typed};

/// The photo of [`Stage::citizen`].
const PHOTO: &str = "data:image/svg+xml;base64,PHN2Zz5wZWxhZ2V5YTwvc3ZnPg==";

fn settings(stage: &Stage) -> StoredIdSettings {
    StoredIdSettings::new(
        stage.database.clone(),
        stage.clock.clone() as std::sync::Arc<dyn Clock>,
        stage.signals.clone(),
    )
}

/// Somebody who has a Digital ID with consent to it, and to nothing else.
async fn holder(stage: &Stage) -> Citizen {
    let citizen = stage.adult().await;
    stage
        .run(
            "INSERT INTO consents (id, account_id, version, given_at) VALUES (?, ?, 1, 0)",
            [
                Uuid::new_v4().to_string().into(),
                citizen.visitor.account.clone().into(),
            ],
        )
        .await;
    citizen
}

/// The same, who lets the photo be shown.
async fn open_holder(stage: &Stage) -> Citizen {
    let citizen = holder(stage).await;
    let version = ConsentKind::Photo.version();
    let settings = settings(stage);
    let agreed = settings.agree_to_photo(&citizen.visitor, version).await;
    agreed.expect("agreed");
    citizen
}

async fn photo(stage: &Stage, by: &Visitor, answer: &CheckAnswer) -> Result<String, AppError> {
    stage.checks.holder_photo(by, &answer.id).await
}

/// Whether the holder's own list says that the photo was shown, newest first.
async fn told(stage: &Stage, citizen: &Citizen) -> Vec<bool> {
    let filter = HistoryFilter::default();
    let page = stage.presentations.history(&citizen.visitor, &filter).await;
    let lines = page.expect("history").lines.into_iter();
    lines.map(|line| line.photo_shown).collect()
}

#[tokio::test]
async fn staff_get_it_once_and_the_holder_is_told() {
    on_every_stage(async |stage: Stage| {
        let citizen = open_holder(&stage).await;
        let staff = stage.staff(LIBRARY).await;
        let code = stage.code(&citizen, Scenario::Age18);
        let answer = stage.scan(&staff, Some(LIBRARY), &code).await;
        assert_eq!(answer.outcome, OutcomeKind::Confirmed);
        assert_eq!(answer.photo_until, Some(NOW + PHOTO_SHOWN));
        assert_eq!(told(&stage, &citizen).await, [false], "not fetched yet");
        assert_eq!(photo(&stage, &staff, &answer).await.as_deref(), Ok(PHOTO));
        assert_eq!(told(&stage, &citizen).await, [true]);
        let again = photo(&stage, &staff, &answer).await;
        assert_eq!(again, Err(AppError::NotFound), "a second time");
        assert_eq!(stage.count("SELECT count(*) FROM photo_offers").await, 0);
    })
    .await;
}

#[tokio::test]
async fn digits_read_out_show_it_as_well() {
    on_every_stage(async |stage: Stage| {
        let citizen = open_holder(&stage).await;
        let staff = stage.staff(LIBRARY).await;
        let made = stage
            .presentations
            .digits(&citizen.visitor, Scenario::Age18, None)
            .await;
        let request = typed(Some(LIBRARY), &made.expect("digits").digits);
        let answer = stage.checks.check(&staff, &request).await.expect("answer");
        assert_eq!(photo(&stage, &staff, &answer).await.as_deref(), Ok(PHOTO));
    })
    .await;
}

#[tokio::test]
async fn without_consent_there_is_none() {
    on_every_stage(async |stage: Stage| {
        let citizen = holder(&stage).await;
        let staff = stage.staff(LIBRARY).await;
        let code = stage.code(&citizen, Scenario::Age18);
        let answer = stage.scan(&staff, Some(LIBRARY), &code).await;
        assert_eq!(answer.outcome, OutcomeKind::Confirmed);
        assert_eq!(answer.photo_until, None);
        let fetched = photo(&stage, &staff, &answer).await;
        assert_eq!(fetched, Err(AppError::NotFound));
        assert_eq!(told(&stage, &citizen).await, [false]);
    })
    .await;
}

#[tokio::test]
async fn only_with_a_yes_and_only_to_staff() {
    on_every_stage(async |stage: Stage| {
        let citizen = open_holder(&stage).await;
        let staff = stage.staff(LIBRARY).await;
        let kiosk = Visitor {
            kiosk: Some(ogrn(LIBRARY)),
            ..stage.staff(LIBRARY).await
        };
        let bystander = stage.person("Прохожий").await;
        let age = stage.code(&citizen, Scenario::Age18);
        let asked: [(&Visitor, Option<&str>, &str, OutcomeKind); 6] = [
            (&bystander, None, &age, OutcomeKind::Confirmed),
            (&bystander, Some(LIBRARY), &age, OutcomeKind::NoAuthority),
            (&kiosk, Some(LIBRARY), &age, OutcomeKind::Confirmed),
            (&staff, Some(LIBRARY), &age, OutcomeKind::AlreadyUsed),
            (
                &staff,
                Some(LIBRARY),
                &stage.code(&citizen, STUDENT),
                OutcomeKind::NotConfirmed,
            ),
            (
                &staff,
                Some(LIBRARY),
                &stage.code(&citizen, Scenario::Identity),
                OutcomeKind::AwaitingHolder,
            ),
        ];
        for (by, organization, code, outcome) in asked {
            let answer = stage.scan(by, organization, code).await;
            assert_eq!(answer.outcome, outcome);
            assert_eq!(answer.photo_until, None, "{outcome:?}");
            let fetched = photo(&stage, by, &answer).await;
            assert_eq!(fetched, Err(AppError::NotFound), "{outcome:?}");
        }
        stage.clock.advance(90);
        let old = stage.scan(&staff, Some(LIBRARY), &age).await;
        assert_eq!((old.outcome, old.photo_until), (OutcomeKind::Expired, None));
        let foreign = stage
            .scan(&staff, Some(LIBRARY), "https://example.org/")
            .await;
        assert_eq!(foreign.photo_until, None);
        assert_eq!(stage.count("SELECT count(*) FROM photo_offers").await, 0);
    })
    .await;
}

#[tokio::test]
async fn nobody_but_the_session_that_has_checked_gets_it() {
    on_every_stage(async |stage: Stage| {
        let citizen = open_holder(&stage).await;
        let staff = stage.staff(LIBRARY).await;
        let code = stage.code(&citizen, Scenario::Age18);
        let answer = stage.scan(&staff, Some(LIBRARY), &code).await;
        let elsewhere = Visitor {
            session: Uuid::new_v4().to_string(),
            ..staff.clone()
        };
        let locked = Visitor {
            kiosk: Some(ogrn(LIBRARY)),
            ..staff.clone()
        };
        let others = [
            elsewhere,
            locked,
            stage.staff(LIBRARY).await,
            citizen.visitor.clone(),
        ];
        for other in others {
            let fetched = photo(&stage, &other, &answer).await;
            assert_eq!(fetched, Err(AppError::NotFound), "{}", other.name);
        }
        let unknown = stage.checks.holder_photo(&staff, "no check").await;
        assert_eq!(unknown, Err(AppError::NotFound));
        assert!(photo(&stage, &staff, &answer).await.is_ok(), "still there");
    })
    .await;
}

#[tokio::test]
async fn after_fifteen_seconds_it_is_gone() {
    on_every_stage(async |stage: Stage| {
        let citizen = open_holder(&stage).await;
        let staff = stage.staff(LIBRARY).await;
        for (waited, comes) in [(PHOTO_SHOWN - 1, true), (PHOTO_SHOWN, false)] {
            stage.clock.advance(60);
            let code = stage.code(&citizen, Scenario::Age18);
            let answer = stage.scan(&staff, Some(LIBRARY), &code).await;
            stage.clock.advance(waited);
            let fetched = photo(&stage, &staff, &answer).await;
            assert_eq!(fetched.is_ok(), comes, "after {waited} s");
        }
        // What nobody fetched is not kept.
        let later = stage.clock.now() + 2 * 3_600;
        server::store::clean_up(&stage.database, later)
            .await
            .expect("cleaned");
        assert_eq!(stage.count("SELECT count(*) FROM photo_offers").await, 0);
    })
    .await;
}

#[tokio::test]
async fn taken_back_it_is_gone_at_the_very_next_check_and_before() {
    on_every_stage(async |stage: Stage| {
        let citizen = open_holder(&stage).await;
        let staff = stage.staff(LIBRARY).await;
        let code = stage.code(&citizen, Scenario::Age18);
        let answer = stage.scan(&staff, Some(LIBRARY), &code).await;
        assert!(answer.photo_until.is_some());
        let settings = settings(&stage);
        settings.keep_photo(&citizen.visitor).await.expect("kept");
        let fetched = photo(&stage, &staff, &answer).await;
        assert_eq!(fetched, Err(AppError::NotFound), "offered, and taken back");
        assert_eq!(told(&stage, &citizen).await, [false]);

        stage.clock.advance(60);
        let code = stage.code(&citizen, Scenario::Age18);
        let answer = stage.scan(&staff, Some(LIBRARY), &code).await;
        assert_eq!(answer.outcome, OutcomeKind::Confirmed, "the code goes on");
        assert_eq!(answer.photo_until, None);

        let own = settings.own(&citizen.visitor).await.expect("settings");
        assert_eq!(own.photo, None);
        let [photo, identity] = own.consents.as_slice() else {
            panic!("{:?}", own.consents);
        };
        assert_eq!((photo.kind, photo.given_at), (ConsentKind::Photo, NOW));
        assert_eq!(photo.withdrawn_at, Some(NOW));
        assert_eq!(identity.kind, ConsentKind::DigitalId);
        assert_eq!(identity.withdrawn_at, None, "that to the Digital ID holds");
    })
    .await;
}

#[tokio::test]
async fn a_power_revoked_or_a_pause_within_the_seconds_shows_none() {
    on_every_stage(async |stage: Stage| {
        let citizen = open_holder(&stage).await;
        let staff = stage.person("Сотрудник").await;
        let all = [Scenario::Age18];
        let power = stage
            .power(LIBRARY, &staff, &all, "2026-01-01", "2026-12-31")
            .await;
        let code = stage.code(&citizen, Scenario::Age18);
        let answer = stage.scan(&staff, Some(LIBRARY), &code).await;
        assert!(answer.photo_until.is_some());
        stage.revoke(&power).await;
        let fetched = photo(&stage, &staff, &answer).await;
        assert_eq!(fetched, Err(AppError::NotFound));

        let other = stage.staff(LIBRARY).await;
        stage.clock.advance(60);
        let code = stage.code(&citizen, Scenario::Age18);
        let answer = stage.scan(&other, Some(LIBRARY), &code).await;
        assert!(answer.photo_until.is_some());
        let settings = settings(&stage);
        settings.pause(&citizen.visitor).await.expect("paused");
        let fetched = photo(&stage, &other, &answer).await;
        assert_eq!(fetched, Err(AppError::NotFound));
    })
    .await;
}

#[tokio::test]
async fn of_many_that_fetch_at_once_one_gets_it() {
    on_every_stage(async |stage: Stage| {
        let citizen = open_holder(&stage).await;
        let staff = stage.staff(LIBRARY).await;
        let code = stage.code(&citizen, Scenario::Age18);
        let request = scanned(Some(LIBRARY), &code);
        let answer = stage.checks.check(&staff, &request).await.expect("answer");
        // A retry that did not hear the first answer is told the same.
        let retried = stage.checks.check(&staff, &request).await;
        assert_eq!(retried.as_ref(), Ok(&answer));
        let stage = std::sync::Arc::new(stage);
        let mut fetches = tokio::task::JoinSet::new();
        for _ in 0..12 {
            let (stage, staff, check) = (stage.clone(), staff.clone(), answer.id.clone());
            fetches.spawn(async move { stage.checks.holder_photo(&staff, &check).await });
        }
        let fetched = fetches.join_all().await;
        assert_eq!(fetched.iter().filter(|photo| photo.is_ok()).count(), 1);
    })
    .await;
}

#[tokio::test]
async fn it_needs_the_consent_to_the_digital_id_and_ends_with_it() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let settings = settings(&stage);
        let by = &citizen.visitor;
        let version = ConsentKind::Photo.version();
        let agreed = settings.agree_to_photo(by, version).await;
        assert_eq!(agreed, Err(AppError::Conflict), "without the first one");
        let stranger = stage.person("Прохожий").await;
        let agreed = settings.agree_to_photo(&stranger, version).await;
        assert_eq!(agreed, Err(AppError::NotFound));

        let citizen = open_holder(&stage).await;
        let by = &citizen.visitor;
        let agreed = settings.agree_to_photo(by, version + 1).await;
        assert_eq!(agreed, Err(AppError::Conflict), "another text");
        settings.agree_to_photo(by, version).await.expect("twice");
        let rows = "SELECT count(*) FROM consents WHERE kind = 'photo'";
        assert_eq!(stage.count(rows).await, 1, "is once");
        assert_eq!(stage.presentations.shows_photo(by).await, Ok(true));
        settings.delete(by).await.expect("deleted");
        let live = format!("{rows} AND withdrawn_at IS NULL");
        assert_eq!(stage.count(&live).await, 0);
    })
    .await;
}

#[tokio::test]
async fn no_record_of_the_check_holds_the_picture() {
    on_every_stage(async |stage: Stage| {
        let citizen = open_holder(&stage).await;
        let staff = stage.staff(LIBRARY).await;
        let code = stage.code(&citizen, Scenario::Age18);
        let answer = stage.scan(&staff, Some(LIBRARY), &code).await;
        photo(&stage, &staff, &answer).await.expect("a photo");
        let kept = "SELECT count(*) FROM checks WHERE answer LIKE '%data:%' \
                    OR answer LIKE '%pelageya%' OR answer LIKE '%PHN2Zz5%'";
        assert_eq!(stage.count(kept).await, 0);
    })
    .await;
}
