//! The documents of everything that the cabinet can make.

use super::*;

/// Every combination that the cabinet can make: the official schema takes it, and it comes back
/// as it was.
#[tokio::test]
async fn what_is_exported_is_valid_and_comes_back() {
    on_every_stage(async |stage: Stage| {
        for of in [LIBRARY, CINEMA] {
            let (director, _) = people(&stage, of).await;
            let organization = ogrn(of);
            for persons in [&[1][..], &[1, 2], &[3, 1, 2]] {
                for plain_text in [None, Some(TEXT.to_owned())] {
                    for may_hand_over in [false, true] {
                        let power = IssuePower {
                            plain_text: plain_text.clone(),
                            may_hand_over,
                            ..given_to(persons)
                        };
                        let number = stage.powers.issue(&director, &organization, &power).await;
                        let number = number.expect("issued");
                        let files = stage
                            .documents
                            .files(&director, &organization, &number)
                            .await;
                        let files = files.expect("a document");
                        is_valid(&files.stem, &files.xml);
                        let read = mchd::check(files.xml.as_bytes(), date!(2026 - 03 - 01));
                        let read = read.expect("accepted");
                        let people = read.document.representatives.iter();
                        let snils: Vec<_> =
                            people.map(|it| it.snils.clone().expect("one")).collect();
                        let snils: Vec<_> = snils.iter().map(|it| it.as_digits()).collect();
                        let expected: Vec<_> = persons.iter().map(|nth| SNILS[*nth]).collect();
                        assert_eq!(snils, expected, "in their order");
                        assert_eq!(read.document.text, plain_text);
                        let delegation = match may_hand_over {
                            true => Delegation::Once,
                            false => Delegation::None,
                        };
                        assert_eq!(read.document.delegation, delegation);
                        assert_eq!(*read.document.principal.ogrn(), organization);
                        assert_eq!(read.mandate.powers, power.powers);
                        assert_eq!(mchd::write(&read.document), Ok(files.xml.clone()));
                        // Elsewhere forgotten, it is taken back in with everything in it.
                        forget(&stage, &number).await;
                        let signature = files.signature.as_deref();
                        let xml = files.xml.as_bytes();
                        let documents = &stage.documents;
                        let back = documents
                            .import(&director, &organization, xml, signature)
                            .await;
                        assert_eq!(
                            back,
                            Ok(Imported::Accepted {
                                number: number.clone()
                            })
                        );
                        let details = stage
                            .powers
                            .details(&director, &organization, &number)
                            .await;
                        let details = details.expect("details");
                        assert_eq!(details.plain_text, plain_text);
                        assert_eq!(details.may_hand_over, may_hand_over);
                        assert_eq!(details.with.len(), persons.len() - 1);
                        assert_eq!(details.line.scenarios.len(), 2);
                        forget(&stage, &number).await;
                    }
                }
            }
            stage.run("UPDATE accounts SET snils = NULL", []).await;
        }
    })
    .await;
}

async fn forget(stage: &Stage, number: &str) {
    stage.run("DELETE FROM power_events", []).await;
    for sql in [
        "DELETE FROM powers WHERE document = ?",
        "DELETE FROM documents WHERE number = ?",
    ] {
        stage.run(sql, [number.into()]).await;
    }
}

/// By the official schema, where it is.
fn is_valid(stem: &str, xml: &str) {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/mchd");
    let schema = std::env::var("DIGITAL_ID_MCHD_SCHEMA")
        .unwrap_or_else(|_| format!("{beside}/ON_EMCHD_1_928_00_01_01_01.xsd"));
    if !Path::new(&schema).exists() {
        println!("skipped: no schema");
        return;
    }
    let folder = tempfile::tempdir().expect("folder");
    let file = folder.path().join(format!("{stem}.xml"));
    std::fs::write(&file, xml).expect("written");
    let said = Command::new("xmllint")
        .args(["--noout", "--schema", &schema])
        .arg(&file)
        .output()
        .expect("xmllint");
    assert!(
        said.status.success(),
        "{}",
        String::from_utf8_lossy(&said.stderr)
    );
}
