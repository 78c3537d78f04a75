use domain::training::Answer;

use super::Fields;
use crate::{
    error::{AppError, Problem},
    ports::{Place, TrainingAct},
};

/// Longest id of a run: a UUID.
const RUN: usize = 36;

/// What a form of the training does. Its buttons are all there is to it, so whatever else comes
/// was made by nobody of ours.
pub fn training_act(fields: &Fields) -> Result<TrainingAct, AppError> {
    let strange = |_| AppError::Invalid { fields: Vec::new() };
    let does = fields.one("do", 10).map_err(strange)?;
    if does == "start" {
        return Ok(TrainingAct::Start);
    }
    let step = fields.one("step", 10).map_err(strange)?;
    let place = Place {
        run: fields.one("run", RUN).map_err(strange)?.to_owned(),
        step: step.parse().map_err(|_| strange(Problem::Shape))?,
    };
    match does {
        "scan" => Ok(TrainingAct::Scan(place)),
        "go_on" => Ok(TrainingAct::GoOn(place)),
        "answer" => {
            let answer = fields.one("answer", 30).map_err(strange)?;
            let answer = Answer::from_key(answer).ok_or_else(|| strange(Problem::Choice))?;
            Ok(TrainingAct::Answer(place, answer))
        }
        _ => Err(strange(Problem::Choice)),
    }
}

/// Whether an organization asks for the training.
pub fn training_demand(fields: &Fields) -> Result<bool, AppError> {
    match fields.one("demanded", 10) {
        Ok("yes") => Ok(true),
        Ok("no") => Ok(false),
        Ok(_) => Err(AppError::field("demanded", Problem::Choice)),
        Err(problem) => Err(AppError::field("demanded", problem)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_button_and_nothing_else() {
        let place = || Place {
            run: "r".to_owned(),
            step: 3,
        };
        let read = |fields: &[(&str, &str)]| training_act(&Fields::of(fields)).ok();
        let at = [("run", "r"), ("step", "3")];
        assert_eq!(read(&[("do", "start")]), Some(TrainingAct::Start));
        let with = |more: &[(&'static str, &'static str)]| read(&[&at, more].concat());
        assert_eq!(with(&[("do", "scan")]), Some(TrainingAct::Scan(place())));
        assert_eq!(with(&[("do", "go_on")]), Some(TrainingAct::GoOn(place())));
        assert_eq!(
            with(&[("do", "answer"), ("answer", "ask_paper")]),
            Some(TrainingAct::Answer(place(), Answer::AskPaper))
        );
        for strange in [
            &[("do", "answer")][..],
            &[("do", "answer"), ("answer", "shrug")],
            &[("do", "win")],
            &[("do", "scan"), ("do", "scan")],
        ] {
            assert_eq!(with(strange), None, "{strange:?}");
        }
        assert_eq!(read(&[("do", "scan"), ("run", "r")]), None);
        assert_eq!(read(&[("do", "scan"), ("run", "r"), ("step", "-1")]), None);
        assert_eq!(read(&[]), None);
    }

    #[test]
    fn a_demand_is_yes_or_no() {
        let read = |value| training_demand(&Fields::of(&[("demanded", value)])).ok();
        assert_eq!(read("yes"), Some(true));
        assert_eq!(read("no"), Some(false));
        assert_eq!((read("maybe"), read("")), (None, None));
    }
}
