//! Whether the words have reached the holder's page, and that it is told at once.

use std::{
    future::Future,
    pin::pin,
    task::{Context, Poll, Waker},
};

use app::{
    error::AppError,
    ports::{Checks, LateCheck, LateChecks as _, LateResult, Presentations},
};
use domain::{
    holder::HolderNumber,
    presentation::{Session, Window},
    scenario::Scenario,
};
use server::{
    clock::Clock as _,
    signals::{Listener, Topic},
};

use crate::stage::{Citizen, LIBRARY, Stage, on_every_stage, scanned};

#[tokio::test]
async fn words_are_delivered_once_the_open_page_has_fetched_them() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let code = stage.code(&citizen, Scenario::Age18);
        let answer = stage.scan(&staff, Some(LIBRARY), &code).await;
        let delivered = async || stage.checks.delivered(&staff, &answer.id).await;
        assert_eq!(delivered().await, Ok(false));
        // A page that the server draws may never reach anybody, and GET changes nothing.
        let drawn = stage.presentations.notices(&citizen.visitor).await;
        assert_eq!(delivered().await, Ok(false));
        let fetched = stage.presentations.deliver(&citizen.visitor).await;
        assert_eq!(fetched, drawn);
        assert_eq!(
            fetched.expect("notices").check.expect("the check").words,
            answer.words
        );
        assert_eq!(delivered().await, Ok(true));
        let at = "SELECT delivered_at FROM holder_checks";
        let first = stage.count(at).await;
        stage.clock.advance(30);
        let _ = stage.presentations.deliver(&citizen.visitor).await;
        assert_eq!(stage.count(at).await, first, "noted once");
    })
    .await;
}

#[tokio::test]
async fn only_who_made_the_check_learns_it_and_nothing_else_by_it() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let colleague = stage.staff(LIBRARY).await;
        let code = stage.code(&citizen, Scenario::Age18);
        let answer = stage.scan(&staff, Some(LIBRARY), &code).await;
        for (by, check) in [
            (&colleague, answer.id.as_str()),
            (&citizen.visitor, answer.id.as_str()),
            (&staff, "8c1f6d8e-0000-4000-8000-000000000000"),
            (&staff, "nothing"),
        ] {
            let answer = stage.checks.delivered(by, check).await;
            assert_eq!(answer, Err(AppError::NotFound), "{check}");
        }
        // A code of a holder whom the registry does not know is like one of a holder whose
        // page is closed.
        let nobody = Session {
            holder: HolderNumber::new(999_999).expect("small"),
            epoch: 1,
            scenario: Scenario::Age18,
            window: Window::containing(stage.clock.now()).expect("in range"),
        };
        let code = stage.issuer.issue(&nobody).expect("issues");
        let answer = stage.scan(&staff, Some(LIBRARY), &code).await;
        assert!(answer.words.is_some());
        let delivered = stage.checks.delivered(&staff, &answer.id).await;
        assert_eq!(delivered, Ok(false));
    })
    .await;
}

/// Whether `listener` has been told since it was asked last.
fn told(listener: &Listener) -> bool {
    let heard = pin!(listener.heard()).poll(&mut Context::from_waker(Waker::noop()));
    heard == Poll::Ready(true)
}

fn listener(stage: &Stage, of: &Citizen) -> Listener {
    let number = HolderNumber::new(of.number).expect("40 bits");
    stage.signals.subscribe(&[Topic::Holder(number)])
}

