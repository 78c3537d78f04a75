//! A check that was made without a network is judged by what held when it was made.

use app::ports::{Accounts as _, LateCheck, LateChecks, LateResult};
use domain::{
    holder::{HolderNumber, HolderState},
    offline::LONGEST_CAP,
    scenario::Scenario,
    status::StatusKind,
};
use server::{
    accounts::StoredAccounts,
    issuer::{self, MasterKey},
    registry::changes::{self, Decision},
    store::{self, StoreError},
};

use crate::stage::{Citizen, LIBRARY, MASTER, NOW, STUDENT, Stage, ogrn, on_every_stage, scanned};

const HOUR: i64 = 3_600;

fn number(citizen: &Citizen) -> HolderNumber {
    HolderNumber::new(citizen.number).expect("40 bits")
}

fn by_nobody(at: i64) -> Decision<'static> {
    Decision {
        by: None,
        at,
        reason: "",
    }
}

/// The problem that the organization learns of this code, shown without a network in the window
/// of [`NOW`] at `made` and sent an hour later.
async fn problem(stage: &Stage, scenario: Scenario, of: &Citizen, made: i64) -> Option<String> {
    stage.clock.set(NOW);
    let staff = stage.staff(LIBRARY).await;
    let code = stage.code(of, scenario);
    let check = LateCheck {
        account: staff.account.clone(),
        request: scanned(Some(LIBRARY), &code),
        at: made,
        data_at: NOW - 60,
    };
    stage.clock.set(NOW + HOUR);
    let answers = stage.checks.settle(&staff, &[check]).await;
    assert_eq!(answers.expect("answers")[0].result, LateResult::Settled);
    let sql = format!(
        "SELECT a.problem FROM checks c LEFT JOIN late_alarms a ON a.check_id = c.id \
         WHERE c.verifier_account = '{}'",
        staff.account
    );
    stage.values::<Option<String>>(&sql).await.remove(0)
}

#[tokio::test]
async fn a_pause_counts_from_its_second_on_and_not_before() {
    on_every_stage(async |stage: Stage| {
        let status = Some("status".to_owned());
        for (made, expected) in [
            (NOW + 9, None),
            (NOW + 10, status.clone()),
            (NOW + 11, status),
        ] {
            let citizen = stage.adult().await;
            changes::set_state(
                stage.connection(),
                number(&citizen),
                HolderState::Paused,
                NOW + 10,
            )
            .await
            .expect("paused");
            let age = Scenario::Age18;
            let found = problem(&stage, age, &citizen, made).await;
            assert_eq!(found, expected, "made at {made}");
            // Why is the holder's to know.
            let reason = stage
                .values::<Option<String>>("SELECT reason FROM holder_checks ORDER BY check_id DESC")
                .await
                .remove(0);
            assert_eq!(reason.is_some(), expected.is_some());
        }
    })
    .await;
}

