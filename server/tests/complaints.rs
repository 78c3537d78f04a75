//! The port `Complaints`, and the holder's history, on a real database.

use app::{
    error::{AppError, Problem},
    ports::{
        Assurance, Checker, ComplaintState, Complaints, HistoryFilter, Presentations, Visitor,
    },
};
use domain::{outcome::OutcomeKind, scenario::Scenario};

use crate::stage::{CINEMA, Citizen, LIBRARY, NOW, PERSONAL, STUDENT, Stage, ogrn, on_every_stage};

async fn operator(stage: &Stage) -> Visitor {
    Visitor {
        is_operator: true,
        ..stage.person("Операторова Зоя").await
    }
}

/// A check of `citizen` by the library; its id.
async fn checked(stage: &Stage, citizen: &Citizen) -> String {
    let staff = stage.staff(LIBRARY).await;
    let code = stage.code(citizen, Scenario::Age18);
    stage.scan(&staff, Some(LIBRARY), &code).await.id
}

/// A check of `citizen` by a private person; its id.
async fn looked_at(stage: &Stage, citizen: &Citizen) -> String {
    let neighbour = stage.person("Соседкин Пров").await;
    let code = stage.code(citizen, Scenario::Age18);
    stage.scan(&neighbour, None, &code).await.id
}

#[tokio::test]
async fn the_whole_way_of_a_complaint() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let check = checked(&stage, &citizen).await;
        let (director, operator) = (stage.director(LIBRARY).await, operator(&stage).await);
        let library = ogrn(LIBRARY);
        let desk = &stage.complaints;
        let own = async || desk.own(&citizen.visitor, &check).await.expect("own");
        assert_eq!(own().await.complaint, None);
        assert_eq!(desk.waiting(&director, &library).await, Ok(0));

        stage.clock.advance(60);
        let words = " <b>Я</b> Пелагея Ежевикина, была дома ";
        desk.complain(&citizen.visitor, &check, words)
            .await
            .expect("complains");
        let complaint = own().await.complaint.expect("one");
        assert_eq!(complaint.at, NOW + 60);
        assert_eq!(complaint.words, words.trim());
        assert_eq!(complaint.state, ComplaintState::Open);

        // A second time changes nothing.
        stage.clock.advance(60);
        desk.complain(&citizen.visitor, &check, "другое")
            .await
            .expect("accepted");
        assert_eq!(own().await.complaint, Some(complaint));

        // The organization sees the check, and nothing of the citizen.
        assert_eq!(desk.waiting(&director, &library).await, Ok(1));
        let page = desk.about(&director, &library, 0).await.expect("page");
        assert_eq!(page.counts, [1, 0, 0]);
        let line = &page.lines[0];
        assert_eq!(line.check.id, check);
        assert_eq!(line.check.at, NOW);
        assert_eq!(line.check.staff, "Сотрудникова Ульяна");
        assert_eq!(line.check.scenario, Some(Scenario::Age18));
        assert_eq!(line.check.outcome, OutcomeKind::Confirmed);
        let one = desk.one(&director, &library, &check).await.expect("one");
        let seen = format!("{page:?}{one:?}");
        for personal in PERSONAL {
            assert!(!seen.contains(personal), "{personal}");
        }
        assert!(!seen.contains("дома"), "the words are the operator's");

        // The operator sees everything, and leaves the answer to the organization.
        let file = desk.file(&operator, &check).await.expect("file");
        assert_eq!(file.holder, citizen.number);
        assert_eq!(file.holder_name, "Ежевикина Пелагея Тихоновна");
        assert_eq!(file.organization.as_deref(), Some("Библиотека"));
        assert_eq!(file.complaint.words, words.trim());
        assert_eq!(
            desk.close(&operator, &check, "Не моё дело").await,
            Err(AppError::Conflict)
        );

        let answer = async |text: &str| desk.answer(&director, &library, &check, text).await;
        assert_eq!(
            answer(" ").await,
            Err(AppError::field("answer", Problem::Required))
        );
        assert_eq!(
            answer(&"ё".repeat(501)).await,
            Err(AppError::field("answer", Problem::TooLong))
        );
        assert_eq!(answer("Сотрудник ошибся").await, Ok(()));
        assert_eq!(answer("Ещё раз").await, Err(AppError::Conflict));
        assert_eq!(desk.waiting(&director, &library).await, Ok(0));
        let complaint = own().await.complaint.expect("one");
        assert_eq!(complaint.state, ComplaintState::Answered);
        let given = complaint.answer.expect("answer");
        assert_eq!(
            (given.at, given.text.as_str()),
            (NOW + 120, "Сотрудник ошибся")
        );
        assert_eq!(
            desk.withdraw(&citizen.visitor, &check).await,
            Err(AppError::Conflict)
        );
    })
    .await;
}

