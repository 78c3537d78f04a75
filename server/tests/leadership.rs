//! Directors and deputies on a real database: what each may do, and how roles change.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

use std::sync::Arc;

use app::{
    error::{AppError, Problem},
    forms::Fields,
    ports::{
        AbuseWatch, Assurance, Batches, Branches, Complaints, Confirmations, Documents, Drafts,
        Invitations, IssuePower, IssueToMany, Language, LateChecks, Leadership, NewTill, OnceADay,
        PaperDetails, Papers, PowersOfAttorney, Reminders, Tills, Training, Visitor,
    },
};
use domain::{
    director::{Act, DirectorRole},
    once::Scope,
    power::{Limits, Powers, Validity},
    scenario::Scenario,
};
use server::{
    batches::BatchDesk,
    branches::BranchDesk,
    confirmations::ConfirmationDesk,
    drafts::DraftDesk,
    invitations::InvitationDesk,
    leadership::LeadershipDesk,
    once::OnceDesk,
    papers::PaperDesk,
    reminders::{ReminderDesk, Writing},
    texts::FluentTexts,
    tills::TillDesk,
    training::TrainingDesk,
    watch::WatchDesk,
};
use time::macros::date;

use crate::stage::{CINEMA, LIBRARY, NOW, STUDENT, Stage, TODAY, ogrn, on_every_stage};

fn desk(stage: &Stage) -> LeadershipDesk {
    LeadershipDesk::new(stage.database.clone(), stage.clock.clone())
}

/// Somebody of that phone number.
async fn with_phone(stage: &Stage, name: &str, phone: &str) -> Visitor {
    let visitor = stage.person(name).await;
    let id = visitor.account.clone();
    stage
        .run(
            "UPDATE accounts SET phone = ? WHERE id = ?",
            [phone.into(), id.into()],
        )
        .await;
    visitor
}

async fn deputy(stage: &Stage, of: &str) -> Visitor {
    let visitor = stage.director(of).await;
    let id = visitor.account.clone();
    stage
        .run(
            "UPDATE directors SET role = 'deputy' WHERE account_id = ?",
            [id.into()],
        )
        .await;
    visitor
}

fn mandate(replaces: Option<&str>) -> IssuePower {
    let (from, until) = (date!(2026 - 03 - 01), date!(2026 - 12 - 31));
    IssuePower {
        others: Vec::new(),
        plain_text: None,
        may_hand_over: false,
        draft: None,
        person: "+79001234567".to_owned(),
        powers: Powers::new([STUDENT, Scenario::Age18]).expect("two"),
        validity: Validity::new(from, until).expect("in order"),
        limits: Limits::default(),
        replaces: replaces.map(str::to_owned),
    }
}

/// Id of a branch.
const RIVER: &str = "018f8d5e-0000-7000-8000-000000000001";

