//! The port `Presentations` on a real database.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "these are tests, also outside of the test functions"
)]

mod pin;

use app::{
    error::AppError,
    ports::{Assurance, Codes, HistoryFilter, HolderHome, Presentations, ShownCode},
};
use domain::{
    holder::{HolderRefusal, IdSource},
    outcome::OutcomeKind,
    scenario::Scenario,
    status::StatusKind,
};
use scanner::{Decoder, Sighting};
use server::presentations::Prefetch;

use crate::stage::{LIBRARY, NOW, STUDENT, Stage, on_every_stage, scanned};

/// Reads a shown code as a camera would.
fn seen(code: &ShownCode) -> String {
    const SCALE: usize = 4;
    const QUIET: usize = 4;
    let side = (code.size as usize + 2 * QUIET) * SCALE;
    let mut luma = vec![255_u8; side * side];
    let path = app::symbol::path(code.size, &code.modules);
    for run in path.split('M').skip(1) {
        let (start, length) = run.split_once('h').expect("a run");
        let (x, y) = start.split_once(' ').expect("a start");
        let number = |text: &str| text.parse::<usize>().expect("a number");
        let (x, y) = (number(x) + QUIET, number(y) + QUIET);
        let length = number(length.split('v').next().expect("a length"));
        for row in y * SCALE..(y + 1) * SCALE {
            luma[row * side + x * SCALE..][..length * SCALE].fill(0);
        }
    }
    match Decoder::new().decode_thoroughly(&luma, side, side) {
        Sighting::Code(reading) => reading.text,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn what_is_shown_is_what_is_confirmed() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let codes = stage
            .presentations
            .codes(&citizen.visitor, Scenario::Age18, None)
            .await;
        let codes = codes.expect("codes");
        assert_eq!(codes.now_ms, NOW * 1_000);
        let [current, next, ..] = codes.codes.as_slice() else {
            panic!("two codes or more");
        };
        assert_eq!((current.opens, current.closes), (NOW - 10, NOW + 20));
        assert_eq!((next.opens, next.closes), (NOW + 20, NOW + 50));
        let text = seen(current);
        assert_eq!(text, stage.code(&citizen, Scenario::Age18));
        let answer = stage.scan(&staff, Some(LIBRARY), &text).await;
        assert_eq!(answer.outcome, OutcomeKind::Confirmed);
        let early = stage.scan(&staff, Some(LIBRARY), &seen(next)).await;
        assert_eq!(early.outcome, OutcomeKind::Expired, "not yet its time");
        stage.clock.advance(30);
        let answer = stage.scan(&staff, Some(LIBRARY), &seen(next)).await;
        assert_eq!(answer.outcome, OutcomeKind::Confirmed);
    })
    .await;
}

#[tokio::test]
async fn codes_are_issued_as_far_ahead_as_the_server_is_set() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        for (minutes, count) in [(0, 2), (1, 3), (10, 21), (60, 121), (255, 121)] {
            let desk = stage.presentations_ahead(Prefetch::minutes(minutes));
            let codes = desk.codes(&citizen.visitor, Scenario::Age18, None).await;
            let Codes { codes, owner, .. } = codes.expect("codes");
            assert_eq!(codes.len(), count, "{minutes} minutes");
            let session = citizen.visitor.session.clone();
            assert_eq!(owner, (minutes > 0).then_some(session));
            assert_eq!(codes[0].opens, NOW - 10);
            for pair in codes.windows(2) {
                assert_eq!(pair[0].closes, pair[1].opens, "without a gap");
            }
            let last = codes.last().expect("a code");
            assert_ne!(seen(last), seen(&codes[0]));
        }
    })
    .await;
}

#[tokio::test]
async fn a_code_held_ahead_is_good_in_its_window_only_and_while_the_holder_is() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let codes = stage
            .presentations
            .codes(&citizen.visitor, Scenario::Age18, None)
            .await;
        let held = codes.expect("codes").codes;
        let scan = async |code: &ShownCode| {
            let answer = stage.scan(&staff, Some(LIBRARY), &seen(code)).await;
            answer.outcome
        };
        assert_eq!(scan(&held[8]).await, OutcomeKind::Expired, "of the future");
        stage.clock.advance(8 * 30);
        assert_eq!(scan(&held[0]).await, OutcomeKind::Expired, "of the past");
        assert_eq!(scan(&held[8]).await, OutcomeKind::Confirmed);
        stage.clock.advance(30);
        let pause = "UPDATE holders SET state = 'paused', epoch = epoch + 1 WHERE number = ?";
        let number = i64::try_from(citizen.number).expect("40 bits");
        stage.run(pause, [number.into()]).await;
        assert_ne!(scan(&held[9]).await, OutcomeKind::Confirmed, "held before");
    })
    .await;
}

