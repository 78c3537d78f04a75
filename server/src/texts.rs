//! The texts of `locales/`, embedded: Fluent (projectfluent.org), one folder a language.

use std::collections::BTreeMap;

use anyhow::anyhow;
use app::ports::{Arg, Language, Texts};
use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use unic_langid::langid;

#[derive(rust_embed::Embed)]
#[folder = "../locales"]
struct Locales;

/// All texts of both languages.
pub struct FluentTexts {
    ru: Catalogue,
    en: Catalogue,
}

struct Catalogue {
    bundle: FluentBundle<FluentResource>,
    keys: Vec<String>,
}

impl FluentTexts {
    /// Reads the embedded files.
    ///
    /// # Errors
    /// A file with a syntax error or a key that another file has: a fault of this build,
    /// told at start-up.
    pub fn load() -> anyhow::Result<Self> {
        Ok(Self {
            ru: Catalogue::load(Language::Ru)?,
            en: Catalogue::load(Language::En)?,
        })
    }

    fn catalogue(&self, language: Language) -> &Catalogue {
        match language {
            Language::Ru => &self.ru,
            Language::En => &self.en,
        }
    }
}

impl Catalogue {
    fn load(language: Language) -> anyhow::Result<Self> {
        let id = match language {
            Language::Ru => langid!("ru"),
            Language::En => langid!("en"),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Isolation marks are for mixed directions; ours are all left to right, and the
        // marks would stand in titles and attributes.
        bundle.set_use_isolating(false);
        let mut keys = Vec::new();
        let folder = format!("{}/", language.tag());
        for name in
            Locales::iter().filter(|name| name.starts_with(&folder) && name.ends_with(".ftl"))
        {
            let file = Locales::get(&name).ok_or_else(|| anyhow!("{name} has gone"))?;
            let text = String::from_utf8(file.data.into_owned())?;
            keys.extend(text.lines().filter_map(key_of).map(str::to_owned));
            let resource = FluentResource::try_new(text)
                .map_err(|(_, errors)| anyhow!("{name}: {errors:?}"))?;
            bundle
                .add_resource(resource)
                .map_err(|errors| anyhow!("{name}: {errors:?}"))?;
        }
        keys.sort();
        Ok(Self { bundle, keys })
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        Some(
            self.bundle
                .format_pattern(pattern, args, &mut errors)
                .into_owned(),
        )
    }
}

/// The key of a line `key = text`; attributes, comments and continued lines have none.
fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let plain = key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    plain.then_some(key)
}

impl Texts for FluentTexts {
    fn text(&self, language: Language, key: &str, args: &[(&'static str, Arg)]) -> String {
        let mut values = FluentArgs::new();
        for (name, value) in args {
            match value {
                Arg::Text(text) => values.set(*name, text.as_str()),
                Arg::Number(number) => values.set(*name, *number),
            }
        }
        self.catalogue(language)
            .format(key, Some(&values))
            .unwrap_or_else(|| {
                tracing::error!(key, language = language.tag(), "a text is missing");
                key.to_owned()
            })
    }

    fn bundle(&self, language: Language, prefix: &str) -> BTreeMap<String, String> {
        let catalogue = self.catalogue(language);
        catalogue
            .keys
            .iter()
            .filter(|key| key.starts_with(prefix))
            .filter_map(|key| Some((key.clone(), catalogue.format(key, None)?)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_keys() {
        let texts = FluentTexts::load().expect("the files are well-formed");
        let missing = |from: &Catalogue, to: &Catalogue| -> Vec<String> {
            from.keys
                .iter()
                .filter(|key| !to.keys.contains(key))
                .cloned()
                .collect()
        };
        assert_eq!(missing(&texts.ru, &texts.en), [""; 0], "missing in English");
        assert_eq!(missing(&texts.en, &texts.ru), [""; 0], "missing in Russian");
    }

    #[test]
    fn the_catalogues_have_every_text() {
        use app::error::{AppError, Problem};
        use domain::{outcome::OutcomeKind, scenario::Scenario};

        let texts = FluentTexts::load().expect("the files are well-formed");
        let has = |key: String| {
            assert!(texts.ru.keys.contains(&key), "missing: {key}");
        };
        for scenario in Scenario::all() {
            has(app::text::scenario_key(scenario));
            has(app::text::scenario_key(scenario).replacen("scenario", "law", 1));
        }
        for outcome in OutcomeKind::ALL {
            has(format!("outcome-{}", outcome.key()));
        }
        for error in [AppError::SignedOut, AppError::NotFound, AppError::Conflict] {
            has(format!("error-{}", error.code()));
            has(format!("error-{}-text", error.code()));
        }
        for problem in [Problem::Required, Problem::Control, Problem::NobodyFound] {
            has(format!("problem-{}", problem.key()));
        }
    }

    /// Each reason of the reader has a text in both languages: the names are those of its source.
    #[test]
    fn every_finding_has_its_text() {
        let texts = FluentTexts::load().expect("the files are well-formed");
        let sources = [
            include_str!("../../app/mchd/src/finding.rs"),
            include_str!("../../app/mchd/src/value.rs"),
        ];
        let keys = sources.iter().flat_map(|source| {
            let arms = source.lines().filter_map(|line| line.split_once("=> \""));
            arms.filter_map(|(_, rest)| rest.split_once('"').map(|(key, _)| key))
        });
        let keys: Vec<_> = keys
            .chain(crate::signatory::cms::SignatureFault::ALL.map(|fault| fault.key()))
            .chain([
                "other-organization",
                "already-here",
                "unknown-person",
                "branch-unknown",
                "branch-closed",
                "signature-unknown",
            ])
            .collect();
        assert!(keys.len() > 60, "{}", keys.len());
        for key in keys {
            let key = format!("mchd-{key}");
            assert!(texts.ru.keys.contains(&key), "missing: {key}");
        }
    }

    /// Each fault of what is sent for a Digital ID has a text: the names are those of its source.
    #[test]
    fn every_fault_of_an_application_has_its_text() {
        let texts = FluentTexts::load().expect("the files are well-formed");
        let sources = [
            include_str!("../../app/domain/src/enrolment.rs"),
            include_str!("../../app/domain/src/passport.rs"),
            include_str!("../../app/domain/src/photo.rs"),
        ];
        let keys = sources.iter().flat_map(|source| {
            let arms = source.lines().filter_map(|line| line.split_once("=> \""));
            arms.filter_map(|(_, rest)| rest.split_once('"').map(|(key, _)| key))
        });
        let faults = ["evidence-", "mrz-", "photo-"];
        let keys: Vec<_> = keys
            .filter(|key| faults.iter().any(|fault| key.starts_with(fault)))
            .collect();
        assert_eq!(keys.len(), 6 + 10 + 7, "{keys:?}");
        for key in keys {
            let key = format!("problem-{key}");
            assert!(texts.ru.keys.contains(&key), "missing: {key}");
        }
    }

    #[test]
    fn russian_plurals() {
        let texts = FluentTexts::load().expect("the files are well-formed");
        let days = |days: i64| {
            texts.text(
                Language::Ru,
                "power-state-expiring",
                &[("days", days.into())],
            )
        };
        assert!(days(1).ends_with("день"), "{}", days(1));
        assert!(days(3).ends_with("дня"), "{}", days(3));
        assert!(days(11).ends_with("дней"), "{}", days(11));
    }
}