/// What the ports say when this person does it.
async fn done(stage: &Stage, by: &Visitor, act: Act, staff: &Visitor) -> Option<AppError> {
    let library = ogrn(LIBRARY);
    let number = stage
        .power(LIBRARY, staff, &[STUDENT], TODAY, "2026-12-31")
        .await;
    let suspended = [NOW.into(), number.clone().into()];
    if act == Act::Resume {
        let sql = "UPDATE powers SET suspended_at = ? WHERE number = ?";
        stage.run(sql, suspended).await;
    }
    let (clock, database) = (stage.clock.clone(), stage.database.clone());
    if matches!(act, Act::CloseBranch | Act::EnrolDevice) {
        let sql = "INSERT INTO branches (id, ogrn, name, address, created_at, created_by) \
                   SELECT ?, ?, 'На Речной', '', 0, '' \
                   WHERE NOT EXISTS (SELECT 1 FROM branches WHERE name = 'На Речной')";
        stage.run(sql, [RIVER.into(), LIBRARY.into()]).await;
    }
    let branches = || {
        let (origin, signals) = (stage.issuer.origin().clone(), stage.signals.clone());
        BranchDesk::new(stage.database.clone(), stage.clock.clone(), origin, signals)
    };
    match act {
        Act::ArrangeBranches => {
            let added = branches().add(by, &library, &by.account, "").await;
            added.err()
        }
        Act::CloseBranch => branches().close(by, &library, RIVER).await.err(),
        Act::EnrolDevice => {
            let made = branches().make_link(by, &library, RIVER, "x").await;
            made.err()
        }
        Act::RevokeDevice => branches().revoke(by, &library, "none", "x").await.err(),
        Act::DemandTraining => {
            let (origin, signals) = (stage.issuer.origin().clone(), stage.signals.clone());
            let training = TrainingDesk::new(database, clock, origin, signals);
            training.demand(by, &library, true).await.err()
        }
        Act::NameConfirmers => {
            let allowed = "INSERT INTO confirmation_rights (id, ogrn, since, since_by, reason) \
                           SELECT 'r', ?, 0, '', '' \
                           WHERE NOT EXISTS (SELECT 1 FROM confirmation_rights WHERE id = 'r')";
            stage.run(allowed, [LIBRARY.into()]).await;
            let desk = ConfirmationDesk::new(database, clock, stage.signals.clone());
            desk.name(by, &library, &staff.account, true).await.err()
        }
        Act::ArrangeTills => {
            let tills = TillDesk::new(database, clock, false);
            let till = NewTill {
                name: by.account.clone(),
                responsible: staff.account.clone(),
                scenarios: vec![STUDENT],
            };
            tills.add(by, &library, &till).await.err()
        }
        Act::SetOnce => {
            let desk = OnceDesk::new(database, clock);
            let rules = [(STUDENT, Some(Scope::Organization))];
            desk.set(by, &library, &rules).await.err()
        }
        Act::Draft => {
            let drafts = DraftDesk::new(database, clock);
            drafts
                .keep(by, &library, None, &Fields::of(&[]))
                .await
                .err()
        }
        Act::Look => stage.powers.overview(by, &library).await.err(),
        Act::Issue => stage.powers.issue(by, &library, &mandate(None)).await.err(),
        Act::Replace => {
            let mandate = mandate(Some(&number));
            stage.powers.issue(by, &library, &mandate).await.err()
        }
        Act::Import => {
            let imported = stage.documents.import(by, &library, b"<x/>", None).await;
            imported.err()
        }
        Act::Suspend => stage.powers.suspend(by, &library, &number, "x").await.err(),
        Act::Resume => stage.powers.resume(by, &library, &number, "x").await.err(),
        Act::Revoke => stage.powers.revoke(by, &library, &number, "x").await.err(),
        Act::TakeNote => stage.checks.acknowledge(by, &library, "none").await.err(),
        Act::ResolveAlert => {
            let watch = WatchDesk::new(database, clock);
            watch.resolve(by, &library, "none", "x").await.err()
        }
        Act::SetOfflineCap => stage.checks.set_cap(by, &library, 5).await.err(),
        Act::AnswerComplaint => {
            let answered = stage.complaints.answer(by, &library, "none", "x").await;
            answered.err()
        }
        Act::WritePapers => {
            let papers = PaperDesk::new(database, clock, stage.issuer.origin().clone());
            let details = PaperDetails::default();
            papers.write(by, &library, &details).await.err()
        }
        Act::SetReminders => {
            let writing = Writing {
                texts: Arc::new(FluentTexts::load().expect("texts")),
                origin: stage.issuer.origin().clone(),
            };
            let reminders = ReminderDesk::new(database, clock, writing, None);
            let set = reminders.set_address(by, &library, "", Language::Ru).await;
            set.err()
        }
        Act::Invite => {
            let origin = stage.issuer.origin().clone();
            let desk = InvitationDesk::new(database, clock, origin);
            desk.invite(by, &library, "+79001234568").await.err()
        }
        Act::Appoint => {
            let role = DirectorRole::Deputy;
            let desk = desk(stage);
            let appointed = desk.appoint(by, &library, "+79001234567", role).await;
            appointed.err()
        }
    }
}

/// What is said of powers of attorney for those who were chosen.
async fn many(stage: &Stage, by: &Visitor, staff: &Visitor) -> Result<String, AppError> {
    let texts = Arc::new(FluentTexts::load().expect("texts"));
    let batches = BatchDesk::new(stage.database.clone(), stage.clock.clone(), texts);
    let mandate = mandate(None);
    let issue = IssueToMany {
        people: vec![staff.account.clone()],
        everyone_without: false,
        powers: mandate.powers,
        validity: mandate.validity,
        limits: mandate.limits,
    };
    batches.issue_to_many(by, &ogrn(LIBRARY), &issue).await
}

