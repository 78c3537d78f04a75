//! The browser's side of the scanner: does what the machine asks for, and tells it what
//! has happened. Never runs on the server.

mod asking;
mod awake;
pub(in crate::islands) mod bindings;
mod camera;
mod capture;
mod decoder;
mod elsewhere;
mod feel;
mod frames;
mod hands;
mod keeper;
mod listen;
mod memory;
mod news;
mod stage;
pub(in crate::islands) mod time;
mod update;

/// What sees, without what is done with it: for other islands that read codes.
pub(in crate::islands) mod eye {
    pub(in crate::islands) use super::{
        bindings::get,
        camera::{Camera, play},
        capture::Capture,
        decoder::{Decoder, Picture, Seen},
        frames::next_frame,
        time::later,
    };
}

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use leptos::{prelude::window, task::spawn_local};
use web_sys::Blob;

use self::{
    asking::fresh_key,
    awake::Awake,
    camera::Camera,
    capture::Capture,
    decoder::{Decoder, Seen},
    feel::Sounds,
    frames::Restarts,
    keeper::{Keeper, with_keeper},
    stage::Stage,
    update::Updates,
};
use super::{
    Setting,
    drawing::Drawing,
    machine::Machine,
    states::{CameraTrouble, Command, Event},
};

thread_local! {
    /// The page's one scanner. A page is one thread, and a camera is one.
    static DRIVER: RefCell<Option<Rc<Driver>>> = const { RefCell::new(None) };
}

/// Everything of the browser that the scanner holds.
pub struct Driver {
    machine: RefCell<Machine>,
    setting: Setting,
    stage: Stage,
    camera: Camera,
    restarts: Restarts,
    capture: Capture,
    decoder: Decoder,
    keeper: Keeper,
    keeping: Cell<bool>,
    sounds: Sounds,
    awake: Rc<Awake>,
    updates: Rc<Updates>,
}

impl Driver {
    fn decodes(&self) -> bool {
        self.machine.borrow().decodes()
    }

    fn handle(&self, event: Event) -> Vec<Command> {
        let mut machine = self.machine.borrow_mut();
        let commands = machine.handle(event, time::now());
        self.stage
            .draw(Drawing::of(&machine, &self.setting), machine.photo());
        commands
    }
}

/// Begins: to be called once the page lives in a browser.
pub fn begin(setting: Setting) {
    if !setting.shell {
        return begin_with(setting, None);
    }
    let setting = Setting {
        kiosk: memory::is_kiosk(),
        ..setting
    };
    // The shell is nobody's: in whose name this device checks is what it has kept.
    spawn_local(async move {
        let keeper = Keeper::start(&setting.worker);
        let organizations = keeper.lines().await;
        stage::draw_organizations(&organizations);
        let setting = Setting {
            organizations,
            ..setting
        };
        begin_with(setting, Some(keeper));
    });
}

fn begin_with(setting: Setting, keeper: Option<Keeper>) {
    let mut machine = setting.machine();
    let habits = memory::habits(setting.kiosk);
    if !setting.kiosk {
        machine.take_habits(habits);
        machine.prefer_lens(memory::lens());
        machine.group = memory::group();
    }
    machine.shares = elsewhere::can_share();
    let driver = Rc::new(Driver {
        stage: Stage::find(Drawing::of(&machine, &setting)),
        decoder: Decoder::new(setting.worker.clone(), Some(setting.origin.clone())),
        keeper: keeper.unwrap_or_else(|| Keeper::start(&setting.worker)),
        keeping: Cell::new(false),
        machine: RefCell::new(machine),
        camera: Camera::facing(setting.kiosk),
        setting,
        restarts: Restarts::default(),
        capture: Capture::default(),
        sounds: Sounds::new(habits),
        awake: Rc::default(),
        updates: Rc::default(),
    });
    DRIVER.set(Some(Rc::clone(&driver)));
    let choice = memory::choice().filter(|_| !driver.setting.kiosk);
    if let Some(choice) = choice.filter(|choice| driver.setting.offers(choice.as_ref())) {
        tell(Event::Choose(choice));
    }
    hands::begin();
    elsewhere::begin();
    listen::begin(&driver);
    if !driver.setting.shell {
        news::listen();
    }
    driver.updates.watch();
    begin_keeping(&driver);
    if driver.setting.kiosk {
        tell(Event::Start);
    }
}

