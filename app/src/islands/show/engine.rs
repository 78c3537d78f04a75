//! Keeps the screen going: each second, and whenever something happens.

use std::time::Duration;

use domain::scenario::Scenario;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};

use super::{
    browser,
    timeline::{Call, Face, Moment, Timeline},
};
use crate::{
    api::{answer_request, holder_notices, show_codes, show_digits},
    error::AppError,
    ports::{Codes, IdentityRequest, Notices},
};

/// The screen's state and everything that changes it.
#[derive(Clone, Copy)]
pub(super) struct Engine {
    scenario: Scenario,
    timeline: StoredValue<Timeline>,
    timer: StoredValue<Option<TimeoutHandle>>,
    /// What is shown.
    pub(super) moment: RwSignal<Moment>,
    /// Whether the browser runs it; without JavaScript it stays as the server drew it.
    pub(super) alive: RwSignal<bool>,
    /// Something to tell: the key of its text.
    pub(super) message: RwSignal<Option<&'static str>>,
    /// Whether an answer to a request is on its way.
    pub(super) busy: RwSignal<bool>,
}

impl Engine {
    /// The screen as the server draws it.
    pub(super) fn new(scenario: Scenario, codes: Codes, notices: Notices) -> Self {
        let mut timeline = Timeline::new(scenario, codes, notices);
        let first = timeline.first();
        Self {
            scenario,
            timeline: StoredValue::new(timeline),
            timer: StoredValue::new(None),
            moment: RwSignal::new(first),
            alive: RwSignal::new(false),
            message: RwSignal::new(None),
            busy: RwSignal::new(false),
        }
    }

    /// What fills the card.
    pub(super) fn face(self) -> Memo<Face> {
        Memo::new(move |_| self.moment.with(|moment| moment.face.clone()))
    }

    /// The request to answer.
    pub(super) fn request(self) -> Memo<Option<IdentityRequest>> {
        Memo::new(move |_| self.moment.with(|moment| moment.request.clone()))
    }

    /// Brings the screen to life in the browser.
    pub(super) fn start(self) {
        self.timeline
            .update_value(|timeline| timeline.begin(browser::reading(), browser::any_pause()));
        self.alive.set(true);
        for event in ["visibilitychange", "pageshow", "afterprint", "online"] {
            window_event_listener_untyped(event, move |_| self.look());
        }
        for event in ["pagehide", "beforeprint"] {
            window_event_listener_untyped(event, move |_| self.hide());
        }
        self.look();
    }

    /// Shows the code if the page is seen, hides it if it is not.
    fn look(self) {
        if browser::is_hidden() {
            self.hide();
        } else {
            self.wake();
        }
    }

    fn hide(self) {
        self.timeline.update_value(Timeline::hide);
        self.tick();
    }

    /// Shows the code and asks the server at once.
    pub(super) fn wake(self) {
        browser::keep_awake();
        self.timeline
            .update_value(|timeline| timeline.wake(browser::reading()));
        self.tick();
    }

    /// Draws the moment, asks what is to be asked, and comes again when it can change.
    fn tick(self) {
        let at = browser::reading();
        let step = self.timeline.try_update_value(|timeline| {
            let moment = timeline.moment(at);
            (moment, timeline.calls(at), timeline.rest(at))
        });
        let Some((moment, calls, rest)) = step else {
            return;
        };
        let asleep = matches!(moment.face, Face::Hidden | Face::SignedOut | Face::Gone);
        if self.moment.with_untracked(|shown| *shown != moment) {
            self.moment.set(moment);
        }
        for call in calls {
            self.put(call);
        }
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        if !asleep {
            let rest = Duration::from_millis(u64::try_from(rest).unwrap_or_default());
            let timer = set_timeout_with_handle(move || self.tick(), rest).ok();
            self.timer.set_value(timer);
        }
    }

    fn put(self, call: Call) {
        let sent = browser::reading();
        spawn_local(async move {
            match call {
                Call::Codes(ticket) => {
                    let answer = show_codes(self.scenario).await;
                    let received = browser::reading();
                    self.timeline.update_value(|timeline| {
                        timeline.codes_came(ticket, sent, received, answer);
                    });
                }
                Call::Notices(ticket) => {
                    let answer = holder_notices().await;
                    let received = browser::reading();
                    self.timeline.update_value(|timeline| {
                        timeline.notices_came(ticket, sent, received, answer);
                    });
                }
            }
            self.tick();
        });
    }

    /// Fetches digits that stand for the code.
    pub(super) fn fetch_digits(self) {
        let sent = browser::reading();
        self.message.set(None);
        spawn_local(async move {
            match show_digits(self.scenario).await {
                Ok(digits) => self.timeline.update_value(|timeline| {
                    timeline.digits_came(sent, browser::reading(), digits);
                }),
                Err(error @ AppError::TooMany { .. }) => {
                    self.complain("show-digits-wait", &error);
                }
                Err(error) => self.complain("show-digits-failed", &error),
            }
            self.tick();
        });
    }

    /// Back from the digits to the code.
    pub(super) fn close_digits(self) {
        self.timeline.update_value(Timeline::close_digits);
        self.tick();
    }

    /// Allows or refuses a request for identity.
    pub(super) fn answer(self, request: String, allow: bool) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.message.set(None);
        spawn_local(async move {
            match answer_request(request.clone(), allow).await {
                Ok(()) => {
                    self.timeline
                        .update_value(|timeline| timeline.answered(Some(request)));
                    let key = if allow {
                        "show-ask-allowed"
                    } else {
                        "show-ask-refused"
                    };
                    self.message.set(Some(key));
                }
                Err(AppError::NotFound | AppError::Conflict) => {
                    self.timeline
                        .update_value(|timeline| timeline.answered(Some(request)));
                    self.message.set(Some("show-ask-over"));
                }
                Err(error) => self.complain("show-ask-failed", &error),
            }
            self.busy.set(false);
            self.tick();
        });
    }

    fn complain(self, key: &'static str, error: &AppError) {
        self.timeline
            .update_value(|timeline| timeline.failed(error));
        self.message.set(Some(key));
    }
}
