use domain::offline::Kit;
use leptos::{server, server_fn::codec::Json};

use crate::{
    error::AppError,
    ports::{LateAnswer, LateCheck},
};

/// What a scanner keeps for the time without a network. Asked for by the worker's script.
#[server(prefix = "/api", endpoint = "offline-kit", input = Json, output = Json)]
pub async fn offline_kit() -> Result<Kit, AppError> {
    use crate::page::{Page, ports};
    ports()?.late.kit(&Page::current().visitor()?).await
}

/// Settles checks that were made without a network. Asked for by the worker's script.
#[server(prefix = "/api", endpoint = "late-checks", input = Json, output = Json)]
pub async fn late_checks(checks: Vec<LateCheck>) -> Result<Vec<LateAnswer>, AppError> {
    use crate::page::{Page, ports};
    ports()?
        .late
        .settle(&Page::current().visitor()?, &checks)
        .await
}
