use domain::card::{CardKind, Symbology};
use port::port;
use serde::{Deserialize, Serialize};

use super::{ShownDrawing, Visitor};
use crate::error::AppError;

/// Most cards that one person keeps.
pub const MOST_CARDS: usize = 30;
/// Most characters of a card's name.
pub const LONGEST_CARD_NAME: usize = 60;

/// A card to be kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCard {
    /// What it is.
    pub kind: CardKind,
    /// Whose, in the person's own words: «Городская библиотека».
    pub name: String,
    /// How its number is drawn.
    pub symbology: Symbology,
    /// The number or text, as it is drawn.
    pub number: String,
}

/// A card as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CardDrawing {
    /// Bars: their width in modules with the quiet zones, and the dark ones as an SVG path one
    /// unit high.
    Bars {
        /// Modules from edge to edge.
        width: u32,
        /// The path.
        path: String,
    },
    /// A square symbol.
    Square(ShownDrawing),
}

/// A card that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Its id.
    pub id: String,
    /// What it says.
    pub card: NewCard,
    /// How it looks.
    pub drawing: CardDrawing,
}

/// Cards of others; each person sees their own alone.
#[port]
pub trait Wallet: Send + Sync {
    /// All cards, the oldest first.
    async fn cards(&self, by: &Visitor) -> Result<Vec<Card>, AppError>;

    /// One card. [`AppError::NotFound`] for somebody else's.
    async fn card(&self, by: &Visitor, id: &str) -> Result<Card, AppError>;

    /// Keeps a card and returns its id.
    ///
    /// # Errors
    /// [`AppError::Conflict`] if there are [`MOST_CARDS`].
    async fn add(&self, by: &Visitor, card: &NewCard) -> Result<String, AppError>;

    /// Forgets a card.
    async fn remove(&self, by: &Visitor, id: &str) -> Result<(), AppError>;
}
