//! Accounts that staff confirm, on a real database: who may, whom, how often, and what an undone
//! confirmation leaves.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

use std::sync::Arc;

use app::{
    error::{AppError, Problem},
    ports::{
        Assurance, Confirmations, ConfirmedPerson, Leadership, PowersOfAttorney, Presentations,
        StaffConfirmation, Visitor,
    },
};
use domain::{
    confirmation::{CODE_LIFETIME, DAY, IdentityPaper, MOST_A_DAY},
    director::Act,
    outcome::OutcomeKind,
    scenario::Scenario,
};
use server::{clock::Clock, confirmations::ConfirmationDesk, leadership::LeadershipDesk};
use time::macros::date;

use crate::stage::{CINEMA, LIBRARY, NOW, Stage, ogrn, on_every_stage};

const SNILS: &str = "112-233-445 95";

struct Scene<'a> {
    stage: &'a Stage,
    desk: ConfirmationDesk,
    operator: Visitor,
    director: Visitor,
    staff: Visitor,
    guest: Visitor,
}

impl<'a> Scene<'a> {
    /// The library may, and so may one of its staff.
    async fn ready(stage: &'a Stage) -> Self {
        let scene = Self::of(stage).await;
        let (desk, library) = (&scene.desk, ogrn(LIBRARY));
        let allowed = desk.allow(&scene.operator, &library, true, "договор № 7");
        allowed.await.expect("allowed");
        let staff = &scene.staff.account;
        let named = desk.name(&scene.director, &library, staff, true);
        named.await.expect("named");
        scene
    }

    async fn of(stage: &'a Stage) -> Self {
        let clock = Arc::clone(&stage.clock) as Arc<dyn Clock>;
        Self {
            stage,
            desk: ConfirmationDesk::new(stage.database.clone(), clock, stage.signals.clone()),
            operator: Visitor {
                is_operator: true,
                ..stage.person("Ключева Ирина").await
            },
            director: stage.director(LIBRARY).await,
            staff: stage.staff(LIBRARY).await,
            guest: stage.account("Зорина Вера", Assurance::Basic).await,
        }
    }

    async fn code(&self, of: &Visitor) -> String {
        self.desk.show_code(of).await.expect("a code").digits
    }

    async fn confirm(&self, by: &Visitor, code: &str) -> Result<(), AppError> {
        self.desk.confirm(by, &seen(code, SNILS)).await
    }

    async fn assurance(&self, of: &Visitor) -> String {
        let sql = format!("SELECT assurance FROM accounts WHERE id = '{}'", of.account);
        let found = self.stage.values(&sql).await;
        found.into_iter().next().expect("an account")
    }
}

fn seen(code: &str, snils: &str) -> StaffConfirmation {
    StaffConfirmation {
        organization: ogrn(LIBRARY),
        code: code.to_owned(),
        paper: IdentityPaper::Passport,
        person: ConfirmedPerson {
            surname: "Зорина".to_owned(),
            given_name: "Вера".to_owned(),
            patronymic: Some("Игоревна".to_owned()),
            snils: snils.to_owned(),
            birth: date!(1990 - 05 - 17),
            citizenship: "RUS".to_owned(),
            document: "паспорт 00 26 000114".to_owned(),
        },
    }
}

/// `12345678`, or another one if that is it.
fn another(code: &str) -> &'static str {
    if code == "12345678" {
        "12345679"
    } else {
        "12345678"
    }
}

fn wrong_code() -> Result<(), AppError> {
    Err(AppError::field("guest_code", Problem::WrongCode))
}

