//! Signed records of revocations, and of what takes the place of what.

use super::*;

#[tokio::test]
async fn the_record_of_a_revocation_is_signed_by_the_organization() {
    on_every_stage(async |stage: Stage| {
        let [first, second, ..] = lives(&stage).await;
        let director = stage.director(LIBRARY).await;
        let library = ogrn(LIBRARY);
        let record = stage
            .powers
            .revocation(&director, &library, &first)
            .await
            .expect("a record");
        let said: serde_json::Value = serde_json::from_str(&record.record).expect("JSON");
        assert_eq!(said["record"], "digital-id/revocation/1");
        assert_eq!(said["power"], first.as_str());
        assert_eq!(said["ogrn"], LIBRARY);
        assert_eq!(said["reason"], "Уволена");
        assert_eq!(said["revoked_by"], "Директоров Игнат");
        assert_eq!(said["revoked_at"], "2026-03-01T12:01:40Z");
        let signature = record.signature.expect("signed");
        let folder = tempfile::tempdir().expect("folder");
        let write = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            std::fs::write(&path, bytes).expect("written");
            path
        };
        let pem = documents_authority(&stage).await;
        let output = std::process::Command::new("openssl")
            .args([
                "cms", "-verify", "-binary", "-inform", "DER", "-purpose", "any", "-in",
            ])
            .arg(write("record.sig", &signature))
            .arg("-content")
            .arg(write("record.json", record.record.as_bytes()))
            .arg("-CAfile")
            .arg(write("authority.pem", pem.as_bytes()))
            .args(["-attime", "1772366500", "-out", "/dev/null"])
            .output()
            .expect("openssl");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        for (by, of, number) in [
            (&director, &library, &second),
            (&director, &ogrn(CINEMA), &first),
            (&stage.person("Некто").await, &library, &first),
        ] {
            let refused = stage.powers.revocation(by, of, number).await;
            assert_eq!(refused, Err(AppError::NotFound));
        }
    })
    .await;
}

async fn documents_authority(stage: &Stage) -> String {
    use app::ports::Documents as _;
    let desk = documents::DocumentDesk::new(stage.database.clone(), stage.clock.clone());
    desk.authority().await.expect("answer").expect("signed")
}

#[tokio::test]
async fn a_newer_one_takes_the_place_on_its_first_day() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        with_phone(&stage).await;
        let library = ogrn(LIBRARY);
        let issue = async |from, replaces: Option<&str>| {
            let mandate = mandate(from, replaces);
            stage.powers.issue(&director, &library, &mandate).await
        };
        let old = issue(date!(2026 - 03 - 01), None).await.expect("issued");
        let new = issue(date!(2026 - 03 - 03), Some(&old))
            .await
            .expect("issued");
        let state = async || {
            let details = stage.powers.details(&director, &library, &old).await;
            let details = details.expect("details");
            assert_eq!(details.replaced, Some((new.clone(), date!(2026 - 03 - 03))));
            details.line.state
        };
        assert_eq!(state().await, PowerState::Active);
        // The last second of 2 March in Moscow, and the next.
        stage.clock.set(1_772_485_199);
        assert_eq!(state().await, PowerState::Active);
        stage.clock.advance(1);
        assert_eq!(state().await, PowerState::Replaced);
        let problem = |problem| Err(AppError::field("replaces", problem));
        let again = issue(date!(2026 - 03 - 05), Some(&old)).await;
        assert_eq!(again, problem(Problem::AlreadyDone));
        let other = stage.person("Другой").await;
        let others = stage
            .power(LIBRARY, &other, &[STUDENT], TODAY, "2026-12-31")
            .await;
        assert_eq!(
            issue(date!(2026 - 03 - 05), Some(&others)).await,
            problem(Problem::OtherPerson)
        );
        let elsewhere = stage
            .power(CINEMA, &other, &[STUDENT], TODAY, "2026-12-31")
            .await;
        for wrong in [elsewhere.as_str(), "x"] {
            assert_eq!(
                issue(date!(2026 - 03 - 05), Some(wrong)).await,
                problem(Problem::Choice)
            );
        }
        assert_eq!(stage.count("SELECT count(*) FROM power_events").await, 3);
    })
    .await;
}
