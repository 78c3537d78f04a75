//! The bank of large families and their certificates on a real database.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

mod certificates;

use app::{
    error::{AppError, Problem},
    ports::{
        Families, FamilyChange, FamilyFile, Looked, NewFamily, NewMember, Registry as _, Visitor,
    },
};
use domain::{
    family::{FamilyRole, FamilyStanding},
    outcome::OutcomeKind,
    region::Region,
    scenario::Scenario,
    status::{StatusKind, StatusState},
};
use server::{certificates::CertificateDesk, clock::Clock, families::FamilyDesk};
use time::{Date, macros::date};

use crate::stage::{Citizen, LIBRARY, Stage, on_every_stage};

const SNILS: &str = "900-000-001 82";
const LARGE_FAMILY: Scenario = Scenario::Status(StatusKind::LargeFamily);

impl Stage {
    fn bank(&self) -> FamilyDesk {
        let clock = std::sync::Arc::clone(&self.clock) as std::sync::Arc<dyn Clock>;
        FamilyDesk::new(self.database.clone(), clock, self.issuer.clone())
    }

    fn certificates(&self) -> CertificateDesk {
        let clock = std::sync::Arc::clone(&self.clock) as std::sync::Arc<dyn Clock>;
        CertificateDesk::new(self.database.clone(), clock, self.issuer.clone())
    }

    async fn operator(&self) -> Visitor {
        let mut operator = self.person("Ключева Ирина").await;
        operator.is_operator = true;
        operator
    }

    /// An adult with a Digital ID, who can be found by [`SNILS`].
    async fn mother(&self) -> Citizen {
        let mother = self.adult().await;
        self.run(
            "UPDATE accounts SET snils = ? WHERE id = ?",
            [
                SNILS.replace(['-', ' '], "").into(),
                mother.visitor.account.clone().into(),
            ],
        )
        .await;
        mother
    }

    async fn file(&self, operator: &Visitor, number: u64) -> FamilyFile {
        let looked = self.bank().look(operator, number, "тест").await;
        looked.expect("a reason opens the file");
        let file = self.bank().family(operator, number).await;
        file.expect("a family")
    }

    /// Changes the family as it is now.
    async fn change(
        &self,
        operator: &Visitor,
        number: u64,
        change: FamilyChange,
    ) -> Result<(), AppError> {
        let revision = self.file(operator, number).await.revision;
        self.bank()
            .change(operator, number, revision, &change)
            .await
    }

    /// What the registry says of the mother's being of a large family.
    async fn large_family(
        &self,
        operator: &Visitor,
        of: &Citizen,
    ) -> Option<(Option<Date>, StatusState)> {
        let looked = self.registry.look(operator, of.number, "семья").await;
        looked.expect("a reason opens the file");
        let file = self.registry.holder(operator, of.number).await;
        let statuses = file.expect("a holder").statuses;
        assert!(statuses.len() < 2, "{statuses:?}");
        statuses
            .into_iter()
            .map(|held| (held.status.until, held.state))
            .next()
    }
}

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

/// Mother with an account, father, three children; the eldest is 18 on 10 June 2028.
fn family() -> NewFamily {
    let mut mother = member(FamilyRole::Parent, "Анна", date!(1990 - 11 - 01));
    mother.snils = Some((SNILS.to_owned(), "snils-0"));
    NewFamily {
        region: Region::from_key("77").expect("Moscow"),
        from: date!(2024 - 05 - 20),
        until: None,
        members: vec![
            mother,
            member(FamilyRole::Parent, "Илья", date!(1988 - 01 - 01)),
            member(FamilyRole::Child, "Артём", date!(2010 - 06 - 10)),
            member(FamilyRole::Child, "Мария", date!(2015 - 01 - 31)),
            member(FamilyRole::Child, "Лев", date!(2020 - 12 - 01)),
        ],
    }
}

#[tokio::test]
async fn a_family_gives_its_members_the_status_until_the_eldest_grows_up() {
    on_every_stage(async |stage| {
        let (operator, mother) = (stage.operator().await, stage.mother().await);
        let staff = stage.staff(LIBRARY).await;
        assert_eq!(stage.large_family(&operator, &mother).await, None);
        let number = stage.bank().register(&operator, &family()).await;
        let number = number.expect("registered");
        let file = stage.file(&operator, number).await;
        assert_eq!(file.standing, FamilyStanding::Established);
        assert_eq!(file.lasts_until, Some(date!(2028 - 06 - 09)));
        assert_eq!(file.members.len(), 5);
        assert_eq!(
            stage.large_family(&operator, &mother).await,
            Some((Some(date!(2028 - 06 - 09)), StatusState::Active))
        );
        let code = stage.code(&mother, LARGE_FAMILY);
        let answer = stage.scan(&staff, Some(LIBRARY), &code).await;
        assert_eq!(answer.outcome, OutcomeKind::Confirmed);
    })
    .await;
}

