//! Papers as PDF: A4, PT Serif embedded as far as it is used, tagged for screen readers. Made
//! of `pdf-writer`, `subsetter` and `ttf-parser` alone: three small crates, where a typesetter
//! would bring a hundred.
//!
//! ```text
//! font    widths of words, glyphs that were used, and their embedding
//! layout  blocks to lines at places on pages: no PDF in it
//! file    pages to bytes
//! ```

mod file;
mod font;
mod layout;

use app::papers::Paper;

/// The paper as a file. The same paper gives the same bytes.
///
/// # Errors
/// `None` if the embedded fonts cannot be read: a fault of this build, and of no paper.
pub(super) fn draw(paper: &Paper, language: &str) -> Option<Vec<u8>> {
    let mut fonts = font::Fonts::load()?;
    let pages = layout::lay_out(paper, &fonts);
    file::write(&pages, &mut fonts, &paper.title, language)
}
