use domain::{
    identifiers::Ogrn,
    training::{Answer, Case},
};
use port::port;

use super::{CheckAnswer, Language, ShownDrawing, Visitor};
use crate::error::AppError;

/// How somebody's training stands.
#[derive(Clone, Debug)]
pub struct OwnTraining {
    /// When it was passed, in a version that counts; Unix seconds.
    pub passed_at: Option<i64>,
    /// The run that goes on.
    pub lesson: Option<Lesson>,
}

/// What is on the screen of a run.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// Id of the run, which its forms carry.
    pub run: String,
    /// What its forms carry as well: an older one does nothing.
    pub step: u32,
    /// Cases answered rightly.
    pub mastered: usize,
    /// All cases.
    pub of: usize,
    /// The guest.
    pub case: Case,
    /// How far it is with them.
    pub scene: Scene,
}

/// How far it is with a guest of the training.
#[derive(Clone, Debug)]
pub enum Scene {
    /// They show this.
    Shown(ShownDrawing),
    /// The scanner has answered.
    Scanned(CheckAnswer),
    /// The trainee has said what to do.
    Answered(CheckAnswer, Answer),
}

/// What a trainee does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrainingAct {
    /// Begins a run, in the place of one that goes on.
    Start,
    /// Presses the scanner.
    Scan(Place),
    /// Says what to do.
    Answer(Place, Answer),
    /// Has read the explanation.
    GoOn(Place),
}

/// Where in a run a form stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Id of the run.
    pub run: String,
    /// [`Lesson::step`].
    pub step: u32,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrainingStep {
    /// It was done.
    Done,
    /// The page was no longer what the run is at: nothing was done.
    Late,
    /// It was done, and the run is over: passed.
    Passed,
}

/// The training of staff. No run leaves a trace in checks, figures or the abuse watch.
#[port]
pub trait Training: Send + Sync {
    /// How the training of `by` stands. `language` is that of the matching words.
    async fn own(&self, by: &Visitor, language: Language) -> Result<OwnTraining, AppError>;

    /// When `by` has passed, Unix seconds.
    async fn passed_at(&self, by: &Visitor) -> Result<Option<i64>, AppError>;

    /// A step of a run. Passing it makes every power of attorney that waited for it count, at
    /// once.
    async fn act(&self, by: &Visitor, act: &TrainingAct) -> Result<TrainingStep, AppError>;

    /// Since when the organization asks for the training before a power of attorney counts, Unix
    /// seconds; for who may look into its cabinet, [`AppError::NotFound`] for everyone else.
    async fn demanded(&self, by: &Visitor, organization: &Ogrn) -> Result<Option<i64>, AppError>;

    /// Asks for it from now on, or no more: also under what was issued before. Twice the same is
    /// nothing new.
    async fn demand(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        demanded: bool,
    ) -> Result<(), AppError>;
}
