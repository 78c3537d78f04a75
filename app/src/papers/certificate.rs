use super::{Block, Paper, Words};
use crate::ports::OwnFamily;

/// The certificate of a family on one page. `None` if its code does not count now.
pub fn certificate(family: &OwnFamily, words: Words<'_>) -> Option<Paper> {
    let code = family.code.clone()?;
    let until = family
        .until
        .map_or_else(|| words.t("registry-open"), |day| words.day(day));
    let heads = ["field-whole_name", "family-role", "field-birth"].map(|key| words.t(key));
    let rows = family
        .relatives
        .iter()
        .map(|relative| {
            vec![
                relative.name.clone(),
                words.t(&format!("family-role-{}", relative.role.key())),
                words.day(relative.birth),
            ]
        })
        .collect();
    let region = words.t(&format!("region-{}", family.region.key()));
    Some(Paper {
        title: words.t("certificate"),
        is_poster: false,
        blocks: vec![
            Block::Title(words.t("certificate")),
            Block::Subtitle(region),
            Block::Text(words.with(
                "certificate-paper-from",
                &[("day", words.day(family.from).into())],
            )),
            Block::Strong(words.with("certificate-paper-until", &[("day", until.into())])),
            Block::Table {
                heads: heads.to_vec(),
                rows,
            },
            Block::Text(words.t("certificate-paper-how")),
            Block::Code {
                drawing: code.drawing,
                address: code.address,
                label: words.t("certificate-code-label"),
            },
        ],
    })
}
