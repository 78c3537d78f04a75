//! The document around every page.

use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::{Link, MetaTags};

use crate::{page::Page, routes::App};

/// Public names of the built files; they carry a hash, so that each is cached for ever.
#[derive(Clone, Debug)]
pub struct Assets {
    /// The stylesheet.
    pub style: &'static str,
    /// JavaScript of the islands.
    pub frontend_js: &'static str,
    /// WebAssembly of the islands.
    pub frontend_wasm: &'static str,
    /// The decoder's worker.
    pub scan_worker: &'static str,
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
    view! {
        <!DOCTYPE html>
        <html lang=page.language.tag()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
                <meta name="color-scheme" content="light dark" />
                <link rel="stylesheet" href=assets.style />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <MetaTags />
                <script
                    type="module"
                    id="start"
                    nonce=use_nonce()
                    data-js=assets.frontend_js
                    data-wasm=assets.frontend_wasm
                >
                    {include_str!("shell/start.js")}
                </script>
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// Fetches the islands' files early; for pages that have an island above the fold.
#[component]
pub fn PreloadIslands() -> impl IntoView {
    let assets = use_context::<Assets>();
    assets.map(|assets| {
        view! {
            <Link rel="modulepreload" href=assets.frontend_js />
            <Link
                rel="preload"
                href=assets.frontend_wasm
                as_="fetch"
                type_="application/wasm"
                crossorigin="anonymous"
            />
        }
    })
}
