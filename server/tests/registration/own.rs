//! Another number, the end of an account, and the desk that confirms one.

use app::{
    error::{AppError, Problem},
    ports::{Accounts as _, Assurance, ConfirmedPerson, Registration as _},
};
use domain::{outcome::OutcomeKind, scenario::Scenario};
use time::macros::date;

use super::{DEVICE, OTHER, PASSWORD, PHONE, Site, wrong_code};
use crate::stage::{LIBRARY, on_every_stage};

fn documents(snils: &str) -> ConfirmedPerson {
    ConfirmedPerson {
        surname: "Зорина".to_owned(),
        given_name: "Вера".to_owned(),
        patronymic: Some("Ильинична".to_owned()),
        snils: snils.to_owned(),
        birth: date!(1990 - 05 - 17),
        citizenship: "RUS".to_owned(),
        document: "паспорт 00 26 000114".to_owned(),
    }
}

#[tokio::test]
async fn another_number_takes_the_password_and_a_code_to_the_new_one() {
    on_every_stage(async |stage| {
        let site = Site::of(&stage);
        let visitor = site.registered(PHONE).await;
        stage.forget_password(&visitor).await;
        let asked = site.desk.ask_new_phone(&visitor, OTHER).await;
        assert_eq!(asked, Err(AppError::password_needed()));
        stage.type_password(&visitor).await;
        let ticket = site
            .desk
            .ask_new_phone(&visitor, OTHER)
            .await
            .expect("a ticket");
        let code = site.code().await;
        let stranger = stage.person("Полянин Роман").await;
        let stolen = site.desk.change_phone(&stranger, &ticket, &code).await;
        assert_eq!(stolen, Err(AppError::NotFound));
        site.desk
            .change_phone(&visitor, &ticket, &code)
            .await
            .expect("changed");
        assert!(
            site.accounts
                .sign_in(PHONE, PASSWORD, DEVICE)
                .await
                .is_err()
        );
        assert!(site.accounts.sign_in(OTHER, PASSWORD, DEVICE).await.is_ok());
        site.later();
        let other = site.registered(PHONE).await;
        stage.type_password(&other).await;
        site.later();
        let ticket = site
            .desk
            .ask_new_phone(&other, OTHER)
            .await
            .expect("a ticket");
        let (_, body) = site.message().await;
        assert!(
            body.contains("не изменился"),
            "told to whom it belongs: {body}"
        );
        let taken = site.desk.change_phone(&other, &ticket, "123456").await;
        assert_eq!(taken, wrong_code());
    })
    .await;
}

#[tokio::test]
async fn an_erased_account_leaves_no_name_and_its_codes_end() {
    on_every_stage(async |stage| {
        let site = Site::of(&stage);
        let (citizen, staff) = (stage.adult().await, stage.staff(LIBRARY).await);
        let shown = stage.code(&citizen, Scenario::Age18);
        let used = stage.code(&citizen, Scenario::Identity);
        stage.scan(&staff, Some(LIBRARY), &used).await;
        stage.forget_password(&citizen.visitor).await;
        let erased = site.desk.erase(&citizen.visitor).await;
        assert_eq!(erased, Err(AppError::password_needed()));
        stage.type_password(&citizen.visitor).await;
        site.desk.erase(&citizen.visitor).await.expect("erased");
        let answer = stage.scan(&staff, Some(LIBRARY), &shown).await;
        assert_eq!(answer.outcome, OutcomeKind::NotConfirmed);
        let of = |table: &str, what: &str| format!("SELECT COUNT(*) FROM {table} WHERE {what}");
        assert_eq!(
            stage.count(&of("holders", "account_id IS NOT NULL")).await,
            0
        );
        assert_eq!(stage.count(&of("holders", "surname <> '—'")).await, 0);
        assert_eq!(
            stage.count(&of("holder_checks", "1 = 1")).await,
            1,
            "of the scan after"
        );
        let names: Vec<String> = stage
            .values("SELECT name FROM accounts ORDER BY name")
            .await;
        assert!(names.contains(&"—".to_owned()), "{names:?}");
        let director = stage.director(LIBRARY).await;
        let only = site.desk.erase(&director).await;
        assert_eq!(
            only,
            Err(AppError::Conflict),
            "nobody else leads the library"
        );
        stage.director(LIBRARY).await;
        site.desk
            .erase(&director)
            .await
            .expect("there is another now");
        let mut operator = stage.person("Ключева Ирина").await;
        operator.is_operator = true;
        assert_eq!(site.desk.erase(&operator).await, Err(AppError::Conflict));
    })
    .await;
}

#[tokio::test]
async fn an_operator_confirms_who_stands_before_them() {
    on_every_stage(async |stage| {
        let site = Site::of(&stage);
        let person = site.registered(PHONE).await;
        let mut operator = stage.person("Ключева Ирина").await;
        let nobody = site.desk.to_confirm(&operator, PHONE).await;
        assert_eq!(nobody.err(), Some(AppError::NotFound), "for operators only");
        operator.is_operator = true;
        let unknown = site.desk.to_confirm(&operator, OTHER).await;
        assert_eq!(
            unknown.err(),
            Some(AppError::field("phone", Problem::NobodyFound))
        );
        let found = site
            .desk
            .to_confirm(&operator, PHONE)
            .await
            .expect("an account");
        assert_eq!(
            (found.id.as_str(), found.is_confirmed),
            (person.account.as_str(), false)
        );
        let confirm = async |snils: &str| {
            site.desk
                .confirm(&operator, &found.id, &documents(snils))
                .await
        };
        let wrong = confirm("900-000-001 83").await;
        assert_eq!(wrong, Err(AppError::field("snils", Problem::Control)));
        let other = stage.person("Другая").await;
        stage
            .run(
                "UPDATE accounts SET snils = '90000000182' WHERE id = ?",
                [other.account.into()],
            )
            .await;
        let taken = confirm("900-000-001 82").await;
        assert_eq!(taken, Err(AppError::field("snils", Problem::OtherAccount)));
        confirm("900-000-002 83").await.expect("confirmed");
        assert_eq!(confirm("900-000-002 83").await, Err(AppError::Conflict));
        let session = site
            .accounts
            .sign_in("900-000-002 83", PASSWORD, DEVICE)
            .await;
        let visitor = site.visitor(&session.expect("signs in").secret).await;
        let visitor = visitor.expect("signed in");
        assert_eq!(visitor.assurance, Assurance::Confirmed);
        assert_eq!(visitor.name, "Вера Ильинична");
    })
    .await;
}
