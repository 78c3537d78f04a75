//! Names by their parts, as a query has them.

use sea_orm::{ColumnTrait, Condition, sea_query::LikeExpr};

/// Each word of `query` stands in one of `columns`.
pub(super) fn in_the_name<C: ColumnTrait>(query: &str, columns: &[C]) -> Condition {
    query
        .split_whitespace()
        .fold(Condition::all(), |all, word| {
            all.add(word_in(word, columns))
        })
}

fn word_in<C: ColumnTrait>(word: &str, columns: &[C]) -> Condition {
    spellings(word)
        .iter()
        .fold(Condition::any(), |any, spelling| {
            let pattern = format!("%{}%", escaped(spelling));
            columns.iter().fold(any, |any, column| {
                any.add(column.like(LikeExpr::new(pattern.as_str()).escape('!')))
            })
        })
}

/// A word as it may stand in a name. SQLite compares Cyrillic letters with regard to case
/// and PostgreSQL all letters, so the usual spellings are tried one by one.
fn spellings(word: &str) -> Vec<String> {
    let lower = word.to_lowercase();
    let mut capitalised = String::with_capacity(lower.len());
    let mut at_start = true;
    for letter in lower.chars() {
        if at_start {
            capitalised.extend(letter.to_uppercase());
        } else {
            capitalised.push(letter);
        }
        at_start = letter == '-';
    }
    let mut spellings = vec![word.to_owned(), lower, capitalised];
    spellings.sort();
    spellings.dedup();
    spellings
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '%' | '_' | '!') {
            escaped.push('!');
        }
        escaped.push(letter);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_however_they_are_typed() {
        assert_eq!(
            spellings("ИВАНОВА-ПЕТРОВА"),
            ["ИВАНОВА-ПЕТРОВА", "Иванова-Петрова", "иванова-петрова"]
        );
        assert_eq!(spellings("ванов"), ["Ванов", "ванов"]);
    }

    #[test]
    fn signs_of_a_pattern_are_only_signs() {
        assert_eq!(escaped("100%_!"), "100!%!_!!");
    }
}
