use domain::{identifiers::Ogrn, scenario::Scenario};
use time::Date;

use crate::{
    ports::{Arg, Language, PaperDetails, PaperFacts, Texts},
    text,
};

/// The texts in one language: papers are also made where no page is rendered.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    texts: &'a dyn Texts,
    language: Language,
}

impl<'a> Words<'a> {
    /// The texts of `language`.
    pub fn new(texts: &'a dyn Texts, language: Language) -> Self {
        Self { texts, language }
    }

    /// The text of `key`.
    pub(super) fn t(self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The text of `key` with values put in.
    pub(super) fn with(self, key: &str, args: &[(&'static str, Arg)]) -> String {
        self.texts.text(self.language, key, args)
    }

    /// The text of `key`, which may name the organization, short (`name`) or whole (`whole`).
    pub(super) fn about(self, key: &str, facts: &PaperFacts) -> String {
        let organization = &facts.organization;
        self.with(
            key,
            &[
                ("name", organization.name.as_str().into()),
                ("whole", organization.full_name.as_str().into()),
            ],
        )
    }

    /// "16 февраля 2026".
    pub(super) fn day(self, day: Date) -> String {
        let month = self.t(&format!("month-{}", u8::from(day.month())));
        format!("{}\u{a0}{month} {}", day.day(), day.year())
    }

    /// "ОГРН 1027700132195".
    pub(super) fn ogrn(self, ogrn: &Ogrn) -> String {
        let key = match ogrn.as_str().len() {
            15 => "organization-ogrnip",
            _ => "organization-ogrn",
        };
        format!("{}\u{a0}{ogrn}", self.t(key))
    }

    /// A scenario in words.
    pub(super) fn scenario(self, scenario: Scenario) -> String {
        self.t(&text::scenario_key(scenario))
    }

    /// Scenarios in one line: "Старше 18 лет, многодетная семья".
    pub(super) fn scenarios(self, list: &[Scenario]) -> String {
        let mut words = list.iter().map(|one| self.scenario(*one));
        let first = words.next().unwrap_or_default();
        words.fold(first, |line, word| {
            format!("{line}, {}", text::uncapital(&word))
        })
    }

    /// What papers say before a director has written anything: the acts of the model
    /// regulation, and who signs.
    pub fn usual(self) -> PaperDetails {
        PaperDetails {
            acts: self
                .t("paper-usual-acts")
                .lines()
                .map(str::to_owned)
                .collect(),
            post: self.t("paper-usual-post"),
            ..PaperDetails::default()
        }
    }
}
