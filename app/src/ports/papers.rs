use domain::identifiers::Ogrn;
use port::port;
use time::Date;

use super::{OnceRule, Organization, PowerLine, ShownDrawing, Visitor};
use crate::{error::AppError, papers::Paper};

/// What a director writes into the organization's papers. Whatever is empty is left to a pen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperDetails {
    /// The acts that the papers rely on, one a line.
    pub acts: Vec<String>,
    /// Number of the order that approves them.
    pub order_number: String,
    /// Its day.
    pub order_day: Option<Date>,
    /// Where it is given: a town.
    pub place: String,
    /// In what capacity its head signs.
    pub post: String,
    /// Name of whoever signs.
    pub head: String,
    /// Who answers for the matter in the organization.
    pub responsible: String,
}

/// What the papers of an organization are made of.
#[derive(Clone, Debug)]
pub struct PaperFacts {
    /// The organization.
    pub organization: Organization,
    /// Names of its directors.
    pub directors: Vec<String>,
    /// Powers of attorney in force today, by the representative's name.
    pub powers: Vec<PowerLine>,
    /// What is given once a day.
    pub once: Vec<OnceRule>,
    /// What a director has written, or what papers usually say.
    pub details: PaperDetails,
    /// Whether a director has written anything yet.
    pub is_edited: bool,
    /// The address of the public guide.
    pub guide_address: String,
    /// The same as a code.
    pub guide: Option<ShownDrawing>,
}

/// Most characters of all acts together, line breaks included.
pub const LONGEST_ACTS: usize = 3_000;
/// Most acts.
pub const MOST_ACTS: usize = 20;

/// The papers of an organization, for its directors; for anyone else
/// [`AppError::NotFound`].
#[port]
pub trait Papers: Send + Sync {
    /// What they are made of. Where no director has written anything, `usual` stands, and the
    /// first director as the one who signs.
    async fn facts(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        usual: PaperDetails,
    ) -> Result<PaperFacts, AppError>;

    /// Keeps what a director has written, in place of what was there.
    async fn write(
        &self,
        by: &Visitor,
        organization: &Ogrn,
        details: &PaperDetails,
    ) -> Result<(), AppError>;

    /// Draws a paper as a PDF of A4 pages; `language` is its BCP 47 tag.
    fn pdf(&self, paper: &Paper, language: &str) -> Result<Vec<u8>, AppError>;
}
