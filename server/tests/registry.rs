//! The port `Registry` on a real database.

use app::{
    error::AppError,
    ports::{Looked, Registry, Visitor},
};
use domain::{
    holder::{HolderState, IdSource},
    status::{StatusKind, StatusState},
};
use server::audit::verify_registry;

use crate::stage::{LIBRARY, Stage, on_every_stage};

async fn operator(stage: &Stage) -> Visitor {
    Visitor {
        is_operator: true,
        ..stage.person("Операторова Зоя").await
    }
}

#[tokio::test]
async fn holders_are_found_by_any_part_of_the_name_or_by_snils() {
    on_every_stage(async |stage: Stage| {
        let operator = operator(&stage).await;
        let citizen = stage.adult().await;
        stage
            .run(
                "UPDATE accounts SET snils = '11223344595', phone = '+79001234567' WHERE id = ?",
                [citizen.visitor.account.clone().into()],
            )
            .await;
        stage.citizen("driving_licence", "1990-01-01").await;
        stage
            .run(
                "UPDATE holders SET surname = 'Абрикосов-Ёжиков', given_name = 'Лев', \
                 patronymic = NULL WHERE source = 'driving_licence'",
                [],
            )
            .await;
        let find = async |query: &str| {
            let lines = stage.registry.find(&operator, query).await.expect("list");
            lines.into_iter().map(|line| line.name).collect::<Vec<_>>()
        };
        let [lev, pelageya] = ["Абрикосов-Ёжиков Лев", "Ежевикина Пелагея Тихоновна"];
        assert_eq!(find("").await, [lev, pelageya], "by name");
        for query in [
            "ежевик",
            "ЕЖЕВИКИНА",
            "вики",
            "Пелагея ежевикина",
            "тихоновна",
            "112-233-445 95",
            "11223344595",
            "+7 900 123-45-67",
            // Mistakes: ё for е, a letter wrong, missing, too many, two swapped; words swapped.
            "ёжевикина",
            "Ежевикена",
            "ежевикна",
            "ежжевикина",
            "Пеалгея ежевикина",
            "тихоновна палагея",
        ] {
            assert_eq!(find(query).await, [pelageya], "{query}");
        }
        for query in ["абрикосов-ёжиков", "ёжиков"] {
            assert_eq!(find(query).await, [lev], "{query}");
        }
        for query in [
            "%",
            "_",
            "!",
            "\0",
            "' OR 1=1 --",
            "087-654-303 00",
            "+7 900 123-45-68",
            "ежовикена",
            &"е".repeat(201),
        ] {
            assert!(find(query).await.is_empty(), "{query:?}");
        }
        let lines = stage.registry.find(&operator, "вики").await.expect("list");
        assert_eq!(lines[0].snils.as_deref(), Some("112-233-445 95"));
        assert_eq!(lines[0].source, IdSource::Biometrics);
        assert_eq!(lines[0].state, HolderState::Active);
    })
    .await;
}

#[tokio::test]
async fn a_file_holds_every_status_and_how_it_stands() {
    on_every_stage(async |stage: Stage| {
        let operator = operator(&stage).await;
        let citizen = stage.adult().await;
        stage
            .status(
                &citizen,
                StatusKind::Student,
                "2010-09-01",
                Some("2014-06-30"),
            )
            .await;
        stage
            .status(&citizen, StatusKind::Veteran, "2026-04-01", None)
            .await;
        stage
            .status(&citizen, StatusKind::LargeFamily, "2015-01-01", None)
            .await;
        let asked = stage.registry.holder(&operator, citizen.number).await.err();
        assert_eq!(asked, Some(AppError::reason_needed()));
        stage
            .registry
            .look(&operator, citizen.number, "Обращение держателя")
            .await
            .expect("looked");
        let file = stage
            .registry
            .holder(&operator, citizen.number)
            .await
            .expect("file");
        let statuses: Vec<_> = file
            .statuses
            .iter()
            .map(|held| (held.status.kind, held.state))
            .collect();
        assert_eq!(
            statuses,
            [
                (StatusKind::Veteran, StatusState::NotYet),
                (StatusKind::LargeFamily, StatusState::Active),
                (StatusKind::Student, StatusState::Ended),
            ]
        );
        // It stays open for half an hour, for whoever has said why, and is told for good.
        let other = Visitor {
            is_operator: true,
            ..stage.person("Вторая Вера").await
        };
        let refused = stage.registry.holder(&other, citizen.number).await.err();
        assert_eq!(refused, Some(AppError::reason_needed()));
        stage.clock.advance(30 * 60);
        let refused = stage.registry.holder(&operator, citizen.number).await.err();
        assert_eq!(refused, Some(AppError::reason_needed()));
        for number in [None, Some(citizen.number)] {
            let looks = stage.registry.looks(&other, number, 0, 10).await;
            let looks = looks.expect("looks");
            assert_eq!(looks.total, 1);
            let [look] = looks.lines.try_into().expect("one");
            assert_eq!(look.by, "Операторова Зоя");
            assert!(matches!(
                &look.looked,
                Looked::Holder(_, name) if name == "Ежевикина Пелагея Тихоновна"
            ));
            assert_eq!(look.reason, "Обращение держателя");
        }
        let proof = verify_registry(stage.connection(), "").await.expect("log");
        assert_eq!(proof.expect("whole").entries, 1);
        stage
            .run(
                "UPDATE registry_events SET detail = '{\"reason\":\"-\"}'",
                [],
            )
            .await;
        let fault = verify_registry(stage.connection(), "").await.expect("log");
        assert!(fault.is_err(), "a reason was written anew");
        for nobody in [0, citizen.number + 1, u64::MAX] {
            let refused = stage.registry.holder(&operator, nobody).await.err();
            assert_eq!(refused, Some(AppError::NotFound));
        }
    })
    .await;
}

#[tokio::test]
async fn at_most_fifty_lines() {
    on_every_stage(async |stage: Stage| {
        let operator = operator(&stage).await;
        for _ in 0..51 {
            stage.adult().await;
        }
        let lines = stage.registry.find(&operator, "").await.expect("list");
        assert_eq!(lines.len(), 50);
    })
    .await;
}

#[tokio::test]
async fn the_desk_is_for_operators_only() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let director = stage.director(LIBRARY).await;
        for by in [&citizen.visitor, &director] {
            let found = stage.registry.find(by, "").await.err();
            assert_eq!(found, Some(AppError::NotFound));
            let file = stage.registry.holder(by, citizen.number).await.err();
            assert_eq!(file, Some(AppError::NotFound));
            let look = stage.registry.look(by, citizen.number, "x").await;
            assert_eq!(look, Err(AppError::NotFound));
            let looks = stage.registry.looks(by, None, 0, 10).await;
            assert_eq!(looks, Err(AppError::NotFound));
        }
    })
    .await;
}
