//! Wakes whoever sends letters: nobody is to wait a minute for a code.

use std::sync::Arc;

use tokio::sync::Notify;

/// Rung when a letter waits, within one process; another one finds it at its next look.
#[derive(Clone, Debug, Default)]
pub struct Bell(Arc<Notify>);

impl Bell {
    pub(crate) fn ring(&self) {
        self.0.notify_one();
    }

    pub(crate) async fn rung(&self) {
        self.0.notified().await;
    }
}
