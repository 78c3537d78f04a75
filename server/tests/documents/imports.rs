//! Documents that other systems have made.

use super::*;

#[tokio::test]
async fn unsigned_it_gives_no_authority_until_the_operator_accepts_it() {
    on_every_stage(async |stage: Stage| {
        let (director, staff) = library(&stage).await;
        let citizen = stage.adult().await;
        let operator = Visitor {
            is_operator: true,
            ..stage.person("Операторова Вера").await
        };
        let xml = mchd::write(&made_elsewhere(&[STAFF])).expect("written");
        let imported = import(&stage, &director, &xml, None).await;
        assert_eq!(imported.expect("taken"), Imported::Unconfirmed);
        let scan = async || {
            let code = stage.code(&citizen, Scenario::Age18);
            stage.clock.advance(30);
            stage.scan(&staff, Some(LIBRARY), &code).await.outcome
        };
        assert_eq!(scan().await, OutcomeKind::NoAuthority);
        let again = import(&stage, &director, &xml, None).await.expect("answer");
        assert_eq!(keys(again), ["already-here"]);

        let waiting = stage.documents.unconfirmed(&operator).await.expect("list");
        assert_eq!(waiting.len(), 1);
        let number = waiting[0].number.clone();
        assert_eq!(waiting[0].signer, None);
        stage.forget_password(&operator).await;
        let asked = stage.documents.decide(&operator, &number, true).await;
        assert_eq!(asked, Err(AppError::password_needed()));
        assert_eq!(scan().await, OutcomeKind::NoAuthority);
        stage.type_password(&operator).await;
        stage
            .documents
            .decide(&operator, &number, true)
            .await
            .expect("accepted");
        assert_eq!(scan().await, OutcomeKind::Confirmed);
        let twice = stage.documents.decide(&operator, &number, false).await;
        assert_eq!(twice, Err(AppError::Conflict));
        let list = stage
            .documents
            .imported(&director, &ogrn(LIBRARY))
            .await
            .expect("list");
        assert_eq!(list[0].state, DocumentState::Accepted);
        let public = stage
            .powers
            .public(None, &number)
            .await
            .expect("anyone may look it up");
        assert_eq!(public.scenarios, [Scenario::Age18]);
        let files = stage
            .documents
            .files(&director, &ogrn(LIBRARY), &number)
            .await;
        assert_eq!(files.expect("a document").xml, xml, "as it was brought");
    })
    .await;
}

#[tokio::test]
async fn refused_or_ended_meanwhile_it_never_counts() {
    on_every_stage(async |stage: Stage| {
        let (director, _) = library(&stage).await;
        let operator = Visitor {
            is_operator: true,
            ..stage.person("Операторова Вера").await
        };
        let mut document = made_elsewhere(&[STAFF]);
        let powers = async || stage.count("SELECT count(*) FROM powers").await;
        for (number, days) in [
            ("3f6c1a52-8f0e-4a7b-9d21-5b0c7e9a1f01", 0),
            ("3f6c1a52-8f0e-4a7b-9d21-5b0c7e9a1f02", 400),
        ] {
            document.number = Guid::parse(number).expect("GUID");
            let xml = mchd::write(&document).expect("written");
            let imported = import(&stage, &director, &xml, None).await;
            assert_eq!(imported.expect("taken"), Imported::Unconfirmed);
            stage.clock.advance(days * 24 * 60 * 60);
            let decided = stage.documents.decide(&operator, number, days > 0).await;
            match days {
                0 => decided.expect("refused"),
                _ => assert_eq!(decided, Err(AppError::Conflict)),
            }
            assert_eq!(powers().await, 0);
        }
    })
    .await;
}

