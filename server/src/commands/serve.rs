use std::{net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};

use anyhow::Context as _;
use app::shell;
use axum::Router;
use axum_server::{Handle, tls_rustls::RustlsConfig};
use domain::{presentation::Origin, retention::Periods};
use hyper_util::{
    rt::{TokioExecutor, TokioTimer},
    server::conn::auto::Builder,
};
use time::OffsetDateTime;

use crate::{
    application::{Adapters, DeskRules},
    assets::Assets,
    audit,
    biometrics::{BiometricRegistry, NotConnected},
    checks,
    clock::{Clock, FileClock, SystemClock},
    config::Serve,
    demo as people, documents, imports,
    issuer::{self, Issuer, MasterKey},
    lan::{self, Lan},
    mail::{self, Bell, Mailer},
    presentations::Prefetch,
    published::Snapshots,
    registration::CodeSender,
    registry,
    reminders::{self, Writing},
    retention,
    router::router,
    signals,
    signatory::Signatory,
    state::AppState,
    store::Database,
    streams::Streams,
};

/// How long open requests may go on after a stop was asked for.
const DRAIN: Duration = Duration::from_secs(10);

/// How long a request may take to say what it wants, and a connection may stay silent.
const HEADERS: Duration = Duration::from_secs(30);

/// `digital-id serve`
pub(super) async fn serve(config: Serve) -> anyhow::Result<()> {
    config.validate()?;
    let assets = built_files()?;
    let clock: Arc<dyn Clock> = match &config.clock_file {
        Some(path) => Arc::new(FileClock::new(path)?),
        None => Arc::new(SystemClock),
    };
    let database = super::open(&config.storage).await?;
    database.migrate().await?;
    if config.demo {
        people::seed(&database, clock.as_ref()).await?;
    }
    let listen = config.listen_address();
    let lan = if config.lan {
        Some(open_lan(&config)?)
    } else {
        None
    };
    let origin = match (&config.origin, &lan) {
        (Some(origin), _) => origin.clone(),
        (None, Some((origin, _))) => origin.clone(),
        (None, None) => Origin::parse(&format!("http://localhost:{}", listen.port()))?,
    };
    let issuer = Arc::new(open_issuer(&config, &database, &clock, origin.clone()).await?);
    if config.demo {
        people::seed_family(&database, clock.as_ref(), &issuer).await?;
    }
    let signatory = Arc::new(open_signatory(&config, &clock, origin.clone())?);
    let made = documents::make_missing(&database, &signatory).await?;
    if made > 0 {
        tracing::info!(made, "documents of powers of attorney made");
    }
    let adopted = audit::adopt_missing(&database).await?;
    if adopted > 0 {
        tracing::info!(
            adopted,
            "powers of attorney got their first entries in the log"
        );
    }
    let adopted = audit::adopt_families(&database).await?;
    if adopted > 0 {
        tracing::info!(adopted, "entries of families got their places in the chain");
    }
    let adopted = registry::adopt_missing(&database).await?;
    if adopted > 0 {
        tracing::info!(adopted, "statuses got their first entries in the log");
    }
    let indexed = registry::index_missing(&database, true).await?;
    if indexed > 0 {
        tracing::info!(indexed, "holders can be found by their names");
    }
    let signals = signals::of(&database).await?;
    let streams = Arc::new(Streams::new(
        database.clone(),
        clock.clone(),
        signals.clone(),
        config.streams_per_account,
        config.demo,
    ));
    let mailer = open_mailer(&config, &origin)?;
    let gateway = match config.codes_gateway.clone() {
        Some(gateway) => Some((
            gateway.with_key(config.codes_gateway_key.clone())?,
            Bell::default(),
        )),
        None => None,
    };
    let code_sender = match (&config.codes_mail, &mailer, &gateway) {
        (.., Some((_, bell))) => Some(CodeSender::Messages(bell.clone())),
        (Some(gateway), Some((_, bell)), _) => {
            Some(CodeSender::Mail(gateway.clone(), bell.clone()))
        }
        // Whoever tries it out reads the codes off the screen.
        _ => config.demo.then_some(CodeSender::Output),
    };
    let periods = Periods::new(config.keeping.retention.clone());
    let adapters = Adapters {
        database: database.clone(),
        clock: clock.clone(),
        issuer: issuer.clone(),
        signals,
        signatory,
        prefetch: Prefetch::minutes(config.prefetch_minutes),
        bell: mailer.as_ref().map(|(_, bell)| bell.clone()),
        code_sender,
        biometrics: biometrics(config.demo, &clock),
        demo: config.demo,
        desk: DeskRules {
            four_eyes: config.four_eyes,
            imports: imports::folder(&config.storage.data),
            periods: periods.clone(),
            countries: Arc::new(super::passport::countries(
                config.country_certificates.as_deref(),
            )?),
        },
    };
    let batches = adapters.batch_runner();
    let state = AppState {
        ports: adapters.ports()?,
        streams: streams.clone(),
        clock: clock.clone(),
        assets,
        origin,
        demo: config.demo,
        issuer: issuer.clone(),
        snapshots: Arc::new(Snapshots::new(database.clone())),
        imports: adapters.desk.imports.clone().into(),
        lan_authority: lan.as_ref().map(|(_, lan)| lan.authority.clone()),
    };
    let imports = adapters.import_runner(&*state.ports.texts);
    let watch = config
        .import_folder
        .clone()
        .map(|folder| adapters.folder_watch(state.ports.texts.clone(), folder));
    tell(&state, listen, lan.is_some());
    if let Some((gateway, bell)) = gateway {
        let (database, clock) = (database.clone(), clock.clone());
        tokio::spawn(mail::follow_messages(database, clock, gateway, bell));
    }
    spawn_closing(database.clone(), clock.clone(), issuer.clone());
    spawn_checkpoints(database.clone(), issuer.clone(), config.checkpoints_file());
    let writing = Writing {
        texts: state.ports.texts.clone(),
        origin: state.origin.clone(),
    };
    tokio::spawn(reminders::follow(
        database.clone(),
        clock.clone(),
        writing,
        mailer,
    ));
    tokio::spawn(retention::follow(database.clone(), clock.clone(), periods));
    spawn_cleanup(database, clock);
    tokio::spawn(async move { issuer.follow().await });
    tokio::spawn(batches.run());
    tokio::spawn(imports.run());
    if let Some(watch) = watch {
        tokio::spawn(watch.run());
    }
    listen_until_stopped(listen, router(state), lan.map(|(_, lan)| lan), streams).await
}

