//! Accounts that begin, are found again, move to another number and end, on a real database.
#![expect(
    clippy::expect_used,
    reason = "these are tests, also outside of the test functions"
)]

mod own;

use std::sync::Arc;

use app::{
    error::{AppError, Problem},
    ports::{
        Accounts as _, Arg, Assurance, CodePurpose, Language, NewAccount, Registration as _, Texts,
        Visitor,
    },
};
use domain::{outcome::OutcomeKind, scenario::Scenario};
use server::{
    accounts::StoredAccounts,
    clock::Clock,
    mail::{self, Bell, HttpGateway},
    registration::{CodeSender, RegistrationDesk},
    texts::FluentTexts,
};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpListener,
    task::JoinHandle,
};

use crate::stage::{LIBRARY, NOW, Stage, on_every_stage};

const PHONE: &str = "+7 900 555-44-33";
const OTHER: &str = "+7 900 555-44-34";
const PASSWORD: &str = "три простых слова";
const DEVICE: &str = "a test";

struct Site<'a> {
    stage: &'a Stage,
    desk: RegistrationDesk,
    accounts: StoredAccounts,
}

impl<'a> Site<'a> {
    /// Messages go out as letters: what waits in that table is what phones get.
    fn of(stage: &'a Stage) -> Self {
        let clock = || Arc::clone(&stage.clock) as Arc<dyn Clock>;
        let texts: Arc<dyn Texts> = Arc::new(FluentTexts::load().expect("texts"));
        let gateway = "{phone}@sms.example".parse().expect("an address");
        let sender = CodeSender::Mail(gateway, Bell::default());
        let database = stage.database.clone();
        Self {
            stage,
            desk: RegistrationDesk::new(database.clone(), clock(), texts, Some(sender), false),
            accounts: StoredAccounts::new(database, clock(), false),
        }
    }

    /// The last message: to whom, and what it says.
    async fn message(&self) -> (String, String) {
        let newest = "FROM mails ORDER BY created_at DESC, id LIMIT 1";
        let to = self
            .stage
            .values(&format!("SELECT recipient {newest}"))
            .await;
        let body = self.stage.values(&format!("SELECT body {newest}")).await;
        self.stage.run("DELETE FROM mails", []).await;
        (
            to.into_iter().next().expect("a letter"),
            body.into_iter().next().expect("a letter"),
        )
    }

    /// The code in the last message.
    async fn code(&self) -> String {
        let (_, body) = self.message().await;
        let code: String = body.chars().filter(char::is_ascii_digit).take(6).collect();
        assert_eq!(code.len(), 6, "{body}");
        code
    }

    async fn ask(&self, purpose: CodePurpose, phone: &str) -> (String, String) {
        let ticket = self.desk.ask(purpose, phone).await.expect("a ticket");
        (ticket, self.code().await)
    }

    /// Somebody who registers with that number.
    async fn registered(&self, phone: &str) -> Visitor {
        let (ticket, code) = self.ask(CodePurpose::Register, phone).await;
        let account = account(&code);
        let session = self.desk.register(&ticket, &account, DEVICE).await;
        self.visitor(&session.expect("a session").secret)
            .await
            .expect("signed in")
    }

    async fn visitor(&self, secret: &str) -> Option<Visitor> {
        self.accounts.visitor(secret).await.expect("answers")
    }

    /// The next minute, in which another code may be asked for.
    fn later(&self) {
        self.stage.clock.set(self.stage.clock.now() + 61);
    }
}

fn account(code: &str) -> NewAccount {
    NewAccount {
        code: code.to_owned(),
        name: "Зорина Вера Игоревна".to_owned(),
        password: PASSWORD.to_owned(),
    }
}

fn wrong_code<T>() -> Result<T, AppError> {
    Err(AppError::field("code", Problem::WrongCode))
}

