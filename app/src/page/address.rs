//! What a page reads in its own address.

use domain::identifiers::Ogrn;
use leptos::prelude::*;

use crate::error::AppError;

/// The ОГРН in the address `/org/:ogrn/…`; anything else there is [`AppError::NotFound`].
pub fn organization_in_path() -> Result<Ogrn, AppError> {
    let text = path_value("ogrn").ok_or(AppError::NotFound)?;
    Ogrn::parse(&text).map_err(|_| AppError::NotFound)
}

/// The part of the address that the route calls `name`.
pub fn path_value(name: &str) -> Option<String> {
    leptos_router::hooks::use_params_map().with_untracked(|params| params.get(name))
}