/// What is kept is fetched, and what an earlier visit has left is sent.
fn begin_keeping(driver: &Rc<Driver>) {
    let driver = Rc::clone(driver);
    spawn_local(async move {
        driver.keeper.stand().await;
        if !driver.setting.shell {
            driver
                .keeper
                .keep_lines(&driver.setting.organizations)
                .await;
        }
        driver.keeper.hurry().await;
    });
}

/// Tells the machine what happened, and does what it then asks for.
fn tell(event: Event) {
    let Some(driver) = DRIVER.with_borrow(Clone::clone) else {
        return;
    };
    for command in driver.handle(event) {
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
        Command::Ask {
            request,
            after,
            patience,
        } => spawn_local(asking::ask(request, after, patience)),
        Command::Judge(request) => spawn_local(async move {
            let answer = driver.keeper.judge(&request).await;
            let key = request.idempotency_key;
            tell(Event::Judged { key, answer });
            driver.keeper.stand().await;
        }),
        Command::Taken { request, used } => spawn_local(async move {
            driver.keeper.taken(&request, &used).await;
        }),
        Command::Send => with_keeper(async |keeper| keeper.hurry().await),
        Command::SendLater => driver.updates.send_later(),
        Command::Poll(check) => spawn_local(asking::poll(check)),
        Command::AskDelivery(check) => spawn_local(asking::delivery(check)),
        Command::Feel(feel) => driver.sounds.feel(feel),
        Command::Remember(organization) => memory::keep_choice(organization.as_ref()),
        Command::RememberLens(lens) => memory::keep_lens(&lens),
        Command::TakePaper(check) => spawn_local(asking::take_paper(check)),
        Command::GiveBack(check) => spawn_local(asking::give_back(check)),
        Command::FetchPhoto(check) => spawn_local(asking::holder_photo(check)),
        Command::KeepGroup(group) => memory::keep_group(&group),
        Command::Follow(address) => drop(window().location().set_href(&address)),
        Command::Update => driver.updates.take(),
        Command::Share(text) => elsewhere::share(&text),
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
    let Some(video) = driver.stage.video() else {
        return tell(Event::CameraFailed(CameraTrouble::Unsupported));
    };
    camera::play(&video, &stream).await;
    let abilities = driver.camera.abilities().await;
    if driver.camera.generation() == generation {
        tell(Event::CameraOpened(abilities));
        frames::run(driver, video, generation).await;
    }
}

/// A kiosk has begun without a tap: the first one lets it be heard.
fn unlock_sound() {
    if let Some(driver) = DRIVER
        .with_borrow(Clone::clone)
        .filter(|it| it.setting.kiosk)
    {
        driver.sounds.unlock();
    }
}

/// Searches a photo for a code.
fn search_photo(file: Blob) {
    look(async move |driver| find(&driver, &file).await);
}

/// Takes the text of a code that was read elsewhere.
fn take_text(text: String) {
    look(async move |driver| driver.decoder.text(&text).await);
}

/// Looks where no camera does, and says what was seen.
fn look(seen: impl AsyncFnOnce(Rc<Driver>) -> Seen + 'static) {
    let Some(driver) = DRIVER.with_borrow(Clone::clone) else {
        return;
    };
    tell(Event::PhotoChosen);
    driver.sounds.unlock();
    spawn_local(async move {
        tell(match seen(driver).await {
            Seen::Reading(code) => Event::PhotoRead {
                code,
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
