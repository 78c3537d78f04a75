//! The PIN before a code is shown: every way that gives one out asks for it.

use std::sync::Arc;

use app::{
    error::{AppError, Problem},
    ports::{PinStanding, Presentations as _, ShowPins as _, Visitor},
};
use domain::{
    outcome::OutcomeKind,
    scenario::Scenario,
    show_pin::{OPEN_FOR, TRIES},
};
use server::{
    accounts::StoredAccounts, clock::Clock, id_settings::StoredIdSettings, show_pins::PinDesk,
};
use uuid::Uuid;

use crate::stage::{Citizen, LIBRARY, Stage, on_every_stage};

const PIN: &str = "4821";
const PASSWORD: &str = "correct horse";

struct Pinned {
    stage: Stage,
    desk: PinDesk,
    citizen: Citizen,
}

impl Pinned {
    /// A holder without a PIN.
    async fn without(stage: Stage) -> Self {
        let citizen = stage.adult().await;
        let clock = || stage.clock.clone() as Arc<dyn Clock>;
        let accounts = StoredAccounts::new(stage.database.clone(), clock(), false);
        let (database, signals) = (stage.database.clone(), stage.signals.clone());
        let desk = PinDesk::new(database, clock(), signals, accounts);
        Self {
            desk,
            citizen,
            stage,
        }
    }

    /// The same with one.
    async fn on(stage: Stage) -> Self {
        let pinned = Self::without(stage).await;
        let set = pinned.desk.set(&pinned.citizen.visitor, PIN).await;
        set.expect("set");
        pinned
    }

    fn by(&self) -> &Visitor {
        &self.citizen.visitor
    }

    /// Another session of the same person.
    async fn elsewhere(&self) -> Visitor {
        let session = Uuid::new_v4().to_string();
        self.stage
            .run(
                "INSERT INTO sessions (id, secret_hash, account_id, device, created_at, seen_at) \
                 VALUES (?, ?, ?, '', 0, 0)",
                [
                    session.clone().into(),
                    session.clone().into(),
                    self.by().account.clone().into(),
                ],
            )
            .await;
        Visitor {
            session,
            ..self.by().clone()
        }
    }

    async fn standing(&self, by: &Visitor) -> PinStanding {
        self.desk.standing(by).await.expect("a standing")
    }

    /// What every way of getting a code says.
    async fn ways(&self, by: &Visitor) -> [Result<(), AppError>; 3] {
        let shown = &self.stage.presentations;
        [
            shown.codes(by, Scenario::Age18, None).await.map(drop),
            shown.no_codes(by, Scenario::Age18).await.map(drop),
            shown.digits(by, Scenario::Age18, None).await.map(drop),
        ]
    }
}

fn wrong() -> AppError {
    AppError::field("pin", Problem::WrongPin)
}

#[tokio::test]
async fn no_way_gives_a_code_before_it_was_typed() {
    on_every_stage(async |stage: Stage| {
        let pinned = Pinned::on(stage).await;
        let other = pinned.elsewhere().await;
        assert_eq!(pinned.standing(&other).await, PinStanding::Locked(TRIES));
        let closed = || Err(AppError::Conflict);
        assert_eq!(pinned.ways(&other).await, [closed(), closed(), closed()]);
        assert_eq!(pinned.desk.open(&other, "4822").await, Err(wrong()));
        assert_eq!(pinned.ways(&other).await, [closed(), closed(), closed()]);
        pinned.desk.open(&other, PIN).await.expect("open");
        assert_eq!(pinned.standing(&other).await, PinStanding::Open);
        assert_eq!(pinned.ways(&other).await, [Ok(()), Ok(()), Ok(())]);
        pinned.desk.close(&other).await.expect("closed");
        assert_eq!(pinned.ways(&other).await, [closed(), closed(), closed()]);
        let [here, ..] = pinned.ways(pinned.by()).await;
        assert_eq!(here, Ok(()), "the session that set it goes on");
    })
    .await;
}

#[tokio::test]
async fn five_minutes_after_the_last_code_it_is_asked_for_again() {
    on_every_stage(async |stage: Stage| {
        let pinned = Pinned::on(stage).await;
        let clock = &pinned.stage.clock;
        for _ in 0..30 {
            clock.advance(30);
            let [shown, ..] = pinned.ways(pinned.by()).await;
            assert_eq!(shown, Ok(()), "a page that shows stays open");
        }
        clock.advance(OPEN_FOR - 20);
        assert_eq!(pinned.standing(pinned.by()).await, PinStanding::Open);
        clock.advance(20);
        let locked = PinStanding::Locked(TRIES);
        assert_eq!(pinned.standing(pinned.by()).await, locked);
        let [shown, ..] = pinned.ways(pinned.by()).await;
        assert_eq!(shown, Err(AppError::Conflict));
    })
    .await;
}

#[tokio::test]
async fn phones_hold_nothing_ahead() {
    on_every_stage(async |stage: Stage| {
        let pinned = Pinned::without(stage).await;
        let shown = &pinned.stage.presentations;
        let codes = shown.codes(pinned.by(), Scenario::Age18, None).await;
        let codes = codes.expect("codes");
        assert_eq!((codes.codes.len(), codes.owner.is_some()), (21, true));
        pinned.desk.set(pinned.by(), PIN).await.expect("set");
        let codes = shown.codes(pinned.by(), Scenario::Age18, None).await;
        let codes = codes.expect("codes");
        assert_eq!((codes.codes.len(), codes.owner), (2, None));
        let none = shown.no_codes(pinned.by(), Scenario::Age18).await;
        assert_eq!(none.expect("a page").owner, None);
        pinned.desk.remove(pinned.by()).await.expect("removed");
        let codes = shown.codes(pinned.by(), Scenario::Age18, None).await;
        assert_eq!(codes.expect("codes").codes.len(), 21);
    })
    .await;
}

