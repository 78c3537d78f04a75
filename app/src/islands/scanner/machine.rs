//! The scanner without a browser: events in, commands out. A code that was read always
//! ends in something visible, and whatever was shown, the next code is looked for again.

use domain::identifiers::Ogrn;

use self::{asking::is_typed, delivery::Delivery, portrait::Portrait};
use super::{
    countdown::Countdown,
    group::Group,
    habits::Habits,
    hints::{Hint, Hints},
    states::{
        Abilities, Command, Event, Feel, Ground, Kept, Over, Paper, Sheet, TypedProblem, What,
    },
};
use crate::ports::Language;

mod asking;
mod camera;
mod delivery;
mod door;
mod news;
mod offline;
pub mod portrait;
mod showing;
mod switching;
#[cfg(test)]
mod tests;

/// Tries of one attempt before "no network" is said.
const TRIES: u8 = 3;
/// Milliseconds before a second try; twice that before the third.
const BETWEEN_TRIES: u32 = 400;
/// An identity goes after so many.
const IDENTITY_STAYS: u64 = 30_000;
/// An answer at a kiosk, whatever it is: the next guest waits.
const KIOSK_STAYS: u64 = 7_000;
/// Between two questions for the holder's decision.
const POLLS: u64 = 1_500;
/// How long after the minute a late answer of the holder may still come in.
const LATE: u64 = 2_000;
/// The code that was answered last is not sent again for so long.
const SAME_CODE: u64 = 3_000;

/// The state of the scanner.
#[derive(Clone, Debug)]
pub struct Machine {
    /// Bottom of the screen.
    pub ground: Ground,
    /// What lies over it.
    pub over: Over,
    /// The open sheet.
    pub sheet: Option<Sheet>,
    /// In whose name; `None` as an individual.
    pub organization: Option<Ogrn>,
    /// Whom to check for once the change is confirmed.
    pub wanted: Option<Option<Ogrn>>,
    /// What is wrong with the digits in the field.
    pub typed_problem: Option<TypedProblem>,
    /// What the camera can do.
    pub abilities: Abilities,
    /// The light is on, and stays on between codes.
    pub torch: bool,
    /// The picture is brought nearer.
    pub zoomed: bool,
    /// There is no network since this time of day.
    pub offline_since: Option<String>,
    /// The answer is shown in the other language.
    pub translated: bool,
    /// Whether paper was taken after it, or nothing was given.
    pub paper: Paper,
    /// The group that is counted.
    pub group: Option<Group>,
    /// Guests scan for themselves, and nobody of staff stands here.
    kiosk: bool,
    /// The picture was brought nearer for the code before the camera, by nobody's hand.
    came_nearer: bool,
    /// When a kiosk asks for its camera again.
    wakes: Option<u64>,
    /// Milliseconds after which an answer clears itself.
    clears: Option<u64>,
    /// A new version waits.
    pub update_waits: bool,
    /// Texts can be handed to other apps.
    pub shares: bool,
    /// How what this device keeps stands.
    pub kept: Kept,
    /// A code was answered since the page was opened.
    worked: bool,
    /// A change of the organization was confirmed since.
    switched: bool,
    /// The server did not answer last time.
    unreachable: bool,
    language: Language,
    hints: Hints,
    lens: Option<String>,
    /// Text of the code being answered.
    seen: Option<String>,
    /// Text that is not sent again until then.
    quiet: Option<(String, u64)>,
    /// When to ask for the holder's decision; `None` while asking.
    next_poll: Option<u64>,
    delivery: Option<Delivery>,
    portrait: Option<Portrait>,
    /// What became of the powers of attorney and was not looked at yet.
    news: Option<String>,
    now: u64,
}

impl Machine {
    /// A scanner that has not begun.
    pub fn new(language: Language, organization: Option<Ogrn>) -> Self {
        Self {
            ground: Ground::Start,
            over: Over::Nothing,
            sheet: None,
            organization,
            wanted: None,
            typed_problem: None,
            abilities: Abilities::default(),
            torch: false,
            zoomed: false,
            offline_since: None,
            translated: false,
            paper: Paper::No,
            group: None,
            kiosk: false,
            came_nearer: false,
            wakes: None,
            clears: clears(Habits::default()),
            update_waits: false,
            shares: false,
            kept: Kept::default(),
            worked: false,
            switched: false,
            unreachable: false,
            language,
            hints: Hints::start(0),
            lens: None,
            seen: None,
            quiet: None,
            next_poll: None,
            delivery: None,
            portrait: None,
            news: None,
            now: 0,
        }
    }

    /// How this device scans.
    pub fn take_habits(&mut self, habits: Habits) {
        self.clears = clears(habits);
    }

    /// The camera this device used last.
    pub fn prefer_lens(&mut self, lens: Option<String>) {
        self.lens = lens;
    }

