//! Tills on every database: who arranges them, and what they may then do.

use app::{
    error::{AppError, Problem},
    ports::{CheckExports as _, Checks as _, NewKey, NewTill, Tills as _, Visitor},
};
use domain::{outcome::OutcomeKind, power::AuthorityRefusal, scenario::Scenario};
use server::{exports::ExportDesk, tills::TillDesk};
use time::macros::date;

use crate::stage::{
    CINEMA, Citizen, LIBRARY, NOW, STUDENT, Stage, TODAY, ogrn, on_every_stage, scanned,
};

fn desk(stage: &Stage) -> TillDesk {
    TillDesk::new(stage.database.clone(), stage.clock.clone(), false)
}

fn till(name: &str, responsible: &Visitor, scenarios: &[Scenario]) -> NewTill {
    NewTill {
        name: name.to_owned(),
        responsible: responsible.account.clone(),
        scenarios: scenarios.to_vec(),
    }
}

async fn added(stage: &Stage, by: &Visitor, till: &NewTill) -> NewKey {
    desk(stage)
        .add(by, &ogrn(LIBRARY), till)
        .await
        .expect("a till")
}

/// What a till that asks for an age is told of what this citizen shows.
async fn check(stage: &Stage, key: &NewKey, of: &Citizen) -> OutcomeKind {
    let till = desk(stage).enter(&key.secret).await.expect("its till");
    let code = stage.code(of, Scenario::Age18);
    let by = till.asking(Scenario::Age18);
    let answer = stage
        .checks
        .check(&by, &scanned(Some(LIBRARY), &code))
        .await;
    answer.expect("an answer").outcome
}

#[tokio::test]
async fn what_is_wrong_with_a_new_till_is_named() {
    on_every_stage(async |stage: Stage| {
        let (director, staff) = (stage.director(LIBRARY).await, stage.staff(LIBRARY).await);
        let stranger = stage.person("Прохожий").await;
        let of_cinema = stage.staff(CINEMA).await;
        let former = stage.person("Бывший").await;
        stage
            .power(LIBRARY, &former, &[STUDENT], "2026-01-01", "2026-02-28")
            .await;
        let tills = desk(&stage);
        let good = till(" Касса   3 ", &staff, &[STUDENT, Scenario::Age18]);
        assert_eq!(added(&stage, &director, &good).await.owner, "Касса 3");
        let age = [Scenario::Age18];
        let long = "я".repeat(61);
        for (wrong, field, problem) in [
            (till(" ", &staff, &age), "till_name", Problem::Required),
            (till(&long, &staff, &age), "till_name", Problem::TooLong),
            (till("a\u{7}b", &staff, &age), "till_name", Problem::Shape),
            (
                till("Касса 3", &staff, &age),
                "till_name",
                Problem::NameTaken,
            ),
            (
                till("4", &stranger, &age),
                "till_responsible",
                Problem::Choice,
            ),
            (
                till("4", &of_cinema, &age),
                "till_responsible",
                Problem::Choice,
            ),
            (
                till("4", &former, &age),
                "till_responsible",
                Problem::Choice,
            ),
            (till("4", &staff, &[]), "scenario", Problem::Required),
            (
                till("4", &staff, &[Scenario::Identity]),
                "scenario",
                Problem::Choice,
            ),
            (
                till("4", &staff, &[Scenario::Loyalty]),
                "scenario",
                Problem::Choice,
            ),
        ] {
            let refused = tills.add(&director, &ogrn(LIBRARY), &wrong).await;
            assert_eq!(refused, Err(AppError::field(field, problem)), "{wrong:?}");
        }
        let lines = tills.list(&director, &ogrn(LIBRARY)).await.expect("a list");
        assert_eq!(lines.len(), 1, "nothing half-stored");
        let asks: Vec<_> = lines[0].questions.iter().map(|one| one.scenario).collect();
        assert_eq!(
            asks,
            [Scenario::Age18, STUDENT],
            "in the order of the catalogue"
        );

        // Two hundred and no more; one that is revoked makes room.
        let row = "INSERT INTO tills (id, ogrn, name, account_id, scenarios, secret_hash, \
                   created_at, created_by, window_start, calls) \
                   VALUES (?, ?, ?, ?, '[\"age18\"]', ?, 0, '', 0, 0)";
        for number in 0..199 {
            let name = format!("t{number}");
            let values = [
                uuid::Uuid::new_v4().to_string().into(),
                LIBRARY.into(),
                name.clone().into(),
                staff.account.clone().into(),
                name.into(),
            ];
            stage.run(row, values).await;
        }
        let one_more = till("Ещё одна", &staff, &age);
        let refused = tills.add(&director, &ogrn(LIBRARY), &one_more).await;
        let full = AppError::field("till_name", Problem::TooManyTills);
        assert_eq!(refused, Err(full));
        let revoked = tills.revoke(&director, &ogrn(LIBRARY), &lines[0].id).await;
        assert_eq!(revoked, Ok(()));
        added(&stage, &director, &one_more).await;
    })
    .await;
}

