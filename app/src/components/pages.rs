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

/// The ways to newer and older lines of a list that is longer than a page.
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
        view! { <a class="button" href=href rel="prev"><Icon name="back" />{t("checks-newer")}</a> }
    });
    let older = (last < total).then(|| {
        let href = href(page.saturating_add(1));
        view! {
            <a class="button" href=href rel="next">{t("checks-older")}<Icon name="arrow-right" /></a>
        }
    });
    Some(view! {
        <nav class="pages" aria-label=t("list-pages")>
            <span class="quiet">{range}</span>
            <div class="buttons">{newer} {older}</div>
        </nav>
    })
}
