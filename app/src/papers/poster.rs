use super::{Block, Paper, Words, answered, scenario_items};
use crate::ports::PaperFacts;

/// A sheet for the wall: one sentence, what can be shown here, and a code to the guide.
pub(super) fn poster(facts: &PaperFacts, words: Words<'_>) -> Paper {
    let mut blocks = vec![
        Block::Letterhead(vec![facts.organization.name.clone()]),
        Block::Title(words.t("paper-poster-title")),
        Block::Subtitle(words.t("paper-poster-text")),
    ];
    blocks.extend(scenario_items(answered(facts), words));
    if let Some(drawing) = facts.guide.clone() {
        blocks.push(Block::Code {
            drawing,
            address: facts.guide_address.clone(),
            label: words.t("paper-code-label"),
        });
    }
    blocks.push(Block::Strong(words.t("paper-poster-code")));
    blocks.push(Block::Text(words.t("paper-poster-paper")));
    Paper {
        title: format!("{} — {}", words.t("paper-poster"), facts.organization.name),
        is_poster: true,
        blocks,
    }
}
