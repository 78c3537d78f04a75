//! What was handed over: once, to one, within what was given, and ended with it.

use super::*;

fn to(nth: usize, scenarios: &[Scenario], until: Date) -> HandedOver {
    HandedOver {
        person: SNILS[nth].to_owned(),
        powers: Powers::new(scenarios.iter().copied()).expect("some"),
        validity: days(date!(2026 - 03 - 01), until),
    }
}

#[tokio::test]
async fn handed_over_once_to_one_and_never_more() {
    on_every_stage(async |stage: Stage| {
        let (director, staff) = people(&stage, LIBRARY).await;
        let library = ogrn(LIBRARY);
        let until = date!(2026 - 12 - 31);
        let age = [Scenario::Age18];
        // Not allowed: there is nothing to see.
        let kept = stage
            .powers
            .issue(&director, &library, &given_to(&[1]))
            .await;
        let kept = kept.expect("issued");
        let give = async |by: &Visitor, number: &str, wanted: &HandedOver| {
            stage.powers.hand_over(by, number, wanted).await
        };
        let refused = give(&staff[0], &kept, &to(2, &age, until)).await;
        assert_eq!(refused, Err(AppError::NotFound));
        let seen = stage.powers.to_hand_over(&staff[0], &kept).await;
        assert_eq!(seen.map(|it| it.given.len()), Err(AppError::NotFound));

        let allowed = IssuePower {
            may_hand_over: true,
            limits: Limits {
                checks_a_day: Some(2),
                ..Limits::default()
            },
            ..given_to(&[3])
        };
        let number = stage.powers.issue(&director, &library, &allowed).await;
        let number = number.expect("issued");
        let holder = &staff[2];
        for (wanted, field, problem) in [
            (to(3, &age, until), "person", Problem::HasOne),
            (
                to(2, &[Scenario::Age18, Scenario::Identity], until),
                "scenario",
                Problem::Choice,
            ),
            (to(2, &age, date!(2027 - 01 - 01)), "until", Problem::TooFar),
        ] {
            let refused = give(holder, &number, &wanted).await;
            assert_eq!(refused, Err(AppError::field(field, problem)));
        }
        let stranger = give(&staff[3], &number, &to(2, &age, until)).await;
        assert_eq!(stranger, Err(AppError::NotFound));
        stage.forget_password(holder).await;
        let asked = give(holder, &number, &to(2, &age, until)).await;
        assert_eq!(asked, Err(AppError::password_needed()));
        stage.type_password(holder).await;
        let child = give(holder, &number, &to(2, &age, until))
            .await
            .expect("given");
        let more = give(holder, &number, &to(4, &age, until)).await;
        assert_eq!(more, Err(AppError::field("person", Problem::HasOne)));
        // Not any further.
        let further = give(&staff[1], &child, &to(4, &age, until)).await;
        assert_eq!(further, Err(AppError::NotFound));
        // Both check; the number a day is one.
        assert_eq!(scanned(&stage, &staff[1], LIBRARY).await, YES);
        assert_eq!(scanned(&stage, holder, LIBRARY).await, YES);
        for by in [&staff[1], holder] {
            let spent = no(AuthorityRefusal::ChecksADay);
            assert_eq!(scanned(&stage, by, LIBRARY).await, spent);
        }
        let student = stage.adult().await;
        let code = stage.code(&student, STUDENT);
        let answer = stage.scan(&staff[1], Some(LIBRARY), &code).await;
        assert_eq!(answer.outcome, OutcomeKind::NoAuthority, "not handed over");
        let details = stage.powers.details(&director, &library, &child).await;
        let details = details.expect("details");
        assert_eq!(details.parent, Some(number.clone()));
        assert!(details.document.is_none());
        assert!(
            stage
                .powers
                .public(None, &child)
                .await
                .expect("known")
                .is_handed_over
        );
    })
    .await;
}

#[tokio::test]
async fn what_was_handed_over_goes_with_that_under_which_it_was() {
    on_every_stage(async |stage: Stage| {
        let (director, staff) = people(&stage, LIBRARY).await;
        let library = ogrn(LIBRARY);
        let allowed = IssuePower {
            may_hand_over: true,
            ..given_to(&[1])
        };
        let number = stage.powers.issue(&director, &library, &allowed).await;
        let number = number.expect("issued");
        let wanted = to(2, &[Scenario::Age18], date!(2026 - 12 - 31));
        let (holder, other) = (&staff[0], &staff[1]);
        let powers = &stage.powers;
        let child = powers
            .hand_over(holder, &number, &wanted)
            .await
            .expect("given");
        powers
            .suspend(&director, &library, &number, "Жалоба")
            .await
            .expect("suspended");
        let suspended = no(AuthorityRefusal::Suspended);
        assert_eq!(scanned(&stage, other, LIBRARY).await, suspended);
        // It alone counts no more again than what it hangs on.
        let alone = powers
            .resume(&director, &library, &child, "Разобрались")
            .await;
        assert_eq!(alone, Err(AppError::Conflict));
        stage.clock.set(NOW + 60);
        powers
            .resume(&director, &library, &number, "Разобрались")
            .await
            .expect("resumed");
        assert_eq!(scanned(&stage, other, LIBRARY).await, YES);
        // The one who handed it over leaves.
        powers
            .leave(&director, &library, &holder.account, "Ушла")
            .await
            .expect("left");
        let revoked = no(AuthorityRefusal::Revoked);
        assert_eq!(scanned(&stage, other, LIBRARY).await, revoked);
        let made = server::documents::make_missing(&stage.database, &stage.signatory).await;
        assert_eq!(
            made.expect("made"),
            0,
            "no document of what was handed over"
        );
        // Nobody brings back whom a director has sent away.
        let allowed = IssuePower {
            may_hand_over: true,
            ..given_to(&[3])
        };
        let again = powers.issue(&director, &library, &allowed).await;
        let again = again.expect("issued");
        let back = to(1, &[Scenario::Age18], date!(2026 - 12 - 31));
        let refused = powers.hand_over(&staff[2], &again, &back).await;
        assert_eq!(refused, Err(AppError::field("person", Problem::NotStaff)));
        assert!(stage.checks.mandates(&staff[2]).await.expect("mandates")[0].may_hand_over);
    })
    .await;
}