#[tokio::test]
async fn a_member_of_staff_confirms_whoever_shows_a_code() {
    on_every_stage(async |stage| {
        let scene = Scene::ready(&stage).await;
        let (desk, guest) = (&scene.desk, &scene.guest);
        let old = scene.code(guest).await;
        let code = desk.show_code(guest).await.expect("a code");
        assert_eq!(
            (code.digits.len(), code.expires_at),
            (8, NOW + CODE_LIFETIME)
        );
        let hashes: Vec<String> = stage
            .values("SELECT code_hash FROM confirmation_codes")
            .await;
        assert!(!hashes.contains(&code.digits), "never as it is typed");
        assert_eq!(scene.confirm(&scene.staff, &old).await, wrong_code());
        let spaced = format!(" {} {} ", &code.digits[..4], &code.digits[4..]);
        assert_eq!(scene.confirm(&scene.staff, &spaced).await, Ok(()));
        assert_eq!(scene.assurance(guest).await, "confirmed");
        let identity = "SELECT surname || ' ' || document FROM identities";
        assert_eq!(
            stage.values::<String>(identity).await,
            ["Зорина паспорт 00 26 000114"]
        );
        assert_eq!(
            scene.confirm(&scene.staff, &code.digits).await,
            wrong_code()
        );

        let page = desk.list(&scene.operator, 0, 10).await.expect("a list");
        let line = page.lines.first().expect("a line");
        assert_eq!(page.total, 1);
        assert_eq!(
            (
                line.name.as_str(),
                line.by.as_str(),
                line.organization.as_deref()
            ),
            (
                "Зорина Вера Игоревна",
                "Сотрудникова Ульяна",
                Some("Библиотека")
            )
        );
        assert_eq!(
            (line.paper, line.at, line.undone.is_none()),
            (Some(IdentityPaper::Passport), NOW, true)
        );
        let own = desk.own(&scene.staff).await.expect("may");
        assert_eq!((own.done, own.organizations.len()), (1, 1));
        // Nobody confirms themselves: whoever may is confirmed, and gets no code.
        for confirmed in [&scene.staff, &scene.operator] {
            assert_eq!(
                desk.show_code(confirmed).await.err(),
                Some(AppError::Conflict)
            );
        }
    })
    .await;
}

/// Who asks, whether the page opens, and what becomes of a code.
#[tokio::test]
async fn for_everyone_else_there_is_no_such_thing() {
    on_every_stage(async |stage| {
        let scene = Scene::ready(&stage).await;
        let other = stage.staff(LIBRARY).await;
        let elsewhere = stage.staff(CINEMA).await;
        let basic = Visitor {
            assurance: Assurance::Basic,
            ..scene.staff.clone()
        };
        let code = scene.code(&scene.guest).await;
        let nobody = [
            ("a citizen", &stage.person("Кто-то").await),
            ("a guest", &scene.guest),
            ("other staff", &other),
            ("staff of another", &elsewhere),
            ("a director", &scene.director),
            ("an operator", &scene.operator),
            ("no longer confirmed", &basic),
        ]
        .map(|(who, by)| (who, by.clone()));
        for (who, by) in &nobody {
            let opened = scene.desk.own(by).await.err();
            assert_eq!(opened, Some(AppError::NotFound), "{who}");
            let done = scene.confirm(by, &code).await;
            assert_eq!(done, Err(AppError::NotFound), "{who}");
        }
        let mut elsewhere = seen(&code, SNILS);
        elsewhere.organization = ogrn(CINEMA);
        let done = scene.desk.confirm(&scene.staff, &elsewhere).await;
        assert_eq!(done, Err(AppError::NotFound), "not for another one");
        assert_eq!(scene.assurance(&scene.guest).await, "basic");
        for by in [&scene.staff, &scene.director] {
            let (desk, library) = (&scene.desk, ogrn(LIBRARY));
            let refused = [
                desk.list(by, 0, 10).await.err(),
                desk.organization(by, &library).await.err(),
                desk.allow(by, &library, false, "x").await.err(),
                desk.undo(by, "x", "x").await.err(),
            ];
            assert!(refused.iter().all(|it| *it == Some(AppError::NotFound)));
        }
    })
    .await;
}

