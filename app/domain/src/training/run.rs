//! One pass through the cases.

use serde::{Deserialize, Serialize};

use super::{Answer, Case};

/// What was done did not fit what is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not what is asked for now")]
pub struct OutOfTurn;

/// What is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The guest shows a code.
    Shown,
    /// The scanner has answered.
    Scanned,
    /// The trainee has said what to do.
    Answered(Answer),
}

/// A run through all cases. It is over when each has been answered rightly: what was not comes
/// again after the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// Those still to be answered, the one on the screen first.
    left: Vec<Case>,
    stage: Stage,
    /// Grows with all that is done: a form of a page that is no longer on the screen, in another
    /// tab or behind "Back", has an older number and does nothing.
    step: u32,
    /// Wrong answers so far.
    mistakes: u32,
}

impl Run {
    /// A run through `cases`, in their order.
    pub fn new(cases: Vec<Case>) -> Self {
        Self {
            left: cases,
            stage: Stage::Shown,
            step: 0,
            mistakes: 0,
        }
    }

    /// The case on the screen; `None` when it is over.
    pub fn case(&self) -> Option<Case> {
        self.left.first().copied()
    }

    /// What is on the screen.
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// The number that a form must bring.
    pub fn step(&self) -> u32 {
        self.step
    }

    /// Wrong answers so far.
    pub fn mistakes(&self) -> u32 {
        self.mistakes
    }

    /// How many cases are still to be answered rightly.
    pub fn left(&self) -> usize {
        self.left.len()
    }

    /// The scanner is pressed.
    ///
    /// # Errors
    /// [`OutOfTurn`] if no code is shown.
    pub fn scan(&mut self) -> Result<(), OutOfTurn> {
        match (self.stage, self.case()) {
            (Stage::Shown, Some(_)) => self.turn(Stage::Scanned),
            _ => Err(OutOfTurn),
        }
    }

    /// The trainee says what to do.
    ///
    /// # Errors
    /// [`OutOfTurn`] if nothing was scanned, or it was answered.
    pub fn answer(&mut self, answer: Answer) -> Result<(), OutOfTurn> {
        match (self.stage, self.case()) {
            (Stage::Scanned, Some(case)) => {
                if !case.is_answered_by(answer) {
                    self.mistakes = self.mistakes.saturating_add(1);
                }
                self.turn(Stage::Answered(answer))
            }
            _ => Err(OutOfTurn),
        }
    }

    /// The explanation has been read: the next case, or the end.
    ///
    /// # Errors
    /// [`OutOfTurn`] if nothing was answered.
    pub fn go_on(&mut self) -> Result<(), OutOfTurn> {
        let (Stage::Answered(answer), Some(case)) = (self.stage, self.case()) else {
            return Err(OutOfTurn);
        };
        self.left.remove(0);
        if !case.is_answered_by(answer) {
            self.left.push(case);
        }
        self.turn(Stage::Shown)
    }

    fn turn(&mut self, stage: Stage) -> Result<(), OutOfTurn> {
        self.stage = stage;
        self.step = self.step.wrapping_add(1);
        Ok(())
    }
}
