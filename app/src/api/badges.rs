use domain::identifiers::Ogrn;
use leptos::{server, server_fn::codec::Json};

use crate::{error::AppError, ports::ShownBadge};

/// The badge of this window and the next ones, and who has looked at it.
#[server(prefix = "/api", endpoint = "badge", input = Json, output = Json)]
pub async fn badge_shown(organization: Ogrn) -> Result<ShownBadge, AppError> {
    use crate::page::{Page, ports};
    ports()?
        .badges
        .shown(&Page::current().visitor()?, &organization)
        .await
}
