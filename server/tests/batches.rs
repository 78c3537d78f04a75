//! Powers of attorney issued many at a time: on a real database, step by step.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

mod chosen;
mod list;

use std::sync::Arc;

use app::ports::{
    BatchMode, BatchState, BatchView, Batches, Invitations, PowersOfAttorney, Visitor,
};
use server::{
    batches::{BatchDesk, BatchRunner},
    clock::Clock,
    texts::FluentTexts,
};

use crate::stage::{LIBRARY, Stage, ogrn};

impl Stage {
    fn time(&self) -> Arc<dyn Clock> {
        self.clock.clone()
    }

    fn batches(&self) -> BatchDesk {
        let texts = Arc::new(FluentTexts::load().expect("texts"));
        BatchDesk::new(self.database.clone(), self.time(), texts)
    }

    /// One that has just started: it knows nothing of what another one has done.
    fn runner(&self) -> BatchRunner {
        BatchRunner::new(
            self.database.clone(),
            self.time(),
            self.signatory.clone(),
            self.signals.clone(),
        )
    }

    /// Steps until nothing is left to do; how many it took.
    async fn run_batches(&self) -> usize {
        let mut steps = 0;
        while self.runner().step().await.expect("a step") {
            steps += 1;
            assert!(steps < 1_000, "it comes to an end");
        }
        steps
    }

    /// Staff of the library by a link, with a phone number; without a power of attorney.
    async fn member(&self, director: &Visitor, name: &str, phone: &str) -> Visitor {
        let visitor = self.person(name).await;
        self.run(
            "UPDATE accounts SET phone = ? WHERE id = ?",
            [phone.into(), visitor.account.clone().into()],
        )
        .await;
        let link = self
            .invitations
            .make_link(director, &ogrn(LIBRARY), "")
            .await;
        let link = link.expect("a link").address;
        let secret = link.rsplit('/').next().expect("a secret");
        let joined = self.invitations.accept_link(&visitor, secret).await;
        joined.expect("joined");
        visitor
    }

    async fn batch(&self, director: &Visitor, id: &str) -> BatchView {
        let batches = self.batches();
        let view = batches.view(director, &ogrn(LIBRARY), id, 0, 10_000).await;
        view.expect("a batch")
    }

    async fn start(&self, director: &Visitor, id: &str, mode: BatchMode) {
        let batches = self.batches();
        let started = batches.start(director, &ogrn(LIBRARY), id, mode).await;
        started.expect("started");
    }

    async fn state(&self, director: &Visitor, id: &str) -> BatchState {
        self.batch(director, id).await.batch.state
    }

    async fn powers_in_force(&self, director: &Visitor) -> usize {
        let list = self.powers.list(director, &ogrn(LIBRARY)).await;
        let list = list.expect("a list");
        list.iter().filter(|power| power.state.in_force()).count()
    }
}
