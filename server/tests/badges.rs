//! The port `Badges` on a real database.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot be set up has failed"
)]

use app::{
    error::AppError,
    ports::{BadgeBearer, BadgeVerdict, Badges, Language},
};
use domain::{
    badge::Bearer,
    power::AuthorityRefusal,
    presentation::{Origin, Window},
    scenario::Scenario,
};
use server::{issuer::Issuer, signals::Topic};

use crate::stage::{CINEMA, LIBRARY, NOW, STUDENT, Stage, ogrn, on_every_stage};

/// The first place in the published list that a stage's powers of attorney take.
const PLACE: u32 = 40_000;

/// The badge that is shown now under the power of attorney in that place.
fn badge(stage: &Stage, place: u32) -> String {
    use server::clock::Clock as _;
    let window = Window::containing(stage.clock.now()).expect("in range");
    let bearer = Bearer { place, window };
    stage.issuer.issue_badge(&bearer).expect("issues")
}

async fn verdict(stage: &Stage, text: &str) -> BadgeVerdict {
    let look = stage.badges.look(text, Language::Ru).await.expect("looks");
    assert_eq!(
        look.words.is_some(),
        matches!(look.verdict, BadgeVerdict::Badge(_)),
        "words for badges only"
    );
    look.verdict
}

