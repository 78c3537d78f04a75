//! Looking for words in names.

/// Whether every word of `query` stands in `text`, without regard to case, ё being е.
pub(super) fn found(text: &str, query: &str) -> bool {
    let text = plain(text);
    plain(query)
        .split_whitespace()
        .all(|word| text.contains(word))
}

fn plain(text: &str) -> String {
    text.to_lowercase().replace('ё', "е")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_as_people_type_them() {
        assert!(found("Семёнова Алёна Игоревна", "алена семен"));
        assert!(found("Семёнова Алёна Игоревна", ""));
        assert!(!found("Семёнова Алёна Игоревна", "алена петрова"));
    }
}
