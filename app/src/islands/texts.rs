//! Texts inside islands: translated on the server, handed over as a prop.

use std::collections::BTreeMap;

/// The texts an island was given; see [`crate::text::bundle`].
pub type Texts = BTreeMap<String, String>;

/// The text of `key`; the key itself if the island was not given it.
pub fn text(texts: &Texts, key: &str) -> String {
    texts.get(key).cloned().unwrap_or_else(|| key.to_owned())
}

/// `text` with each `{name}` replaced by its value.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), value)
    })
}

/// A time of day in Moscow, which keeps UTC+3 all year: `11:40`.
pub fn time_of_day(unix: i64) -> String {
    let minutes = (unix + 3 * 3600).rem_euclid(86_400) / 60;
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_take_the_place_of_their_names() {
        assert_eq!(
            fill("Осталось {n} с, {who}", &[("n", "12"), ("who", "{n}")]),
            "Осталось 12 с, {n}"
        );
        assert_eq!(fill("без значений", &[("n", "1")]), "без значений");
    }

    #[test]
    fn a_missing_text_is_seen_by_its_key() {
        assert_eq!(text(&Texts::new(), "show-title"), "show-title");
    }
}
