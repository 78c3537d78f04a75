use super::{Block, Paper, Words, acts, answered, letterhead, or_pen};
use crate::ports::PaperFacts;

/// What staff see, and what they do not.
const LINES: usize = 3;

/// Уведомление for visitors: that it is their choice, what is learnt, and to whom to turn.
pub(super) fn notice(facts: &PaperFacts, words: Words<'_>) -> Paper {
    let title = words.t("paper-notice");
    let text = |key: &str| Block::Text(words.about(&format!("paper-notice-{key}"), facts));
    let heading = |key: &str| Block::Heading(words.t(&format!("paper-notice-{key}")));
    let items = |key: &'static str| {
        (1..=LINES).map(move |line| Block::Item(words.t(&format!("paper-notice-{key}-{line}"))))
    };
    let mut blocks = vec![
        letterhead(facts, words),
        Block::Title(title.clone()),
        text("what"),
    ];
    let answered = answered(facts);
    blocks.push(if answered.is_empty() {
        Block::Line
    } else {
        Block::Strong(words.scenarios(&answered))
    });
    blocks.extend([
        Block::Strong(words.t("paper-notice-choice")),
        heading("sees"),
    ]);
    blocks.extend(items("sees"));
    blocks.push(heading("not"));
    blocks.extend(items("not"));
    blocks.extend([heading("rights"), text("rights-text"), text("complain")]);
    blocks.push(Block::Text(words.with(
        "paper-notice-responsible",
        &[("who", or_pen(&facts.details.responsible).into())],
    )));
    blocks.push(heading("acts"));
    blocks.extend(acts(facts));
    blocks.push(text("guide"));
    if let Some(drawing) = facts.guide.clone() {
        blocks.push(Block::Code {
            drawing,
            address: facts.guide_address.clone(),
            label: words.t("paper-code-label"),
        });
    }
    Paper {
        title: format!("{title} — {}", facts.organization.name),
        is_poster: false,
        blocks,
    }
}
