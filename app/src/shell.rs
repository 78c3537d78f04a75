//! The document around every page.

use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::{Link, MetaTags};

use crate::{page::Page, paths, routes::App};

/// Public names of the built files; they carry a hash, so that each is cached for ever.
#[derive(Clone, Debug)]
pub struct Assets {
    /// The stylesheet.
    pub style: &'static str,
    /// The script that starts the islands of a page.
    pub start: &'static str,
    /// The islands of every page but the scanner.
    pub citizen: Module,
    /// The scanner.
    pub staff: Module,
    /// The decoder's worker.
    pub scan_worker: &'static str,
    /// Sends what waits before a sign-out.
    pub unsent: &'static str,
    /// Waits for the phone that signs a browser in.
    pub sign_in_code: &'static str,
    /// Takes a photo in the page.
    pub camera: &'static str,
}

/// A WebAssembly module and the JavaScript that loads it.
#[derive(Clone, Copy, Debug)]
pub struct Module {
    /// Public name of the JavaScript.
    pub js: &'static str,
    /// Public name of the WebAssembly.
    pub wasm: &'static str,
}

/// Whose islands a page has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// The portal, the public pages, and what staff do beside the scanner.
    Citizen,
    /// The scanner itself.
    Staff,
}

/// The document. Islands are loaded only where a page has one.
pub fn shell(assets: Assets) -> impl IntoView {
    let page = Page::current();
    // As `HydrationScripts` does in islands mode: what is outside islands is not hydrated,
    // so nothing of it is written into the page.
    if let Some(context) = Owner::current_shared_context() {
        context.set_is_hydrating(false);
    }
    provide_context(assets.clone());
    let owner = owner(&page);
    let (worker, scope) = worker(&page).unzip();
    view! {
        <!DOCTYPE html>
        <html lang=page.language.tag() data-owner=owner data-worker=worker data-scope=scope>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
                <meta name="color-scheme" content="light dark" />
                <link rel="stylesheet" href=assets.style />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <MetaTags />
                <script type="module" nonce=use_nonce() src=assets.start></script>
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// Whose page it is: the id of the session, nothing for a guest. What a phone holds of
/// somebody else goes by that (`start.js`). `None` where it is not known: kept shells, and
/// failures that may have come before the session was looked at.
fn owner(page: &Page) -> Option<String> {
    let known = page.failure.is_none() && !paths::SHELLS.contains(&page.path.as_str());
    let session = page.visitor.as_ref().map(|visitor| visitor.session.clone());
    known.then(|| session.unwrap_or_default())
}

/// The service worker of the page's face and its scope, on every page of it for whoever is
/// signed in: a reload in a dead spot opens the shell, whichever page it is of. `start.js`
/// registers it, so that a page needs no islands for that.
fn worker(page: &Page) -> Option<(&'static str, &'static str)> {
    let live = page.failure.is_none() && !paths::SHELLS.contains(&page.path.as_str());
    paths::service_worker(&page.path).filter(|_| live && page.visitor.is_some())
}

/// Tells the document whose islands it has, and has the browser fetch them early.
#[component]
pub fn PreloadIslands(face: Face) -> impl IntoView {
    let assets = use_context::<Assets>();
    assets.map(|assets| {
        let module = match face {
            Face::Citizen => assets.citizen,
            Face::Staff => assets.staff,
        };
        view! {
            <Link id="islands-js" rel="modulepreload" href=module.js />
            <Link
                id="islands-wasm"
                rel="preload"
                href=module.wasm
                as_="fetch"
                type_="application/wasm"
                crossorigin="anonymous"
            />
        }
    })
}
