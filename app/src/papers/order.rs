use super::{Block, Paper, Words, acts, letterhead, or_pen};
use crate::{
    ports::{PaperFacts, PowerLine},
    text::short_day,
};

/// Lines in the list of those who have read it, beyond the staff of today.
const SPARE_LINES: usize = 2;

/// Приказ: puts the regulation into force, and names who checks by which power of attorney.
pub(super) fn order(facts: &PaperFacts, words: Words<'_>) -> Paper {
    let details = &facts.details;
    let title = words.t("paper-order");
    let day = details.order_day.map(|day| words.day(day));
    let dated = words.with(
        "paper-order-dated",
        &[
            ("day", or_pen(&day.unwrap_or_default()).into()),
            ("number", or_pen(&details.order_number).into()),
            ("place", or_pen(&details.place).into()),
        ],
    );
    let point = |number: usize| Block::Text(words.about(&format!("paper-order-{number}"), facts));
    let mut blocks = vec![
        letterhead(facts, words),
        Block::Title(title.clone()),
        Block::Letterhead(vec![dated]),
        Block::Subtitle(words.t("paper-order-about")),
        Block::Text(words.t("paper-order-why")),
    ];
    blocks.extend(acts(facts));
    blocks.extend([Block::Strong(words.t("paper-order-i")), point(1), point(2)]);
    blocks.push(staff(facts, words));
    let responsible = words.with(
        "paper-order-4",
        &[("who", or_pen(&details.responsible).into())],
    );
    blocks.extend([point(3), Block::Text(responsible), point(5), point(6)]);
    blocks.push(Block::Signature {
        post: or_pen(&details.post),
        name: details.head.clone(),
    });
    blocks.push(Block::Text(words.t("paper-order-read")));
    blocks.push(readers(facts, words));
    Paper {
        title: format!("{title} — {}", facts.organization.name),
        is_poster: false,
        blocks,
    }
}

fn staff(facts: &PaperFacts, words: Words<'_>) -> Block {
    if facts.powers.is_empty() {
        return Block::Text(words.t("paper-order-nobody"));
    }
    let row = |power: &PowerLine| {
        vec![
            power.representative.clone(),
            words.scenarios(&power.scenarios),
            power.number.clone(),
            short_day(power.until),
        ]
    };
    Block::Table {
        heads: ["name", "scenarios", "power", "until"]
            .map(|head| words.t(&format!("paper-order-{head}")))
            .to_vec(),
        rows: facts.powers.iter().map(row).collect(),
    }
}

/// Everyone who checks, once, and some lines for a pen.
fn readers(facts: &PaperFacts, words: Words<'_>) -> Block {
    let mut names: Vec<_> = facts
        .powers
        .iter()
        .map(|power| power.representative.clone())
        .collect();
    names.dedup();
    names.extend(std::iter::repeat_n(String::new(), SPARE_LINES));
    let line = |name: String| vec![name, String::new(), String::new()];
    Block::Table {
        heads: ["name", "signed", "day"]
            .map(|head| words.t(&format!("paper-order-{head}")))
            .to_vec(),
        rows: names.into_iter().map(line).collect(),
    }
}