/// The master key is made on the very first start only: for keys that are there already, a
/// new one would open none of them.
async fn open_issuer(
    config: &Serve,
    database: &Database,
    clock: &Arc<dyn Clock>,
    origin: Origin,
) -> anyhow::Result<Issuer> {
    let folder = &config.storage.data;
    let first_start = issuer::version(database.read()).await? == 0;
    let file = config.master.master_key_file.as_deref();
    let master = MasterKey::find(file, folder, first_start)?;
    Issuer::open(database.clone(), clock.clone(), master, folder, origin).await
}

/// After the issuer: the master key is there by now.
fn open_signatory(
    config: &Serve,
    clock: &Arc<dyn Clock>,
    origin: Origin,
) -> anyhow::Result<Signatory> {
    let file = config.master.master_key_file.as_deref();
    let master = MasterKey::find(file, &config.storage.data, false)?;
    Ok(Signatory::new(master, clock.clone(), origin))
}

/// The demo has a biometric registry of its own. To the real one there is no way yet.
fn biometrics(demo: bool, clock: &Arc<dyn Clock>) -> Arc<dyn BiometricRegistry> {
    if demo {
        Arc::new(people::Biometrics::new(clock.clone()))
    } else {
        Arc::new(NotConnected)
    }
}

/// What sends mail, if there is a server for it.
fn open_mailer(config: &Serve, origin: &Origin) -> anyhow::Result<Option<(Mailer, Bell)>> {
    let (Some(url), Some(from)) = (&config.smtp_url, &config.mail_from) else {
        return Ok(None);
    };
    let host = origin.as_str().split("://").nth(1).unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default();
    let mailer = Mailer::new(url, from, host)?;
    Ok(Some((mailer, Bell::default())))
}