#[tokio::test]
async fn the_holder_is_told_of_every_outcome_that_reached_them_and_nobody_else() {
    on_every_stage(async |stage: Stage| {
        let (citizen, other) = (stage.adult().await, stage.adult().await);
        let staff = stage.staff(LIBRARY).await;
        let bystander = stage.person("Прохожий").await;
        let (page, others) = (listener(&stage, &citizen), listener(&stage, &other));
        let code = stage.code(&citizen, Scenario::Age18);
        let scan =
            async |by, organization, code: &str| stage.scan(by, organization, code).await.outcome;
        for (by, organization, code) in [
            (&bystander, None, code.clone()),
            (&staff, Some(LIBRARY), code.clone()),
            // Used already.
            (&staff, Some(LIBRARY), code.clone()),
            // Not confirmed: no such status.
            (
                &staff,
                Some(LIBRARY),
                stage.code(&citizen, crate::stage::STUDENT),
            ),
            // Asks who the holder is.
            (
                &staff,
                Some(LIBRARY),
                stage.code(&citizen, Scenario::Identity),
            ),
        ] {
            assert!(!told(&page));
            let outcome = scan(by, organization, &code).await;
            assert!(told(&page), "{outcome:?}");
        }
        // What never reaches the holder tells nothing.
        stage.clock.advance(60);
        scan(&staff, Some(LIBRARY), &code).await;
        scan(&staff, Some(LIBRARY), "просто текст").await;
        assert!(!told(&page));
        assert!(!told(&others));
    })
    .await;
}

#[tokio::test]
async fn an_answer_given_on_one_page_is_told_to_the_others_and_a_retry_to_nobody() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let page = listener(&stage, &citizen);
        let request = scanned(Some(LIBRARY), &stage.code(&citizen, Scenario::Identity));
        let asked = stage.checks.check(&staff, &request).await.expect("answer");
        assert!(told(&page));
        stage.checks.check(&staff, &request).await.expect("answer");
        assert!(!told(&page), "a retry is no second check");
        let answered = stage
            .presentations
            .answer(&citizen.visitor, &asked.id, true)
            .await;
        assert_eq!(answered, Ok(()));
        assert!(told(&page));
    })
    .await;
}

#[tokio::test]
async fn a_check_sent_late_is_told_while_its_code_is_on_the_screen_and_has_no_words() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let page = listener(&stage, &citizen);
        let now = stage.clock.now();
        let online = stage.code(&citizen, Scenario::Age18);
        stage.clock.set(now + 30);
        let next = stage.code(&citizen, Scenario::Age18);
        stage.clock.set(now);
        let words = stage.scan(&staff, Some(LIBRARY), &online).await.words;
        assert!(told(&page));
        stage.clock.set(now + 30);
        let late = LateCheck {
            account: staff.account.clone(),
            request: scanned(Some(LIBRARY), &next),
            at: now + 25,
            data_at: now,
        };
        for first in [true, false] {
            let late = std::slice::from_ref(&late);
            let sent = stage.checks.settle(&staff, late).await;
            assert_eq!(sent.expect("sent")[0].result, LateResult::Settled);
            assert_eq!(told(&page), first, "told once");
        }
        let notices = async || stage.presentations.deliver(&citizen.visitor).await;
        let check = notices().await.expect("notices").check.expect("a check");
        assert_eq!((check.at, &check.words), (now + 25, &None));
        assert_eq!(check.taken_until, Some(now + 50));
        let undelivered = "SELECT COUNT(*) FROM holder_checks WHERE delivered_at IS NULL";
        assert_eq!(
            stage.count(undelivered).await,
            2,
            "no words have arrived yet"
        );
        // Once its window is over, the words of the check before it are seen again.
        stage.clock.set(now + 50);
        let check = notices().await.expect("notices").check.expect("a check");
        assert_eq!((check.at, check.words), (now, words));
        assert_eq!(stage.count(undelivered).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_late_check_that_took_nothing_leaves_the_code_on_the_screen() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let page = listener(&stage, &citizen);
        let now = stage.clock.now();
        stage
            .run("UPDATE powers SET revoked_at = ?", [now.into()])
            .await;
        let late = LateCheck {
            account: staff.account.clone(),
            request: scanned(Some(LIBRARY), &stage.code(&citizen, Scenario::Age18)),
            at: now,
            data_at: now,
        };
        let sent = stage.checks.settle(&staff, &[late]).await;
        assert_eq!(sent.expect("sent")[0].result, LateResult::Settled);
        assert!(told(&page), "somebody has looked: it stands in the history");
        let notices = stage.presentations.notices(&citizen.visitor).await;
        assert_eq!(notices.expect("notices").check, None);
    })
    .await;
}