#[tokio::test]
async fn nobody_else_learns_of_it() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let check = checked(&stage, &citizen).await;
        let desk = &stage.complaints;
        desk.complain(&citizen.visitor, &check, "")
            .await
            .expect("complains");
        let (library, cinema) = (ogrn(LIBRARY), ogrn(CINEMA));
        let (library_director, other_director) =
            (stage.director(LIBRARY).await, stage.director(CINEMA).await);
        let (staff, neighbour) = (stage.staff(LIBRARY).await, stage.adult().await.visitor);
        let operator = operator(&stage).await;
        let nobody = |answer: Result<(), AppError>| assert_eq!(answer, Err(AppError::NotFound));

        for stranger in [
            &other_director,
            &library_director,
            &staff,
            &neighbour,
            &operator,
        ] {
            nobody(desk.own(stranger, &check).await.map(drop));
            nobody(desk.complain(stranger, &check, "").await);
            nobody(desk.withdraw(stranger, &check).await);
        }
        for stranger in [
            &other_director,
            &staff,
            &neighbour,
            &operator,
            &citizen.visitor,
        ] {
            nobody(desk.waiting(stranger, &library).await.map(drop));
            nobody(desk.about(stranger, &library, 0).await.map(drop));
            nobody(desk.one(stranger, &library, &check).await.map(drop));
            nobody(desk.answer(stranger, &library, &check, "ответ").await);
        }
        // The other organization's own cabinet does not reach it either.
        nobody(desk.one(&other_director, &cinema, &check).await.map(drop));
        nobody(desk.answer(&other_director, &cinema, &check, "ответ").await);
        for stranger in [
            &library_director,
            &other_director,
            &staff,
            &neighbour,
            &citizen.visitor,
        ] {
            nobody(desk.desk(stranger, None, 0, 50).await.map(drop));
            nobody(desk.file(stranger, &check).await.map(drop));
            nobody(desk.close(stranger, &check, "ответ").await);
        }
        for no_check in ["", "1", "7b0f3c56-9d53-4f0e-8f0a-0d4d3a1c2b11"] {
            nobody(desk.own(&citizen.visitor, no_check).await.map(drop));
            nobody(
                desk.one(&library_director, &library, no_check)
                    .await
                    .map(drop),
            );
            nobody(desk.file(&operator, no_check).await.map(drop));
        }
        let basic = stage.account("Новичков", Assurance::Basic).await;
        assert_eq!(
            desk.own(&basic, &check).await.map(drop),
            Err(AppError::NotConfirmed)
        );
    })
    .await;
}

#[tokio::test]
async fn an_individuals_check_is_the_operators_to_answer() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let check = looked_at(&stage, &citizen).await;
        let desk = &stage.complaints;
        let operator = operator(&stage).await;
        desk.complain(&citizen.visitor, &check, "")
            .await
            .expect("complains");
        let page = desk.desk(&operator, None, 0, 50).await.expect("desk");
        assert_eq!(page.lines[0].organization, None);
        assert_eq!(page.lines[0].check.staff, "Соседкин Пров");
        desk.close(&operator, &check, "Поговорили с ним")
            .await
            .expect("answers");
        let complaint = desk.own(&citizen.visitor, &check).await.expect("own");
        let answer = complaint.complaint.expect("one").answer.expect("answer");
        assert_eq!(answer.text, "Поговорили с ним");
    })
    .await;
}

#[tokio::test]
async fn withdrawn_once_and_for_all() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let check = checked(&stage, &citizen).await;
        let desk = &stage.complaints;
        let by = &citizen.visitor;
        assert_eq!(desk.withdraw(by, &check).await, Err(AppError::NotFound));
        desk.complain(by, &check, "").await.expect("complains");
        assert_eq!(desk.withdraw(by, &check).await, Ok(()));
        assert_eq!(desk.withdraw(by, &check).await, Err(AppError::Conflict));
        desk.complain(by, &check, "снова").await.expect("accepted");
        let complaint = desk.own(by, &check).await.expect("own").complaint;
        assert_eq!(
            complaint.expect("one").state,
            ComplaintState::Withdrawn,
            "the first one stands"
        );
        let director = stage.director(LIBRARY).await;
        assert_eq!(
            desk.answer(&director, &ogrn(LIBRARY), &check, "ответ")
                .await,
            Err(AppError::Conflict)
        );
    })
    .await;
}

