use domain::card::{CardError, CardKind, Symbology};

use super::{Fields, fields::Problems};
use crate::{
    error::{AppError, Problem},
    ports::{LONGEST_CARD_NAME, NewCard},
};

/// Bytes of what may be typed into `number`; the symbology allows less.
const LONGEST_NUMBER: usize = 1_000;

/// Reads `card_kind`, `card_name`, `symbology` and `number`.
pub fn card(fields: &Fields) -> Result<NewCard, AppError> {
    let mut problems = Problems::default();
    let kind = fields
        .one("card_kind", 20)
        .and_then(|key| CardKind::from_key(key).ok_or(Problem::Choice));
    let kind = problems.note("card_kind", kind);
    let name = problems.note("card_name", fields.one("card_name", LONGEST_CARD_NAME));
    let symbology = fields
        .one("symbology", 20)
        .and_then(|key| Symbology::from_key(key).ok_or(Problem::Choice));
    let symbology = problems.note("symbology", symbology);
    let number = fields.one("number", LONGEST_NUMBER).and_then(|typed| {
        let read = symbology.map_or(Ok(typed.to_owned()), |symbology| symbology.read(typed));
        read.map_err(|error| match error {
            CardError::Shape => Problem::Shape,
            CardError::Control => Problem::Control,
        })
    });
    let number = problems.note("number", number);
    match (kind, name, symbology, number) {
        (Some(kind), Some(name), Some(symbology), Some(number)) => Ok(NewCard {
            kind,
            name: name.to_owned(),
            symbology,
            number,
        }),
        _ => Err(problems.into_error()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_read_by_the_rules_of_its_symbology() {
        let read = |symbology: &str, number: &str| {
            card(&Fields::of(&[
                ("card_kind", "library"),
                ("card_name", "Городская библиотека"),
                ("symbology", symbology),
                ("number", number),
            ]))
        };
        let good = read("ean13", "4 600051 000057").expect("reads");
        assert_eq!(good.number, "4600051000057");
        for (symbology, number, field, problem) in [
            ("ean13", "4600051000058", "number", Problem::Control),
            ("ean13", "12", "number", Problem::Shape),
            ("code128", "", "number", Problem::Required),
            ("pdf417", "12", "symbology", Problem::Choice),
        ] {
            assert_eq!(
                read(symbology, number),
                Err(AppError::field(field, problem))
            );
        }
    }
}
