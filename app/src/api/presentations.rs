use domain::scenario::Scenario;
use leptos::{server, server_fn::codec::Json};

use crate::{
    error::AppError,
    ports::{Codes, Digits, Notices},
};

/// The code of this window and those ahead, for the proof of a session's device.
#[server(prefix = "/api", endpoint = "codes", input = Json, output = Json)]
pub async fn show_codes(scenario: Scenario, proof: Option<String>) -> Result<Codes, AppError> {
    use crate::page::{Page, ports};
    ports()?
        .presentations
        .codes(&Page::current().visitor()?, scenario, proof.as_deref())
        .await
}

/// Eight digits that stand for the current code, in the same way.
#[server(prefix = "/api", endpoint = "digits", input = Json, output = Json)]
pub async fn show_digits(scenario: Scenario, proof: Option<String>) -> Result<Digits, AppError> {
    use crate::page::{Page, ports};
    ports()?
        .presentations
        .digits(&Page::current().visitor()?, scenario, proof.as_deref())
        .await
}

/// What has happened to this holder's codes lately; its words count as delivered.
#[server(prefix = "/api", endpoint = "notices", input = Json, output = Json)]
pub async fn holder_notices() -> Result<Notices, AppError> {
    use crate::page::{Page, ports};
    ports()?
        .presentations
        .deliver(&Page::current().visitor()?)
        .await
}

/// Allows or refuses a request for identity.
#[server(prefix = "/api", endpoint = "answer", input = Json, output = Json)]
pub async fn answer_request(request: String, allow: bool) -> Result<(), AppError> {
    use crate::page::{Page, ports};
    ports()?
        .presentations
        .answer(&Page::current().visitor()?, &request, allow)
        .await
}
