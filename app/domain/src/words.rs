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

    /// Whether one letter more, fewer, other, or two that change places make `a` out of `b`.
    fn differ_by_one_letter(a: &[char], b: &[char]) -> bool {
        let same = |a: &[char], b: &[char]| a.iter().zip(b).take_while(|(a, b)| a == b).count();
        let (long, short) = if a.len() < b.len() { (b, a) } else { (a, b) };
        let (at, long_end) = (same(long, short), long.len());
        match long.len() - short.len() {
            0 => {
                let swapped = long.get(at..at + 2).is_some_and(|pair| {
                    short.get(at..at + 2) == Some(&[pair[1], pair[0]])
                        && long[at + 2..] == short[at + 2..]
                });
                at == long_end || swapped || long[at + 1..] == short[at + 1..]
            }
            1 => long[at + 1..] == short[at..],
            _ => false,
        }
    }

    #[test]
    fn no_two_words_differ_by_one_letter_or_begin_with_the_same_six() {
        for list in [WordList::Russian, WordList::English] {
            let words: Vec<Vec<char>> = list
                .text()
                .lines()
                .map(|word| word.chars().collect())
                .collect();
            for (at, a) in words.iter().enumerate() {
                for b in &words[at + 1..] {
                    assert!(!differ_by_one_letter(a, b), "{a:?} {b:?}");
                    let begins = a.len() >= 6 && a.get(..6) == b.get(..6);
                    assert!(!begins, "{a:?} {b:?}");
                }
            }
        }
    }

    #[test]
    fn one_letter_is_found_wherever_it_is() {
        let differ = |a: &str, b: &str| {
            let letters = |word: &str| word.chars().collect::<Vec<_>>();
            differ_by_one_letter(&letters(a), &letters(b))
        };
        for (a, b) in [
            ("кот", "кит"),
            ("кот", "крот"),
            ("кот", "коты"),
            ("кот", "окот"),
            ("соль", "слоь"),
            ("кот", "кто"),
            ("кот", "кот"),
        ] {
            assert!(differ(a, b) && differ(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("кот", "рак"),
            ("кот", "котик"),
            ("лоск", "кол"),
            ("клад", "далк"),
        ] {
            assert!(!differ(a, b) && !differ(b, a), "{a} {b}");
        }
    }

    /// A Russian word roughly as it is heard: unstressed vowels fall together, and so do
    /// hard and soft, double and single, and voiced consonants at the end.
    fn heard(word: &str) -> String {
        let mut heard = String::new();
        for letter in word.chars().filter(|letter| !"ьъ".contains(*letter)) {
            let letter = match letter {
                'о' => 'а',
                'е' | 'ё' | 'э' | 'я' | 'ы' => 'и',
                'щ' => 'ш',
                'й' => 'и',
                letter => letter,
            };
            if !heard.ends_with(letter) {
                heard.push(letter);
            }
        }
        let last = heard.pop().map(|last| match last {
            'б' => 'п',
            'в' => 'ф',
            'г' => 'к',
            'д' => 'т',
            'ж' => 'ш',
            'з' => 'с',
            last => last,
        });
        heard.extend(last);
        heard
    }

    #[test]
    fn no_two_russian_words_sound_alike_and_none_is_the_beginning_of_another() {
        let words: Vec<_> = WordList::Russian.text().lines().collect();
        let all_heard: BTreeSet<_> = words.iter().map(|word| heard(word)).collect();
        assert_eq!(heard("код"), heard("кот"));
        assert_eq!(all_heard.len(), words.len());
        // «Лимон» is still the word that was meant when «лимонад» is heard through noise.
        for a in &words {
            for b in &words {
                assert!(a == b || !b.starts_with(a), "{a} {b}");
            }
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
