//! The PIN that a holder can have asked for before a code is shown: a phone that somebody else holds
//! unlocked shows none then.

use time::Date;

/// Wrong tries before the account's password is asked for instead.
pub const TRIES: u32 = 5;
/// Seconds without a showing after which the PIN is asked for again.
pub const OPEN_FOR: i64 = 5 * 60;

/// Whether `pin` is among the first that anybody would try: one digit over and over, digits that run
/// up or down, a pair repeated, the holder's day or year of `birth`.
pub fn is_weak(pin: &str, birth: Option<Date>) -> bool {
    let digits = pin.as_bytes();
    let steps = |wanted: u8| {
        digits
            .array_windows()
            .all(|[one, next]| (next + 10 - one) % 10 == wanted)
    };
    let repeats = digits.windows(3).all(|it| it.first() == it.last());
    steps(0) || steps(1) || steps(9) || repeats || birth.is_some_and(|day| tells(pin, day))
}

/// Whether `pin` is made of nothing but parts of that day.
fn tells(pin: &str, birth: Date) -> bool {
    let (year, month, day) = (birth.year(), u8::from(birth.month()), birth.day());
    let (whole, short) = (format!("{year:04}"), format!("{:02}", year.rem_euclid(100)));
    let (day, month) = (format!("{day:02}"), format!("{month:02}"));
    let known = [
        whole.clone(),
        format!("{day}{month}"),
        format!("{month}{day}"),
        format!("{day}{month}{short}"),
        format!("{short}{month}{day}"),
        format!("{day}{month}{whole}"),
        format!("{whole}{month}{day}"),
    ];
    known.iter().any(|known| known == pin)
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn the_first_ones_that_anybody_would_try_are_weak() {
        let birth = Some(date!(1987 - 04 - 19));
        for pin in [
            "0000", "7777", "111111", "1234", "4321", "7890", "0987", "123456", "1212", "252525",
            "1987", "1904", "0419", "190487", "870419", "19041987", "19870419",
        ] {
            assert!(is_weak(pin, birth), "{pin}");
        }
        for pin in ["4821", "1988", "0420", "1357", "90210", "48210937"] {
            assert!(!is_weak(pin, birth), "{pin}");
        }
        assert!(!is_weak("1987", None));
    }
}
