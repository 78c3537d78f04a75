//! The port `PowersOfAttorney` on a real database.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

mod named;

use app::{
    error::{AppError, Problem},
    ports::{Assurance, IssuePower, PowersOfAttorney, Visitor},
};
use domain::{
    outcome::OutcomeKind,
    power::{AuthorityRefusal, Limits, PowerState, Powers, Validity},
    scenario::Scenario,
};
use server::clock::Clock;
use time::{Date, macros::date};

use crate::stage::{CINEMA, LIBRARY, NOW, STUDENT, Stage, TODAY, ogrn, on_every_stage};

fn mandate(person: &str, from: Date, until: Date) -> IssuePower {
    IssuePower {
        others: Vec::new(),
        plain_text: None,
        may_hand_over: false,
        draft: None,
        person: person.to_owned(),
        powers: Powers::new([STUDENT, Scenario::Age18]).expect("two"),
        validity: Validity::new(from, until).expect("in order"),
        limits: Limits::default(),
        replaces: None,
    }
}

fn this_year(person: &str) -> IssuePower {
    mandate(person, date!(2026 - 03 - 01), date!(2026 - 12 - 31))
}

async fn with_numbers(stage: &Stage, phone: Option<&str>, snils: Option<&str>) -> Visitor {
    let visitor = stage.person("Сотрудникова Ульяна").await;
    stage
        .run(
            "UPDATE accounts SET phone = ?, snils = ? WHERE id = ?",
            [
                phone.map(str::to_owned).into(),
                snils.map(str::to_owned).into(),
                visitor.account.clone().into(),
            ],
        )
        .await;
    visitor
}

#[tokio::test]
async fn issued_it_counts_at_once_and_revoked_no_more() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let director = stage.director(LIBRARY).await;
        let staff = with_numbers(&stage, Some("+79001234567"), None).await;
        let library = ogrn(LIBRARY);
        let number = stage
            .powers
            .issue(&director, &library, &this_year("8 (900) 123-45-67"))
            .await
            .expect("issued");
        let scan = async || {
            let code = stage.code(&citizen, Scenario::Age18);
            stage.clock.advance(30);
            stage.scan(&staff, Some(LIBRARY), &code).await
        };
        assert_eq!(scan().await.outcome, OutcomeKind::Confirmed);

        let details = stage
            .powers
            .details(&director, &library, &number)
            .await
            .expect("details");
        assert_eq!(details.line.state, PowerState::Active);
        assert_eq!(details.line.representative, "Сотрудникова Ульяна");
        assert_eq!(details.line.scenarios, [Scenario::Age18, STUDENT]);
        assert_eq!(
            (details.line.from, details.line.until),
            (date!(2026 - 03 - 01), date!(2026 - 12 - 31))
        );
        assert_eq!(
            (details.issued_by.as_str(), details.issued_at),
            ("Директоров Игнат", NOW)
        );
        assert_eq!(details.checks, 1);
        assert!(details.revocation.is_none());

        let at = stage.clock.now();
        stage
            .powers
            .revoke(&director, &library, &number, "  Уволена  ")
            .await
            .expect("revoked");
        assert_eq!(scan().await.authority, Some(AuthorityRefusal::Revoked));
        let details = stage
            .powers
            .details(&director, &library, &number)
            .await
            .expect("details");
        let revocation = details.revocation.expect("revoked");
        assert_eq!(revocation.reason, "Уволена");
        assert_eq!(
            (revocation.by.as_str(), revocation.at),
            ("Директоров Игнат", at)
        );
        assert_eq!(details.line.state, PowerState::Revoked);
        let again = stage.powers.revoke(&director, &library, &number, "x").await;
        assert_eq!(again, Err(AppError::Conflict));
    })
    .await;
}