#[tokio::test]
async fn tills_are_a_directors_own() {
    on_every_stage(async |stage: Stage| {
        let (director, staff) = (stage.director(LIBRARY).await, stage.staff(LIBRARY).await);
        let other = stage.director(CINEMA).await;
        let tills = desk(&stage);
        let library = ogrn(LIBRARY);
        let new = till("Касса 3", &staff, &[Scenario::Age18]);
        for nobody in [&staff, &other] {
            let refused = tills.add(nobody, &library, &new).await;
            assert_eq!(refused, Err(AppError::NotFound));
            assert_eq!(tills.list(nobody, &library).await, Err(AppError::NotFound));
        }
        stage.forget_password(&director).await;
        let refused = tills.add(&director, &library, &new).await;
        assert_eq!(refused, Err(AppError::password_needed()));
        stage.type_password(&director).await;
        let key = added(&stage, &director, &new).await;
        let id = tills.list(&director, &library).await.expect("a list")[0]
            .id
            .clone();

        // By its id in another cabinet it is none.
        for (by, of) in [(&other, CINEMA), (&other, LIBRARY), (&director, CINEMA)] {
            let renewed = tills.renew(by, &ogrn(of), &id).await;
            assert_eq!(renewed, Err(AppError::NotFound));
            let revoked = tills.revoke(by, &ogrn(of), &id).await;
            assert_eq!(revoked, Err(AppError::NotFound));
        }
        stage.forget_password(&director).await;
        let asked = Err(AppError::password_needed());
        assert_eq!(tills.renew(&director, &library, &id).await, asked);
        let asked = Err(AppError::password_needed());
        assert_eq!(tills.revoke(&director, &library, &id).await, asked);
        assert!(
            tills.enter(&key.secret).await.is_ok(),
            "nothing has happened"
        );
        stage.type_password(&director).await;

        let renewed = tills.renew(&director, &library, &id).await.expect("a key");
        assert_eq!(tills.enter(&key.secret).await, Err(AppError::SignedOut));
        assert!(tills.enter(&renewed.secret).await.is_ok());
        assert_eq!(tills.revoke(&director, &library, &id).await, Ok(()));
        assert_eq!(tills.enter(&renewed.secret).await, Err(AppError::SignedOut));
        let conflict = Err(AppError::Conflict);
        assert_eq!(tills.revoke(&director, &library, &id).await, conflict);
        let conflict = Err(AppError::Conflict);
        assert_eq!(tills.renew(&director, &library, &id).await, conflict);
        let lines = tills.list(&director, &library).await.expect("a list");
        assert_eq!(lines[0].revoked_at, Some(NOW));
        assert_eq!(lines[0].used_at, Some(NOW));
    })
    .await;
}

#[tokio::test]
async fn the_daily_number_is_shared_with_the_person() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let staff = stage.person("Сотрудникова Ульяна").await;
        let number = stage
            .power(LIBRARY, &staff, &[Scenario::Age18], TODAY, "2026-12-31")
            .await;
        let limits = "UPDATE powers SET limits = ? WHERE number = ?";
        let three = r#"{"checks_a_day":3}"#;
        stage.run(limits, [three.into(), number.into()]).await;
        let new = till("Касса 3", &staff, &[Scenario::Age18]);
        let key = added(&stage, &director, &new).await;
        let citizen = stage.adult().await;
        assert_eq!(check(&stage, &key, &citizen).await, OutcomeKind::Confirmed);
        assert_eq!(
            check(&stage, &key, &citizen).await,
            OutcomeKind::AlreadyUsed
        );
        let code = stage.code(&citizen, Scenario::Age18);
        let by_hand = stage.scan(&staff, Some(LIBRARY), &code).await;
        assert_eq!(by_hand.outcome, OutcomeKind::AlreadyUsed);
        assert_eq!(
            check(&stage, &key, &citizen).await,
            OutcomeKind::NoAuthority
        );
        let by_hand = stage.scan(&staff, Some(LIBRARY), &code).await;
        assert_eq!(by_hand.authority, Some(AuthorityRefusal::ChecksADay));
        let lines = desk(&stage)
            .list(&director, &ogrn(LIBRARY))
            .await
            .expect("a list");
        assert_eq!(lines[0].refusal(), Some(AuthorityRefusal::ChecksADay));
    })
    .await;
}

