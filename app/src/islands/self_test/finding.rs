//! What was found of each part, in words: for whoever holds the device, and for support.

use super::Setting;
use crate::islands::{Facts, texts::fill};

/// What a scanner stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The picture.
    Camera,
    /// Whether it sharpens by itself.
    Focus,
    /// Its light.
    Torch,
    /// The worker that reads codes, on a drawn one.
    Decoder,
    /// The difference of the clocks.
    Clock,
    /// The way to the server.
    Network,
    /// What the device can keep.
    Storage,
    /// Whether it is an app of its own.
    Installed,
    /// What starts it without a network.
    Worker,
}

impl Part {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 9] = [
        Self::Camera,
        Self::Focus,
        Self::Torch,
        Self::Decoder,
        Self::Clock,
        Self::Network,
        Self::Storage,
        Self::Installed,
        Self::Worker,
    ];

    /// Part of its text keys, and its name in the line for support.
    pub fn key(self) -> &'static str {
        match self {
            Self::Camera => "camera",
            Self::Focus => "focus",
            Self::Torch => "torch",
            Self::Decoder => "decoder",
            Self::Clock => "clock",
            Self::Network => "network",
            Self::Storage => "storage",
            Self::Installed => "installed",
            Self::Worker => "worker",
        }
    }
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Of what.
    pub part: Part,
    /// Nothing has to be done about it.
    pub good: bool,
    /// Key of what is said: `selftest-<part>-<said>`, and `…-do` of what helps.
    pub said: &'static str,
    /// A value that goes into it: a size, milliseconds, seconds.
    pub value: String,
}

impl Finding {
    /// All is well.
    pub fn good(part: Part, said: &'static str, value: String) -> Self {
        Self {
            part,
            good: true,
            said,
            value,
        }
    }

    /// Something can be done.
    pub fn bad(part: Part, said: &'static str, value: String) -> Self {
        Self {
            good: false,
            ..Self::good(part, said, value)
        }
    }

    /// `camera=good:1280x720`
    fn line(&self) -> String {
        let value = match self.value.is_empty() {
            true => String::new(),
            false => [":", &self.value].concat(),
        };
        let mark = if self.good { "" } else { "!" };
        [self.part.key(), "=", mark, self.said, &value].concat()
    }
}

/// What the page shows once these are found.
pub fn drawing(found: &[Finding], busy: bool, setting: &Setting) -> Facts {
    let mut facts = Facts::default();
    let mut bad = 0_u32;
    for finding in found {
        let part = finding.part.key();
        let key = ["selftest-", part, "-", finding.said].concat();
        let mut text = fill(&setting.t(&key), &[("value", &finding.value)]);
        if !finding.good {
            bad += 1;
            text = [&text, "\n", &setting.t(&[&key, "-do"].concat())].concat();
        }
        facts.say(part, text);
        let state = if finding.good { "-good" } else { "-bad" };
        facts.hold(&[part, state].concat());
    }
    let done = found.len() == Part::ALL.len();
    facts.hold_if(&[("busy", busy), ("done", done)]);
    if done {
        facts.say("report", report(found));
        let key = if bad == 0 {
            "selftest-all-good"
        } else {
            "selftest-some-bad"
        };
        facts.say("summary", fill(&setting.t(key), &[("n", &bad.to_string())]));
    }
    facts
}

/// One line for support: parts, findings and figures, nothing of a person.
pub fn report(found: &[Finding]) -> String {
    let lines: Vec<String> = found.iter().map(Finding::line).collect();
    [
        "Digital ID self-test ",
        env!("CARGO_PKG_VERSION"),
        "; ",
        &lines.join("; "),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn setting() -> Setting {
        let texts = [
            ("selftest-camera-refused", "Запрещена"),
            ("selftest-camera-refused-do", "Разрешите"),
            ("selftest-decoder-reads", "Читает за {value} мс"),
            ("selftest-some-bad", "Внимание: {n}"),
        ];
        let texts = texts.map(|(key, text)| (key.to_owned(), text.to_owned()));
        Setting {
            worker: String::new(),
            chart: String::new(),
            modules: String::new(),
            size: 0,
            now: 0,
            texts: BTreeMap::from(texts),
        }
    }

    #[test]
    fn what_is_bad_comes_with_what_helps() {
        let found = [
            Finding::bad(Part::Camera, "refused", String::new()),
            Finding::good(Part::Decoder, "reads", "12".to_owned()),
        ];
        let facts = drawing(&found, true, &setting());
        assert_eq!(facts.text("camera"), "Запрещена\nРазрешите");
        assert!(facts.shows("camera-bad") && !facts.shows("camera-good"));
        assert_eq!(facts.text("decoder"), "Читает за 12 мс");
        assert!(facts.shows("busy") && !facts.shows("done"));
    }

    #[test]
    fn a_line_for_support_comes_with_the_last_part() {
        let found = Part::ALL.map(|part| match part {
            Part::Torch => Finding::bad(part, "none", String::new()),
            part => Finding::good(part, "good", "1".to_owned()),
        });
        let facts = drawing(&found, false, &setting());
        assert!(facts.shows("done"));
        assert_eq!(facts.text("summary"), "Внимание: 1");
        let report = facts.text("report");
        assert!(report.contains("; torch=!none; "), "{report}");
        assert!(report.contains("camera=good:1"), "{report}");
    }
}
