//! Pause, consent, the end: each refuses an open code at the very next check.

use app::{
    error::AppError,
    ports::{
        Enrolment as _, EnrolmentStep, HolderHome, IdSettings as _, Presentations as _, Visitor,
    },
};
use domain::{
    holder::{HolderNumber, HolderRefusal, HolderState},
    outcome::OutcomeKind,
    presentation::{Session, Window},
    scenario::Scenario,
};
use server::{clock::Clock as _, signals::Topic};

use super::counter::{Counter, passport};
use crate::stage::{LIBRARY, NOW, Stage, on_every_stage};

/// The code that the one holder of these tests shows now, as the portal makes it.
async fn open_code(stage: &Stage) -> String {
    let number = stage.count("SELECT number FROM holders").await;
    let epoch = stage.count("SELECT epoch FROM holders").await;
    let session = Session {
        holder: HolderNumber::new(u64::try_from(number).expect("positive")).expect("40 bits"),
        epoch: u32::try_from(epoch).expect("32 bits"),
        scenario: Scenario::Age18,
        window: Window::containing(stage.clock.now()).expect("in range"),
    };
    stage.issuer.issue(&session).expect("issues")
}

async fn outcome(stage: &Stage, staff: &Visitor, code: &str) -> OutcomeKind {
    stage.scan(staff, Some(LIBRARY), code).await.outcome
}

/// Later, so that the next code is another one.
fn wait(stage: &Stage) {
    stage.clock.set(stage.clock.now() + 60);
}

#[tokio::test]
async fn each_ends_the_open_code_at_the_very_next_check() {
    on_every_stage(async |stage: Stage| {
        let counter = Counter::of(&stage);
        let holder = counter.holder(&stage).await;
        let staff = stage.staff(LIBRARY).await;
        let settings = &counter.settings;
        let code = open_code(&stage).await;
        assert_eq!(outcome(&stage, &staff, &code).await, OutcomeKind::Confirmed);

        wait(&stage);
        let code = open_code(&stage).await;
        settings.pause(&holder).await.expect("paused");
        assert_eq!(
            outcome(&stage, &staff, &code).await,
            OutcomeKind::NotConfirmed
        );
        let home = stage.presentations.home(&holder).await.expect("home");
        assert!(matches!(home, HolderHome::Closed(HolderRefusal::Paused)));
        settings.pause(&holder).await.expect("twice is once");

        // Taken into use again, a code of before the pause stays dead.
        settings.resume(&holder).await.expect("resumed");
        assert_eq!(
            outcome(&stage, &staff, &code).await,
            OutcomeKind::NotConfirmed
        );
        let fresh = open_code(&stage).await;
        assert_eq!(
            outcome(&stage, &staff, &fresh).await,
            OutcomeKind::Confirmed
        );

        wait(&stage);
        let code = open_code(&stage).await;
        counter
            .enrolment
            .withdraw_consent(&holder)
            .await
            .expect("withdrawn");
        assert_eq!(
            outcome(&stage, &staff, &code).await,
            OutcomeKind::NotConfirmed
        );
        assert_eq!(counter.step(&holder).await, EnrolmentStep::Consent);
        assert_eq!(settings.resume(&holder).await, Err(AppError::Conflict));
        counter.consent(&holder).await;
        let paused = EnrolmentStep::Held(HolderState::Paused);
        assert_eq!(counter.step(&holder).await, paused);
        settings.resume(&holder).await.expect("resumed");

        wait(&stage);
        let code = open_code(&stage).await;
        settings.delete(&holder).await.expect("deleted");
        assert_eq!(
            outcome(&stage, &staff, &code).await,
            OutcomeKind::NotConfirmed
        );
    })
    .await;
}

#[tokio::test]
async fn open_pages_are_told() {
    on_every_stage(async |stage: Stage| {
        let counter = Counter::of(&stage);
        let holder = counter.holder(&stage).await;
        let number = stage.count("SELECT number FROM holders").await;
        let number = HolderNumber::new(u64::try_from(number).expect("positive"));
        let topic = Topic::Holder(number.expect("40 bits"));
        let page = stage.signals.subscribe(&[topic]);
        counter.settings.pause(&holder).await.expect("paused");
        assert!(page.heard().await);
        let withdrawn = counter.enrolment.withdraw_consent(&holder).await;
        withdrawn.expect("withdrawn");
        assert!(page.heard().await);
    })
    .await;
}

#[tokio::test]
async fn to_resume_and_to_delete_asks_for_the_password() {
    on_every_stage(async |stage: Stage| {
        let counter = Counter::of(&stage);
        let holder = counter.holder(&stage).await;
        stage.forget_password(&holder).await;
        let (settings, enrolment) = (&counter.settings, &counter.enrolment);
        let needed = Err(AppError::password_needed());
        assert_eq!(settings.delete(&holder).await, needed);
        assert_eq!(stage.count("SELECT count(*) FROM photos").await, 1);
        // Whoever has lost a phone stops it without one.
        settings.pause(&holder).await.expect("paused");
        assert_eq!(settings.resume(&holder).await, needed);
        let own = settings.own(&holder).await.expect("settings");
        assert_eq!(own.state, HolderState::Paused);
        // To take back is as easy as to give.
        enrolment
            .withdraw_consent(&holder)
            .await
            .expect("withdrawn");
        stage.type_password(&holder).await;
        settings.delete(&holder).await.expect("deleted");
    })
    .await;
}

#[tokio::test]
async fn what_was_deleted_is_gone_and_one_may_begin_anew() {
    on_every_stage(async |stage: Stage| {
        let counter = Counter::of(&stage);
        let holder = counter.holder(&stage).await;
        let number = stage.count("SELECT number FROM holders").await;
        counter.settings.delete(&holder).await.expect("deleted");
        assert_eq!(stage.count("SELECT count(*) FROM photos").await, 0);
        assert_eq!(stage.count("SELECT count(*) FROM applications").await, 0);
        let documents: Vec<String> = stage.values("SELECT document FROM holders").await;
        assert_eq!(documents, [""]);
        let own = counter.settings.own(&holder).await;
        assert_eq!(own.err(), Some(AppError::NotFound));
        assert_eq!(
            counter.settings.pause(&holder).await,
            Err(AppError::NotFound)
        );
        let home = stage.presentations.home(&holder).await.expect("home");
        assert!(matches!(home, HolderHome::None));
        let photo = stage.presentations.photo(&holder).await;
        assert_eq!(photo.err(), Some(AppError::NotFound));

        stage.clock.set(NOW + 3_600);
        assert_eq!(counter.step(&holder).await, EnrolmentStep::Consent);
        let id = counter.apply(&holder).await;
        counter.accept(&stage, &id).await;
        // The same holder: the registry's statuses and the history go on.
        assert_eq!(stage.count("SELECT count(*) FROM holders").await, 1);
        assert_eq!(stage.count("SELECT number FROM holders").await, number);
        let staff = stage.staff(LIBRARY).await;
        let fresh = open_code(&stage).await;
        assert_eq!(
            outcome(&stage, &staff, &fresh).await,
            OutcomeKind::Confirmed
        );
        let again = counter.enrolment.choose(&holder, passport()).await;
        assert_eq!(again, Err(AppError::Conflict));
    })
    .await;
}
