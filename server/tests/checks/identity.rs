//! Identity: asked, allowed or refused, shown once.

use app::{
    error::AppError,
    ports::{Awaited, CheckAnswer, CheckFilter, Checks, HistoryFilter, Presentations, Visitor},
};
use domain::{holder::HolderRefusal, outcome::OutcomeKind, scenario::Scenario};

use crate::stage::{Citizen, LIBRARY, NOW, Stage, TODAY, ogrn, on_every_stage};

struct Asked {
    stage: Stage,
    citizen: Citizen,
    staff: Visitor,
    power: String,
    answer: CheckAnswer,
}

impl Asked {
    async fn on(stage: Stage) -> Self {
        let citizen = stage.adult().await;
        let staff = stage.person("Сотрудник").await;
        let power = stage
            .power(LIBRARY, &staff, &[Scenario::Identity], TODAY, TODAY)
            .await;
        let code = stage.code(&citizen, Scenario::Identity);
        let answer = stage.scan(&staff, Some(LIBRARY), &code).await;
        assert_eq!(answer.outcome, OutcomeKind::AwaitingHolder);
        assert_eq!(answer.waits_until, Some(NOW + 60));
        Self {
            stage,
            citizen,
            staff,
            power,
            answer,
        }
    }

    async fn answer(&self, allow: bool) -> Result<(), AppError> {
        let holder = &self.citizen.visitor;
        self.stage
            .presentations
            .answer(holder, &self.answer.id, allow)
            .await
    }

    async fn awaited(&self) -> Awaited {
        let awaited = self
            .stage
            .checks
            .awaited(&self.staff, &self.answer.id)
            .await;
        awaited.expect("own check")
    }

    /// What the two lists say by now.
    async fn told(&self) -> (OutcomeKind, OutcomeKind, Option<HolderRefusal>) {
        let director = self.stage.director(LIBRARY).await;
        let page = self
            .stage
            .checks
            .journal(&director, &ogrn(LIBRARY), &CheckFilter::default(), 50)
            .await
            .expect("journal");
        let history = self
            .stage
            .presentations
            .history(&self.citizen.visitor, &HistoryFilter::default())
            .await;
        let history = history.expect("history").lines;
        (page.lines[0].outcome, history[0].outcome, history[0].reason)
    }
}

#[tokio::test]
async fn the_holder_sees_who_asks_for_what_and_the_fields_are_shown_once() {
    on_every_stage(async |stage: Stage| {
        let asked = Asked::on(stage).await;
        let notices = asked
            .stage
            .presentations
            .notices(&asked.citizen.visitor)
            .await;
        let request = notices.expect("notices").request.expect("a request");
        assert_eq!(request.id, asked.answer.id);
        assert_eq!(request.organization, "Библиотека");
        assert_eq!(
            (request.ogrn.as_str(), &request.power),
            (LIBRARY, &asked.power)
        );
        assert_eq!(request.fields, ["name", "birth", "document", "photo"]);
        assert_eq!(request.until, NOW + 60);
        assert_eq!(asked.awaited().await, Awaited::Waiting);

        asked.answer(true).await.expect("in time");
        let notices = asked
            .stage
            .presentations
            .notices(&asked.citizen.visitor)
            .await;
        assert_eq!(notices.expect("notices").request, None);
        let Awaited::Allowed(fields) = asked.awaited().await else {
            panic!("not allowed");
        };
        assert_eq!(fields.name, "Ежевикина Пелагея Тихоновна");
        assert_eq!(fields.birth, "1987-04-19");
        assert_eq!(fields.document, "45 08 617293");
        assert_eq!(
            fields.photo,
            "data:image/svg+xml;base64,PHN2Zz5wZWxhZ2V5YTwvc3ZnPg=="
        );
        assert_eq!(asked.awaited().await, Awaited::Over);
        let told = (OutcomeKind::Confirmed, OutcomeKind::Confirmed, None);
        assert_eq!(asked.told().await, told);
    })
    .await;
}

