//! How one device scans: kept in a cookie of its own, for a phone at a door is shared and what is
//! right for it does not follow a person about.

/// The cookie. It may be read by the page: the shell, which works without a network, is drawn
/// before anybody knows whose device it is.
pub const COOKIE: &str = "scan-habits";

/// Seconds after which an answer may clear itself; none: it stays until it is touched.
pub const CLEARS: [Option<u32>; 5] = [Some(5), Some(10), Some(15), Some(30), None];

/// How this device scans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Habits {
    /// Seconds after which an answer clears itself.
    pub clears: Option<u32>,
    /// No sound: bystanders hear whether it was a yes.
    pub quiet: bool,
    /// No vibration.
    pub still: bool,
    /// Black and white instead of calm.
    pub contrast: bool,
    /// Everything larger.
    pub large: bool,
    /// The tools lie under the left thumb.
    pub left: bool,
}

impl Default for Habits {
    fn default() -> Self {
        Self {
            clears: Some(15),
            quiet: false,
            still: false,
            contrast: false,
            large: false,
            left: false,
        }
    }
}

impl Habits {
    /// As the cookie has it: the seconds (0 for none), then a letter for all that is not usual.
    pub fn to_cookie(self) -> String {
        let letters: String = self
            .letters()
            .into_iter()
            .filter_map(|(letter, is)| is.then_some(letter))
            .collect();
        format!("{}{letters}", self.clears.unwrap_or(0))
    }

    fn letters(self) -> [(char, bool); 5] {
        [
            ('q', self.quiet),
            ('s', self.still),
            ('c', self.contrast),
            ('l', self.large),
            ('h', self.left),
        ]
    }

    /// Reads [`to_cookie`](Self::to_cookie); what makes no sense is as usual.
    pub fn from_cookie(kept: &str) -> Self {
        let at = kept.find(|c: char| !c.is_ascii_digit());
        let (seconds, letters) = kept.split_at(at.unwrap_or(kept.len()));
        let clears = match seconds.parse() {
            Ok(0) => None,
            Ok(seconds) => Some(seconds),
            Err(_) => return Self::default(),
        };
        if !CLEARS.contains(&clears) {
            return Self::default();
        }
        let has = |letter| letters.contains(letter);
        Self {
            clears,
            quiet: has('q'),
            still: has('s'),
            contrast: has('c'),
            large: has('l'),
            left: has('h'),
        }
    }

    /// Classes of the document that change how it looks; see `style/97-habits.css`.
    pub fn classes(self) -> String {
        let looks = [
            ("scan-contrast", self.contrast),
            ("scan-large", self.large),
            ("scan-left", self.left),
        ];
        let classes: Vec<&str> = looks
            .into_iter()
            .filter_map(|(class, is)| is.then_some(class))
            .collect();
        classes.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again() {
        for clears in CLEARS {
            for n in 0..32_u8 {
                let habits = Habits {
                    clears,
                    quiet: n & 1 > 0,
                    still: n & 2 > 0,
                    contrast: n & 4 > 0,
                    large: n & 8 > 0,
                    left: n & 16 > 0,
                };
                assert_eq!(Habits::from_cookie(&habits.to_cookie()), habits);
            }
        }
    }

    #[test]
    fn nonsense_is_as_usual() {
        for kept in ["", "x", "7", "-1", "99999999999", "q15", "15;", "яq"] {
            let habits = Habits::from_cookie(kept);
            assert_eq!(habits, Habits::default(), "{kept}");
        }
        assert!(Habits::from_cookie("15zq").quiet);
    }
}
