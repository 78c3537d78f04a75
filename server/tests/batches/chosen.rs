use app::{
    error::{AppError, Problem},
    ports::{Batches, IssueToMany, PowersOfAttorney, Visitor},
};
use domain::{
    outcome::OutcomeKind,
    power::{Limits, Powers, Validity},
    scenario::Scenario,
};
use time::macros::date;

use super::BatchState;
use crate::stage::{CINEMA, LIBRARY, STUDENT, Stage, ogrn, on_every_stage};

fn order(people: &[&Visitor], everyone_without: bool) -> IssueToMany {
    IssueToMany {
        people: people.iter().map(|it| it.account.clone()).collect(),
        everyone_without,
        powers: Powers::new([Scenario::Age18, STUDENT]).expect("two"),
        validity: Validity::new(date!(2026 - 03 - 01), date!(2026 - 12 - 31)).expect("in order"),
        limits: Limits::default(),
    }
}

#[tokio::test]
async fn each_who_is_chosen_gets_one_of_their_own_and_can_check_at_once() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let director = stage.director(LIBRARY).await;
        let library = ogrn(LIBRARY);
        let first = stage
            .member(&director, "Первая Полина", "+79001000001")
            .await;
        let second = stage
            .member(&director, "Второй Вадим", "+79001000002")
            .await;
        let third = stage.member(&director, "Третья Тоня", "+79001000003").await;
        let has_one = stage.staff(LIBRARY).await;
        let batches = stage.batches();
        let id = batches
            .issue_to_many(&director, &library, &order(&[&first, &has_one], false))
            .await
            .expect("begun");
        assert_eq!(stage.state(&director, &id).await, BatchState::Running);
        stage.run_batches().await;
        let view = stage.batch(&director, &id).await;
        assert_eq!(view.batch.state, BatchState::Done);
        assert_eq!((view.batch.issued, view.batch.bad), (1, 1));
        let problems: Vec<_> = view.rows[0].problems.iter().map(|it| it.problem).collect();
        assert_eq!(problems, [Problem::HasOne], "what says as much is enough");

        let number = view.rows[1].number.clone().expect("issued");
        let details = stage.powers.details(&director, &library, &number).await;
        let details = details.expect("details");
        assert_eq!(details.line.representative, "Первая Полина");
        assert_eq!(details.issued_by, "Директоров Игнат");
        assert_eq!(details.events.len(), 1);
        let code = stage.code(&citizen, Scenario::Age18);
        let answer = stage.scan(&first, Some(LIBRARY), &code).await;
        assert_eq!(answer.outcome, OutcomeKind::Confirmed);

        // Everyone else, and nobody twice: the same order once more finds nobody.
        let id = batches
            .issue_to_many(&director, &library, &order(&[], true))
            .await
            .expect("begun");
        stage.run_batches().await;
        let view = stage.batch(&director, &id).await;
        let names: Vec<_> = view.rows.iter().map(|row| row.person.as_str()).collect();
        assert_eq!(names, ["Второй Вадим", "Третья Тоня"]);
        assert_eq!(view.batch.issued, 2);
        let nobody = order(&[], true);
        let again = batches.issue_to_many(&director, &library, &nobody);
        assert_eq!(
            again.await,
            Err(AppError::field("member", Problem::Required))
        );
        for person in [&second, &third] {
            stage.clock.advance(30);
            let code = stage.code(&citizen, STUDENT);
            let answer = stage.scan(person, Some(LIBRARY), &code).await;
            assert_eq!(answer.authority, None);
        }
    })
    .await;
}

#[tokio::test]
async fn only_its_own_staff_and_only_by_its_directors() {
    on_every_stage(async |stage: Stage| {
        let (director, other) = (stage.director(LIBRARY).await, stage.director(CINEMA).await);
        let member = stage.member(&director, "Своя Соня", "+79001000001").await;
        let stranger = stage.person("Чужов").await;
        let gone = stage.staff(LIBRARY).await;
        let (library, batches) = (ogrn(LIBRARY), stage.batches());
        stage
            .powers
            .leave(&director, &library, &gone.account, "Ушёл")
            .await
            .expect("gone");
        for not_staff in [&stranger, &gone, &other] {
            let order = order(&[not_staff], false);
            let issued = batches.issue_to_many(&director, &library, &order);
            assert_eq!(
                issued.await,
                Err(AppError::field("member", Problem::Choice))
            );
        }
        let to_member = order(&[&member], false);
        let by_other = batches.issue_to_many(&other, &library, &to_member);
        assert_eq!(by_other.await, Err(AppError::NotFound));
        let id = batches
            .issue_to_many(&director, &library, &to_member)
            .await
            .expect("begun");
        let seen = batches.view(&other, &library, &id, 0, 10).await;
        assert_eq!(seen, Err(AppError::NotFound));
        let seen = batches.view(&other, &ogrn(CINEMA), &id, 0, 10).await;
        assert_eq!(
            seen,
            Err(AppError::NotFound),
            "under one's own ОГРН neither"
        );

        // Whoever leaves before it is issued gets nothing.
        stage
            .powers
            .leave(&director, &library, &member.account, "Передумала")
            .await
            .expect("gone");
        stage.run_batches().await;
        let view = stage.batch(&director, &id).await;
        assert_eq!((view.batch.issued, view.batch.bad), (0, 1));
        assert_eq!(view.rows[0].problems[0].problem, Problem::NotStaff);
        assert_eq!(stage.powers_in_force(&director).await, 0);
    })
    .await;
}
