//! The port `OrganizationDesk` on a real database.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

mod blocks;

use std::sync::Arc;

use app::{
    error::{AppError, Problem},
    ports::{Leadership as _, NewOrganization, OrganizationDesk as _, Visitor},
};
use domain::{
    director::DirectorRole,
    identifiers::{Inn, Ogrn},
};
use server::{clock::Clock, leadership::LeadershipDesk, organizations::StoredOrganizations};

use crate::stage::{LIBRARY, NOW, Stage, on_every_stage};

/// An ОГРНИП without its control digit.
const OGRNIP: &str = "31777460000001";
const SNILS: &str = "11223344595";

fn clock(stage: &Stage) -> Arc<dyn Clock> {
    Arc::clone(&stage.clock) as Arc<dyn Clock>
}

fn desk(stage: &Stage) -> StoredOrganizations {
    StoredOrganizations::new(stage.database.clone(), clock(stage), stage.signals.clone())
}

/// ОГРНИП with its control digit: the rest of the number modulo 13.
fn ogrnip() -> Ogrn {
    let control = OGRNIP.parse::<u64>().expect("digits") % 13 % 10;
    Ogrn::parse(&format!("{OGRNIP}{control}")).expect("ОГРНИП")
}

fn entrepreneur(ogrn: Ogrn) -> NewOrganization {
    NewOrganization {
        ogrn,
        inn: Inn::parse("500100732259").expect("ИНН"),
        kpp: None,
        name: "ИП Озеров П. А.".to_owned(),
        full_name: "Индивидуальный предприниматель Озеров Пётр Алексеевич".to_owned(),
        person: SNILS.to_owned(),
    }
}

async fn operator(stage: &Stage) -> Visitor {
    Visitor {
        is_operator: true,
        ..stage.person("Ключева Ирина").await
    }
}

#[tokio::test]
async fn an_operator_writes_an_entrepreneur_down_once_with_the_password() {
    on_every_stage(async |stage: Stage| {
        let desk = desk(&stage);
        let (operator, new) = (operator(&stage).await, entrepreneur(ogrnip()));
        let nobody = desk.register(&operator, &new).await;
        let missing = AppError::field("person", Problem::NobodyFound);
        assert_eq!(nobody, Err(missing), "nothing without a director");
        let head = stage.person("Озеров Пётр").await;
        stage
            .run(
                "UPDATE accounts SET snils = ? WHERE id = ?",
                [SNILS.into(), head.account.clone().into()],
            )
            .await;
        let stranger = desk.register(&head, &new).await;
        assert_eq!(stranger, Err(AppError::NotFound));
        let seen = desk.registered(&head).await;
        assert_eq!(seen.map(|all| all.len()), Err(AppError::NotFound));
        stage.forget_password(&operator).await;
        let asked = desk.register(&operator, &new).await;
        assert_eq!(asked, Err(AppError::password_needed()));
        stage.type_password(&operator).await;
        assert_eq!(desk.register(&operator, &new).await, Ok(()));
        let again = desk.register(&operator, &new).await;
        assert_eq!(again, Err(AppError::field("ogrn", Problem::AlreadyDone)));
        let all = desk.registered(&operator).await.expect("all");
        let known = all.iter().find(|it| it.organization.ogrn == new.ogrn);
        let known = known.expect("there");
        assert_eq!(
            (known.directors.as_slice(), known.since),
            (["Озеров Пётр".to_owned()].as_slice(), NOW)
        );
        assert!(
            all.iter()
                .any(|it| it.organization.ogrn.as_str() == LIBRARY)
        );
        let leadership = LeadershipDesk::new(stage.database.clone(), clock(&stage));
        let role = leadership.role(&head, &new.ogrn).await;
        assert_eq!(role, Ok(DirectorRole::Director));
        let noted = stage.count("SELECT COUNT(*) FROM role_events").await;
        assert_eq!(noted, 1);
    })
    .await;
}