#[tokio::test]
async fn every_change_reaches_the_status_and_the_history() {
    on_every_stage(async |stage| {
        let (operator, mother) = (stage.operator().await, stage.mother().await);
        let number = stage.bank().register(&operator, &family()).await;
        let number = number.expect("registered");
        let eldest = stage.file(&operator, number).await.members[2].id.clone();
        let status = async || {
            stage
                .large_family(&operator, &mother)
                .await
                .expect("a status")
        };
        let studies = FamilyChange::Correct {
            member: eldest.clone(),
            studies_until: Some(date!(2032 - 06 - 30)),
            left: None,
        };
        stage
            .change(&operator, number, studies)
            .await
            .expect("done");
        assert_eq!(
            status().await,
            (Some(date!(2032 - 06 - 30)), StatusState::Active)
        );
        let why = || "нет справки".to_owned();
        let suspend = FamilyChange::Suspend(why());
        stage
            .change(&operator, number, suspend)
            .await
            .expect("done");
        assert_eq!(status().await.1, StatusState::Suspended);
        let again = stage
            .change(&operator, number, FamilyChange::Suspend(why()))
            .await;
        assert_eq!(again, Err(AppError::Conflict), "it is on hold");
        let resume = FamilyChange::Resume;
        stage.change(&operator, number, resume).await.expect("done");
        assert_eq!(status().await.1, StatusState::Active);
        let leaves = FamilyChange::Correct {
            member: eldest,
            studies_until: None,
            left: Some(date!(2026 - 02 - 28)),
        };
        stage.change(&operator, number, leaves).await.expect("done");
        assert_eq!(
            status().await,
            (Some(date!(2026 - 02 - 28)), StatusState::Ended),
            "two children are too few since today"
        );
        let file = stage.file(&operator, number).await;
        assert_eq!(file.standing, FamilyStanding::TooFewChildren);
        let child = member(FamilyRole::Child, "Вера", date!(2026 - 02 - 10));
        let join = FamilyChange::Join(child, date!(2026 - 02 - 10));
        stage.change(&operator, number, join).await.expect("done");
        assert_eq!(
            status().await,
            (Some(date!(2033 - 01 - 30)), StatusState::Active)
        );
        let end = FamilyChange::End("переезд".to_owned());
        stage.change(&operator, number, end).await.expect("done");
        assert_eq!(status().await.1, StatusState::Ended);
        let file = stage.file(&operator, number).await;
        let kinds: Vec<_> = file.history.iter().map(|event| event.kind.key()).collect();
        assert_eq!(
            kinds,
            [
                "ended",
                "joined",
                "corrected",
                "resumed",
                "suspended",
                "corrected",
                "registered"
            ]
        );
        assert!(file.history.iter().all(|event| event.by == "Ключева Ирина"));
    })
    .await;
}

#[tokio::test]
async fn what_contradicts_itself_is_refused_and_leaves_nothing() {
    on_every_stage(async |stage| {
        let (operator, _) = (stage.operator().await, stage.mother().await);
        let mut two = family();
        two.members.truncate(4);
        let mut over = family();
        over.until = Some(date!(2026 - 02 - 28));
        let mut nobody = family();
        nobody.members[1].snils = Some(("900-000-002 83".to_owned(), "snils-1"));
        let mut mistyped = family();
        mistyped.members[1].snils = Some(("900-000-002 84".to_owned(), "snils-1"));
        let mut twice = family();
        twice.members[1].snils = Some((SNILS.to_owned(), "snils-1"));
        for (family, field, problem) in [
            (two, "children", Problem::TooFewChildren),
            (over, "until", Problem::Past),
            (nobody, "snils-1", Problem::NobodyFound),
            (mistyped, "snils-1", Problem::Control),
            (twice, "snils-1", Problem::AlreadyDone),
        ] {
            let refused = stage.bank().register(&operator, &family).await;
            assert_eq!(refused, Err(AppError::field(field, problem)));
        }
        for table in [
            "families",
            "family_members",
            "family_events",
            "certificates",
            "statuses",
        ] {
            let rows = stage.count(&format!("SELECT COUNT(*) FROM {table}")).await;
            assert_eq!(rows, 0, "{table}");
        }
        stage
            .bank()
            .register(&operator, &family())
            .await
            .expect("registered");
        let other = stage.bank().register(&operator, &family()).await;
        assert_eq!(other, Err(AppError::field("snils-0", Problem::OtherFamily)));
    })
    .await;
}

