//! What the page shows at a moment: which of its parts, and what stands in them. The
//! attributes of those parts are told of in [`stage`](crate::islands::stage).

use domain::scenario::Scenario;

use super::{
    Setting,
    timeline::{Face, Moment},
};
use crate::{
    islands::{stage::Facts, texts::time_of_day},
    paths,
    ports::{CheckNotice, IdentityRequest},
    symbol,
};

/// Seconds that the digits count.
const DIGITS: i64 = 60;
/// Seconds between two codes.
const PERIOD: i64 = domain::presentation::window::PERIOD;
/// Modules of white around a code: without them readers do not find it.
pub const QUIET: u32 = 4;

/// What the screen is besides the moment.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mood {
    /// Whether the browser runs it; without JavaScript it stays as the server drew it.
    pub(super) alive: bool,
    /// Whether an answer to a request is on its way.
    pub(super) busy: bool,
    /// Whether the hint to turn the brightness up has stood there long enough.
    pub(super) hinted: bool,
    /// Something to tell: the key of its text.
    pub(super) message: Option<&'static str>,
}

/// What the page shows at `moment`.
pub(super) fn of(moment: &Moment, mood: Mood, setting: &Setting) -> Facts {
    let mut facts = Facts::default();
    facts.hold_if(&[("alive", mood.alive), ("busy", mood.busy)]);
    facts.say(
        "message",
        mood.message.map_or_else(String::new, |key| setting.t(key)),
    );
    standing(&mut facts, setting);
    card(&mut facts, moment, setting);
    let held = moment.held_until.map(time_of_day);
    facts.say(
        "held",
        held.map_or_else(String::new, |time| {
            setting.with("show-held", &[("time", &time)])
        }),
    );
    count(&mut facts, moment, mood, setting);
    check_line(&mut facts, moment, setting);
    match &moment.request {
        Some(request) => asked(&mut facts, request, moment.request_left, setting),
        None => act(&mut facts, &moment.face, setting),
    }
    if mood.alive {
        facts.say("said", announcement(moment, setting));
    }
    facts
}

/// What stays as it is: the page without a network learns it from the phone.
fn standing(facts: &mut Facts, setting: &Setting) {
    facts.say("name", setting.name.clone());
    if let Some(photo) = &setting.photo {
        facts.say("photo", photo.clone());
    }
    for other in &setting.others {
        facts.hold(&other_held(*other));
    }
    facts.hold_if(&[("others", !setting.others.is_empty())]);
}

/// What holds while another scenario can be shown without a network.
pub fn other_held(scenario: Scenario) -> String {
    ["other-", &scenario.to_string()].concat()
}

/// The card: the code, or what stands in its place.
fn card(facts: &mut Facts, moment: &Moment, setting: &Setting) {
    let (state, face) = match &moment.face {
        Face::Code => ("shown", "code"),
        Face::Settling => ("settling", "settling"),
        Face::Taken(_) => ("checked", "taken"),
        Face::Digits(_) => ("digits", "digits"),
        Face::NoConnection { .. } => ("offline", "offline"),
        Face::Hidden => ("hidden", "hidden"),
        Face::SignedOut => ("hidden", "signed-out"),
        Face::Gone => ("hidden", "gone"),
    };
    facts.hold(face);
    facts.hold_if(&[("person", state != "hidden")]);
    facts.say("state", state.to_owned());
    match &moment.face {
        Face::Taken(check) => {
            let at = time_of_day(check.at);
            let who = check.organization.clone();
            facts.say("taken-at", setting.with("show-taken-at", &[("time", &at)]));
            facts.say(
                "taken-by",
                who.unwrap_or_else(|| setting.t("show-individual")),
            );
            facts.hold(if check.words.is_some() {
                "words"
            } else {
                "late"
            });
            let [first, second] = check.words.clone().unwrap_or_default();
            facts.say("word-1", first);
            facts.say("word-2", second);
        }
        Face::Digits(digits) => {
            // In two groups for the eye and one by one for the ear.
            let (left, right) = digits.split_at_checked(4).unwrap_or((digits, ""));
            let one_by_one: Vec<String> = digits.chars().map(String::from).collect();
            facts.say("digits", [left, "\u{a0}", right].concat());
            facts.say("digits-one-by-one", one_by_one.join(" "));
        }
        _ => {}
    }
    let code = moment.code.as_ref();
    facts.say(
        "modules",
        code.map_or_else(String::new, |code| symbol::path(code.size, &code.modules)),
    );
    if let Some(code) = code {
        let side = (code.size + 2 * QUIET).to_string();
        facts.say("box", format!("0 0 {side} {side}"));
        facts.say("side", side);
        facts.say("size", code.size.to_string());
    }
}

