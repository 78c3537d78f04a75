//! Checks in figures, as CSV.

use app::{
    error::AppError,
    page::Page,
    ports::{Count, Period},
    text::iso_day,
};
use axum::{
    extract::{Path, Request, State},
    response::Response,
};

use super::{CsvFile, csv, director};
use crate::state::AppState;

/// All figures of the page, one a line, over the period of its address.
pub async fn figures(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Response {
    let name = format!("figures-{ogrn}.csv");
    csv(&state, request, &name, async |page| {
        file(&state, &page, &ogrn).await
    })
    .await
}

async fn file(state: &AppState, page: &Page, ogrn: &str) -> Result<CsvFile, AppError> {
    let (visitor, ogrn) = director(page, ogrn)?;
    let period = page.query_value("days");
    let period = period.and_then(|days| Period::from_days(&days));
    let figures = &state.ports.figures;
    let figures = figures
        .figures(&visitor, &ogrn, period.unwrap_or_default())
        .await?;
    let text = |key: &str| state.ports.texts.text(page.language, key, &[]);
    let heads = ["figure", "of-what", "checks", "confirmed"];
    let mut file = CsvFile::new(heads.map(|head| text(&format!("csv-{head}"))))?;
    let mut line = |figure: &str, what: String, count: u64, confirmed: Option<u64>| {
        file.line([
            text(figure),
            what,
            count.to_string(),
            confirmed.map(|count| count.to_string()).unwrap_or_default(),
        ])
    };
    for (day, Count { checks, confirmed }) in &figures.days {
        line("figures-by-day", iso_day(*day), *checks, Some(*confirmed))?;
    }
    for (outcome, count) in &figures.outcomes {
        let outcome = text(&format!("outcome-{}", outcome.key()));
        line("figures-outcomes", outcome, *count, None)?;
    }
    for (scenario, Count { checks, confirmed }) in &figures.scenarios {
        let scenario = scenario.map_or_else(
            || text("checks-unread"),
            |scenario| text(&app::text::scenario_key(scenario)),
        );
        line("figures-scenarios", scenario, *checks, Some(*confirmed))?;
    }
    for (branch, Count { checks, confirmed }) in &figures.branches {
        let branch = branch
            .clone()
            .unwrap_or_else(|| text("figures-branches-none"));
        line("figures-branches", branch, *checks, Some(*confirmed))?;
    }
    if figures.again > 0 {
        line("figures-again", String::new(), figures.again, None)?;
    }
    for (problem, count) in &figures.alarms {
        let problem = text(&format!("csv-problem-{}", problem.key()));
        line("alarms-title", problem, *count, None)?;
    }
    Ok(file)
}
