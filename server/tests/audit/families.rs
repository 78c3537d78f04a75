//! The history of families.

use app::ports::{Families as _, FamilyChange, NewFamily, NewMember, Visitor};
use domain::{family::FamilyRole, region::Region};
use server::{
    audit::{Fault, Log, adopt_families, verify_families},
    clock::Clock,
    families::FamilyDesk,
};
use time::{Date, macros::date};

use crate::stage::{Stage, on_every_stage};

fn member(role: FamilyRole, name: &str, birth: Date) -> NewMember {
    NewMember {
        role,
        surname: "Ветрова".to_owned(),
        given_name: name.to_owned(),
        patronymic: None,
        birth,
        studies_until: None,
        snils: None,
    }
}

/// What happens to a family cannot be told otherwise afterwards, nor done past its history.
#[tokio::test]
async fn the_history_of_families_is_a_chain() {
    on_every_stage(async |stage: Stage| {
        let clock = || stage.clock.clone() as std::sync::Arc<dyn Clock>;
        let bank = FamilyDesk::new(stage.database.clone(), clock(), stage.issuer.clone());
        let operator = Visitor {
            is_operator: true,
            ..stage.person("Операторова Зоя").await
        };
        let births = [
            date!(2012 - 01 - 01),
            date!(2014 - 01 - 01),
            date!(2016 - 01 - 01),
        ];
        let children = births.map(|birth| member(FamilyRole::Child, "Юна", birth));
        let mother = member(FamilyRole::Parent, "Анна", date!(1987 - 04 - 19));
        let family = NewFamily {
            region: Region::from_key("77").expect("Moscow"),
            from: date!(2024 - 05 - 20),
            until: None,
            members: [mother].into_iter().chain(children).collect(),
        };
        let number = bank.register(&operator, &family).await.expect("written");
        let joined = member(FamilyRole::Child, "Глеб", date!(2020 - 01 - 01));
        for (revision, change) in [
            (1, FamilyChange::Join(joined, date!(2024 - 06 - 01))),
            (2, FamilyChange::Suspend("проверка".to_owned())),
        ] {
            let changed = bank.change(&operator, number, revision, &change).await;
            changed.expect("changed");
        }
        let proof = async || {
            let proof = verify_families(stage.connection(), "").await;
            proof.expect("a database")
        };
        let whole = proof().await.expect("whole");
        assert_eq!((whole.entries, whole.subjects, whole.waiting), (3, 1, 0));

        // A change by hand, and back.
        for (by_hand, back, fault) in [
            (
                "UPDATE families SET decision = 'established'",
                "UPDATE families SET decision = 'suspended'",
                Fault::Family { family: 1 },
            ),
            (
                "UPDATE family_members SET left_on = '2026-01-01' WHERE given_name = 'Глеб'",
                "UPDATE family_members SET left_on = NULL WHERE given_name = 'Глеб'",
                Fault::Family { family: 1 },
            ),
            (
                "UPDATE family_events SET detail = 'другое' WHERE seq = 3",
                "UPDATE family_events SET detail = 'проверка' WHERE seq = 3",
                Fault::Changed {
                    log: Log::Families,
                    position: 3,
                    entry: "family 1".to_owned(),
                    why: "its detail is not the one that was written",
                },
            ),
            (
                "UPDATE family_events SET at = at + 1 WHERE seq = 2",
                "UPDATE family_events SET at = at - 1 WHERE seq = 2",
                Fault::Changed {
                    log: Log::Families,
                    position: 2,
                    entry: "family 1".to_owned(),
                    why: "its hash does not follow from what it says",
                },
            ),
        ] {
            stage.run(by_hand, []).await;
            assert_eq!(proof().await, Err(fault), "{by_hand}");
            stage.run(back, []).await;
            assert!(proof().await.is_ok(), "{back}");
        }

        // A detail may be forgotten: its hash stays in the chain.
        stage
            .run(
                "UPDATE family_events SET detail = '', nonce = '' WHERE seq = 2",
                [],
            )
            .await;
        assert!(proof().await.is_ok());
        stage
            .run("DELETE FROM family_events WHERE seq = 2", [])
            .await;
        assert_eq!(
            proof().await,
            Err(Fault::Missing {
                log: Log::Families,
                position: 2
            })
        );
    })
    .await;
}

/// What an earlier version has written gets its places once.
#[tokio::test]
async fn older_history_of_families_is_taken_into_the_chain() {
    on_every_stage(async |stage: Stage| {
        for sql in [
            "INSERT INTO families (region, valid_from, decision, revision, created_at) \
             VALUES ('77', '2024-01-01', 'established', 2, 0)",
            "INSERT INTO family_events (family_number, seq, at, by, kind, detail) \
             SELECT number, 1, 10, 'somebody', 'registered', '' FROM families",
            "INSERT INTO family_events (family_number, seq, at, by, kind, detail) \
             SELECT number, 2, 5, 'somebody', 'term', '2030-01-01' FROM families",
        ] {
            stage.run(sql, []).await;
        }
        let proof = async || {
            let proof = verify_families(stage.connection(), "").await;
            proof.expect("a database").expect("whole")
        };
        assert_eq!((proof().await.entries, proof().await.waiting), (0, 2));
        let adopted = adopt_families(&stage.database).await;
        assert_eq!(adopted.expect("adopted"), 2);
        let adopted = adopt_families(&stage.database).await;
        assert_eq!(adopted.expect("adopted"), 0);
        assert_eq!((proof().await.entries, proof().await.waiting), (2, 0));
    })
    .await;
}