#[tokio::test]
async fn a_pause_that_is_over_does_not_bring_back_the_codes_before_it() {
    on_every_stage(async |stage: Stage| {
        for (made, expected) in [(NOW, None), (NOW + 12, Some("status".to_owned()))] {
            let citizen = stage.adult().await;
            for (state, at) in [
                (HolderState::Paused, NOW + 5),
                (HolderState::Active, NOW + 5),
                (HolderState::Paused, NOW + 8),
                (HolderState::Active, NOW + 10),
            ] {
                changes::set_state(stage.connection(), number(&citizen), state, at)
                    .await
                    .expect("changed");
            }
            let found = problem(&stage, Scenario::Age18, &citizen, made).await;
            assert_eq!(found, expected, "made at {made}");
            stage.clock.set(NOW);
            let online = stage.code(&citizen, Scenario::Age18);
            let staff = stage.staff(LIBRARY).await;
            let answer = stage.scan(&staff, Some(LIBRARY), &online).await;
            assert_eq!(
                answer.outcome.key(),
                "not_confirmed",
                "an old epoch, by now"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn ending_all_sessions_ends_the_codes_from_then_on() {
    on_every_stage(async |stage: Stage| {
        for (ended, expected) in [(NOW + 1, None), (NOW, Some("status".to_owned()))] {
            let citizen = stage.adult().await;
            let accounts = StoredAccounts::new(stage.database.clone(), stage.clock.clone(), true);
            stage.clock.set(ended);
            accounts
                .end_other_sessions(&citizen.visitor)
                .await
                .expect("ended");
            let found = problem(&stage, Scenario::Age18, &citizen, NOW).await;
            assert_eq!(found, expected, "ended at {ended}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_status_put_on_hold_counts_until_that_second() {
    on_every_stage(async |stage: Stage| {
        let cases = [
            // Put on hold after the check, and before it.
            (vec![(true, NOW + 1)], None),
            (vec![(true, NOW)], Some("status".to_owned())),
            // Off again before the check, and after it.
            (vec![(true, NOW - 9), (false, NOW)], None),
            (
                vec![(true, NOW - 9), (false, NOW + 1)],
                Some("status".to_owned()),
            ),
        ];
        for (steps, expected) in cases {
            let citizen = stage.adult().await;
            stage
                .status(&citizen, StatusKind::Student, "2026-01-01", None)
                .await;
            let status = format!(
                "SELECT id FROM statuses WHERE holder_number = {}",
                citizen.number
            );
            let status = stage.values::<String>(&status).await.remove(0);
            for (suspended, at) in &steps {
                changes::suspend(stage.connection(), &status, *suspended, &by_nobody(*at))
                    .await
                    .expect("changed");
            }
            let found = problem(&stage, STUDENT, &citizen, NOW).await;
            assert_eq!(found, expected, "{steps:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_key_of_a_code_counts_for_as_long_as_a_check_may_be_late() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let director = stage.director(LIBRARY).await;
        let library = ogrn(LIBRARY);
        let longest = u8::try_from(LONGEST_CAP / HOUR).expect("hours");
        let set = stage.checks.set_cap(&director, &library, longest).await;
        set.expect("set");
        let check = LateCheck {
            account: staff.account.clone(),
            request: scanned(Some(LIBRARY), &stage.code(&citizen, Scenario::Age18)),
            at: NOW,
            data_at: NOW,
        };
        // Another key signs from a few seconds later on.
        let master = MasterKey::new(&MASTER);
        let turn = issuer::rotate(&stage.database, &master, NOW, true).await;
        assert!(turn.expect("rotated").from < NOW + HOUR);
        stage.issuer.refresh().await.expect("seen");
        stage.clock.set(NOW + LONGEST_CAP);
        let sent = stage.checks.settle(&staff, &[check]).await;
        assert_eq!(sent.expect("sent")[0].result, LateResult::Settled);
        let alarms = stage.checks.alarms(&director, &library).await;
        assert_eq!(alarms.expect("alarms").lines, []);
    })
    .await;
}

#[tokio::test]
async fn what_nobody_can_ask_about_any_more_is_deleted() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        stage
            .status(&citizen, StatusKind::Student, "2026-01-01", None)
            .await;
        let status = stage
            .values::<String>("SELECT id FROM statuses")
            .await
            .remove(0);
        changes::end_codes(stage.connection(), number(&citizen), NOW)
            .await
            .expect("ended");
        changes::suspend(stage.connection(), &status, true, &by_nobody(NOW))
            .await
            .expect("on hold");
        let kept = async || {
            stage.count("SELECT COUNT(*) FROM holder_pasts").await
                + stage.count("SELECT COUNT(*) FROM status_pasts").await
        };
        for (at, left) in [(NOW + LONGEST_CAP, 2), (NOW + LONGEST_CAP + 2 * HOUR, 0)] {
            store::clean_up(&stage.database, at).await.expect("clean");
            assert_eq!(kept().await, left);
        }
        let nobody = HolderNumber::new(999_999).expect("small");
        let refused = changes::end_codes(stage.connection(), nobody, NOW).await;
        assert!(matches!(refused, Err(StoreError::NotFound)));
    })
    .await;
}
