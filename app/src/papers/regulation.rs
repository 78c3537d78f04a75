use domain::scenario::Scenario;

use super::{
    Block, Paper, Words, acts, letterhead, or_pen, order_of, part, scenario_items, scenarios,
};
use crate::ports::PaperFacts;

const KEY: &str = "paper-regulation";

/// Положение о порядке использования, after the model of a town's libraries.
pub(super) fn regulation(facts: &PaperFacts, words: Words<'_>) -> Paper {
    let details = &facts.details;
    let mut blocks = vec![
        letterhead(facts, words),
        Block::Approval(vec![
            words.t("paper-approved"),
            format!("{} {}", or_pen(&details.post), facts.organization.name),
            format!("____________ {}", or_pen(&details.head)),
            order_of(facts, words),
        ]),
        Block::Title(words.t(KEY)),
        Block::Subtitle(words.about("paper-regulation-about", facts)),
    ];
    blocks.extend(part(KEY, 1, 6, facts, words, |clause| match clause {
        2 => acts(facts),
        6 => scenario_items(scenarios(facts), words),
        _ => Vec::new(),
    }));
    let none = |_: usize| Vec::new();
    blocks.extend(part(KEY, 2, 4, facts, words, none));
    blocks.extend(part(KEY, 3, 3, facts, words, none));
    // The last clause is about identity, which few may ask for.
    let identity = usize::from(scenarios(facts).contains(&Scenario::Identity));
    blocks.extend(part(KEY, 4, 6 + identity, facts, words, none));
    blocks.extend(once(7 + identity, facts, words));
    blocks.extend(part(KEY, 5, 3, facts, words, none));
    blocks.extend(part(KEY, 6, 2, facts, words, none));
    Paper {
        title: format!("{} — {}", words.t(KEY), facts.organization.name),
        is_poster: false,
        blocks,
    }
}

/// What is given once a day, if anything is: what staff then see, and what nobody learns.
fn once(clause: usize, facts: &PaperFacts, words: Words<'_>) -> Vec<Block> {
    if facts.once.is_empty() {
        return Vec::new();
    }
    let first = words.t("paper-regulation-once");
    let items = facts.once.iter().map(|rule| {
        let scenario = words.scenario(rule.scenario);
        let scope = words.t(&format!("paper-once-{}", rule.scope.key()));
        Block::Item(format!("{scenario} — {scope}"))
    });
    [Block::Text(format!("4.{clause}. {first}"))]
        .into_iter()
        .chain(items)
        .chain([Block::Text(words.t("paper-regulation-once-how"))])
        .collect()
}
