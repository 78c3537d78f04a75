//! Matching words: the pair that both screens show after a check.
//!
//! Whoever draws a fake screen, or forwards a screenshot, cannot know them. They are
//! derived from the check, so both sides come to the same pair without storing it.

use sha2::{Digest, Sha256};

/// Which list the pair is taken from: the language of the verifier's screen, so that both
/// screens show the same two words whatever the holder's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordList {
    /// Russian nouns.
    Russian,
    /// English nouns.
    English,
}

impl WordList {
    /// Words in each list: 11 bits a word, 22 a pair.
    pub const LENGTH: usize = 2048;

    fn text(self) -> &'static str {
        match self {
            Self::Russian => include_str!("words/ru.txt"),
            Self::English => include_str!("words/en.txt"),
        }
    }

    fn word(self, index: usize) -> &'static str {
        self.text()
            .lines()
            .nth(index % Self::LENGTH)
            .unwrap_or_default()
    }
}

/// The two words of the check `check_id`; never the same word twice.
pub fn matching_words(list: WordList, check_id: &[u8]) -> [&'static str; 2] {
    let digest = Sha256::new()
        .chain_update("digital-id/words/1")
        .chain_update(check_id)
        .finalize();
    let index = |at: usize| {
        let byte = |at: usize| usize::from(digest.get(at).copied().unwrap_or_default());
        (byte(at) << 8 | byte(at + 1)) % WordList::LENGTH
    };
    let (first, second) = (index(0), index(2));
    let second = if first == second { second + 1 } else { second };
    [list.word(first), list.word(second)]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn lists_are_whole_and_without_repeats() {
        for list in [WordList::Russian, WordList::English] {
            let words: Vec<_> = list.text().lines().collect();
            assert_eq!(words.len(), WordList::LENGTH, "{list:?}");
            assert_eq!(
                words.iter().collect::<BTreeSet<_>>().len(),
                WordList::LENGTH,
                "{list:?}"
            );
            assert!(
                words
                    .iter()
                    .all(|word| (3..=8).contains(&word.chars().count())),
                "{list:?}"
            );
        }
    }

    #[test]
    fn a_pair_is_stable_and_never_one_word_twice() {
        let pair = matching_words(WordList::Russian, b"check");
        assert_eq!(pair, matching_words(WordList::Russian, b"check"));
        for n in 0..5_000_u32 {
            let [first, second] = matching_words(WordList::English, &n.to_be_bytes());
            assert_ne!(first, second);
        }
    }
}
