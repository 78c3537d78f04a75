//! What a checkpoint that was kept elsewhere finds, and many at once.

use super::*;

/// A chain can be computed anew by whoever changes the database; a checkpoint that was kept
/// elsewhere cannot.
#[tokio::test]
async fn checkpoints_show_a_cut_end_and_a_log_written_anew() {
    on_every_stage(async |stage: Stage| {
        let folder = tempfile::tempdir().expect("folder");
        let file = folder.path().join("checkpoints.log");
        let export = async || {
            audit::export(&stage.database, &stage.issuer, &file)
                .await
                .expect("written")
        };
        let kept = || std::fs::read_to_string(&file).expect("kept");
        assert!(export().await, "an empty log has a checkpoint too");
        assert!(!export().await, "nothing has changed");
        let director = stage.director(LIBRARY).await;
        with_phone(&stage).await;
        let library = ogrn(LIBRARY);
        let issue = async || {
            stage
                .powers
                .issue(&director, &library, &mandate(date!(2026 - 03 - 01), None))
                .await
                .expect("issued")
        };
        let number = issue().await;
        assert!(export().await);
        stage
            .powers
            .revoke(&director, &library, &number, "Уволена")
            .await
            .expect("revoked");
        assert!(export().await);
        let proof = verify(&stage, &kept()).await.expect("whole");
        assert_eq!((proof.checkpoints, proof.covered), (3, 2));

        // The end is cut off so well that the database itself shows nothing.
        let forget = [
            "DELETE FROM power_events WHERE position = 2",
            "UPDATE powers SET revoked_at = NULL, revoked_by = NULL, revoke_reason = NULL",
            "UPDATE audit_head SET position = 1, hash = (SELECT hash FROM power_events)",
        ];
        for sql in forget {
            stage.run(sql, []).await;
        }
        assert!(verify(&stage, "").await.is_ok(), "by the chain alone");
        let fault = verify(&stage, &kept()).await.expect_err("cut");
        assert_eq!(
            fault,
            Fault::Cut {
                log: Log::Powers,
                ends: 1,
                had: 2,
                at: Some(NOW)
            }
        );
        // Something else in its place does not help.
        stage
            .powers
            .suspend(&director, &library, &number, "Вместо отзыва")
            .await
            .expect("suspended");
        let fault = verify(&stage, &kept()).await.expect_err("rewritten");
        assert_eq!(
            fault,
            Fault::Rewritten {
                log: Log::Powers,
                from: 2,
                until: 2,
                at: NOW
            }
        );
        // Nor does a line that says so.
        let (good, last) = kept().trim_end().rsplit_once('\n').map_or_else(
            || (String::new(), kept()),
            |(good, last)| (good.to_owned(), last.to_owned()),
        );
        let forged = format!("{good}\n{}\n", &last[..last.len() - 6]);
        assert_eq!(
            verify(&stage, &forged).await,
            Err(Fault::Checkpoint { line: 5 })
        );
    })
    .await;
}

#[tokio::test]
async fn many_at_once_make_one_chain() {
    on_every_stage(async |stage: Stage| {
        let director = stage.director(LIBRARY).await;
        with_phone(&stage).await;
        let stage = std::sync::Arc::new(stage);
        let tasks: Vec<_> = (0..16)
            .map(|_| {
                let (stage, director) = (stage.clone(), director.clone());
                tokio::spawn(async move {
                    stage
                        .powers
                        .issue(
                            &director,
                            &ogrn(LIBRARY),
                            &mandate(date!(2026 - 03 - 01), None),
                        )
                        .await
                        .expect("issued");
                })
            })
            .collect();
        for task in tasks {
            task.await.expect("done");
        }
        assert_eq!(verify(&stage, "").await.expect("whole").entries, 16);
    })
    .await;
}
