//! Who is told of what is given once a day: staff, directors, the holder, the papers.

use std::slice;

use app::{
    papers::{Block, PaperKind, Words, compose},
    ports::{
        CheckFilter, DayUse, FiguresOfChecks, HistoryFilter, Language, PaperDetails, Papers,
        Period, Presentations,
    },
};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use server::{figures::FigureDesk, papers::PaperDesk, texts::FluentTexts};

use super::*;
use crate::application::Application;

fn first() -> Option<DayUse> {
    Some(DayUse::default())
}

#[tokio::test]
async fn shift_journal_figures_and_the_holder_say_what_counted() {
    on_every_stage(async |stage: Stage| {
        let (citizen, staff) = (student(&stage).await, stage.staff(LIBRARY).await);
        let director = stage.director(LIBRARY).await;
        rule(&stage, &director, LIBRARY, Some(Scope::Organization)).await;
        let given = show(&stage, &staff, &citizen, STUDENT).await;
        stage
            .checks
            .give_back(&staff, &given.id)
            .await
            .expect("back");
        let returned = Some(DayUse {
            again_at: None,
            returned_at: Some(given.at),
        });
        let kept = show(&stage, &staff, &citizen, STUDENT).await;
        let twice = show(&stage, &staff, &citizen, STUDENT).await;
        let again = Some(DayUse {
            again_at: Some(kept.at),
            returned_at: None,
        });
        show(&stage, &staff, &citizen, FAMILY).await;
        let expected = [None, again, first(), returned];

        let shift = stage.checks.shift(&staff).await.expect("shift");
        assert_eq!(shift.again, 1);
        let lines = shift.latest.iter();
        let said: Vec<_> = lines.clone().map(|line| line.day_use).collect();
        assert_eq!(said, expected);
        let returnable: Vec<_> = lines.filter_map(|line| line.returnable.clone()).collect();
        assert_eq!(
            returnable,
            slice::from_ref(&kept.id),
            "what was given alone"
        );

        let (library, filter) = (ogrn(LIBRARY), CheckFilter::default());
        let journal = stage.checks.journal(&director, &library, &filter, 50).await;
        let journal = journal.expect("journal");
        assert_eq!((journal.total, journal.again), (4, 1));
        let said: Vec<_> = journal.lines.iter().map(|line| line.day_use).collect();
        assert_eq!(said, expected);
        let other = CheckFilter {
            outcome: Some(OutcomeKind::NotConfirmed),
            ..filter
        };
        let none = stage.checks.journal(&director, &library, &other, 50).await;
        assert_eq!(none.expect("journal").again, 0);

        let history = stage
            .presentations
            .history(&citizen.visitor, &HistoryFilter::default())
            .await;
        let history = history.expect("history").lines;
        let said: Vec<_> = history.iter().map(|line| line.day_use).collect();
        assert_eq!(said, expected);

        let desk = FigureDesk::new(stage.database.clone(), stage.clock.clone());
        let figures = desk.figures(&director, &library, Period::Week).await;
        assert_eq!(figures.expect("figures").again, 1);
        stage.clock.set(twice.at + RETURN_WITHIN + 60);
        let shift = stage.checks.shift(&staff).await.expect("shift");
        assert!(shift.latest.iter().all(|line| line.returnable.is_none()));
    })
    .await;
}

#[tokio::test]
async fn guests_at_a_kiosk_are_told_and_give_nothing_back() {
    on_every_stage(async |stage: Stage| {
        let (citizen, staff) = (student(&stage).await, stage.staff(LIBRARY).await);
        let director = stage.director(LIBRARY).await;
        rule(&stage, &director, LIBRARY, Some(Scope::Organization)).await;
        let kiosk = Visitor {
            kiosk: Some(ogrn(LIBRARY)),
            ..staff.clone()
        };
        let first = show(&stage, &kiosk, &citizen, STUDENT).await;
        assert_eq!((again(&first), first.return_until), (None, None));
        let second = show(&stage, &kiosk, &citizen, STUDENT).await;
        assert_eq!(again(&second), Some(first.at));
    })
    .await;
}

#[tokio::test]
async fn the_regulation_says_it_while_it_holds() {
    let stage = Stage::on_sqlite().await;
    let director = stage.director(LIBRARY).await;
    let papers = PaperDesk::new(
        stage.database.clone(),
        stage.clock.clone(),
        stage.issuer.origin().clone(),
    );
    let texts = FluentTexts::load().expect("texts");
    let clauses = async || {
        let facts = papers
            .facts(&director, &ogrn(LIBRARY), PaperDetails::default())
            .await;
        let facts = facts.expect("facts");
        let words = Words::new(&texts, Language::Ru);
        let paper = compose(PaperKind::Regulation, &facts, words);
        let lines = paper.blocks.into_iter().filter_map(|block| match block {
            Block::Text(text) | Block::Item(text) => Some(text),
            _ => None,
        });
        lines
            .filter(|text| text.contains("один раз в день") || text.contains("Один раз в день"))
            .collect::<Vec<_>>()
    };
    assert_eq!(clauses().await, Vec::<String>::new());
    rule(&stage, &director, LIBRARY, Some(Scope::Branch)).await;
    let said = clauses().await;
    assert!(said[0].starts_with("4.7. Один раз в день"), "{said:?}");
    assert_eq!(said[1], "Студент — один раз в день в каждом филиале");
}

/// A form of `session`; where it leads, or what it says.
async fn post(site: &Application, session: &str, path: &str, body: &str) -> (StatusCode, String) {
    let request = Request::post(path)
        .header(header::COOKIE, format!("session={session}"))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(body.to_owned()))
        .expect("request");
    let (parts, text) = site.send(request).await;
    let location = parts.headers.get(header::LOCATION);
    let location = location.and_then(|to| to.to_str().ok()).map(str::to_owned);
    (parts.status, location.unwrap_or(text))
}

#[tokio::test]
async fn forms_ask_for_the_password_and_refuse_what_no_page_sends() {
    let site = Application::open().await;
    let session = site.enter("director").await;
    let path = "/org/1269900000017/once";
    let asked = post(&site, &session, path, "student=organization").await;
    assert!(asked.1.contains("name=\"password\""), "{asked:?}");
    assert!(asked.1.contains("name=\"student\""), "the choice is kept");
    let wanted = "student=organization&large_family=branch&password=demo-2026";
    let done = post(&site, &session, path, wanted).await;
    assert_eq!(done, (StatusCode::SEE_OTHER, format!("{path}?done=1")));
    let (_, page) = site.get(path, &session).await;
    assert!(page.contains("value=\"organization\" selected"), "{page}");
    for strange in ["", "student=", "student=always", "age18=organization"] {
        let (status, _) = post(&site, &session, path, strange).await;
        assert!(status.is_client_error(), "{strange}: {status}");
    }
    let rules = "SELECT count(*) FROM once_rules";
    assert_eq!(site.world.value::<i64>(rules).await, 2);

    let session = site.enter("librarian").await;
    for strange in ["", "check=1", "check=&check="] {
        let (status, _) = post(&site, &session, "/scan/shift", strange).await;
        assert!(status.is_client_error(), "{strange}: {status}");
    }
}
