use leptos::prelude::*;

use super::{Scanning, practice::Practice};

/// The scanner as the service worker keeps it for a start without a network: nobody's data, no
/// script of its own. In whose name this device checks, it has kept itself.
#[component]
pub fn ScanOfflinePage() -> impl IntoView {
    view! {
        <Scanning
            organizations=Vec::new()
            plain=Vec::new()
            phones=Vec::new()
            practice=Practice::default()
        />
    }
}
