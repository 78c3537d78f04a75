use domain::outcome::OutcomeKind;

use super::{Block, Paper, Words, letterhead};
use crate::ports::PaperFacts;

/// Steps of a check.
const STEPS: usize = 4;
/// What a member of staff must and must not do.
const DUTIES: usize = 4;

/// Памятка for staff: the steps, every outcome with what to do, and the duty to keep silent.
pub(super) fn memo(facts: &PaperFacts, words: Words<'_>) -> Paper {
    let title = words.t("paper-memo");
    let mut blocks = vec![
        letterhead(facts, words),
        Block::Title(title.clone()),
        Block::Subtitle(words.t("paper-memo-about")),
        Block::Heading(words.t("paper-memo-steps")),
    ];
    blocks.extend((1..=STEPS).map(|step| {
        let text = words.about(&format!("paper-memo-step-{step}"), facts);
        Block::Text(format!("{step}. {text}"))
    }));
    blocks.push(Block::Heading(words.t("paper-memo-outcomes")));
    blocks.push(outcomes(words));
    blocks.push(Block::Heading(words.t("paper-memo-duties")));
    blocks.push(Block::Strong(words.t("paper-memo-silence")));
    blocks
        .extend((1..=DUTIES).map(|duty| Block::Item(words.t(&format!("paper-memo-duty-{duty}")))));
    blocks.push(Block::Signature {
        post: words.t("paper-memo-read"),
        name: String::new(),
    });
    Paper {
        title: format!("{title} — {}", facts.organization.name),
        is_poster: false,
        blocks,
    }
}

fn outcomes(words: Words<'_>) -> Block {
    let row = |outcome: OutcomeKind| {
        vec![
            words.t(&format!("outcome-{}", outcome.key())),
            words.t(&format!("paper-memo-outcome-{}", outcome.key())),
        ]
    };
    Block::Table {
        heads: ["outcome", "do"]
            .map(|head| words.t(&format!("paper-memo-{head}")))
            .to_vec(),
        rows: OutcomeKind::ALL.into_iter().map(row).collect(),
    }
}