/// The seconds beside the photo and the ring around the card.
fn count(facts: &mut Facts, moment: &Moment, mood: Mood, setting: &Setting) {
    facts.say("left", moment.left.to_string());
    if !mood.alive {
        return facts.say("until", setting.t("show-still"));
    }
    let (key, period) = match moment.face {
        Face::Code => ("show-until-new", PERIOD),
        Face::Taken(_) => ("show-until-next", PERIOD),
        Face::Digits(_) => ("show-digits-count", DIGITS),
        Face::NoConnection { since: Some(since) } => {
            let since = time_of_day(since);
            return facts.say(
                "until",
                setting.with("show-offline-since", &[("time", &since)]),
            );
        }
        _ => return,
    };
    let left = moment.left.to_string();
    facts.hold("ring");
    facts.hold_if(&[("hint", moment.face == Face::Code && !mood.hinted)]);
    facts.say("seconds", setting.with("show-seconds", &[("n", &left)]));
    facts.say("until", setting.t(key));
    facts.say("period", period.to_string());
    facts.say("gone", (period - moment.left.clamp(0, period)).to_string());
}

/// What can be done, below the card, and the line over it.
fn act(facts: &mut Facts, face: &Face, setting: &Setting) {
    let (does, line) = match face {
        Face::Code | Face::Settling => ("can-enlarge", setting.learns.clone()),
        Face::Taken(_) => ("can-enlarge", setting.t("show-taken-learns")),
        Face::Digits(_) => ("can-renew", setting.learns.clone()),
        Face::NoConnection { .. } => ("can-retry", setting.t("show-offline-paper")),
        Face::Hidden => ("can-look", String::new()),
        Face::SignedOut => ("can-sign-in", String::new()),
        Face::Gone => ("can-choose", String::new()),
    };
    facts.hold(does);
    facts.say("learns", line);
}

/// Somebody asks who the holder is: that takes the card's place.
fn asked(facts: &mut Facts, request: &IdentityRequest, left: i64, setting: &Setting) {
    facts.hold("asked");
    for field in &request.fields {
        facts.hold(&["ask-", field].concat());
    }
    let left = left.to_string();
    let by = [("ogrn", request.ogrn.as_str()), ("power", &request.power)];
    facts.say("learns", setting.t("show-ask-free"));
    facts.say("ask-id", request.id.clone());
    facts.say("ask-organization", request.organization.clone());
    facts.say("ask-authority", setting.with("show-ask-authority", &by));
    facts.say("ask-time", setting.with("show-ask-time", &[("n", &left)]));
    facts.say("ask-left", left);
}

/// A calm line about the latest check, once it does not fill the card (any more), and why
/// the registry did not confirm: that is for the holder alone.
fn check_line(facts: &mut Facts, moment: &Moment, setting: &Setting) {
    let Some(check) = &moment.check else { return };
    let told = match &moment.face {
        Face::Hidden | Face::SignedOut | Face::Gone => return,
        Face::Taken(taken) => taken.id != check.id,
        _ => true,
    };
    if told {
        let [said, words] = summary(check, setting);
        facts.say("check", said);
        facts.say("check-words", words);
        // Who was asked who they are may not have answered yet: then there is none.
        if check.scenario != Scenario::Identity {
            facts.hold("receipt");
            facts.say("receipt", paths::id_receipt(&check.id));
        }
    }
    if let Some(reason) = check.reason {
        facts.hold("reason");
        facts.say("reason", setting.t(&["reason-", reason.key()].concat()));
    }
    facts.hold_if(&[("check", told || check.reason.is_some())]);
}

/// Who, when and the two words, or why there are none.
fn summary(check: &CheckNotice, setting: &Setting) -> [String; 2] {
    let time = time_of_day(check.at);
    let words = match &check.words {
        Some([first, second]) => {
            setting.with("show-check-words", &[("first", first), ("second", second)])
        }
        None => setting.t("show-taken-late"),
    };
    let (key, name) = match &check.organization {
        Some(name) => ("show-check-organization", name.as_str()),
        None => ("show-check-individual", ""),
    };
    [setting.with(key, &[("time", &time), ("name", name)]), words]
}

/// Says changes to those who do not see them: once each, never the seconds.
fn announcement(moment: &Moment, setting: &Setting) -> String {
    if moment.request.is_some() {
        return String::new();
    }
    match (&moment.face, &moment.check) {
        (Face::NoConnection { .. }, _) => setting.t("show-offline"),
        (Face::SignedOut, _) => setting.t("show-signed-out"),
        (Face::Gone, _) => setting.t("show-gone"),
        (Face::Hidden | Face::Digits(_) | Face::Settling, _) => String::new(),
        (Face::Taken(check), _) | (Face::Code, Some(check)) => summary(check, setting).join(". "),
        (Face::Code, None) if moment.held_until.is_some() => setting.t("show-offline"),
        (Face::Code, None) => setting.t("show-code-shown"),
    }
}

#[cfg(test)]
mod tests;