/// Every act of the table is kept by the port behind it, for every role: what the table allows is
/// done, or refused for another reason; what it does not is refused for that one.
#[tokio::test]
async fn the_ports_keep_the_table() {
    on_every_stage(async |stage: Stage| {
        let staff = with_phone(&stage, "Сотрудникова Ульяна", "+79001234567").await;
        let people = [
            (DirectorRole::Director, stage.director(LIBRARY).await),
            (DirectorRole::Deputy, deputy(&stage, LIBRARY).await),
        ];
        let elsewhere = stage.director(CINEMA).await;
        let desk = desk(&stage);
        for act in Act::ALL {
            for (role, by) in &people {
                let refused = done(&stage, by, act, &staff).await;
                let is_refused = refused == Some(AppError::director_only());
                assert_eq!(
                    is_refused,
                    !role.may(act),
                    "{act:?} by {role:?}: {refused:?}"
                );
                let asked = desk.may(by, &ogrn(LIBRARY), act).await;
                assert_eq!(asked.is_ok(), role.may(act), "{act:?} by {role:?}");
                if act == Act::Appoint && role.may(act) {
                    // Free again for the next.
                    let account = staff.account.clone();
                    stage
                        .run(
                            "DELETE FROM directors WHERE account_id = ?",
                            [account.into()],
                        )
                        .await;
                }
            }
            for by in [&staff, &elsewhere] {
                let refused = done(&stage, by, act, &staff).await;
                assert_eq!(refused, Some(AppError::NotFound), "{act:?}");
            }
        }
        let (by, library) = (&people[1].1, ogrn(LIBRARY));
        let left = stage.powers.leave(by, &library, &staff.account, "x");
        assert_eq!(left.await, Err(AppError::director_only()));
    })
    .await;
}