#[tokio::test]
async fn the_second_of_two_operators_sees_that_something_changed() {
    on_every_stage(async |stage| {
        let operator = stage.operator().await;
        stage.mother().await;
        let number = stage.bank().register(&operator, &family()).await;
        let number = number.expect("registered");
        let seen = stage.file(&operator, number).await.revision;
        let bank = stage.bank();
        let until = |day| FamilyChange::Term(Some(day));
        let (one, other) = (until(date!(2027 - 01 - 31)), until(date!(2027 - 12 - 31)));
        let (first, second) = tokio::join!(
            bank.change(&operator, number, seen, &one),
            bank.change(&operator, number, seen, &other),
        );
        let outcomes = [first.clone(), second];
        assert!(outcomes.contains(&Ok(())), "{outcomes:?}");
        assert!(outcomes.contains(&Err(AppError::Conflict)), "{outcomes:?}");
        let file = stage.file(&operator, number).await;
        let expected = if first.is_ok() {
            date!(2027 - 01 - 31)
        } else {
            date!(2027 - 12 - 31)
        };
        assert_eq!(file.until, Some(expected));
        assert_eq!(file.history.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn families_are_found_by_number_and_name_and_by_operators_only() {
    on_every_stage(async |stage| {
        let operator = stage.operator().await;
        stage.mother().await;
        let number = stage.bank().register(&operator, &family()).await;
        let number = number.expect("registered");
        for (query, found) in [
            ("", 1),
            ("ветрова", 1),
            ("лев ветрова", 1),
            ("петрова", 0),
            ("%", 0),
            (&number.to_string(), 1),
            ("999", 0),
        ] {
            let lines = stage.bank().find(&operator, query).await.expect("a list");
            assert_eq!(lines.len(), found, "{query}");
        }
        let stranger = stage.person("Полянин Роман").await;
        let bank = stage.bank();
        assert_eq!(
            bank.find(&stranger, "").await.err(),
            Some(AppError::NotFound)
        );
        assert_eq!(
            bank.family(&stranger, number).await.err(),
            Some(AppError::NotFound)
        );
        let change = bank
            .change(&stranger, number, 1, &FamilyChange::Resume)
            .await;
        assert_eq!(change, Err(AppError::NotFound));
        let register = bank.register(&stranger, &family()).await;
        assert_eq!(register, Err(AppError::NotFound));
    })
    .await;
}

/// A file opens with a reason, like a holder's, and the log tells it; whoever has written the
/// family down needs none.
#[tokio::test]
async fn a_file_opens_with_a_reason() {
    on_every_stage(async |stage: Stage| {
        let (bank, first) = (stage.bank(), stage.operator().await);
        stage.mother().await;
        let number = bank.register(&first, &family()).await.expect("written");
        assert!(bank.family(&first, number).await.is_ok());
        let second = stage.operator().await;
        let refused = bank.family(&second, number).await;
        assert!(refused.is_err_and(|error| error.is_reason_needed()));
        let looked = bank.look(&second, number, "обращение семьи").await;
        looked.expect("noted");
        assert!(bank.family(&second, number).await.is_ok());
        stage.clock.advance(30 * 60);
        for operator in [&first, &second] {
            let refused = bank.family(operator, number).await;
            assert!(refused.is_err_and(|error| error.is_reason_needed()));
        }
        let looks = stage.registry.looks(&first, None, 0, 10).await;
        let told: Vec<_> = looks
            .expect("looks")
            .lines
            .into_iter()
            .map(|line| (line.looked, line.reason))
            .collect();
        assert_eq!(
            told,
            [
                (Looked::Family(number), "обращение семьи".to_owned()),
                (Looked::Family(number), String::new()),
            ]
        );
        let nobody = stage.person("Некто").await;
        let refused = bank.look(&nobody, number, "просто так").await;
        assert_eq!(refused, Err(AppError::NotFound));
        let lost = bank.look(&second, number + 1, "нет такой").await;
        assert_eq!(lost, Err(AppError::NotFound));
    })
    .await;
}