#[tokio::test]
async fn signed_by_our_own_certificate_it_counts_for_each_representative() {
    on_every_stage(async |stage: Stage| {
        let (director, staff) = library(&stage).await;
        // The library's own key, as a second installation with the same database would use it.
        let xml = mchd::write(&made_elsewhere(&[STAFF, DIRECTOR])).expect("written");
        let signature = signed(&stage, LIBRARY, &xml).await;
        let foreign = signed(&stage, CINEMA, &xml).await;
        let other = mchd::write(&made_elsewhere(&[STAFF])).expect("written");
        let changed = import(&stage, &director, &other, Some(&signature)).await;
        assert_eq!(keys(changed.expect("answer")), ["signature-digest"]);
        assert_eq!(stage.count("SELECT count(*) FROM documents").await, 0);

        // It would count at once: that asks for the password.
        stage.forget_password(&director).await;
        let asked = import(&stage, &director, &xml, Some(&signature)).await;
        assert_eq!(asked.err(), Some(AppError::password_needed()));
        assert_eq!(stage.count("SELECT count(*) FROM documents").await, 0);
        stage.type_password(&director).await;

        let imported = import(&stage, &director, &xml, Some(&signature)).await;
        let Imported::Accepted { number } = imported.expect("taken") else {
            panic!("accepted");
        };
        let list = stage
            .powers
            .list(&director, &ogrn(LIBRARY))
            .await
            .expect("list");
        assert_eq!(list.len(), 2, "one for each");
        assert!(list.iter().any(|power| power.number == number));
        let citizen = stage.adult().await;
        let code = stage.code(&citizen, Scenario::Age18);
        let answer = stage.scan(&staff, Some(LIBRARY), &code).await;
        assert_eq!(answer.outcome, OutcomeKind::Confirmed);

        // By the certificate of another organization it is as good as unsigned.
        stage
            .run("DELETE FROM power_events WHERE number <> ?", ["".into()])
            .await;
        stage
            .run(
                "DELETE FROM powers WHERE document IS NOT NULL AND number <> ?",
                ["".into()],
            )
            .await;
        stage
            .run("DELETE FROM documents WHERE number = ?", [number.into()])
            .await;
        let imported = import(&stage, &director, &xml, Some(&foreign)).await;
        assert_eq!(imported.expect("taken"), Imported::Unconfirmed);
    })
    .await;
}

async fn signed(stage: &Stage, of: &str, xml: &str) -> Vec<u8> {
    let of = ogrn(of);
    let signature = stage
        .signatory
        .sign(stage.connection(), (&of, "Имя"), xml.as_bytes());
    signature.await.expect("signed")
}

#[tokio::test]
async fn every_fault_is_named_and_nothing_is_stored() {
    on_every_stage(async |stage: Stage| {
        let (director, _) = library(&stage).await;
        let good = made_elsewhere(&[STAFF]);
        let refused = async |document: &Document, signature: Option<&[u8]>| {
            let xml = mchd::write(document).expect("written");
            let imported = import(&stage, &director, &xml, signature).await;
            keys(imported.expect("answer"))
        };
        let nobody = made_elsewhere(&[STAFF, "08765430300"]);
        let xml = mchd::write(&nobody).expect("written");
        let Imported::Refused(findings) =
            import(&stage, &director, &xml, None).await.expect("answer")
        else {
            panic!("refused");
        };
        let line = xml
            .lines()
            .enumerate()
            .filter(|(_, line)| line.contains("<СвУпПред"))
            .nth(1);
        let line = u32::try_from(line.expect("two").0 + 1).expect("small");
        assert_eq!(
            (findings[0].key, findings[0].line),
            ("unknown-person", line)
        );
        assert!(
            findings[0].element.ends_with("/СвУпПред[2]"),
            "{}",
            findings[0].element
        );

        let mut other = good.clone();
        if let Principal::LegalEntity(entity) = &mut other.principal {
            entity.ogrn = Ogrn::parse("1027700000008").expect("ОГРН");
        }
        assert_eq!(
            refused(&other, Some(b"x")).await,
            ["other-organization", "signature-malformed"]
        );
        let mut narrow = good.clone();
        narrow.powers = vec![
            Mandate {
                powers: Powers::new([Scenario::Age18]).expect("one"),
                validity: Validity::new(good.issued_on, good.until).expect("in order"),
                limits: Limits {
                    branch: Some("На Речной".to_owned()),
                    ..Limits::default()
                },
            }
            .power(good.issued_on),
        ];
        assert_eq!(refused(&narrow, None).await, ["branch-unknown"]);
        let text = import(&stage, &director, "<a>", None)
            .await
            .expect("answer");
        assert_eq!(keys(text), ["declaration"]);
        assert_eq!(stage.count("SELECT count(*) FROM documents").await, 0);
        assert_eq!(stage.count("SELECT count(*) FROM powers").await, 0);

        // By a name it had before, too.
        for sql in [
            "INSERT INTO branches (id, ogrn, name, address, created_at, created_by, closed_at) \
             VALUES ('b', ?, 'Речная', '', 0, '', 0)",
            "INSERT INTO branch_names (ogrn, name, branch_id) VALUES (?, 'На Речной', 'b')",
        ] {
            stage.run(sql, [LIBRARY.into()]).await;
        }
        assert_eq!(refused(&narrow, None).await, ["branch-closed"]);
        stage.run("UPDATE branches SET closed_at = NULL", []).await;
        let xml = mchd::write(&narrow).expect("written");
        let taken = import(&stage, &director, &xml, None).await.expect("answer");
        assert_eq!(taken, Imported::Unconfirmed);
    })
    .await;
}
