//! The log of the registry beside that of the powers of attorney.

use app::ports::{Registry as _, Visitor};
use server::audit::{self, Fault, Log, verify_families, verify_registry};

use super::verify;
use crate::stage::{NOW, Stage, on_every_stage};

/// The log of the registry and the history of families have checkpoints of their own in the same
/// file; those of one log prove nothing of another.
#[tokio::test]
async fn the_other_logs_are_held_by_checkpoints_too() {
    on_every_stage(async |stage: Stage| {
        let folder = tempfile::tempdir().expect("folder");
        let file = folder.path().join("checkpoints.log");
        let export = async || {
            audit::export(&stage.database, &stage.issuer, &file)
                .await
                .expect("written")
        };
        let operator = Visitor {
            is_operator: true,
            ..stage.person("Операторова Зоя").await
        };
        let citizen = stage.adult().await;
        let look = async |reason| {
            let looked = stage.registry.look(&operator, citizen.number, reason);
            looked.await.expect("looked");
        };
        assert!(export().await);
        look("обращение").await;
        look("ещё одно").await;
        assert!(export().await);
        let kept = std::fs::read_to_string(&file).expect("kept");
        assert_eq!(kept.lines().count(), 4, "{kept}");
        let proof = async || {
            let proof = verify_registry(stage.connection(), &kept).await;
            proof.expect("a database")
        };
        let whole = proof().await.expect("whole");
        assert_eq!((whole.checkpoints, whole.covered), (2, 2));
        assert!(verify(&stage, &kept).await.is_ok());
        let families = verify_families(stage.connection(), &kept).await;
        assert_eq!(families.expect("a database").expect("whole").checkpoints, 1);

        for sql in [
            "DELETE FROM registry_events WHERE position = 2",
            "UPDATE audit_head SET position = 1, hash = (SELECT hash FROM registry_events) \
             WHERE id = 2",
        ] {
            stage.run(sql, []).await;
        }
        let by_itself = verify_registry(stage.connection(), "").await;
        assert!(by_itself.expect("a database").is_ok(), "by the chain alone");
        let at = Some(NOW);
        assert_eq!(
            proof().await,
            Err(Fault::Cut {
                log: Log::Registry,
                ends: 1,
                had: 2,
                at
            })
        );
        look("вместо того").await;
        assert_eq!(
            proof().await,
            Err(Fault::Rewritten {
                log: Log::Registry,
                from: 1,
                until: 2,
                at: NOW
            })
        );
    })
    .await;
}
