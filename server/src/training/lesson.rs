//! What is on the screen of a run: the code that the guest shows now, and what the scanner's
//! questions make of it.

use app::{
    error::AppError,
    ports::{CheckAnswer, Language, Lesson, Scene, ShownDrawing, UsedBefore},
    symbol,
};
use domain::{
    outcome::{Outcome, OutcomeKind, Refusal},
    presentation::Origin,
    training::{self, Case, Checked, Run, Stage},
    words::{WordList, matching_words},
};

use crate::presentations::drawing;

/// The number of the slip that a guest who is not confirmed gets in the training.
const SLIP: &str = "482-193";

/// The screen of `run` at `now`; `None` when it is over.
pub(super) fn of(
    id: &str,
    run: &Run,
    origin: &Origin,
    language: Language,
    now: i64,
) -> Result<Option<Lesson>, AppError> {
    let Some(case) = run.case() else {
        return Ok(None);
    };
    // Drawn anew each time, as a phone draws it every half minute: whoever takes their time finds
    // a fresh code.
    let code = training::code(case, origin, now).ok_or(AppError::Unavailable)?;
    let answered = || {
        let checked = training::check(&code, origin, now).ok_or(AppError::Unavailable)?;
        Ok::<_, AppError>(answer(id, case, checked, language, now))
    };
    let scene = match run.stage() {
        Stage::Shown => Scene::Shown(drawn(&code)?),
        Stage::Scanned => Scene::Scanned(answered()?),
        Stage::Answered(given) => Scene::Answered(answered()?, given),
    };
    Ok(Some(Lesson {
        run: id.to_owned(),
        step: run.step(),
        mastered: Case::ALL.len() - run.left(),
        of: Case::ALL.len(),
        case,
        scene,
    }))
}

fn drawn(code: &str) -> Result<ShownDrawing, AppError> {
    let drawing = drawing::draw(code).ok_or(AppError::Unavailable)?;
    Ok(ShownDrawing {
        size: drawing.size,
        path: symbol::path(drawing.size, &drawing.modules),
    })
}

/// What a check would answer. Nothing is recorded: the id is nobody's.
fn answer(id: &str, case: Case, checked: Checked, language: Language, now: i64) -> CheckAnswer {
    let outcome = checked.outcome.kind();
    let list = match language {
        Language::Ru => WordList::Russian,
        Language::En => WordList::English,
    };
    let reached = matches!(
        outcome,
        OutcomeKind::Confirmed | OutcomeKind::NotConfirmed | OutcomeKind::AlreadyUsed
    );
    let words = || matching_words(list, format!("{id} {}", case.key()).as_bytes());
    let mut answer = CheckAnswer {
        id: String::new(),
        outcome,
        at: now,
        organization: None,
        scenario: checked.scenario,
        words: reached.then(|| words().map(str::to_owned)),
        slip: (outcome == OutcomeKind::NotConfirmed).then(|| SLIP.to_owned()),
        used: None,
        foreign: None,
        authority: None,
        waits_until: None,
        photo_until: None,
        again: None,
        return_until: None,
    };
    match checked.outcome {
        Outcome::Refused(Refusal::Authority(refusal)) => answer.authority = Some(refusal),
        Outcome::Refused(Refusal::NotOurs(foreign)) => answer.foreign = Some(foreign),
        Outcome::Refused(Refusal::Used { at, by_same }) => {
            answer.used = Some(UsedBefore { at, by_same });
        }
        _ => {}
    }
    answer
}
