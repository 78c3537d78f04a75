//! Receipts: one a side, signed with the outcome, the same whenever they are asked for.

use app::{
    error::AppError,
    ports::{
        CheckFilter, Checks, HistoryFilter, Presentations, ReceiptCopy, ReceiptFacts,
        ReceiptVerdict, Receipts, Visitor,
    },
};
use data_encoding::BASE64URL_NOPAD;
use domain::{outcome::OutcomeKind, presentation::Origin, scenario::Scenario};
use server::{checks, clock::Clock as _, issuer::Issuer, receipts::ReceiptDesk};

use crate::stage::{CINEMA, Citizen, LIBRARY, NOW, PERSONAL, Stage, ogrn, on_every_stage, scanned};

/// What a genuine receipt says.
fn genuine(stage: &Stage, receipt: &str) -> ReceiptFacts {
    match stage.receipts.read(receipt) {
        ReceiptVerdict::Genuine(facts) => *facts,
        other => panic!("{other:?}"),
    }
}

/// Both receipts of `check`.
async fn both(
    stage: &Stage,
    verifier: &Visitor,
    holder: &Citizen,
    check: &str,
) -> Result<(String, String), AppError> {
    Ok((
        stage.receipts.of_verifier(verifier, check).await?,
        stage.receipts.of_holder(&holder.visitor, check).await?,
    ))
}

#[tokio::test]
async fn each_side_gets_its_copy_and_they_say_the_same() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.person("Сотрудникова Ульяна").await;
        let all: Vec<_> = Scenario::all().collect();
        let power = stage
            .power(LIBRARY, &staff, &all, "2026-01-01", "2026-12-31")
            .await;
        let code = stage.code(&citizen, Scenario::Age18);
        let answer = stage.scan(&staff, Some(LIBRARY), &code).await;
        let (verifiers, holders) = both(&stage, &staff, &citizen, &answer.id)
            .await
            .expect("both");
        assert_ne!(verifiers, holders);
        let said = genuine(&stage, &verifiers);
        assert_eq!(said.copy, ReceiptCopy::Verifier);
        assert_eq!((said.check.as_str(), said.at), (answer.id.as_str(), NOW));
        let asker = Some(("Библиотека".to_owned(), ogrn(LIBRARY)));
        assert_eq!((&said.organization, &said.power), (&asker, &Some(power)));
        assert_eq!(said.scenario, Some(Scenario::Age18));
        assert_eq!(said.outcome, OutcomeKind::Confirmed);
        assert!(said.drawing.is_some(), "the address fits a code");
        let of_holder = genuine(&stage, &holders);
        assert_eq!(of_holder.copy, ReceiptCopy::Holder);
        let same = ReceiptFacts {
            copy: ReceiptCopy::Verifier,
            drawing: said.drawing.clone(),
            ..of_holder
        };
        assert_eq!(same, said);
        // The lists lead to them.
        let director = stage.director(LIBRARY).await;
        let journal = stage
            .checks
            .journal(&director, &ogrn(LIBRARY), &CheckFilter::default(), 50)
            .await
            .expect("journal");
        let line = &journal.lines[0];
        assert!(line.has_receipt);
        let given = stage
            .receipts
            .of_organization(&director, &ogrn(LIBRARY), &line.id)
            .await;
        assert_eq!(given.as_ref(), Ok(&verifiers));
        let history = stage
            .presentations
            .history(&citizen.visitor, &HistoryFilter::default())
            .await;
        let history = history.expect("history").lines;
        assert!(history[0].has_receipt);
        assert_eq!(history[0].id, answer.id);
    })
    .await;
}

#[tokio::test]
async fn a_receipt_names_no_citizen_and_does_not_link_two_checks() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let other = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let mut payloads = Vec::new();
        for shown in [&citizen, &citizen, &other] {
            let code = stage.code(shown, Scenario::Age18);
            let answer = stage.scan(&staff, Some(LIBRARY), &code).await;
            let receipt = stage.receipts.of_verifier(&staff, &answer.id).await;
            let bytes = BASE64URL_NOPAD
                .decode(receipt.expect("receipt").as_bytes())
                .expect("Base64url");
            let text = String::from_utf8_lossy(&bytes).into_owned();
            for personal in PERSONAL {
                assert!(!text.contains(personal), "{personal}");
            }
            assert!(!text.contains(&shown.visitor.account));
            payloads.push(bytes);
            stage.clock.advance(30);
        }
        // Two of one citizen have no more in common than those of two citizens: the
        // letterhead of this organization. What is left is the check's number, the time
        // and the signature.
        let common = |a: &[u8], b: &[u8]| a.iter().zip(b).filter(|(a, b)| a == b).count();
        assert_eq!(payloads[0].len(), payloads[2].len());
        let (own, foreign) = (
            common(&payloads[0], &payloads[1]),
            common(&payloads[0], &payloads[2]),
        );
        assert!(own.abs_diff(foreign) < 12, "{own} {foreign}");
    })
    .await;
}

