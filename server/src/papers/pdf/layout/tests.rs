use super::*;

fn paper(is_poster: bool, blocks: Vec<Block>) -> Paper {
    Paper {
        title: "x".to_owned(),
        is_poster,
        blocks,
    }
}

fn laid_out(paper: &Paper) -> (Pages, Fonts) {
    let fonts = Fonts::load().expect("fonts");
    (lay_out(paper, &fonts), fonts)
}

/// Nothing leaves the page, whatever people are called.
#[test]
fn everything_stays_between_the_margins() {
    let long = "Щ".repeat(300);
    let words = "Ёжикова-Щедрина\u{a0}Ульяна ".repeat(40);
    for is_poster in [false, true] {
        let mut blocks = Vec::new();
        for text in [&long, &words] {
            blocks.extend([
                Block::Letterhead(vec![text.clone()]),
                Block::Approval(vec![text.clone()]),
                Block::Title(text.clone()),
                Block::Subtitle(text.clone()),
                Block::Heading(text.clone()),
                Block::Text(text.clone()),
                Block::Strong(text.clone()),
                Block::Item(text.clone()),
                Block::Line,
                Block::Table {
                    heads: vec!["Работник".to_owned(), "Что проверяет".to_owned()],
                    rows: vec![vec![text.clone(), text.clone()]; 3],
                },
            ]);
        }
        let (pages, fonts) = laid_out(&paper(is_poster, blocks));
        let sheet = if is_poster { &POSTER } else { &OFFICIAL };
        for (_, mark) in pages.pages.iter().flatten() {
            let (left, right, y) = match mark {
                Mark::Text {
                    x,
                    y,
                    size,
                    weight,
                    text,
                } => (*x, x + fonts.get(*weight).width(text, *size), *y),
                Mark::Rule { x, y, length } => (*x, x + length, *y),
                Mark::Code { x, y, side, .. } => (*x, x + side, y + side),
            };
            assert!(left >= sheet.left - 0.1, "{mark:?}");
            assert!(right <= WIDTH - sheet.right + 0.1, "{mark:?}");
            assert!(
                y > sheet.top && y <= HEIGHT - sheet.bottom / 2.0,
                "{mark:?}"
            );
        }
    }
}

#[test]
fn a_heading_never_ends_a_page() {
    for lines in 1..80 {
        let mut blocks = vec![Block::Text("Текст".to_owned()); lines];
        blocks.push(Block::Heading("Глава".to_owned()));
        blocks.extend(vec![Block::Text("Текст".to_owned()); 3]);
        let (pages, _) = laid_out(&paper(false, blocks));
        let texts = pages.pages.iter().map(|page| {
            let text = |(part, mark): &(Option<usize>, Mark)| match mark {
                Mark::Text { text, .. } if part.is_some() => Some(text.clone()),
                _ => None,
            };
            page.iter().filter_map(text).collect::<Vec<_>>()
        });
        for page in texts {
            assert_ne!(page.last().map(String::as_str), Some("Глава"), "{lines}");
        }
    }
}

#[test]
fn the_heads_of_a_table_stand_on_every_page() {
    let rows = vec![vec!["имя".to_owned(), String::new(), String::new()]; 80];
    let heads = ["Работник", "Подпись", "Дата"].map(str::to_owned).to_vec();
    let (pages, _) = laid_out(&paper(false, vec![Block::Table { heads, rows }]));
    assert!(pages.pages.len() > 1);
    for page in &pages.pages {
        let first = page.iter().find_map(|(_, mark)| match mark {
            Mark::Text { text, .. } => Some(text.as_str()),
            _ => None,
        });
        assert_eq!(first, Some("Работник"));
    }
}
