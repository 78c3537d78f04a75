//! What is given once a day in each branch, by the branch of the phone.

use std::sync::Arc;

use app::ports::{CheckAnswer, CheckRequest, Checks as _, Visitor};
use domain::once::Scope;
use server::clock::Clock as _;

use super::phone::{Phone, RIVER};
use crate::{
    once::{rule, student},
    stage::{Citizen, LIBRARY, STUDENT, Stage, on_every_stage, scanned},
};

/// A request about a fresh code, with the proof of a phone if there is one.
fn request(stage: &Stage, of: &Citizen, phone: Option<&Phone>) -> CheckRequest {
    stage.clock.advance(30);
    let request = scanned(Some(LIBRARY), &stage.code(of, STUDENT));
    match phone {
        Some(phone) => phone.signs(stage, request, stage.clock.now()),
        None => request,
    }
}

/// When it was accepted before.
async fn ask(stage: &Stage, by: &Visitor, of: &Citizen, phone: Option<&Phone>) -> Option<i64> {
    let request = request(stage, of, phone);
    let answer: CheckAnswer = stage.checks.check(by, &request).await.expect("an answer");
    answer.again.map(|it| it.at)
}

#[tokio::test]
async fn each_branch_counts_by_itself_and_who_proves_nothing_counts_for_all() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let river = stage.branch(&director, RIVER).await;
        let hill = stage.branch(&director, "На Холме").await;
        let by_river = stage.phone(&director, &river, 1).await;
        let on_hill = stage.phone(&director, &hill, 2).await;
        let staff = stage.staff(LIBRARY).await;
        rule(&stage, &director, LIBRARY, Some(Scope::Branch)).await;

        let [one, other, third] = [
            student(&stage).await,
            student(&stage).await,
            student(&stage).await,
        ];
        let now = || stage.clock.now() + 30;
        let first = now();
        assert_eq!(ask(&stage, &staff, &one, Some(&by_river)).await, None);
        assert_eq!(ask(&stage, &staff, &one, Some(&on_hill)).await, None);
        let again = ask(&stage, &staff, &one, Some(&by_river)).await;
        assert_eq!(again, Some(first));
        // Another phone was nowhere: it sees every branch.
        assert_eq!(ask(&stage, &staff, &one, None).await, Some(first));

        // And every branch sees it.
        let first = now();
        assert_eq!(ask(&stage, &staff, &other, None).await, None);
        for phone in [Some(&by_river), Some(&on_hill), None] {
            assert_eq!(ask(&stage, &staff, &other, phone).await, Some(first));
        }

        // The whole organization from now on: what a branch has given is not forgotten.
        let first = now();
        assert_eq!(ask(&stage, &staff, &third, Some(&on_hill)).await, None);
        rule(&stage, &director, LIBRARY, Some(Scope::Organization)).await;
        let again = ask(&stage, &staff, &third, Some(&by_river)).await;
        assert_eq!(again, Some(first));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_of_the_branch_and_another_at_once_give_one_plain_yes() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        let river = stage.branch(&director, RIVER).await;
        let phone = stage.phone(&director, &river, 1).await;
        let [anna, boris] = [stage.staff(LIBRARY).await, stage.staff(LIBRARY).await];
        rule(&stage, &director, LIBRARY, Some(Scope::Branch)).await;
        let stage = Arc::new(stage);
        for _ in 0..10 {
            let citizen = student(&stage).await;
            let old = request(&stage, &citizen, None);
            let proven = request(&stage, &citizen, Some(&phone));
            let mut scans = tokio::task::JoinSet::new();
            for (by, request) in [(anna.clone(), old), (boris.clone(), proven)] {
                let stage = stage.clone();
                scans.spawn(async move { stage.checks.check(&by, &request).await });
            }
            let answers = scans.join_all().await;
            let plain = answers
                .into_iter()
                .map(|answer| answer.expect("an answer"))
                .filter(|answer| answer.again.is_none());
            assert_eq!(plain.count(), 1);
        }
    })
    .await;
}
