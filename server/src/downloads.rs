//! What is fetched as a file: photos, lists as CSV, receipts.

mod certificates;
mod csv_file;
mod documents;
mod figures;
mod imports;
mod papers;
mod photos;
mod receipts;
mod staff_list;

use app::{
    error::AppError,
    page::Page,
    ports::{CheckFilter, Visitor},
    text::short_day,
};
use axum::{
    extract::{Path, Request, State},
    response::Response,
};
use domain::{identifiers::Ogrn, moscow, outcome::OutcomeKind};

use crate::state::AppState;
pub use certificates::family_certificate;
use csv_file::{CsvFile, csv, iso_time};
pub use documents::{
    document, document_authority, document_signature, revocation, revocation_signature,
};
pub use figures::figures;
pub use imports::import_problems;
pub use papers::paper;
pub use photos::{application_picture, photo, registry_photo};
pub use receipts::{holders_receipt, organizations_receipt, receipt_file, verifiers_receipt};
pub use staff_list::staff_list_template;

/// Most lines of one file: a spreadsheet still opens it.
const MOST_LINES: u32 = 10_000;

/// The powers of attorney of an organization.
pub async fn powers(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Response {
    let name = format!("powers-{ogrn}.csv");
    csv(&state, request, &name, async |page| {
        powers_csv(&state, &page, &ogrn).await
    })
    .await
}

async fn powers_csv(state: &AppState, page: &Page, ogrn: &str) -> Result<CsvFile, AppError> {
    let (visitor, ogrn) = director(page, ogrn)?;
    let lines = state.ports.powers.list(&visitor, &ogrn).await?;
    let text = |key: &str| state.ports.texts.text(page.language, key, &[]);
    let heads = [
        "number",
        "representative",
        "scenarios",
        "from",
        "until",
        "state",
    ];
    let mut file = CsvFile::new(heads.map(|head| text(&format!("csv-{head}"))))?;
    for line in lines {
        let scenarios: Vec<_> = line
            .scenarios
            .iter()
            .map(|scenario| text(&app::text::scenario_key(*scenario)))
            .collect();
        file.line([
            line.number,
            line.representative,
            scenarios.join("; "),
            short_day(line.from),
            short_day(line.until),
            text(&format!("csv-state-{}", line.state.key())),
        ])?;
    }
    Ok(file)
}

/// The checks of an organization, with the filter of the page.
pub async fn checks(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Response {
    let name = format!("checks-{ogrn}.csv");
    csv(&state, request, &name, async |page| {
        checks_csv(&state, &page, &ogrn).await
    })
    .await
}

async fn checks_csv(state: &AppState, page: &Page, ogrn: &str) -> Result<CsvFile, AppError> {
    let (visitor, ogrn) = director(page, ogrn)?;
    let filter = CheckFilter {
        outcome: page
            .query_value("outcome")
            .and_then(|key| OutcomeKind::from_key(&key)),
        staff: page
            .query_value("staff")
            .filter(|staff| !staff.trim().is_empty()),
        page: 0,
    };
    let found = state
        .ports
        .checks
        .journal(&visitor, &ogrn, &filter, MOST_LINES)
        .await?;
    let text = |key: &str| state.ports.texts.text(page.language, key, &[]);
    let heads = [
        "time", "staff", "scenario", "outcome", "slip", "till", "again", "returned",
    ];
    let time = |at: Option<i64>| at.and_then(moscow::at).map(iso_time).unwrap_or_default();
    let mut file = CsvFile::new(heads.map(|head| text(&format!("csv-{head}"))))?;
    for line in found.lines {
        let scenario = line
            .scenario
            .map(|scenario| text(&app::text::scenario_key(scenario)));
        file.line([
            time(Some(line.at)),
            line.staff,
            scenario.unwrap_or_default(),
            text(&format!("outcome-{}", line.outcome.key())),
            line.slip.unwrap_or_default(),
            line.till.unwrap_or_default(),
            time(line.day_use.and_then(|day_use| day_use.again_at)),
            time(line.day_use.and_then(|day_use| day_use.returned_at)),
        ])?;
    }
    Ok(file)
}

/// All complaints, for the operator.
pub async fn complaints(State(state): State<AppState>, request: Request) -> Response {
    csv(&state, request, "complaints.csv", async |page| {
        complaints_csv(&state, &page).await
    })
    .await
}

async fn complaints_csv(state: &AppState, page: &Page) -> Result<CsvFile, AppError> {
    let found = state
        .ports
        .complaints
        .desk(&page.visitor()?, None, 0, MOST_LINES)
        .await?;
    let text = |key: &str| state.ports.texts.text(page.language, key, &[]);
    let time = |at: i64| moscow::at(at).map(iso_time).unwrap_or_default();
    let heads = [
        "complaint",
        "holder",
        "words",
        "organization",
        "time",
        "staff",
        "scenario",
        "outcome",
        "state",
        "answer",
    ];
    let mut file = CsvFile::new(heads.map(|head| text(&format!("csv-{head}"))))?;
    for line in found.lines {
        let scenario = line
            .check
            .scenario
            .map(|scenario| text(&app::text::scenario_key(scenario)));
        let state = line.complaint.state;
        file.line([
            time(line.complaint.at),
            line.holder.to_string(),
            line.complaint.words,
            line.organization.unwrap_or_default(),
            time(line.check.at),
            line.check.staff,
            scenario.unwrap_or_default(),
            text(&format!("outcome-{}", line.check.outcome.key())),
            text(&format!("complaint-state-{}", state.key())),
            line.complaint
                .answer
                .map(|answer| answer.text)
                .unwrap_or_default(),
        ])?;
    }
    Ok(file)
}

/// The late alarms of an organization.
pub async fn alarms(
    State(state): State<AppState>,
    Path(ogrn): Path<String>,
    request: Request,
) -> Response {
    let name = format!("alarms-{ogrn}.csv");
    csv(&state, request, &name, async |page| {
        alarms_csv(&state, &page, &ogrn).await
    })
    .await
}

async fn alarms_csv(state: &AppState, page: &Page, ogrn: &str) -> Result<CsvFile, AppError> {
    let (visitor, ogrn) = director(page, ogrn)?;
    let alarms = state.ports.late.alarms(&visitor, &ogrn).await?;
    let text = |key: &str| state.ports.texts.text(page.language, key, &[]);
    let time = |at| moscow::at(at).map(iso_time).unwrap_or_default();
    let heads = [
        "time",
        "sent",
        "staff",
        "scenario",
        "problem",
        "acknowledged",
    ];
    let mut file = CsvFile::new(heads.map(|head| text(&format!("csv-{head}"))))?;
    for alarm in alarms.lines {
        let scenario = alarm
            .scenario
            .map(|scenario| text(&app::text::scenario_key(scenario)));
        file.line([
            time(alarm.at),
            time(alarm.raised_at),
            alarm.staff,
            scenario.unwrap_or_default(),
            text(&format!("csv-problem-{}", alarm.problem.key())),
            alarm
                .acknowledged
                .map(|(at, by)| format!("{} {by}", time(at)))
                .unwrap_or_default(),
        ])?;
    }
    Ok(file)
}

fn director(page: &Page, ogrn: &str) -> Result<(Visitor, Ogrn), AppError> {
    Ok((
        page.visitor()?,
        Ogrn::parse(ogrn).map_err(|_| AppError::NotFound)?,
    ))
}
