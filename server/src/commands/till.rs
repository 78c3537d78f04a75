//! A till without programming: codes on standard input, answers on standard output.

use std::{
    fs,
    io::{BufRead, Read as _, Write as _},
    process::ExitCode,
    sync::Arc,
    time::Duration,
};

use anyhow::{Context as _, bail};
use app::{
    paths,
    ports::{Language, Texts as _},
};
use rustls::ClientConfig;
use serde_json::{Value, json};
use tokio::time::{sleep, timeout};
use uuid::Uuid;

use super::poa::spoken;
use crate::{
    config::Till,
    http_client::{self, Address, Whole, can_be_key},
    texts::FluentTexts,
};

/// Bytes of a line: four times what fits into a QR code.
const LONGEST: u64 = 16 * 1024;
/// Attempts to check one code, all with one key.
const ATTEMPTS: u32 = 2;
/// Between two of them.
const PAUSE: Duration = Duration::from_millis(300);
/// With which `--once` ends.
const NOT_TO_SERVE: u8 = 1;
const NOT_CHECKED: u8 = 2;

/// `digital-id till`
pub(super) async fn till(config: Till) -> anyhow::Result<ExitCode> {
    match work(&config).await {
        // Of the customer nothing was said: whoever called must not take it for a no.
        Err(error) if config.once => {
            tracing::error!("{error:#}");
            Ok(NOT_CHECKED.into())
        }
        done => done,
    }
}

async fn work(config: &Till) -> anyhow::Result<ExitCode> {
    let desk = Desk::new(config)?;
    let mut out = std::io::stdout().lock();
    let mut typing = std::io::stdin().lock();
    while let Some(line) = next_line(&mut typing)? {
        let code = typed(line.trim());
        if code.is_empty() {
            continue;
        }
        let answer = desk.ask(&code).await;
        writeln!(out, "{}", desk.line(&answer, config.plain))?;
        out.flush()?;
        if config.once {
            return Ok(answer.status());
        }
    }
    Ok(match config.once {
        // Nothing was scanned.
        true => NOT_CHECKED.into(),
        false => ExitCode::SUCCESS,
    })
}

/// The next line, whatever bytes a scanner has made of a stranger's code; `None` at the end. Of one
/// that no code fills the rest is read and forgotten.
fn next_line(typing: &mut impl BufRead) -> std::io::Result<Option<String>> {
    let mut line = Vec::new();
    if typing.take(LONGEST).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    while line.last() != Some(&b'\n') {
        let mut rest = Vec::new();
        if typing.take(LONGEST).read_until(b'\n', &mut rest)? == 0 {
            break;
        }
        if rest.last() == Some(&b'\n') {
            line.push(b'\n');
        }
    }
    Ok(Some(String::from_utf8_lossy(&line).into_owned()))
}

/// Everything that each code needs.
struct Desk {
    address: Address,
    trust: Arc<ClientConfig>,
    key: String,
    asks: String,
    language: Language,
    patience: Duration,
    texts: FluentTexts,
}

/// What came of a code.
#[derive(Debug)]
enum Answer {
    /// The service has said what there is to say: the JSON as it came, read.
    Told(Value),
    /// It has refused the request: what it said.
    Refused(Value),
    /// It could not be reached.
    Unreachable,
}

impl Answer {
    /// Only what the service itself has called so; anything else is no yes.
    fn serves(&self) -> bool {
        matches!(self, Self::Told(told) if told.get("serve") == Some(&Value::Bool(true)))
    }

    fn status(&self) -> ExitCode {
        match self {
            Self::Told(_) if self.serves() => ExitCode::SUCCESS,
            Self::Told(_) => NOT_TO_SERVE.into(),
            Self::Refused(_) | Self::Unreachable => NOT_CHECKED.into(),
        }
    }
}

impl Desk {
    fn new(config: &Till) -> anyhow::Result<Self> {
        let key = fs::read_to_string(&config.key_file)
            .with_context(|| format!("cannot read {}", config.key_file.display()))?;
        let key = key.lines().next().unwrap_or_default().trim();
        if !can_be_key(key) {
            bail!("there is no key in {}", config.key_file.display());
        }
        let trust = http_client::trust(config.authority.as_deref());
        Ok(Self {
            address: config.server.at(paths::TILL_CHECKS),
            trust: trust.context("cannot use the certificates")?,
            key: key.to_owned(),
            asks: config.asks.key(),
            language: config.language.unwrap_or_else(spoken),
            patience: Duration::from_secs(config.patience),
            texts: FluentTexts::load()?,
        })
    }

    /// Asks about a code, once more if nobody answers: with the same key nothing is done twice.
    async fn ask(&self, code: &str) -> Answer {
        let name = if is_digits(code) { "digits" } else { "code" };
        let question = json!({
            name: code,
            "asks": self.asks,
            "key": Uuid::new_v4().to_string(),
            "language": self.language.tag(),
        });
        let question = question.to_string();
        for attempt in 1..=ATTEMPTS {
            match timeout(self.patience, self.send(&question)).await {
                // The service itself is out of order: the same as nobody there.
                Ok(Ok(answer)) if answer.status >= 500 => {}
                Ok(Ok(answer)) => return read(&answer),
                Ok(Err(error)) => tracing::warn!(%error, "no answer"),
                Err(_) => tracing::warn!("no answer in time"),
            }
            if attempt < ATTEMPTS {
                sleep(PAUSE).await;
            }
        }
        Answer::Unreachable
    }

