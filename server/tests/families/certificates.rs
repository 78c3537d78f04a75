use app::{
    error::{AppError, Problem},
    ports::{
        Admission, CertificateVerdict, CertificateView, Certificates as _, CheckFilter,
        Checks as _, Families as _, FamilyChange, OwnFamily, Visitor,
    },
};
use domain::{family::FamilyStanding, power::AuthorityRefusal};
use sea_orm::Value;
use uuid::Uuid;

use super::family;
use crate::stage::{CINEMA, Citizen, LIBRARY, NOW, Stage, ogrn, on_every_stage};

/// A family with its mother and the operator who wrote it down.
struct Home {
    mother: Citizen,
    operator: Visitor,
    number: u64,
}

impl Stage {
    async fn home(&self) -> Home {
        let (operator, mother) = (self.operator().await, self.mother().await);
        let number = self.bank().register(&operator, &family()).await;
        Home {
            mother,
            operator,
            number: number.expect("registered"),
        }
    }

    async fn own(&self, home: &Home) -> OwnFamily {
        let own = self.certificates().own(&home.mother.visitor).await;
        own.expect("answers").expect("a family")
    }

    /// The last part of the code's address.
    async fn family_code(&self, home: &Home) -> String {
        let code = self.own(home).await.code.expect("a code");
        let (_, text) = code.address.rsplit_once("/C/").expect("our address");
        text.to_owned()
    }

    async fn verdict(&self, by: Option<&Visitor>, code: &str) -> CertificateVerdict {
        let look = self.certificates().look(by, code, None).await;
        look.expect("a look").verdict
    }
}

fn admission(came: u32) -> Admission {
    Admission {
        came,
        compared: true,
        key: Uuid::new_v4().to_string(),
    }
}

#[tokio::test]
async fn everybody_sees_what_they_may_and_the_family_how_often() {
    on_every_stage(async |stage| {
        let home = stage.home().await;
        let code = stage.family_code(&home).await;
        assert_eq!(stage.own(&home).await.opens, 0);
        let view = async |by: Option<&Visitor>| match stage.verdict(by, &code).await {
            CertificateVerdict::Genuine { view, until, .. } => {
                assert_eq!(until, Some(time::macros::date!(2028 - 06 - 09)));
                view
            }
            other => panic!("{other:?}"),
        };
        assert_eq!(view(None).await, CertificateView::Anyone);
        let stranger = stage.person("Полянин Роман").await;
        let CertificateView::Individual(counts) = view(Some(&stranger)).await else {
            panic!("an individual sees how many");
        };
        assert_eq!((counts.parents, counts.children), (2, 3));
        let staff = stage.staff(LIBRARY).await;
        let CertificateView::Staff(relatives) = view(Some(&staff)).await else {
            panic!("staff see who");
        };
        assert_eq!(relatives.len(), 5);
        let own = stage.own(&home).await;
        assert_eq!((own.opens, own.last_opened), (3, Some(NOW)));
        // In any case, as somebody types it from paper.
        let small = stage.verdict(None, &code.to_lowercase()).await;
        assert!(matches!(small, CertificateVerdict::Genuine { .. }));
    })
    .await;
}

#[tokio::test]
async fn staff_without_a_power_for_it_see_no_names() {
    on_every_stage(async |stage| {
        let home = stage.home().await;
        let code = stage.family_code(&home).await;
        let guard = stage.person("Озеров Пётр").await;
        let age = [domain::scenario::Scenario::Age18];
        let power = stage
            .power(LIBRARY, &guard, &age, "2026-01-01", "2026-12-31")
            .await;
        let look = stage.certificates().look(Some(&guard), &code, None).await;
        let look = look.expect("a look");
        let refusal = look.looker.expect("for the library").refusal;
        assert_eq!(refusal, Some(AuthorityRefusal::NotCovered));
        let CertificateVerdict::Genuine { view, .. } = look.verdict else {
            panic!("genuine");
        };
        assert!(matches!(view, CertificateView::Individual(_)));
        let certificates = stage.certificates();
        let admit = certificates
            .admit(&guard, &code, &ogrn(LIBRARY), &admission(1))
            .await;
        assert_eq!(admit, Err(AppError::NotFound));
        stage.revoke(&power).await;
        let other = certificates
            .admit(&guard, &code, &ogrn(CINEMA), &admission(1))
            .await;
        assert_eq!(other, Err(AppError::NotFound));
        let checks = stage.count("SELECT COUNT(*) FROM checks").await;
        assert_eq!(checks, 0);
    })
    .await;
}

