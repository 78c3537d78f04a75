//! One code, many scanners.

use std::sync::Arc;

use app::ports::{CheckAnswer, Checks, Presentations, Visitor};
use domain::{outcome::OutcomeKind, scenario::Scenario};
use server::{
    checks::{CheckDesk, CheckLimits},
    clock::Clock,
};

use crate::stage::{CINEMA, LIBRARY, NOW, STUDENT, Stage, on_every_stage, scanned};

async fn race(
    stage: &Arc<Stage>,
    staff: &[(Visitor, &'static str)],
    code: &str,
) -> Vec<CheckAnswer> {
    let mut scans = tokio::task::JoinSet::new();
    for (visitor, organization) in staff {
        let (stage, visitor, code) = (stage.clone(), visitor.clone(), code.to_owned());
        let organization = *organization;
        scans.spawn(async move { stage.scan(&visitor, Some(organization), &code).await });
    }
    scans.join_all().await
}

#[tokio::test(flavor = "multi_thread")]
async fn of_64_scanners_exactly_one_gets_a_yes() {
    on_every_stage(async |stage: Stage| {
        let stage = Arc::new(stage);
        let citizen = stage.adult().await;
        let mut staff = Vec::new();
        for number in 0..64 {
            let organization = if number % 2 == 0 { LIBRARY } else { CINEMA };
            staff.push((stage.staff(organization).await, organization));
        }
        for _ in 0..50 {
            let code = stage.code(&citizen, Scenario::Age18);
            let answers = race(&stage, &staff, &code).await;
            let with = |outcome| {
                answers
                    .iter()
                    .filter(|answer| answer.outcome == outcome)
                    .collect::<Vec<_>>()
            };
            let [winner] = with(OutcomeKind::Confirmed)[..] else {
                panic!("not one confirmed");
            };
            let losers = with(OutcomeKind::AlreadyUsed);
            assert_eq!(losers.len(), 63);
            for loser in losers {
                let used = loser.used.as_ref().expect("when");
                assert_eq!(used.at, winner.at);
                assert_eq!(used.by_same, loser.organization == winner.organization);
            }
            stage.clock.advance(30);
        }
        let confirmed = "SELECT COUNT(*) FROM checks WHERE outcome = 'confirmed'";
        assert_eq!(stage.count(confirmed).await, 50);
        assert_eq!(stage.count("SELECT COUNT(*) FROM consumptions").await, 50);
        assert_eq!(stage.count("SELECT COUNT(*) FROM checks").await, 64 * 50);
        let copies = "SELECT COUNT(*) FROM holder_checks";
        assert_eq!(stage.count(copies).await, 64 * 50);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_bystanders_do_not_block_an_organization() {
    on_every_stage(async |stage: Stage| {
        let stage = Arc::new(stage);
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let code = stage.code(&citizen, Scenario::Age18);
        let clock: Arc<dyn Clock> = stage.clock.clone();
        let desk = CheckDesk::new(
            stage.database.clone(),
            clock,
            stage.issuer.clone(),
            stage.signals.clone(),
        );
        let desk = Arc::new(desk.with_limits(CheckLimits {
            individual_per_minute: 100,
            ..CheckLimits::default()
        }));
        let mut scans = tokio::task::JoinSet::new();
        for _ in 0..10 {
            let bystander = stage.person("Прохожий").await;
            for _ in 0..100 {
                let (desk, bystander, code) = (desk.clone(), bystander.clone(), code.clone());
                scans.spawn(async move { desk.check(&bystander, &scanned(None, &code)).await });
            }
        }
        for answer in scans.join_all().await {
            let answer = answer.expect("within the limit");
            assert_eq!(answer.outcome, OutcomeKind::Confirmed);
        }
        assert_eq!(stage.count("SELECT COUNT(*) FROM consumptions").await, 0);
        let answer = stage.scan(&staff, Some(LIBRARY), &code).await;
        assert_eq!(answer.outcome, OutcomeKind::Confirmed);
        // Each of them is shown to the holder, and after an organization they still get a yes.
        let copies = "SELECT COUNT(*) FROM holder_checks WHERE organization IS NULL";
        assert_eq!(stage.count(copies).await, 1_000);
        let late = stage.person("Прохожий").await;
        let answer = stage.scan(&late, None, &code).await;
        assert_eq!(answer.outcome, OutcomeKind::Confirmed);
    })
    .await;
}

#[tokio::test]
async fn a_second_code_of_the_same_holder_is_another_one() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let first = stage.code(&citizen, Scenario::Age18);
        assert_eq!(
            stage.scan(&staff, Some(LIBRARY), &first).await.outcome,
            OutcomeKind::Confirmed
        );
        let again = stage.scan(&staff, Some(LIBRARY), &first).await;
        assert_eq!(again.outcome, OutcomeKind::AlreadyUsed);
        assert!(again.used.expect("when").by_same);
        stage.clock.advance(30);
        let second = stage.code(&citizen, Scenario::Age18);
        assert_eq!(
            stage.scan(&staff, Some(LIBRARY), &second).await.outcome,
            OutcomeKind::Confirmed
        );
    })
    .await;
}

#[tokio::test]
async fn a_no_takes_the_code_too_and_stays_a_no() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let code = stage.code(&citizen, STUDENT);
        for _ in 0..2 {
            let answer = stage.scan(&staff, Some(LIBRARY), &code).await;
            assert_eq!(answer.outcome, OutcomeKind::NotConfirmed);
        }
        assert_eq!(stage.count("SELECT COUNT(*) FROM consumptions").await, 1);
        let notice = stage.presentations.notices(&citizen.visitor).await;
        let notice = notice.expect("notices").check.expect("a check");
        assert_eq!(notice.taken_until, Some(NOW - 10 + 30));
    })
    .await;
}