    async fn send(&self, question: &str) -> anyhow::Result<Whole> {
        let (trust, key) = (self.trust.clone(), Some(self.key.as_str()));
        let mut stream = self.address.post(trust, key, question.as_bytes()).await?;
        http_client::whole(&mut *stream).await
    }

    /// What is printed of it.
    fn line(&self, answer: &Answer, plain: bool) -> String {
        let told = match answer {
            Answer::Told(told) => told.clone(),
            Answer::Refused(problem) => json!({
                "id": null,
                "outcome": "not_checked",
                "serve": false,
                "problem": problem,
                "say": self.say("till-failed"),
            }),
            Answer::Unreachable => json!({
                "id": null,
                "outcome": "unreachable",
                "serve": false,
                "say": self.say("till-offline"),
            }),
        };
        if !plain {
            return told.to_string();
        }
        let text = |path: &str| told.pointer(path).and_then(Value::as_str);
        let mut line = text("/say/title").unwrap_or_default().to_owned();
        if let (Some(one), Some(other)) = (text("/words/0"), text("/words/1")) {
            let values = [("one", one.into()), ("other", other.into())];
            line += &format!(
                " ({})",
                self.texts.text(self.language, "till-words", &values)
            );
        }
        if let Some(next) = text("/say/next").filter(|next| !next.is_empty()) {
            line += &format!(". {next}");
        }
        if let Some(code) = text("/problem/code") {
            line += &format!(" [{code}]");
        }
        line
    }

    /// The words for what nobody has checked: go on without.
    fn say(&self, title: &str) -> Value {
        let text = |key| self.texts.text(self.language, key, &[]);
        json!({ "title": text(title), "next": text("till-offline-next") })
    }
}

/// What the service has said. What cannot be understood is as good as nothing.
fn read(answer: &Whole) -> Answer {
    let Ok(told) = serde_json::from_slice::<Value>(&answer.body) else {
        return Answer::Refused(json!({ "status": answer.status }));
    };
    let is_answer = answer.status == 200 && told.get("serve").is_some_and(Value::is_boolean);
    match is_answer {
        true => Answer::Told(told),
        false => Answer::Refused(told),
    }
}

/// Eight digits, however they were grouped.
fn is_digits(code: &str) -> bool {
    let mut digits = code.chars().filter(|c| !c.is_whitespace() && *c != '-');
    digits.clone().count() == 8 && digits.all(|c| c.is_ascii_digit())
}

/// What a hardware scanner has typed. It presses the keys of an American keyboard, of which a computer
/// set to the Russian layout makes Russian letters; no code of ours has any.
fn typed(line: &str) -> String {
    const RUSSIAN: &str = "йцукенгшщзхъфывапролджэячсмитьбю.ёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,Ё№";
    const AMERICAN: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,./`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?~#";
    let is_russian = |c: char| matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё');
    if !line.contains(is_russian) {
        return line.to_owned();
    }
    let pressed = |c: char| {
        let at = RUSSIAN.chars().position(|russian| russian == c);
        at.and_then(|at| AMERICAN.chars().nth(at)).unwrap_or(c)
    };
    line.chars().map(pressed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_count_and_not_what_the_layout_makes_of_them() {
        assert_eq!(
            typed("HTTPS://ID.EXAMPLE/V#AB2"),
            "HTTPS://ID.EXAMPLE/V#AB2"
        );
        assert_eq!(
            typed("РЕЕЗЫЖ..ШВюУЧФЬЗДУ.М№ФИ2"),
            "HTTPS://ID.EXAMPLE/V#AB2"
        );
        assert_eq!(typed("4821 0937"), "4821 0937");
    }

    #[test]
    fn no_line_ends_the_day() {
        let long = "x".repeat(40_000);
        let mut typing = [b"one\r\n\xff\xfe\n".as_slice(), long.as_bytes(), b"\ntwo"].concat();
        let mut typing = std::io::Cursor::new(&mut typing);
        let mut next = || next_line(&mut typing).expect("a line");
        assert_eq!(next().as_deref(), Some("one\r\n"));
        assert_eq!(next().as_deref(), Some("\u{fffd}\u{fffd}\n"));
        assert_eq!(next().map(|line| line.len()), Some(16 * 1024 + 1));
        assert_eq!(next().as_deref(), Some("two"));
        assert_eq!(next(), None);
    }

    #[test]
    fn nothing_but_a_plain_yes_is_one() {
        let told = |status, body: &str| {
            read(&Whole {
                status,
                body: body.as_bytes().to_vec(),
            })
        };
        assert!(told(200, r#"{"serve":true}"#).serves());
        for (status, body) in [
            (200, r#"{"serve":false}"#),
            (200, r#"{"serve":"true"}"#),
            (200, r#"{"serve":1}"#),
            (200, "true"),
            (200, ""),
            (201, r#"{"serve":true}"#),
            (401, r#"{"serve":true}"#),
        ] {
            assert!(!told(status, body).serves(), "{status} {body}");
        }
        assert!(!Answer::Unreachable.serves());
    }
}
