//! The browser's side of the scanner: does what the machine asks for, and tells it what
//! has happened. Never runs on the server.

mod asking;
mod awake;
mod bindings;
mod camera;
mod capture;
mod decoder;
mod feel;
mod frames;
mod listen;
mod memory;
mod time;
mod update;

use std::{cell::RefCell, rc::Rc};

use leptos::{html, prelude::*, task::spawn_local};
use web_sys::Blob;

pub use self::asking::fresh_key;
use self::{
    awake::Awake,
    camera::Camera,
    capture::Capture,
    decoder::{Decoder, Seen},
    feel::Sounds,
    frames::Restarts,
    update::Updates,
};
use super::{
    Scan,
    states::{CameraTrouble, Command, Event},
};

thread_local! {
    /// The page's one scanner. A page is one thread, and a camera is one.
    static DRIVER: RefCell<Option<Rc<Driver>>> = const { RefCell::new(None) };
}

/// Everything of the browser that the scanner holds.
pub struct Driver {
    scan: Scan,
    camera: Camera,
    restarts: Restarts,
    capture: Capture,
    decoder: Decoder,
    sounds: Sounds,
    awake: Rc<Awake>,
    updates: Rc<Updates>,
}

impl Driver {
    fn decodes(&self) -> bool {
        self.scan
            .machine
            .with_untracked(super::machine::Machine::decodes)
    }

    fn video(&self) -> Option<web_sys::HtmlVideoElement> {
        let video: Option<<html::Video as html::ElementType>::Output> =
            self.scan.video.get_untracked();
        video
    }
}

/// Begins: to be called once the page lives in a browser.
pub fn begin(scan: Scan, worker: String) {
    let driver = Rc::new(Driver {
        scan,
        camera: Camera::default(),
        restarts: Restarts::default(),
        capture: Capture::default(),
        decoder: Decoder::new(worker),
        sounds: Sounds::default(),
        awake: Rc::default(),
        updates: Rc::default(),
    });
    DRIVER.set(Some(Rc::clone(&driver)));
    scan.machine
        .update(|machine| machine.prefer_lens(memory::lens()));
    if let Some(choice) = memory::choice().filter(|choice| scan.offers(choice.as_ref())) {
        tell(Event::Choose(choice));
    }
    listen::begin(&driver);
    driver.updates.watch();
}

/// Tells the machine what happened, and does what it then asks for.
pub fn tell(event: Event) {
    let Some(driver) = DRIVER.with_borrow(Clone::clone) else {
        return;
    };
    let commands = driver
        .scan
        .machine
        .try_update(|machine| machine.handle(event, time::now()));
    for command in commands.unwrap_or_default() {
        run(&driver, command);
    }
}

fn run(driver: &Rc<Driver>, command: Command) {
    let driver = Rc::clone(driver);
    match command {
        Command::UnlockSound => driver.sounds.unlock(),
        Command::OpenCamera(lens) => spawn_local(open(driver, lens)),
        Command::CloseCamera => {
            driver.camera.close();
            driver.awake.let_go();
        }
        Command::Torch(on) => spawn_local(async move { driver.camera.torch(on).await }),
        Command::Zoom(near) => spawn_local(async move { driver.camera.zoom(near).await }),
        Command::Ask { request, after } => spawn_local(asking::ask(request, after)),
        Command::Poll(check) => spawn_local(asking::poll(check)),
        Command::Feel(feel) => driver.sounds.feel(feel),
        Command::Remember(organization) => memory::keep_choice(organization.as_ref()),
        Command::RememberLens(lens) => memory::keep_lens(&lens),
        Command::Update => driver.updates.take(),
    }
}

async fn open(driver: Rc<Driver>, lens: Option<String>) {
    let Some(opened) = driver.camera.open(lens.as_deref()).await else {
        return;
    };
    let stream = match opened {
        Ok(stream) => stream,
        Err(trouble) => return tell(Event::CameraFailed(trouble)),
    };
    let generation = driver.camera.generation();
    driver.decoder.warm_up();
    driver.awake.keep();
    let Some(video) = driver.video() else {
        return tell(Event::CameraFailed(CameraTrouble::Unsupported));
    };
    camera::play(&video, &stream).await;
    let abilities = driver.camera.abilities().await;
    if driver.camera.generation() == generation {
        tell(Event::CameraOpened(abilities));
        frames::run(driver, video, generation).await;
    }
}

/// Searches a photo for a code.
pub fn search_photo(file: Blob) {
    let Some(driver) = DRIVER.with_borrow(Clone::clone) else {
        return;
    };
    tell(Event::PhotoChosen);
    driver.sounds.unlock();
    spawn_local(async move {
        tell(match find(&driver, &file).await {
            Seen::Reading(text) => Event::PhotoRead {
                text,
                key: fresh_key(),
            },
            Seen::Nothing | Seen::Glimpse(_) => Event::PhotoEmpty,
            Seen::NoAnswer | Seen::GivenUp => Event::PhotoFailed,
        });
    });
}

async fn find(driver: &Driver, file: &Blob) -> Seen {
    loop {
        // A file that is no picture holds no code either.
        let Ok(picture) = driver.capture.photo(file).await else {
            return Seen::Nothing;
        };
        match driver.decoder.look(picture, true).await {
            Seen::NoAnswer => {}
            seen => return seen,
        }
    }
}