#[tokio::test]
async fn a_new_code_ends_the_old_one_and_every_link_at_once() {
    on_every_stage(async |stage| {
        let home = stage.home().await;
        let old = stage.family_code(&home).await;
        let certificates = stage.certificates();
        let mother = &home.mother.visitor;
        let share = certificates.share(mother, "бабушка", 24).await;
        let share = share.expect("a link");
        let (_, secret) = share.address.rsplit_once("/family/").expect("our address");
        assert!(
            certificates
                .shared(secret)
                .await
                .expect("open")
                .code
                .is_some()
        );
        let before = stage.own(&home).await.certificate;
        certificates.reissue(mother, &before).await.expect("anew");
        // The second tap of the same button.
        certificates.reissue(mother, &before).await.expect("anew");
        let rows = stage.count("SELECT COUNT(*) FROM certificates").await;
        assert_eq!(rows, 2, "one new code");
        assert_eq!(
            stage.verdict(None, &old).await,
            CertificateVerdict::Reissued
        );
        let new = stage.family_code(&home).await;
        assert_ne!(new, old);
        assert!(matches!(
            stage.verdict(None, &new).await,
            CertificateVerdict::Genuine { .. }
        ));
        assert_eq!(
            certificates.shared(secret).await.err(),
            Some(AppError::NotFound)
        );
        assert!(stage.own(&home).await.shares.is_empty());
        let staff = stage.staff(LIBRARY).await;
        let admit = certificates
            .admit(&staff, &old, &ogrn(LIBRARY), &admission(1))
            .await;
        assert_eq!(admit, Err(AppError::Conflict));
    })
    .await;
}

#[tokio::test]
async fn each_way_not_to_count_has_its_own_verdict() {
    on_every_stage(async |stage| {
        let home = stage.home().await;
        let code = stage.family_code(&home).await;
        for damaged in ["", "1", "AAAA", &code[..40], &"A".repeat(5_000), "я"] {
            assert_eq!(
                stage.verdict(None, damaged).await,
                CertificateVerdict::Damaged,
                "{damaged}"
            );
        }
        // The last bytes are those of the signature; the very last letter holds spare bits.
        let at = code.len() - 20;
        let letter = if &code[at..=at] == "A" { "B" } else { "A" };
        let forged = format!("{}{letter}{}", &code[..at], &code[at + 1..]);
        assert_eq!(
            stage.verdict(None, &forged).await,
            CertificateVerdict::Forged
        );
        let why = || "проверка".to_owned();
        for (change, expected) in [
            (FamilyChange::Suspend(why()), FamilyStanding::Suspended),
            (FamilyChange::End(why()), FamilyStanding::Ended),
        ] {
            let changed = stage.change(&home.operator, home.number, change).await;
            changed.expect("changed");
            assert_eq!(
                stage.verdict(None, &code).await,
                CertificateVerdict::NotNow(expected)
            );
        }
        let own = stage.certificates().own(&home.mother.visitor).await;
        assert_eq!(own.expect("answers"), None, "the family is none any more");
        stage.run("DELETE FROM certificates", []).await;
        assert_eq!(
            stage.verdict(None, &code).await,
            CertificateVerdict::NoFamily
        );
    })
    .await;
}