#[tokio::test]
async fn whoever_has_the_phone_has_an_account_and_it_is_not_confirmed() {
    on_every_stage(async |stage| {
        let site = Site::of(&stage);
        let ticket = site.desk.ask(CodePurpose::Register, PHONE).await;
        let ticket = ticket.expect("a ticket");
        let (to, body) = site.message().await;
        assert_eq!(to, "79005554433@sms.example");
        let code: String = body.chars().filter(char::is_ascii_digit).take(6).collect();
        let shown = site.desk.ticket(&ticket).await.expect("a ticket");
        assert_eq!(
            (shown.phone.as_str(), shown.open),
            ("+7 900 •••-••-33", true)
        );
        let session = site.desk.register(&ticket, &account(&code), DEVICE).await;
        let visitor = site.visitor(&session.expect("a session").secret).await;
        let visitor = visitor.expect("signed in");
        assert_eq!(visitor.assurance, Assurance::Basic);
        assert_eq!(visitor.name, "Вера Игоревна");
        // A code is good once.
        let again = site.desk.register(&ticket, &account(&code), DEVICE).await;
        assert_eq!(again.err(), wrong_code::<()>().err());
        assert!(!site.desk.ticket(&ticket).await.expect("a ticket").open);
        let signed_in = site.accounts.sign_in(PHONE, PASSWORD, DEVICE).await;
        assert!(signed_in.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_page_tells_nobody_who_has_an_account_a_message_does() {
    on_every_stage(async |stage| {
        let site = Site::of(&stage);
        site.registered(PHONE).await;
        site.later();
        let taken = site
            .desk
            .ask(CodePurpose::Register, PHONE)
            .await
            .expect("a ticket");
        let (_, body) = site.message().await;
        assert!(body.contains("уже есть аккаунт"), "{body}");
        let unknown = site
            .desk
            .ask(CodePurpose::Recover, OTHER)
            .await
            .expect("a ticket");
        let (_, body) = site.message().await;
        assert!(body.contains("аккаунта нет"), "{body}");
        for ticket in [&taken, &unknown] {
            let shown = site.desk.ticket(ticket).await.expect("a ticket");
            assert!(shown.open, "as any other");
        }
        let register = site.desk.register(&taken, &account("123456"), DEVICE).await;
        assert_eq!(register.err(), wrong_code::<()>().err());
        let recover = site
            .desk
            .recover(&unknown, "123456", PASSWORD, DEVICE)
            .await;
        assert_eq!(recover.err(), wrong_code::<()>().err());
    })
    .await;
}

#[tokio::test]
async fn five_wrong_codes_or_ten_minutes_end_a_ticket() {
    on_every_stage(async |stage| {
        let site = Site::of(&stage);
        let (ticket, code) = site.ask(CodePurpose::Register, PHONE).await;
        let wrong = if code == "123456" { "123457" } else { "123456" };
        for _ in 0..5 {
            let answer = site.desk.register(&ticket, &account(wrong), DEVICE).await;
            assert_eq!(answer.err(), wrong_code::<()>().err());
        }
        let answer = site.desk.register(&ticket, &account(&code), DEVICE).await;
        assert_eq!(
            answer.err(),
            wrong_code::<()>().err(),
            "the right one comes too late"
        );
        site.later();
        let (ticket, code) = site.ask(CodePurpose::Register, PHONE).await;
        // For something else it is no ticket at all.
        let other = site.desk.recover(&ticket, &code, PASSWORD, DEVICE).await;
        assert_eq!(other.err(), Some(AppError::NotFound));
        stage.clock.set(stage.clock.now() + 10 * 60);
        let answer = site.desk.register(&ticket, &account(&code), DEVICE).await;
        assert_eq!(answer.err(), wrong_code::<()>().err());
        let accounts = stage
            .count("SELECT COUNT(*) FROM accounts WHERE phone IS NOT NULL")
            .await;
        assert_eq!(accounts, 0);
    })
    .await;
}

#[tokio::test]
async fn codes_are_sent_at_a_pace() {
    on_every_stage(async |stage| {
        let site = Site::of(&stage);
        let ask = async || site.desk.ask(CodePurpose::Register, PHONE).await;
        let (one, other) = tokio::join!(ask(), ask());
        assert_eq!(
            [one.is_ok(), other.is_ok()]
                .iter()
                .filter(|ok| **ok)
                .count(),
            1
        );
        for _ in 0..4 {
            site.later();
            ask().await.expect("a ticket");
        }
        site.later();
        assert!(
            matches!(ask().await, Err(AppError::TooMany { .. })),
            "five a day"
        );
        assert!(site.desk.ask(CodePurpose::Register, OTHER).await.is_ok());
        for (typed, problem) in [("", Problem::Required), ("12", Problem::Shape)] {
            let refused = site.desk.ask(CodePurpose::Register, typed).await;
            assert_eq!(refused, Err(AppError::field("phone", problem)));
        }
        let purpose = site.desk.ask(CodePurpose::ChangePhone, OTHER).await;
        assert!(
            matches!(purpose, Err(AppError::Invalid { .. })),
            "only of one's own account"
        );
    })
    .await;
}

#[tokio::test]
async fn a_recovered_password_ends_every_session_and_every_code() {
    on_every_stage(async |stage| {
        let site = Site::of(&stage);
        let (citizen, staff) = (stage.adult().await, stage.staff(LIBRARY).await);
        stage
            .run(
                "UPDATE accounts SET phone = ? WHERE id = ?",
                [
                    "+79005554433".into(),
                    citizen.visitor.account.clone().into(),
                ],
            )
            .await;
        let (ticket, code) = site.ask(CodePurpose::Recover, PHONE).await;
        let first = site.desk.recover(&ticket, &code, PASSWORD, DEVICE).await;
        let first = first.expect("a session").secret;
        assert!(site.visitor(&first).await.is_some());
        site.later();
        let shown = stage.code(&citizen, Scenario::Age18);
        let (ticket, code) = site.ask(CodePurpose::Recover, PHONE).await;
        let short = site.desk.recover(&ticket, &code, "коротко", DEVICE).await;
        let problem = AppError::field("new_password", Problem::ShortPassword);
        assert_eq!(short.err(), Some(problem), "and the code is still good");
        let session = site
            .desk
            .recover(&ticket, &code, "совсем другой", DEVICE)
            .await;
        assert!(session.is_ok());
        assert!(
            site.visitor(&first).await.is_none(),
            "whoever knew the old one is out"
        );
        assert!(
            site.accounts
                .sign_in(PHONE, PASSWORD, DEVICE)
                .await
                .is_err()
        );
        assert!(
            site.accounts
                .sign_in(PHONE, "совсем другой", DEVICE)
                .await
                .is_ok()
        );
        let answer = stage.scan(&staff, Some(LIBRARY), &shown).await;
        assert_eq!(answer.outcome, OutcomeKind::NotConfirmed);
    })
    .await;
}

#[tokio::test]
async fn without_a_way_to_send_codes_nobody_registers() {
    let stage = Stage::on_sqlite().await;
    let clock = Arc::clone(&stage.clock) as Arc<dyn Clock>;
    let texts: Arc<dyn Texts> = Arc::new(FluentTexts::load().expect("texts"));
    let text = texts.text(Language::Ru, "sms-code", &[("code", Arg::from("123456"))]);
    assert!(text.contains("123456"));
    let desk = RegistrationDesk::new(stage.database.clone(), clock, texts, None, false);
    assert!(!desk.is_open());
    let asked = desk.ask(CodePurpose::Register, PHONE).await;
    assert_eq!(asked, Err(AppError::Unavailable));
    assert_eq!(stage.clock.now(), NOW);
}

/// A gateway that takes what it gets, `answer` in turn.
async fn gateway(answers: &'static [&'static str]) -> (HttpGateway, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let served = tokio::spawn(async move {
        let mut asked = Vec::new();
        for answer in answers {
            let (mut client, _) = listener.accept().await.expect("a client");
            let mut request = vec![0; 4096];
            let length = client.read(&mut request).await.expect("a request");
            client.write_all(answer.as_bytes()).await.expect("answered");
            request.truncate(length);
            asked.push(String::from_utf8_lossy(&request).into_owned());
        }
        asked
    });
    let gateway = format!("http://{address}/sms").parse();
    (gateway.expect("a gateway"), served)
}

/// By configuration codes go to a gateway over HTTP: kept until it takes them, not longer than they
/// are of use.
#[tokio::test]
async fn codes_reach_phones_by_a_gateway_over_http() {
    on_every_stage(async |stage: Stage| {
        let clock = || Arc::clone(&stage.clock) as Arc<dyn Clock>;
        let texts: Arc<dyn Texts> = Arc::new(FluentTexts::load().expect("texts"));
        let sender = CodeSender::Messages(Bell::default());
        let database = stage.database.clone();
        let desk = RegistrationDesk::new(database, clock(), texts, Some(sender), false);
        desk.ask(CodePurpose::Register, PHONE)
            .await
            .expect("a ticket");
        let (gateway, served) = gateway(&[
            "HTTP/1.1 503 Busy\r\n\r\n",
            "HTTP/1.1 202 Accepted\r\n\r\n",
            "HTTP/1.1 500 Broken\r\n\r\n",
        ])
        .await;
        let deliver = async || {
            let sent = mail::deliver_messages(&stage.database, &gateway, stage.clock.now()).await;
            let sent = sent.expect("a database");
            (sent.sent, sent.delayed, sent.given_up)
        };
        assert_eq!(deliver().await, (0, 1, 0));
        assert_eq!(deliver().await, (0, 0, 0), "not at once");
        stage.clock.advance(10);
        assert_eq!(deliver().await, (1, 0, 0));
        assert_eq!(stage.count("SELECT count(*) FROM mails").await, 0);
        stage.clock.advance(60);
        desk.ask(CodePurpose::Register, OTHER)
            .await
            .expect("a ticket");
        stage.clock.advance(15 * 60);
        assert_eq!(deliver().await, (0, 0, 1), "nobody waits for it any more");
        let asked = served.await.expect("served");
        assert!(asked[1].contains("\"to\":\"+79005554433\""), "{}", asked[1]);
        assert!(asked[2].contains("+79005554434"));
    })
    .await;
}
