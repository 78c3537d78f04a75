//! Checks under powers of attorney that count in one branch alone.

use std::sync::Arc;

use app::{
    error::AppError,
    ports::{
        Branches, CheckAnswer, CheckRequest, Checks, FiguresOfChecks, LateCheck, LateChecks,
        Period, Visitor,
    },
};
use domain::{
    offline::LateProblem, outcome::OutcomeKind, power::AuthorityRefusal, scenario::Scenario,
};
use server::{clock::Clock as _, figures::FigureDesk};

use super::phone::{Phone, RIVER};
use crate::stage::{LIBRARY, NOW, Stage, ogrn, on_every_stage, scanned, typed};

/// A director, a branch with a phone, and staff who may check there alone.
struct Setting {
    director: Visitor,
    river: String,
    phone: Phone,
    staff: Visitor,
}

async fn setting(stage: &Stage) -> Setting {
    let director = stage.director(LIBRARY).await;
    let river = stage.branch(&director, RIVER).await;
    let phone = stage.phone(&director, &river, 1).await;
    let staff = stage.staff(LIBRARY).await;
    stage.bind(&staff, RIVER).await;
    Setting {
        director,
        river,
        phone,
        staff,
    }
}

/// A request about a fresh code.
async fn request(stage: &Stage) -> CheckRequest {
    let citizen = stage.adult().await;
    scanned(Some(LIBRARY), &stage.code(&citizen, Scenario::Age18))
}

async fn ask(stage: &Stage, by: &Visitor, request: &CheckRequest) -> CheckAnswer {
    stage.checks.check(by, request).await.expect("an answer")
}

/// Why it was refused, if it was.
async fn refused(stage: &Stage, by: &Visitor, request: &CheckRequest) -> Option<AuthorityRefusal> {
    let answer = ask(stage, by, request).await;
    match answer.authority {
        None => assert_eq!(answer.outcome, OutcomeKind::Confirmed),
        Some(_) => assert_eq!(answer.outcome, OutcomeKind::NoAuthority),
    }
    answer.authority
}

const NO_DEVICE: Option<AuthorityRefusal> = Some(AuthorityRefusal::Device);

#[tokio::test]
async fn a_phone_of_the_branch_proves_itself_each_time() {
    on_every_stage(async |stage: Stage| {
        let Setting { phone, staff, .. } = setting(&stage).await;
        let bare = request(&stage).await;
        assert_eq!(refused(&stage, &staff, &bare).await, NO_DEVICE);
        for (seconds, expected) in [
            (0, None),
            (5, None),
            (6, NO_DEVICE),
            (-20, None),
            (-21, NO_DEVICE),
        ] {
            let signed = phone.signs(&stage, request(&stage).await, NOW + seconds);
            let found = refused(&stage, &staff, &signed).await;
            assert_eq!(found, expected, "a clock ahead by {seconds}");
        }
        let used = stage.values::<i64>("SELECT used_at FROM devices").await;
        assert_eq!(used, [NOW]);
        let phones = format!(
            "SELECT count(*) FROM checks WHERE device_id = '{}'",
            phone.id
        );
        assert_eq!(stage.count(&phones).await, 3);
    })
    .await;
}

#[tokio::test]
async fn a_proof_is_good_for_its_own_attempt_alone() {
    on_every_stage(async |stage: Stage| {
        let Setting { phone, staff, .. } = setting(&stage).await;
        let one = phone.signs(&stage, request(&stage).await, NOW);
        let other = request(&stage).await;
        let with = |request: &CheckRequest| CheckRequest {
            device: one.device.clone(),
            ..request.clone()
        };
        assert_eq!(refused(&stage, &staff, &with(&other)).await, NO_DEVICE);
        let same_key = CheckRequest {
            input: other.input.clone(),
            ..one.clone()
        };
        assert_eq!(refused(&stage, &staff, &same_key).await, NO_DEVICE);
        let same_code = CheckRequest {
            idempotency_key: other.idempotency_key.clone(),
            ..one.clone()
        };
        // The key of `other` was used above by another request.
        let conflict = stage.checks.check(&staff, &same_code).await;
        assert_eq!(conflict, Err(AppError::Conflict));
        let fresh_key = CheckRequest {
            idempotency_key: scanned(None, "").idempotency_key,
            ..one.clone()
        };
        assert_eq!(refused(&stage, &staff, &fresh_key).await, NO_DEVICE);
        let digits = CheckRequest {
            device: one.device.clone(),
            ..typed(Some(LIBRARY), "12345678")
        };
        let answer = ask(&stage, &staff, &digits).await;
        assert_eq!(answer.authority, NO_DEVICE);
        for broken in [
            "",
            "x",
            "a.1.AAAA",
            &one.device.clone().expect("signed")[1..],
        ] {
            let broken = CheckRequest {
                device: Some(broken.to_owned()),
                ..request(&stage).await
            };
            assert_eq!(refused(&stage, &staff, &broken).await, NO_DEVICE);
        }
    })
    .await;
}

