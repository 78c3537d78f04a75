use super::Fields;
use crate::{
    error::{AppError, Problem},
    ports::LONGEST_COMPLAINT,
};

/// Reads `words`: up to 500 characters, or nothing at all.
pub fn complaint(fields: &Fields) -> Result<String, AppError> {
    match fields.one("words", LONGEST_COMPLAINT) {
        Err(Problem::Required) => Ok(String::new()),
        read => read
            .map(str::to_owned)
            .map_err(|problem| AppError::field("words", problem)),
    }
}

/// Reads `answer`: 1 to 500 characters.
pub fn complaint_answer(fields: &Fields) -> Result<String, AppError> {
    fields
        .one("answer", LONGEST_COMPLAINT)
        .map(str::to_owned)
        .map_err(|problem| AppError::field("answer", problem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_complaint_needs_no_words_an_answer_does() {
        let words = |text: &str| complaint(&Fields::of(&[("words", text)]));
        assert_eq!(words(" "), Ok(String::new()));
        assert_eq!(words(" Меня там не было "), Ok("Меня там не было".into()));
        assert_eq!(words(&"ё".repeat(500)), Ok("ё".repeat(500)));
        assert_eq!(
            words(&"ё".repeat(501)),
            Err(AppError::field("words", Problem::TooLong))
        );
        assert_eq!(words("\0"), Err(AppError::field("words", Problem::Shape)));
        let answer = |text: &str| complaint_answer(&Fields::of(&[("answer", text)]));
        assert_eq!(
            answer(" "),
            Err(AppError::field("answer", Problem::Required))
        );
        assert_eq!(answer("Разобрались"), Ok("Разобрались".into()));
    }
}