#[tokio::test]
async fn issuing_writes_nothing_and_a_reload_shows_the_same() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let tables = [
            "accounts",
            "holders",
            "statuses",
            "checks",
            "consumptions",
            "holder_checks",
            "identity_requests",
            "typed_codes",
        ];
        let mut before = Vec::new();
        for table in tables {
            before.push(stage.count(&format!("SELECT COUNT(*) FROM {table}")).await);
        }
        let codes = async || {
            stage
                .presentations
                .codes(&citizen.visitor, Scenario::Age18, None)
                .await
        };
        let first = codes().await.expect("codes");
        assert_eq!(
            codes().await,
            Ok(first.clone()),
            "a second device, a reload"
        );
        stage.clock.advance(30);
        let later = codes().await.expect("codes");
        assert_eq!(later.codes[0], first.codes[1], "no blank between windows");
        let mut after = Vec::new();
        for table in tables {
            after.push(stage.count(&format!("SELECT COUNT(*) FROM {table}")).await);
        }
        assert_eq!(before, after);
    })
    .await;
}

#[tokio::test]
async fn only_what_the_registry_confirms_today_is_shown() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        stage
            .status(
                &citizen,
                StatusKind::Student,
                "2025-09-01",
                Some("2026-03-01"),
            )
            .await;
        let codes = async |scenario| {
            stage
                .presentations
                .codes(&citizen.visitor, scenario, None)
                .await
                .is_ok()
        };
        assert!(codes(STUDENT).await, "on the last day");
        assert!(codes(Scenario::Identity).await);
        assert!(!codes(Scenario::Status(StatusKind::Veteran)).await);
        assert!(!codes(Scenario::Loyalty).await);
        stage.clock.advance(86_400);
        for refused in [
            stage
                .presentations
                .codes(&citizen.visitor, STUDENT, None)
                .await
                .err(),
            stage
                .presentations
                .digits(&citizen.visitor, STUDENT, None)
                .await
                .err(),
        ] {
            assert_eq!(refused, Some(AppError::NotFound));
        }
    })
    .await;
}

#[tokio::test]
async fn the_first_page_tells_what_can_be_shown() {
    on_every_stage(async |stage: Stage| {
        let home = async |visitor| stage.presentations.home(visitor).await;
        let nobody = stage.person("Некто").await;
        assert!(matches!(home(&nobody).await, Ok(HolderHome::None)));
        let basic = stage.account("Некто", Assurance::Basic).await;
        assert!(matches!(home(&basic).await, Err(AppError::NotConfirmed)));
        let child = stage.citizen("biometrics", "2008-03-02").await;
        assert!(matches!(
            home(&child.visitor).await,
            Ok(HolderHome::Young { offers })
                if offers.len() == 1 && offers[0].scenario == Scenario::Age14
        ));
        let driver = stage.citizen("driving_licence", "1990-01-01").await;
        stage
            .status(&driver, StatusKind::Student, "2025-09-01", None)
            .await;
        let Ok(HolderHome::Open { source, offers }) = home(&driver.visitor).await else {
            panic!("open");
        };
        assert_eq!(source, IdSource::DrivingLicence);
        let offers: Vec<_> = offers
            .iter()
            .map(|offer| (offer.scenario, offer.answer))
            .collect();
        assert_eq!(
            offers,
            [
                (Scenario::Age18, Ok(())),
                (Scenario::Age21, Ok(())),
                (Scenario::Age14, Ok(())),
                (STUDENT, Err(HolderRefusal::SourceNotEnough)),
            ]
        );
        for (state, closed) in [("paused", true), ("deleted", false)] {
            stage
                .run("UPDATE holders SET state = ?", [state.into()])
                .await;
            let home = home(&driver.visitor).await.expect("home");
            match home {
                HolderHome::Closed(reason) => assert!(closed && reason == HolderRefusal::Paused),
                other => assert!(!closed && matches!(other, HolderHome::None)),
            }
        }
    })
    .await;
}