#[tokio::test]
async fn a_retry_gets_its_answer_though_the_proof_is_a_new_one() {
    on_every_stage(async |stage: Stage| {
        let Setting { phone, staff, .. } = setting(&stage).await;
        let request = request(&stage).await;
        let first = phone.signs(&stage, request.clone(), NOW);
        let answer = ask(&stage, &staff, &first).await;
        assert_eq!(answer.outcome, OutcomeKind::Confirmed);
        stage.clock.set(NOW + 3);
        let again = phone.signs(&stage, request, NOW + 3);
        assert_eq!(ask(&stage, &staff, &again).await, answer);
    })
    .await;
}

#[tokio::test]
async fn neither_another_branch_nor_another_organization_nor_another_key() {
    on_every_stage(async |stage: Stage| {
        let Setting {
            director,
            phone,
            staff,
            ..
        } = setting(&stage).await;
        let centre = stage.branch(&director, "Центральный").await;
        let elsewhere = stage.phone(&director, &centre, 2).await;
        let signed = elsewhere.signs(&stage, request(&stage).await, NOW);
        let branch = Some(AuthorityRefusal::Branch);
        assert_eq!(refused(&stage, &staff, &signed).await, branch);
        let thief = Phone {
            id: phone.id.clone(),
            ..Phone::new(3)
        };
        let signed = thief.signs(&stage, request(&stage).await, NOW);
        assert_eq!(refused(&stage, &staff, &signed).await, NO_DEVICE);
        stage
            .run(
                "UPDATE devices SET ogrn = '304500116000157' WHERE id = ?",
                [phone.id.clone().into()],
            )
            .await;
        let signed = phone.signs(&stage, request(&stage).await, NOW);
        assert_eq!(refused(&stage, &staff, &signed).await, NO_DEVICE);
        // Whose power of attorney knows no branch needs no phone, and may have any.
        let free = stage.staff(LIBRARY).await;
        let plain = request(&stage).await;
        assert_eq!(refused(&stage, &free, &plain).await, None);
        let signed = elsewhere.signs(&stage, request(&stage).await, NOW);
        assert_eq!(refused(&stage, &free, &signed).await, None);
    })
    .await;
}

#[tokio::test]
async fn revoked_it_proves_nothing_at_the_very_next_check() {
    on_every_stage(async |stage: Stage| {
        let Setting {
            director,
            river,
            phone,
            staff,
        } = setting(&stage).await;
        let before = phone.signs(&stage, request(&stage).await, NOW);
        let after = phone.signs(&stage, request(&stage).await, NOW);
        assert_eq!(refused(&stage, &staff, &before).await, None);
        let kit = stage.checks.kit(&staff).await.expect("a kit");
        assert_eq!(kit.organizations[0].devices.len(), 1);
        let desk = stage.branches();
        stage.forget_password(&director).await;
        desk.revoke(&director, &ogrn(LIBRARY), &river, &phone.id)
            .await
            .expect("nobody looks for a password first");
        assert_eq!(refused(&stage, &staff, &after).await, NO_DEVICE);
        let kit = stage.checks.kit(&staff).await.expect("a kit");
        assert!(kit.organizations[0].devices.is_empty());
    })
    .await;
}

