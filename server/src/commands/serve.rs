mod background;
mod catching_up;
mod greeting;
mod listening;
mod senders;

use std::sync::Arc;

use anyhow::Context as _;
use app::shell;
use domain::{presentation::Origin, retention::Periods};
use time::OffsetDateTime;

use self::{
    background::Background, greeting::tell, listening::listen_until_stopped, senders::Senders,
};
use crate::{
    application::{Adapters, DeskRules},
    assets::Assets,
    biometrics::{BiometricRegistry, NotConnected},
    clock::{Clock, FileClock, SystemClock},
    config::Serve,
    demo as people, imports,
    issuer::{self, Issuer, MasterKey},
    lan::{self, Lan},
    presentations::Prefetch,
    published::Snapshots,
    router::router,
    signals,
    signatory::Signatory,
    state::AppState,
    store::Database,
    streams::Streams,
};

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
    catching_up::catch_up(&database, &signatory).await?;
    let signals = signals::of(&database).await?;
    let streams = Arc::new(Streams::new(
        database.clone(),
        clock.clone(),
        signals.clone(),
        config.streams_per_account,
        config.demo,
    ));
    let senders = Senders::open(&config, &origin)?;
    let periods = Periods::new(config.keeping.retention.clone());
    let adapters = Adapters {
        database: database.clone(),
        clock: clock.clone(),
        issuer: issuer.clone(),
        signals,
        signatory,
        prefetch: Prefetch::minutes(config.prefetch_minutes),
        bell: senders.mailer.as_ref().map(|(_, bell)| bell.clone()),
        code_sender: senders.codes(&config),
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
    tell(&state, listen, lan.is_some());
    Background {
        adapters,
        senders,
        periods,
        checkpoints: config.checkpoints_file(),
        import_folder: config.import_folder.clone(),
    }
    .spawn(&state);
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
