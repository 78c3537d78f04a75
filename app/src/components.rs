//! Parts that several pages share. They take values and hold no state.

mod cabinet_layout;
mod choices;
mod complaint;
mod complaint_chip;
mod drawn_code;
mod error_view;
mod field;
mod file_field;
mod icon;
mod layout;
mod list;
mod load;
mod outcome_mark;
mod own_invitations;
mod pages;
mod paper_view;
mod power_chip;
mod table;

pub use cabinet_layout::{CabinetFrame, CabinetLayout, CabinetPart};
pub use choices::{Choice, Choices};
pub use complaint::{ComplaintAnswerForm, DisputedFacts};
pub use complaint_chip::ComplaintChip;
pub use drawn_code::DrawnCode;
pub use error_view::ErrorView;
pub use field::{ErrorSummary, FieldError, SelectField, TextArea, TextField};
pub use file_field::FileField;
pub use icon::Icon;
pub use layout::{AccountLink, Footer, Layout, TopBar};
pub use list::{Empty, Filter, Filters, Notice, Search};
pub use load::load;
pub use outcome_mark::OutcomeMark;
pub use own_invitations::OwnInvitations;
pub use pages::{Pages, page_number, page_value};
pub use paper_view::PaperView;
pub use power_chip::PowerChip;
pub use table::Table;