#[tokio::test]
async fn the_first_one_ends_codes_that_were_given_out_before() {
    on_every_stage(async |stage: Stage| {
        let pinned = Pinned::without(stage).await;
        let staff = pinned.stage.staff(LIBRARY).await;
        let held = pinned.stage.code(&pinned.citizen, Scenario::Age18);
        pinned.desk.set(pinned.by(), PIN).await.expect("set");
        let answer = pinned.stage.scan(&staff, Some(LIBRARY), &held).await;
        assert_eq!(answer.outcome, OutcomeKind::NotConfirmed);
        let epoch = "SELECT epoch FROM holders";
        assert_eq!(pinned.stage.count(epoch).await, 2);
        pinned.desk.set(pinned.by(), "9035").await.expect("changed");
        assert_eq!(pinned.stage.count(epoch).await, 2, "no new beginning");
    })
    .await;
}

#[tokio::test]
async fn after_five_wrong_ones_in_whatever_session_the_password_is_needed() {
    on_every_stage(async |stage: Stage| {
        let pinned = Pinned::on(stage).await;
        let account = pinned.by().account.clone();
        let hash = argon2_of(PASSWORD);
        pinned
            .stage
            .run(
                "UPDATE accounts SET password_hash = ? WHERE id = ?",
                [hash.into(), account.into()],
            )
            .await;
        let sessions = [pinned.elsewhere().await, pinned.elsewhere().await];
        for tried in 1..=TRIES {
            let by = &sessions[tried as usize % 2];
            assert_eq!(pinned.desk.open(by, "1111").await, Err(wrong()));
            let left = PinStanding::Locked(TRIES - tried);
            assert_eq!(pinned.standing(by).await, left);
        }
        let by = &sessions[0];
        let spent = Err(AppError::field("password", Problem::Required));
        assert_eq!(pinned.desk.open(by, PIN).await, spent, "not looked at");
        let refused = pinned.desk.open_by_password(by, "incorrect horse").await;
        let problem = AppError::field("password", Problem::WrongPassword);
        assert_eq!(refused, Err(problem));
        assert_eq!(pinned.standing(by).await, PinStanding::Locked(0));
        let opened = pinned.desk.open_by_password(by, PASSWORD).await;
        opened.expect("open");
        assert_eq!(pinned.standing(by).await, PinStanding::Open);
        let again = pinned.elsewhere().await;
        assert_eq!(pinned.standing(&again).await, PinStanding::Locked(TRIES));
        pinned
            .desk
            .open(&again, PIN)
            .await
            .expect("it counts again");
    })
    .await;
}

/// With the parameters of the program: what it verifies, it has to find cheap enough.
fn argon2_of(password: &str) -> String {
    use argon2::PasswordHasher as _;
    argon2::Argon2::default()
        .hash_password(password.as_bytes())
        .expect("a hash")
        .to_string()
}

#[tokio::test]
async fn guesses_at_once_are_no_more_than_five() {
    on_every_stage(async |stage: Stage| {
        let pinned = Arc::new(Pinned::on(stage).await);
        let other = pinned.elsewhere().await;
        let mut guesses = tokio::task::JoinSet::new();
        for guess in 0..12 {
            let (pinned, other) = (pinned.clone(), other.clone());
            guesses.spawn(async move { pinned.desk.open(&other, &format!("50{guess:02}")).await });
        }
        let refused = guesses.join_all().await;
        let looked_at = refused.iter().filter(|error| **error == Err(wrong()));
        assert_eq!(looked_at.count(), TRIES as usize);
    })
    .await;
}

#[tokio::test]
async fn to_set_it_and_to_remove_it_takes_the_password() {
    on_every_stage(async |stage: Stage| {
        let pinned = Pinned::on(stage).await;
        pinned.stage.forget_password(pinned.by()).await;
        let needed = || Err(AppError::password_needed());
        assert_eq!(pinned.desk.set(pinned.by(), "9035").await, needed());
        assert_eq!(pinned.desk.remove(pinned.by()).await, needed());
        assert_eq!(pinned.desk.may_change(pinned.by()).await, needed());
        let other = pinned.elsewhere().await;
        pinned
            .desk
            .open(&other, PIN)
            .await
            .expect("still the first");
        pinned.stage.type_password(pinned.by()).await;
        for weak in ["0000", "1234", "1987"] {
            let refused = pinned.desk.set(pinned.by(), weak).await;
            let problem = AppError::field("pin", Problem::WeakPin);
            assert_eq!(refused, Err(problem), "{weak}");
        }
        pinned.desk.remove(pinned.by()).await.expect("removed");
        assert_eq!(pinned.standing(&other).await, PinStanding::Unset);
        let nobody = pinned.stage.person("Прохожий").await;
        assert_eq!(pinned.desk.set(&nobody, PIN).await, Err(AppError::NotFound));
    })
    .await;
}

#[tokio::test]
async fn it_goes_with_the_digital_id() {
    on_every_stage(async |stage: Stage| {
        use app::ports::IdSettings as _;
        let pinned = Pinned::on(stage).await;
        let settings = StoredIdSettings::new(
            pinned.stage.database.clone(),
            pinned.stage.clock.clone() as Arc<dyn Clock>,
            pinned.stage.signals.clone(),
        );
        settings.delete(pinned.by()).await.expect("deleted");
        let kept = pinned.stage.count("SELECT count(*) FROM show_pins").await;
        assert_eq!(kept, 0);
    })
    .await;
}
