use leptos::prelude::*;

use super::Icon;
use crate::text::{self, t, with};

/// The page (from 0) that an address names by `?page=` (from 1).
pub fn page_number(query: Option<String>) -> u32 {
    let number = query.and_then(|number| number.parse::<u32>().ok());
    number.unwrap_or(1).saturating_sub(1)
}

/// The same the other way round; nothing for the first.
pub fn page_value(page: u32) -> String {
    if page == 0 {
        String::new()
    } else {
        u64::from(page).saturating_add(1).to_string()
    }
}

/// People or papers on a page of a list that is whole in memory.
pub const LINES: u32 = 100;

/// The lines of a page (from 0), or of the last one if there are not so many.
pub fn on_page<T>(lines: Vec<T>, page: u32) -> (u32, Vec<T>) {
    let size = LINES as usize;
    let last = (lines.len().saturating_sub(1) / size) as u32;
    let page = page.min(last);
    let lines = lines.into_iter().skip(page as usize * size).take(size);
    (page, lines.collect())
}

/// The ways to the lines before and after, of a list that is longer than a page.
#[component]
pub fn Pages(
    /// This page, from 0.
    page: u32,
    /// Lines a page.
    page_size: u32,
    /// Lines on this one.
    lines: usize,
    /// Lines in all.
    total: u64,
    /// The address of another page, from 0.
    href: impl Fn(u32) -> String,
) -> impl IntoView {
    let before = u64::from(page) * u64::from(page_size);
    let last = before.saturating_add(lines as u64);
    if page == 0 && last >= total {
        return None;
    }
    let range = with(
        "list-range",
        &[
            ("from", text::number(before + 1).into()),
            ("to", text::number(last).into()),
            ("total", text::number(total).into()),
        ],
    );
    let newer = page.checked_sub(1).map(|page| {
        let href = href(page);
        view! { <a class="button" href=href rel="prev"><Icon name="back" />{t("list-before")}</a> }
    });
    let older = (last < total).then(|| {
        let href = href(page.saturating_add(1));
        view! {
            <a class="button" href=href rel="next">{t("list-after")}<Icon name="arrow-right" /></a>
        }
    });
    Some(view! {
        <nav class="pages" aria-label=t("list-pages")>
            <span class="quiet">{range}</span>
            <div class="buttons">{newer} {older}</div>
        </nav>
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_many_and_the_last_one_beyond() {
        let many: Vec<u32> = (0..250).collect();
        let (page, lines) = on_page(many.clone(), 1);
        assert_eq!((page, lines.first(), lines.len()), (1, Some(&100), 100));
        let (page, lines) = on_page(many, 9);
        assert_eq!((page, lines.first(), lines.len()), (2, Some(&200), 50));
        assert_eq!(on_page(Vec::<u32>::new(), 3), (0, Vec::new()));
    }
}