#[tokio::test]
async fn who_is_meant_is_never_guessed() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let library = ogrn(LIBRARY);
        let issue = async |person: &str| {
            stage
                .powers
                .issue(&director, &library, &this_year(person))
                .await
        };
        let problem = |problem| Err(AppError::field("person", problem));
        assert_eq!(issue(" ").await, problem(Problem::Required));
        assert_eq!(issue("Пушкин").await, problem(Problem::Shape));
        assert_eq!(issue("112-233-445 96").await, problem(Problem::Control));
        assert_eq!(issue("112-233-445 95").await, problem(Problem::NobodyFound));
        with_numbers(&stage, None, Some("11223344595")).await;
        assert!(issue("112-233-445 95").await.is_ok());

        // One person's phone number is another's СНИЛС.
        let both = both_readings();
        with_numbers(&stage, Some(&format!("+{both}")), None).await;
        assert!(
            issue(&both).await.is_ok(),
            "only one of them has an account"
        );
        with_numbers(&stage, None, Some(&both)).await;
        assert_eq!(issue(&both).await, problem(Problem::NobodyFound));
        assert!(issue(&format!("+{both}")).await.is_ok());

        let basic = stage.account("Некто", Assurance::Basic).await;
        stage
            .run(
                "UPDATE accounts SET phone = '+79990000001' WHERE id = ?",
                [basic.account.into()],
            )
            .await;
        assert_eq!(
            issue("+79990000001").await,
            problem(Problem::AccountNotConfirmed)
        );
    })
    .await;
}

/// Eleven digits that are a phone number and a valid СНИЛС.
fn both_readings() -> String {
    (0..100)
        .map(|control| format!("790012345{control:02}"))
        .find(|digits| domain::identifiers::Snils::parse(digits).is_ok())
        .expect("one of a hundred")
}

#[tokio::test]
async fn it_begins_today_at_the_earliest() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        with_numbers(&stage, Some("+79001234567"), None).await;
        let until = date!(2026 - 12 - 31);
        let issue = async |from| {
            let mandate = mandate("+79001234567", from, until);
            stage
                .powers
                .issue(&director, &ogrn(LIBRARY), &mandate)
                .await
        };
        let past = Err(AppError::field("from", Problem::Past));
        assert_eq!(issue(date!(2026 - 02 - 28)).await, past);
        assert!(issue(date!(2026 - 03 - 01)).await.is_ok());
        // 21:00 UTC is midnight in Moscow.
        stage.clock.set(NOW + 9 * 3_600 - 10);
        assert_eq!(issue(date!(2026 - 03 - 01)).await, past);
    })
    .await;
}

#[tokio::test]
async fn a_reason_is_needed_and_bounded() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let staff = stage.person("Сотрудник").await;
        let number = stage.power(LIBRARY, &staff, &[STUDENT], TODAY, TODAY).await;
        let revoke = async |reason: &str| {
            stage
                .powers
                .revoke(&director, &ogrn(LIBRARY), &number, reason)
                .await
        };
        let problem = |problem| Err(AppError::field("reason", problem));
        assert_eq!(revoke(" \n ").await, problem(Problem::Required));
        assert_eq!(revoke(&"ё".repeat(501)).await, problem(Problem::TooLong));
        assert_eq!(revoke("a\0b").await, problem(Problem::Shape));
        assert_eq!(revoke(&"ё".repeat(500)).await, Ok(()));
    })
    .await;
}

