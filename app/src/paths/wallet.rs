//! Addresses of the cards of others that a person keeps.

/// All of them, and the form for another (GET and POST).
pub const WALLET: &str = "/id/wallet";

/// One card, large.
pub fn card(id: &str) -> String {
    format!("/id/wallet/{id}")
}

/// Forgets it (POST; GET shows it).
pub fn remove_card(id: &str) -> String {
    format!("/id/wallet/{id}/remove")
}