#[tokio::test]
async fn of_many_that_fetch_at_once_one_gets_the_fields() {
    on_every_stage(async |stage: Stage| {
        let asked = std::sync::Arc::new(Asked::on(stage).await);
        asked.answer(true).await.expect("in time");
        let mut fetches = tokio::task::JoinSet::new();
        for _ in 0..16 {
            let asked = asked.clone();
            fetches.spawn(async move { asked.awaited().await });
        }
        let fetched = fetches.join_all().await;
        let allowed = fetched
            .iter()
            .filter(|awaited| matches!(awaited, Awaited::Allowed(_)));
        assert_eq!(allowed.count(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_refusal_is_a_no() {
    on_every_stage(async |stage: Stage| {
        let asked = Asked::on(stage).await;
        asked.answer(false).await.expect("in time");
        for _ in 0..2 {
            assert_eq!(asked.awaited().await, Awaited::Declined);
        }
        let no = OutcomeKind::NotConfirmed;
        assert_eq!(asked.told().await, (no, no, Some(HolderRefusal::Declined)));
        assert_eq!(asked.answer(true).await, Err(AppError::Conflict), "twice");
        assert_eq!(asked.awaited().await, Awaited::Declined);
    })
    .await;
}

#[tokio::test]
async fn no_answer_within_the_minute_is_a_no() {
    on_every_stage(async |stage: Stage| {
        let asked = Asked::on(stage).await;
        asked.stage.clock.set(NOW + 60);
        assert_eq!(asked.awaited().await, Awaited::Waiting);
        asked.stage.clock.set(NOW + 61);
        let no = OutcomeKind::NotConfirmed;
        let told = (no, no, Some(HolderRefusal::Declined));
        assert_eq!(asked.told().await, told, "even if no scanner comes back");
        assert_eq!(asked.answer(true).await, Err(AppError::Conflict), "late");
        for _ in 0..2 {
            assert_eq!(asked.awaited().await, Awaited::Over);
        }
        assert_eq!(asked.told().await, told);
        assert_eq!(asked.answer(true).await, Err(AppError::Conflict), "late");
    })
    .await;
}

#[tokio::test]
async fn an_allowance_of_the_last_second_can_still_be_fetched() {
    on_every_stage(async |stage: Stage| {
        let asked = Asked::on(stage).await;
        asked.stage.clock.set(NOW + 60);
        asked.answer(true).await.expect("in time");
        asked.stage.clock.set(NOW + 75);
        assert!(matches!(asked.awaited().await, Awaited::Allowed(_)));
    })
    .await;
}

#[tokio::test]
async fn an_allowance_is_not_kept_for_later() {
    on_every_stage(async |stage: Stage| {
        let asked = Asked::on(stage).await;
        asked.answer(true).await.expect("in time");
        asked.stage.clock.set(NOW + 76);
        assert_eq!(asked.awaited().await, Awaited::Over);
    })
    .await;
}

#[tokio::test]
async fn a_power_revoked_within_the_minute_gives_nothing() {
    on_every_stage(async |stage: Stage| {
        let asked = Asked::on(stage).await;
        asked.answer(true).await.expect("in time");
        asked.stage.revoke(&asked.power).await;
        assert_eq!(asked.awaited().await, Awaited::Over);
    })
    .await;
}

#[tokio::test]
async fn others_neither_answer_nor_fetch() {
    on_every_stage(async |stage: Stage| {
        let asked = Asked::on(stage).await;
        let id = &asked.answer.id;
        let neighbour = asked.stage.adult().await;
        let presentations = &asked.stage.presentations;
        assert_eq!(
            presentations.answer(&neighbour.visitor, id, true).await,
            Err(AppError::NotFound)
        );
        let staff = asked.stage.staff(LIBRARY).await;
        let director = asked.stage.director(LIBRARY).await;
        for other in [&staff, &director, &asked.citizen.visitor] {
            let awaited = asked.stage.checks.awaited(other, id).await;
            assert_eq!(awaited, Err(AppError::NotFound));
        }
        for wrong in ["", "x", "\0", "00000000-0000-0000-0000-000000000000"] {
            let awaited = asked.stage.checks.awaited(&asked.staff, wrong).await;
            assert_eq!(awaited, Err(AppError::NotFound));
            let answer = presentations
                .answer(&asked.citizen.visitor, wrong, true)
                .await;
            assert_eq!(answer, Err(AppError::NotFound));
        }
    })
    .await;
}

#[tokio::test]
async fn the_code_of_a_request_is_taken() {
    on_every_stage(async |stage: Stage| {
        let asked = Asked::on(stage).await;
        let code = asked.stage.code(&asked.citizen, Scenario::Identity);
        let again = asked.stage.scan(&asked.staff, Some(LIBRARY), &code).await;
        assert_eq!(again.outcome, OutcomeKind::AlreadyUsed);
        assert_eq!(
            asked
                .stage
                .count("SELECT COUNT(*) FROM identity_requests")
                .await,
            1
        );
    })
    .await;
}