#[tokio::test]
async fn a_right_is_given_and_ends_with_that_of_the_organization() {
    on_every_stage(async |stage| {
        let scene = Scene::of(&stage).await;
        let (desk, library) = (&scene.desk, ogrn(LIBRARY));
        let (director, staff) = (&scene.director, &scene.staff);
        let name = async |account: &str, may| desk.name(director, &library, account, may).await;
        let allow = async |allowed| desk.allow(&scene.operator, &library, allowed, "так").await;
        // Off to begin with.
        assert_eq!(name(&staff.account, true).await, Err(AppError::Conflict));
        assert_eq!(allow(false).await, Err(AppError::Conflict));
        assert_eq!(allow(true).await, Ok(()));
        assert_eq!(allow(true).await, Err(AppError::Conflict));
        let stranger = stage.person("Кто-то").await;
        let not_staff = Err(AppError::field("account", Problem::NotStaff));
        assert_eq!(name(&stranger.account, true).await, not_staff);
        assert_eq!(name(&staff.account, false).await, Err(AppError::Conflict));
        assert_eq!(name(&staff.account, true).await, Ok(()));
        assert_eq!(name(&staff.account, true).await, Err(AppError::Conflict));
        let told = desk.staff(director, &library).await.expect("told");
        assert_eq!(told.accounts, std::slice::from_ref(&staff.account));
        assert!(desk.own(staff).await.is_ok());

        stage.forget_password(director).await;
        let asked = name(&staff.account, false).await;
        assert_eq!(asked, Err(AppError::password_needed()));
        stage.type_password(director).await;
        // Whoever leaves confirms nobody.
        let left = stage.powers.leave(director, &library, &staff.account, "x");
        left.await.expect("left");
        assert_eq!(desk.own(staff).await.err(), Some(AppError::NotFound));
        assert_eq!(name(&staff.account, true).await, not_staff);

        let other = stage.staff(LIBRARY).await;
        assert_eq!(name(&other.account, true).await, Ok(()));
        assert_eq!(allow(false).await, Ok(()));
        assert_eq!(desk.own(&other).await.err(), Some(AppError::NotFound));
        stage.clock.advance(60);
        assert_eq!(allow(true).await, Ok(()));
        let refused = desk.own(&other).await.err();
        assert_eq!(refused, Some(AppError::NotFound), "not by itself again");
        let found = desk.organization(&scene.operator, &library).await;
        let rights = found.expect("told").rights;
        let all: Vec<_> = rights
            .iter()
            .map(|right| (right.name.is_some(), right.end.is_some()))
            .collect();
        assert_eq!(all.len(), 4);
        assert_eq!(all.first(), Some(&(false, false)));
        assert_eq!(all.iter().filter(|it| **it == (true, true)).count(), 2);
    })
    .await;
}

#[tokio::test]
async fn staff_of_a_blocked_organization_confirm_nobody() {
    on_every_stage(async |stage: Stage| {
        let scene = Scene::ready(&stage).await;
        let guest = stage.account("Гостева Майя", Assurance::Basic).await;
        let code = scene.code(&guest).await;
        let insert = "INSERT INTO organization_blocks (id, ogrn, since, since_by, reason) \
                      VALUES ('block', ?, 0, 'operator', 'Проверка')";
        stage.run(insert, [LIBRARY.into()]).await;
        let refused = scene.confirm(&scene.staff, &code).await;
        assert_eq!(refused, Err(AppError::NotFound));
        assert!(scene.desk.own(&scene.staff).await.is_err(), "no such page");
        stage
            .run("UPDATE organization_blocks SET until = 1", [])
            .await;
        assert_eq!(scene.confirm(&scene.staff, &code).await, Ok(()));
    })
    .await;
}

#[tokio::test]
async fn a_code_is_over_in_time_and_after_too_many_guesses() {
    on_every_stage(async |stage| {
        let scene = Scene::ready(&stage).await;
        let code = scene.code(&scene.guest).await;
        stage.clock.advance(CODE_LIFETIME);
        assert_eq!(scene.confirm(&scene.staff, &code).await, wrong_code());
        let code = scene.code(&scene.guest).await;
        // A slip in the form is no guess.
        let taken = stage.person("Другая").await;
        let sql = "UPDATE accounts SET snils = '11223344595' WHERE id = ?";
        stage.run(sql, [taken.account.clone().into()]).await;
        for _ in 0..8 {
            let refused = scene.confirm(&scene.staff, &code).await;
            assert_eq!(
                refused,
                Err(AppError::field("snils", Problem::OtherAccount))
            );
        }
        for _ in 0..5 {
            let guess = scene.confirm(&scene.staff, another(&code)).await;
            assert_eq!(guess, wrong_code());
        }
        let locked = scene.confirm(&scene.staff, &code).await;
        assert!(
            matches!(locked, Err(AppError::TooMany { .. })),
            "{locked:?}"
        );
        assert_eq!(scene.assurance(&scene.guest).await, "basic");
    })
    .await;
}

