use domain::identifiers::Ogrn;

use super::{Fields, fields::Problems};
use crate::{
    error::{AppError, Problem},
    ports::{LONGEST_PIN, SHORTEST_PIN},
};

/// Reads `organization`, and `pin`, which is typed twice.
pub fn kiosk(fields: &Fields) -> Result<(Ogrn, String), AppError> {
    let mut problems = Problems::default();
    let organization = fields
        .one("organization", 20)
        .and_then(|ogrn| Ogrn::parse(ogrn).map_err(|_| Problem::Choice));
    let organization = problems.note("organization", organization);
    let pin = problems.note("pin", pin(fields, "pin"));
    let again = problems.note("pin_again", fields.one("pin_again", LONGEST_PIN));
    if let (Some(pin), Some(again)) = (&pin, again)
        && pin != again
    {
        problems.note::<()>("pin_again", Err(Problem::OtherPin));
        return Err(problems.into_error());
    }
    match (organization, pin, again) {
        (Some(organization), Some(pin), Some(_)) => Ok((organization, pin)),
        _ => Err(problems.into_error()),
    }
}

/// Reads a new `pin`, which is typed twice.
pub fn new_pin(fields: &Fields) -> Result<String, AppError> {
    let mut problems = Problems::default();
    let pin = problems.note("pin", pin(fields, "pin"));
    let again = problems.note("pin_again", fields.one("pin_again", LONGEST_PIN));
    match (pin, again) {
        (Some(pin), Some(again)) if pin == again => Ok(pin),
        (Some(_), Some(_)) => Err(AppError::field("pin_again", Problem::OtherPin)),
        _ => Err(problems.into_error()),
    }
}

/// Reads the `pin` that unlocks.
pub fn kiosk_pin(fields: &Fields) -> Result<String, AppError> {
    pin(fields, "pin").map_err(|problem| AppError::field("pin", problem))
}

fn pin(fields: &Fields, name: &str) -> Result<String, Problem> {
    let pin = fields.one(name, LONGEST_PIN)?;
    let is_pin = pin.len() >= SHORTEST_PIN && pin.bytes().all(|byte| byte.is_ascii_digit());
    is_pin.then(|| pin.to_owned()).ok_or(Problem::ShapeOfPin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_typed_twice() {
        let read = |pin: &str, again: &str| {
            let organization = ("organization", "1027700132195");
            kiosk(&Fields::of(&[
                organization,
                ("pin", pin),
                ("pin_again", again),
            ]))
        };
        assert_eq!(read("4821", "4821").expect("good").1, "4821");
        for (pin, again) in [
            ("482", "482"),
            ("123456789", "123456789"),
            ("48a1", "48a1"),
            ("٤٨٢١", "٤٨٢١"),
            ("4821", "4822"),
            ("4821", ""),
            ("", ""),
        ] {
            assert!(read(pin, again).is_err(), "{pin}");
        }
        let alone = |pin: &str, again: &str| {
            new_pin(&Fields::of(&[("pin", pin), ("pin_again", again)])).ok()
        };
        assert_eq!(alone("4821", "4821").as_deref(), Some("4821"));
        for (pin, again) in [("4821", "4822"), ("4821", ""), ("482", "482")] {
            assert_eq!(alone(pin, again), None, "{pin}");
        }
        let other = kiosk(&Fields::of(&[("pin", "4821"), ("pin_again", "4821")]));
        assert!(other.is_err(), "no organization");
    }
}