#[tokio::test]
async fn of_a_check_and_a_revocation_at_once_one_comes_first() {
    on_every_stage(async |stage: Stage| {
        let Setting {
            director,
            river,
            staff,
            ..
        } = setting(&stage).await;
        let stage = Arc::new(stage);
        for seed in 10..16 {
            let phone = stage.phone(&director, &river, seed).await;
            let request = phone.signs(&stage, request(&stage).await, NOW);
            let (one, by) = (stage.clone(), staff.clone());
            let check = tokio::spawn(async move { ask(&one, &by, &request).await });
            let (one, by, branch) = (stage.clone(), director.clone(), river.clone());
            let id = phone.id.clone();
            let revoke = tokio::spawn(async move {
                one.branches()
                    .revoke(&by, &ogrn(LIBRARY), &branch, &id)
                    .await
            });
            revoke.await.expect("done").expect("revoked");
            let answer = check.await.expect("done");
            let used = format!(
                "SELECT count(*) FROM devices WHERE used_at IS NOT NULL AND id = '{}'",
                phone.id
            );
            // What passed was noted on the phone before it was revoked; what was not, was not.
            match answer.authority {
                None => assert_eq!(stage.count(&used).await, 1),
                refusal => {
                    assert_eq!(refusal, NO_DEVICE);
                    assert_eq!(stage.count(&used).await, 0);
                    assert!(answer.words.is_none(), "the holder was not reached");
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_branch_that_was_renamed_is_the_same_one() {
    on_every_stage(async |stage: Stage| {
        let Setting {
            director,
            river,
            phone,
            staff,
        } = setting(&stage).await;
        let desk = stage.branches();
        desk.change(&director, &ogrn(LIBRARY), &river, "Речная библиотека", "")
            .await
            .expect("renamed");
        let signed = phone.signs(&stage, request(&stage).await, NOW);
        assert_eq!(refused(&stage, &staff, &signed).await, None);
        let mandates = stage.checks.mandates(&staff).await.expect("mandates");
        let named = mandates[0].limits.branch.as_deref();
        assert_eq!(
            named,
            Some("Речная библиотека"),
            "the scanner says it as it is now"
        );
        let kit = stage.checks.kit(&staff).await.expect("a kit");
        let kept = &kit.organizations[0];
        assert_eq!(kept.devices[0].branch, "Речная библиотека");
        assert_eq!(
            kept.powers[0].limits.branch.as_deref(),
            Some("Речная библиотека")
        );
    })
    .await;
}

/// A check without a network is proven at the time it was made, and not by a lost phone.
#[tokio::test]
async fn a_late_check_brings_the_proof_of_then() {
    on_every_stage(async |stage: Stage| {
        let Setting {
            director,
            river,
            phone,
            staff,
        } = setting(&stage).await;
        let library = ogrn(LIBRARY);
        let alarms = async || {
            let found = stage.checks.alarms(&director, &library).await;
            let lines = found.expect("alarms").lines.into_iter();
            lines.map(|alarm| alarm.problem).collect::<Vec<_>>()
        };
        let late = |request: CheckRequest| LateCheck {
            account: staff.account.clone(),
            request,
            at: NOW,
            data_at: NOW - 60,
        };
        let settle = async |check: LateCheck| {
            let settled = stage.checks.settle(&staff, &[check]).await;
            settled.expect("settled");
        };
        let good = late(phone.signs(&stage, request(&stage).await, NOW));
        let bare = late(request(&stage).await);
        let later = late(phone.signs(&stage, request(&stage).await, NOW + 3_600));
        let lost = late(phone.signs(&stage, request(&stage).await, NOW));
        stage.clock.set(NOW + 3_600);
        settle(good).await;
        assert_eq!(alarms().await, []);
        settle(bare).await;
        assert_eq!(alarms().await, [LateProblem::Authority]);
        settle(later).await;
        assert_eq!(alarms().await.len(), 2, "signed long after it was made");
        let desk = stage.branches();
        desk.revoke(&director, &library, &river, &phone.id)
            .await
            .expect("revoked");
        settle(lost).await;
        assert_eq!(
            alarms().await.len(),
            3,
            "whoever has it now may have made it"
        );
        assert_eq!(stage.clock.now(), NOW + 3_600);
    })
    .await;
}

#[tokio::test]
async fn checks_are_counted_by_branch() {
    on_every_stage(async |stage: Stage| {
        let Setting {
            director,
            phone,
            staff,
            ..
        } = setting(&stage).await;
        for _ in 0..2 {
            let signed = phone.signs(&stage, request(&stage).await, NOW);
            assert_eq!(refused(&stage, &staff, &signed).await, None);
        }
        let bare = request(&stage).await;
        assert_eq!(refused(&stage, &staff, &bare).await, NO_DEVICE);
        let desk = FigureDesk::new(stage.database.clone(), stage.clock.clone());
        let figures = desk.figures(&director, &ogrn(LIBRARY), Period::Week).await;
        let branches = figures.expect("figures").branches;
        let shape: Vec<_> = branches
            .iter()
            .map(|(name, count)| (name.as_deref(), count.checks, count.confirmed))
            .collect();
        assert_eq!(shape, [(Some(RIVER), 2, 2), (None, 1, 0)]);
    })
    .await;
}
