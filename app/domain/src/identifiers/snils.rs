use std::fmt;

use super::{NumberError, digits, text, weighted};

/// СНИЛС, the number of a personal pension account: 9 digits and 2 control digits.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Snils(String);

impl Snils {
    /// Reads `112-233-445 95` and the same with other or no separators. The control
    /// number is Σ digit·(9…1) mod 101, with 100 read as 00 (ПФР, постановление № 192п).
    pub fn parse(input: &str) -> Result<Self, NumberError> {
        let digits = digits(input, &['-', '\u{2011}', '–']).ok_or(NumberError::Shape)?;
        let (Some((number, control)), 11) = (digits.split_at_checked(9), digits.len()) else {
            return Err(NumberError::Shape);
        };
        let expected = weighted(number, (1..=9).rev()) % 101 % 100;
        if weighted(control, [10, 1]) != expected {
            return Err(NumberError::Control);
        }
        Ok(Self(text(&digits)))
    }

    /// The 11 digits, as stored.
    pub fn as_digits(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Snils {
    /// `112-233-445 95`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |range| self.0.get(range).unwrap_or_default();
        write!(
            f,
            "{}-{}-{} {}",
            part(0..3),
            part(3..6),
            part(6..9),
            part(9..11)
        )
    }
}

impl fmt::Debug for Snils {
    /// Personal data: never printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Snils(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_digits() {
        assert_eq!(
            Snils::parse("112-233-445 95").expect("valid").to_string(),
            "112-233-445 95"
        );
        assert!(Snils::parse("11223344595").is_ok());
        assert_eq!(Snils::parse("112-233-445 96"), Err(NumberError::Control));
        assert_eq!(Snils::parse("112-233-445"), Err(NumberError::Shape));
        assert_eq!(Snils::parse("112-233-445 9x"), Err(NumberError::Shape));
        // 100 is written 00.
        assert!(Snils::parse("087-654-303 00").is_ok());
    }
}
