//! How an island changes a page that the server has drawn: it fills in what is said here,
//! instead of building views of its own, which would cost ten times the code.
//!
//! | attribute in the page | meaning |
//! |---|---|
//! | `data-when="a b"` | shown while `a` or `b` holds; `!a` while it does not |
//! | `data-off="a b"` | disabled while it would be shown |
//! | `data-text="a"` | holds the text `a`; hidden while that is empty |
//! | `data-set="x:a y:b"` | has the text `a`, if there is one now, in the attribute `x` |
//! | `data-flag="aria-pressed:a"` | `true` while `a` holds, else `false` |
//! | `data-class="x:a"` | has the class `x` while `a` holds |
//! | `data-do="a"`, `data-do="a:b"` | pressing it does `a`, with `b` |

#[cfg(target_arch = "wasm32")]
mod parts;

use serde::Serialize;

#[cfg(target_arch = "wasm32")]
pub(super) use self::parts::{Parts, closest, flip, focus, on, one, set, setting};

/// What a page writes into `data-setting` for its island. Leptos' own way of handing over
/// props would bring a second JSON reader into the browser.
pub fn told(setting: &impl Serialize) -> String {
    serde_json::to_string(setting).unwrap_or_default()
}

/// What is so on a page: conditions that hold, and named texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    holds: Vec<String>,
    texts: Vec<(&'static str, String)>,
}

impl Facts {
    /// Whether `condition` holds; with `!` in front, whether it does not; of several,
    /// whether any.
    pub fn shows(&self, conditions: &str) -> bool {
        conditions
            .split(' ')
            .any(|condition| match condition.strip_prefix('!') {
                Some(condition) => !self.holds(condition),
                None => self.holds(condition),
            })
    }

    fn holds(&self, condition: &str) -> bool {
        self.holds.iter().any(|held| held == condition)
    }

    /// The text of that name; empty if there is none now.
    pub fn text(&self, name: &str) -> &str {
        self.said(name).unwrap_or_default()
    }

    /// The text of that name, if there is one now.
    pub fn said(&self, name: &str) -> Option<&str> {
        let found = self.texts.iter().find(|(key, _)| *key == name);
        found.map(|(_, text)| text.as_str())
    }

    /// Lets `condition` hold.
    pub(super) fn hold(&mut self, condition: &str) {
        self.holds.push(condition.to_owned());
    }

    /// Lets each condition hold that does.
    pub(super) fn hold_if(&mut self, conditions: &[(&str, bool)]) {
        for (condition, holds) in conditions {
            if *holds {
                self.hold(condition);
            }
        }
    }

    /// Lets `condition` hold no more.
    pub(super) fn lift(&mut self, condition: &str) {
        self.holds.retain(|held| held != condition);
    }

    /// Gives the text of that name, in place of an earlier one.
    pub(super) fn say(&mut self, name: &'static str, text: String) {
        self.texts.retain(|(key, _)| *key != name);
        self.texts.push((name, text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_any_of_several_and_may_be_turned_round() {
        let mut facts = Facts::default();
        facts.hold_if(&[("code", true), ("digits", false)]);
        assert!(facts.shows("code"));
        assert!(facts.shows("digits code"));
        assert!(facts.shows("!digits"));
        assert!(!facts.shows("!code digits"));
    }

    #[test]
    fn a_text_is_there_or_empty_or_missing() {
        let mut facts = Facts::default();
        facts.say("modules", "M0 0".to_owned());
        facts.say("modules", String::new());
        assert_eq!(facts.said("modules"), Some(""));
        assert_eq!(facts.said("size"), None);
        assert_eq!(facts.text("size"), "");
    }
}