async fn bearer(stage: &Stage, text: &str) -> BadgeBearer {
    match verdict(stage, text).await {
        BadgeVerdict::Badge(bearer) => bearer,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_citizen_sees_for_whom_and_in_what_right_and_nobody_s_name() {
    on_every_stage(async |stage: Stage| {
        let staff = stage.person("Сотрудникова Ульяна").await;
        let number = stage
            .power(
                LIBRARY,
                &staff,
                &[Scenario::Age18, STUDENT],
                "2026-01-01",
                "2026-12-31",
            )
            .await;
        let look = stage
            .badges
            .look(&badge(&stage, PLACE), Language::Ru)
            .await
            .expect("looks");
        assert_eq!(look.at, NOW);
        let said = serde_json::to_string(&look).expect("JSON");
        assert!(
            !said.contains("Сотрудникова") && !said.contains(&staff.account),
            "{said}"
        );
        let BadgeVerdict::Badge(bearer) = look.verdict else {
            panic!("{said}");
        };
        assert_eq!(bearer.organization, "Библиотека (полностью)");
        assert_eq!(bearer.ogrn, ogrn(LIBRARY));
        assert_eq!(bearer.refusal, None);
        let [power] = bearer.powers.as_slice() else {
            panic!("{said}");
        };
        assert_eq!(power.number, number);
        assert_eq!(power.scenarios, [Scenario::Age18, STUDENT]);
        assert_eq!(power.until, "2026-12-31");
    })
    .await;
}

#[tokio::test]
async fn both_screens_have_the_same_words_each_look_has_its_own_and_no_looker_is_kept() {
    on_every_stage(async |stage: Stage| {
        let staff = stage.staff(LIBRARY).await;
        let library = ogrn(LIBRARY);
        let page = async || stage.badges.shown(&staff, &library).await.expect("shown");
        assert_eq!(page().await.looks, []);
        let hears = stage
            .signals
            .subscribe(&[Topic::Badge(staff.account.clone())]);
        let text = badge(&stage, PLACE);
        let look = async || {
            let look = stage.badges.look(&text, Language::Ru).await.expect("looks");
            look.words.expect("words")
        };
        let first = look().await;
        assert!(hears.heard().await, "the open badge is told");
        let on_the_badge = page().await.looks;
        assert_eq!(on_the_badge.len(), 1);
        assert_eq!(on_the_badge[0].words, first);

        stage.clock.advance(1);
        let second = look().await;
        assert_ne!(
            first, second,
            "whoever copies the badge learns no words of others"
        );
        for _ in 0..3 {
            stage.clock.advance(1);
            look().await;
        }
        assert_eq!(page().await.looks.len(), 3, "the latest ones");
        // Another organization's badge of the same person has not been looked at.
        stage
            .power(
                CINEMA,
                &staff,
                &[Scenario::Age18],
                "2026-01-01",
                "2026-12-31",
            )
            .await;
        let cinema = stage
            .badges
            .shown(&staff, &ogrn(CINEMA))
            .await
            .expect("shown");
        assert_eq!(cinema.looks, []);

        stage.clock.advance(2 * 60);
        assert_eq!(page().await.looks, [], "over after two minutes");
        let now = NOW + 3 * 60 * 60;
        server::store::clean_up(&stage.database, now)
            .await
            .expect("cleans up");
        assert_eq!(stage.count("SELECT count(*) FROM badge_looks").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_badge_counts_in_its_window_only_and_is_the_same_after_a_reload() {
    on_every_stage(async |stage: Stage| {
        let staff = stage.staff(LIBRARY).await;
        let library = ogrn(LIBRARY);
        let shown = async || {
            stage
                .badges
                .shown(&staff, &library)
                .await
                .expect("shown")
                .codes
        };
        let codes = shown().await;
        assert_eq!(codes.now_ms, NOW * 1_000);
        assert_eq!(codes.codes, shown().await.codes);
        assert_eq!(codes.codes.len(), 4);
        assert!(
            codes
                .codes
                .windows(2)
                .all(|pair| pair[0].closes == pair[1].opens)
        );
        assert!(
            codes
                .codes
                .windows(2)
                .all(|pair| pair[0].modules != pair[1].modules)
        );
        let text = badge(&stage, PLACE);
        stage.clock.set(codes.codes[0].closes + 20);
        bearer(&stage, &text).await;
        stage.clock.set(codes.codes[0].closes + 21);
        assert_eq!(verdict(&stage, &text).await, BadgeVerdict::Expired);
        stage.clock.set(codes.codes[0].opens - 6);
        assert_eq!(verdict(&stage, &text).await, BadgeVerdict::Expired);
    })
    .await;
}

#[tokio::test]
async fn without_authority_there_is_no_badge_and_an_old_one_says_so() {
    on_every_stage(async |stage: Stage| {
        let staff = stage.person("Сотрудникова Ульяна").await;
        let number = stage
            .power(
                LIBRARY,
                &staff,
                &[Scenario::Age18],
                "2026-01-01",
                "2026-12-31",
            )
            .await;
        let text = badge(&stage, PLACE);
        assert_eq!(bearer(&stage, &text).await.refusal, None);
        stage.revoke(&number).await;
        let found = bearer(&stage, &text).await;
        assert_eq!(found.refusal, Some(AuthorityRefusal::Revoked));
        assert_eq!(found.powers.len(), 1, "which one it was");
        assert_eq!(
            found.powers[0].until, "2026-03-01",
            "the day it was revoked"
        );
        let shown = stage.badges.shown(&staff, &ogrn(LIBRARY)).await;
        assert_eq!(shown, Err(AppError::NotFound));

        // A second power of attorney in force gives the badge back, also under the old id.
        stage
            .power(LIBRARY, &staff, &[STUDENT], "2026-01-01", "2026-12-31")
            .await;
        let found = bearer(&stage, &text).await;
        assert_eq!(found.refusal, None);
        assert_eq!(found.powers[0].scenarios, [STUDENT]);
        assert!(stage.badges.shown(&staff, &ogrn(LIBRARY)).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn nobody_shows_a_badge_of_an_organization_that_gave_them_nothing() {
    on_every_stage(async |stage: Stage| {
        let staff = stage.staff(LIBRARY).await;
        let shown = stage.badges.shown(&staff, &ogrn(CINEMA)).await;
        assert_eq!(shown, Err(AppError::NotFound));
        let newcomer = stage
            .account("Новикова Анна", app::ports::Assurance::Basic)
            .await;
        let shown = stage.badges.shown(&newcomer, &ogrn(LIBRARY)).await;
        assert_eq!(shown, Err(AppError::NotConfirmed));
        let director = stage.director(LIBRARY).await;
        let shown = stage.badges.shown(&director, &ogrn(LIBRARY)).await;
        assert_eq!(
            shown,
            Err(AppError::NotFound),
            "a director needs one as well"
        );
    })
    .await;
}

#[tokio::test]
async fn what_is_no_badge_is_called_what_it_is() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let code = stage.code(&citizen, Scenario::Age18);
        assert_eq!(verdict(&stage, &code).await, BadgeVerdict::Presentation);
        for text in [
            "",
            "привет",
            "https://example.com/b#AAAA",
            "HTTP://LOCALHOST:3000/C#AAAA",
        ] {
            assert_eq!(verdict(&stage, text).await, BadgeVerdict::Foreign, "{text}");
        }
        let origin = Origin::parse("http://localhost:3000").expect("origin");
        let stranger = Issuer::stranger(origin, stage.clock.clone()).expect("keys");
        let window = Window::containing(NOW).expect("in range");
        let forged = stranger
            .issue_badge(&Bearer {
                place: PLACE,
                window,
            })
            .expect("issues");
        assert_eq!(verdict(&stage, &forged).await, BadgeVerdict::Forged);
        assert_eq!(
            verdict(&stage, "HTTP://LOCALHOST:3000/B#AAAA").await,
            BadgeVerdict::Forged
        );
        // A power of attorney that is nobody's.
        assert_eq!(
            verdict(&stage, &badge(&stage, 7)).await,
            BadgeVerdict::Forged
        );
        let long = format!("HTTP://LOCALHOST:3000/B#{}", "A".repeat(5_000));
        let look = stage.badges.look(&long, Language::Ru).await;
        assert_eq!(look, Err(AppError::TooLarge));
    })
    .await;
}

#[tokio::test]
async fn who_looks_too_often_drowns_nobody_s_words() {
    on_every_stage(async |stage: Stage| {
        stage.staff(LIBRARY).await;
        let text = badge(&stage, PLACE);
        let look = async || stage.badges.look(&text, Language::En).await.expect("looks");
        for n in 0..20 {
            assert!(look().await.words.is_some(), "{n}");
        }
        let drowned = look().await;
        assert_eq!(drowned.words, None);
        assert!(
            matches!(drowned.verdict, BadgeVerdict::Badge(_)),
            "the answer is never withheld"
        );
        assert_eq!(stage.count("SELECT count(*) FROM badge_looks").await, 20);
    })
    .await;
}
