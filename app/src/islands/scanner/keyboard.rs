//! Hardware scanners that pretend to be keyboards: a burst of keys with Enter at its end.
//!
//! Such a device presses the keys of an American keyboard, whatever the layout of the computer is:
//! in the Russian one `HTTPS` arrives as `РЕЕЗЫ`. So what counts is which key was pressed, and not
//! what the layout made of it (UI Events, `KeyboardEvent.code`).

/// Keys that come one after the other slower than this (milliseconds) were pressed by a person.
const BURST: u64 = 100;
/// Fewer characters are no code: a person pressed Enter.
const SHORTEST: usize = 8;
/// More are none either (a QR code holds 4,296 letters).
const LONGEST: usize = 4_296;

/// A key as the browser tells it.
pub struct Key<'a> {
    /// What the layout makes of it: `Ф`, `Enter`.
    pub key: &'a str,
    /// Which it is: `KeyA`; empty on some phones.
    pub code: &'a str,
    /// With Shift.
    pub shift: bool,
}

/// What was pressed so far.
#[derive(Debug, Default)]
pub struct Typing {
    text: String,
    last: u64,
}

impl Typing {
    /// Takes a key at `now` (milliseconds); the text of a code, once its end is reached.
    pub fn press(&mut self, key: &Key<'_>, now: u64) -> Option<String> {
        if now.saturating_sub(self.last) > BURST || self.text.len() > LONGEST {
            self.text.clear();
        }
        self.last = now;
        if key.key == "Enter" {
            let text = std::mem::take(&mut self.text);
            return (text.chars().count() >= SHORTEST).then_some(text);
        }
        self.text.extend(key.character());
        None
    }
}

impl Key<'_> {
    /// What an American keyboard writes; nothing for a key that writes nothing.
    fn character(&self) -> Option<char> {
        let mut written = self.key.chars();
        let written = written.next().filter(|_| written.next().is_none());
        let plain = |keys: &str, shifted: &str, at: usize| {
            let keys = if self.shift { shifted } else { keys };
            keys.chars().nth(at)
        };
        if let Some(letter) = self.code.strip_prefix("Key") {
            let letter = letter.chars().next()?;
            // What was written knows of Caps Lock, too.
            let capital = written.map_or(self.shift, char::is_uppercase);
            return Some(if capital {
                letter.to_ascii_uppercase()
            } else {
                letter.to_ascii_lowercase()
            });
        }
        if let Some(digit) = self.code.strip_prefix("Digit") {
            return plain("0123456789", ")!@#$%^&*(", digit.parse().ok()?);
        }
        match SIGNS.iter().position(|name| *name == self.code) {
            Some(at) => plain("-=[]\\;'`,./ ", "_+{}|:\"~<>? ", at),
            None => written,
        }
    }
}

/// Names of the keys with signs on them, in the order in which these stand above.
const SIGNS: [&str; 12] = [
    "Minus",
    "Equal",
    "BracketLeft",
    "BracketRight",
    "Backslash",
    "Semicolon",
    "Quote",
    "Backquote",
    "Comma",
    "Period",
    "Slash",
    "Space",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys of `HTTPS://ID.EXAMPLE/V#MY2` as a Russian layout tells them.
    const RUSSIAN: [(&str, &str, bool); 24] = [
        ("Р", "KeyH", true),
        ("Е", "KeyT", true),
        ("Е", "KeyT", true),
        ("З", "KeyP", true),
        ("Ы", "KeyS", true),
        ("Ж", "Semicolon", true),
        (".", "Slash", false),
        (".", "Slash", false),
        ("Ш", "KeyI", true),
        ("В", "KeyD", true),
        ("ю", "Period", false),
        ("У", "KeyE", true),
        ("Ч", "KeyX", true),
        ("Ф", "KeyA", true),
        ("Ь", "KeyM", true),
        ("З", "KeyP", true),
        ("Д", "KeyL", true),
        ("У", "KeyE", true),
        (".", "Slash", false),
        ("М", "KeyV", true),
        ("№", "Digit3", true),
        ("Ь", "KeyM", true),
        ("Н", "KeyY", true),
        ("2", "Digit2", false),
    ];

    fn press(
        typing: &mut Typing,
        (key, code, shift): (&str, &str, bool),
        at: u64,
    ) -> Option<String> {
        typing.press(&Key { key, code, shift }, at)
    }

    #[test]
    fn a_russian_layout_is_no_hindrance() {
        let mut typing = Typing::default();
        for (at, key) in (1_000..).step_by(10).zip(RUSSIAN) {
            // Shift itself writes nothing.
            assert_eq!(press(&mut typing, ("Shift", "ShiftLeft", true), at), None);
            assert_eq!(press(&mut typing, key, at), None);
        }
        assert_eq!(
            press(&mut typing, ("Enter", "Enter", false), 1_250).as_deref(),
            Some("HTTPS://ID.EXAMPLE/V#MY2")
        );
        assert_eq!(press(&mut typing, ("Enter", "Enter", false), 1_260), None);
    }

    #[test]
    fn a_person_is_no_scanner() {
        let mut typing = Typing::default();
        for (at, key) in (1_000..).step_by(150).zip(RUSSIAN) {
            press(&mut typing, key, at);
        }
        assert_eq!(press(&mut typing, ("Enter", "Enter", false), 9_000), None);
        for (at, key) in (10_000..).zip(&RUSSIAN[..7]) {
            press(&mut typing, *key, at);
        }
        assert_eq!(press(&mut typing, ("Enter", "Enter", false), 10_010), None);
    }

    #[test]
    fn without_names_of_keys_what_was_written_counts() {
        let mut typing = Typing::default();
        for (at, c) in (0..).zip("4600439931256".chars()) {
            press(&mut typing, (&c.to_string(), "", false), at);
        }
        let text = press(&mut typing, ("Enter", "", false), 20);
        assert_eq!(text.as_deref(), Some("4600439931256"));
    }
}