#[tokio::test]
async fn digits_are_unique_replaced_and_paced() {
    on_every_stage(async |stage: Stage| {
        let [one, other] = [stage.adult().await, stage.adult().await];
        let digits = async |of: &crate::stage::Citizen| {
            stage
                .presentations
                .digits(&of.visitor, Scenario::Age18, None)
                .await
        };
        let first = digits(&one).await.expect("digits");
        assert_eq!(first.digits.len(), 8);
        assert!(!first.digits.starts_with('0'));
        assert_eq!((first.until, first.now_ms), (NOW + 60, NOW * 1_000));
        for _ in 1..10 {
            let next = digits(&one).await.expect("digits");
            assert_ne!(next.digits, first.digits);
        }
        assert_eq!(stage.count("SELECT COUNT(*) FROM typed_codes").await, 1);
        assert_eq!(
            digits(&one).await,
            Err(AppError::TooMany { retry_after: 60 })
        );
        digits(&other).await.expect("a minute of their own");
        assert_eq!(stage.count("SELECT COUNT(*) FROM typed_codes").await, 2);
        stage.clock.advance(60);
        digits(&one).await.expect("a new minute");
    })
    .await;
}

#[tokio::test]
async fn the_holder_is_told_of_every_check_and_never_a_verdict() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let bystander = stage.person("Прохожий").await;
        let notices = async || {
            stage
                .presentations
                .notices(&citizen.visitor)
                .await
                .expect("notices")
        };
        assert_eq!(notices().await.check, None);

        let answer = stage
            .scan(&bystander, None, &stage.code(&citizen, Scenario::Age18))
            .await;
        let notice = notices().await.check.expect("a check");
        assert_eq!((&notice.id, notice.at), (&answer.id, NOW));
        assert_eq!((notice.organization, notice.taken_until), (None, None));
        assert_eq!(notice.words, answer.words);

        stage.clock.advance(1);
        let code = stage.code(&citizen, STUDENT);
        let answer = stage.scan(&staff, Some(LIBRARY), &code).await;
        assert_eq!(answer.outcome, OutcomeKind::NotConfirmed);
        let notice = notices().await.check.expect("a check");
        assert_eq!(notice.taken_until, Some(NOW + 20));
        assert_eq!(notice.reason, Some(HolderRefusal::StatusNotFound));
        let json = serde_json::to_string(&notice).expect("JSON");
        assert!(!json.contains("confirmed"), "{json}");

        stage.clock.set(NOW + 121);
        assert!(notices().await.check.is_some());
        stage.clock.set(NOW + 122);
        assert_eq!(notices().await.check, None, "two minutes ago");

        let history = stage
            .presentations
            .history(&citizen.visitor, &HistoryFilter::default())
            .await
            .expect("history");
        let lines: Vec<_> = history
            .lines
            .iter()
            .map(|line| {
                (
                    line.at,
                    line.organization.as_deref(),
                    line.scenario,
                    line.outcome,
                )
            })
            .collect();
        assert_eq!(
            lines,
            [
                (
                    NOW + 1,
                    Some("Библиотека"),
                    STUDENT,
                    OutcomeKind::NotConfirmed
                ),
                (NOW, None, Scenario::Age18, OutcomeKind::Confirmed),
            ]
        );
        let neighbour = stage.adult().await;
        let theirs = stage
            .presentations
            .history(&neighbour.visitor, &HistoryFilter::default())
            .await;
        assert!(theirs.expect("history").lines.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_english_screen_gets_english_words_on_both_sides() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let mut request = scanned(Some(LIBRARY), &stage.code(&citizen, Scenario::Age18));
        request.language = app::ports::Language::En;
        let answer = app::ports::Checks::check(&stage.checks, &staff, &request).await;
        let words = answer.expect("answer").words.expect("words");
        assert!(words.iter().all(|word| word.is_ascii()), "{words:?}");
        let notices = stage.presentations.notices(&citizen.visitor).await;
        assert_eq!(
            notices.expect("notices").check.expect("a check").words,
            Some(words)
        );
    })
    .await;
}

#[tokio::test]
async fn a_photo_is_the_holders_own_and_a_picture() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let photo = stage
            .presentations
            .photo(&citizen.visitor)
            .await
            .expect("photo");
        assert_eq!(photo.media_type, "image/svg+xml");
        assert_eq!(photo.bytes, b"<svg>pelageya</svg>");
        let nobody = stage.person("Некто").await;
        let refused = stage.presentations.photo(&nobody).await.err();
        assert_eq!(refused, Some(AppError::NotFound));
        stage
            .run("UPDATE holders SET photo_type = 'text/html'", [])
            .await;
        let refused = stage.presentations.photo(&citizen.visitor).await.err();
        assert_eq!(refused, Some(AppError::NotFound));
    })
    .await;
}