fn built_files() -> anyhow::Result<shell::Assets> {
    let names = Assets::names()?;
    Ok(shell::Assets {
        style: &names.style_css,
        start: &names.start_js,
        citizen: shell::Module {
            js: &names.citizen_js,
            wasm: &names.citizen_wasm,
        },
        staff: shell::Module {
            js: &names.staff_js,
            wasm: &names.staff_wasm,
        },
        scan_worker: &names.scan_worker_js,
        unsent: &names.unsent_js,
        sign_in_code: &names.sign_in_code_js,
        camera: &names.camera_js,
    })
}

fn open_lan(config: &Serve) -> anyhow::Result<(Origin, Lan)> {
    let listen = config.listen_address();
    let address = if listen.ip().is_unspecified() {
        lan::local_address().context("this machine has no local network")?
    } else {
        listen.ip()
    };
    let origin = Origin::parse(&format!("https://{address}:{}", listen.port()))?;
    Ok((
        origin,
        Lan::open(&config.storage.data, address, OffsetDateTime::now_utc())?,
    ))
}

/// What a person who has just typed the command wants to know.
fn tell(state: &AppState, listen: SocketAddr, in_lan: bool) {
    println!("\nDigital ID: {}", state.origin);
    if in_lan {
        println!("{}", terminal_code(state.origin.as_str()));
        println!(
            "certificate of this installation's own authority: {}/lan/ca.crt",
            state.origin
        );
    } else {
        println!("listening on {listen}");
    }
    if state.demo {
        super::demo::print_people();
    }
}

/// The address as a code that a phone can read off the terminal.
fn terminal_code(text: &str) -> String {
    qrcode::QrCode::new(text).map_or_else(
        |_| String::new(),
        |code| {
            let width = code.width();
            let colors = code.to_colors();
            let dark = |x: isize, y: isize| {
                let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else {
                    return false;
                };
                x < width && y < width && colors.get(y * width + x) == Some(&qrcode::Color::Dark)
            };
            let side = isize::try_from(width).unwrap_or(0);
            // Two modules a character; light ones are drawn, since terminals are dark.
            (-2..side + 2)
                .step_by(2)
                .map(|y| {
                    (-2..side + 2)
                        .map(|x| match (dark(x, y), dark(x, y + 1)) {
                            (false, false) => '█',
                            (false, true) => '▀',
                            (true, false) => '▄',
                            (true, true) => ' ',
                        })
                        .chain(['\n'])
                        .collect::<String>()
                })
                .collect()
        },
    )
}

/// Requests to holders that nobody answered are closed once a minute.
fn spawn_closing(database: Database, clock: Arc<dyn Clock>, issuer: Arc<Issuer>) {
    tokio::spawn(async move {
        let mut minute = tokio::time::interval(Duration::from_secs(60));
        loop {
            minute.tick().await;
            if let Err(error) = checks::close_overdue(&database, &issuer, clock.now()).await {
                tracing::warn!(%error, "open requests stay open; the next minute tries again");
            }
        }
    });
}

/// How far the log of powers of attorney has come is written down once a minute.
fn spawn_checkpoints(database: Database, issuer: Arc<Issuer>, file: PathBuf) {
    tokio::spawn(async move { audit::follow(database, issuer, &file).await });
}

/// Sessions and typed codes that are over are removed once an hour.
fn spawn_cleanup(database: Database, clock: Arc<dyn Clock>) {
    tokio::spawn(async move {
        let mut hour = tokio::time::interval(Duration::from_secs(3600));
        loop {
            hour.tick().await;
            if let Err(error) = crate::store::clean_up(&database, clock.now()).await {
                tracing::warn!(%error, "cleaning up did not work; the next hour tries again");
            }
        }
    });
}

async fn listen_until_stopped(
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