    /// Lets guests scan for themselves.
    pub fn be_kiosk(&mut self) {
        self.kiosk = true;
        self.clears = Some(KIOSK_STAYS);
    }

    /// Whether frames are to be searched.
    pub fn decodes(&self) -> bool {
        self.ground == Ground::Live && self.over == Over::Nothing && self.sheet.is_none()
    }

    /// Whether an attempt by typed digits is under way.
    pub fn asks_typed(&self) -> bool {
        matches!(&self.over, Over::Asking(attempt) if is_typed(attempt))
    }

    /// Whether the camera runs, or is about to.
    pub fn is_live(&self) -> bool {
        matches!(self.ground, Ground::Opening | Ground::Live)
    }

    /// The photo that is shown: of an identity, or beside a "yes".
    pub fn photo(&self) -> Option<&str> {
        match &self.over {
            Over::Shown(shown) => match &*shown.what {
                What::Identity(_, fields) => Some(&fields.photo),
                _ => self.portrait(),
            },
            _ => None,
        }
    }

    /// Seconds the present screen stays in all.
    pub fn seconds_in_all(&self) -> u32 {
        match &self.over {
            Over::Shown(shown) => shown.countdown.map_or(0, Countdown::in_all),
            _ => 0,
        }
    }

    /// The hint for the bar.
    pub fn hint(&self) -> Hint {
        self.hints.shown()
    }

    /// Seconds until the screen goes by itself.
    pub fn seconds_left(&self) -> Option<u32> {
        match &self.over {
            Over::Shown(shown) => shown.countdown.map(|countdown| countdown.seconds(self.now)),
            _ => None,
        }
    }

    /// Takes what happened at `now` (milliseconds of the page's clock) and says what the
    /// browser is to do.
    pub fn handle(&mut self, event: Event, now: u64) -> Vec<Command> {
        self.now = now;
        match event {
            Event::Start => self.start(),
            Event::CameraOpened(abilities) => self.opened(abilities),
            Event::CameraFailed(trouble) => self.failed(trouble),
            Event::Stalled | Event::Visible => self.reopen(),
            Event::Hidden => self.hidden(),
            Event::Read { code, key } => self.read(code, key),
            Event::Glimpsed(glimpse) => {
                if self.decodes() {
                    self.hints.note(glimpse, now);
                }
                Vec::new()
            }
            Event::Translate => {
                self.translated = !self.translated;
                Vec::new()
            }
            Event::TakePaper => self.take_paper(),
            Event::GiveBack => self.give_back(),
            Event::PaperTaken { check, result } => {
                self.paper_taken(&check, result);
                Vec::new()
            }
            Event::HolderPhoto { check, result } => {
                self.take_portrait(&check, result);
                Vec::new()
            }
            Event::Group(step) => self.count_group(step),
            Event::PhotoChosen => self.photo_chosen(),
            Event::PhotoRead { code, key } => self.photo_read(code, key),
            Event::PhotoEmpty => match self.over {
                Over::Photo => self.show(What::EmptyPhoto, self.clears, Feel::No),
                _ => Vec::new(),
            },
            Event::PhotoFailed => self.photo_failed(),
            Event::Typed { digits, key } => self.typed(&digits, key),
            Event::Answered { key, result } => self.answered(&key, result),
            Event::Judged { key, answer } => self.judged(&key, answer),
            Event::Kept(kept) => self.kept(kept),
            Event::Awaited { check, result } => self.awaited(&check, result),
            Event::Delivery { check, result } => self.delivery(&check, result),
            Event::Powers(news) => {
                self.news = Some(news);
                self.take_news()
            }
            Event::Next => self.look_again(),
            Event::Hold => self.hold(),
            Event::Retry => self.retry(),
            Event::Choose(organization) => self.choose(organization),
            Event::Switch => self.switch(),
            Event::Open(sheet) => self.open(sheet),
            Event::Closed(sheet) if self.sheet == Some(sheet) => self.close_sheet(),
            Event::Closed(_) => Vec::new(),
            Event::Torch => {
                self.torch = !self.torch && self.abilities.torch;
                vec![Command::Torch(self.torch)]
            }
            Event::Zoom => self.zoom(),
            Event::UseLens(lens) => self.use_lens(lens),
            Event::Network(offline_since) => {
                self.offline_since = offline_since;
                Vec::new()
            }
            Event::UpdateWaits => {
                self.update_waits = true;
                Vec::new()
            }
            Event::Share => self.share(),
            Event::Update if self.over == Over::Nothing => vec![Command::Update],
            Event::Update => Vec::new(),
            Event::Tick => {
                self.drop_portrait();
                let mut commands = self.tick();
                commands.extend(self.approach());
                commands.extend(self.wake());
                commands.extend(self.take_news());
                commands.extend(self.ask_delivery());
                commands
            }
        }
    }
}

fn clears(habits: Habits) -> Option<u64> {
    habits.clears.map(|seconds| u64::from(seconds) * 1_000)
}