#[tokio::test]
async fn a_retry_changes_no_byte_of_the_receipts() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let request = scanned(Some(LIBRARY), &stage.code(&citizen, Scenario::Age18));
        let first = stage.checks.check(&staff, &request).await.expect("answer");
        let receipts = both(&stage, &staff, &citizen, &first.id).await;
        stage.clock.advance(86_400);
        let second = stage.checks.check(&staff, &request).await.expect("answer");
        assert_eq!(first, second);
        let again = both(&stage, &staff, &citizen, &second.id).await;
        assert!(receipts.is_ok());
        assert_eq!(receipts, again);
        let rows = "SELECT COUNT(*) FROM checks WHERE receipt IS NOT NULL";
        assert_eq!(stage.count(rows).await, 1);
    })
    .await;
}

#[tokio::test]
async fn every_final_outcome_has_one_also_what_reached_nobody() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let bystander = stage.person("Прохожий").await;
        let code = stage.code(&citizen, Scenario::Age18);
        let origin = Origin::parse("http://localhost:3000").expect("origin");
        let forger = Issuer::stranger(origin, stage.clock.clone()).expect("keys");
        let forged = forger.issue(&stage.session(&citizen, Scenario::Age18, NOW));
        for (by, organization, code, outcome) in [
            (&bystander, None, code.clone(), OutcomeKind::Confirmed),
            (&staff, Some(LIBRARY), code.clone(), OutcomeKind::Confirmed),
            (
                &staff,
                Some(LIBRARY),
                code.clone(),
                OutcomeKind::AlreadyUsed,
            ),
            (
                &staff,
                Some(LIBRARY),
                stage.code(&citizen, crate::stage::STUDENT),
                OutcomeKind::NotConfirmed,
            ),
            (&staff, Some(CINEMA), code.clone(), OutcomeKind::NoAuthority),
            (
                &staff,
                Some(LIBRARY),
                forged.expect("issues"),
                OutcomeKind::Forged,
            ),
            (
                &staff,
                Some(LIBRARY),
                "просто текст".to_owned(),
                OutcomeKind::NotOurCode,
            ),
        ] {
            let answer = stage.scan(by, organization, &code).await;
            assert_eq!(answer.outcome, outcome);
            let receipt = stage.receipts.of_verifier(by, &answer.id).await;
            let said = genuine(&stage, &receipt.expect("receipt"));
            assert_eq!(said.outcome, outcome);
            let named = organization.filter(|_| outcome != OutcomeKind::NoAuthority);
            let name = said.organization.map(|(_, ogrn)| ogrn.to_string());
            assert_eq!(name.as_deref(), named);
            let of_holder = stage.receipts.of_holder(&citizen.visitor, &answer.id).await;
            assert_eq!(of_holder.is_ok(), answer.words.is_some(), "{outcome:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn while_the_holder_is_asked_there_is_none_and_then_it_says_the_end() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        for (allowed, outcome) in [
            (Some(true), OutcomeKind::Confirmed),
            (Some(false), OutcomeKind::NotConfirmed),
            (None, OutcomeKind::NotConfirmed),
        ] {
            let code = stage.code(&citizen, Scenario::Identity);
            let asked = stage.scan(&staff, Some(LIBRARY), &code).await;
            assert_eq!(asked.outcome, OutcomeKind::AwaitingHolder);
            let open = both(&stage, &staff, &citizen, &asked.id).await;
            assert_eq!(open, Err(AppError::NotFound));
            let at = stage.clock.now();
            stage.clock.advance(20);
            match allowed {
                Some(allow) => {
                    let answer = stage
                        .presentations
                        .answer(&citizen.visitor, &asked.id, allow);
                    answer.await.expect("in time");
                }
                // No scanner comes back to ask, and nobody answers.
                None => {
                    let close = async || {
                        let (database, now) = (&stage.database, stage.clock.now());
                        checks::close_overdue(database, &stage.issuer, now).await
                    };
                    assert_eq!(close().await.expect("closed"), 0, "there is still time");
                    stage.clock.advance(41);
                    assert_eq!(close().await.expect("closed"), 1);
                    assert_eq!(close().await.expect("closed"), 0);
                }
            }
            let (verifiers, holders) = both(&stage, &staff, &citizen, &asked.id)
                .await
                .expect("both");
            for receipt in [verifiers, holders] {
                let said = genuine(&stage, &receipt);
                assert_eq!((said.outcome, said.at), (outcome, at));
                assert_eq!(said.scenario, Some(Scenario::Identity));
                assert!(said.organization.is_some() && said.power.is_some());
            }
            stage.clock.advance(60);
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_gets_the_receipt_of_another() {
    on_every_stage(async |stage: Stage| {
        let (citizen, other) = (stage.adult().await, stage.adult().await);
        let (staff, colleague) = (stage.staff(LIBRARY).await, stage.staff(LIBRARY).await);
        let (director, rival) = (stage.director(LIBRARY).await, stage.director(CINEMA).await);
        let code = stage.code(&citizen, Scenario::Age18);
        let check = stage.scan(&staff, Some(LIBRARY), &code).await.id;
        let receipts = &stage.receipts;
        let (library, cinema) = (ogrn(LIBRARY), ogrn(CINEMA));
        for refused in [
            receipts.of_verifier(&colleague, &check).await,
            receipts.of_verifier(&citizen.visitor, &check).await,
            receipts.of_holder(&other.visitor, &check).await,
            receipts.of_holder(&staff, &check).await,
            receipts.of_organization(&rival, &library, &check).await,
            receipts.of_organization(&rival, &cinema, &check).await,
            receipts.of_organization(&staff, &library, &check).await,
            receipts.of_verifier(&staff, "nothing").await,
        ] {
            assert_eq!(refused, Err(AppError::NotFound));
        }
        let given = receipts.of_organization(&director, &library, &check).await;
        assert!(given.is_ok());
    })
    .await;
}

#[tokio::test]
async fn what_was_tampered_with_is_told() {
    on_every_stage(async |stage: Stage| {
        let citizen = stage.adult().await;
        let staff = stage.staff(LIBRARY).await;
        let code = stage.code(&citizen, Scenario::Age18);
        let check = stage.scan(&staff, Some(LIBRARY), &code).await.id;
        let receipt = stage.receipts.of_verifier(&staff, &check).await;
        let receipt = receipt.expect("receipt");
        let bytes = BASE64URL_NOPAD.decode(receipt.as_bytes()).expect("text");
        let mut verdicts = Vec::new();
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            let verdict = stage.receipts.read(&BASE64URL_NOPAD.encode(&changed));
            assert!(!matches!(verdict, ReceiptVerdict::Genuine(_)), "byte {at}");
            verdicts.push(verdict);
        }
        for verdict in [
            ReceiptVerdict::Forged,
            ReceiptVerdict::Damaged,
            ReceiptVerdict::KeyNotTrusted,
        ] {
            assert!(verdicts.contains(&verdict), "{verdict:?}");
        }
        for nothing in [
            "",
            "=",
            "квитанция",
            &receipt[1..],
            &receipt[..receipt.len() - 4],
        ] {
            assert_eq!(stage.receipts.read(nothing), ReceiptVerdict::Damaged);
        }
        // A code is signed too, and is no receipt.
        let shown = code.split('#').nth(1).expect("payload");
        let shown = data_encoding::BASE32_NOPAD.decode(shown.as_bytes());
        let shown = BASE64URL_NOPAD.encode(&shown.expect("BASE32"));
        assert_eq!(stage.receipts.read(&shown), ReceiptVerdict::Forged);
        // Nor is a receipt of another installation.
        let origin = Origin::parse("https://id.example").expect("origin");
        let elsewhere = Issuer::stranger(origin, stage.clock.clone()).expect("keys");
        let elsewhere = ReceiptDesk::new(stage.database.clone(), elsewhere.into());
        assert_eq!(elsewhere.read(&receipt), ReceiptVerdict::Forged);
    })
    .await;
}