#[tokio::test]
async fn the_overview_counts_moscow_days() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let director = stage.director(LIBRARY).await;
        let staff = stage.staff(LIBRARY).await;
        let leaving = stage.person("Уходящий").await;
        let soon = stage
            .power(LIBRARY, &leaving, &[STUDENT], "2026-01-01", "2026-03-10")
            .await;
        let gone = stage.person("Ушедший").await;
        stage
            .power(LIBRARY, &gone, &[STUDENT], "2025-01-01", "2025-12-31")
            .await;
        // 20:59 UTC yesterday was still yesterday in Moscow.
        let midnight = NOW - 10 - 15 * 3_600;
        for at in [midnight - 1, midnight, NOW] {
            stage.clock.set(at);
            let code = stage.code(&citizen, Scenario::Age18);
            stage.scan(&staff, Some(LIBRARY), &code).await;
        }
        stage.scan(&staff, Some(LIBRARY), "просто текст").await;
        let overview = stage
            .powers
            .overview(&director, &ogrn(LIBRARY))
            .await
            .expect("overview");
        assert_eq!(overview.organization.name, "Библиотека");
        assert_eq!(overview.staff_in_force, 2);
        let expiring: Vec<_> = overview
            .expiring
            .iter()
            .map(|power| &power.number)
            .collect();
        assert_eq!(expiring, [&soon]);
        assert_eq!((overview.checks_today, overview.confirmed_today), (3, 2));
        assert_eq!(overview.checks_month, 4);
        assert_eq!(overview.latest.len(), 4);

        let people = stage
            .powers
            .staff(&director, &ogrn(LIBRARY))
            .await
            .expect("staff");
        let seen: Vec<_> = people
            .iter()
            .map(|person| {
                (
                    person.name.as_str(),
                    person.checks_month,
                    person.powers.len(),
                )
            })
            .collect();
        assert_eq!(
            seen,
            [
                ("Сотрудникова Ульяна", 4, 1),
                ("Уходящий", 0, 1),
                ("Ушедший", 0, 1)
            ]
        );
        let list = stage
            .powers
            .list(&director, &ogrn(LIBRARY))
            .await
            .expect("list");
        assert_eq!(list.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn anyone_may_look_a_power_up_but_not_its_bearer() {
    on_every_stage(async |stage: Stage| {
        let staff = stage.person("Сотрудникова Ульяна").await;
        let number = stage
            .power(LIBRARY, &staff, &[STUDENT], "2026-01-01", "2026-03-10")
            .await;
        let public = stage
            .powers
            .public(None, &number.to_uppercase())
            .await
            .expect("public");
        assert_eq!(public.number, number);
        assert_eq!(public.organization.ogrn, ogrn(LIBRARY));
        assert_eq!(public.state, PowerState::Expiring { days_left: 9 });
        assert!(!format!("{public:?}").contains("Ульяна"));
        for wrong in ["", "x", "\0", "00000000-0000-0000-0000-000000000000"] {
            let refused = stage.powers.public(None, wrong).await.err();
            assert_eq!(refused, Some(AppError::NotFound), "{wrong:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn somebody_elses_organization_does_not_exist() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let staff = stage.staff(LIBRARY).await;
        let own = stage.power(LIBRARY, &staff, &[STUDENT], TODAY, TODAY).await;
        let elsewhere = stage.power(CINEMA, &staff, &[STUDENT], TODAY, TODAY).await;
        with_numbers(&stage, Some("+79001234567"), None).await;
        let operator = Visitor {
            is_operator: true,
            is_director: true,
            ..stage.person("Оператор").await
        };
        let of_cinema = stage.director(CINEMA).await;
        for by in [&staff, &operator, &of_cinema] {
            refused_everywhere(&stage, by, LIBRARY, &own).await;
        }
        refused_everywhere(&stage, &director, CINEMA, &elsewhere).await;
        refused_everywhere(&stage, &director, "1037739085636", &own).await;
        // Another organization's power of attorney under one's own ОГРН.
        let library = ogrn(LIBRARY);
        let details = stage
            .powers
            .details(&director, &library, &elsewhere)
            .await
            .err();
        assert_eq!(details, Some(AppError::NotFound));
        for reason in ["x", ""] {
            let revoked = stage
                .powers
                .revoke(&director, &library, &elsewhere, reason)
                .await;
            assert_eq!(revoked, Err(AppError::NotFound));
        }
        let directed = stage.powers.organizations(&director).await.expect("list");
        assert_eq!(
            directed
                .iter()
                .map(|one| one.ogrn.as_str())
                .collect::<Vec<_>>(),
            [LIBRARY]
        );
        assert!(
            stage
                .powers
                .organizations(&staff)
                .await
                .expect("list")
                .is_empty()
        );
        let revoked = "SELECT COUNT(*) FROM powers WHERE revoked_at IS NOT NULL";
        assert_eq!(stage.count(revoked).await, 0);
    })
    .await;
}

async fn refused_everywhere(stage: &Stage, by: &Visitor, organization: &str, number: &str) {
    let powers = &stage.powers;
    let organization = ogrn(organization);
    let refusals = [
        powers.overview(by, &organization).await.err(),
        powers.staff(by, &organization).await.err(),
        powers.list(by, &organization).await.err(),
        powers.details(by, &organization, number).await.err(),
        powers
            .issue(by, &organization, &this_year("+79001234567"))
            .await
            .err(),
        powers.revoke(by, &organization, number, "x").await.err(),
        powers.suspend(by, &organization, number, "x").await.err(),
        powers.resume(by, &organization, number, "x").await.err(),
        powers.revocation(by, &organization, number).await.err(),
    ];
    for refusal in refusals {
        assert_eq!(refusal, Some(AppError::NotFound));
    }
}
