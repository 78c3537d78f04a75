use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The languages people can choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Russian, the first.
    #[default]
    Ru,
    /// English.
    En,
}

impl Language {
    /// Both languages.
    pub const ALL: [Self; 2] = [Self::Ru, Self::En];

    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Ru => Self::En,
            Self::En => Self::Ru,
        }
    }

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ru => "ru",
            Self::En => "en",
        }
    }

    /// The language of that tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }
}

/// A value put into a text.
#[derive(Clone, Debug)]
pub enum Arg {
    /// Text, inserted as it is.
    Text(String),
    /// A number, which may choose the plural form.
    Number(i64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// The texts of `locales/` (Fluent).
pub trait Texts: Send + Sync {
    /// The text of `key` in `language`, with `args` put in. A missing key comes back as
    /// the key itself; a test finds those.
    fn text(&self, language: Language, key: &str, args: &[(&'static str, Arg)]) -> String;

    /// Every text whose key starts with `prefix`, without arguments, for an island: keys
    /// keep their prefix. Values an island puts in stand in the text as `{"{name}"}`.
    fn bundle(&self, language: Language, prefix: &str) -> BTreeMap<String, String>;
}
