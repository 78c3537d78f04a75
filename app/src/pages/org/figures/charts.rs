//! Charts as SVG, drawn on the server. The shapes stretch with the page; what is to be read is
//! text beside them, so it keeps its size on a phone; every figure stands in a table below.

use leptos::prelude::*;
use time::Date;

use crate::{
    ports::Count,
    text::{self, t, with},
};

/// Height of a chart in its own units.
const TALL: f64 = 100.0;
/// Width of a day in its own units, with the gap after it.
const DAY: f64 = 10.0;
const GAP: f64 = 2.0;

/// `42 %` of `total`; less than one in a hundred says so.
pub(super) fn share(part: u64, total: u64) -> String {
    if part == 0 || total == 0 {
        return "0\u{a0}%".to_owned();
    }
    // Of 90 days this is far from the limits of 64 bits.
    let percent = (part.saturating_mul(200) + total) / (total.saturating_mul(2));
    match percent {
        0 => "<\u{a0}1\u{a0}%".to_owned(),
        100 if part < total => ">\u{a0}99\u{a0}%".to_owned(),
        percent => format!("{percent}\u{a0}%"),
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a bar is drawn, nothing is counted with it"
)]
fn part_of(part: u64, whole: u64) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

fn unit(value: f64) -> String {
    format!("{value:.2}")
}

/// A column for each day: confirmed checks below, the others on top of them.
#[component]
pub(super) fn Days(days: Vec<(Date, Count)>) -> impl IntoView {
    let most = days.iter().map(|(_, count)| count.checks).max();
    let most = most.unwrap_or_default().max(1);
    let columns = days.iter().enumerate().map(|(at, (_, count))| {
        let yes = TALL * part_of(count.confirmed, most);
        let others = TALL * part_of(count.checks - count.confirmed.min(count.checks), most);
        let x = DAY * f64::from(u16::try_from(at).unwrap_or(u16::MAX));
        let rect = |class, y: f64, height: f64| {
            (height > 0.0).then(|| {
                let (x, y, height) = (unit(x), unit(y), unit(height));
                view! { <rect class=class x=x y=y width=unit(DAY - GAP) height=height></rect> }
            })
        };
        view! {
            {rect("bar-yes", TALL - yes, yes)}
            {rect("bar-other", TALL - yes - others, others)}
        }
    });
    let columns = columns.collect_view();
    let wide = DAY * f64::from(u16::try_from(days.len()).unwrap_or(u16::MAX)) - GAP;
    let total: u64 = days.iter().map(|(_, count)| count.checks).sum();
    let busiest = days.iter().max_by_key(|(_, count)| count.checks);
    let label = with(
        "figures-days-label",
        &[
            ("total", text::number(total).into()),
            (
                "day",
                busiest
                    .map(|(day, _)| text::day(*day))
                    .unwrap_or_default()
                    .into(),
            ),
            ("most", text::number(most).into()),
        ],
    );
    let rows = days.iter().rev().map(|(day, count)| {
        vec![
            text::short_day(*day),
            text::number(count.checks),
            text::number(count.confirmed),
        ]
    });
    let rows = rows.collect();
    let heads = ["day", "count", "of-them"].map(|head| t(&format!("figures-{head}")));
    let middle = days.get(days.len() / 2);
    let marks = [days.first(), middle, days.last()];
    let marks = marks.map(|day| {
        day.map(|(day, _)| text::short_day(*day))
            .unwrap_or_default()
    });
    view! {
        <section aria-labelledby="by-day">
            <h2 id="by-day">{t("figures-by-day")}</h2>
            <figure class="chart">
                <p class="chart-key">
                    <span><svg class="chart-dot" aria-hidden="true" viewBox="0 0 10 10"><rect class="bar-yes" width="10" height="10"></rect></svg>{t("figures-key-yes")}</span>
                    <span><svg class="chart-dot" aria-hidden="true" viewBox="0 0 10 10"><rect class="bar-other" width="10" height="10"></rect></svg>{t("figures-key-other")}</span>
                </p>
                <p class="chart-most" aria-hidden="true">{text::number(most)}</p>
                <svg
                    class="chart-days"
                    viewBox=format!("0 0 {} {TALL}", unit(wide))
                    preserveAspectRatio="none"
                    role="img"
                    aria-label=label
                >
                    {columns}
                </svg>
                <p class="chart-axis" aria-hidden="true">
                    {marks.map(|mark| view! { <span>{mark}</span> }).collect_view()}
                </p>
            </figure>
            <details class="chart-table">
                <summary>{t("figures-table")}</summary>
                <Numbers caption=t("figures-by-day") heads=heads.to_vec() rows />
            </details>
        </section>
    }
}

/// One bar.
pub(super) struct Bar {
    /// What it is, as it is shown.
    pub(super) label: AnyView,
    /// What it is, in words alone.
    pub(super) name: String,
    /// How many.
    pub(super) count: u64,
    /// Its colour.
    pub(super) class: &'static str,
}

/// A bar for each kind; texts are `figures-<key>` and `figures-<key>-label`.
#[component]
pub(super) fn Bars(key: &'static str, bars: Vec<Bar>, total: u64) -> impl IntoView {
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or_default();
    let heads = ["what", "count", "share"].map(|head| t(&format!("figures-{head}")));
    let row = |bar: &Bar| {
        vec![
            bar.name.clone(),
            text::number(bar.count),
            share(bar.count, total),
        ]
    };
    let rows = bars.iter().map(row).collect();
    let line = |bar: Bar| {
        let label = format!("{}: {}", bar.name, text::number(bar.count));
        let width = unit(TALL * part_of(bar.count, most));
        let share = share(bar.count, total);
        view! {
            <li>
                <span>{bar.label}</span>
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label=label>
                    <rect class="bar-ground" width="100" height="10"></rect>
                    <rect class=bar.class width=width height="10"></rect>
                </svg>
                <span class="chart-share">{share}</span>
            </li>
        }
    };
    view! {
        <section aria-labelledby=key>
            <h2 id=key>{t(&format!("figures-{key}"))}</h2>
            <ul class="chart-bars" role="list">{bars.into_iter().map(line).collect_view()}</ul>
            <details class="chart-table">
                <summary>{t("figures-table")}</summary>
                <Numbers caption=t(&format!("figures-{key}")) heads=heads.to_vec() rows />
            </details>
        </section>
    }
}

/// A small table that stays one on a phone: the first cell names its row.
#[component]
pub(super) fn Numbers(
    caption: String,
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
) -> impl IntoView {
    let row = |cells: Vec<String>| {
        let mut cells = cells.into_iter();
        let name = cells.next();
        let cells = cells.map(|cell| view! { <td>{cell}</td> });
        view! { <tr><th scope="row">{name}</th>{cells.collect_view()}</tr> }
    };
    let heads = heads
        .into_iter()
        .map(|head| view! { <th scope="col">{head}</th> });
    view! {
        <table class="numbers-table">
            <caption class="visually-hidden">{caption}</caption>
            <thead><tr>{heads.collect_view()}</tr></thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_never_say_all_or_nothing_when_it_is_not() {
        assert_eq!(share(0, 0), "0\u{a0}%");
        assert_eq!(share(1, 1), "100\u{a0}%");
        assert_eq!(share(1, 3), "33\u{a0}%");
        assert_eq!(share(2, 3), "67\u{a0}%");
        assert_eq!(share(1, 1_000), "<\u{a0}1\u{a0}%");
        assert_eq!(share(999, 1_000), ">\u{a0}99\u{a0}%");
    }
}
