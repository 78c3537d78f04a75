//! Scenarios as people write them into lists: in words of either language, or by their keys.

use std::collections::BTreeMap;

use app::{
    error::Problem,
    ports::{Language, Texts},
    text::scenario_key,
};
use domain::{power::Powers, scenario::Scenario, status::StatusKind};

use super::judge::offered;

/// Every name of every scenario, small letters.
pub(crate) struct ScenarioNames(BTreeMap<String, Scenario>);

impl ScenarioNames {
    /// The names in `texts`, and the keys.
    pub(crate) fn of(texts: &dyn Texts) -> Self {
        let mut names = BTreeMap::new();
        for scenario in offered() {
            names.insert(scenario.key(), scenario);
            for language in Language::ALL {
                let name = texts.text(language, &scenario_key(scenario), &[]);
                names.insert(plain(&name), scenario);
            }
        }
        Self(names)
    }

    /// The status of that name.
    pub(crate) fn status(&self, name: &str) -> Option<StatusKind> {
        match self.0.get(&plain(name)) {
            Some(Scenario::Status(kind)) => Some(*kind),
            _ => None,
        }
    }

    /// Reads a list such as `Старше 18 лет; студент`.
    pub(super) fn read(&self, text: &str) -> Result<Powers, Problem> {
        let scenarios: Option<Vec<_>> = text
            .split([',', ';', '+', '/', '\n'])
            .map(plain)
            .filter(|name| !name.is_empty())
            .map(|name| self.0.get(&name).copied())
            .collect();
        Powers::new(scenarios.ok_or(Problem::Choice)?).ok_or(Problem::Required)
    }
}

/// Small letters, ё as е, single plain blanks.
fn plain(name: &str) -> String {
    let words: Vec<_> = name.split_whitespace().collect();
    words.join(" ").to_lowercase().replace('ё', "е")
}

#[cfg(test)]
mod tests {
    use domain::status::StatusKind;

    use super::*;
    use crate::texts::FluentTexts;

    #[test]
    fn words_and_keys_of_both_languages() {
        let names = ScenarioNames::of(&FluentTexts::load().expect("texts"));
        let both = Powers::new([Scenario::Age18, Scenario::Status(StatusKind::Student)]);
        for text in [
            "Старше 18 лет; студент",
            "старше\u{a0}18\u{a0}лет, СТУДЕНТ,",
            "age18+status:student",
            "age18 / Student",
        ] {
            assert_eq!(names.read(text).ok(), both, "{text}");
        }
        assert_eq!(names.read(" ; "), Err(Problem::Required));
        assert_eq!(names.read("age18; космонавт"), Err(Problem::Choice));
        assert_eq!(names.read("loyalty"), Err(Problem::Choice));
    }
}