#[tokio::test]
async fn ten_a_day_and_the_open_ones_first() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let desk = &stage.complaints;
        let by = &citizen.visitor;
        let mut ids = Vec::new();
        for _ in 0..12 {
            let code = stage.code(&citizen, Scenario::Age18);
            ids.push(stage.scan(&staff, Some(LIBRARY), &code).await.id);
            stage.clock.advance(30);
        }
        for id in &ids[..10] {
            desk.complain(by, id, "").await.expect("complains");
            stage.clock.advance(1);
        }
        assert_eq!(
            desk.complain(by, &ids[10], "").await,
            Err(AppError::TooMany {
                retry_after: 24 * 60 * 60 - 10
            })
        );
        assert_eq!(
            desk.complain(by, &ids[3], "").await,
            Ok(()),
            "nothing new: the first one stands"
        );
        stage.clock.advance(24 * 60 * 60 - 10);
        assert_eq!(
            desk.complain(by, &ids[10], "").await,
            Ok(()),
            "a place is free"
        );

        desk.withdraw(by, &ids[10]).await.expect("withdraws");
        let director = stage.director(LIBRARY).await;
        let library = ogrn(LIBRARY);
        desk.answer(&director, &library, &ids[9], "ответ")
            .await
            .expect("answers");
        let page = desk.about(&director, &library, 0).await.expect("page");
        assert_eq!(page.counts, [9, 1, 1]);
        let order: Vec<_> = page
            .lines
            .iter()
            .map(|line| line.check.id.clone())
            .collect();
        let mut expected: Vec<_> = ids[..9].iter().rev().cloned().collect();
        expected.extend([ids[10].clone(), ids[9].clone()]);
        assert_eq!(order, expected);

        let operator = operator(&stage).await;
        let of = async |state| {
            let page = desk.desk(&operator, state, 1, 4).await.expect("desk");
            page.lines.len()
        };
        assert_eq!(of(None).await, 4, "the second page of eleven");
        assert_eq!(of(Some(ComplaintState::Withdrawn)).await, 0);
    })
    .await;
}

#[tokio::test]
async fn the_history_has_every_check_in_pages() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let power = stage.count("SELECT COUNT(*) FROM powers").await;
        assert_eq!(power, 1);
        for _ in 0..51 {
            let code = stage.code(&citizen, Scenario::Age18);
            stage.scan(&staff, Some(LIBRARY), &code).await;
            stage.clock.advance(30);
        }
        let no = stage.code(&citizen, STUDENT);
        stage.scan(&staff, Some(LIBRARY), &no).await;
        stage.clock.advance(1);
        looked_at(&stage, &citizen).await;
        let history = async |filter: HistoryFilter| {
            let history = stage.presentations.history(&citizen.visitor, &filter);
            history.await.expect("history")
        };
        let first = history(HistoryFilter::default()).await;
        assert_eq!((first.total, first.lines.len()), (53, 50));
        assert_eq!(
            first.organizations,
            [(LIBRARY.to_owned(), "Библиотека".to_owned())]
        );
        assert_eq!(first.lines[0].organization, None, "newest first");
        assert_eq!(first.lines[0].power, None);
        assert!(first.lines[2].power.is_some(), "in what right");
        let second = history(HistoryFilter {
            page: 1,
            ..HistoryFilter::default()
        })
        .await;
        assert_eq!(second.lines.len(), 3);
        assert_eq!(second.lines[2].at, NOW);
        let count = async |checker, outcome| {
            let filter = HistoryFilter {
                checker,
                outcome,
                page: 0,
            };
            history(filter).await.total
        };
        let library = || Some(Checker::Organization(LIBRARY.to_owned()));
        assert_eq!(count(Some(Checker::Individual), None).await, 1);
        assert_eq!(count(library(), None).await, 52);
        assert_eq!(count(library(), Some(OutcomeKind::NotConfirmed)).await, 1);
        assert_eq!(
            count(Some(Checker::Organization("'; --".to_owned())), None).await,
            0
        );
    })
    .await;
}
