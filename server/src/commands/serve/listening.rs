//! Listening until somebody asks to stop, and then letting open requests end.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use anyhow::Context as _;
use axum::Router;
use axum_server::{Handle, tls_rustls::RustlsConfig};
use hyper_util::{
    rt::{TokioExecutor, TokioTimer},
    server::conn::auto::Builder,
};

use crate::{lan::Lan, streams::Streams};

/// How long open requests may go on after a stop was asked for.
const DRAIN: Duration = Duration::from_secs(10);

/// How long a request may take to say what it wants, and a connection may stay silent.
const HEADERS: Duration = Duration::from_secs(30);

/// Serves `routes` at `listen`, over https in a local network, until the process is told to stop.
///
/// # Errors
/// Nobody can listen there.
pub(super) async fn listen_until_stopped(
    listen: SocketAddr,
    routes: Router,
    lan: Option<Lan>,
    streams: Arc<Streams>,
) -> anyhow::Result<()> {
    let handle = Handle::new();
    tokio::spawn({
        let handle = handle.clone();
        async move {
            stop_asked_for().await;
            // They would be waited for until the time is up.
            streams.close();
            handle.graceful_shutdown(Some(DRAIN));
        }
    });
    // Where a browser asks from is told to the phone that signs it in.
    let service = routes.into_make_service_with_connect_info::<SocketAddr>();
    match lan {
        Some(lan) => {
            let tls = RustlsConfig::from_config(lan.tls);
            let mut server = axum_server::bind_rustls(listen, tls).handle(handle);
            be_patient(server.http_builder());
            server.serve(service).await
        }
        None => {
            let mut server = axum_server::bind(listen).handle(handle);
            be_patient(server.http_builder());
            server.serve(service).await
        }
    }
    .with_context(|| format!("cannot listen on {listen}"))
}

/// Whoever opens connections and sends a letter a minute holds nothing up for long.
fn be_patient(builder: &mut Builder<TokioExecutor>) {
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS);
}

/// Ctrl-C, or what a service manager sends.
#[cfg(unix)]
async fn stop_asked_for() {
    use tokio::signal::unix::{SignalKind, signal};
    let interrupt = tokio::signal::ctrl_c();
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
        }
        Err(error) => {
            tracing::warn!(%error, "no SIGTERM handler");
            let _ = interrupt.await;
        }
    }
}

/// Ctrl-C.
#[cfg(not(unix))]
async fn stop_asked_for() {
    let _ = tokio::signal::ctrl_c().await;
}
