use leptos::{server, server_fn::codec::Json};

use crate::{
    error::AppError,
    ports::{Awaited, CheckAnswer, CheckRequest},
};

/// Checks a code.
#[server(prefix = "/api", endpoint = "check", input = Json, output = Json)]
pub async fn check_code(request: CheckRequest) -> Result<CheckAnswer, AppError> {
    use crate::page::{Page, ports};
    ports()?
        .checks
        .check(&Page::current().visitor()?, &request)
        .await
}

/// How the request for identity of a check stands.
#[server(prefix = "/api", endpoint = "awaited", input = Json, output = Json)]
pub async fn awaited_identity(check: String) -> Result<Awaited, AppError> {
    use crate::page::{Page, ports};
    ports()?
        .checks
        .awaited(&Page::current().visitor()?, &check)
        .await
}

/// The photo that goes with the "yes" of a check, as a `data:` address: once, and to be kept nowhere.
#[server(prefix = "/api", endpoint = "photo", input = Json, output = Json)]
pub async fn holder_photo(check: String) -> Result<String, AppError> {
    use crate::page::{Page, ports};
    ports()?
        .checks
        .holder_photo(&Page::current().visitor()?, &check)
        .await
}

/// A paper document was taken after this check.
#[server(prefix = "/api", endpoint = "paper", input = Json, output = Json)]
pub async fn paper_taken(check: String) -> Result<(), AppError> {
    use crate::page::{Page, ports};
    ports()?
        .checks
        .take_paper(&Page::current().visitor()?, &check)
        .await
}

/// Nothing was given after this check, the first of its day.
#[server(prefix = "/api", endpoint = "give-back", input = Json, output = Json)]
pub async fn give_back(check: String) -> Result<(), AppError> {
    use crate::page::{Page, ports};
    ports()?
        .checks
        .give_back(&Page::current().visitor()?, &check)
        .await
}

/// Whether the words of a check have reached the holder's open page.
#[server(prefix = "/api", endpoint = "delivered", input = Json, output = Json)]
pub async fn words_delivered(check: String) -> Result<bool, AppError> {
    use crate::page::{Page, ports};
    ports()?
        .checks
        .delivered(&Page::current().visitor()?, &check)
        .await
}