#[tokio::test]
async fn a_till_checks_in_the_name_of_its_own_organization_alone() {
    on_every_stage(async |stage: Stage| {
        let (director, staff) = (stage.director(LIBRARY).await, stage.staff(LIBRARY).await);
        stage
            .power(CINEMA, &staff, &[Scenario::Age18], TODAY, "2026-12-31")
            .await;
        let new = till("Касса 3", &staff, &[Scenario::Age18]);
        let key = added(&stage, &director, &new).await;
        let citizen = stage.adult().await;
        let code = stage.code(&citizen, Scenario::Age18);
        let till = desk(&stage).enter(&key.secret).await.expect("its till");
        let by = till.asking(Scenario::Age18);
        for organization in [Some(CINEMA), None] {
            let refused = stage.checks.check(&by, &scanned(organization, &code)).await;
            assert_eq!(refused, Err(AppError::NotFound));
        }
        assert_eq!(stage.count("SELECT count(*) FROM consumptions").await, 0);
    })
    .await;
}

#[tokio::test]
async fn each_till_is_watched_for_itself() {
    on_every_stage(async |stage: Stage| {
        let (director, staff) = (stage.director(LIBRARY).await, stage.staff(LIBRARY).await);
        let minor = stage.citizen("biometrics", "2010-01-01").await;
        let mut keys = Vec::new();
        for name in ["Касса 1", "Касса 2"] {
            let new = till(name, &staff, &[Scenario::Age18]);
            keys.push(added(&stage, &director, &new).await);
        }
        // Nine refusals at each of two tills are no pattern; ten in a row at one are.
        for _ in 0..9 {
            for key in &keys {
                stage.clock.advance(30);
                assert_eq!(check(&stage, key, &minor).await, OutcomeKind::NotConfirmed);
            }
        }
        stage.clock.advance(30);
        assert_eq!(
            check(&stage, &keys[0], &minor).await,
            OutcomeKind::NotConfirmed
        );
        stage.clock.advance(30);
        // The director is told; a visitor who does not give up stops no till.
        let alerts = "SELECT count(*) FROM abuse_alerts WHERE resolved_at IS NULL";
        assert_eq!(stage.count(alerts).await, 1);
        assert_eq!(
            check(&stage, &keys[0], &minor).await,
            OutcomeKind::NotConfirmed
        );
        let lines = desk(&stage).list(&director, &ogrn(LIBRARY)).await;
        let lines = lines.expect("a list");
        assert!(lines.iter().all(|line| line.refusal().is_none()));
    })
    .await;
}

#[tokio::test]
async fn the_signed_list_names_the_till() {
    on_every_stage(async |stage: Stage| {
        let (director, staff) = (stage.director(LIBRARY).await, stage.staff(LIBRARY).await);
        let new = till("Касса 3", &staff, &[Scenario::Age18]);
        let key = added(&stage, &director, &new).await;
        let citizen = stage.adult().await;
        check(&stage, &key, &citizen).await;
        stage.clock.advance(30);
        let code = stage.code(&citizen, Scenario::Age18);
        stage.scan(&staff, Some(LIBRARY), &code).await;
        let (database, clock) = (stage.database.clone(), stage.clock.clone());
        let exports = ExportDesk::new(database, clock, stage.signatory.clone());
        let day = date!(2026 - 03 - 01);
        let file = exports.export(&director, &ogrn(LIBRARY), day, day).await;
        let file = file.expect("an export");
        let text = String::from_utf8(file.content.clone()).expect("text");
        let lines: Vec<_> = text.lines().collect();
        assert!(lines[0].contains("digital-id/checks/2"), "{text}");
        assert!(lines[1].contains(r#""till":"Касса 3""#), "{text}");
        assert!(!lines[2].contains("till"), "{text}");
        let verdict = exports.verify(&file.content).await.expect("a verdict");
        assert!(matches!(verdict, app::ports::ExportVerdict::Unchanged(_)));

        let filter = |staff: &str| app::ports::CheckFilter {
            staff: Some(staff.to_owned()),
            ..Default::default()
        };
        let journal = async |staff: &str| {
            let filter = filter(staff);
            let page = stage
                .checks
                .journal(&director, &ogrn(LIBRARY), &filter, 50)
                .await;
            let lines = page.expect("a page").lines.into_iter();
            lines.map(|line| line.till).collect::<Vec<_>>()
        };
        assert_eq!(journal("касса").await, [Some("Касса 3".to_owned())]);
        assert_eq!(journal("ульяна").await, [None, Some("Касса 3".to_owned())]);
    })
    .await;
}