/// Without the password everything that asks for it is left undone, and nothing else is.
#[tokio::test]
async fn what_gives_or_takes_authority_asks_for_the_password() {
    on_every_stage(async |stage: Stage| {
        let staff = with_phone(&stage, "Сотрудникова Ульяна", "+79001234567").await;
        let director = stage.director(LIBRARY).await;
        stage.forget_password(&director).await;
        let state = "SELECT count(*) FROM powers WHERE revoked_at IS NOT NULL \
                     OR replaced_by IS NOT NULL OR issued_at > 0";
        for act in Act::ALL {
            let refused = done(&stage, &director, act, &staff).await;
            let asked = refused == Some(AppError::password_needed());
            // No document of this test gets as far: see `server/tests/documents.rs`.
            if act != Act::Import {
                assert_eq!(asked, act.asks_for_password(), "{act:?}: {refused:?}");
            }
        }
        // Many at once ask as one does.
        let library = ogrn(LIBRARY);
        let left = stage.powers.leave(&director, &library, &staff.account, "x");
        assert_eq!(left.await, Err(AppError::password_needed()));
        let many = many(&stage, &director, &staff).await;
        assert_eq!(many, Err(AppError::password_needed()));
        assert_eq!(stage.count("SELECT count(*) FROM batches").await, 0);
        assert_eq!(stage.count(state).await, 0);
        assert_eq!(stage.count("SELECT count(*) FROM directors").await, 1);
        assert_eq!(stage.count("SELECT count(*) FROM role_events").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_director_names_others_and_takes_roles_away() {
    on_every_stage(async |stage: Stage| {
        let (desk, library) = (desk(&stage), ogrn(LIBRARY));
        let director = stage.director(LIBRARY).await;
        let named = with_phone(&stage, "Замов Глеб", "+79001234567").await;
        let appoint =
            async |by: &Visitor, person: &str, role| desk.appoint(by, &library, person, role).await;
        let wrong = |problem| Err(AppError::field("person", problem));
        let deputy = DirectorRole::Deputy;
        for (person, problem) in [
            ("", Problem::Required),
            ("Пушкин", Problem::Shape),
            ("+79990000000", Problem::NobodyFound),
        ] {
            assert_eq!(appoint(&director, person, deputy).await, wrong(problem));
        }
        let basic = stage.account("Некто", Assurance::Basic).await;
        let sql = "UPDATE accounts SET phone = '+79990000001' WHERE id = ?";
        stage.run(sql, [basic.account.into()]).await;
        let unknown = appoint(&director, "+79990000001", deputy).await;
        assert_eq!(unknown, wrong(Problem::AccountNotConfirmed));

        assert_eq!(desk.role(&named, &library).await, Err(AppError::NotFound));
        assert_eq!(appoint(&director, "8 900 123-45-67", deputy).await, Ok(()));
        assert_eq!(desk.role(&named, &library).await, Ok(deputy));
        let again = appoint(&director, "+79001234567", DirectorRole::Director).await;
        assert_eq!(again, wrong(Problem::AlreadyDone));
        let by_deputy = appoint(&named, "+79990000000", deputy).await;
        assert_eq!(by_deputy, Err(AppError::director_only()));

        stage.clock.advance(60);
        let change = async |by: &Visitor, of: &Visitor, role| {
            desk.change(by, &library, &of.account, role, false).await
        };
        assert_eq!(
            change(&director, &named, Some(deputy)).await,
            Err(AppError::Conflict)
        );
        assert_eq!(
            change(&director, &named, Some(DirectorRole::Director)).await,
            Ok(())
        );
        assert_eq!(change(&named, &director, None).await, Ok(()));
        assert_eq!(
            desk.role(&director, &library).await,
            Err(AppError::NotFound)
        );
        assert_eq!(
            change(&named, &director, None).await,
            Err(AppError::NotFound),
            "there is no role any more"
        );

        let told = desk.directors(&named, &library).await.expect("list");
        let people: Vec<_> = told
            .people
            .iter()
            .map(|line| (line.name.as_str(), line.role, line.is_self))
            .collect();
        assert_eq!(people, [("Замов Глеб", DirectorRole::Director, true)]);
        let events: Vec<_> = told
            .events
            .iter()
            .map(|event| (event.name.as_str(), event.role, event.by.as_str(), event.at))
            .collect();
        let (director, named) = ("Директоров Игнат", "Замов Глеб");
        assert_eq!(
            events,
            [
                (director, None, named, NOW + 60),
                (named, Some(DirectorRole::Director), director, NOW + 60),
                (named, Some(deputy), director, NOW),
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn the_last_director_stays_and_nobody_slips() {
    on_every_stage(async |stage: Stage| {
        let (desk, library) = (desk(&stage), ogrn(LIBRARY));
        let director = stage.director(LIBRARY).await;
        deputy(&stage, LIBRARY).await;
        let own = async |role, is_sure| {
            desk.change(&director, &library, &director.account, role, is_sure)
                .await
        };
        let last = Err(AppError::field("account", Problem::LastDirector));
        for role in [None, Some(DirectorRole::Deputy)] {
            assert_eq!(own(role, true).await, last, "a deputy is no director");
        }
        stage.director(LIBRARY).await;
        let unsure = Err(AppError::field("sure", Problem::Required));
        assert_eq!(own(Some(DirectorRole::Deputy), false).await, unsure);
        assert_eq!(own(Some(DirectorRole::Deputy), true).await, Ok(()));
        assert_eq!(
            own(Some(DirectorRole::Director), true).await,
            Err(AppError::director_only()),
            "nobody raises themselves"
        );
    })
    .await;
}

/// Both remove each other at the same moment: one of them stays.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_who_remove_each_other_one_stays() {
    on_every_stage(async |stage: Stage| {
        let (one, other) = (stage.director(LIBRARY).await, stage.director(LIBRARY).await);
        let remove = |by: Visitor, whom: String| {
            let desk = desk(&stage);
            tokio::spawn(async move { desk.change(&by, &ogrn(LIBRARY), &whom, None, false).await })
        };
        let first = remove(one.clone(), other.account.clone());
        let second = remove(other, one.account);
        let results = [first.await.expect("ran"), second.await.expect("ran")];
        let done = results.iter().filter(|result| result.is_ok()).count();
        assert_eq!(done, 1, "{results:?}");
        let left = "SELECT count(*) FROM directors";
        assert_eq!(stage.count(left).await, 1);
    })
    .await;
}