#[tokio::test]
async fn who_is_let_in_is_a_check_of_the_organization_and_a_line_for_the_family() {
    on_every_stage(async |stage| {
        let home = stage.home().await;
        let code = stage.family_code(&home).await;
        let (staff, director) = (stage.staff(LIBRARY).await, stage.director(LIBRARY).await);
        let certificates = stage.certificates();
        let four = admission(4);
        for _ in 0..2 {
            let admit = certificates
                .admit(&staff, &code, &ogrn(LIBRARY), &four)
                .await;
            assert_eq!(admit, Ok(()), "sent twice it counts once");
        }
        for came in [0, 6] {
            let admit = certificates
                .admit(&staff, &code, &ogrn(LIBRARY), &admission(came))
                .await;
            assert_eq!(admit, Err(AppError::field("came", Problem::Count)));
        }
        let visits = stage.own(&home).await.visits;
        assert_eq!(visits.len(), 1);
        assert_eq!((visits[0].came, visits[0].compared), (4, true));
        let list = stage
            .checks
            .journal(&director, &ogrn(LIBRARY), &CheckFilter::default(), 50)
            .await;
        let lines = list.expect("a list").lines;
        assert_eq!(lines.len(), 1);
        assert!(lines[0].has_receipt);
        let rows: Vec<String> = stage.values("SELECT answer FROM checks").await;
        assert!(!rows[0].contains("Ветров"), "{}", rows[0]);
    })
    .await;
}

#[tokio::test]
async fn links_end_by_time_and_by_hand_and_only_adults_of_the_family_make_them() {
    on_every_stage(async |stage| {
        let home = stage.home().await;
        let certificates = stage.certificates();
        let mother = &home.mother.visitor;
        let secret = async |hours| {
            let share = certificates.share(mother, "бабушка", hours).await;
            let address = share.expect("a link").address;
            address.rsplit_once('/').expect("ours").1.to_owned()
        };
        let (short, long) = (secret(1).await, secret(24).await);
        certificates.shared(&short).await.expect("open");
        certificates.shared(&long).await.expect("open");
        let shares = stage.own(&home).await.shares;
        assert_eq!(
            shares.iter().map(|share| share.opens).collect::<Vec<_>>(),
            [1, 1]
        );
        stage.clock.set(NOW + 60 * 60);
        let gone = certificates.shared(&short).await;
        assert_eq!(gone.err(), Some(AppError::NotFound));
        certificates.shared(&long).await.expect("open");
        let stranger = stage.person("Полянин Роман").await;
        let id = stage.own(&home).await.shares[0].id.clone();
        let other = certificates.end_share(&stranger, &id).await;
        assert_eq!(other, Err(AppError::NotFound));
        certificates.end_share(mother, &id).await.expect("ended");
        certificates
            .end_share(mother, &id)
            .await
            .expect("ended twice");
        assert_eq!(
            certificates.shared(&long).await.err(),
            Some(AppError::NotFound)
        );
        assert_eq!(
            certificates.shared("x").await.err(),
            Some(AppError::NotFound)
        );
        assert_eq!(certificates.own(&stranger).await, Ok(None));
        let refused = certificates.share(&stranger, "x", 1).await;
        assert_eq!(refused.err(), Some(AppError::NotFound));
        let odd = certificates.share(mother, "x", 2).await;
        assert!(matches!(odd, Err(AppError::Invalid { .. })));
        for _ in 0..10 {
            secret(24).await;
        }
        let many = certificates.share(mother, "x", 1).await;
        assert_eq!(many.err(), Some(AppError::Conflict));
    })
    .await;
}

#[tokio::test]
async fn a_revoked_key_takes_the_code_with_it_and_a_new_one_helps() {
    on_every_stage(async |stage| {
        let home = stage.home().await;
        let code = stage.family_code(&home).await;
        stage
            .run(
                "UPDATE issuer_keys SET revoked_at = ? WHERE valid_from IS NOT NULL AND retired_at IS NULL",
                [Value::from(NOW)],
            )
            .await;
        stage
            .run("UPDATE issuer_ring SET version = version + 1", [])
            .await;
        stage.issuer.refresh().await.expect("read again");
        let verdict = stage.verdict(None, &code).await;
        assert_eq!(verdict, CertificateVerdict::KeyNotTrusted);
        assert_eq!(stage.own(&home).await.code, None);
    })
    .await;
}
