//! Signals between the parts of one process.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use port::port;
use tokio::sync::Notify;

use super::{Signals, Topic};

/// Who listens in this process. Cheap to clone; all clones are one.
#[derive(Clone, Debug, Default)]
pub struct LocalSignals {
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    /// By the name of the topic. A bell rings once however often it is pulled, so a
    /// listener who is slow misses nothing and piles nothing up.
    bells: HashMap<String, Vec<Arc<Notify>>>,
    closed: bool,
}

impl LocalSignals {
    /// Nothing in here can be left half done, so a panic elsewhere spoils nothing.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Rings for everyone who listens to the topic of that name.
    pub(super) fn ring(&self, topic: &str) {
        for bell in self.state().bells.get(topic).into_iter().flatten() {
            bell.notify_one();
        }
    }

    /// Rings for everyone: signals may have been lost.
    pub(super) fn ring_all(&self) {
        for bell in self.state().bells.values().flatten() {
            bell.notify_one();
        }
    }
}

#[port]
impl Signals for LocalSignals {
    async fn tell(&self, topic: &Topic) {
        self.ring(&topic.to_string());
    }

    fn subscribe(&self, topics: &[Topic]) -> Listener {
        let bell = Arc::new(Notify::new());
        let topics: Vec<_> = topics.iter().map(Topic::to_string).collect();
        let mut state = self.state();
        for topic in &topics {
            let bells = state.bells.entry(topic.clone()).or_default();
            bells.push(Arc::clone(&bell));
        }
        drop(state);
        Listener {
            bell,
            topics,
            signals: self.clone(),
        }
    }

    fn listeners(&self, topic: &Topic) -> usize {
        self.state()
            .bells
            .get(&topic.to_string())
            .map_or(0, Vec::len)
    }

    fn close(&self) {
        self.state().closed = true;
        self.ring_all();
    }
}

/// Hears the signals of some topics, from the moment it was made until it is dropped.
#[derive(Debug)]
pub struct Listener {
    bell: Arc<Notify>,
    topics: Vec<String>,
    signals: LocalSignals,
}

impl Listener {
    /// Waits for a signal since the last one that was heard; `false` once the process stops.
    /// Dropped before its end, it has heard nothing.
    pub async fn heard(&self) -> bool {
        if self.signals.state().closed {
            return false;
        }
        self.bell.notified().await;
        !self.signals.state().closed
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let mut state = self.signals.state();
        for topic in &self.topics {
            if let Some(bells) = state.bells.get_mut(topic) {
                bells.retain(|bell| !Arc::ptr_eq(bell, &self.bell));
                if bells.is_empty() {
                    state.bells.remove(topic);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::holder::HolderNumber;
    use std::{
        future::Future,
        pin::pin,
        task::{Context, Poll, Waker},
    };

    use super::*;

    fn holder(number: u64) -> Topic {
        Topic::Holder(HolderNumber::new(number).expect("small"))
    }

    /// What `listener` has heard by now, without waiting.
    fn now(listener: &Listener) -> Poll<bool> {
        pin!(listener.heard()).poll(&mut Context::from_waker(Waker::noop()))
    }

    #[tokio::test]
    async fn only_who_listens_to_the_topic_hears_it_and_all_of_them_do() {
        let signals = LocalSignals::default();
        let one = signals.subscribe(&[holder(1)]);
        let both = signals.subscribe(&[holder(1), holder(2)]);
        let other = signals.subscribe(&[holder(3), Topic::Sessions("1".to_owned())]);
        signals.tell(&holder(1)).await;
        assert_eq!(now(&one), Poll::Ready(true));
        assert_eq!(now(&both), Poll::Ready(true));
        assert_eq!(now(&other), Poll::Pending);
        signals.tell(&holder(2)).await;
        assert_eq!(now(&one), Poll::Pending);
        assert_eq!(now(&both), Poll::Ready(true));
    }

    #[tokio::test]
    async fn a_slow_listener_misses_nothing_and_looks_once() {
        let signals = LocalSignals::default();
        let listener = signals.subscribe(&[holder(1)]);
        for _ in 0..1_000 {
            signals.tell(&holder(1)).await;
        }
        assert_eq!(now(&listener), Poll::Ready(true));
        assert_eq!(now(&listener), Poll::Pending);
        // Told while it is busy with the last one.
        signals.tell(&holder(1)).await;
        assert_eq!(now(&listener), Poll::Ready(true));
    }

    #[tokio::test]
    async fn nothing_is_kept_of_who_has_left() {
        let signals = LocalSignals::default();
        let listeners: Vec<_> = (0..10).map(|_| signals.subscribe(&[holder(1)])).collect();
        assert_eq!(signals.listeners(&holder(1)), 10);
        drop(listeners);
        assert_eq!(signals.listeners(&holder(1)), 0);
        assert!(signals.state().bells.is_empty());
    }

    #[tokio::test]
    async fn the_end_is_heard_by_all_also_by_who_comes_late() {
        let signals = LocalSignals::default();
        let early = signals.subscribe(&[holder(1)]);
        signals.close();
        let late = signals.subscribe(&[holder(1)]);
        assert_eq!(now(&early), Poll::Ready(false));
        assert_eq!(now(&late), Poll::Ready(false));
    }
}
