//! Paragraphs to lines.

/// The lines of a text no wider than `width`, broken at blanks; a no-break space holds. What
/// is wider all by itself (an address, a number) is broken after a hyphen, or anywhere.
pub(super) fn wrap(text: &str, width: f32, measure: impl Fn(&str) -> f32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let longer = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if measure(&longer) <= width {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        line = word.to_owned();
        while measure(&line) > width {
            let Some(rest) = cut(&line, width, &measure) else {
                break;
            };
            let (head, tail) = line.split_at(rest);
            lines.push(head.to_owned());
            line = tail.to_owned();
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Where to cut a word: as far to the right as fits. `None` if not even a letter does.
fn cut(word: &str, width: f32, measure: impl Fn(&str) -> f32) -> Option<usize> {
    let ends = word
        .char_indices()
        .map(|(at, letter)| (at + letter.len_utf8(), letter));
    let fits = |end: &usize| {
        word.get(..*end)
            .is_some_and(|head| *end < word.len() && measure(head) <= width)
    };
    let (mut anywhere, mut hyphen) = (None, None);
    for (end, letter) in ends.take_while(|(end, _)| fits(end)) {
        anywhere = Some(end);
        if letter == '-' {
            hyphen = Some(end);
        }
    }
    hyphen.or(anywhere)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As if each letter were a point wide.
    fn lines(text: &str, width: f32) -> Vec<String> {
        wrap(text, width, |part| part.chars().map(|_| 1.0).sum())
    }

    #[test]
    fn broken_at_blanks_but_not_at_those_that_hold() {
        assert_eq!(lines("от 16 февраля", 7.0), ["от 16", "февраля"]);
        assert_eq!(lines("акт №\u{a0}5 от", 6.0), ["акт", "№\u{a0}5 от"]);
        assert_eq!(lines("  один  ", 9.0), ["один"]);
        assert_eq!(lines("", 9.0), [""; 0]);
    }

    #[test]
    fn a_word_too_wide_is_cut() {
        assert_eq!(lines("3f6c-8f0e-4a7b", 10.0), ["3f6c-8f0e-", "4a7b"]);
        assert_eq!(lines("ёёёёё и", 3.0), ["ёёё", "ёё", "и"]);
        assert_eq!(lines("ab", 0.5), ["ab"], "never without end");
    }
}