#[tokio::test]
async fn thirty_a_day_and_no_more() {
    on_every_stage(async |stage| {
        let scene = Scene::ready(&stage).await;
        for number in 0..MOST_A_DAY {
            stage
                .run(
                    "INSERT INTO confirmations (id, account_id, ogrn, by_account, at) \
                     VALUES (?, 'x', ?, ?, ?)",
                    [
                        format!("c{number}").into(),
                        LIBRARY.into(),
                        scene.staff.account.clone().into(),
                        (NOW - 60).into(),
                    ],
                )
                .await;
        }
        let code = scene.code(&scene.guest).await;
        let refused = scene.confirm(&scene.staff, &code).await;
        let day = u32::try_from(DAY).expect("small");
        assert_eq!(
            refused,
            Err(AppError::TooMany {
                retry_after: day - 60
            })
        );
        let page = scene.desk.list(&scene.operator, 0, 10).await;
        assert_eq!(page.expect("a list").exhausted, ["Сотрудникова Ульяна"]);
        stage.clock.advance(DAY - 60);
        let code = scene.code(&scene.guest).await;
        assert_eq!(scene.confirm(&scene.staff, &code).await, Ok(()));
        let page = scene.desk.list(&scene.operator, 0, 10).await;
        assert!(page.expect("a list").exhausted.is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_undone_confirmation_ends_everything_that_it_opened() {
    on_every_stage(async |stage| {
        let scene = Scene::ready(&stage).await;
        let code = scene.code(&scene.guest).await;
        scene.confirm(&scene.staff, &code).await.expect("confirmed");
        // With a Digital ID, and leading an organization.
        let guest = Visitor {
            assurance: Assurance::Confirmed,
            ..scene.guest.clone()
        };
        for sql in [
            "INSERT INTO holders (account_id, surname, given_name, birth, document, source, \
             state, epoch, created_at) VALUES (?, 'Зорина', 'Вера', '1990-05-17', \
             'паспорт 00 26 000114', 'biometrics', 'active', 1, 0)",
            "INSERT INTO directors (ogrn, account_id, created_at) VALUES ('304500116000157', ?, 0)",
        ] {
            stage.run(sql, [guest.account.clone().into()]).await;
        }
        let own = format!(
            "SELECT number FROM holders WHERE account_id = '{}'",
            guest.account
        );
        let number = u64::try_from(stage.count(&own).await).expect("positive");
        let citizen = crate::stage::Citizen {
            visitor: guest.clone(),
            number,
        };
        let shown = stage.code(&citizen, Scenario::Age18);
        let leads = LeadershipDesk::new(stage.database.clone(), stage.clock.clone());
        assert!(leads.may(&guest, &ogrn(CINEMA), Act::Look).await.is_ok());

        let (desk, operator) = (&scene.desk, &scene.operator);
        let page = desk.list(operator, 0, 10).await.expect("a list");
        let id = page.lines.first().expect("a line").id.clone();
        stage.forget_password(operator).await;
        let asked = desk.undo(operator, &id, "чужой паспорт").await;
        assert_eq!(asked, Err(AppError::password_needed()));
        assert_eq!(scene.assurance(&guest).await, "confirmed");
        stage.type_password(operator).await;
        assert_eq!(desk.undo(operator, &id, "чужой паспорт").await, Ok(()));
        let again = desk.undo(operator, &id, "чужой паспорт").await;
        assert_eq!(again, Err(AppError::Conflict));

        assert_eq!(scene.assurance(&guest).await, "basic");
        let checker = stage.staff(LIBRARY).await;
        let answer = stage.scan(&checker, Some(LIBRARY), &shown).await;
        assert_ne!(answer.outcome, OutcomeKind::Confirmed);
        // As the session layer makes the visitor from now on.
        let lowered = &scene.guest;
        assert_eq!(
            leads.may(lowered, &ogrn(CINEMA), Act::Look).await,
            Err(AppError::NotConfirmed)
        );
        let home = stage.presentations.home(lowered).await;
        assert_eq!(home.err(), Some(AppError::NotConfirmed));
        for (gone, sql) in [
            (0, "SELECT count(*) FROM identities"),
            (0, "SELECT count(*) FROM accounts WHERE snils IS NOT NULL"),
            (
                0,
                "SELECT count(*) FROM holders WHERE account_id IS NOT NULL",
            ),
            // For the account of whoever it truly is.
            (
                1,
                "SELECT count(*) FROM unclaimed_holders WHERE snils = '11223344595'",
            ),
        ] {
            assert_eq!(stage.count(sql).await, gone, "{sql}");
        }
        let page = desk.list(operator, 0, 10).await.expect("a list");
        let undone = page.lines.first().and_then(|line| line.undone.clone());
        let (at, by, reason) = undone.expect("undone");
        assert_eq!(
            (at, by.as_str(), reason.as_str()),
            (NOW, "Ключева Ирина", "чужой паспорт")
        );
        // The next time somebody looks closer.
        let code = scene.code(lowered).await;
        assert_eq!(scene.confirm(&scene.staff, &code).await, Ok(()));
    })
    .await;
}
