//! The citizen portal.

mod check;
mod complaint;
mod devices;
mod family;
mod history;
mod home;
mod new;
mod new_device;
mod pin;
mod settings;
mod show;
mod wallet;

use leptos::prelude::*;
use leptos_meta::{Link, Meta};

use crate::paths;

pub use check::IdCheckPage;
pub use complaint::ComplaintPage;
pub use devices::DevicesPage;
pub use family::FamilyOwnPage;
pub(crate) use family::Relatives;
pub use history::HistoryPage;
pub use home::HomePage as IdPage;
pub use new::EnrolPage;
pub use pin::PinPage;
pub use settings::SettingsPage;
pub use show::{IdOfflinePage, ShowPage};
pub use wallet::{CardPage, WalletPage};

/// The paper of the page, for the browser's own bars. As `--paper` in `style/`, which a
/// `<meta>` cannot read.
const PAPER: &str = "#f5f5f2";
/// The same in the dark.
const PAPER_DARK: &str = "#111317";

/// What makes the portal an app of its own on a home screen.
#[component]
fn PortalHead() -> impl IntoView {
    view! {
        <Link rel="manifest" href=paths::ID_MANIFEST />
        <Link rel="apple-touch-icon" href="/id-180.png" />
        <Meta name="apple-mobile-web-app-title" content="Digital ID" />
        <Meta name="theme-color" attr:media="(prefers-color-scheme: light)" content=PAPER />
        <Meta name="theme-color" attr:media="(prefers-color-scheme: dark)" content=PAPER_DARK />
    }
    .into_any()
}
